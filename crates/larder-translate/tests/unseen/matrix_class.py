# matrix class with operators, Fractions and in-place edits
from fractions import Fraction as F
from itertools import product

class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        widths = {len(r) for r in self.rows}
        if len(widths) != 1:
            raise ValueError("ragged matrix: widths %s" % sorted(widths))
    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])
    @property
    def T(self):
        return Matrix(zip(*self.rows))
    def __getitem__(self, key):
        match key:
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice() as a, slice() as b):
                return Matrix([r[b] for r in self.rows[a]])
            case int(i):
                return self.rows[i]
            case _:
                raise TypeError(f"bad index {key!r}")
    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value
    def _map2(self, other, fn):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ValueError(f"shape mismatch {self.shape} vs {other.shape}")
        return Matrix([[fn(a, b) for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])
    def __add__(self, other):
        return self._map2(other, lambda a, b: a + b)
    def __sub__(self, other):
        return self._map2(other, lambda a, b: a - b)
    def __mul__(self, k):
        if isinstance(k, Matrix):
            return NotImplemented
        return Matrix([[a * k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __matmul__(self, other):
        cols = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])
    def __pow__(self, n, mod=None):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            if mod:
                result, base = result % mod, base % mod
            n >>= 1
        return result
    def __mod__(self, m):
        return Matrix([[a % m for a in r] for r in self.rows])
    def __neg__(self):
        return -1 * self
    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows
    def det(self):
        m = [[F(x) for x in r] for r in self.rows]
        sign, n = 1, len(m)
        for c in range(n):
            p = next((r for r in range(c, n) if m[r][c]), None)
            if p is None:
                return F(0)
            if p != c:
                m[p], m[c], sign = m[c], m[p], -sign
            for r in range(c + 1, n):
                k = m[r][c] / m[c][c]
                m[r] = [a - k * b for a, b in zip(m[r], m[c])]
        out = F(sign)
        for i in range(n):
            out *= m[i][i]
        return out
    def __format__(self, spec):
        return "\n".join(" ".join(format(x, spec) for x in r) for r in self.rows)
    def __repr__(self):
        return f"Matrix({self.rows})"
m = Matrix([[1, 2], [3, 4]])
fib = Matrix([[1, 1], [1, 0]])
print(m, m.T, m + m, 2 * m, m * 0.5, -m, sep="\n")
print(m @ m, fib ** 10, (fib ** 300)[0, 1])
print(pow(fib, 10 ** 18, 10 ** 9 + 7), fib ** 0 == Matrix.identity(2))
print(m.det(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).det(), Matrix([[0, 2], [F(1, 3), 4]]).det(), Matrix([[1, 2], [2, 4]]).det())
print(f"{m:>6.2f}")
print("{:05d}".format(m - 3 * m))
row = m[0]
row.append("oops")
print(m.rows, m[1], m[0:2, 0:1])
row.pop()
m[-1, 0] += 10
print(m, m[:, ::-1])
bad = [lambda: m * m, lambda: m + 1, lambda: Matrix([[1], [2, 3]]), lambda: m["a"], lambda: m + Matrix([[1]]), lambda: "a" * m + m]
for i, fn in enumerate(bad):
    try:
        print(i, fn())
    except (TypeError, ValueError) as e:
        print(i, type(e).__name__, e)
grid = [[0] * 3] * 2
grid[0][1] = 7
print(Matrix(grid).rows, grid)
print([(i, j) for i, j in product(range(2), repeat=2) if m[i, j] > 2])
try:
    hash(m)
except TypeError as e:
    print(f"fatal: {e}")
