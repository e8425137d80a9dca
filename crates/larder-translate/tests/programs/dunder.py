class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Vec) and (self.x, self.y) == (other.x, other.y)

    def __lt__(self, other):
        return self.x < other.x

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __bool__(self):
        return self.x != 0

    def __call__(self, z):
        return self.x + z

    def __hash__(self):
        return hash((self.x, self.y))


a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a * 3, 2 * b, a == Vec(1, 2), a != b, len(a), a[1], list(b), a(10))
print(sorted([b, a]), bool(Vec(0, 1)), {a: 1}[Vec(1, 2)], a < b, a > b)
c = a
c += b
print(c, a)
