# sudoku: bitmask candidates, recursion with undo; prints progress
import sys

PUZZLE = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
HARD = "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......"
BAD = "55" + "." * 79

ALL = (1 << 9) - 1


def bits(mask):
    while mask:
        low = mask & -mask
        yield low.bit_length()
        mask ^= low


class Contradiction(Exception):
    pass


class Sudoku:
    peers = [None] * 81

    def __init__(self, text):
        self.cells = [ALL] * 81
        self.guesses = self.undone = 0
        self.trail = []
        for i, ch in enumerate(text):
            if ch not in ".0":
                self.assign(i, 1 << int(ch) - 1)

    def set(self, i, mask):
        self.trail.append((i, self.cells[i]))
        self.cells[i] = mask

    def assign(self, i, bit):
        todo = [(i, ALL & ~bit)]
        while todo:
            i, remove = todo.pop()
            old = self.cells[i]
            new = old & ~remove
            if new == old:
                continue
            if not new:
                raise Contradiction(f"r{i // 9 + 1}c{i % 9 + 1}")
            self.set(i, new)
            if new & (new - 1) == 0:
                todo.extend((p, new) for p in self.peers[i])
        return self

    def undo(self, mark):
        while len(self.trail) > mark:
            i, mask = self.trail.pop()
            self.cells[i] = mask
            self.undone += 1

    def solve(self):
        counts = [(c.bit_count(), i) for i, c in enumerate(self.cells) if c.bit_count() > 1]
        if not counts:
            return True
        _, i = min(counts)
        for d in bits(self.cells[i]):
            mark = len(self.trail)
            self.guesses += 1
            try:
                self.assign(i, 1 << (d - 1))
                if self.solve():
                    return True
            except Contradiction:
                pass
            self.undo(mark)
        return False

    def __str__(self):
        ch = ["%d" % c.bit_length() if c & (c - 1) == 0 else "." for c in self.cells]
        rows = []
        for r in range(9):
            row = ch[r * 9:r * 9 + 9]
            rows.append(" | ".join(" ".join(row[k:k + 3]) for k in range(0, 9, 3)))
            if r in (2, 5):
                rows.append("-" * 6 + "+" + "-" * 7 + "+" + "-" * 6)
        return "\n".join(rows)


for i in range(81):
    r, c = divmod(i, 9)
    box = {(r // 3 * 3 + a) * 9 + c // 3 * 3 + b for a in range(3) for b in range(3)}
    Sudoku.peers[i] = tuple(sorted(({r * 9 + k for k in range(9)} | {k * 9 + c for k in range(9)} | box) - {i}))
print(len(Sudoku.peers[40]), Sudoku.peers[0][:10], {len(p) for p in Sudoku.peers})
print([list(bits(m)) for m in (0, 1, 0b101, 0b100010, ALL)])

for name, text in [("easy", PUZZLE), ("hard", HARD), ("blank", "." * 81), ("bad", BAD)]:
    print("==", name)
    try:
        s = Sudoku(text)
    except Contradiction as e:
        print("contradiction at", e)
        continue
    open_cells = sum(c.bit_count() > 1 for c in s.cells)
    ok = s.solve()
    print(ok, "open:", open_cells, "guesses:", s.guesses, "undone:", s.undone, "trail:", len(s.trail))
    print(s)
    cols = [sum(c.bit_length() for c in s.cells[k::9]) for k in range(9)]
    print(cols, all(sum(s.cells[k * 9:k * 9 + 9]) == ALL for k in range(9)), hex(s.cells[80]))
    flat = "".join(str(c.bit_length()) for c in s.cells)
    print(int(flat) % 1_000_003, flat[::10], flat[-1:-82:-20])
sys.stdout.write("done\n")
