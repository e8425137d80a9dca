# odds and ends of classes
import abc
from abc import ABC, ABCMeta, abstractmethod
class Base(metaclass=ABCMeta):
    @abstractmethod
    def f(self): ...
class Impl(Base):
    def f(self): return 1
print(Impl().f())
try: Base()
except TypeError as e: print(e)
class Meta(ABCMeta):
    def __new__(mcs, name, bases, ns):
        ns['made'] = name
        return super().__new__(mcs, name, bases, ns)
class A(metaclass=Meta):
    @abstractmethod
    def g(self): ...
class B(A):
    def g(self): return self.made
print(B().g(), A.made)
try: A()
except TypeError as e: print(e)
class Plugin:
    plugins = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.plugins.append((cls.__name__, tag))
class P1(Plugin, tag='x'): pass
class P2(P1): pass
print(Plugin.plugins)
class Desc:
    def __init__(self, default): self.default = default
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner):
        if obj is None: return self
        return getattr(obj, self.name, self.default)
    def __set__(self, obj, value):
        if value < 0: raise ValueError(f"{self.name[1:]} must be >= 0")
        setattr(obj, self.name, value)
class Acc:
    bal = Desc(10)
    lim = Desc(5)
a = Acc(); a.bal = 3
print(a.bal, a.lim, type(Acc.bal).__name__, vars(a))
try: a.lim = -1
except ValueError as e: print(e)
class State:
    def go(self):
        print(type(self).__name__)
        self.__class__ = {Open: Closed, Closed: Open}[type(self)]
class Open(State): pass
class Closed(State): pass
s = Open()
for _ in range(4): s.go()
print(isinstance(s, Open), type(s) is Open)
def tell(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def chg(): a.__class__ = int
tell(chg)
def chg2(): a.__class__ = 5
tell(chg2)
print(type('X', (Acc,), {'y': 2})().y, type('Y', (), {})().__class__.__name__)
print(type(Acc), type(type), type(Meta), type(A).__name__, isinstance(A, Meta), isinstance(A, type))
class Slots:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
tell(lambda: Slots().b)
def s2(): Slots().c = 1
tell(s2)
class Multi(dict, metaclass=Meta):
    def __missing__(self, k): return k * 2
print(Multi(a=1)['b'], Multi.made)
x: int = 5
def deco(cls):
    cls.extra = 'e'
    return cls
@deco
class Z(B): pass
print(Z.extra, Z().g())
def g():
    for i in range(3):
        try:
            yield i
        except GeneratorExit:
            print('closed', i)
            raise
        except ValueError as e:
            print('got', e)
it = g(); next(it); it.close()
it = g(); print(next(it), it.throw(ValueError('v')))
e = None
try:
    raise KeyError('a')
except KeyError as e:
    saved = e
try: print(e)
except NameError as n: print(n)
print(saved, repr(saved))
def outer():
    e = 'out'
    def inner():
        return e
    try:
        raise ValueError
    except ValueError as e:
        pass
    try: return inner()
    except NameError as n: return str(n)
print(outer())
def param(e):
    try: raise ValueError('p')
    except ValueError as e: print('in', e)
    try: return e
    except UnboundLocalError as u: return str(u)
print(param(3))
def dele(x):
    del x
    try: return x
    except UnboundLocalError as u: return str(u)
print(dele(3))
def gen(n):
    try:
        yield n
    except Exception as n:
        yield str(n)
    try: yield n
    except UnboundLocalError as u: yield str(u)
it.close(); jt = gen(1); print(next(jt), jt.throw(KeyError("k")), next(jt))
