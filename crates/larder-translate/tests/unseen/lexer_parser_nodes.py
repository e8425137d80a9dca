import re
import operator
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, fields
from enum import Enum, auto
from functools import singledispatch, reduce
from typing import NamedTuple, Iterator, Union
from collections import ChainMap
import math


class Kind(Enum):
    NUM = r"\d+(\.\d+)?"
    NAME = r"[A-Za-z_]\w*"
    OP = r"\*\*|//|[-+*/%<>]=?|==|!=|="
    LPAR = r"\("
    RPAR = r"\)"
    COMMA = ","
    WS = r"\s+"
    END = "$"

    def __repr__(self):
        return self.name


class Tok(NamedTuple):
    kind: Kind
    text: str
    pos: int

    def __bool__(self):
        return self.kind is not Kind.END

    def __eq__(self, other):
        if isinstance(other, str):
            return self.text == other
        return tuple.__eq__(self, other)

    __hash__ = tuple.__hash__


class ParseError(SyntaxError):
    def __init__(self, message, pos):
        super().__init__(message)
        self.pos = pos

    def __str__(self):
        return f"{self.args[0]} at {self.pos}"


PATTERN = re.compile("|".join(f"(?P<{k.name}>{k.value})" for k in Kind))


def lex(text) -> Iterator[Tok]:
    pos = 0
    while m := PATTERN.match(text, pos):
        kind = Kind[m.lastgroup]
        if kind is not Kind.WS:
            yield Tok(kind, m[0], pos)
        if kind is Kind.END:
            return
        pos = m.end()
    raise ParseError(f"bad character {text[pos]!r}", pos)


@dataclass(frozen=True)
class Expr(ABC):
    @abstractmethod
    def eval(self, env): ...

    def __iter__(self):
        for f in fields(self):
            value = getattr(self, f.name)
            if isinstance(value, Expr):
                yield value
            elif isinstance(value, tuple):
                yield from value

    def depth(self):
        return 1 + max((e.depth() for e in self), default=0)


@dataclass(frozen=True)
class Num(Expr):
    value: Union[int, float]

    def eval(self, env):
        return self.value


@dataclass(frozen=True)
class Var(Expr):
    name: str

    def eval(self, env):
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"unknown {self.name}") from None


@dataclass(frozen=True)
class Bin(Expr):
    op: str
    left: Expr
    right: Expr
    TABLE = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "%": operator.mod, "**": operator.pow, "<": operator.lt, ">": operator.gt, "==": operator.eq, "!=": operator.ne, "<=": operator.le, ">=": operator.ge}

    def eval(self, env):
        return self.TABLE[self.op](self.left.eval(env), self.right.eval(env))


@dataclass(frozen=True)
class Let(Expr):
    name: str
    value: Expr

    def eval(self, env):
        env[self.name] = result = self.value.eval(env)
        return result


@dataclass(frozen=True)
class Call(Expr):
    fn: str
    args: tuple = ()

    def eval(self, env):
        return env[self.fn](*(a.eval(env) for a in self.args))


class Parser:
    PREC = {"==": 1, "!=": 1, "<": 2, ">": 2, "<=": 2, ">=": 2, "+": 3, "-": 3, "*": 4, "/": 4, "//": 4, "%": 4, "**": 6}

    def __init__(self, text):
        self.toks = list(lex(text))
        self.i = 0

    @property
    def tok(self):
        return self.toks[self.i]

    def take(self, *want):
        tok = self.tok
        if want and tok.kind not in want and tok.text not in want:
            raise ParseError(f"expected {' or '.join(map(str, want))}, got {tok.text or tok.kind!r}", tok.pos)
        self.i += bool(tok)
        return tok

    def parse(self):
        e = self.expr(0)
        if self.tok:
            raise ParseError(f"trailing {self.tok.text!r}", self.tok.pos)
        return e

    def expr(self, least):
        left = self.unary()
        while (op := self.tok.text) in self.PREC and self.PREC[op] >= least:
            self.take()
            left = Bin(op, left, self.expr(self.PREC[op] + (op != "**")))
        if self.tok == "=" and isinstance(left, Var):
            self.take()
            return Let(left.name, self.expr(0))
        return left

    def unary(self):
        if self.tok == "-":
            self.take()
            return Bin("-", Num(0), self.expr(5))
        tok = self.take(Kind.NUM, Kind.NAME, Kind.LPAR)
        match tok:
            case Tok(kind=Kind.NUM, text=t):
                return Num(float(t) if "." in t else int(t))
            case Tok(Kind.NAME, name, _) if self.tok == "(":
                self.take()
                args = []
                while self.tok.kind is not Kind.RPAR:
                    args.append(self.expr(0))
                    if self.tok.kind is Kind.COMMA:
                        self.take()
                    elif self.tok.kind is not Kind.RPAR:
                        raise ParseError("expected , or )", self.tok.pos)
                self.take()
                return Call(name, tuple(args))
            case Tok(kind=Kind.NAME):
                return Var(tok.text)
            case _:
                inner = self.expr(0)
                self.take(")")
                return inner


@singledispatch
def show(e):
    raise NotImplementedError(type(e).__name__)


@show.register
def _(e: Num):
    return str(e.value)


@show.register
def _(e: Bin):
    return f"({show(e.left)} {e.op} {show(e.right)})"


show.register(Var, lambda e: e.name)
show.register(Call, lambda e: f"{e.fn}({', '.join(map(show, e.args))})")
env = ChainMap({}, {"pi": math.pi, "max": max, "sqrt": math.sqrt, "hyp": lambda *a: math.sqrt(sum(x * x for x in a))})
for text in ("1 + 2 * 3 ** 2 ** 0 - 4", "-2 ** 2", "x = y = 7 % 4", "hyp(x, 4) * (x + y)", "max(1, x, 2.5) // 2", "10 / 4 >= 2.5", "sqrt(", "2 +", "3 $ 4", "f(1 2)", "z + 1", "1 2", "1 / 0", "max()", ")", "max(1,2,)", "a = = 2"):
    try:
        tree = Parser(text).parse()
        print(f"{text!r} -> {tree.eval(env)!r}", tree.depth())
        print("   ", show(tree))
    except (ParseError, NameError, ZeroDivisionError, TypeError) as error:
        print(f"{text!r} -> {type(error).__name__}: {error}")
    except NotImplementedError as error:
        print("    cannot show", error)
print(dict(env.maps[0]), Num(1) == Num(1), Num(1) == Num(1.0), hash(Num(2)) == hash(Num(2.0)), {Num(1), Num(1)}, Num(True) == Num(1), repr(Parser("a(b)").parse()))
print([k for k in Kind][:2], Kind("$"), Kind.NUM.value, Tok(Kind.END, "", 0) == "", list(lex("a"))[0])
Expr()
