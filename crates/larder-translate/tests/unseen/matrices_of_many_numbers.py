# One matrix class over ints, fractions, floats, complex, booleans, polynomials.
from fractions import Fraction


class Poly:
    def __init__(self, *c):
        c = list(c)
        while c and not c[-1]:
            c.pop()
        self.c = tuple(c)

    def __add__(self, o):
        if isinstance(o, (int, Fraction)):
            o = Poly(o)
        if not isinstance(o, Poly):
            return NotImplemented
        n = max(len(self.c), len(o.c))
        pad = lambda t: t + (0,) * (n - len(t))
        return Poly(*(a + b for a, b in zip(pad(self.c), pad(o.c))))
    __radd__ = __add__

    def __mul__(self, o):
        if isinstance(o, (int, Fraction)):
            return Poly(*(a * o for a in self.c))
        if not isinstance(o, Poly):
            return NotImplemented
        out = [0] * (len(self.c) + len(o.c) or 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Poly(*out)
    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + -o

    def __eq__(self, o):
        return self.c == (o.c if isinstance(o, Poly) else Poly(o).c)

    def __bool__(self):
        return bool(self.c)

    def __call__(self, x):
        r = 0
        for a in reversed(self.c):
            r = r * x + a
        return r

    def __repr__(self):
        if not self.c:
            return '0'
        return '+'.join(f'{a}' if i == 0 else f'{a}x' if i == 1 else f'{a}x^{i}' for i, a in enumerate(self.c) if a).replace('+-', '-')


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError('ragged: ' + '/'.join(str(len(r)) for r in self.rows))

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    def __getitem__(self, k):
        if isinstance(k, tuple):
            i, j = k
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix(r[j] if isinstance(j, slice) else [r[j]] for r in rows)
            return self.rows[i][j]
        return self.rows[k]

    def __setitem__(self, k, v):
        i, j = k
        self.rows[i][j] = v

    def __matmul__(self, o):
        if isinstance(o, list):
            return [sum(a * b for a, b in zip(r, o)) for r in self.rows]
        if self.shape[1] != o.shape[0]:
            raise ValueError(f'{self.shape} @ {o.shape}')
        cols = list(zip(*o.rows))
        return Matrix([sum((a * b for a, b in zip(r, c)), 0) for c in cols] for r in self.rows)

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        r = Matrix.identity(self.shape[0])
        b = self
        while n:
            if n & 1:
                r = r @ b
            b = b @ b
            n >>= 1
        return r

    @classmethod
    def identity(cls, n, one=1, zero=0):
        return cls([one if i == j else zero for j in range(n)] for i in range(n))

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __eq__(self, o):
        return isinstance(o, Matrix) and self.rows == o.rows

    def __iter__(self):
        return (x for r in self.rows for x in r)

    def minor(self, i, j):
        return Matrix(r[:j] + r[j + 1:] for k, r in enumerate(self.rows) if k != i)

    def det(self):
        n, m = self.shape
        if n != m:
            raise ValueError('not square')
        if n == 0:
            return 1
        return sum(((-1) ** j * self[0, j] * self.minor(0, j).det() for j in range(n)), 0)

    def inverse(self):
        n = self.shape[0]
        a = [[Fraction(x) for x in r] + [Fraction(int(i == j)) for j in range(n)] for i, r in enumerate(self.rows)]
        for c in range(n):
            p = next((r for r in range(c, n) if a[r][c]), None)
            if p is None:
                raise ZeroDivisionError('singular')
            a[c], a[p] = a[p], a[c]
            a[c] = [x / a[c][c] for x in a[c]]
            for r in range(n):
                if r != c and a[r][c]:
                    a[r] = [x - a[r][c] * y for x, y in zip(a[r], a[c])]
        return Matrix(r[n:] for r in a)

    def __repr__(self):
        return '[' + '; '.join(' '.join(map(str, r)) for r in self.rows) + ']'


A = Matrix([[2, 1], [7, 4]])
print(A @ A, A.det(), A.inverse(), A ** -2, A ** 0, A ** 60)
print(A @ [1, 0.5], A.T, A == A.T.T, list(A), max(A), A.shape)
R = Matrix([[0, -1j], [1j, 0]])
print(R @ R, R.det(), (R ** 3)[0, 1], R[0], R[:, 1], R[1, :])
H = Matrix([Fraction(1, i + j + 1) for j in range(3)] for i in range(3))
print(H.det(), H.inverse(), H @ H.inverse() == Matrix.identity(3))
x = Poly(0, 1)
P = Matrix([[x, 1, 0], [Poly(1), x, 2], [0, Fraction(1, 2), x]])
print(P.det(), P.det()(3), (P @ P)[0, 0], P[1, 2], P.det() == Poly(0, -2, 0, 1))
F = Matrix([[1.5, 0.1], [0.2, True]])
print(F @ F, F.det(), F ** 2 == F @ F)
B = Matrix([[True, False], [True, True]])
print(B @ B, B.det(), B)
print(Matrix([]), Matrix([]).det(), Matrix([]).shape, Matrix([[]]).shape)
A[0, 1] = 'z'
print(A, Matrix([['a', 'b']]).T)
for bad in (lambda: Matrix([[1], [1, 2]]), lambda: A @ H, lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1, 2]]).det(), lambda: A[5], lambda: A['x', 0], lambda: A @ A, lambda: A[1, 2, 3]):
    try:
        print(bad())
    except (ValueError, ZeroDivisionError, IndexError, TypeError) as e:
        print(type(e).__name__, e)
print(F ** 0.5)
