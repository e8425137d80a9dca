import math
import operator
import itertools
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property, reduce, total_ordering
from typing import Protocol, runtime_checkable, Iterable, Self
from collections import namedtuple


@runtime_checkable
class HasArea(Protocol):
    name: str

    def area(self) -> float: ...


class Vec(namedtuple("Vec", "x y z", defaults=(0,))):
    def __add__(self, o):
        return Vec(*map(operator.add, self, o))

    def __sub__(self, o):
        return Vec(*map(operator.sub, self, o))

    def __mul__(self, k):
        if isinstance(k, Vec):
            return sum(a * b for a, b in zip(self, k))
        return Vec(*(c * k for c in self))

    __rmul__ = __mul__

    def __matmul__(self, o):
        return Vec(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)

    def __abs__(self):
        return math.hypot(*self)

    def __bool__(self):
        return any(self)

    def __neg__(self):
        return self * -1

    def __round__(self, n=0):
        return Vec(*(round(c, n) for c in self))

    def __eq__(self, o):
        return isinstance(o, tuple) and len(o) == 3 and all(math.isclose(a, b, abs_tol=1e-9) for a, b in zip(self, o))

    def __hash__(self):
        return hash(tuple(round(c, 6) for c in self))

    def __getitem__(self, key):
        if isinstance(key, str):
            return Vec(*(getattr(self, c) for c in key)) if len(key) > 1 else getattr(self, key)
        return super().__getitem__(key)

    def __repr__(self):
        return f"⟨{', '.join(f'{c:g}' for c in self)}⟩"


class Shape(ABC):
    registry = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Shape.registry[cls.__name__.lower()] = cls

    @classmethod
    def make(cls, spec: str) -> Self:
        kind, *nums = spec.split()
        try:
            return Shape.registry[kind](*map(float, nums))
        except KeyError:
            raise ValueError(f"unknown shape {kind}") from None
        except TypeError as error:
            raise ValueError(f"{kind}: {str(error).split('__init__() ')[-1]}") from error

    @abstractmethod
    def area(self): ...

    @property
    def name(self):
        return type(self).__name__

    def __lt__(self, other):
        return self.area() < other.area()

    def __str__(self):
        return f"{self.name}({self.area():.2f})"


@dataclass
class Circle(Shape):
    r: float

    def __post_init__(self):
        if self.r <= 0:
            raise ValueError("radius must be positive")

    def area(self):
        return math.pi * self.r ** 2


@dataclass
class Rect(Shape):
    w: float
    h: float = 1.0

    def area(self):
        return self.w * self.h


class Square(Rect):
    def __init__(self, side):
        super().__init__(side, side)

    def __repr__(self):
        return f"Square({self.w})"


class Poly(Shape):
    def __init__(self, *coords):
        if len(coords) % 2 or len(coords) < 6:
            raise ValueError(f"{len(coords)} coordinates make no polygon")
        self.points = [Vec(*p) for p in zip(coords[::2], coords[1::2])]

    @cached_property
    def edges(self):
        return list(zip(self.points, self.points[1:] + self.points[:1]))

    def area(self):
        return abs(sum(a.x * b.y - b.x * a.y for a, b in self.edges)) / 2

    def __contains__(self, p):
        inside = False
        for a, b in self.edges:
            if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x:
                inside = not inside
        return inside

    def __len__(self):
        return len(self.points)


class Lake:
    name = "lake"

    def area(self):
        return 99


v, w = Vec(1, 2, 3), Vec(3, 4)
print(v + w, v - w, v * 2, 0.5 * v, v * w, v @ w, abs(w), -v, bool(Vec(0, 0)), v["x"], v["zyx"], v[1], v[:2], round(v / 3 if hasattr(v, "__truediv__") else v * 0.3333, 2))
print(v == (1, 2, 3.0000000001), v != (1, 2, 3), Vec(0.1 + 0.2, 0) == Vec(0.3, 0), hash(Vec(0.1 + 0.2, 0)) == hash(Vec(0.3, 0)), len({Vec(1, 1), Vec(1, 1.0000000001)}), sum([v, w], Vec(0, 0)), sorted([w, v]), max(v), v in [(1, 2, 3)], v._replace(z=9), [*w], "%s" % (v,))
shapes = [Shape.make(s) for s in ("circle 1", "rect 2 3", "rect 4", "square 1.5", "poly 0 0 4 0 4 3")]
print(*sorted(shapes), max(shapes), sep="; ")
print(shapes[:4], shapes[2] == Rect(4.0), shapes[3] == Rect(1.5, 1.5), shapes[3] == Square(1.5), Vec(3, 1) in shapes[4], Vec(1, 2) in shapes[4], len(shapes[4]), shapes[4].edges is shapes[4].edges)
for bad in (lambda: Shape.make("hex 1"), lambda: Shape.make("circle"), lambda: Shape.make("circle 1 2"), lambda: Shape.make("circle -1"), lambda: Shape.make("rect a"), lambda: Poly(1, 2, 3), lambda: Shape(), lambda: v + 5, lambda: v * "a", lambda: v["q"], lambda: Vec(1), lambda: Circle(1) < 3, lambda: v < w, lambda: hash(Circle(1)), lambda: v.x.real.foo):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(isinstance(Lake(), HasArea), isinstance(shapes[0], HasArea), isinstance(v, HasArea), issubclass(Square, Shape), Shape.registry.keys(), Square.__mro__[1:3])
total = reduce(operator.add, (s.area() for s in shapes))
print(f"{total:.3f}", math.isclose(total, sum(map(operator.methodcaller("area"), shapes))), [type(s).__name__ for s, _ in itertools.groupby(shapes, key=type)] and "grouped")
Square(2, 3)
