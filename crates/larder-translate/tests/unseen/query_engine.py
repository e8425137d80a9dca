# Mini query engine: chained lazy query objects over dict rows, with field expressions via operator overloading
import operator
from itertools import groupby
from collections import OrderedDict

class Expr:
    def __init__(self, fn, text):
        self.fn, self.text = fn, text
    def __call__(self, row):
        return self.fn(row)
    def __repr__(self):
        return self.text
    def _bin(op, sym, swap=False):
        def method(self, other):
            o = other if isinstance(other, Expr) else Expr(lambda row: other, repr(other))
            a, b = (o, self) if swap else (self, o)
            return Expr(lambda row: op(a(row), b(row)), f"({a} {sym} {b})")
        return method
    __add__, __radd__ = _bin(operator.add, "+"), _bin(operator.add, "+", True)
    __sub__, __rsub__ = _bin(operator.sub, "-"), _bin(operator.sub, "-", True)
    __mul__, __rmul__ = _bin(operator.mul, "*"), _bin(operator.mul, "*", True)
    __eq__, __ne__ = _bin(operator.eq, "=="), _bin(operator.ne, "!=")
    __lt__, __gt__ = _bin(operator.lt, "<"), _bin(operator.gt, ">")
    __le__, __ge__ = _bin(operator.le, "<="), _bin(operator.ge, ">=")
    __and__ = _bin(lambda a, b: bool(a and b), "&")
    __or__ = _bin(lambda a, b: bool(a or b), "|")
    __hash__ = object.__hash__
    del _bin
    def __invert__(self):
        return Expr(lambda row: not self(row), f"~{self}")
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *a: Expr(lambda row: getattr(self(row), name)(*a), f"{self}.{name}{a}")
    def __bool__(self):
        raise TypeError(f"expression {self} has no truth value; use & and |")
    def isin(self, *vals):
        return Expr(lambda row: self(row) in vals, f"{self} in {vals}")

class Fields:
    def __getattr__(self, name):
        return Expr(lambda row: row[name], name)
    __getitem__ = __getattr__
F = Fields()

class Query:
    def __init__(self, source):
        self.source = source
        self.steps = ()
    def _then(self, name, step):
        q = type(self)(self.source)
        q.steps = self.steps + ((name, step),)
        return q
    def where(self, cond):
        return self._then(f"where {cond}", lambda rows: (r for r in rows if cond(r)))
    def select(self, *names, **exprs):
        def step(rows):
            for r in rows:
                yield {n: r[n] for n in names} | {k: e(r) if callable(e) else e for k, e in exprs.items()}
        return self._then(f"select {', '.join([*names, *exprs])}", step)
    def order_by(self, *exprs):
        def step(rows):
            rows = list(rows)
            for e in reversed(exprs):
                desc = isinstance(e, tuple)
                rows.sort(key=e[0] if desc else e, reverse=desc)
            return iter(rows)
        return self._then(f"order by {exprs}", step)
    def limit(self, n, skip=0):
        def step(rows):
            for i, r in enumerate(rows):
                if i >= skip + n:
                    return
                if i >= skip:
                    yield r
        return self._then(f"limit {n}+{skip}", step)
    def join(self, other, on):
        def step(rows):
            index = {}
            for r in other:
                index.setdefault(r[on], []).append(r)
            for r in rows:
                for o in index.get(r[on], ()):
                    yield {**o, **r}
        return self._then(f"join on {on}", step)
    def group(self, key, **aggs):
        def step(rows):
            for k, grp in groupby(sorted(rows, key=key), key=key):
                grp = list(grp)
                yield OrderedDict([(repr(key), k)], **{n: f([e(r) for r in grp]) for n, (f, e) in aggs.items()})
        return self._then(f"group {key}", step)
    def __iter__(self):
        rows = iter(self.source)
        for _, step in self.steps:
            rows = step(rows)
        return rows
    def __len__(self):
        return sum(1 for _ in self)
    def explain(self):
        return " | ".join(n for n, _ in self.steps) or "all"
people = [dict(zip(("id", "name", "dept", "pay"), r)) for r in [(1, "ann", "dev", 70), (2, "bob", "ops", 50), (3, "cid", "dev", 65), (4, "dot", "hr", 40), (5, "eve", "ops", 55)]]
depts = [{"dept": "dev", "floor": 3}, {"dept": "ops", "floor": 1}]
q = Query(people)
rich = q.where((F.pay > 45) & ~(F.name == "eve"))
print(rich.explain(), len(rich), [r["name"] for r in rich], q.explain(), len(q))
people.append({"id": 6, "name": "Fay", "dept": "dev", "pay": 90})
print(len(rich), *rich.select("name", tax=F.pay * 0.2 + 1, left=100 - F.pay, tag="x").limit(2, skip=1), sep="\n")
print([r["name"] for r in q.order_by(F.dept, (F.pay,))], [r["id"] for r in q.order_by((F.dept,), F.name.lower())])
for row in q.join(depts, "dept").where(F.floor.isin(1, 2) | F.name.startswith("F")).select("name", "floor", loud=F.name.upper() + "!"):
    print(row)
g = q.group(F.dept, n=(len, F.id), total=(sum, F.pay), top=(max, F.name.title()))
print(*g, g.explain(), sep="\n")
print(F.pay + 1 > 3, 2 * F.x - 1, ~(F.a | F.b), F["odd name"] != None, F.s.replace("a", "b"))

def spy(rows):
    for r in rows:
        print("  pull", r["id"])
        yield r
lazy = Query(spy(people)).where(F.pay < 60).limit(1)
print(next(iter(lazy)), next(iter(lazy), "spent?"))
for bad in (lambda: F.a and F.b, lambda: list(q.where(F.nope > 1)), lambda: list(q.where(F.name > 1)), lambda: bool(F.x == 1), lambda: F.x in [F.y], lambda: 0 < F.x < 5, lambda: list(q.where(F.pay.nothing() == 1))):
    try:
        print(bad())
    except (TypeError, KeyError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}")
