"""Operator overloading: Vector and Matrix with every dunder that matters."""
import math
from numbers import Number


class Vector:
    def __init__(self, *xs):
        self._xs = tuple(xs)

    @classmethod
    def zero(cls, n):
        return cls(*[0] * n)

    @classmethod
    def basis(cls, n, i):
        return cls(*(int(k == i) for k in range(n)))

    def __len__(self): return len(self._xs)
    def __iter__(self): return iter(self._xs)
    def __bool__(self): return any(self._xs)
    def __neg__(self): return type(self)(*(-x for x in self))
    def __pos__(self): return self
    def __abs__(self): return math.sqrt(sum(x * x for x in self))
    def __hash__(self): return hash(self._xs)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self._xs))})"

    def __format__(self, spec):
        if spec.endswith("p"):
            r = abs(self)
            theta = math.atan2(self[1], self[0])
            return "<" + format(r, spec[:-1]) + ", " + format(theta, spec[:-1]) + ">"
        return "(" + ", ".join(format(x, spec) for x in self) + ")"

    def __getitem__(self, i):
        if isinstance(i, slice):
            return type(self)(*self._xs[i])
        return self._xs[i]

    def __getattr__(self, name):
        try:
            return self._xs["xyzw".index(name)]
        except (ValueError, IndexError):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}") from None

    def __eq__(self, other):
        if isinstance(other, Vector):
            return self._xs == other._xs
        if isinstance(other, (tuple, list)):
            return self._xs == tuple(other)
        return NotImplemented

    def _zip(self, other, op):
        if not hasattr(other, "__len__"):
            return NotImplemented
        if len(other) != len(self):
            raise ValueError(f"dimension mismatch: {len(self)} vs {len(other)}")
        return type(self)(*map(op, self, other))

    def __add__(self, other):
        return self._zip(other, lambda a, b: a + b)

    def __radd__(self, other):
        return self if other == 0 else self.__add__(other)

    def __sub__(self, other):
        return self._zip(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, k):
        if isinstance(k, Number):
            return type(self)(*(x * k for x in self))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, k): return self * (1 / k)
    def __floordiv__(self, k): return type(self)(*(x // k for x in self))
    def __mod__(self, k): return type(self)(*[x % k for x in self])
    def __divmod__(self, k): return self // k, self % k

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))

    def __contains__(self, x): return x in self._xs
    def __lt__(self, o): return abs(self) < abs(o)

    def __pow__(self, n, mod=None):
        p = type(self)(*(x ** n for x in self))
        return p if mod is None else p % mod


class Vector3(Vector):
    def __init__(self, x=0, y=0, z=0):
        super().__init__(x, y, z)

    def __xor__(self, o):
        return Vector3(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)

    def __iadd__(self, o):
        self._xs = tuple(a + b for a, b in zip(self, o))
        return self


def attempt(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


v, w = Vector(3, 4), Vector(-1, 2.5)
print(v + w, v - w, -v, +v is v, v * 2, 2 * v, v / 2, v // 2, v % 2, divmod(-v, 3))
print(abs(v), v @ w, bool(Vector.zero(3)), bool(v), len(v), list(v), v[0], v[-1], Vector(1, 2, 3, 4)[1:3])
print(v == (3, 4), v == [3, 4.0], v == "34", v != w, v in {Vector(3, 4)}, 4 in v, hash(v) == hash((3, 4)))
print(sum([v, w, Vector(1, 1)]), [10, 20] - v, (1, 1) + v, max(v, w, key=abs), sorted([v, w]))
print(f"{v:.2f} {v:.3fp} {v} {w!r:>20} {v:+d}")
print(v.x, v.y, attempt(lambda: v.z), attempt(lambda: v.foo), getattr(v, "w", "none"), hasattr(v, "x"))
print(pow(v, 2), v ** 3, pow(v, 2, 5), Vector.basis(3, 1), math.hypot(*v), [*v, *w], dict(zip("ab", v)))
for f in (lambda: v + 1, lambda: 1 + v, lambda: v + Vector(1), lambda: v * v, lambda: "a" * v, lambda: v[5],
          lambda: v / 0, lambda: v < 3, lambda: v @ 3, lambda: v & 1, lambda: ~v, lambda: v()):
    print(attempt(f))
a = b = Vector3(1, 2, 3)
a += (1, 1, 1)
print(a, b, a is b, a ^ Vector3(0, 0, 1), Vector3(y=2), type(a + b).__name__, a == Vector(2, 3, 4))
c = d = Vector(1, 2)
c += (5, 5)
print(c, d, c is d, a[:2] if False else a.z, isinstance(a, Vector), issubclass(Vector3, Vector))
print(attempt(lambda: Vector3.basis(3, 2)), attempt(lambda: Vector3.basis(4, 2)))
