from decimal import Decimal, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN
from fractions import Fraction
import math

print([round(x / 2) for x in range(-9, 10)])
print([round(v, 1) for v in (0.05, 0.15, 0.25, 0.35, 0.45, 0.55, -0.25, 2.675)], round(2.675, 2), round(1.005, 2), round(1.115, 2))
print([round(n, -1) for n in (5, 15, 25, 35, -5, -15, 149, 150, 151)], [round(n, -2) for n in (50, 150, 250, -150, 12345)], round(10 ** 20 + 5, -1), round(10 ** 20 + 15, -1), round(7, 3), round(7, -3))
print(round(1234.5678, -2), round(-1234.5678, -3), round(15.0, -1), round(25.0, -1), round(1e300, -299), round(5e-324, 3), round(True), type(round(True)), round(2.0), type(round(2.0)), round(2.5, None), round(2.5, 0))
for v in (1e15, 1e16, 123456789012345678.0, 1e22, 1e23, 0.0001, 0.00001, 1.5e-7, 100.0, 1 / 3, 2 / 3, 1e100, 0.1 + 0.2, 5e-324, 1.7976931348623157e308, 9007199254740993.0, 4.35, 1e5, 123456.789e3, -1e-5, 3.0e10):
    print(repr(v), str(v), f"{v}", f"{v:g}", f"{v:.3g}", f"{v:.4f}"[:40], f"{v:e}", "%s %r %g" % (v, v, v))
print([f"{v:.0f}" for v in (0.5, 1.5, 2.5, 3.5, -0.5, 1e15 + 0.5)], [f"{v:.1f}" for v in (0.25, 0.35, 0.45, 0.05)], f"{0.125:.2f}", f"{0.375:.2f}", f"{1e-10:.3f}", f"{1.0:.20f}", f"{0.1:.25f}")
print([f"{v:.3g}" for v in (999.5, 9995, 0.00012345, 123456, 100, 1e-5, 0)], [f"{v:#.3g}" for v in (1, 100.0, 1e-5)], [f"{v:g}" for v in (100000, 1000000, 1e6, 123456.7, 0.0001, 1e-5)])
print([f"{v:.2%}" for v in (0.5, 0.12345, 1, -0.00001)], f"{0.5:%}", f"{2:.0%}", f"{0.005:.0%}", f"{0.015:.0%}")
print(Decimal("2.675").quantize(Decimal("0.01")), Decimal("2.665").quantize(Decimal("0.01"), ROUND_HALF_EVEN), Decimal("2.665").quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal("-2.665").quantize(Decimal("0.1"), ROUND_DOWN), round(Decimal("2.5")), round(Decimal("2.675"), 2), round(Decimal("3.5")))
print(Decimal(0.1), Decimal(1) / 3, Decimal("1E+3"), Decimal("1.10") + Decimal("2.2"), Decimal("100") * Decimal("1.50"), Decimal("1e-7"), Decimal("0.000001"), Decimal("0.0000001"), Decimal("12.300").normalize(), Decimal("1200").normalize())
print(round(Fraction(5, 2)), round(Fraction(7, 2)), round(Fraction(-5, 2)), round(Fraction(22, 7), 2), Fraction(0.1).limit_denominator(100), Fraction("0.125"), Fraction(1.5), float(Fraction(1, 3)), Fraction("-3/6"), str(Fraction(4, 2)), repr(Fraction(1, 3)))
total = 0.0
for i in range(10):
    total += 0.1
    print(total, end=" ")
print(total == 1.0, math.fsum([0.1] * 10), sum([0.1] * 10), 0.1 * 10, 0.1 * 3, 0.7 + 0.1, 0.8 - 0.1, 3 * 1.1, 1.1 + 2.2)
print((0.1).hex(), float.fromhex("0x1.999999999999ap-4"), (0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.5).is_integer(), (4.0).is_integer(), (1e22).is_integer())
print(1e22, int(1e22), 1e23, int(1e23), 10 ** 23 / 1, float(10 ** 23) == 10 ** 23, float(2 ** 53 + 1), 2 ** 53 + 1.0, 1e16 + 1.0, int(2 ** 63 * 1.0), 0.1 + 0.7, 1 - 0.9, 1e-7 + 1)
print([1.0, 2, 3.50, 1e3, -0.0, 1e-9], (0.1,), {0.5: 1.25}, [x * 0.1 for x in range(1, 8)])
print(7 / 2, 8 / 2, 10 ** 18 / 3, (10 ** 18 + 1) / 10 ** 18, 2 ** 1000 / 2 ** 990, 1 / 7, -1 / 3, 1e3 // 7, 355 / 113)
x = 2.0
seq = []
for _ in range(6):
    x = x - (x * x - 2) / (2 * x)
    seq.append(x)
print(seq, abs(seq[-1] - math.sqrt(2)) < 1e-15)
x = 1.0
while x + 1.0 != 1.0:
    x /= 2
print(x, x * 2 + 1, math.ulp(1.0), math.nextafter(1.0, 2), math.nextafter(0, 1), math.e, math.pi, math.tau, math.exp(1) == math.e, math.log(8, 2), math.log2(8), math.log10(1000), math.cbrt(27), math.sin(math.pi), math.degrees(1), math.hypot(3, 4), math.dist((0, 0), (1, 1)))
print("%5.2f|%-8.3e|%+d|%05d|%x|%o|%.3s|%10s|%%|%c|%i" % (3.14159, 12345.678, 5, -42, 255, 8, "abcdef", "right", "A", 3.99))
print(str(1e16)[::-1], len(str(1 / 3)), float("1" + "0" * 15), float("1" + "0" * 16), float("0." + "0" * 3 + "1"), float("0." + "0" * 4 + "1"))
print(f"{1234567.891:,.2f} {1234567:_} {0.000123:,} {12345.6:012,.1f} {-1234:,} {999:,} {1e20:,} {255:#_x} {2**40:_b}")
for k in range(-3, 20, 2):
    print(k, 10.0 ** k, 1.1 * 10 ** k, round(1234.5678, k - 2), f"{10 ** k / 3:.{k % 5}e}")
