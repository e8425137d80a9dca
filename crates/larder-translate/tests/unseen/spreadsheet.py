# Spreadsheet with formulas, dependency tracking, cycle detection, range functions
import re
from graphlib import TopologicalSorter, CycleError
from collections import defaultdict
from statistics import mean
REF = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")
TOK = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Z]+\d+(?::[A-Z]+\d+)?)|([A-Z]+)(?=\()|(.))")
class CellError(Exception):
    def __init__(self, code, why=""):
        super().__init__(code)
        self.why = why
def col_num(s):
    n = 0
    for ch in s:
        n = n * 26 + ord(ch) - 64
    return n
def col_name(n):
    s = ""
    while n:
        n, r = divmod(n - 1, 26)
        s = chr(65 + r) + s
    return s
def expand(ref):
    c1, r1, c2, r2 = REF.fullmatch(ref).groups()
    if c2 is None:
        return [ref]
    return [f"{col_name(c)}{r}" for r in range(int(r1), int(r2) + 1) for c in range(col_num(c1), col_num(c2) + 1)]
class Sheet:
    funcs = {"SUM": sum, "AVG": mean, "MAX": max, "MIN": min, "COUNT": len,
             "IF": None}
    def __init__(self):
        self.raw = {}
        self.cache = {}
        self.evals = defaultdict(int)
    def __setitem__(self, name, value):
        self.raw[name] = value
        dirty = [name]
        while dirty:
            n = dirty.pop()
            self.cache.pop(n, None)
            dirty += [m for m in self.raw if n in self.deps(m) and m in self.cache]
    def deps(self, name):
        v = self.raw.get(name)
        if not (isinstance(v, str) and v.startswith("=")):
            return []
        return [c for m in REF.finditer(v) for c in expand(m.group())]
    def __getitem__(self, name):
        if name not in self.cache:
            try:
                order = TopologicalSorter(self._graph(name)).static_order()
                for n in order:
                    if n not in self.cache:
                        self.cache[n] = self._compute(n)
            except CycleError as e:
                for n in e.args[1]:
                    self.cache[n] = CellError("#CYCLE", "->".join(sorted(set(e.args[1]))))
                self.cache.setdefault(name, CellError("#CYCLE"))
        return self.cache[name]
    def _graph(self, name):
        graph, todo = {}, [name]
        while todo:
            n = todo.pop()
            if n not in graph:
                graph[n] = self.deps(n)
                todo += graph[n]
        return graph
    def _compute(self, name):
        self.evals[name] += 1
        v = self.raw.get(name, 0)
        if not (isinstance(v, str) and v.startswith("=")):
            return v
        try:
            toks = [m.groups() for m in TOK.finditer(v[1:])]
            value, rest = self._expr(toks, 0)
            if rest != len(toks):
                raise CellError("#SYNTAX", f"at token {rest}")
            return value
        except CellError as e:
            return e
        except ZeroDivisionError:
            return CellError("#DIV/0")
        except (TypeError, ValueError) as e:
            return CellError("#VALUE", str(e))
    def _value(self, ref):
        v = self.cache[ref] if ref in self.cache else self.raw.get(ref, 0)
        if isinstance(v, CellError):
            raise CellError("#REF", ref) from v
        return v
    def _expr(self, toks, i, level=0):
        if level == 3:
            return self._atom(toks, i)
        left, i = self._expr(toks, i, level + 1)
        ops = ("<>=", "+-", "*/")[level]
        while i < len(toks) and toks[i][3] and toks[i][3] in ops:
            op = toks[i][3]
            right, i = self._expr(toks, i + 1, level + 1)
            left = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right, "/": lambda: left / right,
                    "<": lambda: left < right, ">": lambda: left > right, "=": lambda: left == right}[op]()
        return left, i
    def _atom(self, toks, i):
        if i >= len(toks):
            raise CellError("#SYNTAX", "end")
        num, ref, fn, op = toks[i]
        if num:
            return float(num) if "." in num else int(num), i + 1
        if ref:
            return self._value(ref), i + 1
        if op == "-":
            v, i = self._atom(toks, i + 1)
            return -v, i
        if op == "(":
            v, i = self._expr(toks, i + 1)
            return v, i + 1
        if fn:
            args, i = [], i + 2
            while toks[i][3] != ")":
                if toks[i][1] and ":" in toks[i][1]:
                    args += [self._value(c) for c in expand(toks[i][1])]
                    i += 1
                else:
                    v, i = self._expr(toks, i)
                    args.append(v)
                i += i < len(toks) and toks[i][3] == ","
            if fn == "IF":
                return args[1 if args[0] else 2], i + 1
            if fn not in self.funcs:
                raise CellError("#NAME", fn)
            return self.funcs[fn](args), i + 1
        raise CellError("#SYNTAX", op)
    def show(self, cols, rows):
        for r in range(1, rows + 1):
            line = []
            for c in range(1, cols + 1):
                n = f"{col_name(c)}{r}"
                v = self[n] if n in self.raw else ""
                line.append(f"{v:>9.3f}" if isinstance(v, float) else f"{v!s:>9}")
            print("|".join(line))
s = Sheet()
DATA = {"A1": 10, "A2": 2.5, "A3": "=A1*A2", "B1": "=SUM(A1:A3)", "B2": "=AVG(A1:A3, B1)", "B3": "=B1/(A1-10)", "C1": "=MAX(A1:B2)-MIN(A1:A3)*2", "C2": "text", "C3": "=C2+1",
        "D1": "=IF(A1>5, 1, 0)", "D2": "=B3+1", "D3": "=NOPE(1)", "E1": "=E2+1", "E2": "=E1", "E3": "=-A1+(2"}
for k, v in DATA.items():
    s[k] = v
s.show(5, 3)
print({k: (str(s[k]), s[k].why) for k in DATA if isinstance(s[k], CellError)})
before = dict(s.evals)
d2 = s["D2"]
s["A1"] = 4
s.show(5, 3)
print({k: n - before.get(k, 0) for k, n in sorted(s.evals.items()) if n != before.get(k, 0)})
s["E2"] = 7
print(s["E1"], s["E2"], s["Z99"], repr(d2.__cause__), d2.why, s["D2"], s["E3"].why)
print([col_name(n) for n in (1, 26, 27, 52, 703)], [col_num(c) for c in ("A", "Z", "AA", "AZ", "AAA")], expand("A1:B2"), s.deps("C1"))
