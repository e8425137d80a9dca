FILES = "abcdefgh"


def to_square(name):
    f, r = name
    return FILES.index(f), int(r) - 1


def name(sq):
    return FILES[sq[0]] + str(sq[1] + 1)


class Board:
    START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR"

    def __init__(self, fen=START):
        self.cells = {}
        for r, row in enumerate(fen.split("/")):
            f = 0
            for ch in row:
                if ch.isdigit():
                    f += int(ch)
                else:
                    self.cells[f, 7 - r] = ch
                    f += 1

    def fen(self):
        rows = []
        for r in range(7, -1, -1):
            row, gap = "", 0
            for f in range(8):
                p = self.cells.get((f, r))
                if p is None:
                    gap += 1
                    continue
                if gap:
                    row += str(gap)
                    gap = 0
                row += p
            rows.append(row + (str(gap) if gap else ""))
        return "/".join(rows)

    def slides(self, sq, dirs, limit=8):
        me = self.cells[sq].isupper()
        for df, dr in dirs:
            f, r = sq
            for _ in range(limit):
                f, r = f + df, r + dr
                if not (0 <= f < 8 and 0 <= r < 8):
                    break
                other = self.cells.get((f, r))
                if other is None:
                    yield f, r
                elif other.isupper() != me:
                    yield f, r
                    break
                else:
                    break

    def moves(self, sq):
        p = self.cells[sq]
        straight = [(1, 0), (-1, 0), (0, 1), (0, -1)]
        diag = [(a, b) for a in (1, -1) for b in (1, -1)]
        knight = [(a, b) for a in (-2, -1, 1, 2) for b in (-2, -1, 1, 2) if abs(a) != abs(b)]
        kind = p.lower()
        if kind == "p":
            return self.pawn(sq, p)
        dirs, limit = {"r": (straight, 8), "b": (diag, 8), "q": (straight + diag, 8),
                       "k": (straight + diag, 1), "n": (knight, 1)}[kind]
        return list(self.slides(sq, dirs, limit))

    def pawn(self, sq, p):
        f, r = sq
        d, home = (1, 1) if p == "P" else (-1, 6)
        out = []
        if (f, r + d) not in self.cells:
            out.append((f, r + d))
            if r == home and (f, r + 2 * d) not in self.cells:
                out += [(f, r + 2 * d)]
        for df in -1, 1:
            t = f + df, r + d
            if t in self.cells and self.cells[t].isupper() != p.isupper():
                out.append(t)
        return out

    def play(self, move):
        a, b = to_square(move[:2]), to_square(move[2:4])
        if a not in self.cells:
            raise ValueError(f"no piece on {move[:2]}")
        if b not in self.moves(a):
            raise ValueError(f"illegal {move}")
        taken = self.cells.pop(b, None)
        self.cells[b] = self.cells.pop(a)
        return taken

    def __str__(self):
        return "\n".join(f"{r + 1} " + " ".join(self.cells.get((f, r), ".") for f in range(8))
                         for r in reversed(range(8))) + "\n  " + " ".join(FILES)


b = Board()
print(sum(len(b.moves(s)) for s, p in b.cells.items() if p.isupper()))
for m in "e2e4 e7e5 g1f3 b8c6 f1b5 a7a6 b5c6".split():
    t = b.play(m)
    if t:
        print(m, "takes", t)
print(b.fen())
print(b)
print(sorted(map(name, b.moves(to_square("f3")))), [name(x) for x in b.moves(to_square("c6"))])
for bad in ("e4e6", "d5d6", "a1a3"):
    try:
        b.play(bad)
    except ValueError as e:
        print(e)
values = dict(zip("pnbrqk", (1, 3, 3, 5, 9, 0)))
print(sum(values[p.lower()] * (1 if p.isupper() else -1) for p in b.cells.values()))
print(Board("8/8/8/3Q4/8/8/8/8").fen(), len(Board("8/8/8/3Q4/8/8/8/8").moves((3, 4))))
