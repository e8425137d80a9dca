# Conway's life with a set of complex numbers / tuples, plus torus version
from collections import Counter
from itertools import product

GLIDER = """
.#.
..#
###
"""
BLINKER = "###"
LWSS = """.#..#
#....
#...#
####."""


def parse(pattern, at=(0, 0)):
    r0, c0 = at
    return {(r + r0, c + c0)
            for r, line in enumerate(pattern.strip().splitlines())
            for c, ch in enumerate(line) if ch == "#"}


def step(cells, size=None):
    near = Counter()
    for r, c in cells:
        for dr, dc in product((-1, 0, 1), repeat=2):
            if dr or dc:
                p = (r + dr, c + dc)
                if size:
                    p = tuple(a % b for a, b in zip(p, size))
                near[p] += 1
    return {p for p, n in near.items() if n == 3 or (n == 2 and p in cells)}


def show(cells, pad=0):
    if not cells:
        return "(empty)"
    rows, cols = zip(*cells)
    return "\n".join(
        "".join(".#"[(r, c) in cells] for c in range(min(cols) - pad, max(cols) + pad + 1))
        for r in range(min(rows) - pad, max(rows) + pad + 1))


def normalise(cells):
    if not cells:
        return frozenset()
    mr, mc = (min(axis) for axis in zip(*cells))
    return frozenset((r - mr, c - mc) for r, c in cells)


def classify(cells, limit=200):
    seen = {}
    for gen in range(limit):
        shape = normalise(cells)
        if not shape:
            return "dies", gen
        if shape in seen:
            first, old = seen[shape]
            move = tuple(a - b for a, b in zip(min(cells), old))
            kind = "moves" if any(move) else "still" if gen - first == 1 else "oscillates"
            return kind, gen - first, first, move
        seen[shape] = gen, min(cells)
        cells = step(cells)
    return "unknown",


cells = parse(GLIDER)
for gen in range(5):
    print(f"gen {gen}: {len(cells)} cells, min={min(cells)}, max={max(cells)}")
    print(show(cells))
    cells = step(cells)

for name in ["GLIDER", "BLINKER", "LWSS"]:
    print(name, classify(parse(globals()[name])))
print("r-pentomino start", classify(parse(".##\n##.\n.#."), 20))
print("block", classify(parse("##\n##")), "single", classify(parse("#")), "none", classify(set()))
print("toad", classify(parse(".###\n###.")), "pulsar-ish", classify(parse("#####\n#...#")))

world = parse(GLIDER) | parse(BLINKER, at=(6, 5))
size = (8, 9)
history = [world]
while len(history) < 40 and (nxt := step(history[-1], size)) not in history:
    history.append(nxt)
print(len(history), [len(h) for h in history][:20])
print(show(history[-1] | {(0, 0), (7, 8)}))
a, b = history[0], history[4]
print(sorted(a - b)[:3], sorted(b - a)[:3], len(a & b), len(a ^ b), a <= b, a.isdisjoint(b))
z = {complex(c, r) for r, c in parse(GLIDER)}
rot = {p * 1j for p in z}
print(sorted((p.real, p.imag) for p in rot), sum(z), max(map(abs, z)))
frozen = normalise(a)
frozen2 = frozen
frozen2 |= {(99, 99)}
print(len(frozen), len(frozen2), frozen < frozen2, frozen2 - frozen)
try:
    frozen.add((1, 1))
except AttributeError as e:
    print(e)
