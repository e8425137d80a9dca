# big number maths: own BigNat vs int, pi/e digits, Fibonacci doubling, Karatsuba, RSA toy, CRT, continued sqrt, bases
from itertools import islice
from math import gcd, isqrt
import sys

BASE = 10**4

class BigNat:
    __slots__ = ("d",)
    def __init__(self, v=0):
        if isinstance(v, str):
            if not v.isdigit():
                raise ValueError(f"invalid BigNat literal: {v!r}")
            self.d = [int(v[max(i - 4, 0):i]) for i in range(len(v), 0, -4)]
        elif isinstance(v, int):
            if v < 0:
                raise ValueError("negative")
            self.d = []
            while v:
                v, r = divmod(v, BASE)
                self.d.append(r)
        else:
            self.d = list(v)
        while self.d and not self.d[-1]:
            self.d.pop()
    def __str__(self):
        return str(self.d[-1]) + "".join(f"{x:04d}" for x in self.d[-2::-1]) if self.d else "0"
    def __repr__(self):
        return f"BigNat('{self}')"
    def __int__(self):
        return int(str(self))

    __index__ = __int__
    def __add__(self, o):
        o = o if isinstance(o, BigNat) else BigNat(o)
        out, carry = [], 0
        for i in range(max(len(self.d), len(o.d))):
            carry, r = divmod((self.d[i] if i < len(self.d) else 0) + (o.d[i] if i < len(o.d) else 0) + carry, BASE)
            out.append(r)
        return BigNat(out + [carry])

    __radd__ = __add__
    def __sub__(self, o):
        if self < o:
            raise ArithmeticError("underflow")
        out, borrow = [], 0
        for i, x in enumerate(self.d):
            x -= borrow + (o.d[i] if i < len(o.d) else 0)
            borrow = x < 0
            out.append(x + BASE * borrow)
        return BigNat(out)
    def __mul__(self, o):
        if isinstance(o, int):
            o = BigNat(o)
        out = [0] * (len(self.d) + len(o.d) + 1)
        for i, x in enumerate(self.d):
            carry = 0
            for j, y in enumerate(o.d):
                carry, out[i + j] = divmod(out[i + j] + x * y + carry, BASE)
            out[i + len(o.d)] += carry
        return BigNat(out)

    __rmul__ = __mul__
    def __divmod__(self, n):
        q, rem = [], 0
        for x in reversed(self.d):
            k, rem = divmod(rem * BASE + x, n)
            q.append(k)
        return BigNat(q[::-1]), rem
    def __pow__(self, n):
        r, b = BigNat(1), self
        while n:
            if n & 1:
                r = r * b
            b, n = b * b, n >> 1
        return r
    def __lt__(self, o):
        return (len(self.d), self.d[::-1]) < (len(o.d), o.d[::-1])
    def __eq__(self, o):
        return int(self) == o if isinstance(o, int) else self.d == o.d
    def __hash__(self):
        return hash(int(self))
    def __bool__(self):
        return bool(self.d)

a, b = BigNat("123456789012345678901234567890"), BigNat(987654321 * 10**12 + 1)
print(a + b, a - b, a * b == int(a) * int(b), a ** 5, divmod(a, 97), sum([a, b, BigNat()]), BigNat("0000"), repr(BigNat("00042")), bool(BigNat(0)), a > b, sorted([a, b, BigNat(5)])[0], {a: 1}[int(a)], hex(BigNat(255)), 2 * BigNat(21), BigNat(7) == 7)
for f in (lambda: BigNat("12a"), lambda: BigNat(-1), lambda: b - a, lambda: a / b, lambda: a < 5, lambda: divmod(a, 0), lambda: a - 1, lambda: [1, 2][BigNat(9)], lambda: a % 3, lambda: BigNat("")):
    try:
        print("ok", repr(f()), end="; ")
    except Exception as e:
        print(f"{type(e).__name__}: {e}", end="; ")
print()

def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2

def fib(n):
    if n < 0:
        return (-1) ** (n % 2 == 0) * fib(-n)
    def go(n):
        if n == 0:
            return 0, 1
        a, b = go(n >> 1)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if n & 1 else (c, d)
    return go(n)[0]

def karatsuba(x, y):
    if x < 0 or y < 0:
        return karatsuba(abs(x), abs(y)) * (1 if (x < 0) == (y < 0) else -1)
    if x < 2**64 or y < 2**64:
        return x * y
    n = max(x.bit_length(), y.bit_length()) // 2
    (a, b), (c, d) = (divmod(v, 1 << n) for v in (x, y))
    hi, lo = karatsuba(a, c), karatsuba(b, d)
    return (hi << 2 * n) + ((karatsuba(a + b, c + d) - hi - lo) << n) + lo

def egcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1, y0, y1 = x1, x0 - q * x1, y1, y0 - q * y1
    return a, x0, y0

def crt(pairs):
    x, m = 0, 1
    for r, n in pairs:
        g, p, _ = egcd(m, n)
        if (r - x) % g:
            raise ValueError(f"no solution: {r} mod {n}")
        x += m * ((r - x) // g * p % (n // g))
        m = m * n // g
        x %= m
    return x, m

def to_base(n, b, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    if n == 0:
        return "0"
    if b < 0:
        out = ""
        while n:
            n, r = divmod(n, b)
            if r < 0:
                n, r = n + 1, r - b
            out = digits[r] + out
        return out
    return "-" * (n < 0) + (to_base(abs(n) // b, b).lstrip("0") + digits[abs(n) % b])

def rho(n):
    if n % 2 == 0:
        return 2
    for c in range(1, 20):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n:
            return d

print("".join(map(str, islice(pi_digits(), 60))), fib(300), fib(-8), [fib(i) for i in range(-5, 6)], fib(1000) % 10**20, sep="\n")
x, y = 3**500, -(7**300)
print(karatsuba(x, y) == x * y, karatsuba(y, y) == y * y, karatsuba(-5, 7), egcd(240, -46), egcd(17, 3120), crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (3, 6)]))
try:
    crt([(1, 4), (2, 6)])
except ValueError as e:
    print(e)
p, q = 2**89 - 1, 2**107 - 1
n, phi, e = p * q, (p - 1) * (q - 1), 65537
d = pow(e, -1, phi)
msg = int.from_bytes(b"attack at dawn", "big")
cipher = pow(msg, e, n)
print(cipher, pow(cipher, d, n).to_bytes(14, "big"), d * e % phi, n.bit_length())
print(to_base(-255, 16), to_base(10**12, 36), to_base(2**70, 2).count("0"), to_base(-13, -2), to_base(13, -2), int(to_base(987654321, 7), 7), rho(8051), rho(10**9 + 7) , rho(1000003 * 1000033))
print(isqrt(2 * 10**80), str(2**200)[::-5], len(str(7**2000)), sum(map(int, str(2**1000))), sys.int_info.bits_per_digit in (15, 30), 10**50 % 97, -10**50 // 97 % 10**6, (10**50).__format__(",")[:11], sep="\n")
try:
    int("9" * 5000)
except ValueError as err:
    print(str(err)[:62])
