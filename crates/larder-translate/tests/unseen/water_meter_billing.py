import csv
import io
from collections import defaultdict
from decimal import Decimal as D, getcontext

READINGS = """meter,month,reading,remark
W-1,2023-01,1040,ok
W-1,2023-02,1055,ok
W-1,2023-03,1101,"leak, repaired"
W-2,2023-01,98,ok
W-2,2023-02,7,"rolled over at 100"
W-2,2023-03,12,
W-3,2023-01,500,"the ""old"" meter"
W-3,2023-03,560,missed february
W-4,2023-01,abc,typo
W-5,2023-02
"""

TIERS = [(10, D("1.20")), (30, D("1.85")), (None, D("3.10"))]
FEES = {"W-2": D("5"), "default": D("7.5")}
total_of = defaultdict(D)


class Bill:
    count = 0

    def __init__(self, meter, month, used):
        Bill.count += 1
        self.number = Bill.count
        self.meter, self.month, self.used = meter, month, used
        self.lines = list(self.tiers(used))

    @staticmethod
    def tiers(used):
        left, last = used, 0
        for limit, rate in TIERS:
            width = left if limit is None else min(left, limit - last)
            if width <= 0:
                return
            yield width, rate, width * rate
            left -= width
            last = limit

    @property
    def net(self):
        return sum(amount for *_, amount in self.lines) + FEES.get(self.meter, FEES["default"])

    @property
    def vat(self):
        return (self.net * D("0.055")).quantize(D(".01"))

    def __str__(self):
        return format(self)

    def __format__(self, spec):
        if spec == "short":
            return f"#{self.number}/{self.meter}"
        if spec:
            raise ValueError(f"unknown style {spec!r}")
        return f"#{self.number:03} {self.meter} {self.month} {self.used:>4} m3 {self.net:>8} +{self.vat:>6}"


def read(text):
    history = {}
    reader = csv.DictReader(io.StringIO(text))
    print(reader.fieldnames)
    for row in reader:
        try:
            value = int(row["reading"])
        except ValueError as e:
            print(f"line {reader.line_num}: {e}")
            continue
        except TypeError:
            print(f"line {reader.line_num}: no reading {row}")
            continue
        history.setdefault(row["meter"], {})[row["month"]] = value
        if row["remark"] not in ("ok", ""):
            print(f"   {row['meter']}: {row['remark']}")
    return history


def usage(readings, rollover=100):
    months = sorted(readings)
    for before, after in zip(months, months[1:]):
        diff = readings[after] - readings[before]
        span = int(after[-2:]) - int(before[-2:])
        if diff < 0:
            diff += rollover
        share, rest = divmod(diff, span)
        for k in range(span):
            yield f"{before[:5]}{int(before[-2:]) + k + 1:02d}", share + (k < rest)


history = read(READINGS)
print({m: len(h) for m, h in history.items()})
bills = [Bill(m, month, used) for m, h in history.items() for month, used in usage(h)]
for b in bills:
    print(b)
    for width, rate, amount in b.lines:
        print(f"      {width:>3} x {rate} = {amount:7.2f}")
    total_of[b.meter] += b.net + b.vat
    total_of["all"] += b.net + b.vat
print(dict(total_of))
print(" ".join(format(b, "short") for b in bills))
try:
    f"{bills[0]:long}"
except ValueError as e:
    print(e)

out = io.StringIO()
w = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
w.writerow(["meter", "note", "sum"])
for m in history:
    w.writerow([m, f'says "{m}"; fine', total_of[m]])
w.writerows([("x", None, 1.5), ("", "multi\nline", True)])
print(out.getvalue(), end="")
back = list(csv.reader(io.StringIO(out.getvalue()), delimiter=";"))
print(back[1], back[-2:], len(back))
dw = csv.DictWriter(io.StringIO(), ["a", "b"], restval="-", extrasaction="raise")
try:
    dw.writerow({"a": 1, "c": 2})
except ValueError as e:
    print(e)
print(getcontext().prec, D(1) / D(7), total_of["nothing"], "nothing" in total_of)
