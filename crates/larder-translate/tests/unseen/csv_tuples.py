# CSV records with namedtuple / typing.NamedTuple, DictReader, pivot report, StringIO
import csv
import io
from collections import namedtuple
from datetime import date
from typing import NamedTuple

RAW = '''id,item,qty,price,when,notes
1,"Widget, large",3,2.50,2024-01-05,"said ""ok"""
2,Gadget,,10,2024-01-31,
3,Doohickey,12,0.333,2024-02-29,"multi
line note"
4,Widget,1,2.5,2023-12-31,last
'''


class Sale(NamedTuple):
    id: int
    item: str
    qty: int = 1
    price: float = 0.0
    when: date = date(2000, 1, 1)
    notes: str = ""

    @property
    def total(self):
        return self.qty * self.price

    @classmethod
    def parse(cls, row):
        casts = {"id": int, "qty": lambda s: int(s or 1), "price": float, "when": date.fromisoformat}
        return cls(**{k: casts.get(k, str)(v) for k, v in row.items()})

    def __str__(self):
        return f"#{self.id} {self.item[:8]:<8} {self.qty:>3} x {self.price:<6} = {self.total:7.2f}"


rows = list(csv.reader(io.StringIO(RAW)))
print(len(rows), rows[1], rows[3][-1].splitlines())
sales = [Sale.parse(r) for r in csv.DictReader(io.StringIO(RAW))]
for s in sales:
    print(s, repr(s.notes), s.when.strftime("%b %Y"))
print(sales[1], tuple(sales[1]) == sales[1], sales[1]._asdict(), Sale._fields, Sale._field_defaults["qty"], sep="\n")
s = sales[0]._replace(qty=5, notes="")
print(s.total, sales[0].total, s > sales[0], s[1], s[-3:], len(s), s.index(2.5), [f for f, v in zip(s._fields, s) if not v])
_id, item, *rest = s
print(_id, item, len(rest), isinstance(s, tuple), s == (1, "Widget, large", 5, 2.5, date(2024, 1, 5), ""), hash(s) == hash(tuple(s)))
for bad in (lambda: setattr(s, "qty", 1), lambda: Sale(1), lambda: Sale.parse({"id": "x"}), lambda: s._replace(colour=1), lambda: Sale.parse({"id": "1", "item": "", "when": "2023-02-29"}), lambda: Sale._make([1]), lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "class x"), lambda: namedtuple("T", "_a")):
    try:
        print(bad())
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, "-", e)
P = namedtuple("P", ["x", "def", "y"], rename=True, defaults=[7])
print(P(1, 2), P._fields, P(1, 2).y, P.__doc__, P._field_defaults, P(*"ab") + ("c",), P._make(range(3)) < P(0, 1))


class Vec(namedtuple("Vec", "x y")):
    __slots__ = ()

    def __add__(self, o):
        return Vec(*(a + b for a, b in zip(self, o)))

    def __mul__(self, k):
        return Vec._make(c * k for c in self)

    __rmul__ = __mul__

    def __new__(cls, x, y=None):
        return super().__new__(cls, x, x if y is None else y)


v = Vec(1) + (2, 3)
print(v, 2 * v, v * 1.5, sum([v, v], Vec(0, 0)), v._replace(x=9), {v: "key"}[(3, 4)], Vec(1, 2) in [(1, 2)], v.count(4))
try:
    v.z = 1
except AttributeError as e:
    print(e)
pivot = {}
for sale in sales:
    cell = pivot.setdefault(sale.item.split(",")[0], {})
    key = sale.when.year, (sale.when.month - 1) // 3 + 1
    cell[key] = cell.get(key, 0) + sale.total
cols = sorted({k for c in pivot.values() for k in c})
print("item".ljust(10), *(f"{y}Q{q}".rjust(9) for y, q in cols), sep="|")
for name in sorted(pivot, key=str.lower):
    print(name.ljust(10), *(f"{pivot[name][c]:9.2f}" if c in pivot[name] else "-".rjust(9) for c in cols), sep="|")
out = io.StringIO()
w = csv.writer(out, lineterminator="\n")
w.writerow(["a", 1, 2.0, None, True, "x,y", 'q"q', "nl\n", " sp "])
w.writerows([[], [""], ["single"], (s._replace(when="d"))])
print(repr(out.getvalue()))
out2 = io.StringIO()
dw = csv.DictWriter(out2, fieldnames=["b", "a"], extrasaction="ignore", restval="?", delimiter=";", quoting=csv.QUOTE_NONNUMERIC)
dw.writeheader()
print(dw.writerow({"a": 1, "b": "x", "c": 0}), dw.writerow({"a": 2.5}))
print(out2.getvalue().split("\r\n"))
back = list(csv.reader(out2.getvalue().splitlines(), delimiter=";", quoting=csv.QUOTE_NONNUMERIC))
print(back, list(csv.reader(["a|'b|c'|d"], delimiter="|", quotechar="'")), list(csv.reader(["a, b", ' "x",y'], skipinitialspace=True)))
short = csv.DictReader(["a,b", "1", "1,2,3"])
print(list(short), short.fieldnames, short.line_num)
try:
    csv.DictWriter(io.StringIO(), ["a"]).writerow({"z": 1})
except ValueError as e:
    print(e)
buf = io.StringIO("line1\nline2\r\nline3")
print(buf.readline(), buf.tell(), buf.read(3), [*buf], buf.seek(0), buf.readlines(8), buf.getvalue()[:3], buf.write("!"), buf.getvalue()[-8:], sep="|")
