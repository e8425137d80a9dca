# Seeded random simulations: shuffles, dice, monty hall, random walk, weighted choice, reservoir, markov text
import random
import statistics as st
from collections import Counter, defaultdict

rng = random.Random(12345)
print([rng.random() for _ in range(3)])
print([rng.randint(1, 6) for _ in range(10)], [rng.randrange(0, 100, 7) for _ in range(5)], rng.getrandbits(40), rng.uniform(-1, 1))
deck = [r + s for s in "SH" for r in "A23456789TJQK"]
rng.shuffle(deck)
print(deck[:8], rng.choice(deck), rng.sample(range(1000), 5), rng.choices("abc", weights=[5, 1, 1], k=12), rng.choices([1, 2], cum_weights=[0.1, 1], k=5))
state = rng.getstate()
a = [rng.gauss(0, 1) for _ in range(3)]
rng.setstate(state)
print(a == [rng.gauss(0, 1) for _ in range(3)], ["%.6f" % x for x in a], "%.6f" % rng.expovariate(2), "%.6f" % rng.triangular(0, 1, 0.5), "%.5f" % rng.normalvariate(10, 2), "%.5f" % rng.betavariate(2, 3))
random.seed("text seed")
print(random.random(), random.randint(-5, 5), random.Random(b"bytes").random(), random.Random(-7).random() == random.Random(7).random(), random.Random(1.5).random())
r1, r2 = random.Random(99), random.Random(99)
print([r1.randrange(10 ** k) for k in range(1, 6)] == [r2.randrange(10 ** k) for k in range(1, 6)], r1.randbytes(4).hex())


def monty(n, switch, rng):
    wins = 0
    for _ in range(n):
        prize, pick = rng.randrange(3), rng.randrange(3)
        opened = next(d for d in range(3) if d not in (prize, pick))
        if switch:
            pick = ({0, 1, 2} - {pick, opened}).pop()
        wins += pick == prize
    return wins


print(monty(2000, True, random.Random(1)), monty(2000, False, random.Random(1)))


class Walker:
    steps = {"N": (0, 1), "S": (0, -1), "E": (1, 0), "W": (-1, 0)}

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.pos = 0, 0
        self.trail = [self.pos]

    def __iter__(self):
        return self

    def __next__(self):
        d = self.rng.choice(list(self.steps))
        self.pos = tuple(p + s for p, s in zip(self.pos, self.steps[d]))
        if len(self.trail) > 50 or abs(self.pos[0]) + abs(self.pos[1]) > 6:
            raise StopIteration
        self.trail.append(self.pos)
        return d


for seed in (0, 1, 2):
    w = Walker(seed)
    path = "".join(w)
    print(path, w.pos, len(set(w.trail)), max(Counter(w.trail).values()))


def reservoir(stream, k, rng):
    keep = []
    for n, x in enumerate(stream):
        if n < k:
            keep.append(x)
        elif (j := rng.randint(0, n)) < k:
            keep[j] = x
    return keep


print(reservoir(range(1000), 5, random.Random(3)), reservoir("ab", 5, random.Random(3)))
text = "the cat sat on the mat and the cat ate the rat on the mat".split()
chain = defaultdict(list)
for x, y in zip(text, text[1:]):
    chain[x].append(y)
rng = random.Random(2024)
word, out = "the", ["the"]
while len(out) < 15 and word in chain:
    word = rng.choice(chain[word])
    out.append(word)
print(" ".join(out))
rolls = [rng.randint(1, 6) + rng.randint(1, 6) for _ in range(500)]
hist = Counter(rolls)
for total in range(2, 13):
    print(f"{total:>2} {hist[total]:>3} {'*' * (hist[total] // 5)}")
print(st.mean(rolls), st.median(rolls), st.mode(rolls), f"{st.stdev(rolls):.6f} {st.pvariance(rolls):.6f}", st.quantiles(rolls, n=4), st.multimode("aabbc"), st.median_low([1, 2, 3, 4]), st.fmean([1, 2, 4]), st.harmonic_mean([40, 60]), round(st.geometric_mean([1, 9]), 9))
inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(20000))
print(inside, 4 * inside / 20000)
people = sum(len(set(rng.choices(range(365), k=23))) < 23 for _ in range(400))
print("birthday", people, people / 400)
for bad in (lambda: rng.choice([]), lambda: rng.sample([1], 2), lambda: rng.randint(2, 1), lambda: rng.sample({1, 2}, 1), lambda: rng.choices([1], weights=[0]), lambda: random.Random([1]), lambda: st.mean([]), lambda: rng.shuffle("abc")):
    try:
        print(bad())
    except (IndexError, ValueError, TypeError, st.StatisticsError) as e:
        print(type(e).__name__, e)


def roulette(bank, seed):
    r = random.Random(seed)
    bet, spins = 1, 0
    while bank > 0 and bank < 200:
        bet = min(bet, bank)
        spins += 1
        if r.random() < 18 / 37:
            bank, bet = bank + bet, 1
        else:
            bank, bet = bank - bet, bet * 2
    return bank, spins


results = [roulette(100, s) for s in range(8)]
print(results, sum(b > 0 for b, _ in results))
ruined = [s for s, (b, _) in enumerate(results) if b == 0]
print(f"ruined with seeds {ruined}")
