from collections import deque, defaultdict
from typing import Callable, Dict, Generic, List, Literal, NamedTuple, Optional, TypeVar, Union

T = TypeVar("T")
Handler = Callable[[int, str], Optional[int]]
Level = Literal["low", "high"]
Table = Dict[str, List[Union[int, str]]]


class Point(NamedTuple):
    """A place."""

    x: int
    y: int = 0
    label: str = "p"

    ORIGIN = "here"

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    @property
    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split(",")))

    @staticmethod
    def dimensions():
        return 2


p = Point(3, 4)
print(p, p.norm, p + Point(1), Point.parse("7,8"), Point.dimensions(), Point.ORIGIN)
print(p == (3, 4, "p"), tuple(p), p[0], p[-1], len(p), hash(p) == hash((3, 4, "p")))
print(Point._fields, Point._field_defaults, p._replace(y=9), p._asdict(), Point._make([1, 2, "q"]))
x, *rest = p
print(x, rest, isinstance(p, tuple), issubclass(Point, tuple), type(p).__name__, Point.__doc__)
print(sorted([Point(2, 1), Point(1, 5), Point(1, 2)]), max(Point(1), Point(0, 9)))
for bad in (
    lambda: Point(),
    lambda: Point(1, 2, "a", 4),
    lambda: Point(1, z=2),
    lambda: setattr(p, "x", 5),
    lambda: p.missing,
):
    try:
        print("none", bad())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
match p:
    case Point(x=3, y=why):
        print("named", why)
match p:
    case Point(3, b, _):
        print("by place", b)


class Shape(NamedTuple):
    name: str
    sides: int

    def __str__(self):
        return f"<{self.name}:{self.sides}>"


class Box(NamedTuple, Generic[T]):
    content: T


print(Shape("square", 4), [Shape("tri", 3)], repr(Shape("x", 1)), f"{Shape('pent', 5)!s:>12}|")
print(Box(5), Box("a").content, {Shape("a", 1): 2}[("a", 1)])
Pair = NamedTuple("Pair", [("left", int), ("right", str)])
print(Pair(1, "b"), Pair(right="r", left=2)._asdict())


def attempt(make):
    try:
        make()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)


def late():
    class Late(NamedTuple):
        a: int = 1
        b: int


def under():
    class Under(NamedTuple):
        _a: int


def owner():
    class Owner(NamedTuple):
        a: int

        def _asdict(self):
            return {}


def mixed():
    class Mixed(NamedTuple, dict):
        a: int


for make in (late, under, owner, mixed):
    attempt(make)
for value in (deque(), defaultdict(int), {1}, [], {}):
    attempt(lambda: hash(value))


class Child(Point):
    def norm2(self):
        return self.x + self.y


print(Child(1, 2), Child(1, 2).norm2(), Child(1, 2) + Child(1), Child.__mro__[1] is Point)
