from __future__ import annotations
from fractions import Fraction
from functools import reduce, total_ordering, singledispatchmethod, lru_cache
from itertools import zip_longest, accumulate, chain
from numbers import Number, Rational, Real, Complex
from operator import mul, add, sub, neg
from math import gcd, comb
import cmath


@total_ordering
class Poly:
    __slots__ = ("coef", "__dict__")
    __match_args__ = ("coef",)
    var = "x"

    def __new__(cls, *coef):
        self = super().__new__(cls)
        coef = list(coef)
        while coef and coef[-1] == 0:
            coef.pop()
        self.coef = tuple(coef)
        return self

    @classmethod
    def parse(cls, text):
        terms = {}
        for part in text.replace("-", "+-").replace(" ", "").split("+"):
            if not part:
                continue
            c, star, rest = part.partition(cls.var)
            if not star:
                power, value = 0, Fraction(c)
            else:
                value = Fraction(c + "1" if c in ("", "-") else c)
                power = int(rest[1:]) if rest.startswith("^") else 1
                if rest and not rest.startswith("^"):
                    raise ValueError(f"junk after {cls.var}: {rest!r}")
            terms[power] = terms.get(power, 0) + value
        return cls(*(terms.get(i, 0) for i in range(max(terms, default=-1) + 1)))

    @property
    def degree(self):
        return len(self.coef) - 1

    def __call__(self, x):
        return reduce(lambda acc, c: acc * x + c, reversed(self.coef), 0)

    @staticmethod
    def _lift(other):
        if isinstance(other, Poly):
            return other
        if isinstance(other, Number):
            return Poly(other)
        return None

    def __add__(self, other):
        if (o := self._lift(other)) is None:
            return NotImplemented
        return Poly(*(a + b for a, b in zip_longest(self.coef, o.coef, fillvalue=0)))

    __radd__ = __add__

    def __neg__(self):
        return Poly(*map(neg, self.coef))

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    @singledispatchmethod
    def __mul__(self, other):
        return NotImplemented

    @__mul__.register
    def _(self, other: Number):
        return Poly(*(c * other for c in self.coef))

    def __rmul__(self, other):
        return self * other

    def __divmod__(self, other):
        rest, quot = list(self.coef), [0] * max(len(self.coef) - len(other.coef) + 1, 0)
        for i in range(len(quot) - 1, -1, -1):
            quot[i] = Fraction(rest[i + other.degree]) / other.coef[-1]
            for j, c in enumerate(other.coef):
                rest[i + j] -= quot[i] * c
        return Poly(*quot), Poly(*rest)

    def __floordiv__(self, other):
        return divmod(self, other)[0]

    def __mod__(self, other):
        return divmod(self, other)[1]

    def __pow__(self, n):
        return reduce(mul, [self] * n, Poly(1))

    def __eq__(self, other):
        o = self._lift(other)
        return NotImplemented if o is None else self.coef == o.coef

    def __lt__(self, other):
        return (self.degree, self.coef[::-1]) < (other.degree, other.coef[::-1])

    def __hash__(self):
        return hash(self.coef)

    def __bool__(self):
        return bool(self.coef)

    def __str__(self):
        parts = []
        for i, c in reversed(list(enumerate(self.coef))):
            if not c:
                continue
            sign = "-" if c < 0 else "+"
            body = "" if abs(c) == 1 and i else str(abs(c))
            parts += [sign, body + (self.var if i else "") + (f"^{i}" if i > 1 else "")]
        if not parts:
            return "0"
        head = "" if parts[0] == "+" else "-"
        return head + " ".join(parts[1:])

    def __repr__(self):
        return f"Poly{self.coef}" if len(self.coef) != 1 else f"Poly({self.coef[0]!r})"

    def __format__(self, spec):
        return format(str(self), spec.replace("v", "")) if "v" not in spec else str(self).replace(self.var, spec[0])

    def __index__(self):
        if self.degree > 0:
            raise TypeError("not a constant")
        return int(self(0))

    __int__ = __index__


@Poly.__mul__.register(Poly) if False else (lambda f: f)
def _mul(self, other):
    return None


Poly.__dict__["__mul__"].register(Poly, lambda self, other: Poly(*(sum(self.coef[i] * other.coef[k - i] for i in range(k + 1) if i < len(self.coef) and k - i < len(other.coef)) for k in range(len(self.coef) + len(other.coef) - 1))))
p, q = Poly(1, 2, 1), Poly.parse("x^3 - 2x + 1/2")
print(p, "|", q, "|", repr(q), p(2), q(0.5), p(1j))
print(p + q, p - 1, 1 - p, p * q, 2 * p, p * Fraction(1, 2), p ** 3, sep=" | ")
print(*divmod(Poly.parse("x^3-1"), Poly.parse("x-1")), (p * q) % p, p // Poly(1, 1), sep=" | ")
print(p == Poly(1, 2, 1, 0, 0), Poly(3) == 3, p == "p", hash(p) == hash(Poly(1, 2, 1)), sorted([q, p, Poly(5), Poly()]), p >= q, bool(Poly(0)))
print(f"{p:>20}|{q:tv}|{[10, 20, 30][Poly(2)]}", int(Poly(7.9)), range(10)[Poly(1):Poly(4)], hex(Poly(255)))
match p * 1:
    case Poly((a, b, *rest)):
        print(a, b, rest)
p.note = "slot and dict"
print(p.__dict__, p.coef, Poly.__slots__)
for bad in (lambda: p + "x", lambda: "x" * p, lambda: [1][p], lambda: Poly.parse("x3"), lambda: Poly.parse("a"), lambda: p ** -1, lambda: divmod(p, Poly()), lambda: p < 3, lambda: p @ q, lambda: round(p)):
    try:
        print(repr(bad()))
    except Exception as error:
        print(type(error).__name__, error)
print([comb(5, k) for k in range(6)] == list((Poly(1, 1) ** 5).coef), cmath.sqrt(-4), abs(cmath.exp(1j * cmath.pi) + 1) < 1e-9, complex(Poly(3)) if hasattr(Poly, "__complex__") else "n/a", float(Poly(3).coef[0]), list(accumulate([1, 2, 3], mul)), isinstance(Fraction(1, 2), Rational), issubclass(int, Complex))
class Big(Poly):
    var = "y"
print(Big(0, 1), Big.parse("y^2+y"), type(Big(1) + 1).__name__, type(Poly(1) + Big(1)).__name__)
float(p)
