import csv
import io
from collections import defaultdict
from operator import itemgetter
from statistics import mean, median

RAW = '''date,region,product,units,price
2023-01-05,North,"Widget, large",10,2.50
2023-01-06,South,Widget,3,2.50
2023-02-11,North,Gadget,7,10
2023-02-12,East,"The ""Best"" Gizmo",1,99.99
2023-02-28,South,Widget,,2.5
2023-03-01,West,Gadget,4,ten
2023-03-02,North,Gizmo,2,99.99
'''


def load(stream):
    good, bad = [], []
    for row in csv.DictReader(stream):
        try:
            row["units"] = int(row["units"])
            row["price"] = float(row["price"])
        except ValueError as e:
            bad.append((row["date"], str(e)))
            continue
        row["total"] = row["units"] * row["price"]
        good.append(row)
    return good, bad


def group(rows, *keys):
    get = itemgetter(*keys)
    out = defaultdict(list)
    for r in rows:
        out[get(r)].append(r)
    return out


def pivot(rows):
    regions = sorted({r["region"] for r in rows})
    months = sorted({r["date"][:7] for r in rows})
    cell = {(r, m): 0 for r in regions for m in months}
    for r in rows:
        cell[r["region"], r["date"][:7]] += r["total"]
    yield ["region", *months, "sum"]
    for r in regions:
        values = [cell[r, m] for m in months]
        yield [r] + values + [sum(values)]
    yield ["all"] + [sum(cell[r, m] for r in regions) for m in months] + [sum(cell.values())]


def table(rows):
    text = [[f"{c:.2f}" if isinstance(c, float) else str(c) for c in row] for row in rows]
    widths = [max(len(r[i]) for r in text) for i in range(len(text[0]))]
    for n, r in enumerate(text):
        print("  ".join(c.ljust(w) if not i else c.rjust(w) for i, (c, w) in enumerate(zip(r, widths))).rstrip())
        if n == 0:
            print("-" * (sum(widths) + 2 * (len(widths) - 1)))


rows, bad = load(io.StringIO(RAW))
print(len(rows), "good,", len(bad), "bad")
for date, why in bad:
    print("  skipped", date, "->", why)
print(rows[0])
table(pivot(rows))
for key, rs in sorted(group(rows, "region", "product").items()):
    print(key, sum(r["units"] for r in rs))
print(sorted(group(rows, "product")))
totals = [r["total"] for r in rows]
print(f"mean {mean(totals):.3f} median {median(totals)} max {max(totals)}")

buf = io.StringIO()
w = csv.writer(buf)
w.writerow(["plain", 'quo"te', "com,ma", "new\nline", None, 1.0, True, ""])
w.writerows([[1, 2], ["", ""], [" pad "]])
print(repr(buf.getvalue()))
buf.seek(0)
print(list(csv.reader(buf)))
out = io.StringIO()
dw = csv.DictWriter(out, ["product", "units"], extrasaction="ignore", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
dw.writeheader()
dw.writerows(sorted(rows, key=itemgetter("units"))[:3])
print(out.getvalue(), end="")
print(next(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")))
try:
    csv.DictWriter(io.StringIO(), ["x"]).writerow({"x": 1, "y": 2})
except ValueError as e:
    print(e)
print(list(csv.DictReader(["a,b", "1", "1,2,3"])))
