"""Vectors and matrices with operators, slicing, LU, Gram-Schmidt, power iteration, least squares, rotation; printing of floats in tables."""
from __future__ import annotations
import cmath
import math
import operator
from fractions import Fraction
from functools import reduce, singledispatchmethod
from itertools import product, starmap
from numbers import Number, Real


class Vector(tuple):
    def __new__(cls, *xs):
        return super().__new__(cls, xs[0] if len(xs) == 1 and not isinstance(xs[0], Number) else xs)

    def __add__(self, o): return Vector(a + b for a, b in zip(self, o, strict=True))
    def __sub__(self, o): return Vector(map(operator.sub, self, o))
    def __neg__(self): return self * -1
    def __mul__(self, k): return Vector(a * k for a in self) if isinstance(k, Number) else NotImplemented
    __rmul__ = __mul__
    def __truediv__(self, k): return Vector(a / k for a in self)
    def __matmul__(self, o): return sum(map(operator.mul, self, o))
    def __abs__(self): return math.hypot(*self)
    def __bool__(self): return any(self)
    def __getitem__(self, i): return Vector(super().__getitem__(i)) if isinstance(i, slice) else super().__getitem__(i)
    def __repr__(self): return f"<{', '.join(f'{x:g}' if isinstance(x, float) else str(x) for x in self)}>"
    def cross(self, o):
        (a, b, c), (x, y, z) = self, o
        return Vector(b * z - c * y, c * x - a * z, a * y - b * x)
    def unit(self): return self / abs(self)
    @property
    def x(self): return self[0]


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError(f"ragged rows {[*map(len, self.rows)]}")

    @classmethod
    def eye(cls, n, one=1): return cls([[one if i == j else one * 0 for j in range(n)] for i in range(n)])

    @property
    def shape(self): return len(self.rows), len(self.rows[0])

    @property
    def T(self): return Matrix(zip(*self.rows))

    @singledispatchmethod
    def __getitem__(self, at):
        i, j = at
        if isinstance(i, slice) or isinstance(j, slice):
            rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
            return Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in rows])
        return self.rows[i][j]

    @__getitem__.register
    def _(self, at: int): return Vector(self.rows[at])

    def __setitem__(self, at, v):
        i, j = at
        self.rows[i][j] = v

    def __matmul__(self, o):
        if isinstance(o, Vector):
            return Vector(Vector(r) @ o for r in self.rows)
        return Matrix([[Vector(r) @ c for c in zip(*o.rows)] for r in self.rows])

    def __rmul__(self, k): return Matrix([[k * x for x in r] for r in self.rows])
    def __add__(self, o): return Matrix(starmap(lambda a, b: [x + y for x, y in zip(a, b)], zip(self.rows, o.rows)))
    def __pow__(self, n): return reduce(operator.matmul, [self] * n, Matrix.eye(len(self.rows)))
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __iter__(self): return map(Vector, self.rows)
    def __round__(self, n=None): return Matrix([[round(x, n) for x in r] for r in self.rows])

    def __format__(self, spec):
        cells = [[format(x, spec or "g") for x in r] for r in self.rows]
        w = max(len(c) for r in cells for c in r)
        return "\n".join("[" + " ".join(c.rjust(w) for c in r) + "]" for r in cells)

    def __str__(self): return "/".join(" ".join(map(str, r)) for r in self.rows)
    def __repr__(self): return f"Matrix({self.rows})"

    def lu(self):
        n = len(self.rows)
        u, l, p, sign = Matrix(self.rows), Matrix.eye(n, Fraction(1)), list(range(n)), 1
        for k in range(n):
            pivot = max(range(k, n), key=lambda i: abs(u.rows[i][k]))
            if not u[pivot, k]:
                raise ZeroDivisionError("singular")
            if pivot != k:
                u.rows[k], u.rows[pivot] = u.rows[pivot], u.rows[k]
                p[k], p[pivot] = p[pivot], p[k]
                l.rows[k][:k], l.rows[pivot][:k] = l.rows[pivot][:k], l.rows[k][:k]
                sign = -sign
            for i in range(k + 1, n):
                f = l.rows[i][k] = Fraction(u[i, k]) / u[k, k]
                for j in range(k, n):
                    u.rows[i][j] -= f * u[k, j]
        return l, u, p, sign

    def det(self):
        try:
            *_, u, _, sign = self.lu()
        except ZeroDivisionError:
            return 0
        return sign * math.prod(u[i, i] for i in range(len(u.rows)))

    def solve(self, b):
        l, u, p, _ = self.lu()
        n, y = len(p), []
        for i in range(n):
            y.append(b[p[i]] - sum(l[i, j] * y[j] for j in range(i)))
        x = [0] * n
        for i in reversed(range(n)):
            x[i] = (y[i] - sum(u[i, j] * x[j] for j in range(i + 1, n))) / u[i, i]
        return Vector(x)

    def inverse(self): return Matrix([self.solve(Vector(c)) for c in Matrix.eye(len(self.rows))]).T


