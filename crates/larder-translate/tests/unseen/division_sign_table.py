import math
from fractions import Fraction
from decimal import Decimal

ints = [7, -7, 3, -3, 1, -1, 0, True]
print("ints")
for a in ints:
    for b in (3, -3, 2, -2, 7, -8, True):
        print(f"{a!r:>5} {b!r:>5} | {a // b:>3} {a % b:>3} | {divmod(a, b)} | {math.fmod(a, b)!r} {int(a / b)}")
print("floats")
floats = [7.5, -7.5, 0.0, -0.0, 1e-20, -1e-20, float("inf"), float("-inf")]
for a in floats:
    for b in (2.0, -2.0, 0.3, float("inf"), float("-inf")):
        print(f"{a!r:>7} {b!r:>5} | {a // b!r} | {a % b!r}", end=" | ")
        try:
            print(divmod(a, b))
        except Exception as e:
            print(repr(e))
print("mixed")
for a, b in [(7, -2.0), (-7, 2.0), (-7.0, 2), (5, 0.1), (-5, 0.1), (1, 0.1), (2 ** 53 + 1, 2.0),
             (-2 ** 63, 3), (-2 ** 63, -1), (2 ** 64, -10), (-10 ** 30, 7), (10 ** 30, -10 ** 15 - 1),
             (Fraction(-7, 2), 1), (7, Fraction(-3, 2)), (Fraction(7, 2), -0.75), (Decimal("-7.5"), 2), (-7, Decimal("2.5"))]:
    print(a, b, a // b, a % b, type(a // b).__name__)
print("zero")
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 1.0 / 0,
          lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 0 / 0.0,
          lambda: Fraction(1, 0), lambda: math.fmod(1, 0), lambda: math.fmod(math.inf, 1), lambda: 5 % False,
          lambda: pow(2, 5, 0), lambda: pow(2, -1, 4), lambda: math.remainder(5, 0), lambda: 1j / 0, lambda: Fraction(3) // 0,
          lambda: Fraction(3) % 0, lambda: 10 ** 30 // 0, lambda: 10 ** 30 % False):
    try:
        print(f())
    except Exception as e:
        print(repr(e))
print("shifts and rounding down")
for n in (5, -5, 1, -1, -2 ** 65 - 1):
    print(n, n >> 1, n // 2, n >> 100, n << 3, ~n, n & 7, n | -8, n ^ -1)
for x in (2.5, -2.5, 3.5, -0.5, 0.5, 1e16 + 2, -7.999999999):
    print(x, int(x), math.floor(x), math.ceil(x), math.trunc(x), round(x), x // 1, x % 1)
print([(i - 3) % 5 for i in range(8)], [(3 - i) // 2 for i in range(8)], [-i % 4 for i in range(6)])
print([-7 // 2, -(7 // 2), -7 % 3, -(7 % 3), 7 - 2 * 7 // 2, -2 ** 2, (-2) ** 2, 2 ** -1, -2 ** -2, 2 ** 3 ** 2])
x = -17
x //= 5
print(x)
x %= 3
print(x)
x -= 10.5
x //= 2
print(x, type(x))
x %= -3
print(x)
x **= 2
print(x, -x % 1, (-1) ** 0.5 if x < 0 else x)
print((-8) ** (1 / 3))
print(round(-8 ** (1 / 3), 10), (-1) ** 2.0, (-2.0) ** 3, 0 ** 0, 0.0 ** 0)
for h in (0, 5, 23, 24, 47, -1, -25):
    print(h, h % 24, h // 24, divmod(h * 60 - 30, 1440))
print(math.remainder(7, 4), math.remainder(-7, 4), math.remainder(6, 4), math.remainder(10, 4), math.modf(-3.25), math.copysign(0, -3 % 3), -4.0 % 2)
