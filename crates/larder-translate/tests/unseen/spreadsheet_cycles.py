# spreadsheet: formula parser, dependency tracking, cycles, error values, recalculation counting
import re
from collections import defaultdict
from functools import total_ordering

class CellError(Exception):
    def __str__(self):
        return f"#{self.args[0]}!"

class Cycle(CellError):
    pass

@total_ordering
class Ref:
    RX = re.compile(r"\$?([A-Z]{1,2})\$?(\d+)")
    def __init__(self, col, row):
        self.col, self.row = col, row
    @classmethod
    def parse(cls, text):
        m = cls.RX.fullmatch(text.upper())
        if not m or m[2] == "0":
            raise ValueError(f"bad reference {text!r}")
        col = 0
        for ch in m[1]:
            col = col * 26 + ord(ch) - 64
        return cls(col, int(m[2]))
    def __str__(self):
        s, c = "", self.col
        while c:
            c, r = divmod(c - 1, 26)
            s = chr(65 + r) + s
        return f"{s}{self.row}"

    __repr__ = __str__
    def key(self):
        return self.row, self.col
    def __hash__(self):
        return hash(self.key())
    def __eq__(self, o):
        return self.key() == o.key() if isinstance(o, Ref) else NotImplemented
    def __lt__(self, o):
        return self.key() < o.key()
    def __rshift__(self, o):
        return [Ref(c, r) for r in range(self.row, o.row + 1) for c in range(self.col, o.col + 1)]

def flat(args):
    for a in args:
        if isinstance(a, list):
            yield from (x for x in a if x is not None)
        else:
            yield a

def avg(*a):
    xs = [x for x in flat(a) if isinstance(x, (int, float))]
    return sum(xs) / len(xs)

FUNCS = {
    "SUM": lambda *a: sum(flat(a)), "AVG": avg, "MIN": lambda *a: min(flat(a)), "MAX": lambda *a: max(flat(a), default=0),
    "COUNT": lambda *a: sum(1 for x in flat(a) if not isinstance(x, str)), "CONCAT": lambda *a: "".join(map(str, flat(a))),
    "ROUND": lambda x, n=0: round(x, int(n)), "LEN": lambda s: len(str(s)), "ABS": abs,
}

class Formula:
    TOK = re.compile(r"\s*(?:(?P<num>\d+\.?\d*)|(?P<str>\"[^\"]*\")|(?P<ref>\$?[A-Z]{1,2}\$?\d+)|(?P<name>[A-Z]+)|(?P<op><>|<=|>=|[-+*/^&=<>(),:;%]))", re.I)
    LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"), ("^",))
    def __init__(self, text):
        self.toks, pos = [], 0
        while pos < len(text.rstrip()):
            m = self.TOK.match(text, pos)
            if m is None:
                raise CellError("SYNTAX")
            self.toks.append((m.lastgroup, m.group(m.lastgroup)))
            pos = m.end()
        self.toks.append(("end", ""))
        self.i, self.deps = 0, set()
        self.tree = self.expr(0)
        if self.toks[self.i][0] != "end":
            raise CellError("SYNTAX")
    def take(self, *vals):
        if (t := self.toks[self.i])[1] in vals and t[0] == "op":
            self.i += 1
            return t[1]
    def expr(self, lvl):
        if lvl == len(self.LEVELS):
            return self.unary()
        left = self.expr(lvl + 1)
        while op := self.take(*self.LEVELS[lvl]):
            left = ("bin", op, left, self.expr(lvl + (op != "^")))
        return left
    def unary(self):
        if self.take("-"):
            return "neg", self.unary()
        node = self.atom()
        while self.take("%"):
            node = "bin", "/", node, ("const", 100)
        return node
    def atom(self):
        kind, val = self.toks[self.i]
        self.i += 1
        match kind:
            case "num":
                return "const", float(val) if "." in val else int(val)
            case "str":
                return "const", val[1:-1]
            case "ref":
                ref = Ref.parse(val)
                if self.take(":"):
                    end = Ref.parse(self.toks[self.i][1])
                    self.i += 1
                    self.deps.update(rng := ref >> end)
                    return "range", rng
                self.deps.add(ref)
                return "ref", ref
            case "name":
                if not self.take("("):
                    raise CellError("NAME")
                args = []
                while not self.take(")"):
                    args.append(self.expr(0))
                    self.take(",", ";")
                return "call", val.upper(), args
            case "op" if val == "(":
                inner = self.expr(0)
                if not self.take(")"):
                    raise CellError("SYNTAX")
                return inner
        raise CellError("SYNTAX")

