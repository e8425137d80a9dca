# Several ways to count the same ballots.
import itertools
from collections import Counter, defaultdict
from fractions import Fraction

BALLOTS = [
    (42, "Memphis Nashville Chattanooga Knoxville"),
    (26, "Nashville Chattanooga Knoxville Memphis"),
    (15, "Chattanooga Knoxville Nashville Memphis"),
    (17, "Knoxville Chattanooga Nashville Memphis"),
]
CYCLE = [(5, "A B C"), (4, "B C A"), (3, "C A B")]
SHORT = [(6, "X"), (5, "Y Z"), (4, "Z Y"), (1, "")]


def parse(rows):
    return [(n, tuple(text.split())) for n, text in rows]


def candidates(ballots):
    return sorted({c for _, b in ballots for c in b})


def plurality(ballots):
    c = Counter({k: 0 for k in candidates(ballots)})
    for n, b in ballots:
        if b:
            c[b[0]] += n
    return c


def instant_runoff(ballots):
    alive = set(candidates(ballots))
    rounds = []
    while True:
        tally = {c: 0 for c in sorted(alive)}
        exhausted = 0
        for n, b in ballots:
            for c in b:
                if c in alive:
                    tally[c] += n
                    break
            else:
                exhausted += n
        rounds.append((tally, exhausted))
        total = sum(tally.values())
        leader = max(tally, key=tally.get)
        if tally[leader] * 2 > total or len(alive) == 1:
            return leader, rounds
        alive.remove(min(tally, key=lambda c: (tally[c], c)))


def borda(ballots):
    cs = candidates(ballots)
    score = defaultdict(Fraction)
    for n, b in ballots:
        for i, c in enumerate(b):
            score[c] += n * (len(cs) - 1 - i)
        rest = [c for c in cs if c not in b]
        if rest:
            share = Fraction(sum(range(len(rest))), len(rest))
            for c in rest:
                score[c] += n * share
    return dict(sorted(score.items(), key=lambda kv: (-kv[1], kv[0])))


def pairwise(ballots):
    wins = Counter()
    for n, b in ballots:
        rank = {c: i for i, c in enumerate(b)}
        for x, y in itertools.permutations(candidates(ballots), 2):
            if rank.get(x, 99) < rank.get(y, 99):
                wins[x, y] += n
    return wins


def condorcet(ballots):
    d = pairwise(ballots)
    for c in candidates(ballots):
        if all(d[c, o] > d[o, c] for o in candidates(ballots) if o != c):
            return c
    return None


def schulze(ballots):
    cs, d = candidates(ballots), pairwise(ballots)
    p = {(a, b): d[a, b] if d[a, b] > d[b, a] else 0 for a in cs for b in cs if a != b}
    for k in cs:
        for i in cs:
            if i == k:
                continue
            for j in cs:
                if j not in (i, k):
                    p[i, j] = max(p[i, j], min(p[i, k], p[k, j]))
    return sorted(cs, key=lambda a: (-sum(p[a, b] > p[b, a] for b in cs if b != a), a)), p


def sainte_lague(votes, seats, *, divisor=lambda s: 2 * s + 1):
    won = dict.fromkeys(votes, 0)
    for _ in range(seats):
        party = max(votes, key=lambda v: Fraction(votes[v], divisor(won[v])))
        won[party] += 1
    return won


for title, rows in [("tennessee", BALLOTS), ("cycle", CYCLE), ("short", SHORT)]:
    b = parse(rows)
    print(f"== {title} ({sum(n for n, _ in b)} ballots, {', '.join(candidates(b))})")
    print("plurality:", plurality(b).most_common())
    who, rounds = instant_runoff(b)
    for i, (tally, gone) in enumerate(rounds, 1):
        print(f"  round {i}:", " ".join(f"{c}={v}" for c, v in tally.items()), f"exhausted={gone}")
    print("runoff winner:", who)
    print("borda:", {k: str(v) for k, v in borda(b).items()})
    print("condorcet:", condorcet(b))
    order, paths = schulze(b)
    print("schulze:", " > ".join(order), sorted(paths.items())[:3])
votes = {"red": 53000, "blue": 24000, "green": 23000}
print(sainte_lague(votes, 7), sainte_lague(votes, 7, divisor=lambda s: s + 1))
print(pairwise(parse(CYCLE))["A", "B"], pairwise(parse(CYCLE))["nobody", "A"])
