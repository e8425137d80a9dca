# random with a seed (Mersenne twister), Monte Carlo, sampling, own shuffles, markov text
import random
import statistics
from collections import Counter, defaultdict
from itertools import accumulate

random.seed(42)
print([random.randint(1, 6) for _ in range(12)], random.random(), random.uniform(-1, 1), random.choice("abcdef"), random.randrange(0, 100, 7), random.getrandbits(70))
xs = list(range(10))
random.shuffle(xs)
print(xs, random.sample(range(1000), 5), random.sample("abcdef", k=3), random.choices([1, 2, 3], k=8), random.choices("xyz", weights=[10, 1, 0], k=8), random.choices("pq", cum_weights=[1, 3], k=5))
r = random.Random(2024)
print([round(r.gauss(0, 1), 6) for _ in range(4)], round(r.normalvariate(5, 2), 6), round(r.expovariate(1.5), 6), round(r.triangular(0, 10, 3), 6), round(r.betavariate(2, 3), 6), round(r.paretovariate(3), 6), round(r.gammavariate(2, 1), 6), round(r.vonmisesvariate(0, 4), 6), round(r.weibullvariate(1, 1.5), 6), round(r.lognormvariate(0, 0.25), 6))
for seed in (0, 1, -1, 2**40, "text", b"bytes", 3.5, True):
    q = random.Random(seed)
    print(repr(seed), q.random(), q.randint(-10**20, 10**20), q.randbytes(3).hex())
st = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(st)
print(a == [r.random() for _ in range(3)], random.Random(7).random() == random.Random(7).random(), random.Random(-5).random() == random.Random(5).random())
for f in (lambda: random.choice([]), lambda: random.sample([1, 2], 3), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample({1, 2}, 1), lambda: random.choices([], k=1), lambda: random.choices([1, 2], weights=[1]), lambda: random.choices([1], weights=[0]), lambda: random.shuffle((1, 2)), lambda: random.randint(1.5, 2), lambda: random.Random([]), lambda: random.choice({1: 2}), lambda: random.choice(5), lambda: random.getrandbits(-1)):
    try:
        print("ok", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


def pi(n, rng):
    return 4 * sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(n)) / n


def monty(n, switch, rng):
    wins = 0
    for _ in range(n):
        prize, pick = rng.randrange(3), rng.randrange(3)
        opened = rng.choice([d for d in range(3) if d not in (prize, pick)])
        if switch:
            pick = ({0, 1, 2} - {pick, opened}).pop()
        wins += pick == prize
    return wins / n


def birthday(k, trials, rng):
    return sum(len({rng.randrange(365) for _ in range(k)}) < k for _ in range(trials)) / trials


def reservoir(it, k, rng):
    out = []
    for i, x in enumerate(it):
        if i < k:
            out.append(x)
        elif (j := rng.randint(0, i)) < k:
            out[j] = x
    return out


def sattolo(xs, rng):
    xs = list(xs)
    for i in range(len(xs) - 1, 0, -1):
        j = rng.randrange(i)
        xs[i], xs[j] = xs[j], xs[i]
    return xs


def walk(n, rng):
    return list(accumulate((rng.choice((-1, 1)) for _ in range(n)), initial=0))


rng = random.Random(99)
print(pi(5000, rng), monty(2000, True, rng), monty(2000, False, rng), birthday(23, 500, rng), reservoir(range(1000), 5, rng), sattolo("abcdefg", rng))
w = walk(200, rng)
print(w[-1], min(w), max(w), w.count(0), "".join("+-"[b < a] for a, b in zip(w, w[1:]))[:40])

TEXT = "the dog saw the cat and the cat saw the bird and the bird sang to the dog who sang to the cat".split()


class Markov:
    def __init__(self, words, order=1, rng=None):
        self.rng, self.order, self.table = rng, order, defaultdict(list)
        for i in range(len(words) - order):
            self.table[tuple(words[i:i + order])].append(words[i + order])

    def __iter__(self):
        state = tuple(self.rng.choice(sorted(self.table)))
        yield from state
        while (nxt := self.table.get(state)):
            word = self.rng.choice(nxt)
            yield word
            state = (*state[1:], word)

    def generate(self, n):
        return " ".join(w for _, w in zip(range(n), self))


m = Markov(TEXT, 1, random.Random(5))
m2 = Markov(TEXT, 2, random.Random(5))
print(m.generate(15), "|", m2.generate(15), "|", dict(m.table)[("the",)], len(m2.table))


def hand_rank(hand):
    vals = sorted(("23456789TJQKA".index(c[0]) for c in hand), reverse=True)
    cnt = Counter(vals)
    shape = sorted(cnt.values(), reverse=True)
    flush = len({c[1] for c in hand}) == 1
    straight = len(cnt) == 5 and (vals[0] - vals[4] == 4 or vals == [12, 3, 2, 1, 0])
    names = {(5,): "five", (4, 1): "quads", (3, 2): "full house", (3, 1, 1): "trips", (2, 2, 1): "two pair", (2, 1, 1, 1): "pair"}
    return "straight flush" if straight and flush else names.get(tuple(shape)) or ("flush" if flush else "straight" if straight else "high card")


deck = [v + s for s in "♠♥♦♣" for v in "23456789TJQKA"]
random.seed("cards")
tally = Counter(hand_rank(random.sample(deck, 5)) for _ in range(1500))
random.shuffle(deck)
hands = {p: deck[i::4][:5] for i, p in enumerate("NESW")}
print(tally.most_common(4), *(f"{p}: {' '.join(h)} ({hand_rank(h)})" for p, h in hands.items()), hand_rank("2♠ 3♠ 4♠ 5♠ A♠".split()), hand_rank("9♠ 9♥ 9♦ 2♠ 2♥".split()), sep="\n")


def anneal(dist, rng, steps=3000):
    n = len(dist)
    tour = list(range(n))
    cost = lambda t: sum(dist[t[i - 1]][t[i]] for i in range(n))
    cur = best = cost(tour)
    temp = 10.0
    for _ in range(steps):
        i, j = sorted(rng.sample(range(n), 2))
        new = tour[:i] + tour[i:j + 1][::-1] + tour[j + 1:]
        if (c := cost(new)) < cur or rng.random() < 2.718281828 ** ((cur - c) / temp):
            tour, cur = new, c
        best = min(best, cur)
        temp *= 0.998
    return best, tour


pts = [(rng.randrange(50), rng.randrange(50)) for _ in range(9)]
best, t = anneal([[abs(a - c) + abs(b - d) for c, d in pts] for a, b in pts], rng)
print(pts, best, sorted(t) == list(range(9)), t[0] in range(9))
xs = [rng.gauss(100, 15) for _ in range(300)]
print(f"{statistics.mean(xs):.4f} {statistics.stdev(xs):.4f} {statistics.median(xs):.4f}", Counter(int(x // 20) for x in xs).most_common(3))
