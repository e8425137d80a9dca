# operator overloading: vectors, polynomials, modular ints, reflected & in-place & NotImplemented
from functools import total_ordering
from numbers import Number
import operator

class Vec:
    __slots__ = ("xs",)
    def __init__(self, *xs):
        self.xs = tuple(xs)
    def __repr__(self):
        return f"Vec({', '.join(map(repr, self.xs))})"
    def __add__(self, o):
        if isinstance(o, Vec):
            return Vec(*[a + b for a, b in zip(self.xs, o.xs, strict=True)])
        return NotImplemented
    def __radd__(self, o):
        if o == 0:
            return self
        return NotImplemented
    def __mul__(self, k):
        return Vec(*(k * x for x in self.xs)) if isinstance(k, Number) else NotImplemented

    __rmul__ = __mul__
    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.xs, o.xs))
    def __neg__(self):
        return self * -1
    def __sub__(self, o):
        return self + -o
    def __abs__(self):
        return (self @ self) ** 0.5
    def __bool__(self):
        return any(self.xs)
    def __getitem__(self, i):
        r = self.xs[i]
        return Vec(*r) if isinstance(i, slice) else r
    def __eq__(self, o):
        return self.xs == o.xs if isinstance(o, Vec) else NotImplemented
    def __round__(self, n=None):
        return Vec(*(round(x, n) for x in self.xs))
    def __invert__(self):
        return Vec(*reversed(self.xs))

v, w = Vec(1, 2, 3), Vec(4, 5, 6.5)
print(v + w, v * 2, 2.5 * v, v @ w, -v, v - w, abs(Vec(3, 4)), sum([v, w, v]), ~v, round(w / 1 if hasattr(w, "__truediv__") else w), v[1:], v[-1], bool(Vec(0, 0)), bool(Vec()))
print(v == Vec(1, 2, 3), v != w, v == (1, 2, 3), list(v), 3 in v, [*v[::2]], max(v))
for f in (lambda: v + 1, lambda: 1 + v, lambda: v * "a", lambda: "a" * v, lambda: v + Vec(1), lambda: v < w, lambda: hash(v), lambda: len(v), lambda: v ** 2, lambda: +v, lambda: v[9], lambda: v["a"], lambda: float(v), lambda: v()):
    try:
        print(f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")

@total_ordering
class Mod:
    def __init__(self, n, m=7):
        self.n, self.m = n % m, m
    def _co(self, o):
        return o.n if isinstance(o, Mod) else o if isinstance(o, int) else None
    def __add__(self, o):
        x = self._co(o)
        return NotImplemented if x is None else Mod(self.n + x, self.m)

    __radd__ = __add__
    def __sub__(self, o):
        return Mod(self.n - self._co(o), self.m)
    def __rsub__(self, o):
        return Mod(o - self.n, self.m)
    def __pow__(self, e, mod=None):
        return Mod(pow(self.n, e, self.m), self.m) if mod is None else ("ternary", e, mod)
    def __rpow__(self, b):
        return f"rpow {b}"
    def __truediv__(self, o):
        return self * pow(self._co(o), -1, self.m)
    def __mul__(self, o):
        return Mod(self.n * self._co(o), self.m)
    def __divmod__(self, o):
        return ("divmod", o)
    def __floordiv__(self, o):
        return "fd"
    def __rfloordiv__(self, o):
        return "rfd"
    def __lshift__(self, o):
        return f"{self.n}<<{o}"
    def __rrshift__(self, o):
        return f"{o}>>{self.n}"
    def __index__(self):
        return self.n
    def __eq__(self, o):
        return self.n == self._co(o)
    def __lt__(self, o):
        return self.n < self._co(o)
    def __hash__(self):
        return hash(self.n)
    def __repr__(self):
        return f"{self.n}(mod {self.m})"

a, b = Mod(5), Mod(10)
print(a + b, a + 4, 4 + a, a - b, 1 - a, a ** 10, a ** -1, pow(a, 2, 3), 2 ** a, a / b, divmod(a, 2), a // 1, 1 // a, a << 1, 99 >> a)
print(a > b, a >= 5, a <= b, sorted([a, Mod(1), b]), 5 in {a}, {a, Mod(12)}, [10, 20, 30, 40, 50, 60][a], hex(a), range(a), "x" * a, bin(b), a != 5)
x = y = a
x += 1
print(x, y, a is y)

class Bag(list):
    def __iadd__(self, o):
        super().__iadd__([("i", e) for e in o])
        return self
    def __add__(self, o):
        return Bag(list(self) + [("+", e) for e in o])
    def __ior__(self, o):
        return "replaced"
    def __contains__(self, x):
        return x == "magic" or super().__contains__(x)
    def __call__(self, *a, **k):
        return a, k

g = h = Bag("ab")
g += "c"
print(g, h is g, g + "z", "magic" in g, [] + g == g, type(g * 2).__name__, g(1, k=2), operator.iadd(g, "!") is h)
g |= 5
print(g, h)
t = ([1], 2)
try:
    t[0] += [9]
except TypeError as e:
    print(e, t)

class Sub(Mod):
    def __radd__(self, o):
        return "Sub.radd"
    def __rsub__(self, o):
        return "Sub.rsub"
    def __gt__(self, o):
        return "Sub.gt"

print(Mod(1) + Sub(2), Mod(1) - Sub(2), Sub(1) + Sub(1), 3 - Sub(2), Mod(1) < Sub(0), Sub(1) < Mod(0), not Sub(1) > 3)
