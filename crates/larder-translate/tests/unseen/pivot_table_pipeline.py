import csv
import io
import itertools as it
import operator as op
import statistics
from functools import partial, reduce

DATA = '''region,product,quarter,units,price,note
north,"Widget, large",Q1,10,2.50,
north,"Widget, large",Q2,,2.50,"said ""late"""
south,gadget,Q1,7,11,
south,gadget,Q3,3,11.25,ok
north,gadget,Q1,1,10.99,
east,"Widget, large",Q2,40,2.4,"two
lines"
east,gizmo,Q3,5,n/a,
south,gizmo,Q2,6,1e1,extra,columns
east
'''


def coerce(s):
    for conv in (int, float):
        try:
            return conv(s)
        except (TypeError, ValueError):
            pass
    return None if s in ("", None, "n/a") else s


class Flow:
    """Lazy row pipeline: every step wraps the previous iterable."""

    def __init__(self, rows):
        self.rows = rows

    def __iter__(self):
        return iter(self.rows)

    def __or__(self, step):
        return Flow(step(self.rows))

    def __rshift__(self, sink):
        return sink(self)


def where(**conds):
    def step(rows):
        return (r for r in rows if all(c(r[k]) if callable(c) else r[k] == c for k, c in conds.items()))
    return step


def derive(**cols):
    def step(rows):
        for r in rows:
            yield {**r, **{k: f(r) for k, f in cols.items()}}
    return step


def select(*names, **renamed):
    def step(rows):
        for r in rows:
            yield {n: r.get(n) for n in names} | {new: r.get(old) for new, old in renamed.items()}
    return step


def order(*keys):
    def step(rows):
        rows = list(rows)
        for k in reversed(keys):
            rev = k.startswith("-")
            k = k.lstrip("-")
            rows.sort(key=lambda r: (r[k] is None, r[k] if r[k] is not None else 0), reverse=rev)
        return rows
    return step


def group(*keys, **aggs):
    get = op.itemgetter(*keys)
    def step(rows):
        for k, chunk in it.groupby(sorted(rows, key=get), key=get):
            chunk = list(chunk)
            k = k if len(keys) > 1 else (k,)
            yield dict(zip(keys, k)) | {name: fn([r[col] for r in chunk if r[col] is not None]) for name, (col, fn) in aggs.items()}
    return step


def pivot(rows, index, column, value, fn=sum, missing="-"):
    cells, cols = {}, {}
    for r in rows:
        cells.setdefault(r[index], {}).setdefault(r[column], []).append(r[value])
        cols[r[column]] = True
    cols = sorted(cols)
    body = [[i] + [fn([v for v in row[c] if v is not None]) if c in row else missing for c in cols] for i, row in sorted(cells.items())]
    return [[index, *cols]] + body


def show(table):
    widths = [max(len(str(row[i])) for row in table) for i in range(len(table[0]))]
    for row in table:
        print("  " + " ".join(f"{x:>{w}}" if isinstance(x, (int, float)) else f"{x:<{w}}" for x, w in zip(row, widths)).rstrip())


raw = list(csv.DictReader(io.StringIO(DATA)))
print(len(raw), raw[1]["note"], repr(raw[5]["note"]), raw[7].get(None), raw[8])
rows = [{k: coerce(v) if k else v for k, v in r.items()} for r in raw]
print([type(r["price"]).__name__ for r in rows], [r["units"] for r in rows])
base = Flow(rows) | where(units=lambda u: u is not None, price=lambda p: p is not None) | derive(total=lambda r: round(r["units"] * r["price"], 2))
base = list(base)
for r in Flow(base) | select("region", what="product", sum="total") | order("region", "-sum"):
    print(r)
show(pivot(base, "region", "quarter", "units"))
show(pivot(rows, "product", "region", "units", fn=lambda v: sum(v) / len(v) if v else "none") if False else pivot(base, "product", "region", "total", fn=max))
for r in Flow(base) | group("quarter", n=("units", len), most=("total", max), mean=("price", statistics.fmean)):
    print(" ", r["quarter"], r["n"], r["most"], f"{r['mean']:.4f}")
for r in Flow(base) | group("region", "product", t=("total", sum)) | order("-t"):
    print("  {region:<6}|{product:^15}|{t:8.2f}".format(**r))
print(Flow(base) >> list >> len if False else len(list(Flow(base))), Flow(r["units"] for r in base) >> sum)
compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
top = compose(partial(sorted, key=op.itemgetter("total"), reverse=True), op.itemgetter(slice(2)), partial(map, op.itemgetter("product", "total")), list)
print(top(base))
out = io.StringIO()
w = csv.DictWriter(out, ["region", "note", "units"], extrasaction="ignore", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
w.writeheader()
w.writerows(rows[:6])
print(out.getvalue(), end="")
running = list(it.accumulate((r["total"] for r in base), lambda a, b: round(a + b, 2)))
print(running, list(map(op.sub, running[1:], running)))
try:
    list(Flow(rows) | order("-region") | where(colour="red"))
except KeyError as e:
    print("KeyError", e)
csv.DictWriter(io.StringIO(), ["a"]).writerow({"a": 1, "zz": 2})
