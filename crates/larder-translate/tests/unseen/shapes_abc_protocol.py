from abc import ABC, abstractmethod, ABCMeta
from collections.abc import Sequence, Mapping, Hashable, Iterable, MutableMapping, Sized, Callable, Set
from typing import Protocol, runtime_checkable, Generic, TypeVar, Union, Optional, Any, get_type_hints
import math
import numbers

T = TypeVar("T")


class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...

    @abstractmethod
    def scale(self, by):
        """Scale it."""
        print("scaling", type(self).__name__)

    @classmethod
    @abstractmethod
    def unit(cls): ...

    def describe(self):
        return f"{type(self).__name__.lower()} of {self.area:.2f}"


class Circle(Shape):
    def __init__(self, r):
        self.r = r

    @property
    def area(self):
        return math.pi * self.r ** 2

    def scale(self, by):
        super().scale(by)
        return Circle(self.r * by)

    @classmethod
    def unit(cls):
        return cls(1)


class Half(Shape):
    def scale(self, by):
        return self


@runtime_checkable
class Scalable(Protocol):
    def scale(self, by): ...


class Stack(Generic[T]):
    def __init__(self, items: Optional[list[T]] = None) -> None:
        self.items: list[T] = list(items or ())

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


class Steps(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[j] for j in range(*i.indices(self.n))]
        if i < 0:
            i += self.n
        if not 0 <= i < self.n:
            raise IndexError("step out of range")
        return i * i


class Bits(Set):
    def __init__(self, it=()):
        self.mask = 0
        for i in it:
            self.mask |= 1 << i

    def __contains__(self, i):
        return bool(self.mask >> i & 1)

    def __iter__(self):
        return (i for i in range(self.mask.bit_length()) if i in self)

    def __len__(self):
        return bin(self.mask).count("1")

    def __repr__(self):
        return f"Bits({list(self)})"


for make in (Shape, Half, Circle.unit):
    try:
        print(make().describe())
    except TypeError as error:
        print(error)
print(Circle(2).scale(3).describe(), isinstance(Circle(1), Scalable), isinstance(Stack(), Scalable), sorted(Half.__abstractmethods__))
s = Stack([1]).push(2)
print(s.items, Stack[int], Stack[int]([5]).items, Stack.__parameters__, type(Stack[str]("ab")).__name__)
st = Steps(5)
print(list(st), st[-1], st[1:4], 9 in st, st.index(4), st.count(3), list(reversed(st)), isinstance(st, Iterable))
try:
    st[7]
except IndexError as error:
    print(error)
a, b = Bits([1, 2, 5]), Bits([2, 3])
print(a & b, a | b, a - b, a ^ b, a <= b, a > Bits([1]), a == {1, 2, 5}, a.isdisjoint([9 - 1]), {2} | b, type(a & b).__name__)


class Meters(float):
    def __add__(self, other):
        return Meters(float.__add__(self, other))

    def __repr__(self):
        return f"{float(self)}m"


numbers.Number.register(Stack)
print(issubclass(Stack, numbers.Number), Meters(1) + 2, Meters(2) * 2, sum([Meters(1), Meters(2)], Meters(0)), isinstance(3, numbers.Integral), isinstance(True, numbers.Rational), isinstance(2.0, numbers.Integral))
print(issubclass(list, Hashable), issubclass(tuple, Hashable), isinstance({}.keys(), Set), isinstance(len, Callable), isinstance([], Sized))
print(get_type_hints(Stack.push), get_type_hints(Stack.__init__))
print(Union[int, str, int], Optional[int], Union[int, None] == Optional[int], dict[str, list[int]], int | None, Any, list[int] == list[int])


class Table(MutableMapping):
    def __init__(self):
        self.rows = []

    def __getitem__(self, k):
        for a, b in self.rows:
            if a == k:
                return b
        raise KeyError(k)

    def __setitem__(self, k, v):
        self.rows = [r for r in self.rows if r[0] != k] + [(k, v)]

    def __delitem__(self, k):
        self[k]
        self.rows = [r for r in self.rows if r[0] != k]

    def __iter__(self):
        return (a for a, _ in self.rows)

    def __len__(self):
        return len(self.rows)


t = Table()
t.update(a=1, b=2)
t["a"] = 9
print(dict(t), t.pop("b"), t.get("z"), t.setdefault("q", 4), t.popitem(), list(t.items()), t == {"q": 4}, "a" in t.keys())
t.clear()
print(len(t), list(t.keys()), list(t.values()))
t.popitem()
