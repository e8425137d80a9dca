# Float repr, rounding, conversions, comparisons across numeric types, int methods, bool arithmetic, parsing numbers
import math
import sys
from decimal import Decimal
from fractions import Fraction

values = [0.1, 1 / 3, 1e16, 1e15 + 0.5, 123456789.123456789, 1e-5, 0.0001, 1e100, 2 ** 53, float(2 ** 53), 1e22, 1e21, -0.0, 5e-324, 1.7976931348623157e308, 100.0, 1.5e-10, 0.30000000000000004, 4.35, 1e5 + 1e-11]
for v in values:
    print(f"{v!r:<26} {v:<14g} {v:.3f} {v:e} {v:.17g} {int(v) if abs(v) < 1e17 else 'big'}"[:150])
print([round(x, 1) for x in (0.25, 0.35, 0.45, -0.25, 1.05, 2.5)], [round(x) for x in (0.5, 1.5, 2.5, -1.5, 2.4999999999999998)], [round(12345, n) for n in (-1, -2, -3, -5, 2)], round(1.23456789, 5), round(-7.5), round(True), type(round(2.0)).__name__, type(round(2.0, 0)).__name__)
print([(a // b, a % b) for a in (7.5, -7.5) for b in (2, -2)], -1e-20 % 3, 5 % -math.inf, -5 // math.inf, 0.3 // 0.1, 0.3 % 0.1, divmod(-0.5, 1), 3.0 // 0.7)
print([int(x) for x in ("  42 ", "-7", "+8", "0_1", 3.99, -3.99, True)], [int(s, b) for s, b in (("ff", 16), ("-0b11", 0), ("z", 36), ("0o17", 8))], [float(s) for s in ("1e3", " -.5 ", "inf", "-Infinity", "1_0.5", "nan")])
print(1 == 1.0 == True == Fraction(1) == Decimal(1) == 1 + 0j, len({1, 1.0, True, Fraction(1), Decimal(1), 1 + 0j}), 0.5 == Fraction(1, 2) == Decimal("0.5"), 0.1 == Fraction(1, 10), Fraction(0.5), 2 ** 53 + 1 == float(2 ** 53 + 1), 2 ** 53 + 1 > float(2 ** 53), 10 ** 400 > 1e308, -10 ** 400 < -math.inf, 10 ** 400 == math.inf)
print(hash(2 ** 61 - 1), hash(-1), hash(1.5) == hash(Fraction(3, 2)), hash(2.0 ** 70) == hash(2 ** 70), hash(math.inf), hash(True), hash(-2), hash(0.1) == hash(Decimal("0.1")))
print(True + True, True * 3.5, sum([True, False, True]), -True, +False, ~False, True / 2, True // 1, True ** 2, max(True, 1), max(1, True), [10, 20][True], "ab" * False, isinstance(True, int), str(True), int.__repr__(True), f"{True:5}", f"{True:.1f}", bool("False"), bool(0.0), bool("0"), bool([0]))
nan, inf = math.nan, math.inf
print(nan == nan, nan != nan, nan in [nan], [nan] == [nan], [float("nan")] == [nan], nan < 1, nan > 1, max([nan, 1]), max([1, nan]), sorted([2, nan, 1]), inf == inf + 1, inf - inf, inf * 0, min(inf, nan), {nan: 1}[nan], nan is math.nan, int(nan != nan))
print((3.7).is_integer(), (4.0).is_integer(), (0.75).as_integer_ratio(), (10).bit_length(), (5).to_bytes(2, "big"), (-3).__abs__(), (2.5).__floor__(), (2.5).__trunc__(), (7).conjugate(), (1e300).hex(), float.fromhex("-0x1.8p-1"), (6).as_integer_ratio(), (0.1).hex())
print(7 / 2, 7 // 2, -7 // 2, 7 // -2, -7 % 2, 7 % -2, 2 ** -1, 2 ** 0.5, (-8) ** (1 / 3), 0 ** 0, 0.0 ** 0, (-1) ** 0.5, 10 ** -2, 4 ** 0.5, (-2) ** 3, -2 ** 2, 2 ** 3 ** 2, 1e308 * 10, -1e308 * 10, 1e-200 * 1e-200)
print(math.floor(-0.5), math.ceil(-0.5), math.trunc(-1.7), math.fabs(-3), math.fmod(-7, 3), -7 % 3, math.gcd(-12, 18), math.sqrt(2) ** 2 == 2, math.isclose(math.sqrt(2) ** 2, 2), math.pow(2, 10), pow(2, 10), pow(2, 10, 1000), math.exp(1) == math.e, math.sin(math.pi), math.cos(math.pi), math.tan(math.pi / 4), math.prod([1.5, 2, 3]), math.sumprod([1], [2]) if hasattr(math, "sumprod") else "-", math.perm(5), math.comb(5, 2))
print(0.1 + 0.7, 0.1 * 3, 1.1 + 2.2, 3 * 1.1, 1 - 0.9, 0.1 + 0.2 - 0.3, sum([0.1] * 3), 1e16 + 1, 1e16 + 2, (0.1 + 0.2) + 0.3 == 0.1 + (0.2 + 0.3), 9007199254740993.0, 1.0000000000000002, 0.1 + 0.2 <= 0.3, 4.35 * 100, 1.1 * 1.1, 1 / 49 * 49)
bad = [lambda: 1 / 0, lambda: 1.0 / 0, lambda: 1 // 0, lambda: 1.0 // 0, lambda: 1 % 0, lambda: 1.0 % 0, lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: math.exp(1000), lambda: math.log(0), lambda: math.sqrt(-1), lambda: math.factorial(-1), lambda: int("12.5"), lambda: int("0x1f"), lambda: int("1__0"), lambda: float("1e"), lambda: float(""), lambda: int(None), lambda: float([]), lambda: "1" + 1, lambda: 1 + "1", lambda: -"a",
       lambda: int("z", 2), lambda: int("5", 37), lambda: round("1"), lambda: 1 < "1", lambda: [1] < 1, lambda: None + 1, lambda: math.floor(inf), lambda: int(10 ** 400 * 1.0), lambda: (1).foo, lambda: 3 @ 4, lambda: abs("x"), lambda: divmod(1, 0), lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: math.gcd(1.5, 2), lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: range(1.5), lambda: "a" * 1.5, lambda: values[1.0], lambda: int(1j), lambda: sum(["a"]), lambda: sum("ab"), lambda: max(), lambda: max([]), lambda: min(1)]
for i, fn in enumerate(bad):
    try:
        print(i, fn())
    except Exception as e:
        print(i, type(e).__name__, "|", e)
x = 10
x += 2.5
x //= 2
x **= 2
x %= 7
x -= True
print(x, type(x).__name__, sys.float_info.max == values[14], sys.float_info.epsilon, sys.maxsize, sys.float_info.dig)
total = 0.0
count = 0
while total != 1.0 and count < 20:
    total += 0.1
    count += 1
print(total, count, "%.20f" % 0.1, "%.0f %.0f %.0f" % (0.5, 1.5, 2.5), "%g %g %g %g" % (1e5, 1e6, 1e-4, 1e-5), f"{1e6:g} {123456:g} {1234567:g} {1234567.0:.8g} {0.00001234:g} {100000.0:g}", f"{1.0:g} {1.0} {1.0:.0f} {1.50:.3g} {-0.0:g} {-0.0:+.1f}")
print(str(1e3), str(1e-3), repr(1.0), 1e3 == 1000, f"{1e3}", f"{10 ** 3}", int(1e23), 10 ** 23 == int(1e23), float("9" * 400), -float("inf"), float(10 ** 308), len(str(2 ** 1000)), str(10 ** 20)[-5:], big if (big := 3) > 2 else 0)
