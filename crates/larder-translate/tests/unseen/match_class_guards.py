from dataclasses import dataclass
from enum import Enum, IntEnum
from collections import namedtuple, OrderedDict, deque
import re

log = []


class Color(Enum):
    RED = "r"
    BLUE = "b"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


@dataclass
class Point:
    x: float
    y: float = 0


@dataclass(order=True, frozen=True)
class Segment:
    a: Point
    b: Point


class Loud:
    __match_args__ = ("first", "second")

    def __init__(self, **kw):
        self.kw = kw

    def __getattr__(self, name):
        log.append(name)
        try:
            return self.__dict__["kw"][name]
        except KeyError:
            raise AttributeError(name) from None

    def __eq__(self, other):
        log.append(f"eq {other!r}")
        return self.kw.get("eq") == other

    def __repr__(self):
        return "Loud!"


NT = namedtuple("NT", "p q")
LIMIT = 10


class K:
    limit = 99


def tag(name, v):
    log.append(name)
    return v


def m(v):
    match v:
        case None:
            return "none"
        case True | False as b:
            return f"bool {b}"
        case Level.HIGH:
            return "high or two"
        case 0 | 1 as n:
            return f"small {n!r}"
        case int(n) if tag("guard int", n < 0):
            return f"negative {n}"
        case int() | float() if v == K.limit:
            return "limit"
        case K.limit:
            return "never"
        case float(f) if f != f:
            return "nan"
        case -1.5 | 2.5:
            return "float literal"
        case 3+4j:
            return "complex"
        case "":
            return "empty str"
        case "go" | "run" as cmd:
            return f"cmd {cmd}"
        case str(s) if mt := re.fullmatch(r"(\w+)=(\d+)", s):
            return f"pair {mt[1]} {int(mt[2]) * 2}"
        case str():
            return f"str of {len(v)}"
        case b"raw":
            return "raw bytes"
        case NT(p, q=[*_, 7]):
            return f"NT ends 7 {p}"
        case NT(5):
            return "NT five"
        case []:
            return "empty seq"
        case [x]:
            return f"one {x!r}"
        case [Point(x=0, y=0) | "origin", *rest]:
            return f"from origin {rest}"
        case [int(a), int(b)] | (int(a), str(), int(b)):
            return f"two ints {a} {b}"
        case [[_, _], [_, *deep]]:
            return f"nested {deep}"
        case ["quote", {"text": str(t), **more}]:
            return f"quote {t} {more}"
        case (first, *_, last) if first == last:
            return f"bookends {first!r}"
        case [_, _, *many]:
            return f"many {len(many)} {type(many).__name__}"
        case {"type": "circle", "r": (int() | float()) as r}:
            return f"circle {r}"
        case {"type": t, "pos": [x, y], **rest} if not rest:
            return f"{t} at {x},{y}"
        case {1: one, "k": {"deep": [_, d]}}:
            return f"mixed {one} {d}"
        case {"only": _, **rest}:
            return f"only + {sorted(rest)}"
        case {}:
            return f"dict of {len(v)}"
        case Point(0, 0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=x):
            return f"point x {x}"
        case Segment(Point(x1), Point(x2, y=0)):
            return f"segment {x1}->{x2}"
        case Color.RED:
            return "red"
        case Color(value=c):
            return f"colour {c}"
        case Loud("a", second=2):
            return "loud a2"
        case Loud(third=t):
            return f"loud third {t}"
        case set() | frozenset():
            return f"set {sorted(v)}"
        case type():
            return f"type {v.__name__}"
        case Exception(args=[msg, *_]):
            return f"exc {msg}"
        case _ if callable(v):
            return "callable"
        case other:
            return f"other {type(other).__name__}"


values = [None, True, 0, 1, 1.0, 2, 2.0, -5, 99, 99.0, 7, float("nan"), -1.5, 2.5, 3 + 4j, 2 ** 70, -2 ** 70, "", "run", "abc=21", "abc", b"raw", bytearray(b"raw"), b"zz",
          NT(1, [5, 7]), NT(5, []), NT(6, 1), [], (), ["x"], "x", [Point(0, 0), 1], ("origin",), ["origin", 2, 3], [1, 2], (1, "s", 2), [1, True], [[1, 2], [3, 4, 5]], [[1, 2], "no"],
          ["quote", {"text": "t", "z": 1}], ["quote", {"text": 5}], (1, 2, 1.0), [1, 2, 3, 4], range(5), deque([8, 9, 8]), {1, 2}, {"type": "circle", "r": 2.5}, {"type": "circle", "r": "x"}, {"type": "sq", "pos": (1, 2)}, {"type": "sq", "pos": (1, 2), "z": 0},
          {1: "uno", "k": {"deep": [0, 9]}}, {True: "t", "k": {"deep": "ab"}}, OrderedDict(only=1, b=2, a=3), {}, {"q": 1}, Point(0, 0.0), Point(3, 3), Point(4, 5), Segment(Point(1), Point(2)), Segment(Point(1), Point(2, 3)), Color.RED, Color.BLUE, Level.LOW, Level.HIGH,
          Loud(first="a", second=2), Loud(first="b", third=3), Loud(first="a", eq=0), int, Color, ValueError("boom", 1), KeyError(), len, ..., iter([])]
for v in values:
    log.clear()
    r = m(v)
    shown = v if not isinstance(v, (Loud, type(iter([])), type(len))) else type(v).__name__
    print(f"{shown!r:.40} => {r}", log if log else "")


def leak(v):
    match v:
        case [a, b] if a > b:
            pass
        case [a, *b]:
            pass
        case {"x": a}:
            b = "set"
    try:
        return a, b
    except UnboundLocalError as e:
        return str(e)


for v in ([2, 1], [1, 2], [5], {"x": 1}, "zz"):
    print(leak(v))
out = []
for tok in ["push 5", "push 7", "add", "dup", "mul", "say hi there", "pop pop", "halt", "push 1"]:
    match tok.split():
        case ["push", n] if n.isdigit():
            out.append(int(n))
        case ["add" | "mul" as op]:
            b, a = out.pop(), out.pop()
            out.append(a + b if op == "add" else a * b)
        case ["dup"]:
            out.append(out[-1])
        case ["halt"]:
            break
        case ["say", *words]:
            print(" ".join(words), out)
            continue
        case [one, two] if one == two:
            print("twice", one)
        case unknown:
            print("unknown", unknown)
print(out)
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as e:
    print(e)
match = {"match": 1}
match["case"] = 2
case = [match]
print(match, case)
