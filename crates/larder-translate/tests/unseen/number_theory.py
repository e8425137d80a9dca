# Number theory drills
import math
from itertools import count, takewhile, islice, accumulate
from collections import Counter


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, math.isqrt(n) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]


def primes():
    """Infinite incremental sieve"""
    composites = {}
    for n in count(2):
        if (steps := composites.pop(n, None)) is None:
            yield n
            composites[n * n] = [n]
        else:
            for p in steps:
                composites.setdefault(n + p, []).append(p)


def miller_rabin(n, bases=(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
    if n < 2:
        return False
    for b in bases:
        if n % b == 0:
            return n == b
    d, s = n - 1, 0
    while not d & 1:
        d >>= 1
        s += 1
    for a in bases:
        y = pow(a, d, n)
        if y in (1, n - 1):
            continue
        for _ in range(s - 1):
            y = y * y % n
            if y == n - 1:
                break
        else:
            return False
    return True


def factor(n):
    if n < 0:
        yield -1
        n = -n
    d = 2
    while d * d <= n:
        while n % d == 0:
            yield d
            n //= d
        d += 1 + (d > 2)
    if n > 1:
        yield n


def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, (a, b) = a // b, (b, a % b)
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


def crt(residues, moduli):
    M = math.prod(moduli)
    return sum(r * (M // m) * pow(M // m, -1, m) for r, m in zip(residues, moduli)) % M


def totient(n):
    out = n
    for p in set(factor(n)):
        out -= out // p
    return out


print(sieve(50), len(sieve(100000)))
print(list(islice(primes(), 10)), sum(takewhile(lambda p: p < 2000, primes())), next(islice(primes(), 999, None)))
print([n for n in (0, 1, 2, 561, 3215031751, 2 ** 61 - 1, 2 ** 89 - 1, 10 ** 18 + 9, 25326001) if miller_rabin(n)])
for n in (360, -84, 97, 1, 2 ** 20 * 3 ** 5, 600851475143, 1000003 * 1000033):
    fs = list(factor(n))
    print(n, "=", " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in Counter(fs).items()) or "1", math.prod(fs) == n)
for a, b in [(240, 46), (17, 3120), (-12, 18), (12, -18), (0, 5)]:
    g, u, v = egcd(a, b)
    print(f"egcd({a}, {b}) = {g} = {a}*{u} + {b}*{v}", a * u + b * v == g, math.gcd(a, b))
print(crt([2, 3, 2], [3, 5, 7]), [totient(n) for n in range(1, 13)], pow(3, -1, 11), pow(-7, 3, 5), pow(7, 0, 1))
try:
    pow(6, -1, 9)
except ValueError as e:
    print(e)
print([divmod(a, b) for a in (7, -7) for b in (2, -2)], [math.fmod(a, 3) for a in (7.0, -7.0)], -7 % 3.0, 7.5 % -2)
print([(-17) // k for k in (5, -5)], (-17) >> 2, -17 & 0xFF, ~17, int(-17 / 5), round(-3.5), round(-2.5), math.floor(-2.5), math.trunc(-2.5))
print(math.comb(50, 25), math.perm(10, 3), math.factorial(30), math.lcm(4, 6, 10), math.gcd(), math.isqrt(10 ** 40 + 1))
perfect = [n for n in range(2, 9000) if sum(d + (n // d if d * d != n and d > 1 else 0) for d in range(1, math.isqrt(n) + 1) if n % d == 0) == n]
print(perfect)
collatz = {1: 0}
for n in range(2, 3000):
    path, m = [], n
    while m not in collatz:
        path.append(m)
        m = m // 2 if m % 2 == 0 else 3 * m + 1
    base = collatz[m]
    for i, m in enumerate(reversed(path), 1):
        collatz[m] = base + i
best = max(collatz, key=lambda k: (collatz[k], -k) if k < 3000 else (-1, 0))
print(best, collatz[best], len(collatz), max(collatz))
gaps = [b - a for a, b in zip(ps, ps[1:])] if (ps := sieve(1000)) else []
print(Counter(gaps).most_common(3), max(gaps), ps[gaps.index(max(gaps))], list(accumulate(gaps, max))[::40])
print(sum(map(int, str(2 ** 1000))), len(str(3 ** 2000)), int("zz", 36), int("-0b101", 0), oct(-64), f"{255:#010x} {-5:b} {1e6:,.0f}")
