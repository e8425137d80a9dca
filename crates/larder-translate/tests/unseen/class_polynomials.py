from __future__ import annotations
from fractions import Fraction
from itertools import zip_longest
import numbers


class Poly:
    """Polynomials with exact coefficients, lowest first."""

    __slots__ = ("c",)
    __array_priority__ = 10

    def __init__(self, *coeffs):
        c = list(coeffs[0]) if len(coeffs) == 1 and not isinstance(coeffs[0], numbers.Number) else list(coeffs)
        while c and c[-1] == 0:
            c.pop()
        object.__setattr__(self, "c", tuple(c))

    def __setattr__(self, k, v):
        raise TypeError(f"{type(self).__name__} is immutable: {k}")

    @classmethod
    def from_roots(cls, *roots):
        p = cls(1)
        for r in roots:
            p *= cls(-r, 1)
        return p

    @property
    def degree(self):
        return len(self.c) - 1 if self.c else float("-inf")

    def __add__(self, o):
        if isinstance(o, numbers.Number):
            o = Poly(o)
        elif not isinstance(o, Poly):
            return NotImplemented
        return type(self)([a + b for a, b in zip_longest(self.c, o.c, fillvalue=0)])

    __radd__ = __add__

    def __neg__(self):
        return type(self)([-a for a in self.c])

    def __sub__(self, o):
        return self + -o

    def __rsub__(self, o):
        return -self + o

    def __mul__(self, o):
        if isinstance(o, numbers.Number):
            return Poly([a * o for a in self.c])
        if not isinstance(o, Poly):
            return NotImplemented
        out = [0] * max(len(self.c) + len(o.c) - 1, 0)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Poly(out)

    def __rmul__(self, o):
        return self * o

    def __pow__(self, n, mod=None):
        if not isinstance(n, int) or n < 0:
            raise ValueError(f"bad exponent {n}")
        r = Poly(1)
        for _ in range(n):
            r = r * self
            if mod is not None:
                r = r % mod
        return r

    def __divmod__(self, o):
        if not o.c:
            raise ZeroDivisionError("polynomial division by zero")
        rest, q = list(self.c), [0] * max(len(self.c) - len(o.c) + 1, 0)
        while len(rest) >= len(o.c):
            f = Fraction(rest[-1]) / o.c[-1]
            k = len(rest) - len(o.c)
            q[k] = f
            for i, b in enumerate(o.c):
                rest[i + k] -= f * b
            rest.pop()
        return Poly(q), Poly(rest)

    def __floordiv__(self, o): return divmod(self, o)[0]
    def __mod__(self, o): return divmod(self, o)[1]

    def __call__(self, x):
        acc = 0
        for a in reversed(self.c):
            acc = acc * x + a
        return acc

    def __eq__(self, o):
        if isinstance(o, numbers.Number):
            return self.c == Poly(o).c
        return self.c == o.c if isinstance(o, Poly) else NotImplemented

    def __hash__(self):
        return hash(self.c)

    def __bool__(self):
        return bool(self.c)

    def __iter__(self):
        return iter(self.c)

    def __getitem__(self, i):
        return self.c[i]

    def __len__(self):
        return len(self.c)

    def __matmul__(self, o):
        r = Poly()
        for a in reversed(self.c):
            r = r * o + a
        return r

    def __str__(self):
        if not self:
            return "0"
        out = []
        for i, a in reversed(list(enumerate(self.c))):
            if a:
                sign = "-" if a < 0 else "+"
                m = abs(a)
                body = "" if m == 1 and i else str(m)
                var = "" if i == 0 else "x" if i == 1 else f"x^{i}"
                out.append(f"{sign} {body}{var}")
        s = " ".join(out)
        return s[2:] if s.startswith("+ ") else "-" + s[2:]

    def __repr__(self):
        return f"Poly({', '.join(map(repr, self.c))})"

    def __format__(self, spec):
        if spec == "latex":
            return str(self).replace("^", "^{").replace(" +", "} +")
        return format(str(self), spec)


p = Poly(1, 2, 3)
q = Poly.from_roots(1, -2, Fraction(1, 2))
print(p, "|", q, "|", repr(q), q.degree, Poly().degree)
print(p + q, p - 1, 1 - p, 3 * p, p * Fraction(1, 3))
print(divmod(q, Poly(-1, 1)), q % p, q // p)
print(p(2), q(1), q(0.5), p @ Poly(1, 1), (p ** 3)[2], pow(p, 3, Poly(1, 0, 1)))
print(p == Poly(1, 2, 3, 0), Poly(5) == 5, p != p + 0, p == "x", {p: 1}[Poly([1, 2, 3])])
print(f"[{p:>20}] [{p:<16}] [{p:latex}] {p!r:*^20}")
a, *b = p
print(a, b, len(p), sum(p), list(reversed(p)), 3 in p, max(p))
CASES = {
    "p + 'a'": lambda: p + 'a', "'a' * p": lambda: 'a' * p, "p % Poly()": lambda: p % Poly(), "p ** -1": lambda: p ** -1,
    "setattr": lambda: setattr(p, 'c', ()), "p - [1]": lambda: p - [1], "p[9]": lambda: p[9], "p < q": lambda: p < q,
}
for bad, case in CASES.items():
    try:
        print(bad, "=", case())
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
p += 5
print(p, p.__doc__)
p.d = 4