a, b = Vector(1, 2, 3), Vector([4, 5.5, 6])
print(a + b, a - b, -a, 2 * a, a / 2, a @ b, abs(Vector(3, 4)), a.cross(b), a[1:], a[0], a.x, bool(Vector(0, 0)), a == (1, 2, 3), hash(a) == hash((1, 2, 3)), len(a), max(b), a.unit(), sorted([b, a])[0] is a, type(a * 2).__name__, type(a[:1]).__name__, a < b, 2 in a, [*a], a.index(3))
for bad in (lambda: a + Vector(1), lambda: a * a, lambda: "x" * a, lambda: a @ 5, lambda: Vector(0, 0).unit(), lambda: Matrix([[1], [2, 3]]), lambda: Matrix([[1, 2], [2, 4]]).solve(Vector(1, 1)), lambda: a.cross(Vector(1, 2)), lambda: a.y, lambda: Vector() @ Vector(), lambda: abs(Vector()), lambda: Matrix.eye(2)["x"]):
    try:
        print("fine", bad())
    except Exception as e:
        print(type(e).__name__, e)
m = Matrix([[2, 1, 1], [4, -6, 0], [-2, 7, 2]])
l, u, p, s = m.lu()
print(l, u, p, s, m.det(), m.solve(Vector(5, -2, 9)), m @ m.solve(Vector(5, -2, 9)), sep=" | ")
print(m.inverse(), m @ m.inverse() == Matrix.eye(3), m.T, m[0], m[1, 2], m[:2, 1:], m[:, 0], m[1, :], m.shape, m ** 2, m ** 0 == Matrix.eye(3), 2 * m + Matrix.eye(3), sep=" | ")
print(f"{m}\n{0.5 * m:.2f}\n{m.inverse():}" if False else f"{m}\n{0.5 * m:.2f}")
turn = lambda t: Matrix([[math.cos(t), -math.sin(t)], [math.sin(t), math.cos(t)]])
print(round(turn(math.pi / 2), 3), round(turn(math.pi / 6) ** 12, 9), [round(v, 6) for v in turn(1) @ Vector(1, 0)])


def power(m, steps=60):
    v = Vector([1.0] * m.shape[0])
    for _ in range(steps):
        w = m @ v
        v = w.unit()
    return v @ (m @ v), v


value, vec = power(Matrix([[2.0, 1.0], [1.0, 3.0]]))
print(f"{value:.10f} {vec} {abs(value - (5 + 5 ** .5) / 2) < 1e-12}")


def gram_schmidt(vs):
    basis = []
    for v in vs:
        w = v - sum((b * (v @ b) for b in basis), Vector([0] * len(v)))
        if abs(w) > 1e-9:
            basis.append(w.unit())
    return basis


q = gram_schmidt([Vector(3.0, 1.0), Vector(2.0, 2.0), Vector(1.0, 1.0)])
print(q, round(q[0] @ q[1], 12) + 0.0, len(q))
xs, ys = [0, 1, 2, 3], [1, 2.9, 5.1, 7]
A = Matrix([[x, 1] for x in xs])
slope, icept = (A.T @ A).solve(A.T @ Vector(ys))
print(f"{slope:.4f} {icept:.4f}", type(slope).__name__, sum((y - slope * x - icept) ** 2 for x, y in zip(xs, ys)) < 0.1)
fib = Matrix([[1, 1], [1, 0]]) ** 90
print(fib[0, 1], fib.det(), Matrix([[Fraction(1, 2), Fraction(1, 3)], [1, 1]]).det(), Matrix([[1j, 2], [3, 1]]) @ Vector(1, 1j), abs(3 - 4j), cmath.phase(-1), cmath.sqrt(-4), [round(abs(cmath.exp(2j * cmath.pi * k / 4) - 1j ** k), 9) for k in range(4)])
print(sum(x * y for x, y in product([1, 2], [3, 4])), isinstance(Fraction(1), Real), isinstance(1j, Real), isinstance(True, Number), Matrix.eye(2) != Matrix.eye(3), Matrix.eye(1) == 1)
grid = [[(r * 3 + c * 7) % 10 for c in range(4)] for r in range(4)]
diag = sum(grid[i][i] for i in range(4)), sum(grid[i][~i] for i in range(4))
print(diag, [list(x) for x in zip(*grid[::-1])][0], [max(col) for col in zip(*grid)], sum(map(sum, grid)), min(min(r) for r in grid), [[grid[i][j] for j in range(4) if i != j] for i in range(2)])
m @ Vector(1)
m[5, 0]
