import math
import statistics
from decimal import Decimal

nz = -0.0
print(nz, 0.0 - 0.0, -0.0 + 0, 0 * -1, 0 * -1.0, nz * -1, nz == 0, str(nz), repr(nz), f"{nz:.2f}", f"{nz:+}", f"{-0.001:.2f}", f"{-0.4:.0f}", "%.1f" % -0.04)
print(f"{nz:z.2f}" if False else "", round(-0.4), round(-0.4, 0), round(-0.04, 1), int(nz), bool(nz), abs(nz), -nz, +nz)
print(math.copysign(1, nz), math.atan2(0.0, nz), math.atan2(nz, 1), math.sqrt(nz), nz ** 2, nz ** 3, 1 / math.inf, -1 / math.inf, math.floor(nz), math.trunc(-0.5))
print({0.0: "a", -0.0: "b", 0: "c", False: "d"}, [nz] == [0], (nz,) in [(0,)], max(nz, 0.0), max(0.0, nz), min(0.0, nz), min(nz, 0), sorted([0.0, nz, 0]), sum([nz, nz]), sum([nz], nz), nz or "falsy")
nan = float("nan")
other = float("nan")
print(nan, -nan, nan == nan, nan != nan, nan is nan, nan < 1, nan > 1, not nan < 1, nan in [nan], nan in [other], [nan] == [nan], [nan] == [other], (nan, 1) == (nan, 1), {nan} == {nan})
lst = [3.0, nan, 1.0]
print(lst.index(nan), lst.count(nan), lst.count(other), max(lst), min(lst), max(lst[::-1]), max([nan, 1, 2]), min([nan, 1, 2]), max(1, nan), max(nan, 1))
try:
    lst.index(other)
except ValueError as e:
    print(repr(e))
d = {nan: 1}
d[nan] = 2
d[other] = 3
print(len(d), d[nan], d.get(other), d.get(float("nan")), list(d.values()), d)
print(len({nan, nan, other}), [x for x in lst if x == x], any(x != x for x in lst), all([nan]), bool(nan))
print(sorted([2, nan, 1]), sorted([3, 1, nan, 2, 0]), [1, nan] < [1, 2], [nan, 1] < [nan, 2], (nan,) < (nan,), [nan] <= [nan])
print(nan ** 0, 1 ** nan, nan * 0, math.inf - math.inf, math.inf * 0, sum([1, nan]), math.fsum([1.0, nan]), math.isnan(nan + 1), math.hypot(nan, math.inf), math.pow(nan, 0))
for f in (lambda: int(nan), lambda: round(nan), lambda: math.floor(math.inf), lambda: int(-math.inf), lambda: round(math.inf),
          lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-0.0), lambda: math.exp(1000), lambda: 10.0 ** 400, lambda: math.factorial(-1), lambda: math.acos(2),
          lambda: round(nan, 2), lambda: round(math.inf, 1), lambda: nan // 1, lambda: nan % 1, lambda: math.inf // 1, lambda: math.inf % 2, lambda: 5 % math.inf, lambda: -5 % math.inf, lambda: nan.as_integer_ratio(), lambda: math.inf.as_integer_ratio()):
    try:
        print(f())
    except Exception as e:
        print(repr(e))
print(float("-nan"), float("INFINITY"), float(" -inF "), float("1_0.5"), float("+.5e-3"), float("1e400"), float("-1e-400"), 1e308 * 10, -1e308 * 10, 5e-324 / 2, -5e-324 / 2)
for bad in ("", "nan nan", "1__0", "0x10", "1e", ".", "--1", "١٢.٥", "in f"):
    try:
        print(repr(float(bad)))
    except ValueError as e:
        print(repr(e))
print(f"{nan:8.3f}|{math.inf:+08.1f}|{-math.inf:>6}|{nan:05}|{math.inf:e}|{nan:%}|{math.inf:,}")
print(statistics.mean([1.0, math.inf]), statistics.median([3, nan, 1]) if False else "-", math.isclose(nan, nan), math.isclose(math.inf, math.inf), math.isclose(0, 1e-12), math.isclose(1e20, 1e20 + 1))
print(Decimal("NaN"), Decimal("-0"), Decimal("-0") == 0, Decimal("NaN") == Decimal("NaN"), Decimal("-0.00") + 0, -Decimal("0.0"), abs(Decimal("-0")), Decimal("Infinity") > 10 ** 100)
try:
    print(Decimal("NaN") < 1)
except Exception as e:
    print(type(e).__name__)


class Stats:
    def __init__(self):
        self.low = self.high = None
        self.seen = []

    def add(self, v):
        self.seen.append(v)
        if self.low is None or v < self.low:
            self.low = v
        if self.high is None or not v <= self.high:
            self.high = v
        return self


for seq in ([1, nan, 2], [nan, 1], [0.0, -0.0], [-0.0, 0.0], [-0.0, 0], [True, 1.0, 1]):
    s = Stats()
    for v in seq:
        s.add(v)
    print(seq, s.low, s.high)
c = complex(-0.0, 0.0)
print(c, -c, complex(0, -0.0), complex("nan+infj"), c == 0, complex(1, -0.0).conjugate(), 1j * 1j, -1j, (-0.0 + 0j), abs(3 - 4j))
x = 1e16
print(x + 1 == x, x + 1 - x, 0.1 + 0.2 == 0.3, 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > float(2 ** 53), 10 ** 400 > math.inf, 10 ** 400 < math.inf, 1 == 1.0 == True, 0.5 == 1 / 2)
