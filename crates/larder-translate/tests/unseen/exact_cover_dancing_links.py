"""Knuth's Algorithm X with dancing links: set covers, pentomino tilings, and n-queens as exact cover."""
from collections import defaultdict
from itertools import product


class Node:
    __slots__ = ("left", "right", "up", "down", "head", "row")

    def __init__(self, head=None, row=None):
        self.left = self.right = self.up = self.down = self
        self.head = head
        self.row = row


class Header(Node):
    __slots__ = ("name", "size")

    def __init__(self, name):
        super().__init__()
        self.head = self
        self.name = name
        self.size = 0


def walk(start, direction):
    node = getattr(start, direction)
    while node is not start:
        yield node
        node = getattr(node, direction)


class Cover:
    def __init__(self, primary, secondary=()):
        self.root = Header("root")
        self.columns = {}
        for name in primary:
            h = self.columns[name] = Header(name)
            h.left, h.right = self.root.left, self.root
            h.left.right = h.right.left = h
        for name in secondary:
            self.columns[name] = Header(name)
        self.updates = 0

    def add(self, label, names):
        first = None
        for name in names:
            h = self.columns[name]
            n = Node(h, label)
            n.up, n.down = h.up, h
            n.up.down = n.down.up = n
            h.size += 1
            if first is None:
                first = n
            else:
                n.left, n.right = first.left, first
                n.left.right = n.right.left = n

    def cover(self, h):
        h.right.left, h.left.right = h.left, h.right
        for i in walk(h, "down"):
            for j in walk(i, "right"):
                j.down.up, j.up.down = j.up, j.down
                j.head.size -= 1
                self.updates += 1

    def uncover(self, h):
        for i in walk(h, "up"):
            for j in walk(i, "left"):
                j.head.size += 1
                j.down.up = j.up.down = j
        h.right.left = h.left.right = h

    def solve(self, partial=()):
        if self.root.right is self.root:
            yield partial
            return
        h = min(walk(self.root, "right"), key=lambda c: c.size)
        if not h.size:
            return
        self.cover(h)
        for r in walk(h, "down"):
            for j in walk(r, "right"):
                self.cover(j.head)
            yield from self.solve(partial + (r.row,))
            for j in walk(r, "left"):
                self.uncover(j.head)
        self.uncover(h)


knuth = Cover("ABCDEFG")
for label, names in enumerate(["CEF", "ADG", "BCF", "AD", "BG", "DEG"], 1):
    knuth.add(label, names)
print(list(knuth.solve()), knuth.updates)
print("restored:", {n: h.size for n, h in knuth.columns.items()}, list(knuth.solve()) == [(4, 1, 5)])

impossible = Cover([1, 2, 3])
impossible.add("a", [1, 2])
impossible.add("b", [2, 3])
print(list(impossible.solve()), list(Cover([]).solve()))

partitions = Cover(range(4))
for mask in range(1, 16):
    partitions.add(mask, [i for i in range(4) if mask >> i & 1])
bell = sorted(tuple(sorted(p)) for p in partitions.solve())
print(len(bell), bell[:4])


def queens(n):
    c = Cover([("r", i) for i in range(n)] + [("c", i) for i in range(n)],
              [("d", i) for i in range(2 * n - 1)] + [("a", i - n + 1) for i in range(2 * n - 1)])
    for r, k in product(range(n), repeat=2):
        c.add((r, k), [("r", r), ("c", k), ("d", r + k), ("a", r - k)])
    return c


for n in range(1, 8):
    q = queens(n)
    count = sum(1 for _ in q.solve())
    print(f"queens {n}: {count} solutions, {q.updates} updates")
first = next(queens(8).solve())
for r, k in sorted(first):
    print("  ", "." * k + "Q" + "." * (7 - k))

SHAPES = {"L": "X.|X.|XX", "P": "XX|XX|X.", "I": "X|X|X", "T": "XXX|.X.", "S": ".XX|XX."}


def orientations(text):
    cells = [(r, c) for r, row in enumerate(text.split("|")) for c, ch in enumerate(row) if ch == "X"]
    seen = set()
    for flip in (1, -1):
        for _ in range(4):
            cells = [(c, -r) for r, c in cells]
            flipped = [(r, flip * c) for r, c in cells]
            mr, mc = min(r for r, _ in flipped), min(c for _, c in flipped)
            seen.add(tuple(sorted((r - mr, c - mc) for r, c in flipped)))
    return sorted(seen)


print({k: len(orientations(v)) for k, v in SHAPES.items()})


def tiling(rows, cols):
    board = [(r, c) for r in range(rows) for c in range(cols)]
    cover = Cover([*SHAPES, *board])
    for name, text in SHAPES.items():
        for shape in orientations(text):
            for r, c in board:
                cells = [(r + dr, c + dc) for dr, dc in shape]
                if all(cell in cover.columns for cell in cells):
                    cover.add((name, tuple(cells)), [name, *cells])
    return cover


for rows, cols in ((4, 5), (2, 10), (3, 4)):
    cover = tiling(rows, cols)
    found = list(cover.solve())
    print(f"{rows}x{cols}: {len(found)} tilings, {cover.updates} updates")
    pictures = []
    for solution in found:
        grid = [["?"] * cols for _ in range(rows)]
        for name, cells in solution:
            for r, c in cells:
                grid[r][c] = name
        pictures.append(["".join(row) for row in grid])
    for lines in zip(*sorted(pictures)[:4]):
        print("   ", "  ".join(lines))
usage = defaultdict(int)
for solution in tiling(4, 5).solve():
    for name, cells in solution:
        usage[name, cells[0]] += 1
print(sorted(usage.items(), key=lambda kv: (-kv[1], kv[0]))[:5])
