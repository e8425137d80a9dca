from collections import namedtuple
from dataclasses import dataclass
from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Line:
    start: Point
    end: Point
    color: Color = Color.RED


class Pair:
    __match_args__ = ("left", "right")

    def __init__(self, left, right):
        self.left, self.right = left, right

    @property
    def total(self):
        return self.left + self.right


RGB = namedtuple("RGB", "r g b")
LIMIT = 10


class Const: MAX = 100


def classify(v):
    match v:
        case None:
            return "none"
        case True | False as b:
            return f"bool {b}"
        case 0 | 0.5:
            return "zero or half"
        case int(n) if n > LIMIT:
            return f"big int {n}"
        case Const.MAX:
            return "never, ints above were taken"
        case int() | float():
            return f"number {v}"
        case "" | b"":
            return "empty text"
        case str() as s if s.isupper():
            return f"SHOUT {s}"
        case str():
            return f"text of {len(v)}"
        case Color.RED:
            return "red"
        case Color(value=n):
            return f"colour {n}"
        case Point(x=0, y=0):
            return "origin"
        case Point(0, y) | Point(y, 0):
            return f"on an axis at {y}"
        case Line(Point(x1, y1), Point(x2, y2)) if x1 == x2:
            return f"vertical {y1}..{y2}"
        case Line(color=Color.BLUE, end=Point(x=ex)):
            return f"blue ending at x={ex}"
        case Pair(a, total=t):
            return f"pair {a} total {t}"
        case RGB(r, 0, 0):
            return f"pure red {r}"
        case []:
            return "empty sequence"
        case [x]:
            return f"one {x!r}"
        case [x, [y, *_]]:
            return f"nested {x} {y}"
        case ["go", ("north" | "south") as where, *rest]:
            return f"go {where} {rest}"
        case (first, *middle, last) if first == last:
            return f"same ends around {middle}"
        case [*all_]:
            return f"sequence of {len(all_)}"
        case {"type": "circle", "r": float() | int() as r}:
            return f"circle {r}"
        case {"type": str(kind), **rest} if rest:
            return f"{kind} with {sorted(rest)}"
        case {}:
            return f"mapping of {len(v)}"
        case type():
            return f"class {v.__name__}"
        case _:
            return f"other {type(v).__name__}"


SAMPLES = [None, True, 0, 0.0, 0.5, False, 7, 11, 100, -2.5, "", b"", "ABC", "abc", "Ab1", Color.RED, Color.BLUE, Point(0, 0), Point(0, 4),
           Point(5, 0), Point(1, 1), Line(Point(1, 2), Point(1, 5)), Line(Point(0, 0), Point(3, 3), Color.BLUE), Pair(1, 2), RGB(9, 0, 0),
           RGB(1, 2, 1), [], (), [1], ("ab",), [1, [2, 3, 4]], [1, "23"], ["go", "north"], ("go", "south", "fast"), ["go", "up"], [1, 2, 3, 1],
           range(3), {"type": "circle", "r": 2}, {"type": "circle", "r": "2"}, {"type": "dot"}, {}, {1: 2}, {1, 2}, int, iter([]), 3j, bytearray(b"")]
for s in SAMPLES:
    text = repr(s) if not hasattr(s, "__next__") and not isinstance(s, Pair) else type(s).__name__
    print(f"{text[:40]:<41}{classify(s)}")
match (1, 2):
    case (a, b) if a > b:
        pass
    case (a, 3):
        pass
print(a, b)
try:
    match Pair(1, 2):
        case Pair(a, b, c):
            pass
except TypeError as e:
    print("TypeError:", e)
