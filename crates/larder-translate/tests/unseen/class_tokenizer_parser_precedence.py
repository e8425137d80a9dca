import re
from typing import NamedTuple, Iterator


class Token(NamedTuple):
    kind: str
    text: str
    pos: int = -1

    def __str__(self):
        return f"{self.kind}({self.text})@{self.pos}"


class LexError(SyntaxError):
    def __init__(self, text, pos):
        super().__init__(f"bad character {text[pos]!r} at {pos}")
        self.position = pos


class Lexer:
    SPEC = [("NUM", r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?"), ("NAME", r"[A-Za-z_]\w*"), ("OP", r"\*\*|//|<=|>=|==|!=|[-+*/%<>()=,?:!]"), ("WS", r"\s+")]
    PATTERN = re.compile("|".join(f"(?P<{k}>{p})" for k, p in SPEC))

    def __init__(self, text):
        self.text = text

    def __iter__(self) -> Iterator[Token]:
        pos = 0
        while pos < len(self.text):
            m = self.PATTERN.match(self.text, pos)
            if m is None:
                raise LexError(self.text, pos)
            if m.lastgroup != "WS":
                yield Token(m.lastgroup, m[0], pos)
            pos = m.end()
        yield Token("END", "")


class Node:
    fields = ()
    subclasses = {}

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Node.subclasses[tag or cls.__name__.lower()] = cls
        cls.__match_args__ = cls.fields

    def __init__(self, *values):
        for name, value in zip(self.fields, values, strict=True):
            setattr(self, name, value)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(repr(getattr(self, f)) for f in self.fields)})"


class Num(Node):
    fields = ("value",)


class Name(Node, tag="identifier"):
    fields = ("id",)


class Bin(Node):
    fields = "op", "left", "right"


class Un(Node):
    fields = "op", "arg"


class Cond(Node):
    fields = "test", "yes", "no"


class Call(Node):
    fields = "fn", "args"


class Parser:
    LEVELS = {"?": 1, "==": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "//": 6, "%": 6, "**": 8}

    def __init__(self, text):
        self.tokens = list(Lexer(text))
        self.i = 0

    @property
    def cur(self):
        return self.tokens[self.i]

    def take(self, text=None):
        t = self.cur
        if text is not None and t.text != text:
            raise SyntaxError(f"expected {text!r}, found {t}")
        self.i += 1
        return t

    def parse(self, level=0):
        left = self.prefix()
        while (p := self.LEVELS.get(self.cur.text, -1)) > level:
            op = self.take().text
            if op == "?":
                yes = self.parse()
                self.take(":")
                left = Cond(left, yes, self.parse())
            else:
                left = Bin(op, left, self.parse(p - (op == "**")))
        return left

    def prefix(self):
        t = self.take()
        match t:
            case Token("NUM", text):
                return Num(float(text) if set(text) & set(".eE") else int(text))
            case Token("NAME", text) if self.cur.text == "(":
                self.take()
                args = []
                while self.cur.text != ")":
                    args.append(self.parse())
                    if self.cur.text == ",":
                        self.take()
                self.take(")")
                return Call(text, tuple(args))
            case Token(kind="NAME"):
                return Name(t.text)
            case (_, "(", _):
                e = self.parse()
                self.take(")")
                return e
            case Token("OP", ("-" | "!") as op):
                return Un(op, self.parse(7))
        raise SyntaxError(f"unexpected {t}")


def evaluate(n, env):
    match n:
        case Num(v):
            return v
        case Name(id):
            return env[id]
        case Un("-", a):
            return -evaluate(a, env)
        case Un(_, a):
            return not evaluate(a, env)
        case Cond(t, y, z):
            return evaluate(y if evaluate(t, env) else z, env)
        case Call(fn=f, args=(one,)):
            return env[f](evaluate(one, env))
        case Call(f, args):
            return env[f](*[evaluate(a, env) for a in args])
        case Bin(op, l, r):
            a, b = evaluate(l, env), evaluate(r, env)
            return {"+": a.__add__, "-": a.__sub__, "*": a.__mul__, "/": a.__truediv__, "//": a.__floordiv__, "%": a.__mod__,
                    "**": a.__pow__, "<": a.__lt__, "==": a.__eq__, "!=": a.__ne__, "<=": a.__le__, ">": a.__gt__, ">=": a.__ge__}[op](b)


env = {"x": 7, "pi": 3.25, "max": max, "abs": abs, "neg": lambda v: -v}
for src in ["1+2*3", "2**3**2", "-2**2", "(1+2)*-x", "x>5?10:20", "max(1,x,3)+abs(-4)", "7//2%2", "1 <= 2", "!x", "1 +", "3 $ 4", "neg(y)", "1/0", "(1", "2.5e1*x", "max()", "1 == 1.0", "1+2.5"]:
    try:
        p = Parser(src)
        tree = p.parse()
        p.take("")
        print(f"{src:20} {tree!r:60} = {evaluate(tree, env)!r}")
    except LexError as e:
        print(f"{src:20} lex {e.msg} {e.position}")
    except (SyntaxError, KeyError, ArithmeticError, TypeError) as e:
        print(f"{src:20} {e.__class__.__name__}: {e}")
print(list(Node.subclasses), Name.__match_args__, Token("A", "b")._replace(pos=3), Token._fields, Token._field_defaults)
Num(1, 2)
