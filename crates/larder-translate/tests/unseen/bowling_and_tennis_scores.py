class Game:
    """Ten-pin bowling; the score is None until it is known."""

    def __init__(self, rolls=""):
        self.rolls = []
        for r in rolls.replace("-", "0"):
            if r == "X":
                self.roll(10)
            elif r == "/":
                self.roll(10 - self.rolls[-1])
            else:
                self.roll(int(r))

    def roll(self, pins):
        if not 0 <= pins <= 10:
            raise ValueError(f"invalid pins: {pins}")
        self.rolls.append(pins)
        return self

    def frames(self):
        i = 0
        for n in range(10):
            frame = self.rolls[i:i + 1] if self.rolls[i:i + 1] == [10] else self.rolls[i:i + 2]
            if sum(frame) > 10:
                raise ValueError(f"frame {n + 1} has {sum(frame)} pins")
            need = 2 if sum(frame) < 10 else 3
            scored = self.rolls[i:i + need]
            yield frame, (sum(scored) if len(scored) == need else None)
            i += len(frame)

    def running(self):
        total, out = 0, []
        for _, s in self.frames():
            if s is None or total is None:
                total = None
            else:
                total += s
            out.append(total)
        return out

    @property
    def score(self):
        return self.running()[-1]


class Tennis:
    POINTS = ["love", "15", "30", "40"]

    def __init__(self, *players):
        self.a, self.b = players
        self.pts = dict.fromkeys(players, 0)
        self.games = {p: 0 for p in players}

    def point(self, who):
        self.pts[who] += 1
        other = self.b if who == self.a else self.a
        if self.pts[who] >= 4 and self.pts[who] - self.pts[other] >= 2:
            self.games[who] += 1
            self.pts = dict.fromkeys(self.pts, 0)
            return f"game {who}"
        return str(self)

    def __str__(self):
        x, y = self.pts.values()
        if x >= 3 and y >= 3:
            if x == y:
                return "deuce"
            return "advantage " + (self.a if x > y else self.b)
        if x == y:
            return f"{self.POINTS[x]} all"
        return f"{self.POINTS[x]}-{self.POINTS[y]}"


def elo(a, b, result, k=32):
    expected = 1 / (1 + 10 ** ((b - a) / 400))
    delta = k * (result - expected)
    return a + delta, b - delta


GAMES = {"perfect": "X" * 12, "gutter": "-" * 20, "spares": "5/" * 10 + "5", "mixed": "X7/9-X-88/-6XXX81", "partial": "X5/3", "nines": "9-" * 10}
for name, rolls in GAMES.items():
    g = Game(rolls)
    print(f"{name:<8} {g.score!s:>4}", g.running())
print([f for f, s in Game("X5/3").frames()])
assert Game("X" * 12).score == 300
for bad in ("88", "Y", "/"):
    try:
        print(Game(bad).score)
    except (ValueError, IndexError) as e:
        print(f"{bad}: {type(e).__name__}: {e}")
try:
    Game().roll(3).roll(11)
except ValueError as e:
    print(e)
t = Tennis("Iga", "Aryna")
print(", ".join(t.point("Iga" if c == "i" else "Aryna") for c in "iaaiiaiaaiaaii"))
print(t, t.games, t.pts)
ratings = {"A": 1500, "B": 1500, "C": 1700.0}
for x, y, r in [("A", "B", 1), ("A", "C", 1), ("B", "C", 0.5), ("C", "A", 0)]:
    ratings[x], ratings[y] = elo(ratings[x], ratings[y], r)
    print(x, y, {k: round(v, 2) for k, v in ratings.items()})
table = sorted(ratings.items(), key=lambda kv: kv[1], reverse=True)
for pos, (name, rating) in enumerate(table, start=1):
    print(f"{pos}. {name} {rating:>9.3f} {'▲' if rating > 1500 else '▼'}")
print(sum(ratings.values()) == 4700.0, round(sum(ratings.values())))
