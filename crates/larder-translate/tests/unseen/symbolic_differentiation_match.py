"""Symbolic algebra driven by match: simplify, differentiate, evaluate, pretty print, compile to stack code."""
from __future__ import annotations
import math
from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Bin:
    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Call:
    fn: str
    arg: Expr


Expr = Union[Num, Var, Bin, Call]
ZERO, ONE, TWO = Num(0), Num(1), Num(2)


class AlgebraError(ValueError):
    pass


def parse(src):
    """Accepts nested tuples/lists/strings/numbers as s-expressions."""
    match src:
        case bool():
            raise AlgebraError("booleans are not numbers")
        case int() | float() as n:
            return Num(n)
        case str(name) if name.isidentifier():
            return Var(name)
        case ["neg" | "-", x]:
            return Bin("*", Num(-1), parse(x))
        case [("+" | "*") as op, first, second, third, *rest]:
            return parse((op, (op, first, second), third, *rest))
        case [("+" | "-" | "*" | "/" | "^") as op, left, right]:
            return Bin(op, parse(left), parse(right))
        case ["sin" | "cos" | "exp" | "ln" as fn, arg]:
            return Call(fn, parse(arg))
        case {"poly": [*coefficients], "in": str() as name, **other} if not other:
            total = ZERO
            for power, c in enumerate(reversed(coefficients)):
                total = Bin("+", total, Bin("*", Num(c), Bin("^", Var(name), Num(power))))
            return total
        case [] | {} | "" | None:
            raise AlgebraError("empty expression")
        case [str(op), *args]:
            raise AlgebraError(f"{op!r} with {len(args)} arguments")
        case _:
            raise AlgebraError(f"cannot parse {src!r}")


def simplify(e):
    match e:
        case Bin(op, l, r):
            e = Bin(op, simplify(l), simplify(r))
        case Call(fn, a):
            e = Call(fn, simplify(a))
    match e:
        case Bin("/", _, Num(0)):
            raise AlgebraError("division by zero") from ZeroDivisionError(show(e))
        case Bin(op, Num(a), Num(b)):
            return Num({"+": a + b, "-": a - b, "*": a * b, "^": a ** b if op == "^" else None,
                        "/": a / b if op == "/" else None}[op])
        case Bin("+", x, Num(0)) | Bin("+", Num(0), x) | Bin("-", x, Num(0)) | Bin("*", x, Num(1)) | \
                Bin("*", Num(1), x) | Bin("/", x, Num(1)) | Bin("^", x, Num(1)):
            return x
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)) | Bin("/", Num(0), _):
            return ZERO
        case Bin("^", _, Num(0)):
            return ONE
        case Bin("-", x, y) if x == y:
            return ZERO
        case Bin("+", x, y) if x == y:
            return simplify(Bin("*", TWO, x))
        case Bin("*", Num(a), Bin("*", Num(b), x)):
            return simplify(Bin("*", Num(a * b), x))
        case Bin("*", x, Num() as n):
            return Bin("*", n, x)
        case Bin("*", Bin("^", Var(a), Num(n)), Bin("^", Var(b), Num(m))) if a == b:
            return Bin("^", Var(a), Num(n + m))
        case Call("exp", Num(0)) | Call("cos", Num(0)):
            return ONE
        case Call("ln", Call("exp", x)) | Call("exp", Call("ln", x)):
            return x
    return e


