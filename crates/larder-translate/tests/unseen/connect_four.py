# Connect four with alpha-beta on bitboards
from functools import lru_cache
import sys

W, H = 5, 4
COLS = [c * (H + 1) for c in range(W)]
FULL = sum(((1 << H) - 1) << c for c in COLS)
stats = {"nodes": 0, "cuts": 0}

def four(b):
    for shift in (1, H + 1, H, H + 2):
        m = b & b >> shift
        if m & m >> 2 * shift:
            return True
    return False

class Position:
    __slots__ = ("me", "mask", "moves")

    def __init__(self, me=0, mask=0, moves=""):
        self.me, self.mask, self.moves = me, mask, moves

    def can(self, col):
        return not self.mask >> COLS[col] + H - 1 & 1

    def play(self, col):
        if not 0 <= col < W:
            raise IndexError(f"column {col}")
        if not self.can(col):
            raise ValueError(f"column {col} is full")
        new = self.mask + (1 << COLS[col]) & ~self.mask & (FULL | self.mask + (1 << COLS[col]))
        return Position(self.me ^ self.mask, self.mask | self.mask + (1 << COLS[col]), self.moves + str(col))

    @property
    def opp(self):
        return self.me ^ self.mask

    def wins(self, col):
        stone = self.mask + (1 << COLS[col]) & (((1 << H) - 1) << COLS[col])
        return four(self.me | (self.mask | stone) ^ self.mask & stone & FULL | stone & ~self.mask)

    def __hash__(self):
        return hash((self.me, self.mask))

    def __eq__(self, other):
        return (self.me, self.mask) == (other.me, other.mask)

    def __str__(self):
        turn = len(self.moves) % 2
        rows = []
        for r in reversed(range(H)):
            row = ""
            for c in range(W):
                bit = 1 << COLS[c] + r
                if not self.mask & bit:
                    row += "."
                else:
                    row += "XO"[turn if self.me & bit else 1 - turn]
            rows.append(row)
        return "\n".join(rows)

    @classmethod
    def after(cls, moves):
        p = cls()
        for ch in moves:
            p = p.play(int(ch))
        return p

ORDER = sorted(range(W), key=lambda c: (abs(c - W // 2), c))

def negamax(p, depth, alpha=-99, beta=99, table={}):
    stats["nodes"] += 1
    if four(p.opp):
        return -(10 + depth), None
    if p.mask == FULL or depth == 0:
        return 0, None
    key = (p, depth)
    if key in table:
        return table[key]
    best, choice = -99, None
    for c in ORDER:
        if p.can(c):
            score = -negamax(p.play(c), depth - 1, -beta, -alpha)[0]
            if score > best:
                best, choice = score, c
            alpha = max(alpha, best)
            if alpha >= beta:
                stats["cuts"] += 1
                break
    else:
        table[key] = best, choice
    return best, choice

print(ORDER, COLS, bin(FULL), len(bin(FULL)) - 2)
p = Position.after("2213")
print(p, bin(p.me), bin(p.mask), [c for c in range(W) if p.can(c)], sep="\n")
print(negamax(p, 7), negamax(Position.after("223"), 5), negamax(Position.after("02121"), 3))
print(four(0b1111), four(0b0111), four(1 | 1 << 5 | 1 << 10 | 1 << 15), four(1 | 1 << 6 | 1 << 12 | 1 << 18), four(1 << 3 | 1 << 7 | 1 << 11 | 1 << 15))
pos, log = Position(), []
while True:
    depth = 6 if len(pos.moves) % 2 == 0 else 3
    score, col = negamax(pos, depth)
    if col is None:
        break
    log.append(f"{'XO'[len(pos.moves) % 2]}{col}({score:+d})")
    pos = pos.play(col)
print(*log)
print(pos)
winner = "XO"[1 - len(pos.moves) % 2] if four(pos.opp) else "nobody"
print("winner:", winner, "after", len(pos.moves), "moves;", stats["nodes"] > 1000, stats["cuts"] > 100, len(negamax.__defaults__[-1]) > 100)
same = Position.after("0123"), Position.after("2301")
print(same[0] == same[1], hash(same[0]) == hash(same[1]), same[0].moves == same[1].moves, len({*same}), {same[0]: "a"}.get(same[1]))

@lru_cache(maxsize=None)
def count(p, n):
    return 1 if n == 0 or four(p.opp) else sum(count(p.play(c), n - 1) for c in range(W) if p.can(c))

print([count(Position(), n) for n in range(7)], count.cache_info().hits > 0)
for bad in ("00000", "9", "x", "0 1"):
    try:
        Position.after(bad)
    except (ValueError, IndexError) as e:
        print(repr(bad), type(e).__name__, e)
try:
    pos.colour = 1
except AttributeError as e:
    print(e)
sys.exit({"X": 0, "O": 1}.get(winner, "draw"))
