import math
from collections import Counter
from itertools import count, takewhile, compress


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for p in range(2, math.isqrt(n) + 1):
        if flags[p]:
            flags[p * p::p] = bytes(len(range(p * p, n + 1, p)))
    return list(compress(range(n + 1), flags))


def primes():
    """Endless incremental sieve."""
    yield 2
    composites = {}
    for n in count(3, 2):
        p = composites.pop(n, None)
        if p is None:
            composites[n * n] = n
            yield n
        else:
            m = n + 2 * p
            while m in composites:
                m += 2 * p
            composites[m] = p


def is_prime(n):
    if n < 2:
        return False
    small = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
    for p in small:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while not d & 1:
        d >>= 1
        s += 1
    for a in small:
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


def rho(n):
    if n % 2 == 0:
        return 2
    for c in count(1):
        f = lambda v: (v * v + c) % n
        x = y = 2
        d = 1
        while d == 1:
            x, y = f(x), f(f(y))
            d = math.gcd(abs(x - y), n)
        if d != n:
            return d


def factor(n):
    if n == 1:
        return Counter()
    if is_prime(n):
        return Counter([n])
    d = rho(n)
    return factor(d) + factor(n // d)


def egcd(a, b):
    if not b:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def crt(pairs):
    r, m = 0, 1
    for ri, mi in pairs:
        g, p, _ = egcd(m, mi)
        if (ri - r) % g:
            raise ValueError(f"no solution: x = {r} mod {m}, x = {ri} mod {mi}")
        r += m * ((ri - r) // g * p % (mi // g))
        m *= mi // g
        r %= m
    return r, m


print(sieve(50), len(sieve(10000)))
print(list(takewhile(lambda p: p < 40, primes())))
gen = primes()
print([next(gen) for _ in range(1000)][-1])
for n in (1, 97, 360, 2**31 - 1, 600851475143, 10**18 + 9, 2**61 - 1, 1000003 * 998244353, 2**67 - 1):
    print(n, is_prime(n), " * ".join(f"{p}^{e}" if e > 1 else str(p) for p, e in sorted(factor(n).items())))
print(egcd(240, 46), egcd(-7, 3), pow(3, -1, 11), pow(7, 10**20, 13))
print(crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (3, 6)]))
try:
    crt([(1, 4), (2, 6)])
except ValueError as e:
    print(e)
try:
    pow(6, -1, 9)
except ValueError as e:
    print(e)
print(-7 // 2, -7 % 3, 7 % -3, divmod(-17, 5), math.isqrt(10**30), math.comb(60, 30), math.factorial(25))
print((2**200).bit_length(), bin(1000).count("1"), (255).to_bytes(2, "little"), int("zz", 36), hex(-255), 10**25 % 997)
print([n for n in range(1, 500) if sum(d for d in range(1, n) if n % d == 0) == n], math.lcm(*range(1, 21)))
