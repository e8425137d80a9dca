import math
import random


class ShapeError(ValueError):
    pass


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ShapeError("ragged: " + "/".join(str(len(r)) for r in self.rows))

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @staticmethod
    def zeros(n, m):
        return Matrix([[0] * m for _ in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self):
        return type(self)(zip(*self.rows))

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in rows])
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __matmul__(self, other):
        if isinstance(other, Matrix):
            if self.shape[1] != other.shape[0]:
                raise ShapeError(f"{self.shape} @ {other.shape}")
            cols = list(zip(*other.rows))
            return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])
        if isinstance(other, (list, tuple)):
            return [sum(a * b for a, b in zip(r, other)) for r in self.rows]
        return NotImplemented

    def __rmatmul__(self, other):
        return (self.T @ other)

    def __imatmul__(self, other):
        self.rows = (self @ other).rows
        return self

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s, strict=True)] for r, s in zip(self.rows, other.rows, strict=True)])

    def __mul__(self, k):
        return Matrix([[a * k for a in r] for r in self.rows])

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1 / k)

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result @= base
            base = base @ base
            n >>= 1
        return result

    def __invert__(self):
        return self.inverse()

    def __abs__(self):
        return self.det()

    def det(self):
        m = [r[:] for r in self.rows]
        n, sign = len(m), 1
        prev = 1
        for k in range(n - 1):
            if m[k][k] == 0:
                for i in range(k + 1, n):
                    if m[i][k]:
                        m[k], m[i] = m[i], m[k]
                        sign = -sign
                        break
                else:
                    return 0
            for i in range(k + 1, n):
                for j in range(k + 1, n):
                    m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // prev
            prev = m[k][k]
        return sign * m[-1][-1]

    def inverse(self):
        n = len(self.rows)
        m = [[float(x) for x in r] + [float(i == j) for j in range(n)] for i, r in enumerate(self.rows)]
        for c in range(n):
            p = max(range(c, n), key=lambda r: abs(m[r][c]))
            if m[p][c] == 0:
                raise ZeroDivisionError("singular matrix")
            m[c], m[p] = m[p], m[c]
            d = m[c][c]
            m[c] = [x / d for x in m[c]]
            for r in range(n):
                if r != c:
                    f = m[r][c]
                    m[r] = [x - f * y for x, y in zip(m[r], m[c])]
        return Matrix([r[n:] for r in m])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __iter__(self):
        for r in self.rows:
            yield from r

    def __round__(self, n=None):
        return Matrix([[round(x, n) for x in r] for r in self.rows])

    def __repr__(self):
        return f"Matrix({self.rows})"

    def __str__(self):
        w = max((len(str(x)) for x in self), default=0)
        return "\n".join(" ".join(f"{x!s:>{w}}" for x in r) for r in self.rows)


random.seed(7)
a = Matrix([[2, 1, 0], [1, 3, -1], [0, 5, 4]])
print(a, a.shape, abs(a), sep="\n")
print(~a)
print(round(~a @ a, 6), round(a ** -1, 3))
print(Matrix([[1, 1], [1, 0]]) ** 90)
b = Matrix([[random.randint(-9, 9) for _ in range(4)] for _ in range(4)])
print(b.det(), b.T[0], b[1, 2], b[0:2, 1:3], b[:, 0])
print([1, 2, 3] @ a, a @ (1, 0, 1), 2 * a == a * 2 == a + a, a != 3)
for f in (lambda: a @ b, lambda: Matrix([[1], [2, 3]]), lambda: ~Matrix([[1, 2], [2, 4]]), lambda: a + b, lambda: a @ 5, lambda: a["x"], lambda: {a}, lambda: Matrix([[1, 2]])[0, 5]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
c = a
c @= a
print(a is c, a)
print(a / 3, math.prod(a), sorted(a, key=abs), max(a))
print(Matrix([]), Matrix([]).shape, str(Matrix([])) == "")
print(a @ "abc")
