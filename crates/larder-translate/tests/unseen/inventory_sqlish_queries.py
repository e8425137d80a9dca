"""A tiny in-memory table with chained queries, joins, group by, computed columns, sorting with None, and printing."""
from __future__ import annotations
import operator
from collections import OrderedDict
from functools import cmp_to_key, reduce
from typing import Any, Callable, Iterable, Iterator


class Col:
    OPS = {"<": operator.lt, ">": operator.gt, "==": operator.eq, "!=": operator.ne, "+": operator.add, "*": operator.mul, "and": lambda a, b: a and b, "or": lambda a, b: a or b, "in": lambda a, b: a in b}

    def __init__(self, fn: Callable[[dict], Any], name: str):
        self.fn, self.name = fn, name

    @classmethod
    def of(cls, x):
        return x if isinstance(x, Col) else cls(lambda row: x, repr(x))

    def _bin(self, op, other, flip=False):
        other = Col.of(other)
        a, b = (other, self) if flip else (self, other)
        f = self.OPS[op]
        return Col(lambda row: f(a.fn(row), b.fn(row)), f"({a.name} {op} {b.name})")

    def __lt__(self, o): return self._bin("<", o)
    def __gt__(self, o): return self._bin(">", o)
    def __eq__(self, o): return self._bin("==", o)
    def __ne__(self, o): return self._bin("!=", o)
    def __add__(self, o): return self._bin("+", o)
    def __radd__(self, o): return self._bin("+", o, True)
    def __mul__(self, o): return self._bin("*", o)
    def __and__(self, o): return self._bin("and", o)
    def __or__(self, o): return self._bin("or", o)
    def __invert__(self): return Col(lambda row: not self.fn(row), f"not {self.name}")
    def isin(self, *values): return self._bin("in", values)
    def alias(self, name): return Col(self.fn, name)
    def map(self, f): return Col(lambda row: f(self.fn(row)), f"{f.__name__}({self.name})")
    def __hash__(self): return hash(self.name)
    def __repr__(self): return f"Col<{self.name}>"
    def __bool__(self): raise TypeError(f"truth of {self.name} is unknown")


class Cols:
    def __getattr__(self, name):
        return Col(lambda row: row[name], name)

    def __getitem__(self, name):
        return getattr(self, name)


c = Cols()


class Table:
    def __init__(self, rows: Iterable[dict]):
        self.rows = [dict(r) for r in rows]

    @classmethod
    def parse(cls, text: str) -> Table:
        head, *body = (line.split("|") for line in text.strip().splitlines())
        head = [h.strip() for h in head]
        conv = lambda s: None if s == "" else int(s) if s.lstrip("-").isdigit() else float(s) if s.replace(".", "", 1).isdigit() else s
        return cls(dict(zip(head, (conv(f.strip()) for f in line))) for line in body)

    def where(self, cond: Col) -> Table:
        return Table(r for r in self.rows if cond.fn(r))

    def select(self, *cols, **named) -> Table:
        cols = [getattr(c, x) if isinstance(x, str) else x for x in cols] + [v.alias(k) for k, v in named.items()]
        return Table({x.name: x.fn(r) for x in cols} for r in self.rows)

    def order(self, *keys) -> Table:
        def compare(a, b):
            for k in keys:
                down, name = k.startswith("-"), k.lstrip("-")
                x, y = a[name], b[name]
                if x == y:
                    continue
                if x is None or y is None:
                    return 1 if x is None else -1
                return (1 if x > y else -1) * (-1 if down else 1)
            return 0
        return Table(sorted(self.rows, key=cmp_to_key(compare)))

    def join(self, other: Table, on: str, how="inner") -> Table:
        index = {}
        for r in other.rows:
            index.setdefault(r[on], []).append(r)
        blank = dict.fromkeys(other.columns)
        return Table({**(m or blank), **r} for r in self.rows for m in (index.get(r[on]) or ([None] if how == "left" else [])))

    def group(self, *keys, **aggs) -> Table:
        groups: OrderedDict[tuple, list] = OrderedDict()
        for r in self.rows:
            groups.setdefault(tuple(r[k] for k in keys), []).append(r)
        return Table({**dict(zip(keys, k)), **{n: f([r[col] for r in rs if r[col] is not None]) for n, (f, col) in aggs.items()}} for k, rs in groups.items())

    @property
    def columns(self) -> list[str]:
        return list(reduce(lambda acc, r: acc | dict.fromkeys(r), self.rows, {}))

    def __iter__(self) -> Iterator[dict]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, i):
        return Table(self.rows[i]) if isinstance(i, slice) else self.rows[i]

    def __str__(self) -> str:
        show = lambda v: "-" if v is None else f"{v:.2f}" if isinstance(v, float) else str(v)
        cells = [self.columns] + [[show(r.get(k)) for k in self.columns] for r in self.rows]
        widths = [max(map(len, col)) for col in zip(*cells)]
        just = [str.rjust if all(isinstance(r.get(k), (int, float, type(None))) for r in self.rows) else str.ljust for k in self.columns]
        out = [" ".join(j(v, w) for j, v, w in zip(just, row, widths)).rstrip() for row in cells]
        out.insert(1, " ".join("=" * w for w in widths))
        return "\n".join(out)


items = Table.parse("""
id | name   | kind  | qty | price
1  | bolt   | metal | 120 | 0.25
2  | nut    | metal | 80  | 0.1
3  | plank  | wood  | 15  | 7.5
4  | glue   | chem  |     | 3.2
5  | varnish| chem  | 4   | 11
6  | peg    | wood  | -3  | 0.05
""")
kinds = Table.parse("kind|aisle\nmetal|4\nwood|7\nmetal|9\npaper|1")
print(items)
print(items.where((c.qty.map(bool)) & (c.price < 1) | (c.kind == "chem")).select("id", c.name.map(str.upper), worth=c.price * 2 + 1))
print(items.order("-qty", "name").select("name", "qty")[:4])
print(items.join(kinds, "kind").order("aisle", "-id").select("name", "aisle"))
print(items.join(kinds, "kind", "left").where(~c.aisle.isin(4, 9)))
print(items.group("kind", n=(len, "id"), total=(sum, "qty"), top=(lambda v: max(v, default=None), "price"), avg=(lambda v: sum(v) / len(v) if v else None, "qty")).order("-total"))
print((c.a + 1 < 2 * c.b) if False else (1 + c.a < c.b), c["x y"] != 3, ~(c.p & c.q), [c.a] == [c.b] if False else "skip")
try:
    if c.a == 1:
        print("never")
except TypeError as e:
    print(e)
try:
    1 < c.a < 5
except TypeError as e:
    print(e)
try:
    items.where(c.size > 1)
except KeyError as e:
    print("KeyError", e)
try:
    items.where(c.qty > 1)
except TypeError as e:
    print(e)
try:
    print(2 * c.b)
except TypeError as e:
    print(e)
print(len(items), items[-1], items[1:3].columns, [r["id"] for r in items][::-2], {c.a: 1}[c.a] if False else hash(c.a) == hash("a"), Table([]).columns, Table.parse.__annotations__, Table.order.__annotations__)
print(Table([{"a": 1}, {"b": 2.5, "a": None}]))
print(Table([]))
