import math
import operator
from fractions import Fraction
from decimal import Decimal
from functools import reduce, total_ordering
from numbers import Number, Real, Integral
import cmath
import re


class Angle:
    __slots__ = ("_rad",)

    def __init__(self, deg=0.0, *, rad=None):
        self._rad = math.radians(deg) if rad is None else rad

    deg = property(lambda self: math.degrees(self._rad))

    def __float__(self):
        return self._rad

    def __add__(self, o):
        return Angle(rad=self._rad + float(o))

    def __neg__(self):
        return Angle(rad=-self._rad)

    def __pos__(self):
        return Angle(rad=self._rad % math.tau)

    def __abs__(self):
        return Angle(rad=abs(self._rad))

    def __round__(self, n=None):
        return round(self.deg, n) if n is not None else round(self.deg)

    def __trunc__(self):
        return math.trunc(self.deg)

    def __floor__(self):
        return math.floor(self.deg)

    def __ceil__(self):
        return math.ceil(self.deg)

    def __complex__(self):
        return cmath.exp(1j * self._rad)

    def __bool__(self):
        return self._rad != 0

    def __divmod__(self, o):
        q, r = divmod(self.deg, o.deg)
        return int(q), Angle(r)

    def __repr__(self):
        return f"{self.deg:.2f}°"


@total_ordering
class Roman(int):
    TABLE = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]

    def __new__(cls, value):
        if isinstance(value, str):
            total, rest = 0, value
            for n, s in cls.TABLE:
                while rest.startswith(s):
                    total, rest = total + n, rest[len(s):]
            if rest or not value:
                raise ValueError(f"not a roman number: {value!r}")
            value = total
        if not 0 < value < 4000:
            raise ValueError(f"{int(value)} has no roman form")
        return super().__new__(cls, value)

    def __str__(self):
        out, n = [], int(self)
        for v, s in self.TABLE:
            q, n = divmod(n, v)
            out.append(s * q)
        return "".join(out)

    def __repr__(self):
        return f"Roman('{self}')"

    def __add__(self, other):
        return Roman(int(self) + int(other))

    __radd__ = __add__

    def __format__(self, spec):
        return format(str(self), spec) if spec.endswith(("s", "<", ">")) or not spec else format(int(self), spec)


class Mod:
    def __init__(self, value, p):
        self.value, self.p = value % p, p

    def _coerce(self, other):
        if isinstance(other, Mod):
            if other.p != self.p:
                raise ValueError(f"moduli differ: {self.p} and {other.p}")
            return other.value
        if isinstance(other, Integral):
            return int(other)
        if isinstance(other, Fraction):
            return other.numerator * pow(other.denominator, -1, self.p)
        return NotImplemented

    def _binary(op):
        def method(self, other):
            o = self._coerce(other)
            return o if o is NotImplemented else Mod(op(self.value, o), self.p)
        return method

    __add__ = __radd__ = _binary(operator.add)
    __mul__ = __rmul__ = _binary(operator.mul)
    __sub__ = _binary(operator.sub)
    __rsub__ = _binary(lambda a, b: b - a)
    del _binary

    def __pow__(self, n, m=None):
        return Mod(pow(self.value, n, self.p), self.p)

    def __truediv__(self, other):
        o = self._coerce(other)
        return self * pow(o, -1, self.p)

    def __eq__(self, other):
        return isinstance(other, Mod) and (self.value, self.p) == (other.value, other.p) or other == self.value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"{self.value} (mod {self.p})"


a = Angle(370)
print(a, +a, -a, abs(-a), float(a) == math.radians(370), round(a), round(a, 1), math.trunc(a), math.floor(-a), math.ceil(a), divmod(a, Angle(100)), bool(Angle()), a + Angle(10) + 0.5, round(complex(Angle(60)).real, 9), math.sin(Angle(30)), math.hypot(Angle(180), 0))
r = Roman("MCMXCIV")
print(r, repr(r), r + 6, 6 + r, r * 2, type(r * 2).__name__, Roman(4) < Roman("V"), sum([Roman(1), Roman(2)]), f"{r}|{r:>10s}|{r:05d}|{r:x}", [Roman(x) for x in (1, 3999)], sorted([Roman("X"), Roman("IX")]), max("IX", "V", key=Roman), "abc"[Roman("II")], Roman("IV") == 4, hash(Roman(4)) == hash(4), {4: "four"}[Roman("IV")])
for bad in (lambda: Roman("IIX"), lambda: Roman(0), lambda: Roman(""), lambda: Roman("MMM") + Roman("M"), lambda: Mod(1, 5) + Mod(1, 7), lambda: Mod(1, 5) + 1.5, lambda: Mod(2, 4) / 2, lambda: "a" + Roman(1), lambda: Angle(1) < Angle(2), lambda: Angle(1) * 2, lambda: Angle("x"), lambda: int(Angle(45.9)), lambda: math.sqrt(Roman("I")), lambda: Mod(3, 7)[0], lambda: [0] * Mod(3, 7)):
    try:
        print(repr(bad()))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
m = Mod(3, 7)
print(m + 5, 5 + m, m - 5, 5 - m, m * m, 2 * m, m ** 100, m / 2, m / Fraction(1, 3), m + Fraction(1, 2), m == 3, m == Mod(10, 7), range(10)[m], bin(m), reduce(operator.mul, [Mod(i, 11) for i in range(1, 11)]))
print(Fraction(3, 4) + 1, Fraction(1, 3) * 0.5, Fraction(1, 3) == 1 / 3, Fraction("0.1") == Decimal("0.1"), Fraction(0.1).limit_denominator(100), 2 ** Fraction(2), Fraction(1, 2) ** -2, Fraction(7, 3).__floor__(), divmod(Fraction(7, 3), Fraction(1, 2)), Fraction(-7, 3) % 2, float(Fraction(1, 3)), f"{float(Fraction(2, 3)):.3f}", Fraction(5), repr(Fraction(-5, 10)), Fraction(3, -6), abs(Fraction(-1, 2)), round(Fraction(5, 2)), round(Fraction(22, 7), 2), math.gcd(Fraction(6).numerator, 4), sum([Fraction(1, n) for n in range(1, 6)]), max(Fraction(1, 2), 0.4), sorted([Fraction(1, 2), 0.3, Decimal("0.4")]))
for bad in (lambda: Fraction(1, 0), lambda: Fraction("x"), lambda: Fraction(1.5, 2), lambda: Fraction(float("nan")), lambda: Fraction(1, 2) + "a", lambda: Fraction(1, 2) // 0, lambda: Decimal("1") + Fraction(1, 2), lambda: int("12x"), lambda: float("1e"), lambda: complex("1+"), lambda: int("z", 36), lambda: int("9", 8), lambda: round("a"), lambda: pow(2, -1, 4), lambda: (-8) ** 0.5, lambda: 0 ** -1, lambda: divmod(1, 0.0), lambda: math.factorial(20), lambda: 1 << -1, lambda: hex(1.5), lambda: chr(-1), lambda: int(float("inf")), lambda: "%d" % "a", lambda: abs("x")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print((3 + 4j) * 1j, abs(3 + 4j), (1 + 2j).conjugate(), complex("1-2j"), (1j) ** 2, cmath.phase(-1), cmath.polar(1j), 1j == complex(0, 1), (2 + 0j) == 2, hash(2 + 0j) == hash(2), complex(1.5, -0.0), -1j, f"{1 + 1j:.1f}")
math.floor(Angle)
