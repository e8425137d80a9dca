"""Equal numbers of different types as keys; which key and which value survive?"""
from decimal import Decimal
from fractions import Fraction
import math

d = {}
for k in (1, 1.0, True, Decimal(1), Fraction(2, 2), 1 + 0j):
    d[k] = d.get(k, ()) + (type(k).__name__,)
print(d, len(d), [type(k).__name__ for k in d])
d2 = {True: "t", 1: "one", 1.0: "f", 0: "zero", False: "no", -0.0: "neg"}
print(d2, list(map(repr, d2)))
print({1: "a", True: "b"} == {1.0: "b"}, {0.5: 1} == {Fraction(1, 2): True})
print({0.0: "p"}.get(-0.0), {2 ** 53: 1}.get(float(2 ** 53)), {2 ** 53 + 1: 1}.get(float(2 ** 53)), 2 ** 53 + 1 == float(2 ** 53))
print({10 ** 22: "x"}[1e22], 10 ** 23 == 1e23, {10 ** 23: "x"}.get(1e23, "no"), int(1e23))

s = {3, 3.0, 2.5, Fraction(5, 2), Decimal("2.5"), False, 0, 0.0, "3"}
print(len(s), sorted((x for x in s if not isinstance(x, str)), key=float), 3 in s, Decimal("3.00") in s, "3" in s, None in s)
s.discard(3 + 0j)
print(len(s))
first = {1, 2} | {1.0, 2.0, 3.0}
second = {1.0, 2.0, 3.0} & {1, 2}
print(sorted(map(repr, first)), sorted(first) == [1, 2, 3], second <= {1, 2}, {True} ^ {1}, {1, 0} - {False})

nan = float("nan")
other = float("nan")
n = {nan: "a", other: "b"}
n[nan] = "c"
print(len(n), n[nan], n[other], n.get(float("nan")), nan in n, list(n.values()))
print([nan] == [nan], [nan] == [other], nan in [other], [1, nan].index(nan), [nan].count(nan), [nan].count(other), (nan,) < (nan,), (nan, 1) < (nan, 2))
print(max([1, nan, 3]), max([nan, 1, 3]), min(2, nan), min(nan, 2), sorted([3, 1, 2], key=lambda v: -0.0), sum([0.1] * 10), math.fsum([0.1] * 10))
print(nan == nan, nan != nan, nan is nan, not nan, bool(nan), len({nan, nan}), len({nan, other}))

print("-- hashes agree")
for a, b in [(1, True), (0, -0.0), (2 ** 61 - 1, 0), (2 ** 61, 1), (-1, -2), (0.5, Fraction(1, 2)), (Decimal("0.5"), 0.5), (1e300, int(1e300)), (float("inf"), 314159), (-2 ** 61, -1)]:
    print(a if abs(a) < 1e20 else "big", b if abs(b) < 1e20 else "big", hash(a) == hash(b), a == b)
print(hash(True), hash(7), hash(-1), hash(2 ** 61), hash(10 ** 20), hash(1.5), hash(0.1), hash(-2.5), hash(Fraction(1, 3)), hash(1j), hash(float("inf")), hash(float("-inf")))

print("-- arithmetic of bools")
t, f = True, False
print(t + t, t * 3, -t, +f, ~t, ~f, t - f, t / 2, t // 2, t % 2, t ** 2, f ** f, t << 3, 7 >> t)
print(t & f, t | f, t ^ t, t & 1, 1 & t, t | 2, type(t & t).__name__, type(t & 1).__name__, type(t ^ f).__name__)
print(round(t), abs(t), int(t), float(t), complex(t), str(t), f"{t:d} {t:5} {t!s:>6} {t:>6} {t:.1f}", "%d %s %r %5.2f %x" % (t, t, f, t, t))
print(sum([True, False, True]), sum([True, 0.5]), max(True, 1), max(1, True), min(0, False), min(False, 0), [10, 20][True], "ab"[False], range(True, 3)[f])
print(True == 1.0, True == 1 == 1.0, 1 in [True], [True, 1].index(1), [0, False].count(0), True < 2, "a" * True + "b" * False, divmod(True, 2), isinstance(True, int), type(True) is int)
print(bool("False"), bool(" "), bool([[]]), bool(0.0), bool(1e-320), bool(0j), bool(Fraction(0)), bool(Decimal("-0")), bool(range(0)), not not "x")
print(int("1_000"), int(" -12\n"), int("0x1f", 16), int("0b101", 0), int("z", 36), int(-3.99), int("٣"), float("1e5"), float(" inf "), float("1_0.5"), float("-.5e-1"))
for text in ("1__0", "_1", "", " ", "1.5", "0x10", "12a", "010", "+-1"):
    out = []
    for conv in (int, float, lambda z: int(z, 0)):
        try:
            out.append(repr(conv(text)))
        except ValueError as e:
            out.append(str(e))
    print(repr(text), out)
print(5 // 2.0, -5 // 2, -5 % 3, 5 % -3, -5.5 % 3, 5.5 // -2, divmod(-7, 2.5), 1e16 + 1, 0.1 + 0.2, 1 / 3, 2 ** -1, 2 ** 0.5, (-8) ** (1 / 3))
print(7 .__add__(1.0), (7.0).__add__(1), (7).__eq__(7.0), True.__add__(True), (1).__lt__(2.5), (1.5).__rsub__(3))
for expr in (lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 1 % 0, lambda: 1.0 % 0, lambda: 1 // 0.0, lambda: divmod(1, 0), lambda: int(nan), lambda: int(float("inf")), lambda: 1 << -1, lambda: 1.5 << 1, lambda: 2.0 ** 5000, lambda: float(10 ** 400), lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: round(nan), lambda: 1 < 1j, lambda: 10 ** 400 / 3.0, lambda: 10 ** 400 / 10 ** 399):
    try:
        print(expr())
    except Exception as e:
        print(type(e).__name__, e)
