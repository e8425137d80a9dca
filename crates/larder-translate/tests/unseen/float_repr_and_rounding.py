"""Shortest float reprs, ties to even, accumulated error, special values, hex floats, comparisons."""
import math
import sys
from itertools import accumulate

values = [0.1, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 123456789012345680.0, 1e17, 1e22, 1e23, 9007199254740993.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e-4, 1e-5, 0.00012345, 100.0, 1e2, -0.0, 1.0, 3.0e10, 4.35, 2.675, 1.005, 0.5, 1e100, 123e-7, 1.1 * 1.1, 1e21 + 1, 0.1 ** 10, math.pi * 1e10, 33.333333333333336]
for v in values:
    print(repr(v), str(v), f"{v}", f"{v:g}", f"{v:.3f}" if abs(v) < 1e20 else "-", f"{v:e}", "%s" % v, v.hex(), v.is_integer(), sep=" | ")

print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 3.5, 1e16 + 1, 4503599627370497.5)])
print([round(x, 2) for x in (2.675, 1.005, 0.125, 0.375, -0.125, 1e-3, 5.015, 1.255, 2.5, 1234.5678)], [round(x, 1) for x in (0.25, 0.35, 0.45, -0.25, 0.05, 9.95)])
print([round(x, -1) for x in (5, 15, 25, 35, -15, 5.0, 15.0, 25.0, 14, 16)], [round(x, -2) for x in (50, 150, 250, 249, 1250.0, -350)], round(12345, -5), round(7, 3))
print(type(round(2.0)).__name__, type(round(2.0, 0)).__name__, type(round(2, 1)).__name__, round(1e300, 5), round(2.5, 0), round(-0.4), round(-0.4, 0), round(True), round(1.5e-10, 10))
print([f"{x:.0f}" for x in (0.5, 1.5, 2.5, 3.5, -0.5)], [f"{x:.1f}" for x in (0.25, 0.35, 0.05, 0.15, 0.95)], [f"{x:.2f}" for x in (1.005, 1.115, 2.675, 0.005, -0.001)], "%.0f %.0f" % (0.5, 1.5))
print(format(2.5, ".0f"), format(1e22, ".0f"), format(1e23, ".0f"), f"{5e-324:.20g}", f"{0.1:.30f}", f"{1/3:.17g}")
print(sum([0.1] * 10), sum([0.1] * 10) == 1.0, math.fsum([0.1] * 10), list(accumulate([0.1] * 6)), 0.1 + 0.2 == 0.3, 0.1 + 0.2 - 0.3, 0.1 * 3)
print(1 - 0.9, 0.7 + 0.1, (0.1 + 0.2) + 0.3 == 0.1 + (0.2 + 0.3), sum([1e16, 1, -1e16]), math.fsum([1e16, 1, -1e16]), 1e308 * 10, -1e308 * 10, 1e308 + 1e308 - 1e308)
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1e-12, 0), math.isclose(1e-12, 0, abs_tol=1e-9), sys.float_info.epsilon, sys.float_info.max)
print(math.ulp(1.0), math.nextafter(1, 2), math.nextafter(0, -1), 1 + 2 ** -53 == 1, 1 + 2 ** -52 > 1)
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf > 10 ** 400, -inf < -10 ** 400, nan > 1, nan < 1, nan == nan)
print(inf == inf, inf // 1, 5 % inf, -5 % inf, 1 / inf, -1 / inf, 0.0 == -0.0, str(-0.0), math.copysign(1, -0.0), math.copysign(3, -nan) in (3, -3), [nan, 1, nan].count(nan))
print(min(nan, 1), min(1, nan), max(nan, 1), max(1, nan), sorted([2, inf, -inf, 0.5]))
print(0.0 * -1, 0 * -1.0, -0.0 + 0, -0.0 + -0.0, 0.0 - 0.0, -(0.0), abs(-0.0))
print(1e-400, -1e-400, -0.0 ** 2, (-0.0) ** 3, math.sqrt(-0.0))
print(math.atan2(0.0, -0.0), math.atan2(-0.0, -1), round(-0.3), round(-0.3, 1), int(-0.9))
print(f"{-0.0:.1f}", f"{-0.04:.1f}", f"{-0.0:+g}", f"{0.0:+}", -0.0 or "falsy", f"{-1e-9:.3g}", "%d" % -0.9)
print([int(x) for x in (1.9, -1.9, 1e15 + 0.5, 2.0 ** 62, 2.0 ** 63, 1e300)][:5], math.floor(-0.5), math.ceil(-0.5), math.trunc(-0.5), math.floor(2.0 ** 70) == 2 ** 70, int(1e23), 2.5 .__floor__())
print((3.7).as_integer_ratio(), (0.1).as_integer_ratio(), 1.0.as_integer_ratio(), math.modf(-3.25), math.frexp(10.0), math.ldexp(0.625, 4), float.fromhex("0x1.8p3"), float.fromhex("-inf"))
for bad in (lambda: round(nan), lambda: int(inf), lambda: round(inf), lambda: math.floor(nan), lambda: (inf).as_integer_ratio(), lambda: 1.0 / 0, lambda: 0.0 ** -1, lambda: math.log(0), lambda: math.sqrt(-1e-9), lambda: math.fmod(inf, 1), lambda: 10.0 ** 400, lambda: math.exp(710), lambda: float("1_000.5_"), lambda: round(1.5, "a"), lambda: math.factorial(2.5), lambda: math.acos(2), lambda: round("3.5"), lambda: math.gamma(-1)):
    try:
        print(bad())
    except (ValueError, OverflowError, ZeroDivisionError, TypeError) as e:
        print(type(e).__name__, e)
print(1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53 + 1, 10 ** 16 + 1 > 1e16, 1e16 + 1 == 1e16, 3 < 3.0000000000000001)
print(0.1 == 1 / 10, 7 / 7 == 1, 6 / 3, 7 // 2 * 1.0, type(4 / 2).__name__, type(4 // 2.0).__name__, 2 ** 0.5 * 2 ** 0.5 == 2, (0.1 + 0.7) * 10, int((0.1 + 0.7) * 10))
print(1.1 + 2.2, 3 * 1.1, 1e3, 1_000.0, 0x10 * 1.0, .5, 5., 1E5)
x, steps = 1.0, 0
while x > 0:
    x /= 2
    steps += 1
print(steps, [0.1 * k for k in range(1, 10)], [k / 10 for k in range(1, 10)] == [0.1 * k for k in range(1, 10)])
logistic = [0.4]
for _ in range(50):
    logistic.append(3.9 * logistic[-1] * (1 - logistic[-1]))
print(logistic[10], logistic[30], logistic[50])
newton = 2.0
for _ in range(6):
    newton -= (newton ** 3 - 5) / (3 * newton ** 2)
print(newton, newton ** 3)
print(math.hypot(3, 4), math.dist((0, 0), (1, 1)), math.degrees(math.pi), math.radians(180) == math.pi, math.prod([0.1] * 3), math.cbrt(27.0))
harmonic = 0.0
for k in range(1, 2001):
    harmonic += 1 / k
print(harmonic, sum(1 / k for k in range(2000, 0, -1)), sum(map(float, range(10))), sum([], 0.0), sum([1, 2.0]), max([1, 1.0]), {0.1 + 0.2: "a", 0.3: "b"})
print(complex(0.1, -0.0), [1.0, 2.50], (1e16,), {"v": 1e-7}, f"{[0.1]}", f"{0.1 + 0.2:.17}")
print(f"{1234.5:,}", f"{1e16:,}", f"{12345678.9:_.2f}", f"{0.000123:.2%}", f"{1e10:n}")
x = 0.1
x += 1
x -= 1
x *= 3
x //= 0.1
x **= 0.5
print(x, 1e16 + 1.0 - 1e16, 4.2 % 0.1, -4.2 % 0.1, divmod(4.2, 0.1), 0.3 // 0.1, 0.3 / 0.1, 1 // 0.1, 1 % 0.1, 2 % 0.2)
