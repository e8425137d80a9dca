"""Rounding, float text, integer division, conversions, infinities; the sort of table that finds wrong digits."""
import math
import sys
from fractions import Fraction

values = [0.5, 1.5, 2.5, -0.5, 2.675, 1.005, 1e15 + 0.3, 123456.789, -1234.5678, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 1 / 3, 1e16, 1e22, 1e23, 9007199254740993.0, 4.35, 100.0, -0.0]
for v in values:
    print(repr(v), round(v), [round(v, n) for n in (0, 1, 2, -1, -2)], int(v) if abs(v) < 1e20 else "big", math.floor(v) if abs(v) < 1e20 else len(str(math.floor(v))), math.ceil(v) if abs(v) < 1e20 else "", math.trunc(v) == int(v))
for n in (15, 25, -15, 1250, 1350, 5, 10 ** 20 + 5, -7):
    print(n, [round(n, k) for k in (None, 0, -1, -2, 3)], type(round(n, -1)).__name__)
print(type(round(2.0)), type(round(2.0, 0)), round(True), round(2.5, None), round(Fraction(5, 2)), round(-2.5), round(1e300, -299), round(12345.6789, -5), round(0.15, 1), round(0.25, 1), round(0.35, 1), round(1e-10, 10), round(5.015, 2), round(float(10 ** 15) + 0.5))
for bad in (lambda: round(math.inf), lambda: round(math.nan), lambda: int(math.inf), lambda: int("nan"), lambda: round("x"), lambda: round(2.5, 1.0), lambda: round(1j), lambda: math.floor(math.inf), lambda: 10.0 ** 400, lambda: 2.0 ** 1024, lambda: math.exp(1000), lambda: math.sqrt(-1), lambda: math.log(0), lambda: float(10 ** 400), lambda: 10 ** 400 / 3, lambda: 0.0 ** -1, lambda: 0 ** -1, lambda: 1.0 // 0, lambda: 5 % 0.0, lambda: divmod(1, 0), lambda: (-8) ** 0.5 == None, lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.gcd(1.5), lambda: math.comb(-1, 2), lambda: math.isqrt(-1), lambda: 1 // 0, lambda: 1.0 % 0, lambda: math.fmod(1, 0), lambda: math.acos(2), lambda: int("1" * 5000), lambda: str(10 ** 5000), lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: hash([]), lambda: chr(-1), lambda: ord("ab"), lambda: bin(1.5), lambda: "%d" % math.inf):
    try:
        print("fine", bad())
    except Exception as e:
        print(type(e).__name__, e)
inf, nan = math.inf, math.nan
print(inf - inf, inf * 0, inf > 10 ** 400, -inf < -10 ** 400, nan == nan, nan in [nan], [nan] == [nan], nan != nan, min(nan, 1), min(1, nan), max([nan, 1, 2]), sorted([3, nan, 1, 2]), inf // 2, 5 // inf, -5 // inf, 5 % inf, -5 % inf, inf % 5, divmod(-5, inf), 1 / inf, -1 / inf, str(-nan), nan is math.nan, {nan: 1}.get(nan), bool(nan), inf == float("inf"))
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, 1e20 // 3, 1e20 % 3, 0.3 // 0.1, 0.3 % 0.1, -0.0 // 5, 0.0 % -3, 1 % 1e300, -1 % 1e300, -1e-300 % 1.0, 3 // 0.1, 10 ** 25 // 7, -10 ** 25 // 7, 10 ** 25 % -7, -2 ** 63 // -1, (-2 ** 63) % 10, divmod(-2 ** 64, 10 ** 9))
print(2 ** 10, 2 ** -2, (-2) ** -3, 2.0 ** 3, 4 ** 0.5, (-8) ** (1 / 3), 0.0 ** 0, 1 ** inf, (-1) ** 10 ** 20, pow(3, -1, 7), pow(3, 200, 13), pow(-3, 3, 5), pow(3, 3, -5), 10 ** 18 * 10, 2 ** 62 + 2 ** 62, -2 ** 63 - 1, (2 ** 53 + 1) / 1, (10 ** 30) / (10 ** 29), 3 * 10 ** 18 + 7 * 10 ** 18, int(1e23), 2 ** 63 - 1 + 0.0, float(2 ** 53 + 1), 10 ** 22 == 1e22, 10 ** 23 == 1e23, 2 ** 53 + 1 == float(2 ** 53 + 1), 2 ** 53 < 2 ** 53 + 1.0, hash(2 ** 61 - 1), hash(-1), hash(1.0), hash(0.5), hash(inf), hash(-2))
print(math.fsum([0.1] * 10), sum([0.1] * 10), sum([1e16, 1, -1e16]), math.hypot(3, 4), math.dist((0, 0), (1, 1)), math.copysign(3, -0.0), math.modf(-3.25), math.frexp(10), math.ldexp(0.5, 3), math.log2(8), math.log10(1000), math.log(8, 2), math.log1p(1e-10), math.cbrt(27) if sys.version_info >= (3, 11) else 3.0, math.degrees(math.pi), math.isclose(0.1 + 0.2, 0.3), math.ulp(1.0), math.nextafter(1, 2), math.lcm(4, 6, 10), math.gcd(), math.perm(5, 2), math.comb(50, 25), math.prod([0.5, 4]), math.remainder(7, 4), math.fmod(-7, 4), math.erf(0.5), math.gamma(5), math.isqrt(10 ** 20), math.sin(math.pi), math.tan(1e6), math.atan2(-1, -1), math.e ** math.pi)
for x in (255, 1.0, 0.1, -2.5, 1e-5, 0.0001, 123456789.123, 1e100, 3.0e-310):
    print(x, str(x), x.__repr__(), float(x).hex(), float(x).as_integer_ratio() if abs(x) < 1e10 and abs(x) > 1e-4 else "", float(x).is_integer(), "%g" % x, "%.3e" % x, f"{x:.12g}", f"{x!s:>12}", f"{x:n}")
print(float.fromhex("0x1.8p1"), (3).bit_length(), (0.1).__round__(2), (7).__floordiv__(-2), (5).__rsub__(2), int.__add__(1, 2), (2).__pow__(3, 5), (1).__truediv__("a"), (1.5).__add__(1), (1).__add__(1.5), True + True, True / 2, -True, ~True, True << 3, False ** False, int(True), float(False), str(True), 3 + True * 2.0, sum([True, False, True]), True == 1.0, {True: 1, 1: 2}, isinstance(True, int), 1 .real, (1).conjugate(), (3.7).__trunc__(), (3).numerator, int("0b11", 0), complex("1+2j"), complex(3, -0.0), (1 + 2j) * (3 - 1j), abs(3 + 4j), (1 + 2j) ** 2, (2j).imag, 1j * 1j, (1 + 0j) == 1, complex(1.5), -1j, (1 - 1j).conjugate(), 5 / (1 + 2j))
total = 0
for i in range(1, 30):
    total += i ** i % 7 - i // 3 * (-1) ** i
print(total, sum(1 / k for k in range(1, 50)), sum((-1) ** k / (2 * k + 1) for k in range(100)) * 4, 1e308 * 10, -1e308 * 10, 1e-320 / 10, 5e-324 / 2, 2.5e-324, sys.float_info.epsilon, sys.maxsize, sys.float_info.max == 1.7976931348623157e308, 0.1 * 3, 1 - 0.9, 1.1 + 2.2, 1e2, 1e-2, 12e3, 1_000.5, 0xFF, 0o17, 0b11, 1e5, 123e-7, 99999999999999990.0, 1234567890123456789)
x = 3.7
x //= 1
x **= 2
x %= 4
print(x, type(x).__name__, x.__class__.__name__)
n = 10
n /= 4
n -= 0.5
print(n, n.is_integer(), int(n) << 2)
math.sqrt("4")