def derive(e, x):
    match e:
        case Num():
            return ZERO
        case Var(name):
            return ONE if name == x else ZERO
        case Bin("+" | "-" as op, l, r):
            return Bin(op, derive(l, x), derive(r, x))
        case Bin("*", l, r):
            return Bin("+", Bin("*", derive(l, x), r), Bin("*", l, derive(r, x)))
        case Bin("/", l, r):
            return Bin("/", Bin("-", Bin("*", derive(l, x), r), Bin("*", l, derive(r, x))), Bin("^", r, TWO))
        case Bin("^", base, Num(n)):
            return Bin("*", Bin("*", Num(n), Bin("^", base, Num(n - 1))), derive(base, x))
        case Call("sin", a):
            return Bin("*", Call("cos", a), derive(a, x))
        case Call("cos", a):
            return Bin("*", Num(-1), Bin("*", Call("sin", a), derive(a, x)))
        case Call("exp", a):
            return Bin("*", e, derive(a, x))
        case Call("ln", a):
            return Bin("/", derive(a, x), a)
        case Bin("^"):
            raise AlgebraError(f"only constant powers, not {show(e.right)}")
    raise AssertionError(e)


LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}


def show(e, outer=0):
    match e:
        case Num(v):
            return f"({v:g})" if v < 0 and outer else f"{v:g}"
        case Var(n):
            return n
        case Call(f, a):
            return f"{f}({show(a)})"
        case Bin(op, l, r):
            lvl = LEVEL[op]
            text = f"{show(l, lvl)}{'^' if op == '^' else f' {op} '}{show(r, lvl + (op in '-/^'))}"
            return f"({text})" if lvl < outer else text


def evaluate(e, **env):
    match e:
        case Num(v):
            return v
        case Var(n):
            try:
                return env[n]
            except KeyError as k:
                raise AlgebraError(f"unbound {n}") from k
        case Call(f, a):
            return {"ln": math.log}.get(f, getattr(math, f, None))(evaluate(a, **env))
        case Bin(op, l, r):
            a, b = evaluate(l, **env), evaluate(r, **env)
            return a + b if op == "+" else a - b if op == "-" else a * b if op == "*" else a / b if op == "/" else a ** b


SOURCES = [
    ("+", ("*", 3, ("^", "x", 2)), ("*", 2, "x"), 1),
    ("*", "x", ("sin", "x")),
    ("/", ("exp", ("*", 2, "x")), ("+", 1, "x")),
    ["ln", ["exp", ["-", "x", ["neg", "y"]]]],
    {"poly": [1, -4, 0, 7], "in": "x"},
    ("-", ("+", "x", "y"), ("+", "x", "y")),
    ("*", ("^", "x", 2), ("^", "x", 3)),
    ("^", ("-", 1, ("cos", "x")), 2),
    ("-", "x", ("-", "y", ("*", -2, "z"))),
]
for src in SOURCES:
    e = parse(src)
    s, d = simplify(e), simplify(derive(e, "x"))
    env = {"x": 0.5, "y": 2, "z": -1}
    numeric = (evaluate(e, **env | {"x": 0.5 + 1e-6}) - evaluate(e, **env | {"x": 0.5 - 1e-6})) / 2e-6
    print(f"{show(e)}\n   = {show(s)} ; d/dx = {show(d)}")
    print(f"   at 0.5: {evaluate(s, **env):.9g} slope {evaluate(d, **env):.6f} {math.isclose(numeric, evaluate(d, **env), abs_tol=1e-4)}")
for bad in (True, (), None, "not ok", ("%", 1, 2), ("sin",), {"poly": [1], "in": "x", "extra": 0}, {"poly": []}, b"x", ("+", 1), {3}):
    try:
        print(repr(bad), show(parse(bad)))
    except AlgebraError as err:
        print(f"{bad!r:<42} {err}")
print(parse(("+", 1, "x")), parse(["neg", 4]) == Bin("*", Num(-1), Num(4)), Num(1) == Num(1.0), len({Var("x"), Var("x")}))
for e in (parse(("^", 2, "x")), parse(("+", "q", 1)), parse(("/", ("+", "x", 1), ("-", 2, 2)))):
    try:
        print(evaluate(derive(e, "x"), x=1), evaluate(e, x=1))
    except (AlgebraError, ZeroDivisionError) as err:
        print(type(err).__name__, err, repr(err.__cause__))
print(show(simplify(parse(("*", 2, ("/", ("+", "x", 1), ("-", 2, 2)))))))
