"""A spreadsheet with formulas, ranges, dependency tracking and cycle detection."""
import operator as op
import re
from functools import partial, reduce
from string import ascii_uppercase as AZ

class CellError(Exception):
    code = property(lambda self: self.args[0])

def col_name(n):
    return "" if n < 0 else col_name(n // 26 - 1) + AZ[n % 26]

def col_index(name):
    return reduce(lambda n, ch: n * 26 + AZ.index(ch) + 1, name, 0) - 1

REF = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")
TOK = re.compile(r"\s*([A-Z]+(?=\()|\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|\d+\.?\d*|\"[^\"]*\"|[<>]=?|.)")
FUNCS = {
    "SUM": lambda xs: sum(x for x in xs if not isinstance(x, str)),
    "AVG": lambda xs: sum(xs) / len(xs),
    "MAX": max, "MIN": min, "COUNT": len,
    "CONCAT": lambda xs: "".join(map(str, xs)),
    "IF": lambda xs: xs[1] if xs[0] else xs[2],
}

class Sheet:
    def __init__(self):
        self.raw, self.cache, self.busy = {}, {}, []
        self.evals = 0

    def __setitem__(self, ref, value):
        self.cache.clear()
        self.raw[ref] = value
        if value is None:
            del self.raw[ref]

    def __getitem__(self, ref):
        if ref in self.cache:
            return self.cache[ref]
        if ref in self.busy:
            raise CellError("#CYCLE", " > ".join(self.busy[self.busy.index(ref):] + [ref]))
        self.busy.append(ref)
        try:
            value = self.raw.get(ref, 0)
            if isinstance(value, str) and value[:1] == "=":
                self.evals += 1
                value = self.formula(value[1:])
            self.cache[ref] = value
            return value
        finally:
            self.busy.pop()

    def show(self, ref):
        try:
            v = self[ref]
        except (CellError, ZeroDivisionError, TypeError) as e:
            return e.code if isinstance(e, CellError) else "#DIV/0" if isinstance(e, ZeroDivisionError) else "#VALUE"
        return f"{v:g}" if isinstance(v, float) else str(v)

    def expand(self, token):
        c1, r1, c2, r2 = REF.fullmatch(token).groups()
        cols = range(col_index(c1), col_index(c2 or c1) + 1)
        return [self[f"{col_name(c)}{r}"] for r in range(int(r1), int(r2 or r1) + 1) for c in cols]

    def formula(self, text):
        toks = TOK.findall(text)[::-1]

        def level(ops, below):
            left = below()
            while toks and toks[-1] in ops:
                left = ops[toks.pop()](left, below())
            return left

        def atom():
            if not toks:
                raise CellError("#SYNTAX")
            t = toks.pop()
            if t == "-":
                return -atom()
            if t == "(" or t in FUNCS or t.isalpha():
                args = []
                toks[-1] == "(" and t != "(" and toks.pop()
                while toks and toks[-1] != ")":
                    args.extend(self.expand(toks.pop()) if ":" in toks[-1] else [compare()])
                    if toks and toks[-1] == ",":
                        del toks[-1]
                if not toks or (t != "(" and t not in FUNCS):
                    raise CellError("#NAME" if toks else "#SYNTAX")
                toks.pop()
                return args[0] if t == "(" else FUNCS[t](args)
            if t[0] == '"':
                return t[1:-1]
            return self.expand(t)[0] if REF.fullmatch(t) else float(t) if "." in t else int(t)

        product = partial(level, {"*": op.mul, "/": op.truediv}, atom)
        total = partial(level, {"+": op.add, "-": op.sub}, product)
        compare = partial(level, {"<": op.lt, ">=": op.ge}, total)
        result = compare()
        if toks:
            raise CellError("#SYNTAX")
        return result

s = Sheet()
CELLS = """A1=10;A2=20.5;A3="text;B1==A1+A2*2;B2==SUM(A1:A2, 5);B3==-(A1-3)*$B$1;C1==IF(A1<A2,"lo","hi");C2==AVG(A1:B2)/4
C3==CONCAT(C1,"-",A1);D1==A1/Z9;D2==D3+1;D3==D2;D4==FOO(1);D5==A3*1.5;D6==(1;D7==MAX(A1:A2)>=20;E1==1+D1"""
for part in CELLS.replace("\n", ";").split(";"):
    ref, _, val = part.partition("=")
    s[ref] = val.strip('"') if not val[0].isdigit() else float(val) if "." in val else int(val)
for ref in s.raw:
    print(f"{ref:>3} {s.raw[ref]!s:<24} {s.show(ref)}")
try:
    s["D2"]
except CellError as e:
    print(e.code, e.args[1:], s.busy)
print(s.evals, s.show("B3"), s.evals, [col_name(i) for i in (0, 25, 26, 701, 702)], [col_index(c) for c in ("A", "Z", "AA", "ZZ", "AAA")])
s["A1"] = 1
s["D3"] = None
print(s.show("B1"), s.show("B3"), s.show("C3"), s.show("D2"), s.show("Q99"), len(s.cache))
