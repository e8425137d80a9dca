"""What the class of a class is: of enumerations, of abstract classes, of all others."""
from abc import ABC, ABCMeta, abstractmethod
from enum import Enum, EnumMeta, Flag, IntEnum, EnumType


class Colour(Enum):
    RED = 1


class Perm(Flag):
    R = 1


class Base(ABC):
    @abstractmethod
    def f(self): ...


class Concrete(Base):
    def f(self):
        return 1


class Plain:
    pass


print(type(Colour), type(Perm), type(Plain), type(Plain).__name__)
print(type(Colour).__name__, isinstance(Colour, type), isinstance(Colour, EnumType), EnumMeta is EnumType)
print(type(Base), type(Concrete).__name__, isinstance(Base, ABCMeta), isinstance(Plain, ABCMeta), isinstance(Base, type))
print(type(Colour) is type, type(Colour) is EnumMeta, issubclass(EnumType, type), repr(EnumType))
print(Colour.__class__, Base.__class__, Plain.__class__, type(ABC), type(type(Base)))
