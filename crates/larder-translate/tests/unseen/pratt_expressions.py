"""Expression evaluator: tokenizer with re, Pratt parser, match statements."""
import re
from collections import namedtuple

Token = namedtuple("Token", "kind text pos")
SPEC = [
    ("num", r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?"),
    ("name", r"[A-Za-z_]\w*"),
    ("op", r"\*\*|//|[-+*/%(),=<>!^]"),
    ("ws", r"\s+"),
    ("bad", r"."),
]
MASTER = re.compile("|".join(f"(?P<{k}>{p})" for k, p in SPEC))


def tokenize(text):
    for m in MASTER.finditer(text):
        kind = m.lastgroup
        if kind == "ws":
            continue
        if kind == "bad":
            raise SyntaxError(f"unexpected {m.group()!r} at {m.start()}")
        yield Token(kind, m.group(), m.start())
    yield Token("end", "", len(text))


BINARY = {"+": (10, 11), "-": (10, 11), "*": (20, 21), "/": (20, 21),
          "//": (20, 21), "%": (20, 21), "**": (31, 30), "^": (31, 30)}


class Parser:
    def __init__(self, text):
        self.toks = list(tokenize(text))
        self.i = 0

    @property
    def cur(self):
        return self.toks[self.i]

    def eat(self, text=None):
        tok = self.cur
        if text is not None and tok.text != text:
            raise SyntaxError(f"expected {text!r}, got {tok.text or 'end'!r} at {tok.pos}")
        self.i += 1
        return tok

    def parse(self, rbp=0):
        match self.eat():
            case Token("num", text):
                left = float(text) if set(text) & set(".eE") else int(text)
            case Token("name", name) if self.cur.text == "(":
                self.eat("(")
                args = []
                while self.cur.text != ")":
                    args.append(self.parse())
                    if self.cur.text == ",":
                        self.eat()
                self.eat(")")
                left = ("call", name, *args)
            case Token("name", name):
                left = ("var", name)
            case Token(text="-" | "+" as sign):
                left = ("neg" if sign == "-" else "pos", self.parse(25))
            case Token(text="("):
                left = self.parse()
                self.eat(")")
            case Token(kind, text, pos):
                raise SyntaxError(f"cannot start with {kind}:{text!r} at {pos}")
        while (op := self.cur.text) in BINARY and BINARY[op][0] > rbp:
            self.eat()
            left = (op, left, self.parse(BINARY[op][1] - 1))
        return left


def evaluate(node, env):
    match node:
        case int() | float():
            return node
        case ("var", name):
            return env[name]
        case ("call", fn, *args):
            return env[fn](*(evaluate(a, env) for a in args))
        case ("neg", x):
            return -evaluate(x, env)
        case ("pos", x):
            return +evaluate(x, env)
        case ("**" | "^", a, b):
            return evaluate(a, env) ** evaluate(b, env)
        case (op, a, b):
            x, y = evaluate(a, env), evaluate(b, env)
            return {"+": lambda: x + y, "-": lambda: x - y, "*": lambda: x * y,
                    "/": lambda: x / y, "//": lambda: x // y, "%": lambda: x % y}[op]()


ENV = {"x": 7, "y": -2.5, "max": max, "abs": abs, "sum": lambda *a: sum(a)}
for src in ["1+2*3", "2**3**2", "-2**2", "(1+2)*-3", "-7 // 2", "-7 % 3", "7 % -3", "7.5 // -2",
            "x*y + abs(y)", "max(1, x, 3) - sum()", "2 ** -1", "1e3 + .5", "10 / 4 * 2", "z + 1",
            "1 / 0", "(1 + 2", "3 $ 4", "2**100", "5 % 3.5", "x - -x", "1e16 + 1", ")"]:
    try:
        tree = Parser(src).parse()
        print(f"{src:<22} {tree!s:.60} = {evaluate(tree, ENV)!r}")
    except (SyntaxError, KeyError, ZeroDivisionError) as e:
        print(f"{src:<22} {type(e).__name__}: {e}")
