"""Continued fractions, convergents, Pell equations, Stern-Brocot walks, quadratic surds, CRT."""
from fractions import Fraction
from functools import reduce
from itertools import islice
from math import e, gcd, isqrt, pi


def expand(x):
    while True:
        whole = x.numerator // x.denominator if isinstance(x, Fraction) else int(x // 1)
        yield whole
        x -= whole
        if not x:
            return
        x = 1 / x


def sqrt_expansion(n):
    """a0 and the periodic part of sqrt(n)."""
    a0 = isqrt(n)
    if a0 * a0 == n:
        return a0, []
    m, d, a = 0, 1, a0
    period = []
    while a != 2 * a0:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        period.append(a)
    return a0, period


def convergents(terms):
    h0, h1, k0, k1 = 0, 1, 1, 0
    for a in terms:
        h0, h1 = h1, a * h1 + h0
        k0, k1 = k1, a * k1 + k0
        yield Fraction(h1, k1)


def cycle_terms(n):
    a0, period = sqrt_expansion(n)
    yield a0
    while period:
        yield from period


def pell(n):
    for c in convergents(cycle_terms(n)):
        x, y = c.numerator, c.denominator
        if x * x - n * y * y == 1:
            return x, y


def pell_family(n, how_many):
    x1, y1 = pell(n)
    x, y = x1, y1
    for _ in range(how_many):
        yield x, y
        x, y = x1 * x + n * y1 * y, x1 * y + y1 * x


def stern_brocot(target):
    lo, hi = (0, 1), (1, 0)
    path = []
    while True:
        mid = lo[0] + hi[0], lo[1] + hi[1]
        here = Fraction(*mid)
        if here == target:
            return "".join(path)
        if target < here:
            path.append("L")
            hi = mid
        else:
            path.append("R")
            lo = mid


def egyptian(fr):
    out = []
    while fr:
        d = -(-fr.denominator // fr.numerator)
        out.append(d)
        fr -= Fraction(1, d)
    return out


def extended_gcd(a, b):
    if not b:
        return (abs(a), (a > 0) - (a < 0), 0)
    g, x, y = extended_gcd(b, a % b)
    return g, y, x - a // b * y


def crt(pairs):
    def join(one, two):
        (r1, m1), (r2, m2) = one, two
        g, p, _ = extended_gcd(m1, m2)
        if (r2 - r1) % g:
            raise ValueError(f"{r1} mod {m1} contradicts {r2} mod {m2}")
        l = m1 // g * m2
        return (r1 + (r2 - r1) // g * p % (m2 // g) * m1) % l, l
    return reduce(join, pairs, (0, 1))


def farey(n):
    a, b, c, d = 0, 1, 1, n
    yield Fraction(a, b)
    while c <= n:
        k = (n + b) // d
        a, b, c, d = c, d, k * c - a, k * d - b
        yield Fraction(a, b)


for x in (Fraction(415, 93), Fraction(-7, 5), Fraction(649, 200), Fraction(5), Fraction(0), Fraction(1, 7)):
    terms = list(expand(x))
    back = list(convergents(terms))
    print(f"{str(x):>8} {terms} -> {', '.join(map(str, back))} {back[-1] == x}")
print("pi", list(islice(expand(Fraction(pi)), 12)))
print("e ", list(islice(expand(Fraction(e)), 14)))
for c in islice(convergents(expand(Fraction(pi))), 6):
    print(f"   {c!s:>14} error {float(c - Fraction(pi)):+.3e} {float(c)!r}")
print([str(Fraction(pi).limit_denominator(10 ** k)) for k in range(6)])

for n in (2, 3, 7, 13, 16, 19, 61, 94):
    a0, period = sqrt_expansion(n)
    print(f"sqrt({n}) = [{a0}; {period}] period {len(period)}", "pell", pell(n) if period else "square")
print([n for n in range(2, 60) if len(sqrt_expansion(n)[1]) % 2])
for n in (2, 61, 109):
    for x, y in pell_family(n, 3):
        assert x * x - n * y * y == 1
        print(f"   {x}^2 - {n}*{y}^2 = 1")
hardest = max(range(2, 200), key=lambda n: (pell(n) or (0,))[0])
print("hardest", hardest, pell(hardest), len(str(pell(hardest)[0])))

for f in (Fraction(3, 7), Fraction(1), Fraction(22, 7), Fraction(5, 1), Fraction(1, 4)):
    print(f, repr(stern_brocot(f)), end="; ")
print()
for f in (Fraction(5, 121), Fraction(7, 15), Fraction(3, 4), Fraction(1, 2)):
    parts = egyptian(f)
    print(f, parts, sum(Fraction(1, d) for d in parts) == f)

for a, b in ((240, 46), (-240, 46), (240, -46), (0, 5), (5, 0), (-5, 0), (17, 3120)):
    g, x, y = extended_gcd(a, b)
    print((a, b), (g, x, y), a * x + b * y, gcd(a, b))
print(crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (3, 6)]), crt([(-1, 10), (10, 13), (5, 97)]), crt([]))
big = crt([(i, p) for i, p in enumerate((101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157))])
print(big, [big[0] % p for p in (101, 127, 157)])
try:
    crt([(1, 4), (2, 6), (0, 5)])
except ValueError as err:
    print("ValueError:", err)
print(" ".join(map(str, farey(6))), sum(1 for _ in farey(40)))
print([[str(q) for q in farey(5)].index(s) for s in ("1/3", "2/3", "1")])
phi = reduce(lambda x, _: 1 + 1 / x, range(40), Fraction(1))
print(phi, float(phi), phi.numerator.bit_length(), (phi * phi - phi - 1).numerator)
x = Fraction(1)
for step in range(5):
    x = (x + 2 / x) / 2
    print(step, x if step < 4 else str(x)[:40], float(x) == 2 ** 0.5)
