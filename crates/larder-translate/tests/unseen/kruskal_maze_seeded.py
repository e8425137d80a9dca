import random


class DisjointSet:
    def __init__(self, n):
        self.parent = list(range(n))
        self.size = [1] * n
        self.count = n

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.count -= 1
        return True


def build(width, height, rng):
    walls = []
    for y in range(height):
        for x in range(width):
            i = y * width + x
            if x + 1 < width:
                walls.append((i, i + 1))
            if y + 1 < height:
                walls.append((i, i + width))
    rng.shuffle(walls)
    ds = DisjointSet(width * height)
    open_ = set()
    for a, b in walls:
        if ds.union(a, b):
            open_.add((a, b))
        if ds.count == 1:
            break
    return open_


def render(width, height, open_, path=()):
    lines = ["+" + "--+" * width]
    for y in range(height):
        row, under = "|", "+"
        for x in range(width):
            i = y * width + x
            row += "##" if i in path else "  "
            row += " " if (i, i + 1) in open_ else "|"
            under += "  +" if (i, i + width) in open_ else "--+"
        lines += [row, under]
    return "\n".join(lines)


def solve(width, height, open_):
    neigh = {i: [] for i in range(width * height)}
    for a, b in sorted(open_):
        neigh[a].append(b)
        neigh[b].append(a)
    goal = width * height - 1
    seen = {0: None}
    frontier = [0]
    while frontier:
        nxt = []
        for cell in frontier:
            for n in neigh[cell]:
                if n not in seen:
                    seen[n] = cell
                    nxt.append(n)
        frontier = nxt
    path, cell = [], goal
    while cell is not None:
        path.append(cell)
        cell = seen[cell]
    return path


W, H = 8, 5
rng = random.Random(2024)
passages = build(W, H, rng)
print(len(passages), "passages")
print(render(W, H, passages))
p = solve(W, H, passages)
print("length", len(p), p[::-1])
print(render(W, H, passages, frozenset(p)))
lengths = [len(solve(W, H, build(W, H, random.Random(s)))) for s in range(5)]
print(lengths, min(lengths), sum(lengths) / len(lengths))
