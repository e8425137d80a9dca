import re
from collections import namedtuple

Token = namedtuple("Token", "kind text pos")

SPEC = [
    ("NUM", r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"),
    ("ID", r"[A-Za-z_]\w*"),
    ("OP", r"\*\*|[-+*/%()=,]"),
    ("WS", r"\s+"),
    ("BAD", r"."),
]
MASTER = re.compile("|".join(f"(?P<{k}>{p})" for k, p in SPEC))


def tokenize(text):
    for m in MASTER.finditer(text):
        kind = m.lastgroup
        if kind == "WS":
            continue
        if kind == "BAD":
            raise SyntaxError(f"unexpected {m.group()!r} at {m.start()}")
        yield Token(kind, m.group(), m.start())


class Parser:
    PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "**": 4}

    def __init__(self, text, env):
        self.toks = list(tokenize(text))
        self.i = 0
        self.env = env

    def peek(self):
        return self.toks[self.i] if self.i < len(self.toks) else None

    def next(self):
        t = self.peek()
        if t is None:
            raise SyntaxError("unexpected end")
        self.i += 1
        return t

    def expect(self, text):
        t = self.next()
        if t.text != text:
            raise SyntaxError(f"expected {text!r}, got {t.text!r}")

    def parse(self):
        if len(self.toks) > 2 and self.toks[0].kind == "ID" and self.toks[1].text == "=":
            name = self.next().text
            self.next()
            value = self.env[name] = self.expr(0)
        else:
            value = self.expr(0)
        if self.peek():
            raise SyntaxError(f"trailing {self.peek().text!r}")
        return value

    def expr(self, low):
        left = self.unary()
        while (t := self.peek()) and t.text in self.PREC and self.PREC[t.text] > low:
            op = self.next().text
            p = self.PREC[op]
            right = self.expr(p - 1 if op == "**" else p)
            left = self.apply(op, left, right)
        return left

    def unary(self):
        t = self.peek()
        if t and t.text == "-":
            self.next()
            return -self.expr(3)
        return self.atom()

    def atom(self):
        t = self.next()
        if t.kind == "NUM":
            return float(t.text) if any(c in t.text for c in ".eE") else int(t.text)
        if t.text == "(":
            v = self.expr(0)
            self.expect(")")
            return v
        if t.kind == "ID":
            nxt = self.peek()
            if nxt and nxt.text == "(":
                self.next()
                args = []
                while self.peek() and self.peek().text != ")":
                    args.append(self.expr(0))
                    if self.peek() and self.peek().text == ",":
                        self.next()
                self.expect(")")
                return FUNCS[t.text](*args)
            try:
                return self.env[t.text]
            except KeyError:
                raise NameError(f"unknown {t.text}") from None
        raise SyntaxError(f"unexpected {t.text!r}")

    @staticmethod
    def apply(op, a, b):
        return {
            "+": lambda: a + b,
            "-": lambda: a - b,
            "*": lambda: a * b,
            "/": lambda: a / b,
            "%": lambda: a % b,
            "**": lambda: a ** b,
        }[op]()


FUNCS = {"max": max, "min": min, "abs": abs, "hyp": lambda a, b: (a * a + b * b) ** 0.5}
env = {"pi": 3.14159}
for line in """1 + 2 * 3
-2 ** 2
2 ** 3 ** 2
(1 + 2) * 3 % 4
x = 7 / 2
x * 2 - 1e3
hyp(3, 4) + max(1, 5, 2)
abs(-5) ** 30
1 +
y + 1
3 $ 4
1 / 0
2 ** -1
(1, 2)
pi * 2""".splitlines():
    try:
        print(f"{line:<22} = {Parser(line, env).parse()!r}")
    except (SyntaxError, NameError, ZeroDivisionError) as e:
        print(f"{line:<22} ! {type(e).__name__}: {e}")
print(sorted(env))
print(next(tokenize("abc 1")))
