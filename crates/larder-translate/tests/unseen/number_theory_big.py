# Big integer algorithms: primes, RSA, continued fractions, Fibonacci doubling, base conversion, digits of e, sums of squares.
import math
from functools import reduce


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


def rho(n, c=1):
    f = lambda x: (x * x + c) % n
    slow = fast = 2
    d = 1
    while d == 1:
        slow, fast = f(slow), f(f(fast))
        d = math.gcd(abs(slow - fast), n)
    return d if d != n else rho(n, c + 1)


def factor(n):
    if n < 0:
        return {-1: 1} | factor(-n)
    out = {}
    todo = [n] if n > 1 else []
    while todo:
        m = todo.pop()
        if is_prime(m):
            out[m] = out.get(m, 0) + 1
        else:
            d = 2 if m % 2 == 0 else rho(m)
            todo += [d, m // d]
    return dict(sorted(out.items()))


def egcd(a, b):
    if b == 0:
        return (a, 1, 0) if a >= 0 else (-a, -1, 0)
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def crt(*pairs):
    def join(p, q):
        (r, m), (s, n) = p, q
        g, x, _ = egcd(m, n)
        if (s - r) % g:
            raise ArithmeticError(f'{r} mod {m} against {s} mod {n}')
        l = m // g * n
        return (r + (s - r) // g * x % (n // g) * m) % l, l
    return reduce(join, pairs, (0, 1))


def fib(n):
    if n < 0:
        return fib(-n) * (-1 if n % 2 == 0 else 1)
    def go(k):
        if k == 0:
            return 0, 1
        a, b = go(k >> 1)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if k & 1 else (c, d)
    return go(n)[0]


def base(n, b, digits='0123456789abcdefghijklmnopqrstuvwxyz'):
    if n < 0:
        return '-' + base(-n, b)
    out = ''
    while n >= b:
        n, r = divmod(n, b)
        out = digits[r] + out
    return digits[n] + out


def cf(p, q):
    while q:
        a, (p, q) = p // q, (q, p % q)
        yield a


def convergents(terms):
    h, k, hh, kk = 1, 0, 0, 1
    for a in terms:
        h, k, hh, kk = a * h + hh, a * k + kk, h, k
        yield h, k


def e_digits(n):
    a = [1] * (n + 10)
    out = ''
    for _ in range(n):
        carry = 0
        for i in range(len(a) - 1, -1, -1):
            carry, a[i] = divmod(a[i] * 10 + carry, i + 2)
        out += str(carry)
    return '2.' + out


def isqrt(n):
    if n < 0:
        raise ValueError('negative ' + str(n))
    if n == 0:
        return 0
    x = 1 << (n.bit_length() + 1) // 2
    while (y := (x + n // x) >> 1) < x:
        x = y
    return x


def pell(d):
    a0 = m = isqrt(d)
    if a0 * a0 == d:
        return None
    m, q, a = 0, 1, a0
    h, k, hh, kk = 1, 0, 0, 1
    while True:
        h, hh = a * h + hh, h
        k, kk = a * k + kk, k
        if h * h - d * k * k == 1:
            return h, k
        m = q * a - m
        q = (d - m * m) // q
        a = (a0 + m) // q


def totient(n):
    return reduce(lambda acc, pe: acc * (pe[0] - 1) * pe[0] ** (pe[1] - 1), factor(n).items(), 1)


print([n for n in range(60) if is_prime(n)], is_prime(2 ** 61 - 1), is_prime(2 ** 67 - 1), is_prime(561), is_prime(2 ** 127 - 1))
print(factor(360), factor(2 ** 32 + 1), factor(10 ** 15 + 37), factor(-12), factor(1), factor(600851475143))
print(egcd(240, 46), egcd(-7, 3), crt((2, 3), (3, 5), (2, 7)), crt((1, 10 ** 9 + 7), (2, 998244353)))
try:
    print(crt((1, 4), (2, 6)))
except ArithmeticError as ex:
    print(ex)
p, q, ex = 2 ** 89 - 1, 2 ** 107 - 1, 65537
n, phi = p * q, (p - 1) * (q - 1)
d = pow(ex, -1, phi)
msg = int.from_bytes('hidden text'.encode(), 'big')
c = pow(msg, ex, n)
print(d, c % 10 ** 20, pow(c, d, n).to_bytes(11, 'big').decode(), pow(c, d, n) == msg)
print(fib(10), fib(300), fib(-8), [fib(i) for i in range(-5, 6)], len(str(fib(10000))))
print(base(255, 16), base(-10, 2), base(10 ** 30, 36), int(base(10 ** 30, 36), 36) == 10 ** 30, base(0, 7))
print(list(cf(415, 93)), list(cf(-7, 3)), list(convergents(cf(314159, 100000)))[-3:], e_digits(50))
print(isqrt(2 * 10 ** 60), isqrt(0), [isqrt(i) for i in (1, 3, 4, 8, 9)], pell(61), pell(4), pell(109))
print([totient(i) for i in range(1, 13)], totient(10 ** 12), math.comb(100, 50), math.perm(20, 5), sum(int(ch) for ch in str(2 ** 1000)))
print((10 ** 50) // 3, -(10 ** 50) // 3, (10 ** 50) % -7, divmod(-(10 ** 30), 10 ** 10 + 1), 3 ** 200 >> 250, ~(1 << 80), (1 << 80) ^ -1, -(1 << 80) & 0xFFFF)
print(str(10 ** 25)[::-1], f'{2 ** 90:,}', f'{2 ** 90:x}', f'{-2 ** 70:+_d}', f'{10 ** 20:e}', f'{10 ** 20:.3f}', '%d %x %o' % (2 ** 70, 2 ** 70, 2 ** 70), float(2 ** 70), 2 ** 70 / 3, int(1e25), round(2 ** 70, -5), 10 ** 18 * 1.0 == 10 ** 18)
try:
    print(len(str(10 ** 5000)))
except ValueError as err:
    print(err)
try:
    int('7' * 4301)
except ValueError as err:
    print(err)
isqrt(-(10 ** 20))