BIN = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "^": lambda a, b: a ** b, "&": lambda a, b: f"{a}{b}", "=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b}

class Sheet:
    def __init__(self):
        self.src, self.parsed, self.cache, self.users, self.evals = {}, {}, {}, defaultdict(set), 0
    def __setitem__(self, name, text):
        ref = Ref.parse(name)
        for d in getattr(self.parsed.pop(ref, None), "deps", ()):
            self.users[d].discard(ref)
        self.src[ref] = text
        if isinstance(text, str) and text.startswith("="):
            try:
                f = self.parsed[ref] = Formula(text[1:])
                for d in f.deps:
                    self.users[d].add(ref)
            except CellError as e:
                self.parsed[ref] = e
        self.dirty(ref)
    def dirty(self, ref, seen=None):
        seen = seen or {ref}
        self.cache.pop(ref, None)
        for u in self.users[ref] - seen:
            seen.add(u)
            self.dirty(u, seen)
    def value(self, ref, path=()):
        if ref in path:
            raise Cycle("CYCLE", *path[path.index(ref):])
        if ref not in self.cache:
            self.evals += 1
            p = self.parsed.get(ref)
            try:
                if isinstance(p, CellError):
                    raise p
                self.cache[ref] = self.ev(p.tree, (*path, ref)) if p else self.src.get(ref)
            except Cycle:
                raise
            except CellError as e:
                self.cache[ref] = e
            except ZeroDivisionError:
                self.cache[ref] = CellError("DIV/0")
            except (TypeError, ValueError, OverflowError) as e:
                self.cache[ref] = CellError("VALUE", str(e))
        return self.cache[ref]
    def ev(self, node, path):
        match node:
            case "const", v:
                return v
            case "ref", r:
                v = self.value(r, path)
                if isinstance(v, CellError):
                    raise v
                return 0 if v is None else v
            case "range", rs:
                return [self.value(r, path) for r in rs]
            case "neg", x:
                return -self.ev(x, path)
            case "bin", op, a, b:
                return BIN[op](self.ev(a, path), self.ev(b, path))
            case "call", "IF", [c, a, *b]:
                return self.ev(a, path) if self.ev(c, path) else self.ev(b[0], path) if b else False
            case "call", "IFERROR", [a, b]:
                try:
                    return self.ev(a, path)
                except (CellError, ArithmeticError, TypeError):
                    return self.ev(b, path)
            case "call", fn, args if fn in FUNCS:
                return FUNCS[fn](*[self.ev(a, path) for a in args])
        raise CellError("NAME")
    def __getitem__(self, name):
        try:
            return self.value(Ref.parse(name))
        except Cycle as e:
            return f"{e} {'->'.join(map(str, e.args[1:]))}"

s = Sheet()
cells = {"A1": 10, "A2": 2.5, "A3": "=A1*A2", "A4": "=SUM(A1:A3)", "B1": "=A4/(A1-10)", "B2": "=B1+1", "B3": "=IFERROR(B2, \"oops\")", "B4": "= -2^2 + 2^3^2", "B5": "=7-3-2&\"x\"&1.0", "C1": "=IF(A1>=10, \"big\", 1/0)", "C2": "=\"a\"*\"b\"", "C3": "=nope(1)", "C4": "=1+", "C5": "=AVG(A1:A4, 2)", "D1": "=D2", "D2": "=D3+1", "D3": "=D1", "D4": "=D4", "E1": "=ROUND(10/3, 2)", "E2": "=Z99+1", "E3": "=COUNT(A1:C1)", "E4": "=(1+2", "E5": "=50%*$A$1", "AA10": "=LEN(C1)*2 <> 6", "E6": "=MAX(Y1:Z2)", "E7": "=ABS(1,2)"}
for k, v in cells.items():
    s[k] = v
for k in cells:
    v = s[k]
    print(f"{k:<5}{cells[k]!s:<28}{v!r} {type(v).__name__}")
before = s.evals
s["A1"] = 4
print(s["A4"], s["B1"], s["B3"], s["C1"], s.evals - before, [str(u) for u in sorted(s.users[Ref.parse("A1")])])
s["D3"] = 1
print(s["D1"], s["D2"], s["D4"], s["B4"], str(Ref(703, 1)), Ref.parse("$zz$9"), sorted([Ref(2, 1), Ref(1, 2), Ref(1, 1)]), Ref(1, 1) == "A1", Ref(1, 1) >> Ref(2, 2))
for bad in ("A0", "ABC1", "1A", ""):
    try:
        s[bad] = 1
    except ValueError as e:
        print(e)
