"""Signs of // and %, divmod laws, float modulo, true division of giants, rounding of quotients."""
import math
from decimal import Decimal
from fractions import Fraction

pairs = [(7, 3), (-7, 3), (7, -3), (-7, -3), (6, 3), (-6, 3), (0, -5), (1, -1), (-1, 10 ** 30), (10 ** 30, -7), (-(10 ** 30), 7), (2 ** 63, -2 ** 63), (-2 ** 63, 3)]
for a, b in pairs:
    q, r = divmod(a, b)
    assert q * b + r == a and (r == 0 or (r < 0) == (b < 0)) and abs(r) < abs(b)
    print(f"{a} // {b} = {q}, % = {r}, trunc {int(a / b) if abs(a) < 2**53 else '-'}, fmod {math.fmod(a, b)}, ceil {-(-a // b)}, remainder {math.remainder(a, b)}")

floats = [(7.5, 2), (-7.5, 2), (7.5, -2), (-7.5, -2), (1e16, 3), (-0.0, 3), (0.0, -3), (5, 0.3), (-1e-20, 3), (1, 0.1), (-1, 0.1), (math.inf, 2), (3, math.inf), (-3, math.inf), (3, -math.inf)]
for a, b in floats:
    try:
        print(f"{a!r:>8} {b!r:>5}  // {a // b!r:>6}  % {a % b!r:>22}  divmod {divmod(a, b)}  fmod {math.fmod(a, b) if math.isfinite(a) else '-'!r}")
    except (ZeroDivisionError, ValueError) as e:
        print(a, b, type(e).__name__, e)

ops = {"//": lambda a, b: a // b, "%": lambda a, b: a % b, "/": lambda a, b: a / b, "divmod": divmod, "fmod": math.fmod, "pow": lambda a, b: pow(3, a, b)}
for name, f in ops.items():
    for a, b in ((1, 0), (1.5, 0), (1, 0.0), (Fraction(1), 0), (True, False), (10 ** 400, 0)):
        try:
            print(name, a if a != 10 ** 400 else "big", b, f(a, b))
        except (ZeroDivisionError, ValueError, TypeError, OverflowError) as e:
            print(name, str(a)[:6], b, "->", type(e).__name__, e)

print("bools", True // 2, True % 2, -True // 2, -True % 5, True / 2, divmod(True, 2), False ** False, 5 // True, type(True // True).__name__)
print("mixed", 7 // 2.0, 7.0 // 2, 7 % 2.5, -7 % 2.5, 2 ** -1, 2 ** -0, (-2) ** -1, (-8) ** (1 / 3) != 0, 4 ** 0.5, 0.0 ** 0, (-1) ** 0.5 == 1j or "near 1j", -2 ** 2, 2 ** 3 ** 2, -3 ** 2 % 5, -(3 ** 2 % 5), 10 - -3 // 2 * 4 % 3)

big = 10 ** 400
print("true division", big / 10 ** 399, (big + 1) / big, 10 ** 23 / 10, 1 / 3 ** 500, 3 ** 700 / 3 ** 699, (2 ** 1000 + 1) / 2 ** 990, -big / (3 * big), 2 ** 64 / 2 ** 63, 9007199254740993 / 1, 18014398509481987 / 2, 1 / big)
try:
    big / 3
except OverflowError as e:
    print("OverflowError:", e)
try:
    big * 1.0
except OverflowError as e:
    print("OverflowError:", e)
print(big // 3 % 10 ** 9, big % 7, -big % 7, big // -(10 ** 390), divmod(-big, 10 ** 200 + 1)[1] % 10 ** 12, (big // 17 * 17 + big % 17) == big, big > 1e308, big > float("inf"), -big < float("-inf"), big == float("inf"))
m = 2 ** 127 - 1
print(m // 10 ** 19, m % 10 ** 19, -m // 10 ** 19, -m % 10 ** 19, m // -(2 ** 64), m % -(2 ** 64), m % (2 ** 61 - 1), (m * m) // (m - 1) - m, (m ** 5) % (m - 2), pow(m, m, 10 ** 9 + 7), pow(-m, 3, 1000), pow(3, -2, 1000))
print("halves", [-(-n // 2) for n in range(-3, 4)], [n // 2 for n in range(-3, 4)], [n >> 1 for n in range(-3, 4)], [int(n / 2) for n in range(-3, 4)], [round(n / 2) for n in range(-3, 4)], [n % 2 for n in range(-3, 4)], [math.trunc(n / 2) for n in range(-3, 4)])


def clock(minutes):
    days, rest = divmod(minutes, 24 * 60)
    return f"{days:+d}d {rest // 60:02d}:{rest % 60:02d}"


print([clock(m) for m in (0, 61, -1, -1440, -1441, 10 ** 6, 1439)])
ring = list("abcdefg")
print("".join(ring[(3 - 5 * k) % len(ring)] for k in range(9)), [(-k) % 7 for k in range(9)], [(k - 4) % -7 for k in range(9)])
weekday = lambda y, m, d: (d + (13 * ((m - 3) % 12 + 3 + 1)) // 5 + (y - (m < 3)) + (y - (m < 3)) // 4 - (y - (m < 3)) // 100 + (y - (m < 3)) // 400) % 7
print([weekday(*t) for t in ((2024, 2, 29), (1900, 1, 1), (2000, 12, 31), (-4, 3, 1))])
for x in (Fraction(-7, 2), Decimal("-3.5"), -3.5):
    print(type(x).__name__, x // 2, x % 2, divmod(x, 2), round(x), int(x), math.floor(x), math.ceil(x), -x // 1, x // -1)


def egcd_steps(a, b):
    steps = []
    while b:
        steps.append(f"{a}={b}*{a // b}+{a % b}")
        a, b = b, a % b
    return a, steps


print(egcd_steps(-48, 18), egcd_steps(48, -18), egcd_steps(17, 5)[0], sep="\n")
total = 0
for a in range(-12, 13):
    for b in [*range(-5, 0), *range(1, 6)]:
        total = total * 3 + (a // b) * 7 + (a % b)
print(total % (10 ** 15), total.bit_length())
checks = sum(1 for a in range(-50, 51) for b in range(-9, 10) if b and (a // b, a % b) != (math.floor(Fraction(a, b)), a - b * math.floor(Fraction(a, b))))
print("mismatches", checks, sum(a % 3 == (a % -3) for a in range(-9, 10)), [a for a in range(-6, 7) if a % 4 == -(-a % 4)])
