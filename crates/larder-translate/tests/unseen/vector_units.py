# Immutable vector + physical quantities with units: reflected operators, __hash__, __format__, NotImplemented chains
import math
from functools import reduce, singledispatch
from numbers import Real
class Vec:
    __slots__ = ("_v",)
    def __init__(self, *xs):
        object.__setattr__(self, "_v", tuple(xs[0]) if len(xs) == 1 and not isinstance(xs[0], Real) else xs)
    def __setattr__(self, k, v):
        raise AttributeError(f"{type(self).__name__} is immutable")
    def __getattr__(self, name):
        try:
            return tuple(self._v["xyzw".index(c)] for c in name) if len(name) > 1 else self._v["xyzw".index(name)]
        except (ValueError, IndexError):
            raise AttributeError(name) from None
    def __len__(self): return len(self._v)
    def __iter__(self): return iter(self._v)
    def __getitem__(self, i): return Vec(self._v[i]) if isinstance(i, slice) else self._v[i]
    def __eq__(self, o): return self._v == o._v if isinstance(o, Vec) else NotImplemented
    def __hash__(self): return hash(("Vec", self._v))
    def __neg__(self): return Vec(-x for x in self)
    def __abs__(self): return math.sqrt(sum(x * x for x in self))
    def __bool__(self): return any(self)
    def __repr__(self): return f"Vec{self._v}"
    def __add__(self, o):
        if o == 0 and not isinstance(o, Vec):
            return self
        if not isinstance(o, (Vec, tuple)):
            return NotImplemented
        if len(o) != len(self):
            raise ValueError(f"dimension {len(self)} != {len(o)}")
        return Vec(a + b for a, b in zip(self, o))
    __radd__ = __add__
    def __sub__(self, o):
        return self + -o
    def __rsub__(self, o):
        return Vec(o) - self
    def __mul__(self, k):
        return Vec(x * k for x in self) if isinstance(k, Real) else NotImplemented
    def __rmul__(self, k):
        return self * k
    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self, o))
    def __xor__(self, o):
        (a, b, c), (d, e, f) = self, o
        return Vec(b * f - c * e, c * d - a * f, a * e - b * d)
    def __format__(self, spec):
        if spec.endswith("p") and len(self) == 2:
            inner = spec[:-1] or ".3g"
            return f"<{format(abs(self), inner)}, {format(math.atan2(self.y, self.x), inner)}>"
        return "(" + ", ".join(format(x, spec) for x in self) + ")"
class Unit:
    def __init__(self, **dims):
        self.dims = {k: v for k, v in sorted(dims.items()) if v}
    def __mul__(self, o):
        if isinstance(o, Unit):
            return Unit(**{k: self.dims.get(k, 0) + o.dims.get(k, 0) for k in self.dims | o.dims})
        return NotImplemented
    def __rmul__(self, value):
        return Q(value, self)
    def __pow__(self, n):
        return Unit(**{k: v * n for k, v in self.dims.items()})
    def __truediv__(self, o):
        return self * o ** -1
    def __eq__(self, o):
        return isinstance(o, Unit) and self.dims == o.dims
    def __str__(self):
        return "*".join(k if v == 1 else f"{k}^{v}" for k, v in self.dims.items()) or "1"
class Q:
    __array_priority__ = 10
    def __init__(self, value, unit):
        self.value, self.unit = value, unit
    def _same(self, o):
        if not isinstance(o, Q):
            return False
        if self.unit != o.unit:
            raise TypeError(f"cannot combine {self.unit} and {o.unit}")
        return True
    def __add__(self, o):
        return Q(self.value + o.value, self.unit) if self._same(o) else NotImplemented
    def __sub__(self, o):
        return Q(self.value - o.value, self.unit) if self._same(o) else NotImplemented
    def __mul__(self, o):
        if isinstance(o, Q):
            u = self.unit * o.unit
            v = self.value * o.value
            return Q(v, u) if u.dims else v
        if isinstance(o, Unit):
            return Q(self.value, self.unit * o)
        return Q(self.value * o, self.unit)
    def __rmul__(self, k):
        print(f"  [rmul {k}]")
        return self * k
    def __truediv__(self, o):
        return self * (Q(1 / o.value, o.unit ** -1) if isinstance(o, Q) else 1 / o if not isinstance(o, Unit) else o ** -1)
    def __rtruediv__(self, k):
        return Q(k / self.value, self.unit ** -1)
    def __pow__(self, n):
        return Q(self.value ** n, self.unit ** n)
    def __lt__(self, o):
        return self.value < o.value if self._same(o) else NotImplemented
    def __eq__(self, o):
        return isinstance(o, Q) and self.unit == o.unit and self.value == o.value
    def __str__(self):
        return f"{self.value:g} {self.unit}" if isinstance(self.value, Real) else f"{self.value} {self.unit}"
    __repr__ = __str__
a, b = Vec(1, 2, 3), Vec([4, 5.5, 6])
print(a + b, a - b, 2 * a, a * 0.5, a @ b, a ^ b, -a, abs(Vec(3, 4)), (1, 1, 1) + a, (1, 1, 1) - a, a + (0.5, 0, 0))
print(a.x, a.xy, b.zyx, a[1:], a[-1], len(a), list(a), bool(Vec(0, 0)), sum([a, b, a]), {a: "k"}[Vec(1, 2, 3)], a == Vec(1.0, 2, 3), hash(a) == hash(Vec(1.0, 2.0, 3.0)), a == (1, 2, 3), a != b, a in [b, a])
print(f"{a} {b:.2f} {Vec(1, 1):.2fp} {Vec(0, 2):p} {a!r:>14}", "{:>5}".format(a), max([a, b], key=abs), reduce(Vec.__add__, [a] * 3), sorted([b, a], key=tuple), Vec(), Vec(range(2)))
m, s, kg = Unit(m=1), Unit(s=1), Unit(kg=1)
N = kg * m / s ** 2
d, t = 100 * m, 9.58 * s
v = d / t
print(d, t, v, v.unit == m / s, N, 5 * N, (70 * kg) * v ** 2 / 2, d + 5 * m, d / (50 * m), 1 / t, t * 2, 2 * t, sep=" ; ")
print(sorted([3 * m, 1 * m, 2 * m]), max(3 * m, 4 * m), d == 100.0 * m, d == 100 * s, Vec(3, 4) * m if hasattr(Vec, "unit") else Q(Vec(3, 4), m) * 2, str(Unit()), (2 * m) * (3 * m ** -1), 10 * m * m)
for bad in (lambda: a + 5, lambda: a + Vec(1, 2), lambda: a * a, lambda: "x" * a, lambda: d + t, lambda: d + 1, lambda: 1 + d, lambda: d < t, lambda: d < 5, lambda: setattr(a, "x", 1), lambda: a.q, lambda: a.xq, lambda: a < b, lambda: m * 5, lambda: hash(d), lambda: Vec(1, 2).z):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, "|", e)
class Meta2(Vec):
    def __add__(self, o):
        return "sub add"
    def __radd__(self, o):
        return "sub radd"
    def __eq__(self, o):
        return "weird"
c = Meta2(1, 2, 3)
print(c + a, a + c, a == c, c == a, a != c, bool(a == 5), 5 == a, Meta2.__hash__)
a += b
print(a, type(a).__name__)
