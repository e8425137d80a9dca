from fractions import Fraction as F
from math import gcd, lcm


class Matrix:
    def __init__(self, rows):
        self.rows = [[F(x) for x in r] for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows: " + ", ".join(str(len(r)) for r in self.rows))

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            return NotImplemented
        cols = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result = Matrix.identity(self.shape[0])
        base = self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def T(self):
        return Matrix(zip(*self.rows))

    def reduce(self):
        """Row echelon form; returns (matrix, determinant factor, rank)."""
        m = [r[:] for r in self.rows]
        det, row = F(1), 0
        for col in range(self.shape[1]):
            pivot = next((i for i in range(row, len(m)) if m[i][col]), None)
            if pivot is None:
                det = F(0)
                continue
            if pivot != row:
                m[row], m[pivot] = m[pivot], m[row]
                det = -det
            p = m[row][col]
            det *= p
            m[row] = [x / p for x in m[row]]
            for i, r in enumerate(m):
                if i != row and r[col]:
                    f = r[col]
                    m[i] = [x - f * y for x, y in zip(r, m[row])]
            row += 1
            if row == len(m):
                break
        return m, det, row

    def det(self):
        return self.reduce()[1]

    def inverse(self):
        n = len(self.rows)
        aug = Matrix([r + e for r, e in zip(self.rows, Matrix.identity(n).rows)])
        m, _, _ = aug.reduce()
        if any(m[i][i] != 1 for i in range(n)):
            raise ZeroDivisionError("singular matrix")
        return Matrix([r[n:] for r in m])

    def __str__(self):
        cells = [[str(x) for x in r] for r in self.rows]
        widths = [max(map(len, c)) for c in zip(*cells)]
        return "\n".join("[" + "  ".join(x.rjust(w) for x, w in zip(r, widths)) + "]" for r in cells)


A = Matrix([[2, "1/3", 0], [1, 0.5, -1], [0, 4, 3]])
print(A)
print(A.det(), A.reduce()[2], A.shape)
print(A.inverse())
print(A @ A.inverse() == Matrix.identity(3), A ** 0 == A ** -1 @ A)
fib = Matrix([[1, 1], [1, 0]])
print((fib ** 90).rows[0][1], (fib ** -5).rows)
print(Matrix([[1, 2], [2, 4]]).det(), Matrix([[1, 2], [2, 4]]).reduce()[2])
print(A.T().rows[0], repr(A.rows[1][1]))
print(lcm(*(x.denominator for r in A.rows for x in r)), gcd(84, -36, 0))
print(Matrix([[0.1]]), float(A.det()), round(A.det(), 1), int(F(-7, 2)), F(-7, 2) // 1)
for bad in (lambda: Matrix([[1, 2], [3]]), lambda: A @ fib, lambda: Matrix([[0]]) ** -1, lambda: F("1/0")):
    try:
        bad()
    except (ValueError, TypeError, ArithmeticError) as e:
        print(type(e).__name__ + ":", e)
