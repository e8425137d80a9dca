"""A calculator with variables, functions, assignments and error carets: re-scanner lexer, Pratt parser, tree walker, compiler to closures."""
import math
import re
from collections import namedtuple
from functools import partial
import operator as op

Token = namedtuple("Token", "kind text pos")
SPEC = [("num", r"\d+(?:_\d+)*(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+"), ("name", r"[^\W\d]\w*"), ("op", r"\*\*|//|<=|>=|==|!=|:=|[-+*/%()<>=,?:!^]"), ("ws", r"\s+"), ("bad", r".")]
LEXER = re.compile("|".join(f"(?P<{n}>{r})" for n, r in SPEC))


class CalcError(Exception):
    def __init__(self, message, pos=None):
        self.message, self.pos = message, pos
        super().__init__(message)

    def show(self, source):
        return f"{source}\n{' ' * self.pos}^ {self.message}" if self.pos is not None else self.message


def lex(text):
    for m in LEXER.finditer(text):
        if m.lastgroup == "bad":
            raise CalcError(f"unexpected {m.group()!r}", m.start())
        if m.lastgroup != "ws":
            yield Token(m.lastgroup, m[0], m.start())
    yield Token("end", "", len(text))


BINARY = {"or": (1, 0), "and": (2, 0), "==": (4, 0), "!=": (4, 0), "<": (4, 0), ">": (4, 0), "<=": (4, 0), ">=": (4, 0), "+": (6, 0), "-": (6, 0), "*": (7, 0), "/": (7, 0), "//": (7, 0), "%": (7, 0), "**": (9, 1), "^": (9, 1)}
FUNCS = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "//": op.floordiv, "%": op.mod, "**": op.pow, "^": op.pow, "==": op.eq, "!=": op.ne, "<": op.lt, ">": op.gt, "<=": op.le, ">=": op.ge}


class Parser:
    def __init__(self, text):
        self.tokens = list(lex(text))
        self.i = 0

    @property
    def tok(self):
        return self.tokens[self.i]

    def eat(self, text=None):
        t = self.tok
        if text is not None and t.text != text:
            raise CalcError(f"expected {text!r}, found {t.text or 'end'!r}", t.pos)
        self.i += 1
        return t

    def parse(self):
        if self.tokens[0].kind == "name" and self.tokens[1:2] and self.tokens[1].text == "=":
            name = self.eat().text
            self.eat("=")
            tree = ("let", name, self.expr())
        elif self.tok.text == "def":
            self.eat()
            name = self.eat().text
            self.eat("(")
            params = []
            while self.tok.text != ")":
                params.append(self.eat().text)
                if self.tok.text == ",":
                    self.eat()
            self.eat(")"), self.eat("=")
            tree = ("def", name, tuple(params), self.expr())
        else:
            tree = self.expr()
        if self.tok.kind != "end":
            raise CalcError(f"left over {self.tok.text!r}", self.tok.pos)
        return tree

    def expr(self, least=0):
        left = self.prefix()
        while True:
            t = self.tok
            if t.text == "?" and least == 0:
                self.eat()
                yes = self.expr()
                self.eat(":")
                left = ("if", left, yes, self.expr())
            elif t.text == "!":
                self.eat()
                left = ("call", "fact", [left])
            elif t.text in BINARY and (power := BINARY[t.text])[0] >= least:
                self.eat()
                right = self.expr(power[0] + 1 - power[1])
                left = ("bin", t.text, left, right, t.pos)
            else:
                return left

    def prefix(self):
        t = self.eat()
        if t.kind == "num":
            clean = t.text.replace("_", "")
            return ("num", float(clean) if set(clean) & set(".eE") else int(clean))
        if t.text in ("-", "+", "not"):
            return ("un", t.text, self.expr(8 if t.text != "not" else 3))
        if t.text == "(":
            inner = self.expr()
            self.eat(")")
            return inner
        if t.kind == "name":
            if self.tok.text == "(":
                self.eat()
                args = []
                while self.tok.text != ")":
                    args.append(self.expr())
                    if self.tok.text != ")":
                        self.eat(",")
                self.eat()
                return ("call", t.text, args)
            return ("var", t.text, t.pos)
        raise CalcError(f"unexpected {t.text or 'end'!r}", t.pos)


