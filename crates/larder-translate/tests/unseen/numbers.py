import math
from math import gcd, isqrt
from functools import lru_cache, reduce


@lru_cache(maxsize=None)
def partitions(n, m=None):
    if m is None:
        m = n
    if n == 0:
        return 1
    if n < 0 or m == 0:
        return 0
    return partitions(n, m - 1) + partitions(n - m, m)


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def factor(n):
    out = {}
    p = 2
    while p * p <= n:
        while n % p == 0:
            out[p] = out.get(p, 0) + 1
            n //= p
        p += 1 if p == 2 else 2
    if n > 1:
        out[n] = 1
    return out


def egcd(a, b):
    if not b:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def to_base(n, b):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if n < 0:
        return "-" + to_base(-n, b)
    return (to_base(n // b, b) if n >= b else "") + digits[n % b]


def continued(num, den):
    while den:
        q, r = divmod(num, den)
        yield q
        num, den = den, r


print(partitions(100), partitions.cache_info().currsize > 100)
print([p for p in range(60) if is_prime(p)], is_prime(2 ** 89 - 1), is_prime(2 ** 83 - 1))
print(factor(360), factor(1000003 * 97), factor(2 ** 20 - 1))
print(egcd(240, 46), pow(3, -1, 11), to_base(255, 16), to_base(-10 ** 20, 36))
print(list(continued(649, 200)), reduce(lambda a, b: a * b // gcd(a, b), range(1, 41)))
print(math.factorial(30), math.comb(60, 30), math.perm(10, 3), isqrt(10 ** 31), math.lcm(12, 18))
print(-7 // 2, -7 % 3, 7 % -3, divmod(-7, 2), divmod(7.5, -2), -7.5 // 2, 2 ** -2, (-8) ** (1 / 3) if False else "skip")
print(1 << 100, -(1 << 70) >> 3, ~(1 << 65), (1 << 64) - 1 & 0xFFFF, 0b1011 ^ 0x0F, (123456789 ** 5).bit_length())
print(round(2.5), round(3.5), round(-0.5), round(2.675, 2), round(1234, -2), round(1e20), int(-3.9), math.floor(-3.1))
print(0.1 + 0.2, 1e16, 1e-5, 123456789.0 * 10, 1 / 3, 5e-324, 1.7976931348623157e308 * 10, -0.0, float("nan"))
print(1e22, 1e21 + 1, 2 ** 53 + 1.0, 3.0, 100000.0 ** 3, 1.5e300 * 1e10, 12345.678e-10)
print(10 ** 20 / 10 ** 18, 7 / 7, 2 ** 200 / 3 ** 100, (2 ** 63) * 1.0, 10 ** 25 == 1e25, 2 ** 53 == 2 ** 53 + 1.0)
print(int("-0x1f", 16), int("0b101", 0), int("  42 "), float("1e3"), float(" -inf "), int("z", 36), hex(-255), oct(8), bin(10))
print(sum([0.1] * 10), math.fsum([0.1] * 10), math.hypot(3, 4), math.atan2(1, -1), math.log(8, 2), math.log2(1 << 80))
print(f"{1234.5678:10.2f}|{1e10:g}|{0.00001234:g}|{12345678:e}|{0.5:%}|{255:#06x}|{3:+d}|{1e6:,.1f}|{True:d}|{12:08b}")
print((0.1).as_integer_ratio(), (3.75).hex(), float.fromhex("0x1.8p1"), (2.0).is_integer(), True + True, 5 .bit_count())
print(math.inf > 10 ** 400, -math.inf < 0, math.nan == math.nan, math.isclose(0.1 + 0.2, 0.3), math.trunc(-2.7), math.copysign(1, -0.0))
