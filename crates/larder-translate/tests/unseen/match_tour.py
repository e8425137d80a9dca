# structural pattern matching
from dataclasses import dataclass
from enum import Enum


@dataclass
class Num:
    v: float


@dataclass
class Bin:
    op: str
    l: object
    r: object


@dataclass
class Call:
    fn: str
    args: tuple = ()


class Var:
    __match_args__ = ("name",)

    def __init__(self, name, ty=None):
        self.name, self.ty = name, ty

    def __repr__(self):
        return f"Var({self.name!r})"


class Mode(Enum):
    FAST = 1
    SLOW = 2


def simp(e):
    match e:
        case Bin(op, l, r):
            match op, simp(l), simp(r):
                case "+", Num(a), Num(b):
                    return Num(a + b)
                case "*", Num(a), Num(b):
                    return Num(a * b)
                case ("+", Num(0), x) | ("+", x, Num(0)) | ("*", Num(1), x) | ("*", x, Num(1)):
                    return x
                case ("*", Num(0) as z, _) | ("*", _, Num(0) as z):
                    return z
                case "-", Var(a), Var(b) if a == b:
                    return Num(0)
                case o, l2, r2:
                    return Bin(o, l2, r2)
        case Call("abs", (Num(v),)) if v < 0:
            return Num(-v)
        case Call(fn, [first, *rest]):
            return Call(fn, (simp(first), *map(simp, rest)))
        case _:
            return e


for e in (Bin("+", Num(1), Bin("*", Num(2), Num(3))), Bin("*", Bin("+", Num(0), Var("x")), Num(1)), Bin("*", Var("y"), Num(0)), Bin("-", Var("q"), Var("q")), Bin("-", Var("q"), Var("w")), Call("abs", (Num(-3),)), Call("f", (Bin("+", Num(1), Num(1)), Var("z"))), Call("g"), 7):
    print(simp(e))


def kind(x):
    match x:
        case None:
            return "none"
        case True | False as b:
            return f"bool {b}"
        case 0 | 0.0:
            return "zero"
        case int(n) if n < 0:
            return f"neg {n}"
        case int() | float():
            return f"num {x}"
        case "" | b"":
            return "empty text"
        case str(s) if s.isupper():
            return f"UP {s}"
        case str() | bytes():
            return f"text {x!r}"
        case []:
            return "empty seq"
        case [one]:
            return f"single {one!r}"
        case (a, b) if a == b:
            return f"pair eq {a!r}"
        case ["cmd", ("go" | "run") as verb, *rest]:
            return f"{verb} {rest}"
        case [first, *_, last] if isinstance(x, tuple):
            return f"tuple {first}..{last}"
        case [[a, b], [c, d]]:
            return f"matrix {a * d - b * c}"
        case [*head, {"id": i}]:
            return f"tail dict {i} after {len(head)}"
        case {"type": "point", "x": int(px), "y": int(py), **rest}:
            return f"point {px},{py} {rest}"
        case {"type": str(t), "kids": [_, _, *more]}:
            return f"{t} with 2+{len(more)} kids"
        case {"err": {"code": 400 | 404 as c}} | {"code": c}:
            return f"code {c}"
        case {}:
            return f"mapping {len(x)}"
        case Mode.FAST:
            return "fast!"
        case Mode():
            return f"mode {x.name}"
        case Var(name=n, ty=None):
            return f"untyped {n}"
        case Var(n, ty=[t, *_]):
            return f"var {n}: {t}"
        case complex(real=r, imag=0.0):
            return f"real complex {r}"
        case _:
            return f"other {type(x).__name__}"


for v in (None, True, 0, -0.0, -5, 7, 2.5, "", b"", "ABC", "abc", b"x", [], (), [None], (1, 1.0), ["cmd", "go"], ["cmd", "run", 1, 2], ("cmd", "stop", 3), [1, 2, 3], [[1, 2], [3, 4]], ["a", "b", {"id": 9, "z": 0}],
          {"type": "point", "x": 1, "y": 2, "z": 3}, {"type": "point", "x": 1.5, "y": 2}, {"type": "div", "kids": [1, 2, 3]}, {"err": {"code": 404}}, {"err": {"code": 500}}, {"code": 1}, {}, Mode.FAST, Mode.SLOW, Var("a"), Var("b", ["int"]), Var("c", "str"), 3 + 0j, 1j, {1, 2}, range(3), bytearray(b"q"), iter([])):
    print(f"{str(v) if not isinstance(v, type(iter([]))) else 'iter':<40.40} {kind(v)}")


class Lim:
    lo, hi = 0, 10


def scope(cmd):
    match cmd.split():
        case ["set", name, "=" | "to", val] if (n := int(val)) in range(Lim.lo, Lim.hi):
            pass
        case ["set", name, *_]:
            n = "?"
        case [("quit" | "exit" | "q")]:
            return "bye"
        case []:
            return "nothing"
        case [w] | [w, _]:
            return w
        case _:
            name = None
    return name, locals().get("n", "unset")


for cmd in ("set x = 5", "set y to 50", "set z", "q", "", "a b", "w", "one two three"):
    print(repr(scope(cmd)), end=" ")
print()
try:
    match 3:
        case int(a, b):
            print("?")
except TypeError as e:
    print(e)
try:
    match Mode.FAST:
        case Mode(1):
            pass
except TypeError as e:
    print(e)
try:
    match Num(1):
        case Num(v, w):
            pass
except TypeError as e:
    print(e)
