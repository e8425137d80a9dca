import math
import re

TOKEN = re.compile(r"""
    \s*(?:
      (?P<num>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)
    | (?P<name>[A-Za-z_]\w*)
    | (?P<op>\*\*|//|<=|>=|==|!=|[-+*/%()<>=,?:])
    | (?P<bad>\S)
    )""", re.VERBOSE)


class CalcError(Exception): ...


def tokenize(src):
    for m in TOKEN.finditer(src):
        text = m[kind := m.lastgroup]
        if kind == "bad":
            raise CalcError(f"bad character {text!r} at {m.start(kind)}")
        yield kind, text
    yield "end", ""


BINARY = {
    "?": (1, None), "==": (3, lambda a, b: a == b), "<": (3, lambda a, b: a < b), ">": (3, lambda a, b: a > b),
    "+": (5, lambda a, b: a + b), "-": (5, lambda a, b: a - b),
    "*": (6, lambda a, b: a * b), "/": (6, lambda a, b: a / b), "//": (6, lambda a, b: a // b), "%": (6, lambda a, b: a % b),
    "**": (8, pow),
}
FUNCS = {"sqrt": math.sqrt, "max": max, "abs": abs, "log": math.log, "round": round}

class Calc:
    def __init__(self):
        self.vars = {"pi": math.pi, "e": math.e}

    def run(self, src):
        self.toks = list(tokenize(src))
        self.pos = 0
        if len(self.toks) > 2 and self.toks[0][0] == "name" and self.toks[1] == ("op", "="):
            name = self.toks[0][1]
            self.pos = 2
            self.vars[name] = self.whole()
            return self.vars[name]
        self.vars["_"] = result = self.whole()
        return result

    def whole(self):
        v = self.expr(0)
        if self.tok[0] != "end":
            raise CalcError(f"unexpected {self.tok[1]!r}")
        return v

    @property
    def tok(self):
        return self.toks[self.pos]

    def take(self, text=None):
        kind, got = self.tok
        if text is not None and got != text:
            raise CalcError(f"expected {text!r}, found {got or 'end'!r}")
        self.pos += 1
        return kind, got

    def expr(self, min_prec):
        left = self.unary()
        while True:
            prec, fn = BINARY.get(self.tok[1], (-1, None))
            if prec <= min_prec:
                return left
            op = self.take()[1]
            if op == "?":
                yes, _, no = self.expr(0), self.take(":"), self.expr(0)
                left = yes if left else no
            else:
                left = fn(left, self.expr(prec - (op == "**")))

    def unary(self):
        kind, text = self.take()
        if text == "-":
            return -self.expr(7)
        if text == "(":
            v = self.expr(0)
            self.take(")")
            return v
        if kind == "num":
            return float(text) if re.search(r"[.eE]", text) else int(text)
        if kind == "name":
            if self.tok[1] == "(":
                return self.call(text)
            try:
                return self.vars[text]
            except KeyError:
                raise CalcError(f"unknown name {text}") from None
        raise CalcError(f"unexpected {text or 'end'!r}")

    def call(self, name):
        self.take("(")
        args = []
        while self.tok[1] != ")":
            args.append(self.expr(0))
            if self.tok[1] == ",":
                self.take()
        self.take(")")
        if name not in FUNCS:
            raise CalcError(f"no function {name}")
        return FUNCS[name](*args)


calc = Calc()
for line in """1 + 2 * 3|2 ** 3 ** 2|-2 ** 2|(1 + 2) * -3|7 // 2 - 7 % 4|-7 // 2|10 / 4|1e3 + .5|x = 3 * 4|x ** 0.5|_ * 2
max(1, x, 3) + abs(-2)|sqrt(2)|x > 10 ? 1 : 2 + 5|2 ** 100|round(2.5) + round(3.5)|1 / 0|y + 1|2 +|(1|3 $ 4|1 2|sqrt(-1)
foo(1)|max()|log(8, 2)|2 ** -1|1 < 2 == 1""".replace("\n", "|").split("|"):
    try:
        print(f"{line:<24} = {calc.run(line)!r}")
    except CalcError as e:
        print(f"{line:<24} ! {e}")
    except (ArithmeticError, ValueError, TypeError) as e:
        print(f"{line:<24} ! {type(e).__name__}: {e}")
print(sorted(calc.vars))
