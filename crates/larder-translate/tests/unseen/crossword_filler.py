"""Fill a small crossword grid from a word list by backtracking, then print numbered clues."""
GRID = [
    "..#..",
    ".....",
    "#...#",
    ".....",
    "..#..",
]
GRID2 = [
    "....",
    ".##.",
    "....",
]
WORDS = """of at it to on is an no do go as or so us we he me be by hi ox pi ad
eland lathe pearl alone toast other ideal adore sonar
cue eye ewe pie tip end cap sap toe dip eat ads eve dot pat cod cat
tar ear and era ran lad ate sea ore ton
code ends cafe ease seed fade case deed acts stop cost clap step cups pots""".split()

steps = 0


class Slot:
    def __init__(self, number, way, cells):
        self.number, self.way, self.cells = number, way, tuple(cells)

    def __len__(self):
        return len(self.cells)

    def __str__(self):
        return f"{self.number}{'AD'[self.way == 'down']}"

    def pattern(self, filled):
        return "".join(filled.get(c, ".") for c in self.cells)


def find_slots(grid):
    h, w = len(grid), len(grid[0])

    def white(r, c):
        return 0 <= r < h and 0 <= c < w and grid[r][c] != "#"

    slots, number = [], 0
    for r in range(h):
        for c in range(w):
            if not white(r, c):
                continue
            across = not white(r, c - 1) and white(r, c + 1)
            down = not white(r - 1, c) and white(r + 1, c)
            if across or down:
                number += 1
            for starts, way, dr, dc in ((across, "across", 0, 1), (down, "down", 1, 0)):
                if starts:
                    cells = []
                    y, x = r, c
                    while white(y, x):
                        cells.append((y, x))
                        y, x = y + dr, x + dc
                    slots.append(Slot(number, way, cells))
    return slots


def fits(word, pattern):
    return len(word) == len(pattern) and all(p in (".", ch) for p, ch in zip(pattern, word))


def fill(slots, filled, used):
    global steps
    open_slots = [s for s in slots if "." in s.pattern(filled)]
    if not open_slots:
        words = [s.pattern(filled) for s in slots]
        if len(set(words)) == len(words) and all(w in WORDS for w in words):
            yield dict(filled)
        return
    choices = {s: [w for w in WORDS if w not in used and fits(w, s.pattern(filled))] for s in open_slots}
    slot = min(open_slots, key=lambda s: (len(choices[s]), -len(s)))
    for word in choices[slot]:
        steps += 1
        added = {cell: ch for cell, ch in zip(slot.cells, word) if cell not in filled}
        filled.update(added)
        yield from fill(slots, filled, used | {word})
        for cell in added:
            del filled[cell]


def show(grid, filled):
    for r, row in enumerate(grid):
        print("  " + "".join("█" if ch == "#" else filled.get((r, c), "?") for c, ch in enumerate(row)))


for grid in (GRID, GRID2):
    steps = 0
    slots = find_slots(grid)
    print([f"{s}:{len(s)}" for s in slots])
    solutions = fill(slots, {}, frozenset())
    count = 0
    for solution in solutions:
        count += 1
        if count <= 2:
            print("solution", count, "after", steps, "steps")
            show(grid, solution)
            for way in ("across", "down"):
                print("   ", way, ", ".join(f"{s.number} {s.pattern(solution)}" for s in slots if s.way == way))
        if count >= 12:
            solutions.close()
    print("found", count, "steps", steps)

print(fits("code", "c..e"), fits("code", "c.."), fits("", ""), [w for w in WORDS if fits(w, ".a.e")])
by_len = {}
for w in WORDS:
    by_len.setdefault(len(w), []).append(w)
print({k: len(v) for k, v in sorted(by_len.items(), reverse=True)}, len(WORDS) == len(set(WORDS)))
