from itertools import zip_longest, accumulate
import operator as op
import cmath


class Poly:
    """Polynomial with coefficients from the lowest degree upward."""

    __match_args__ = ("coef",)

    def __init__(self, *coef):
        while coef and coef[-1] == 0:
            coef = coef[:-1]
        self.coef = coef

    @classmethod
    def from_roots(cls, *roots):
        p = cls(1)
        for r in roots:
            p *= cls(-r, 1)
        return p

    @property
    def degree(self):
        return len(self.coef) - 1

    def __call__(self, x):
        *_, y = accumulate(reversed(self.coef), lambda acc, c: acc * x + c, initial=0)
        return y

    def __add__(self, o):
        o = o if isinstance(o, Poly) else Poly(o)
        return Poly(*(a + b for a, b in zip_longest(self.coef, o.coef, fillvalue=0)))

    __radd__ = __add__

    def __neg__(self):
        return Poly(*map(op.neg, self.coef))

    def __sub__(self, o):
        return self + -o

    def __rsub__(self, o):
        return -self + o

    def __mul__(self, o):
        if not isinstance(o, Poly):
            return Poly(*(c * o for c in self.coef))
        out = [0] * (len(self.coef) + len(o.coef))
        for i, a in enumerate(self.coef):
            for j, b in enumerate(o.coef):
                out[i + j] += a * b
        return Poly(*out)

    __rmul__ = __mul__

    def __divmod__(self, o):
        if not o:
            raise ZeroDivisionError("polynomial division by zero")
        rem, quot = list(self.coef), [0] * max(0, self.degree - o.degree + 1)
        for i in range(len(quot) - 1, -1, -1):
            q = quot[i] = rem[i + o.degree] / o.coef[-1]
            for j, c in enumerate(o.coef):
                rem[i + j] -= q * c
        return Poly(*quot), Poly(*rem)

    def __floordiv__(self, o):
        return divmod(self, o)[0]

    def __mod__(self, o):
        return divmod(self, o)[1]

    def __bool__(self):
        return bool(self.coef)

    def __eq__(self, o):
        return self.coef == (o.coef if isinstance(o, Poly) else Poly(o).coef)

    def diff(self):
        return Poly(*(i * c for i, c in enumerate(self.coef) if i))

    def __str__(self):
        terms = []
        for i, c in reversed(list(enumerate(self.coef))):
            if c:
                mag = "" if abs(c) == 1 and i else f"{abs(c):g}"
                var = {0: "", 1: "x"}.get(i, f"x^{i}")
                terms.append(("-" if c < 0 else "+", mag + var))
        if not terms:
            return "0"
        (sign, first), *rest = terms
        return sign.strip("+") + first + "".join(f" {s} {t}" for s, t in rest)


p = Poly.from_roots(1, -2, 3)
print(p, "| degree", p.degree, "|", [p(x) for x in range(-3, 4)])
q = Poly(1, 1)
print(p + q, p - q, 1 - q, q + 0.5, 3 * q * q, sep=" ; ")
print(*map(str, divmod(p, q)), sep=" ; ")
print(p // Poly(-3, 1), "|", p % Poly(-3, 1), "|", q // p, q % p)
print(p.diff(), "|", p.diff().diff(), "|", p.diff().diff().diff().diff(), Poly().degree)
print(Poly(1, 0, 0) == 1, Poly(0) == 0, Poly() == Poly(0, 0), Poly(1) == "x", bool(Poly(0)))
print(sum([Poly(1), Poly(0, 1), Poly(0, 0, 1)]), p(1j), p(2.5))
print([f"{p(cmath.exp(2j * cmath.pi * k / 3)):.3f}" for k in range(3)])
match p:
    case Poly((c, *_, 1)):
        print("monic with constant", c)
x = p
x -= Poly(6)
print(x, x is p, hasattr(x, "__isub__"))
for act in (lambda: hash(p), lambda: p % Poly(), lambda: p / 2, lambda: p ** 2):
    try:
        act()
    except (TypeError, ZeroDivisionError) as e:
        print(f"{type(e).__name__}: {e}")
