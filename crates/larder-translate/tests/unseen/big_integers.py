# Big integers: RSA toy, pi digits, base conversions, Karatsuba, continued fractions, digits tricks
import math
from itertools import islice


def pi_digits():
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


def karatsuba(x, y):
    if x < 0 or y < 0:
        return karatsuba(abs(x), abs(y)) * (-1 if (x < 0) != (y < 0) else 1)
    if x < 1 << 32 or y < 1 << 32:
        return x * y
    n = max(x.bit_length(), y.bit_length()) // 2
    (a, b), (c, d) = divmod(x, 1 << n), divmod(y, 1 << n)
    hi, lo = karatsuba(a, c), karatsuba(b, d)
    mid = karatsuba(a + b, c + d) - hi - lo
    return (hi << 2 * n) + (mid << n) + lo


DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def to_base(n, b):
    if n < 0:
        return "-" + to_base(-n, b)
    return (to_base(n // b, b).lstrip("0") if n >= b else "") + DIGITS[n % b]


def negabinary(n):
    out = ""
    while n:
        n, r = divmod(n, -2)
        if r < 0:
            n, r = n + 1, r + 2
        out = str(r) + out
    return out or "0"


def cont_frac(p, q):
    while q:
        yield p // q
        p, q = q, p % q


def convergents(cf):
    h0, h1, k0, k1 = 0, 1, 1, 0
    for a in cf:
        h0, h1 = h1, a * h1 + h0
        k0, k1 = k1, a * k1 + k0
        yield h1, k1


def sqrt_digits(n, digits):
    s = str(math.isqrt(n * 10 ** (2 * digits)))
    return s[:-digits] + "." + s[-digits:]


print("".join(map(str, islice(pi_digits(), 60))))
p, q, e = 2 ** 89 - 1, 2 ** 107 - 1, 65537
n, phi = p * q, (p - 1) * (q - 1)
d = pow(e, -1, phi)
msg = int.from_bytes("attack at dawn".encode(), "big")
c = pow(msg, e, n)
print(n, c, sep="\n")
back = pow(c, d, n)
print(back.to_bytes((back.bit_length() + 7) // 8, "big").decode(), e * d % phi, d.bit_length() > 180)
x, y = 3 ** 400, -(7 ** 300)
print(karatsuba(x, y) == x * y, len(str(x)), str(x * y)[:20], hash(x) == hash(3 ** 400), x % 1000007, y % 1000007, x // y, -x // 10 ** 180, divmod(y, x))
print(to_base(255, 16), to_base(-10 ** 30, 36), int(to_base(10 ** 50, 7), 7) == 10 ** 50, [negabinary(k) for k in (-3, -2, -1, 0, 1, 2, 3, 10)])
print(list(cont_frac(415, 93)), list(cont_frac(-7, 3)), list(convergents(cont_frac(314159265, 10 ** 8)))[:5], sqrt_digits(2, 40), sqrt_digits(10 ** 20 + 1, 12))
print(10 ** 25 / 3, 10 ** 25 // 3, 2 ** 1000 / 2 ** 990, float(2 ** 53 + 1), 2 ** 53 + 1 == float(2 ** 53 + 1), 10 ** 22 == 1e22, 10 ** 23 == 1e23, int(1e23), round(12345678901234567890, -5), round(-15, -1), round(25, -1))
for bad in (lambda: 2 ** 5000 * 1.0, lambda: math.factorial(200) / 3.0, lambda: 10 ** 400 / 10 ** 399, lambda: int("12_"), lambda: int(""), lambda: math.isqrt(-1), lambda: int(float("inf")), lambda: int(float("nan")), lambda: math.factorial(2.5), lambda: 0 ** -1, lambda: pow(2, -1, 4), lambda: pow(2, 3, 0)):
    try:
        print(bad())
    except (OverflowError, ValueError, ZeroDivisionError, TypeError) as exc:
        print(type(exc).__name__, exc)
print(int(" 12_345 "), int("-0"), int("٣"), int(b"42"), int(-3.99), int("0b11", 0), f"{2 ** 100:,}", f"{2 ** 70:e}", f"{10 ** 18:.3f}", f"{-2 ** 65:+x}", "%d %x" % (2 ** 66, 2 ** 66))
fibs = [0, 1]
while len(str(fibs[-1])) < 100:
    fibs.append(fibs[-1] + fibs[-2])
print(len(fibs) - 1, fibs[-1] % 10 ** 20, math.gcd(fibs[120], fibs[90]) == fibs[30])


def fast_fib(n):
    if n == 0:
        return 0, 1
    a, b = fast_fib(n >> 1)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n & 1 else (c, d)


print(fast_fib(1000)[0] == (lambda s: s)(fast_fib(999)[1]), str(fast_fib(5000)[0])[-15:], sum(map(int, str(fast_fib(1000)[0]))))
lychrel = lambda n: next((k, m) for k, m in enumerate(iter_rev(n)) if k and str(m) == str(m)[::-1])


def iter_rev(n):
    while True:
        yield n
        n += int(str(n)[::-1])


print(lychrel(89), lychrel(56), [k for k in range(1, 10 ** 4) if k == sum(int(ch) ** len(str(k)) for ch in str(k))], str(2 ** 86).count("0"), pow(7, 7 ** 7, 10 ** 10))
a = b = 10 ** 20
a += 1
print(a - b, a > b, -a < -b, a & b == b, a ^ b, (a | 1).bit_length(), abs(-a) == +a, bool(a - b - 1), 5 .real, (5).numerator, a.__add__(1) == a + 1, (7).__floordiv__(-2), (7).__add__(1.5))
big = 9 ** 5000
try:
    print(len(str(big)))
except ValueError as exc:
    print(str(exc)[:40])
