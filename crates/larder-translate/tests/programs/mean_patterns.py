from dataclasses import dataclass, field
from enum import Enum, IntEnum, auto, Flag
@dataclass
class Point:
    x: int
    y: int = 0
@dataclass(frozen=True, order=True)
class V:
    major: int
    minor: int = 0
    tags: tuple = ()
@dataclass
class Node:
    val: int
    children: list = field(default_factory=list)
    name: str = field(default="n", repr=False, compare=False)
    def __post_init__(self):
        self.depth = 0
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    def pretty(self):
        return self.name.title()
class P(IntEnum):
    LOW = 1
    HIGH = 10
def where(p):
    match p:
        case Point(x=0, y=0):
            return "origin"
        case Point(0, y):
            return f"y={y}"
        case Point(x, 0):
            return f"x={x}"
        case Point(x=a, y=b) if a == b:
            return "diag"
        case Point():
            return "somewhere"
        case [Point(x=0), *rest]:
            return f"list {len(rest)}"
        case {"type": "pt", "x": x, **others}:
            return f"map {x} {others}"
        case "a" | "b" as s:
            return f"str {s}"
        case int(n) if n > 100:
            return "big"
        case [1, [2, z]]:
            return z
        case (a, b, *_):
            return f"seq {a} {b}"
        case None:
            return "none"
        case Color.RED:
            return "red!"
        case True:
            return "true"
        case float():
            return "float"
        case _:
            return "?"
for v in [Point(0), Point(0, 3), Point(4), Point(5, 5), Point(1, 2), [Point(0, 1), 2, 3], {"type": "pt", "x": 9, "q": 1}, "b", 1000, [1, [2, 7]], (8, 9, 10), None, Color.RED, True, 2.5, 5]:
    print(v, "->", where(v))
print(V(1, 2) < V(1, 3), V(2) > V(1, 9), sorted([V(3), V(1, 5), V(1)]), hash(V(1)) == hash(V(1)))
try:
    V(1).major = 5
except AttributeError as e:
    print(type(e).__name__, e)
n = Node(1)
n.children.append(Node(2, name="k"))
print(n, n == Node(1, [Node(2)]), Node(5).children)
print(list(Color), Color(2), Color["BLUE"].value, Color.RED.pretty(), Color.RED is Color(1), len(Color), Color.GREEN.name)
try:
    Color(9)
except ValueError as e:
    print(e)
print(P.HIGH > P.LOW, P.HIGH + 1, P(10), repr(P.LOW), sorted(P), f"{P.LOW}")
d = {Color.RED: "r", Color.BLUE: "b"}
print(d[Color.RED], Color.GREEN in d, [c.value for c in Color])
