# My own Rational class with full operator set + comparison to fractions.Fraction
from fractions import Fraction
from functools import total_ordering
from math import gcd
import operator

@total_ordering
class Rational:
    __slots__ = ("_n", "_d")

    def __new__(cls, n=0, d=1):
        if isinstance(n, str):
            n, _, d = n.partition("/")
            n, d = int(n), int(d or 1)
        if isinstance(n, Rational) and d == 1:
            return n
        if d == 0:
            raise ZeroDivisionError(f"Rational({n}, 0)")
        g = gcd(n, d) * (1 if d > 0 else -1)
        self = super().__new__(cls)
        object.__setattr__(self, "_n", n // g)
        object.__setattr__(self, "_d", d // g)
        return self

    def __setattr__(self, name, value):
        raise AttributeError(f"{type(self).__name__} is immutable")

    n = property(operator.attrgetter("_n"))
    d = property(operator.attrgetter("_d"))

    def _op(fn, name):
        def forward(self, other):
            if isinstance(other, int):
                other = Rational(other)
            if isinstance(other, Rational):
                return fn(self, other)
            if isinstance(other, float):
                return getattr(operator, name)(float(self), other)
            return NotImplemented

        def reverse(self, other):
            if isinstance(other, int):
                return fn(Rational(other), self)
            if isinstance(other, float):
                return getattr(operator, name)(other, float(self))
            return NotImplemented
        forward.__name__, reverse.__name__ = f"__{name}__", f"__r{name}__"
        return forward, reverse

    __add__, __radd__ = _op(lambda a, b: Rational(a._n * b._d + b._n * a._d, a._d * b._d), "add")
    __sub__, __rsub__ = _op(lambda a, b: Rational(a._n * b._d - b._n * a._d, a._d * b._d), "sub")
    __mul__, __rmul__ = _op(lambda a, b: Rational(a._n * b._n, a._d * b._d), "mul")
    __truediv__, __rtruediv__ = _op(lambda a, b: Rational(a._n * b._d, a._d * b._n), "truediv")
    __floordiv__, __rfloordiv__ = _op(lambda a, b: a._n * b._d // (a._d * b._n), "floordiv")
    __mod__, __rmod__ = _op(lambda a, b: a - b * (a // b), "mod")
    del _op

    def __pow__(self, k):
        if not isinstance(k, int):
            return NotImplemented
        return Rational(self._n ** k, self._d ** k) if k >= 0 else Rational(self._d ** -k, self._n ** -k)

    def __neg__(self): return Rational(-self._n, self._d)
    def __pos__(self): return self
    def __abs__(self): return Rational(abs(self._n), self._d)
    def __float__(self): return self._n / self._d
    def __int__(self): return int(self._n / self._d)
    def __round__(self, nd=None): return round(float(self), nd)
    def __bool__(self): return self._n != 0
    def __hash__(self): return hash(Fraction(self._n, self._d))
    def __floor__(self): return self._n // self._d
    def __ceil__(self): return -(-self._n // self._d)

    def __eq__(self, other):
        if isinstance(other, (int, float)):
            return float(self) == other
        return isinstance(other, Rational) and (self._n, self._d) == (other._n, other._d)

    def __lt__(self, other):
        if isinstance(other, int):
            other = Rational(other)
        if not isinstance(other, Rational):
            return NotImplemented
        return self._n * other._d < other._n * self._d

    def __repr__(self): return f"{self._n}/{self._d}" if self._d != 1 else str(self._n)

    def __format__(self, spec):
        return format(float(self), spec) if spec else repr(self)

R = Rational
a, b = R(3, -6), R("7/4")
print(a, b, R(4, 2), R("5"), R(), R(a) is a, a.n, a.d)
ops = ["add", "sub", "mul", "truediv", "floordiv", "mod", "lt", "ge", "eq", "ne"]
for name in ops:
    f = getattr(operator, name)
    fr = f(Fraction(-1, 2), Fraction(7, 4))
    mine = f(a, b)
    print(f"{name:>8}: {mine!s:>6} {fr!s:>6} {f(a, 2)!s:>6} {f(2, b)!s:>6}")
print(1.5 + a, b * 0.5, 2 ** -1 * b, b ** -2, (-b) ** 3, abs(a), -a, +a is a, 3 - b, 1 / b, 10 // b, -10 % b)
print(sum([R(1, k) for k in range(1, 11)]), sum([R(1, 2)] * 4, 0.0), max(a, b, 1, key=float), sorted([b, 1, a, 0.5 + a, R(1, 3)], key=float))
print({R(1, 2): "half"}[R(2, 4)], R(4, 2) in {2}, hash(R(1, 2)) == hash(0.5), R(1, 2) == 0.5, 0.5 == R(1, 2), R(1, 3) == "1/3", R(1, 2) in [0.5])
print(int(R(-7, 2)), round(R(5, 2)), round(R(22, 7), 3), bool(R(0)), f"{b:.3f} {a:>8} {a}" if False else f"{b:.3f} {a!r:>8} {a}", __import__("math").floor(R(-7, 2)), __import__("math").ceil(R(-7, 2)))
print(R.__add__.__name__, R.__radd__.__name__, hasattr(R, "_op"), a <= b, a >= b, not a > b)
for t in (lambda: a + "x", lambda: "x" + a, lambda: a < 0.5, lambda: R(1, 0), lambda: a / 0, lambda: setattr(a, "_n", 5), lambda: a ** 0.5, lambda: [a] < [None], lambda: R("x/y")):
    try:
        print(t())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
x = a
x += b
x *= 4
print(x, a, type(x).__name__, Fraction("0.125") + Fraction(1, 3), Fraction(0.1).limit_denominator(100), Fraction(-7, 2) // 1, Fraction(7, 3) % Fraction(1, 2), round(Fraction(-5, 2)), Fraction("1e-3"), Fraction(3, 4) ** 2, Fraction(4) ** Fraction(1, 2))
