# Game of life on a torus (sets), Langton's ant, elementary cellular automata, and predator/prey with floats
from collections import Counter
from itertools import product


def life(cells, w=None, h=None):
    cnt = Counter()
    for x, y in cells:
        for dx, dy in product((-1, 0, 1), repeat=2):
            if dx or dy:
                nx, ny = x + dx, y + dy
                if w:
                    nx, ny = nx % w, ny % h
                cnt[nx, ny] += 1
    return {c for c, n in cnt.items() if n == 3 or (n == 2 and c in cells)}


def parse(pic, origin=(0, 0)):
    ox, oy = origin
    return {(x + ox, y + oy) for y, row in enumerate(pic.split("/")) for x, ch in enumerate(row) if ch == "#"}


def show(cells, w, h):
    return "\n".join("".join(".#"[(x, y) in cells] for x in range(w)) for y in range(h))


glider = parse(".#./..#/###", (-1, -1))
g = glider
for gen in range(1, 33):
    g = life(g, 8, 8)
    if gen in (4, 16, 32):
        print(f"gen {gen}")
        print(show(g, 8, 8) if gen != 16 else sorted(g))
print({(x % 8, y % 8) for x, y in glider} == g)


def period(start, limit=100):
    seen = {}
    cur = frozenset(start)
    for i in range(limit):
        if cur in seen:
            return i, i - seen[cur]
        seen[cur] = i
        cur = frozenset(life(cur))
    return None


print(period(parse("###")), period(parse("##/##")), period(glider), period(parse("#")), period(parse(".##/##./.#."), 30))


class Ant:
    DIRS = ((0, -1), (1, 0), (0, 1), (-1, 0))

    def __init__(self):
        self.black, self.pos, self.d = set(), (0, 0), 0

    def step(self):
        self.d = (self.d + (1 if self.pos not in self.black else -1)) % 4
        self.black ^= {self.pos}
        self.pos = tuple(a + b for a, b in zip(self.pos, self.DIRS[self.d]))


ant = Ant()
for _ in range(1000):
    ant.step()
print(len(ant.black), ant.pos, ant.d)
xs, ys = zip(*ant.black)
print((min(xs), max(xs)), (min(ys), max(ys)), sum(x * y for x, y in ant.black))


def rule(n, width=31, rows=8):
    row = 1 << (width // 2)
    mask = (1 << width) - 1
    for _ in range(rows):
        yield row
        left = ((row << 1) | (row >> (width - 1))) & mask
        right = ((row >> 1) | (row << (width - 1))) & mask
        new = 0
        for k in range(8):
            if n >> k & 1:
                a = left if not k & 1 else ~left
                part = mask
                part &= right if k & 4 else ~right
                part &= row if k & 2 else ~row
                part &= left if k & 1 else ~left
                new |= part
        row = new


for n in (30, 90):
    for r in rule(n, rows=6):
        print(format(r, "031b").translate({48: ".", 49: "*"}))
print([bin(r).count("1") for r in rule(110, 80, 12)], [r.bit_length() for r in rule(110, 80, 12)])


def volterra(prey=10.0, pred=5.0, dt=0.05, steps=400):
    for i in range(steps):
        if i % 80 == 0:
            yield i, prey, pred
        prey, pred = prey + dt * prey * (1.1 - 0.4 * pred), pred + dt * pred * (0.1 * prey - 0.4)


for i, a, b in volterra():
    print(f"{i:>4d} {a:12.6f} {b:<12.4e}|{a:g} {b:.3g} {round(a, 2)!r} {int(a):+04d}|{'*' * max(0, round(b))}")
