"""One classifier per pattern kind, then combinations, bindings that leak and subjects evaluated once."""
from dataclasses import dataclass
from enum import Enum
from collections import namedtuple, deque, OrderedDict, defaultdict
import math


class Dir(Enum):
    UP = "u"
    DOWN = "d"


@dataclass
class P:
    x: int
    y: int = 0


class Named:
    __match_args__ = ("name", "size")

    def __init__(self, **kw):
        self.__dict__.update(kw)


class Noisy:
    __match_args__ = ("v",)

    @property
    def v(self):
        print("(v read)", end=" ")
        return 5


Pt = namedtuple("Pt", "a b c")


class Sub(P):
    pass


def kind(v):
    match v:
        case None: return "none"
        case True | False: return f"bool {v}"
        case -1 | 0: return "small"
        case int(n) if n > 1000: return f"large {n}"
        case int() | float() as num if num == 7: return f"seven {num!r}"
        case 1 | 2 | 3 as n: return f"few {n}"
        case -2.5: return "minus two and a half"
        case 1 + 2j: return "complex"
        case math.pi: return "pi"
        case Dir.UP: return "up"
        case Dir(): return f"dir {v.name}"
        case "": return "empty str"
        case "a" "b": return "ab"
        case str(s) if len(s) > 3: return f"long {s}"
        case str() | bytes(): return "text"
        case Pt(a, c=c): return f"Pt {a} {c}"
        case []: return "empty seq"
        case [x]: return f"one {x!r}"
        case [1, *rest]: return f"starts 1 {rest}"
        case (_, _): return "pair"
        case [[a, b], *_, {"k": k}]: return f"deep {a}{b}{k}"
        case [first, *_, last] if first == last: return "ends equal"
        case [*all_]: return f"seq of {len(all_)}"
        case {"type": "circle", "r": int(r) | float(r)}: return f"circle {r}"
        case {"type": str(t), **others}: return f"{t} {others}"
        case {1: one, None: none}: return f"keys {one} {none}"
        case {}: return f"mapping {len(v)}"
        case P(x=0, y=0): return "origin"
        case P(x, y) if x == y: return "diagonal"
        case P(0, y) | P(y, 0): return f"axis {y}"
        case Sub(): return "sub"
        case P(): return "point"
        case Named("bob", size=s): return f"bob {s}"
        case Named(name=n): return f"named {n}"
        case Noisy(5) | Noisy(6): return "noisy"
        case set() | frozenset(): return "set"
        case type(): return f"type {v.__name__}"
        case _ if callable(v): return "callable"
        case object(__class__=c): return f"other {c.__name__}"


for v in (None, True, False, 0, -1, -0.0, 1, 2.0, 7, 7.0, 5000, 8, -2.5, 1 + 2j, 3j, math.pi, Dir.UP, Dir.DOWN, "", "ab", "abc", "abcd", b"xy", bytearray(b"q"), [], (), [0], ("q",), [1, 2, 3], (1, 2), [5, 6], [[1, 2], 0, {"k": 9}],
          [3, 4, 3], range(4), deque([1, 2]), Pt(1, 2, 3), {"type": "circle", "r": 2.5}, {"type": "circle", "r": "x"}, {"type": 5}, {1: "a", None: "b", 3: 0}, {}, OrderedDict(z=1), P(0, 0), P(4, 4), P(0, 9), P(9, 0), Sub(1, 2), P(1, 2),
          Named(name="bob", size=1), Named(name="al"), Named(size=2), Named(), Noisy(), {1}, frozenset(), int, len, object, iter([]), math.nan, memoryview(b"m"), Ellipsis):
    print(kind(v), end="; ")
print()


def leak(v):
    match v:
        case [a, b] if a > b:
            pass
        case [a, b, *c]:
            pass
        case {"q": a}:
            pass
    return {k: w for k, w in sorted(locals().items()) if k != "v"}


print(leak([2, 1]), leak([1, 2]), leak([1, 2, 3]), leak({"q": 1, "r": 2}), leak("ab"), leak([1]))


class Counting(list):
    reads = 0

    def __len__(self):
        Counting.reads += 1
        return super().__len__()


def subject():
    print("(subject)", end=" ")
    return Counting([1, 2])


match subject():
    case [1]: print("no")
    case [1, 2, 3]: print("no")
    case [1, 2]: print("yes", Counting.reads > 0)

d = defaultdict(list)
match d:
    case {"missing": x}: print("found?")
    case {**rest}: print("rest", rest, dict(d))
match 1, "two", [3, {"four": (5, 6)}]:
    case int(a), str(b), [c, {"four": (d1, d2)}]:
        print(a, b, c, d1, d2)
match {"a": 1}:
    case {"a": 1 | 2 as got, **kw} if not kw:
        print(got, kw)
for cmd in ("go north", "go", "get lamp and key", "drop all", "quit", "  ", "go up now"):
    match cmd.split():
        case []: r = "nothing"
        case ["go", ("north" | "up") as way]: r = f"going {way}"
        case ["go", *rest]: r = f"go where? {rest}"
        case ["get", *things] if "and" in things: r = " & ".join(t for t in things if t != "and")
        case [verb, "all"]: r = f"{verb} everything"
        case ["quit" | "exit"]: r = "bye"
    print(r, end=" | ")
print()
for bad in (lambda v: kindbad(v), lambda v: kindbad2(v)):
    def kindbad(v):
        match v:
            case P(1, 2, 3): return 1
    def kindbad2(v):
        match v:
            case P(1, x=2): return 1
    try:
        print(bad(P(1, 2)))
    except TypeError as e:
        print(e)
match = {"match": 1}
case = match["match"]
print(match, case)
