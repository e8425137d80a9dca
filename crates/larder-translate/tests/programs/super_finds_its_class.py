import sys
def show(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
# super in a class inside a function whose name is later rebound
class Base:
    def hi(self): return "base"
    @classmethod
    def make(cls): return cls
def outer():
    class K(Base):
        def hi(self): return "K+" + super().hi()
        @classmethod
        def make(cls): return super().make()
        def who(self): return __class__
    k = K()
    old = K
    K = 5
    show(lambda: k.hi())
    show(lambda: old.make() is old)
    show(lambda: k.who() is old)
    return k
print(outer().hi())
class G(Base):
    def hi(self): return "G+" + super().hi()
g = G()
G = None
print(g.hi())
def two():
    class K(Base):
        def hi(self): return "K1+" + super().hi()
    a = K()
    class K(K):
        def hi(self): return "K2+" + super().hi()
    b = K()
    del K
    return a.hi(), b.hi()
print(two())
def deco(c):
    class W(c):
        def hi(self): return "W+" + super().hi()
    W.__name__ = c.__name__
    return W
@deco
class D(Base):
    def hi(self): return "D+" + super().hi()
print(D().hi(), D.__name__)
def loc():
    @deco
    class L(Base):
        def hi(self): return "L+" + super().hi()
    return L().hi()
print(loc())
from dataclasses import dataclass, field, InitVar
from typing import NamedTuple
@dataclass(slots=True)
class S(Base):
    x: int = 1
    def hi(self): return "S+" + super().hi()
    def cls(self): return __class__ is S
    def two(self): return super(S, self).hi()
show(lambda: S().hi())
show(lambda: S().cls())
show(lambda: S().two())
@dataclass(slots=True, frozen=True)
class F:
    x: int = 1
    def __post_init__(self): super().__init__()
show(lambda: F())
def nt():
    class N(NamedTuple):
        x: int
        def hi(self): return super().count(1)
    return N(1).hi()
show(nt)
def nt2():
    class N(NamedTuple):
        x: int
        def hi(self): return __class__
    return N(1).hi()
show(nt2)
@dataclass
class I:
    a: int
    b: InitVar[int]
    c: str = "x"
    d: InitVar[str] = "q"
    def __post_init__(self, b, d): pass
print(I.__doc__)
@dataclass
class I2:
    a: InitVar["int"] = 3
    l: "list[int]" = field(default_factory=list)
    k: int = field(kw_only=True, default=3)
print(I2.__doc__)
import typing, collections.abc
print(typing.get_origin(typing.Callable[[int], str]), typing.get_origin(typing.Callable), typing.get_origin(collections.abc.Callable[[int], str]), typing.get_args(typing.Callable[[int], str]), typing.get_origin(typing.Callable[[int], str]) is collections.abc.Callable)
from typing import List, Dict, Optional, Union, Tuple, Iterable, Type, ClassVar, Literal, Set, FrozenSet, Sequence, Mapping, Iterator, Generator, Annotated, Deque, DefaultDict, Counter, Hashable, Generic, get_origin
print([get_origin(x) for x in (List[int], Dict[str, int], Optional[int], Union[int, str], Tuple[int], Iterable[int], Type[int], int, ClassVar[int], Literal[1], Set[int], FrozenSet[int], Sequence[int], Mapping[str, int], Iterator[int], Generator[int, None, None], list[int], int | str, Annotated[int, 1], Deque[int], DefaultDict[str, int], Counter[str], Hashable, Generic)])
import cmath
print(cmath.phase(complex(5e-324, 1e-330)), cmath.phase(complex(1e300, 1e-300)), cmath.phase(complex(-1e300, 1e-300)), cmath.phase(complex(1e300, -1e-300)), cmath.phase(complex(1e-300, 1e300)), cmath.phase(complex(1e200, 1e-108)), cmath.phase(complex(1e200, 1e-124)))
show(lambda: cmath.polar(complex(1e300, 1e-300)))
show(lambda: cmath.log(complex(1e300, 1e-300)))
