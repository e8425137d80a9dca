"""Shapes with ABCs, dataclasses, enums and a registry -- annotated."""
from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace, asdict, astuple, fields, FrozenInstanceError, InitVar
from enum import Enum, Flag, IntFlag, auto, unique
from math import pi, hypot, isclose
from typing import ClassVar, NamedTuple, Optional


class Color(Enum):
    RED = "r"
    GREEN = "g"
    CRIMSON = "r"

    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.name.lower() == str(value).lower():
                return m
        return None

    def __str__(self):
        return f"#{self.value}"

    @property
    def opposite(self) -> Color:
        return Color.GREEN if self is Color.RED else Color.RED


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Pt(NamedTuple):
    x: float
    y: float = 0.0

    def __add__(self, other):
        return Pt(*(a + b for a, b in zip(self, other)))

    @property
    def norm(self):
        return hypot(*self)


class Shape(ABC):
    count: ClassVar[int] = 0
    registry: ClassVar[dict[str, type[Shape]]] = {}

    def __init_subclass__(cls, /, tag: Optional[str] = None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag or cls.__name__.lower()
        Shape.registry[cls.tag] = cls

    @abstractmethod
    def area(self) -> float: ...

    @property
    @abstractmethod
    def corners(self) -> int: ...

    def describe(self):
        return f"{self.tag}[{self.corners}] area={self.area():.3f}"

    def __lt__(self, other):
        if not isinstance(other, Shape):
            return NotImplemented
        return self.area() < other.area()


@dataclass(eq=True, order=False, unsafe_hash=True)
class Circle(Shape, tag="circ"):
    r: float
    center: Pt = Pt(0, 0)
    color: Color = field(default=Color.RED, compare=False)
    corners = 0

    def __post_init__(self):
        if self.r < 0:
            raise ValueError(f"negative radius: {self.r!r}")
        Shape.count += 1

    def area(self):
        return pi * self.r ** 2


@dataclass(frozen=True, order=True)
class Rect(Shape):
    w: float
    h: float = 1.0
    tags: list[str] = field(default_factory=list, repr=False, hash=False, compare=False)
    scale: InitVar[float] = 1.0
    perimeter: float = field(init=False, default=-1)

    def __post_init__(self, scale):
        object.__setattr__(self, "w", self.w * scale)
        object.__setattr__(self, "perimeter", 2 * (self.w + self.h))

    def area(self):
        return self.w * self.h

    @property
    def corners(self):
        return 4


@dataclass(slots=True, kw_only=True)
class Opts:
    name: str
    depth: int = 3
    extra: dict = field(default_factory=dict)


c, r = Circle(2), Rect(3, 4, scale=0.5)
print(c, r, c.describe(), r.describe(), sep="\n")
print(sorted(Shape.registry), Shape.count, c < r, max(c, r) is c, Rect(1, 2) < Rect(1, 3), Rect(2) == Rect(2, tags=["t"]))
print(replace(c, r=5, color=Color.GREEN), asdict(r), astuple(c), [f.name for f in fields(Rect)], sep="\n")
print({Circle(1): "a", Circle(1, color=Color.GREEN): "b"}, hash(Rect(1, 2)) == hash(Rect(1, 2)))
for thunk in (lambda: Shape(), lambda: Circle(-1), lambda: setattr(r, "w", 9), lambda: r.__delattr__("h"), lambda: Circle(), lambda: Rect(1, z=2), lambda: Circle(1) < 5, lambda: r < c,
              lambda: Opts("x"), lambda: Opts(name="x").__dict__, lambda: setattr(Opts(name="x"), "foo", 1), lambda: replace(r, perimeter=3), lambda: Color("zzz"),
              lambda: Color["BLUE"], lambda: Color.BLUE, lambda: setattr(Color, "RED", 1), lambda: Perm(9), lambda: Pt(), lambda: Pt(1, 2, 3), lambda: setattr(Pt(1), "x", 2),
              lambda: Color.RED < Color.GREEN):
    try:
        print("OK", thunk())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: str
except TypeError as e:
    print(e)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
print(list(Color), Color("r"), repr(Color("green")), Color.CRIMSON is Color.RED, Color.__members__.keys(), Color.RED.opposite.name, f"{Color.RED:>4}|{Color.GREEN!r}")
print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm.RW & Perm.W, Perm(0), bool(Perm.R & Perm.W), Perm.R in Perm.RW, list(Perm.RW), Perm(7) ^ Perm.W, Perm.X.value, len(Perm))
print(Pt(1) + (2, 3), Pt(3, 4).norm, Pt(1)._replace(y=7)._asdict(), Pt._fields, Pt._field_defaults, Pt(1, 2) == (1, 2), isclose(Pt(1, 1).norm, 2 ** 0.5), Pt._make([5, 6]), Pt(y=1, x=2)[::-1])
print(Opts(name="a", extra={"k": 1}), Opts.__slots__, Opts(name="q") == Opts(name="q"), Rect.__match_args__, Opts.__match_args__, Circle.__mro__[1:3] == (Shape, ABC))
