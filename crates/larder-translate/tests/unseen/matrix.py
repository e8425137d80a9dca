import sys


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n):
        return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    def __matmul__(self, other):
        (a, b), (c, d) = self.shape, other.shape
        if b != c:
            raise ValueError(f"cannot multiply {a}x{b} by {c}x{d}")
        cols = list(zip(*other.rows))
        return Matrix([[sum(x * y for x, y in zip(r, col)) for col in cols] for r in self.rows])

    def __mul__(self, k):
        return Matrix([[x * k for x in r] for r in self.rows])

    __rmul__ = __mul__

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix([[x + y for x, y in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __pow__(self, n):
        result = Matrix.identity(self.shape[0])
        base = self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __str__(self):
        w = max(len(str(x)) for r in self.rows for x in r)
        return "\n".join("[" + " ".join(f"{x:>{w}}" for x in r) + "]" for r in self.rows)


def det(m):
    a = [r[:] for r in m.rows]
    n = len(a)
    sign = 1
    prev = 1
    for k in range(n - 1):
        if a[k][k] == 0:
            for i in range(k + 1, n):
                if a[i][k]:
                    a[k], a[i] = a[i], a[k]
                    sign = -sign
                    break
            else:
                return 0
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                a[i][j] = (a[i][j] * a[k][k] - a[i][k] * a[k][j]) // prev
        prev = a[k][k]
    return sign * a[-1][-1]


f = Matrix([[1, 1], [1, 0]])
print(f ** 10)
big = (f ** 300).rows[0][1]
print(big, len(str(big)))
print(2 * f + f * 3 == 5 * f)
print(det(Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]])), det(Matrix([[0, 1], [1, 0]])))
try:
    f @ Matrix([[1, 2, 3]])
except ValueError as e:
    print("error:", e)
try:
    f + 3
except TypeError as e:
    print("error:", e)
m = Matrix([[10 ** 18, 7], [3, 10 ** 18]])
print(det(m))
print((m @ m).rows)
try:
    Matrix([[1], [2, 3]])
except ValueError as e:
    print(e, file=sys.stdout)
