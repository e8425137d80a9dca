# Battleship against a simple hunting AI
import random

SIZE = 8
SHIPS = {"carrier": 4, "cruiser": 3, "sub": 3, "boat": 2}
LETTERS = "ABCDEFGH"


class ShotError(ValueError):
    pass


class Board:
    def __init__(self, rng):
        self.grid = [[None] * SIZE for i in range(SIZE)]
        self.shots = {}
        self.health = dict(SHIPS)
        for name, length in SHIPS.items():
            self.place(name, length, rng)

    def place(self, name, length, rng):
        while True:
            horizontal = rng.random() < 0.5
            r = rng.randrange(SIZE - (0 if horizontal else length - 1))
            c = rng.randrange(SIZE - (length - 1 if horizontal else 0))
            cells = [(r, c + k) if horizontal else (r + k, c) for k in range(length)]
            if all(self.grid[a][b] is None for a, b in cells):
                for a, b in cells:
                    self.grid[a][b] = name
                return cells

    def shoot(self, pos):
        r, c = self.parse(pos) if isinstance(pos, str) else pos
        if (r, c) in self.shots:
            raise ShotError(f"already shot at {LETTERS[r]}{c + 1}")
        hit = self.grid[r][c]
        self.shots[r, c] = hit
        if hit:
            self.health[hit] -= 1
            if not self.health[hit]:
                return f"sunk {hit}"
            return "hit"
        return "miss"

    @staticmethod
    def parse(text):
        try:
            row, col = LETTERS.index(text[0].upper()), int(text[1:]) - 1
        except (ValueError, IndexError) as e:
            raise ShotError(f"bad coordinate {text!r}") from e
        if not 0 <= col < SIZE:
            raise ShotError(f"column out of range in {text!r}")
        return row, col

    @property
    def alive(self):
        return [n for n, h in self.health.items() if h]

    def render(self, reveal=False):
        yield "  " + " ".join(str(i) for i in range(1, SIZE + 1))
        for r, row in enumerate(self.grid):
            line = []
            for c, cell in enumerate(row):
                if (r, c) in self.shots:
                    line.append("X" if cell else "o")
                else:
                    line.append(cell[0] if reveal and cell else "~")
            yield LETTERS[r] + " " + " ".join(line)


class Hunter:
    """checkerboard search, then follow hits"""

    def __init__(self, rng):
        self.targets = []
        self.queue = [(r, c) for r in range(SIZE) for c in range(SIZE) if (r + c) % 2 == 0]
        rng.shuffle(self.queue)
        self.spare = [(r, c) for r in range(SIZE) for c in range(SIZE) if (r + c) % 2]

    def __iter__(self):
        return self

    def __next__(self):
        for pool in (self.targets, self.queue, self.spare):
            if pool:
                return pool.pop()
        raise StopIteration

    def learn(self, pos, result):
        if result == "hit":
            r, c = pos
            around = [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]
            self.targets += [p for p in around if all(0 <= v < SIZE for v in p)]
        elif result.startswith("sunk"):
            self.targets.clear()


rng = random.Random(77)
board = Board(rng)
print("\n".join(board.render(reveal=True)))
for guess in ["A1", "h8", "a1", "Z3", "B9", "", "C", "D0", "e5"]:
    try:
        print(repr(guess), "->", board.shoot(guess))
    except ShotError as e:
        print(repr(guess), "!!", e, "/", e.__cause__)
ai = Hunter(rng)
turns = 0
log = []
for pos in ai:
    try:
        result = board.shoot(pos)
    except ShotError:
        continue
    turns += 1
    ai.learn(pos, result)
    if result != "miss":
        log.append(f"{turns}:{LETTERS[pos[0]]}{pos[1] + 1}={result}")
    if not board.alive:
        break
else:
    print("AI ran out of moves with", board.alive)
print(*log, sep="\n")
print(*board.render(), sep="\n")
hits = sum(1 for v in board.shots.values() if v)
print(f"{turns} turns, {len(board.shots)} shots, {hits} hits, accuracy {hits / len(board.shots):.1%}, left {board.alive or 'nothing'}")
