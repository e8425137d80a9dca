# polynomials: operator overloading, formatting, Horner, gcd, roots
from fractions import Fraction
from functools import reduce
from itertools import zip_longest
import math

class Poly:
    __slots__ = ("c",)
    def __init__(self, *coeffs):
        c = list(coeffs)
        while c and c[-1] == 0:
            c.pop()
        self.c = tuple(c)
    @property
    def degree(self):
        return len(self.c) - 1
    @staticmethod
    def _lift(x):
        if isinstance(x, Poly):
            return x
        if isinstance(x, (int, float, Fraction)):
            return Poly(x)
        return NotImplemented
    def __add__(self, other):
        other = self._lift(other)
        if other is NotImplemented:
            return other
        return Poly(*(a + b for a, b in zip_longest(self.c, other.c, fillvalue=0)))
    __radd__ = __add__
    def __neg__(self):
        return Poly(*(-a for a in self.c))
    def __sub__(self, other):
        return self + -other
    def __rsub__(self, other):
        return -self + other
    def __mul__(self, other):
        if (other := self._lift(other)) is NotImplemented:
            return NotImplemented
        out = [0] * max(0, len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Poly(*out)
    __rmul__ = __mul__
    def __pow__(self, n):
        return reduce(Poly.__mul__, [self] * n, Poly(1))
    def __divmod__(self, other):
        q, r = Poly(), self
        while r.degree >= other.degree:
            k = Fraction(r.c[-1]) / other.c[-1]
            t = Poly(*[0] * (r.degree - other.degree), k)
            q, r = q + t, r - t * other
        return q, r
    __floordiv__ = lambda self, o: divmod(self, o)[0]
    __mod__ = lambda self, o: divmod(self, o)[1]
    def __call__(self, x):
        return reduce(lambda acc, a: acc * x + a, reversed(self.c), 0)
    def __eq__(self, other):
        other = self._lift(other)
        return other if other is NotImplemented else self.c == other.c
    def __hash__(self):
        return hash(self.c)
    def __bool__(self):
        return bool(self.c)
    def diff(self):
        return Poly(*(i * a for i, a in enumerate(self.c)))[1:]
    def __getitem__(self, key):
        if isinstance(key, slice):
            return Poly(*self.c[key])
        return self.c[key] if 0 <= key < len(self.c) else 0
    def __str__(self):
        terms = []
        for i, a in reversed(list(enumerate(self.c))):
            if a:
                body = "" if abs(a) == 1 and i else str(abs(a))
                power = ["", "x"][i] if i < 2 else f"x^{i}"
                terms.append(("- " if a < 0 else "+ ") + body + power)
        text = " ".join(terms) or "0"
        return text.removeprefix("+ ") if text[0] == "+" else text.replace("- ", "-", 1)
    def __repr__(self):
        return f"Poly{self.c}"
x = Poly(0, 1)
p = (x - 1) ** 3 * (x + 2)
q = 3 - x ** 2 + 2 * x
print(p, "|", q, "|", repr(q), "|", Poly(), repr(Poly(5)), "|", -x)
print(p.degree, Poly().degree, p(1), p(-2), p(Fraction(1, 2)), q(0.5), p(2j))
print(p + q, p - q, p * q, sep="\n")
quot, rem = divmod(p, x ** 2 + 1)
print(quot, "rem", rem, quot * (x ** 2 + 1) + rem == p)
print(divmod(x ** 3, 2 * x - 1)[0], "|", x // Poly(2), "|", x % (x * x))

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a * (1 / Fraction(a.c[-1]))
print(gcd(p, p.diff()), "|", gcd(x ** 4 - 1, x ** 6 - 1), "|", p.diff())
print(p == (x - 1) * (x - 1) * (x * x + x - 2), Poly(3) == 3, 3 == Poly(3), Poly(3) == "3", Poly() == 0, len({x, Poly(0, 1, 0), Poly(0, 1.0)}))

def newton(f, guess, eps=1e-12):
    d = f.diff()
    for n in range(1, 60):
        step = f(guess) / d(guess)
        guess -= step
        if abs(step) < eps:
            break
    else:
        raise ArithmeticError("no convergence")
    return guess, n
print(*("%.10f in %d" % newton(x ** 2 - 2, g) for g in (1.0, -5)), sep="; ")
print("%.6f%+.6fi" % ((z := newton(x ** 2 + 1, 0.5 + 0.5j)[0]).real, z.imag))
for bad in (lambda: x + "1", lambda: [] * x, lambda: newton(x ** 2 + 1, 2.0), lambda: x ** -1 + 0, lambda: setattr(x, "d", 1), lambda: x // 0):
    try:
        print(bad())
    except (TypeError, ArithmeticError, AttributeError, IndexError) as e:
        print(type(e).__name__, e)
cheb = [Poly(1), x]
while len(cheb) < 6:
    cheb.append(2 * x * cheb[-1] - cheb[-2])
print(*cheb, sep="\n")
print([round(math.cos(5 * math.acos(v)) - cheb[5](v), 9) == 0 for v in (0.1, 0.7)], sum(cheb), cheb[5][1], cheb[5][9], cheb[4][::2])
