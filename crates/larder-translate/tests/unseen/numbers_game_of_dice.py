"""Small numeric programs in a row: primes, perfect numbers, roman, collatz, digits, pascal, matrix power, continued fractions, Luhn, bases."""
from functools import lru_cache, reduce
from itertools import accumulate, count, islice, takewhile
import math


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, int(n ** .5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]


def factor(n):
    out = {}
    d = 2
    while d * d <= n:
        while not n % d:
            out[d] = out.get(d, 0) + 1
            n //= d
        d += 1 + (d > 2)
    if n > 1:
        out[n] = out.get(n, 0) + 1
    return out


def miller_rabin(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, r = n - 1, 0
    while d % 2 == 0:
        d //= 2
        r += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def egcd(a, b):
    if not b:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def crt(pairs):
    x, m = 0, 1
    for r, n in pairs:
        g, p, _ = egcd(m, n)
        if (r - x) % g:
            return None
        x += m * ((r - x) // g * p % (n // g))
        m = m * n // g
        x %= m
    return x, m


def matmul(a, b, mod=None):
    out = [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
    return [[v % mod for v in r] for r in out] if mod else out


def matpow(m, n, mod=None):
    result = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while n:
        if n & 1:
            result = matmul(result, m, mod)
        m = matmul(m, m, mod)
        n >>= 1
    return result


def det(m):
    m, sign, prev = [r[:] for r in m], 1, 1
    for k in range(len(m) - 1):
        if not m[k][k]:
            for i in range(k + 1, len(m)):
                if m[i][k]:
                    m[k], m[i] = m[i], m[k]
                    sign = -sign
                    break
            else:
                return 0
        for i in range(k + 1, len(m)):
            for j in range(k + 1, len(m)):
                m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // prev
        prev = m[k][k]
    return sign * m[-1][-1]


def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out += s * (n // v)
        n %= v
    return out


def unroman(s):
    vals = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))
    return sum(-vals[a] if vals[a] < vals.get(b, 0) else vals[a] for a, b in zip(s, s[1:] + " "))


def collatz(n):
    while True:
        yield n
        if n == 1:
            return
        n = n // 2 if n % 2 == 0 else 3 * n + 1


def pascal():
    row = [1]
    while True:
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


def sqrt_digits(n, digits):
    return str(math.isqrt(n * 10 ** (2 * digits)))


def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def luhn(s):
    return sum(d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(map(int, reversed(s)))) % 10 == 0


@lru_cache(None)
def partitions(n, k=None):
    k = n if k is None else k
    if n == 0:
        return 1
    return sum(partitions(n - i, min(i, n - i)) for i in range(1, min(k, n) + 1))


@lru_cache
def ackermann(m, n):
    return n + 1 if not m else ackermann(m - 1, 1) if not n else ackermann(m - 1, ackermann(m, n - 1))


def continued(p, q):
    while q:
        a, (p, q) = p // q, (q, p % q)
        yield a


ps = sieve(100)
print(len(ps), ps[-3:], sum(ps), factor(360), factor(2 ** 31 - 1), factor(600851475143), factor(1))
print([n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n], [p for p in range(50) if miller_rabin(p)] == sieve(49), miller_rabin(2 ** 89 - 1), miller_rabin(2 ** 67 - 1), [n for n in count(10 ** 18) if miller_rabin(n)][:1] if False else next(n for n in count(10 ** 18) if miller_rabin(n)))
print(egcd(240, 46), crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (2, 6)]), crt([(10 ** 9, 10 ** 9 + 7), (5, 998244353)]), pow(17, -1, 3120))
print(matpow([[1, 1], [1, 0]], 200)[0][1], matpow([[1, 1], [1, 0]], 10 ** 18, 10 ** 9 + 7), det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), det([[10 ** 10, 3], [7, 10 ** 10]]), det([[0, 1], [1, 0]]), det([[0, 0], [0, 1]]))
print([roman(n) for n in (4, 9, 14, 1994, 3999)], [unroman(roman(n)) for n in (4, 1994, 3888)], all(unroman(roman(n)) == n for n in range(1, 400)))
longest = max(range(1, 300), key=lambda n: sum(1 for _ in collatz(n)))
print(longest, list(collatz(6)), max(collatz(27)), list(islice(pascal(), 5)), sum(next(islice(pascal(), 64, None))) == 2 ** 64, next(islice(pascal(), 67, None))[33])
print(sqrt_digits(2, 30), "".join(map(str, islice(pi_digits(), 40))), luhn("4539578763621486"), luhn("79927398710"), partitions(100), ackermann(2, 3), ackermann.cache_info().currsize, list(continued(415, 93)), list(continued(-7, 3)))
print([n for n in range(1000) if n == sum(int(d) ** len(str(n)) for d in str(n))], sum(map(int, str(2 ** 1000))), len(str(math.factorial(100))), str(math.factorial(30)), [int(str(n)[::-1]) for n in (120, 7)], list(takewhile(lambda t: t < 50, accumulate(count(1)))), 3 ** 40 // 2 ** 40, -(3 ** 41) % 2 ** 40, sum(i ** 20 for i in range(1, 20)), reduce(lambda a, b: a * b // math.gcd(a, b), range(1, 40)))
total = 1
for i in range(1, 26):
    total *= i
    if i in (20, 21, 25):
        print(i, total, total.bit_length(), total % 1000003, total // 7 ** i, f"{total:e}", float(total), total >> 40)
a, b = 2 ** 62, 2 ** 62
print(a + b, a * 2, -a - b - 1, a + b - 1, (a + b) // 3, (a << 1) ^ 1, a * b, abs(-a * 2), sum([a] * 4), max(a + b, 2.0 ** 63), a + b == 2.0 ** 63, int(2.0 ** 63), divmod(-a * 2, 10), round(a * 2 + 5, -1), hash(a * 2) == hash(2 ** 63), [a + i for i in (-1, 0)][0] * 2 + 1, a.__add__(b), a * 1.5, a / 3, a ** 0.5, math.sqrt(a * a), ~(a * 2), -(a * 2) >> 3, (a * 4) & 0xFF00000000000000)
acc = 0
for i in range(70):
    acc = acc * 2 + 1
print(acc, acc == 2 ** 70 - 1, int(str(acc)) == acc, acc.to_bytes(9, "big").hex(), int("9" * 25) + 1, bin(acc)[-5:], oct(acc), f"{acc:_}", f"{acc:x}", f"{acc:,}", "%d %x" % (acc, acc), str(-acc)[:5], acc % -7, -acc // 7, acc.bit_count())
math.factorial(171.0)
