import math
def newton(f, df, x0, tol=1e-12, maxit=50):
    x = x0
    for k in range(maxit):
        step = f(x) / df(x)
        x -= step
        if abs(step) < tol:
            return x, k
    raise RuntimeError("no convergence")
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0))
def simpson(f, a, b, n=100):
    if n % 2: n += 1
    h = (b - a) / n
    s = f(a) + f(b)
    for i in range(1, n):
        s += f(a + i * h) * (4 if i % 2 else 2)
    return s * h / 3
print(simpson(math.sin, 0, math.pi), simpson(lambda x: x ** 3, 0, 2), simpson(math.exp, 0, 1, 7))
def gauss(a, b):
    n = len(b)
    m = [row[:] + [v] for row, v in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]
            for c in range(i, n + 1):
                m[r][c] -= f * m[i][c]
    x = [0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][j] * x[j] for j in range(i + 1, n))) / m[i][i]
    return x
print(gauss([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]))
class Frac:
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError("Frac(%s, 0)" % n)
        g = math.gcd(n, d)
        if d < 0: g = -g
        self.n, self.d = n // g, d // g
    def __add__(self, o):
        o = o if isinstance(o, Frac) else Frac(o)
        return Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __mul__(self, o):
        o = o if isinstance(o, Frac) else Frac(o)
        return Frac(self.n * o.n, self.d * o.d)
    def __truediv__(self, o): return self * Frac(o.d, o.n)
    def __sub__(self, o): return self + Frac(-o.n, o.d)
    def __eq__(self, o):
        if isinstance(o, int): return self.n == o and self.d == 1
        return (self.n, self.d) == (o.n, o.d)
    def __lt__(self, o): return self.n * o.d < o.n * self.d
    def __float__(self): return self.n / self.d
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def __hash__(self): return hash((self.n, self.d))
h = sum((Frac(1, k) for k in range(1, 31)), Frac(0))
print(h, float(h), Frac(6, -4), Frac(1, 2) / Frac(3, 4), sorted([Frac(1, 2), Frac(1, 3)]), Frac(4, 2) == 2, 1 + Frac(1, 2))
try: Frac(1, 0)
except ZeroDivisionError as e: print(e)
def mandel(c_re, c_im, it=50):
    x = y = 0.0
    for i in range(it):
        x, y = x * x - y * y + c_re, 2 * x * y + c_im
        if x * x + y * y > 4: return i
    return it
for j in range(5): print("".join("#" if mandel(-2 + i * 0.1, -1 + j * 0.5) == 50 else "." for i in range(30)))
def mean(xs): return sum(xs) / len(xs)
def median(xs):
    s = sorted(xs); n = len(s)
    return s[n // 2] if n % 2 else (s[n // 2 - 1] + s[n // 2]) / 2
def mode(xs): return max(set(xs), key=xs.count)
def var(xs): m = mean(xs); return sum((x - m) ** 2 for x in xs) / (len(xs) - 1)
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(mean(data), median(data), mode(data), var(data), math.sqrt(var(data)), median([3, 1, 2]))
print(mean([1.5, 2.5]), median([1.5, 2.5, 3.5, 10]))
def to_base(n, b):
    if n == 0: return "0"
    digs = ""
    neg = n < 0
    n = abs(n)
    while n:
        n, r = divmod(n, b)
        digs = "0123456789abcdefghijklmnopqrstuvwxyz"[r] + digs
    return "-" * neg + digs
print(to_base(255, 16), to_base(-10, 2), int("zz", 36), to_base(10**30, 36))
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
print([n for n in range(60) if is_prime(n)], is_prime(2**61 - 1), is_prime(2**67 - 1), is_prime(10**18 + 9))
def factor(n):
    f, p = {}, 2
    while p * p <= n:
        while n % p == 0: f[p] = f.get(p, 0) + 1; n //= p
        p += 1 if p == 2 else 2
    if n > 1: f[n] = f.get(n, 0) + 1
    return f
print(factor(360), factor(600851475143), factor(97))
pi, k = 0.0, 0
while True:
    t = 4 * (-1) ** k / (2 * k + 1)
    pi += t; k += 1
    if abs(t) < 1e-3: break
print(pi, k, round(pi, 3))
def bisect_root(f, lo, hi):
    while hi - lo > 1e-9:
        mid = (lo + hi) / 2
        if f(lo) * f(mid) <= 0: hi = mid
        else: lo = mid
    return lo
print(f"{bisect_root(lambda x: x ** 3 - x - 2, 1, 2):.6f}")
def horner(cs, x):
    r = 0
    for c in cs: r = r * x + c
    return r
print(horner([1, -6, 11, -6], 3), horner([1, 0.5], 2), horner([3] * 30, 10))
print(math.floor(-0.5), math.ceil(-0.5), round(-0.5), round(0.5), round(1.5), int(-0.9), -7 // 2, -7 % 3, 7 % -3, -7.5 // 2, -7.5 % 2, divmod(-7, 2), divmod(7.5, -2), 0.1 * 3, 1e-320, 2 ** -1, 10 ** -2, (-8) ** 2, -8 ** 2, 0 ** 0, 2 ** 10, 2.0 ** 3, 9 ** 0.5)
