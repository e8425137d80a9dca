class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        self.n = len(self.rows)
        self.m = len(self.rows[0])
    @classmethod
    def identity(cls, n):
        return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])
    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Matrix([[x * other for x in r] for r in self.rows])
        if self.m != other.n:
            raise ValueError(f"shape mismatch {self.n}x{self.m} * {other.n}x{other.m}")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])
    __rmul__ = __mul__
    def __pow__(self, e):
        r = Matrix.identity(self.n)
        b = self
        while e:
            if e & 1:
                r = r * b
            b = b * b
            e >>= 1
        return r
    def __eq__(self, o):
        return isinstance(o, Matrix) and self.rows == o.rows
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v):
        i, j = ij
        self.rows[i][j] = v
    def __str__(self):
        return "\n".join(" ".join(f"{x:>4}" for x in r) for r in self.rows)
    def transpose(self):
        return Matrix(zip(*self.rows))
    def __neg__(self):
        return self * -1
    def __iter__(self):
        return iter(self.rows)
    def __len__(self):
        return self.n
    def __bool__(self):
        return any(any(r) for r in self.rows)
    def __hash__(self):
        return hash(tuple(map(tuple, self.rows)))
f = Matrix([[1, 1], [1, 0]])
print(f ** 10)
print((f ** 90)[0, 1])
print((f ** 300)[0, 1])
print(2 * f == f * 2, f != f, -f)
m = Matrix([[1, 2, 3], [4, 5, 6]])
print(m.transpose(), len(m), bool(m), bool(Matrix([[0]])))
m[0, 1] = 20.5
print(m[0, 1], [r for r in m])
try:
    m * m
except ValueError as e:
    print(e)
print(len({f, Matrix([[1, 1], [1, 0]]), m}))
def det(a):
    n = len(a)
    if n == 1:
        return a[0][0]
    s = 0
    for j in range(n):
        s += (-1) ** j * a[0][j] * det([r[:j] + r[j + 1:] for r in a[1:]])
    return s
print(det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), det([[1.5, 2], [3, 4]]))
