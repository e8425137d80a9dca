# game AI: tic-tac-toe negamax with memo, nim, connect-four heuristics, 2048 merges, mastermind
from functools import lru_cache
from itertools import product, combinations
from collections import Counter

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]

def winner(b):
    for x, y, z in LINES:
        if b[x] != "." and b[x] == b[y] == b[z]:
            return b[x]
    return None if "." in b else "draw"

def moves(b):
    return [i for i, c in enumerate(b) if c == "."]

@lru_cache(maxsize=None)
def negamax(b, me):
    if (w := winner(b)) is not None:
        return (0 if w == "draw" else 1 if w == me else -1), None
    other = "XO"[me == "X"]
    best = (-2, None)
    for m in moves(b):
        score = -negamax(b[:m] + me + b[m + 1:], other)[0]
        if score > best[0]:
            best = score, m
    return best

def play(first):
    b, me, log = first, "O" if first.count("X") > first.count("O") else "X", []
    while winner(b) is None:
        _, m = negamax(b, me)
        log.append(f"{me}{m}")
        b = b[:m] + me + b[m + 1:]
        me = {"X": "O", "O": "X"}[me]
    return b, winner(b), log

for start in ("." * 9, "X........", ".X.......", "X...O...X", "XX..O....", "XO.......", "X.O......"):
    b, w, log = play(start)
    print(start, "=>", b, w, " ".join(log))
print("\n".join("|".join(play("." * 9)[0][r:r + 3]) for r in (0, 3, 6)), negamax.cache_info().currsize)

def canon(b):
    def rot(s):
        return "".join(s[6 - 3 * (i % 3) + i // 3] for i in range(9))
    opts = []
    for s in (b, b[::-1], b[2::-1] + b[5:2:-1] + b[8:5:-1]):
        for _ in range(4):
            opts.append(s := rot(s))
    return min(opts)

print(len({canon("." * i + "X" + "." * (8 - i)) for i in range(9)}), canon("X........"), canon("..O.X...."))

def nim(*heaps):
    x = 0
    for h in heaps:
        x ^= h
    if x == 0:
        return None
    return next((i, h - (h ^ x)) for i, h in enumerate(heaps) if h ^ x < h)

@lru_cache(None)
def grundy(n, takes=(1, 3, 4)):
    reach = {grundy(n - t, takes) for t in takes if t <= n}
    g = 0
    while g in reach:
        g += 1
    return g

print(nim(3, 4, 5), nim(1, 2, 3), nim(7), nim(), [grundy(n) for n in range(15)], [n for n in range(30) if not grundy(n, (2, 5))])

class Connect4:
    W, H = 7, 6
    def __init__(self, moves=""):
        self.cols = [[] for _ in range(self.W)]
        self.turn = 0
        for m in moves:
            self.drop(int(m))
    def drop(self, c):
        if not 0 <= c < self.W:
            raise IndexError(f"column {c} out of range")
        if len(self.cols[c]) >= self.H:
            raise ValueError(f"column {c} is full")
        self.cols[c].append("xo"[self.turn % 2])
        self.turn += 1
        return self
    def __getitem__(self, pos):
        c, r = pos
        try:
            return self.cols[c][r] if c >= 0 <= r else "."
        except IndexError:
            return "."
    def wins(self):
        for c, r, (dc, dr) in product(range(self.W), range(self.H), ((1, 0), (0, 1), (1, 1), (1, -1))):
            run = {self[c + k * dc, r + k * dr] for k in range(4)}
            if len(run) == 1 and run != {"."}:
                return run.pop(), (c, r), (dc, dr)
    def __str__(self):
        return "\n".join(" ".join(self[c, r] for c in range(self.W)) for r in reversed(range(self.H))).rstrip()

g = Connect4("3342435465520")
print(g, g.wins(), g.turn, sep="\n")
for seq in ("0101010", "00000000", "9", "0123123231332"):
    try:
        print(seq, Connect4(seq).wins())
    except (IndexError, ValueError) as e:
        print(seq, type(e).__name__, e)

def slide(row):
    xs = [x for x in row if x]
    out, score = [], 0
    while xs:
        x = xs.pop(0)
        if xs and xs[0] == x:
            x += xs.pop(0)
            score += x
        out.append(x)
    return out + [0] * (len(row) - len(out)), score

def move(grid, d):
    t = {"L": lambda g: g, "R": lambda g: [r[::-1] for r in g], "U": lambda g: [list(r) for r in zip(*g)], "D": lambda g: [list(r)[::-1] for r in zip(*g)]}[d]
    back = {"L": t, "R": t, "U": t, "D": lambda g: [list(r) for r in zip(*(x[::-1] for x in g))]}[d]
    rows, scores = zip(*map(slide, t(grid)))
    return back(list(rows)), sum(scores)

grid = [[2, 2, 4, 4], [2, 0, 2, 0], [4, 4, 4, 0], [0, 0, 0, 2]]
for d in "LRUD":
    print(d, *move(grid, d))

def feedback(code, guess):
    black = sum(a == b for a, b in zip(code, guess))
    return black, sum((Counter(code) & Counter(guess)).values()) - black

def knuth(secret, colors="ABCD", n=3):
    pool = cand = ["".join(p) for p in product(colors, repeat=n)]
    guess, history = "AAB", []
    while True:
        fb = feedback(secret, guess)
        history.append((guess, fb, len(cand)))
        if fb == (n, 0):
            return history
        cand = [c for c in cand if feedback(c, guess) == fb]
        guess = min(pool, key=lambda g: (max(Counter(feedback(c, g) for c in cand).values()), g not in cand, g))

for s in ("DCB", "AAB", "CCC"):
    print(s, knuth(s))

@lru_cache(None)
def ev24(nums):
    if len(nums) == 1:
        return {nums[0][0]: nums[0][1]}
    out = {}
    for (i, (a, ea)), (j, (b, eb)) in combinations(enumerate(nums), 2):
        rest = tuple(x for k, x in enumerate(nums) if k not in (i, j))
        opts = [(a + b, f"({ea}+{eb})"), (a - b, f"({ea}-{eb})"), (b - a, f"({eb}-{ea})"), (a * b, f"{ea}*{eb}")]
        if b and a % b == 0:
            opts.append((a // b, f"{ea}/{eb}"))
        if a and not b % a:
            opts.append((b // a, f"{eb}/{ea}"))
        for o in opts:
            for k, v in ev24((*rest, o)).items():
                out.setdefault(k, v)
    return out

print([ev24(tuple((n, str(n)) for n in q)).get(24, "none") for q in ((4, 6, 8, 2), (1, 1, 1, 1), (3, 3, 8, 9))])