class Calc:
    def __init__(self):
        self.vars = {"pi": math.pi, "ans": 0}
        self.fns = {"sqrt": math.sqrt, "max": max, "fact": math.factorial, "avg": lambda *a: sum(a) / len(a), "hyp": math.hypot, "round": round}

    def compile(self, tree, scope=()):
        match tree:
            case ("num", v):
                return lambda env: v
            case ("var", name, pos):
                def var(env):
                    for layer in (env, self.vars):
                        if name in layer:
                            return layer[name]
                    raise CalcError(f"no {name}", pos)
                return var
            case ("un", sign, inner):
                f = self.compile(inner)
                return {"-": lambda e: -f(e), "+": f, "not": lambda e: not f(e)}[sign]
            case ("bin", "and" | "or" as word, a, b, _):
                fa, fb = self.compile(a), self.compile(b)
                return (lambda e: fa(e) and fb(e)) if word == "and" else lambda e: fa(e) or fb(e)
            case ("bin", sign, a, b, pos):
                fa, fb, fn = self.compile(a), self.compile(b), FUNCS[sign]
                def run(e):
                    try:
                        return fn(fa(e), fb(e))
                    except ZeroDivisionError as z:
                        raise CalcError(str(z), pos) from z
                return run
            case ("if", c, a, b):
                fc, fa, fb = map(self.compile, (c, a, b))
                return lambda e: fa(e) if fc(e) else fb(e)
            case ("call", name, args):
                compiled = [self.compile(a) for a in args]
                def call(e):
                    try:
                        fn = self.fns[name]
                    except KeyError:
                        raise CalcError(f"no function {name}") from None
                    return fn(*(c(e) for c in compiled))
                return call
        raise AssertionError(tree)

    def run(self, text):
        tree = Parser(text).parse()
        match tree:
            case "let", name, body:
                self.vars[name] = value = self.compile(body)({})
                return f"{name} = {value!r}"
            case "def", name, params, body:
                code = self.compile(body)
                def fn(*args):
                    if len(args) != len(params):
                        raise CalcError(f"{name} takes {len(params)}, got {len(args)}")
                    return code(dict(zip(params, args)))
                self.fns[name] = fn
                return f"{name}/{len(params)}"
        self.vars["ans"] = self.compile(tree)({})
        return self.vars["ans"]


calc = Calc()
for line in ["1 + 2 * 3", "2 ** 3 ** 2", "-2 ** 2", "(1 + 2) * -3 // 2", "7 % -3 + .5", "1_000 * 1e3", "x = 5", "x ! + 1", "3 > 2 and not 1 == 2", "0 or x - 5 or 9", "x > 3 ? x < 5 ? 1 : 2 : 3", "def f(a, b) = a * b + x", "f(2, 3) + f(1, 1)", "def fib(n) = n < 2 ? n : fib(n - 1) + fib(n - 2)", "fib(15)", "ans * 2", "20!", "25! / 24!", "1 / 0", "1 + 1 // (x - 5)", "sqrt(16) + hyp(3, 4)", "sqrt(-1)", "nope + 1", "g(1)", "f(1)", "1 + ", "1 $ 2", "(1", "1 2", "f(1 2)", "x = y = 2", "é = 3", "é ^ 40", "avg(1, 2, 4)", "avg()", "round(2.5)", "max(1, 2.0, 2)", "def loop(n) = loop(n + 1)", "1e400", "2 ^ 0.5 * 2 ^ 0.5 == 2", "not not 0", "3 < 2 < 1", "9 - 3 - 2", "8 / 4 / 2", ""]:
    try:
        print(f"{line:<40} {calc.run(line)!r}")
    except CalcError as e:
        print(e.show(line), "| cause", type(e.__cause__).__name__ if e.__cause__ else None)
    except (ArithmeticError, ValueError, TypeError) as e:
        print(f"{line:<40} {type(e).__name__}: {e}")
print(Parser("a + b * (c - 1)").parse(), [t.kind for t in lex("a1 1a")], Token("k", "t", 3)._replace(pos=1), sorted(calc.vars), partial(calc.run, "ans")())
try:
    calc.run("loop(0)")
except RecursionError as e:
    print("RecursionError", str(e)[:32])
calc.run("max()")
