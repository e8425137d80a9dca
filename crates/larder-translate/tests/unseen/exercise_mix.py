# Exercism-style: bowling, clock, allergies, phone numbers, grade school, wordy, ledger — with asserts
import re
class BowlingGame:
    def __init__(self):
        self.rolls = []
    def frames(self):
        i = 0
        for frame in range(10):
            r = self.rolls[i:i + 3]
            if not r:
                return
            if r[0] == 10:
                yield frame, r, 1
                i += 1
            else:
                if sum(r[:2]) > 10:
                    raise ValueError("Pin count exceeds pins on the lane")
                yield frame, r if sum(r[:2]) == 10 else r[:2], 2
                i += 2
    def roll(self, pins):
        if not 0 <= pins <= 10:
            raise ValueError(f"invalid pins {pins}")
        self.rolls.append(pins)
        list(self.frames())
        return self
    def score(self):
        fs = list(self.frames())
        if len(fs) < 10 or any(len(r) < (3 if r[0] == 10 or sum(r[:2]) == 10 else 2) for _, r, _ in fs):
            raise IndexError("incomplete game")
        return sum(sum(r) for _, r, _ in fs)
class Clock:
    def __init__(self, hour, minute=0):
        self.minutes = (hour * 60 + minute) % 1440
    def __add__(self, m):
        return Clock(0, self.minutes + m)
    def __sub__(self, m):
        return self + -m if isinstance(m, int) else (self.minutes - m.minutes) % 1440
    def __eq__(self, o):
        return self.minutes == o.minutes
    def __str__(self):
        return "%02d:%02d" % divmod(self.minutes, 60)
class Allergies:
    ITEMS = "eggs peanuts shellfish strawberries tomatoes chocolate pollen cats".split()
    def __init__(self, score):
        self.lst = [a for i, a in enumerate(self.ITEMS) if score >> i & 1]
    allergic_to = property(lambda self: self.lst.__contains__)
class School:
    def __init__(self):
        self._grades, self._added = {}, []
    def add(self, name, grade):
        fresh = not any(name in g for g in self._grades.values())
        if fresh:
            self._grades.setdefault(grade, set()).add(name)
        self._added.append(fresh)
    def roster(self):
        return [n for g in sorted(self._grades) for n in self.grade(g)]
    def grade(self, g):
        return sorted(self._grades.get(g, ()))
def phone(text):
    digits = re.sub(r"\D", "", text).removeprefix("1") if not re.search("[a-z@!]", text) else None
    if digits is None:
        raise ValueError("letters not permitted")
    if len(digits) != 10:
        raise ValueError("must have 10 digits, got %d" % len(digits))
    m = re.fullmatch(r"([2-9]\d\d)([2-9]\d\d)(\d{4})", digits)
    if not m:
        raise ValueError("bad area or exchange")
    return "({}) {}-{}".format(*m.groups())
def wordy(q):
    ops = {"plus": int.__add__, "minus": int.__sub__, "multiplied by": int.__mul__, "divided by": int.__floordiv__}
    m = re.fullmatch(r"What is (-?\d+)(.*)\?", q)
    if not m:
        raise ValueError("unknown operation")
    acc, rest = int(m[1]), m[2]
    while rest:
        if not (step := re.match(rf"\s({'|'.join(ops)})\s(-?\d+)", rest)):
            raise ValueError("syntax error")
        acc, rest = ops[step[1]](acc, int(step[2])), rest[step.end():]
    return acc
def saddle(m):
    return [(r, c) for r, row in enumerate(m) for c, v in enumerate(row) if v == max(row) and v == min(x[c] for x in m)]
def spiral(n):
    grid, (r, c), (dr, dc) = [[0] * n for _ in range(n)], (0, 0), (0, 1)
    for k in range(1, n * n + 1):
        grid[r][c] = k
        if not (0 <= r + dr < n and 0 <= c + dc < n and not grid[r + dr][c + dc]):
            dr, dc = dc, -dr
        r, c = r + dr, c + dc
    return grid
def attempt(fn, *args):
    try:
        return fn(*args)
    except (ValueError, IndexError, ZeroDivisionError) as e:
        return f"{type(e).__name__}({e})"
def game(rolls):
    g = BowlingGame()
    for r in rolls:
        g.roll(r)
    return g.score()
print([attempt(game, r) for r in ([0] * 20, [3, 6] * 10, [10] * 12, [6, 4, 3] + [0] * 17, [0] * 18 + [7, 3, 7], [10, 5, 5, 3, 4] + [0] * 14)])
print([attempt(game, r) for r in ([5, 6], [11], [-1], [0] * 18 + [10], [], [10] * 11)])
print(Clock(25, 160), Clock(-1, -4000), Clock(8) + 3000, Clock(0, 3) - 4, Clock(1) - Clock(23, 30), Clock(24) == Clock(0))
a = Allergies(257 + 8)
print(a.lst, a.allergic_to("eggs"), a.allergic_to("cats"), len(Allergies(509).lst), Allergies(0).lst)
s = School()
for n, g in [("Jim", 3), ("Amy", 2), ("Jim", 2), ("Zoe", 2), ("Al", 11)]:
    s.add(n, g)
print(s.roster(), s.grade(2), s.grade(9), s._added)
print([attempt(phone, p) for p in ("+1 (223) 456-7890", "223.456.7890", "123-abc-7890", "22234567890", "(123) 456-7890", "1223056789", "2230567890")])
for q in ("What is 5?", "What is 1 plus -10?", "What is -3 plus 7 multiplied by -2?", "What is 25 divided by -3 minus 1?", "What is?", "Who is it?", "What is 1 plus?", "What is 1 2?", "What is 1 divided by 0?"):
    print(q, "->", attempt(wordy, q))
print(saddle([[9, 8, 7], [5, 3, 2], [6, 6, 7]]), saddle([]), saddle([[1, 1], [1, 1]]), *spiral(4), sep="\n")
two_fer = lambda name="you": f"One for {name}, one for me."
leap = lambda y: y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
raindrops = lambda n: "".join(w for d, w in ((3, "Pling"), (5, "Plang"), (7, "Plong")) if n % d == 0) or str(n)
acronym = lambda t: "".join(w[0] for w in re.findall(r"[A-Za-z][\w']*", t)).upper()
isogram = lambda w: len(c := [x for x in w.lower() if x.isalpha()]) == len(set(c))
print(two_fer(), two_fer("Al"), [leap(y) for y in (1900, 2000, 2023, 2024)], [raindrops(n) for n in (1, 15, 28, 105)], acronym("Complementary metal-oxide semi's"), isogram("six-year-old"), isogram("Alpha"))
assert raindrops(105) == "PlingPlangPlong" and spiral(1) == [[1]] and spiral(0) == []
assert str(Clock(0) - 1) == "23:59", "clock"
assert not isogram("moOse"), "case"
assert game([10] * 12) == 299, f"perfect game is {game([10] * 12)}, expected 299"
