from __future__ import annotations
import operator
from functools import reduce
from numbers import Number
from itertools import chain


class ShapeError(ValueError):
    def __init__(self, op, a, b):
        self.op, self.a, self.b = op, a, b
        super().__init__(f"cannot {op} {a}x{b}" if isinstance(a, int) else f"cannot {op} {a[0]}x{a[1]} and {b[0]}x{b[1]}")


class Matrix:
    __slots__ = "rows",
    __array_priority__ = 10

    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError(f"ragged rows: {[len(r) for r in self.rows]}")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def _zip(self, other, op, name):
        if isinstance(other, Number):
            return type(self)([[op(x, other) for x in r] for r in self.rows])
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ShapeError(name, self.shape, other.shape)
        return type(self)([list(map(op, r, s)) for r, s in zip(self.rows, other.rows)])

    def __add__(self, other):
        return self._zip(other, operator.add, "add")

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self._zip(other, operator.sub, "subtract")

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        return self._zip(other, operator.mul, "multiply")

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._zip(other, operator.truediv, "divide")

    def __mod__(self, other):
        return self._zip(other, operator.mod, "mod")

    def __neg__(self):
        return self * -1

    def __matmul__(self, other: Matrix) -> Matrix:
        if self.shape[1] != other.shape[0]:
            raise ShapeError("matmul", self.shape, other.shape)
        cols = list(zip(*other.rows))
        return Matrix([[sum(map(operator.mul, r, c)) for c in cols] for r in self.rows])

    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self

    def __pow__(self, n, mod=None):
        if n < 0:
            return NotImplemented
        result = Matrix.identity(self.shape[0])
        base = self
        while n:
            if n & 1:
                result = result @ base
                if mod:
                    result %= mod
            base = base @ base
            if mod:
                base = base % mod
            n >>= 1
        return result

    def __getitem__(self, index):
        match index:
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice() as s, int(j)):
                return [r[j] for r in self.rows[s]]
            case (int(i), slice() as s):
                return self.rows[i][s]
            case (slice() as s, slice() as t):
                return Matrix([r[t] for r in self.rows[s]])
            case int(i):
                return tuple(self.rows[i])
            case e if e is Ellipsis:
                return list(chain.from_iterable(self.rows))
            case _:
                raise TypeError(f"bad index {index!r}")

    def __setitem__(self, index, value):
        i, j = index
        self.rows[i][j] = value

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __hash__(self):
        return hash(tuple(map(tuple, self.rows)))

    def __str__(self):
        cells = [[f"{x:.3g}" if isinstance(x, float) else str(x) for x in r] for r in self.rows]
        widths = [max(map(len, col)) for col in zip(*cells)]
        return "\n".join("[" + " ".join(c.rjust(w) for c, w in zip(r, widths)) + "]" for r in cells)

    def __repr__(self):
        return f"{type(self).__name__}({self.rows})"

    def __abs__(self):
        n, m = self.shape
        if n != m:
            raise ShapeError("take determinant of", n, m)
        if n == 1:
            return self.rows[0][0]
        return sum((-1) ** j * self[0, j] * abs(Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]])) for j in range(n))

    def __round__(self, n=None):
        return Matrix([[round(x, n) for x in r] for r in self.rows])

    def __iter__(self):
        yield from self.rows

    def __invert__(self):
        return Matrix(zip(*self.rows))

    def __bool__(self):
        return any(map(any, self.rows))

    def __call__(self, fn):
        return Matrix([[fn(x) for x in r] for r in self])


m = Matrix([[1, 2], [3, 4]])
print(m @ m, m ** 10, pow(m, 50, 1000), sep="\n")
print(m + 1, 10 - m, 2 * m == m * 2, m / 2, abs(m), ~m, -m, repr(m % 2), sep="\n")
print(m[0, 1], m[:, 0], m[1, ::-1], m[1], m[...], repr(m[0:1, 1:]))
k = m
k @= m
print(k is m, m.rows, bool(m * 0), m(lambda x: x ** 0.5), round(m / 7, 2), sep="\n")
k += Matrix.identity(2)
print(k is m, hash(Matrix.identity(2)) == hash(Matrix.identity(2)), reduce(operator.matmul, [Matrix.identity(2)] * 3))
print(sum([m, m], start=Matrix([[0, 0], [0, 0]])), max(m), [*m], abs(Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]])))
for bad in (lambda: m + Matrix([[1]]), lambda: m @ Matrix([[1, 2]]), lambda: Matrix([[1], [1, 2]]), lambda: m["x"], lambda: m + "a", lambda: "a" + m, lambda: m ** -1, lambda: abs(Matrix([[1, 2]])), lambda: m // 2, lambda: m[5], lambda: m < m):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error, getattr(error, "op", None))
m.cols = 3
