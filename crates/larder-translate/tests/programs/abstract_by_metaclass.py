import sys
from abc import ABCMeta, abstractmethod
class Quacks(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        return any("quack" in vars(b) for b in C.__mro__) or NotImplemented
class Duck:
    def quack(self): return "q"
class Robot: pass
print(issubclass(Duck, Quacks), issubclass(Robot, Quacks), Quacks.register(Robot) is Robot, isinstance(Robot(), Quacks))
class Base(metaclass=ABCMeta):
    @abstractmethod
    def f(self): ...
class Sub(Base): pass
for c in (Base, Sub):
    try:
        c()
    except TypeError as e:
        print(e)
print(Base.__abstractmethods__, Sub.__mro__[1].__name__)
print(sys.version_info >= (3, 8), sys.version_info.major, sys.version_info[:2], sys.version_info[0] == 3, sys.float_info.epsilon, sys.float_info.max, sys.float_info.dig, sys.int_info.bits_per_digit, sys.float_info.min)
major, minor, *_ = sys.version_info
print(major, minor)
