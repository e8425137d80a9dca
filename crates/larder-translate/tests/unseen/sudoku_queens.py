# sudoku, n-queens, exact cover (Algorithm X), knight's tour, permutations puzzles, SEND+MORE
from itertools import permutations, product, count
from functools import reduce

PUZZLE = """
53..7....
6..195...
.98....6.
8...6...3
4..8.3..1
7...2...6
.6....28.
...419..5
....8..79
"""

class Contradiction(Exception):
    pass

class Sudoku:
    PEERS = dict.fromkeys(product(range(9), repeat=2))
    @staticmethod
    def peers(cell):
        r, c = cell
        box = {(r // 3 * 3 + i, c // 3 * 3 + j) for i in range(3) for j in range(3)}
        return ({(r, k) for k in range(9)} | {(k, c) for k in range(9)} | box) - {cell}
    def __init__(self, text):
        for cell in self.PEERS:
            if self.PEERS[cell] is None:
                self.PEERS[cell] = self.peers(cell)
        rows = text.split()
        if [len(r) for r in rows] != [9] * 9:
            raise ValueError(f"bad shape {[len(r) for r in rows]}")
        self.given = {(r, c): int(ch) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch != "."}
        self.guesses = 0
    def assign(self, cand, cell, d):
        for other in cand[cell] - {d}:
            self.eliminate(cand, cell, other)
    def eliminate(self, cand, cell, d):
        if d not in cand[cell]:
            return
        cand[cell] = cand[cell] - {d}
        match len(cand[cell]):
            case 0:
                raise Contradiction(cell, d)
            case 1:
                (last,) = cand[cell]
                for p in sorted(self.PEERS[cell]):
                    self.eliminate(cand, p, last)
    def solve(self):
        cand = {cell: frozenset(range(1, 10)) for cell in self.PEERS}
        for cell, d in self.given.items():
            self.assign(cand, cell, d)
        return self.search(cand)
    def search(self, cand):
        open_ = [(len(v), k) for k, v in cand.items() if len(v) > 1]
        if not open_:
            return {k: min(v) for k, v in cand.items()}
        _, cell = min(open_)
        for d in sorted(cand[cell]):
            copy = cand.copy()
            try:
                self.guesses += 1
                self.assign(copy, cell, d)
                return self.search(copy)
            except Contradiction:
                continue
        raise Contradiction("exhausted", cell)

def board(sol):
    for r in range(9):
        if r and r % 3 == 0:
            yield "------+-------+------"
        yield " | ".join(" ".join(str(sol[r, b * 3 + c]) for c in range(3)) for b in range(3))

s = Sudoku(PUZZLE)
sol = s.solve()
print("\n".join(board(sol)), s.guesses, sum(sol.values()))
hard = Sudoku("4.....8.5 .3....... ...7..... .2.....6. ....8.4.. ....1.... ...6.3.7. 5..2..... 1.4......")
res = hard.solve()
print("".join(str(res[0, c]) for c in range(9)), all(len({res[p] for p in hard.PEERS[c]} | {res[c]}) == 9 for c in res))
for bad in ("11" + "." * 7 + (" " + "." * 9) * 8, "123"):
    try:
        Sudoku(bad).solve()
    except (Contradiction, ValueError) as e:
        print(type(e).__name__, e.args)

def queens(n):
    def place(row, cols, d1, d2):
        if row == n:
            yield ()
            return
        free = ~(cols | d1 | d2) & (1 << n) - 1
        while free:
            bit = free & -free
            free ^= bit
            for rest in place(row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1):
                yield (bit.bit_length() - 1, *rest)
    return place(0, 0, 0, 0)

print([sum(1 for _ in queens(n)) for n in range(1, 8)], next(queens(8)), list(queens(4)))
print("\n".join(" ".join("Q" if c == q else "." for c in range(6)) for q in next(queens(6))))

def exact_cover(X, Y, partial=()):
    if not X:
        yield sorted(partial)
        return
    c = min(sorted(X), key=lambda k: len(X[k]))
    for r in sorted(X[c]):
        removed = []
        for j in Y[r]:
            for i in X[j]:
                for k in Y[i]:
                    if k != j:
                        X[k].discard(i)
            removed.append(X.pop(j))
        yield from exact_cover(X, Y, (*partial, r))
        for j in reversed(Y[r]):
            X[j] = removed.pop()
            for i in X[j]:
                for k in Y[i]:
                    if k != j:
                        X[k].add(i)

Y = {"A": [1, 4, 7], "B": [1, 4], "C": [4, 5, 7], "D": [3, 5, 6], "E": [2, 3, 6, 7], "F": [2, 7]}
X = {j: {r for r in Y if j in Y[r]} for j in range(1, 8)}
print(list(exact_cover(X, Y)), {k: sorted(v) for k, v in sorted(X.items())})

def tour(n, start=(0, 0)):
    moves = [(a, b) for a in (-2, -1, 1, 2) for b in (-2, -1, 1, 2) if abs(a) != abs(b)]
    seen = {start: 0}
    def nexts(p):
        return [q for a, b in moves if (q := (p[0] + a, p[1] + b)) not in seen and 0 <= q[0] < n and 0 <= q[1] < n]
    p = start
    for i in count(1):
        opts = nexts(p)
        if not opts:
            return seen
        p = min(opts, key=lambda q: (len(nexts(q)), q))
        seen[p] = i

seen = tour(6)
print(len(seen), *("".join(f"{seen.get((r, c), -1):3}" for c in range(6)) for r in range(6)), sep="\n")

def send_more():
    # S E N D + M O R E = M O N E Y, with M = 1
    for d, e, n, r, s in permutations((0, 2, 3, 4, 5, 6, 7, 8, 9), 5):
        if s < 8 or len({(y := (d + e) % 10), d, e, n, r, s}) < 6:
            continue
        num = lambda *ds: reduce(lambda a, b: a * 10 + b, ds)
        o = (s + 1 + (1 if num(e, n, d) + num(0, r, e) >= 1000 else 0)) % 10
        if len({d, e, n, r, s, o, y, 1}) == 8 and num(s, e, n, d) + num(1, o, r, e) == num(1, o, n, e, y):
            return num(s, e, n, d), num(1, o, r, e), num(1, o, n, e, y)

print(send_more())
