"""Swiss pairings, round robin, knockout brackets and Elo ratings."""
import math
import random
from collections import defaultdict
from itertools import combinations, zip_longest


class Player:
    def __init__(self, name, rating=1500):
        self.name = name
        self.rating = rating
        self.results = {}

    score = property(lambda self: sum(self.results.values()))

    @property
    def buchholz(self):
        return sum(p.score for p in self.results if p is not BYE)

    def __repr__(self):
        return f"{self.name}({self.rating:.0f})"


BYE = Player("bye", 0)


def expected(a, b):
    return 1 / (1 + 10 ** ((b.rating - a.rating) / 400))


def update(a, b, result, k=32):
    delta = k * (result - expected(a, b))
    a.rating += delta
    b.rating -= delta
    return delta


def play(a, b, rng):
    e = expected(a, b)
    draw = 0.3 - abs(e - 0.5) / 2
    x = rng.random()
    return 0.5 if x < draw else 1.0 if (x - draw) / (1 - draw) < e else 0.0


def swiss_round(players, rng):
    pool = sorted(players, key=lambda p: (-p.score, -p.rating, p.name))
    pairs = []
    if len(pool) % 2:
        for p in reversed(pool):
            if BYE not in p.results:
                pool.remove(p)
                p.results[BYE] = 1
                pairs.append((p, None, None))
                break
    while pool:
        a = pool.pop(0)
        b = next((x for x in pool if x not in a.results), pool[0] if pool else None)
        pool.remove(b)
        r = play(a, b, rng)
        a.results[b] = a.results.get(b, 0) + r
        b.results[a] = b.results.get(a, 0) + 1 - r
        update(a, b, r)
        pairs.append((a, b, r))
    return pairs


def round_robin(names):
    names = list(names)
    if len(names) % 2:
        names.append(None)
    n = len(names)
    for rnd in range(n - 1):
        half = n // 2
        top, bottom = names[:half], names[half:][::-1]
        yield [(a, b) if rnd % 2 == 0 else (b, a) for a, b in zip(top, bottom) if None not in (a, b)]
        names = [names[0], names[-1], *names[1:-1]]


def seeds(n):
    order = [1]
    while len(order) < n:
        size = len(order) * 2 + 1
        order = [x for s in order for x in (s, size - s)]
    return order


def bracket(players):
    size = 1 << (len(players) - 1).bit_length()
    ranked = sorted(players, key=lambda p: -p.rating)
    slots = [ranked[s - 1] if s <= len(ranked) else None for s in seeds(size)]
    level = 0
    while len(slots) > 1:
        nxt = []
        for a, b in zip(slots[::2], slots[1::2]):
            win = a if b is None else b if a is None else max(a, b, key=lambda p: (len(p.name) % 3, p.rating))
            nxt.append(win)
            yield level, a, b, win
        slots = nxt
        level += 1


rng = random.Random(64)
players = [Player(n, 1400 + 37 * i) for i, n in enumerate("Amy Ben Cleo Dov Ema Finn Gina".split())]
for rnd in range(1, 5):
    parts = []
    for a, b, r in swiss_round(players, rng):
        parts.append(f"{a.name} bye" if b is None else f"{a.name} {'½' if r == .5 else int(r)}:{'½' if r == .5 else int(1 - r)} {b.name}")
    print(f"round {rnd}: " + "; ".join(parts))
for place, p in enumerate(sorted(players, key=lambda p: (-p.score, -p.buchholz, p.name)), 1):
    print(f"{place}. {p.name:<5}{p.score:4.1f} {p.buchholz:5.1f} {p.rating:9.3f}")
print("rating sum kept:", math.isclose(sum(p.rating for p in players), sum(1400 + 37 * i for i in range(7))))
for rnd, games in enumerate(round_robin("ABCDE"), 1):
    print(rnd, " ".join("-".join(g) for g in games))
met = [frozenset(g) for games in round_robin("ABCDEFGH") for g in games]
print(len(met), len(set(met)), {frozenset(c) for c in combinations("ABCDEFGH", 2)} == set(met))
print(seeds(8), seeds(1), seeds(16)[:6])
rounds = defaultdict(list)
for level, a, b, win in bracket(players):
    rounds[level].append(f"{a} v {b or 'bye'} > {win.name}" if a else "?")
for level, games in rounds.items():
    print(["quarter", "semi", "final"][level], *games, sep="\n    ")
a, b = Player("a", 1600), Player("b", 1500)
print(round(expected(a, b), 6), expected(a, b) + expected(b, a) == 1, round(update(a, b, 0), 6), a, b)
for x, y in zip_longest(*(sorted(p.name for p in players if p.rating > 1500) if hi else sorted(p.name for p in players if p.rating <= 1500)
                          for hi in (True, False)), fillvalue="-"):
    print(f"{x:>8} {y}")
lap = {p.name: [("-" if q is p else {None: ".", 0: "0", .5: "=", 1: "1"}[p.results.get(q)]) for q in players] for p in players}
for n, row in lap.items():
    print(f"{n:<5}", "".join(row))
table = {p: i for i, p in enumerate(players)}
print(len(table), table[players[3]], BYE in table, Player("Amy") in table, [p.name for p in players if BYE in p.results])
try:
    next(bracket([]))
except (IndexError, StopIteration, ValueError) as e:
    print(type(e).__name__, e)
