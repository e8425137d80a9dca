"""Matrices over any field: Gauss, determinant, inverse, power, printing; typed generics."""
from __future__ import annotations

from fractions import Fraction
from functools import reduce
from typing import Callable, Generic, Iterator, Sequence, TypeVar, Union, overload

T = TypeVar("T", int, float, Fraction, complex)
Index = Union[int, slice]


class SingularError(ArithmeticError):
    def __init__(self, rank: int, size: int) -> None:
        self.rank, self.size = rank, size

    def __str__(self) -> str:
        return f"rank {self.rank} < {self.size}"


class Matrix(Generic[T]):
    def __init__(self, rows: Sequence[Sequence[T]]) -> None:
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged rows: " + "/".join(str(len(r)) for r in self.rows))

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @classmethod
    def identity(cls, n: int, one: T = 1) -> Matrix[T]:
        return cls([[one if i == j else one - one for j in range(n)] for i in range(n)])

    @classmethod
    def build(cls, n: int, m: int, fn: Callable[[int, int], T]) -> Matrix[T]:
        return cls([[fn(i, j) for j in range(m)] for i in range(n)])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            r, c = key
            if isinstance(r, int) and isinstance(c, int):
                return self.rows[r][c]
            rs = self.rows[r] if isinstance(r, slice) else [self.rows[r]]
            return Matrix([row[c] if isinstance(c, slice) else [row[c]] for row in rs])
        return self.rows[key]

    def __setitem__(self, key: tuple[int, int], val: T) -> None:
        r, c = key
        self.rows[r][c] = val

    def __iter__(self) -> Iterator[T]:
        for r in self.rows:
            yield from r

    def __eq__(self, o: object) -> bool:
        return isinstance(o, Matrix) and self.rows == o.rows

    @property
    def T(self) -> Matrix[T]:
        return Matrix(list(zip(*self.rows)))

    def __matmul__(self, o: Matrix[T]) -> Matrix[T]:
        if self.shape[1] != o.shape[0]:
            raise ValueError("shapes %sx%s and %sx%s" % (*self.shape, *o.shape))
        cols = list(zip(*o.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])

    def __mul__(self, k: T) -> Matrix[T]:
        return Matrix([[x * k for x in r] for r in self.rows])

    __rmul__ = __mul__

    def __add__(self, o):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])

    def __pow__(self, n: int) -> Matrix[T]:
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result @= base
            base @= base
            n >>= 1
        return result

    def echelon(self):
        m = [[Fraction(x) if isinstance(x, int) else x for x in r] for r in self.rows]
        n, w = self.shape
        det, row, pivots = 1, 0, []
        for c in range(w):
            p = next((r for r in range(row, n) if m[r][c] != 0), None)
            if p is None:
                continue
            if p != row:
                m[p], m[row] = m[row], m[p]
                det = -det
            det *= m[row][c]
            pv = m[row][c]
            m[row] = [x / pv for x in m[row]]
            for r in range(n):
                if r != row and m[r][c]:
                    f = m[r][c]
                    m[r] = [x - f * y for x, y in zip(m[r], m[row])]
            pivots.append(c)
            row += 1
            if row == n:
                break
        return Matrix(m), pivots, det

    def det(self):
        n, w = self.shape
        if n != w:
            raise ValueError(f"not square: {n}x{w}")
        _, piv, d = self.echelon()
        return d if len(piv) == n else 0

    def inverse(self):
        n = len(self.rows)
        red, piv, _ = Matrix([r + e for r, e in zip(self.rows, Matrix.identity(n).rows)]).echelon()
        if piv != list(range(n)):
            raise SingularError(sum(p < n for p in piv), n)
        return red[:, n:]

    def __str__(self):
        cells = [[str(x) for x in r] for r in self.rows]
        ws = [max(map(len, col)) for col in zip(*cells)]
        return "\n".join("[" + "  ".join(c.rjust(w) for c, w in zip(r, ws)) + "]" for r in cells)

    def __repr__(self):
        return f"{type(self).__name__}({self.rows!r})"


A = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
print(A, A.T, A @ A, sep="\n\n")
print(A.det(), A.inverse(), A @ A.inverse() == Matrix.identity(3), A ** -2 @ A ** 2 == Matrix.identity(3), sep="\n")
aug = Matrix([r + [b] for r, b in zip(A.rows, (8, -11, -3))])
print([str(x) for x in aug.echelon()[0][:, -1]], aug.echelon()[1], A[0, 1], A[-1], A[0:2, 1:], A[:, 0].shape, A[1, ::2])
print((Matrix([[1, 1], [1, 0]]) ** 200)[0, 1], Matrix([[0, 1], [-1, 0]]) ** 5, 3 * Matrix([[1.5, 2]]), Matrix([[1j]]) @ Matrix([[1j]]), max(A), sum(A), sorted(set(A)), -2 in A)
H = Matrix.build(4, 4, lambda i, j: Fraction(1, i + j + 1))
print(H, H.det(), H.inverse(), sep="\n")
A[0, 0] += 10
print(A[0], A == A.T.T, A != A.T, reduce(lambda x, y: x @ y, [A] * 3)[0])
for f in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [1, 2]]), lambda: A @ Matrix([[1, 2]]), lambda: Matrix([[1, 2]]).det(), lambda: A[5, 0], lambda: A["x"], lambda: A @ 3, lambda: hash(A), lambda: A - A, lambda: "s" * Matrix([["a"]]), lambda: Matrix(3)):
    try:
        print("ok", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}", e.args)
print(Matrix([[0.1, 0.2], [0.3, 0.4]]).det(), Matrix([]).shape, Matrix([[]]).shape, Matrix.__mro__[1].__name__, Matrix[int] is not None, Matrix.build.__annotations__["fn"])
