def parse(pattern):
    return {(r, c) for r, line in enumerate(pattern.split()) for c, ch in enumerate(line) if ch == "#"}


def step(cells):
    counts = {}
    for r, c in cells:
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                if dr or dc:
                    key = r + dr, c + dc
                    counts[key] = counts.get(key, 0) + 1
    return {k for k, n in counts.items() if n == 3 or n == 2 and k in cells}


def show(cells, h=6, w=12):
    return "\n".join("".join(".#"[(r, c) in cells] for c in range(w)) for r in range(h))


def period(cells, limit=50):
    seen = {}
    for t in range(limit):
        key = frozenset(cells)
        if key in seen:
            return seen[key], t - seen[key]
        seen[key] = t
        cells = step(cells)
    return None


glider = parse("""
.#.
..#
###
""")
print(show(glider))
for _ in range(12):
    glider = step(glider)
print()
print(show(glider))
print(len(glider), min(glider), max(glider))
blinker = {(1, 0), (1, 1), (1, 2)}
print(period(blinker), period({(0, 0)}), period(glider))


def rule(n):
    table = {(a, b, c): n >> (4 * a + 2 * b + c) & 1 for a in (0, 1) for b in (0, 1) for c in (0, 1)}

    def advance(row):
        padded = [0, *row, 0]
        return [table[tuple(padded[i - 1:i + 2])] for i in range(1, len(padded) - 1)]

    return advance


row = [0] * 15 + [1] + [0] * 15
go = rule(90)
for _ in range(8):
    print("".join("* "[1 - x] for x in row).rstrip())
    row = go(row)
print(sum(row), row.index(1), ~row.count(0))
