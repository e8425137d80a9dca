from collections import Counter


class Life:
    def __init__(self, cells=()):
        self.cells = frozenset(cells)

    @classmethod
    def from_text(cls, text, alive="#", dx=0, dy=0):
        return cls((x + dx, y + dy) for y, row in enumerate(text.split("\n")) for x, c in enumerate(row) if c == alive)

    def step(self):
        near = Counter((x + i, y + j) for x, y in self.cells for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
        return type(self)(c for c, n in near.items() if n == 3 or n == 2 and c in self.cells)

    def __iter__(self):
        cur = self
        while True:
            yield cur
            cur = cur.step()

    def __len__(self):
        return len(self.cells)

    def __eq__(self, other):
        return self.cells == other.cells

    def __hash__(self):
        return hash(self.cells)

    def __or__(self, other):
        return Life(self.cells | other.cells)

    def bounds(self):
        if not self.cells:
            return (0, 0, 0, 0)
        xs, ys = zip(*self.cells)
        return min(xs), min(ys), max(xs), max(ys)

    def normal(self):
        x0, y0, *_ = self.bounds()
        return Life((x - x0, y - y0) for x, y in self.cells)

    def __str__(self):
        x0, y0, x1, y1 = self.bounds()
        return "\n".join("".join(".#"[(x, y) in self.cells] for x in range(x0, x1 + 1)) for y in range(y0, y1 + 1))

    def classify(self, limit=200):
        seen = {}
        for gen, state in enumerate(self):
            if not state:
                return "dies", gen
            key = state.normal()
            if key in seen:
                period = gen - seen[key][0]
                moved = state.bounds() != seen[key][1].bounds()
                return ("spaceship" if moved else "still" if period == 1 else "oscillator"), period, gen - period
            seen[key] = gen, state
            if gen >= limit:
                return "unknown", len(state)


class Torus(Life):
    size = 6

    def step(self):
        return Torus((x % self.size, y % self.size) for x, y in self._raw())

    def _raw(self):
        n = self.size
        near = Counter(((x + i) % n, (y + j) % n) for x, y in self.cells for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
        return {c for c, k in near.items() if k == 3 or (k == 2 and c in self.cells)}


ZOO = {
    "block": "##\n##",
    "blinker": "###",
    "toad": ".###\n###.",
    "glider": ".#.\n..#\n###",
    "lwss": "#..#.\n....#\n#...#\n.####",
    "diehard": "......#.\n##......\n.#...###",
    "r-pent": ".##\n##.\n.#.",
    "nothing": "...",
}
for name, text in ZOO.items():
    life = Life.from_text(text)
    print(f"{name:<9}{len(life):>3}", *life.classify())
g = Life.from_text(ZOO["glider"])
for gen, state in enumerate(g):
    if gen > 4:
        break
    print(f"gen {gen} at {state.bounds()}", state, sep="\n")
t = Torus.from_text(ZOO["glider"])
states = iter(t)
n = next(i for i, s in enumerate(states) if i and s == t)
print("torus period", n, type(t.step()).__name__, isinstance(t, Life), t == g)
pair = g | Life.from_text("##\n##", dx=6, dy=6)
print(len(pair), pair.bounds(), pair.classify()[0], bool(Life()), repr(str(Life())))
