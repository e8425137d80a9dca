from fractions import Fraction
import math


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) != 1:
            raise ValueError("ragged rows")

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @classmethod
    def identity(cls, n, one=1):
        return cls([[one if i == j else one * 0 for j in range(n)] for i in range(n)])

    @classmethod
    def hilbert(cls, n, kind=Fraction):
        return cls([[kind(1) / (i + j + 1) for j in range(n)] for i in range(n)])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            if isinstance(i, slice) or isinstance(j, slice):
                picked = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in picked])
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not fit")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])

    def __mul__(self, k):
        return Matrix([[v * k for v in r] for r in self.rows])

    __rmul__ = __mul__

    def __add__(self, o):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows, strict=True)])

    def __neg__(self):
        return -1 * self

    def __sub__(self, o):
        return self + -o

    def __eq__(self, o):
        return isinstance(o, Matrix) and self.rows == o.rows

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        out, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                out = out @ base
            base, n = base @ base, n >> 1
        return out

    def lu(self):
        n = self.shape[0]
        a = [r[:] for r in self.rows]
        perm, sign = list(range(n)), 1
        for k in range(n):
            p = max(range(k, n), key=lambda i: abs(a[i][k]))
            if a[p][k] == 0:
                raise ArithmeticError("singular matrix")
            if p != k:
                a[k], a[p] = a[p], a[k]
                perm[k], perm[p] = perm[p], perm[k]
                sign = -sign
            for i in range(k + 1, n):
                a[i][k] /= a[k][k]
                for j in range(k + 1, n):
                    a[i][j] -= a[i][k] * a[k][j]
        return a, perm, sign

    def det(self):
        try:
            a, _, sign = self.lu()
        except ArithmeticError:
            return 0
        return math.prod((a[i][i] for i in range(len(a))), start=sign)

    def solve(self, b):
        a, perm, _ = self.lu()
        n = len(a)
        y = []
        for i in range(n):
            y.append(b[perm[i]] - sum(a[i][j] * y[j] for j in range(i)))
        x = [0] * n
        for i in reversed(range(n)):
            x[i] = (y[i] - sum(a[i][j] * x[j] for j in range(i + 1, n))) / a[i][i]
        return x

    def inverse(self):
        n = self.shape[0]
        cols = [self.solve([int(i == j) for i in range(n)]) for j in range(n)]
        return Matrix(zip(*cols))

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __str__(self):
        cells = [[str(v) if not isinstance(v, float) else f"{v:.4g}" for v in r] for r in self.rows]
        widths = [max(map(len, c)) for c in zip(*cells)]
        return "\n".join("[" + "  ".join(v.rjust(w) for v, w in zip(r, widths)) + "]" for r in cells)

    def __repr__(self):
        return f"Matrix({self.rows!r})"


a = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
print(a, a.T, a @ a.T, a ** 5, 2 * a - a, sep="\n\n")
print(a.det(), a.solve([8, -11, -3]))
f = Matrix([[Fraction(v) for v in r] for r in a.rows])
print(f.det(), f.inverse(), f @ f.inverse() == Matrix.identity(3), (f ** -2)[0])
h = Matrix.hilbert(4)
print(h, h.det(), h.inverse(), sep="\n")
hf = Matrix.hilbert(3, float)
print(hf, f"{hf.det():.6e}", [round(v, 6) for v in hf.solve([1, 0, 0])])
print(a[0], a[0, 1], a[:2, 1:], a[:, 0], a[-1, :], repr(a[::2, ::2]))
fibm = Matrix([[1, 1], [1, 0]]) ** 100
print(fibm[0, 1], fibm.det() if False else fibm[0, 0] * fibm[1, 1] - fibm[0, 1] ** 2)
rot = Matrix([[math.cos(math.pi / 6), -math.sin(math.pi / 6)], [math.sin(math.pi / 6), math.cos(math.pi / 6)]])
print(rot ** 3, (rot ** 12)[0, 0], sep="\n")
for bad in (lambda: Matrix([[1], [1, 2]]), lambda: a @ Matrix([[1, 2]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a + Matrix([[1, 1, 1]]), lambda: a[5, 0], lambda: a @ 3):
    try:
        print(bad())
    except Exception as e:
        print(repr(e))
a[1, 1] = Fraction(7, 3)
print(a, Matrix([[1, 2], [2, 4]]).det(), a == a.T.T, a != 5, sep="\n")
