"""Everything random with fixed seeds: Mersenne Twister methods, Monte Carlo, queues, shuffles."""
import random
from collections import Counter
from itertools import accumulate
from statistics import fmean, median, mode, pstdev, quantiles


def section(title):
    print(f"--- {title}")


section("module functions")
random.seed(12345)
print([random.random() for _ in range(3)])
print([random.randint(-5, 5) for _ in range(12)])
print([random.randrange(0, 100, 7) for _ in range(8)], random.randrange(3))
print(random.choice("abcdefgh"), random.choice([1.5, None, "x"]), random.choices("xyz", k=8))
print(random.choices(["win", "draw", "lose"], weights=[5, 3, 2], k=6), random.choices(range(3), cum_weights=[1, 1, 4], k=5))
deck = list(range(12))
random.shuffle(deck)
print(deck, random.sample(deck, 4), random.sample(range(10 ** 9), 3))
print(random.getrandbits(10), random.getrandbits(70), random.uniform(-1, 1), random.triangular(0, 10, 3))
print([round(random.gauss(10, 2), 9) for _ in range(3)], round(random.expovariate(0.5), 9), round(random.normalvariate(), 9))

section("state")
random.seed(7)
state = random.getstate()
first = [random.random() for _ in range(4)]
random.setstate(state)
print(first == [random.random() for _ in range(4)], first[0])
for seed in (0, -1, 2 ** 70, "text", b"text", 3.5, True):
    r = random.Random(seed)
    print(repr(seed), r.randrange(10 ** 6), r.random())
a, b = random.Random(5), random.Random(5)
a.random()
print(a.random() == b.random(), [a.randrange(10) for _ in range(5)], [b.randrange(10) for _ in range(5)])

section("dice")
rng = random.Random(99)
rolls = [rng.randint(1, 6) + rng.randint(1, 6) for _ in range(500)]
table = Counter(rolls)
for total in range(2, 13):
    print(f"{total:>3} {table[total]:>4} {'#' * (table[total] // 4)}")
print(f"{fmean(rolls):.4f} {pstdev(rolls):.6f} {median(rolls)} {mode(rolls)} {quantiles(rolls, n=4)}")

section("pi by darts")
rng = random.Random(314)
inside = 0
for n in range(1, 4001):
    x, y = rng.random(), rng.random()
    inside += x * x + y * y <= 1
    if n & (n - 1) == 0:
        print(n, 4 * inside / n)

section("random walk")
rng = random.Random("walk")
steps = rng.choices((-1, 1), k=40)
path = list(accumulate(steps, initial=0))
print(path)
print(min(path), max(path), path.count(0), [i for i in range(1, len(path)) if path[i] == 0])

section("queue")


def queue(seed, customers, servers):
    rng = random.Random(seed)
    free = [0.0] * servers
    clock, waits = 0.0, []
    for _ in range(customers):
        clock += rng.expovariate(1.0)
        who = min(range(servers), key=free.__getitem__)
        start = max(clock, free[who])
        waits.append(start - clock)
        free[who] = start + rng.uniform(0.5, 2.0)
    return waits


for servers in (1, 2, 3):
    w = queue(2718, 60, servers)
    print(servers, f"mean {fmean(w):.9f} max {max(w):.9f} idle {sum(x == 0 for x in w)}")

section("markov text")
corpus = "the cat sat on the mat and the dog sat on the cat and the rat ran".split()
table = {}
for one, two in zip(corpus, corpus[1:]):
    table.setdefault(one, []).append(two)
rng = random.Random(4)
for start in ("the", "dog", "rat"):
    words = [start]
    while len(words) < 9 and words[-1] in table:
        words.append(rng.choice(table[words[-1]]))
    print(" ".join(words))

section("fisher-yates against shuffle")


def my_shuffle(items, rng):
    for i in range(len(items) - 1, 0, -1):
        j = int(rng.random() * (i + 1))
        items[i], items[j] = items[j], items[i]
    return items


print(my_shuffle(list("shuffling"), random.Random(1)))
r1, r2 = random.Random(11), random.Random(11)
lst = list("abcdefg")
r1.shuffle(lst)
manual = list("abcdefg")
for i in reversed(range(1, 7)):
    j = r2.randrange(i + 1)
    manual[i], manual[j] = manual[j], manual[i]
print(lst, lst == manual)
counts = Counter()
rng = random.Random(6)
for _ in range(600):
    counts["".join(my_shuffle(list("abc"), rng))] += 1
print(sorted(counts.items()), sum(counts.values()))

section("bad arguments")
for bad in (lambda: random.choice([]), lambda: random.randint(3, 2), lambda: random.sample([1], 2), lambda: random.randrange(0), lambda: random.choices([], k=1)):
    try:
        print(bad())
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)


class Loaded(random.Random):
    def random(self):
        return super().random() ** 2


lo = Loaded(3)
print([lo.random() < 0.5 for _ in range(10)], lo.uniform(0, 10), random.Random(3).random() ** 2 * 10)
