"""Union-find in four flavours; percolation, friend circles, islands, rollback and weighted relations."""
import random


class Basic:
    finds = 0

    def __init__(self, n):
        self.parent = list(range(n))
        self.groups = n
        self.hops = 0

    def find(self, x):
        while self.parent[x] != x:
            x = self.parent[x]
            self.hops += 1
        return x

    def union(self, a, b):
        ra, rb = self.find(a), self.find(b)
        if ra == rb:
            return False
        self._link(ra, rb)
        self.groups -= 1
        return True

    def _link(self, ra, rb):
        self.parent[ra] = rb

    def sets(self):
        out = {}
        for x in range(len(self.parent)):
            out.setdefault(self.find(x), []).append(x)
        return sorted(out.values())


class Sized(Basic):
    def __init__(self, n):
        super().__init__(n)
        self.size = [1] * n

    def _link(self, ra, rb):
        if self.size[ra] > self.size[rb]:
            ra, rb = rb, ra
        super()._link(ra, rb)
        self.size[rb] += self.size[ra]


class Halving(Basic):
    def find(self, x):
        p = self.parent
        while p[x] != x:
            p[x] = p[p[x]]
            x = p[x]
            self.hops += 1
        return x


class Both(Halving, Sized):
    pass


class Rollback(Sized):
    def __init__(self, n):
        super().__init__(n)
        self.log = []

    def _link(self, ra, rb):
        if self.size[ra] > self.size[rb]:
            ra, rb = rb, ra
        self.log.append((ra, rb, self.size[rb]))
        super()._link(ra, rb)

    def undo(self):
        ra, rb, size = self.log.pop()
        self.parent[ra], self.size[rb] = ra, size
        self.groups += 1


class Offsets:
    """Relations of the form value[b] - value[a] = d, with contradiction checks."""

    def __init__(self):
        self.up = {}

    def find(self, x):
        if x not in self.up:
            self.up[x] = (x, 0)
        parent, d = self.up[x]
        if parent == x:
            return x, 0
        root, rest = self.find(parent)
        self.up[x] = root, d + rest
        return self.up[x]

    def relate(self, a, b, d):
        (ra, da), (rb, db) = self.find(a), self.find(b)
        if ra == rb:
            return "consistent" if db - da == d else f"contradiction: known {db - da}"
        self.up[rb] = ra, da + d - db
        return "new"

    def difference(self, a, b):
        (ra, da), (rb, db) = self.find(a), self.find(b)
        return db - da if ra == rb else None


rng = random.Random(77)
pairs = [(rng.randrange(200), rng.randrange(200)) for _ in range(260)]
print("MRO of Both:", [c.__name__ for c in Both.__mro__])
reference = None
for cls in (Basic, Sized, Halving, Both, Rollback):
    uf = cls(200)
    merged = sum(uf.union(a, b) for a, b in pairs)
    sets = uf.sets()
    reference = reference or sets
    print(f"{cls.__name__:<9} merged {merged} groups {uf.groups} hops {uf.hops:>5} same {sets == reference} largest {max(map(len, sets))}")
print("small groups:", [s for s in reference if 1 < len(s) < 6][:5])
chain = {cls.__name__: cls(60) for cls in (Basic, Sized, Both)}
for name, uf in chain.items():
    for i in range(59):
        uf.union(i, i + 1)
    before = uf.hops
    uf.find(0)
    print(name, uf.hops - before, uf.hops, uf.groups)


def percolate(n, seed, show=False):
    rng = random.Random(seed)
    top, bottom = n * n, n * n + 1
    uf = Both(n * n + 2)
    is_open = [[False] * n for _ in range(n)]
    cells = [(r, c) for r in range(n) for c in range(n)]
    rng.shuffle(cells)
    for opened, (r, c) in enumerate(cells, 1):
        is_open[r][c] = True
        me = r * n + c
        if r == 0:
            uf.union(me, top)
        if r == n - 1:
            uf.union(me, bottom)
        for dr, dc in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            rr, cc = r + dr, c + dc
            if 0 <= rr < n and 0 <= cc < n and is_open[rr][cc]:
                uf.union(me, rr * n + cc)
        if uf.find(top) == uf.find(bottom):
            break
    if show:
        root = uf.find(top)
        for r in range(n):
            print("   ", "".join("#" if not is_open[r][c] else "~" if uf.find(r * n + c) == root else "." for c in range(n)))
    return opened / (n * n)


print("threshold", percolate(12, 5, show=True))
results = [percolate(10, s) for s in range(20)]
print([f"{r:.2f}" for r in results], f"mean {sum(results) / len(results):.4f}")

GRID = """\
##..#
#...#
..#..
.##.#
#...#"""
rows = GRID.splitlines()
land = {(r, c): i for i, (r, c) in enumerate((r, c) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch == "#")}
for diagonal in (False, True):
    uf = Sized(len(land))
    steps = [(0, 1), (1, 0)] + [(1, 1), (1, -1)] * diagonal
    for (r, c), i in land.items():
        for dr, dc in steps:
            if (j := land.get((r + dr, c + dc))) is not None:
                uf.union(i, j)
    print("islands", uf.groups, sorted((len(s) for s in uf.sets()), reverse=True), "diagonal" * diagonal)

rb = Rollback(8)
for a, b in ((0, 1), (2, 3), (1, 3), (4, 5), (0, 5), (6, 6)):
    print((a, b), rb.union(a, b), rb.groups, rb.sets())
while rb.log:
    rb.undo()
    print("undo", rb.groups, rb.sets())
off = Offsets()
for fact in (("ann", "ben", 3), ("cat", "dan", -2), ("ben", "cat", 10), ("ann", "dan", 11), ("dan", "ann", 0), ("eve", "eve", 0), ("eve", "eve", 1)):
    print(fact, off.relate(*fact))
print(off.difference("dan", "ben"), off.difference("ann", "eve"), sorted(off.up))
