"""A seeded genetic search beside exact dynamic programming; operators as closures; statistics; convergence table."""
import itertools
import math
import operator
import random
import statistics as st
from dataclasses import dataclass, field
from functools import lru_cache, partial, reduce


@dataclass(frozen=True, order=True)
class Item:
    ratio: float = field(init=False, repr=False)
    name: str
    weight: int
    value: int

    def __post_init__(self):
        object.__setattr__(self, "ratio", self.value / self.weight)


def make_items(rng, n):
    return tuple(Item(f"i{k:02d}", rng.randrange(3, 30), rng.randrange(10, 100)) for k in range(n))


def exact(items, capacity):
    @lru_cache(maxsize=None)
    def best(i, room):
        if i == len(items):
            return 0, ()
        skip = best(i + 1, room)
        it = items[i]
        if it.weight > room:
            return skip
        value, chosen = best(i + 1, room - it.weight)
        return max(skip, (value + it.value, (it.name,) + chosen), key=operator.itemgetter(0))
    answer = best(0, capacity)
    info = best.cache_info()
    return *answer, info.misses, info.hits


def greedy(items, capacity):
    chosen, room = [], capacity
    for it in sorted(items, reverse=True):
        if it.weight <= room:
            chosen.append(it)
            room -= it.weight
    return sum(i.value for i in chosen), [i.name for i in chosen]


class Population:
    def __init__(self, items, capacity, rng, size=30):
        self.items, self.capacity, self.rng = items, capacity, rng
        self.people = [self.random_one() for _ in range(size)]
        self.history = []
        self.operators = {"flip": partial(self.flip, rate=0.05), "swap": self.swap, "none": lambda g: g}

    def random_one(self):
        return tuple(self.rng.random() < 0.3 for _ in self.items)

    def fitness(self, genes):
        w = sum(itertools.compress((i.weight for i in self.items), genes))
        v = sum(i.value for i, g in zip(self.items, genes) if g)
        return v if w <= self.capacity else self.capacity - w

    def flip(self, genes, *, rate):
        return tuple(g ^ (self.rng.random() < rate) for g in genes)

    def swap(self, genes):
        a, b = self.rng.sample(range(len(genes)), 2)
        out = list(genes)
        out[a], out[b] = out[b], out[a]
        return tuple(out)

    def cross(self, a, b):
        k = self.rng.randint(1, len(a) - 1)
        return a[:k] + b[k:]

    def tournament(self, k=3):
        return max(self.rng.sample(self.people, k), key=self.fitness)

    def step(self):
        elite = sorted(self.people, key=self.fitness, reverse=True)[:2]
        nxt = list(elite)
        while len(nxt) < len(self.people):
            child = self.cross(self.tournament(), self.tournament())
            op = self.rng.choices(list(self.operators), weights=[6, 3, 1])[0]
            nxt.append(self.operators[op](child))
        self.people = nxt
        scores = [self.fitness(p) for p in nxt]
        self.history.append((max(scores), st.mean(scores), st.pstdev(scores), len(set(nxt))))


rng = random.Random(2024)
items = make_items(rng, 18)
print(items[0], items[-1], f"{items[0].ratio:.4f}", max(items).name, sum(i.weight for i in items))
capacity = 90
value, names, misses, hits = exact(items, capacity)
print(value, names, misses, hits, greedy(items, capacity))
pop = Population(items, capacity, rng)
for g in range(25):
    pop.step()
for g, (top, mean, dev, kinds) in enumerate(pop.history):
    if g % 6 == 0 or g == 24:
        print(f"{g:>3} {top:>4} {mean:8.2f} {dev:7.3f} {kinds:>3} {'#' * int(mean // 20)}")
best = max(pop.people, key=pop.fitness)
print(pop.fitness(best), [i.name for i, g in zip(items, best) if g], all(isinstance(g, (bool, int)) for g in best), sum(best), type(best[0]).__name__)
print(f"{pop.fitness(best) / value:.2%} of the optimum", math.isclose(pop.history[-1][0], value, rel_tol=0.2))
data = [h[1] for h in pop.history]
print(f"{st.median(data):.4f} {st.stdev(data):.4f} {st.quantiles(data, n=4)[1]:.4f} {st.fmean(data):.6f} {st.median_low([3, 1, 2, 4])} {st.mode('aabbb')} {st.multimode([1, 1, 2, 2])} {st.harmonic_mean([40, 60])} {st.geometric_mean([1, 9]):.6f}")
print(rng.getrandbits(40), rng.uniform(-1, 1), rng.triangular(0, 10, 3), rng.choice("xyz"), rng.betavariate(2, 3), rng.randbytes(4).hex())
state = rng.getstate()
one = [rng.random() for _ in range(2)]
rng.setstate(state)
print(one == [rng.random() for _ in range(2)], random.Random("text").randrange(10 ** 12), random.Random(b"b").random(), random.Random(-5).random() == random.Random(5).random(), random.Random(1.5).getrandbits(64))
deck = list(range(10))
random.Random(3).shuffle(deck)
print(deck, random.Random(4).sample("abcdefgh", k=3), random.Random(5).choices(range(5), cum_weights=[1, 2, 3, 4, 100], k=6), random.Random(9).sample([1, 2], counts=[3, 2], k=4))
for bad in (lambda: rng.choice([]), lambda: rng.randint(5, 1), lambda: rng.sample([1], 2), lambda: rng.randrange(0), lambda: rng.choices([1], weights=[0]), lambda: st.mean([]), lambda: st.stdev([1]), lambda: rng.sample({1, 2}, 1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(reduce(lambda a, b: a * b % 1000007, (i.weight for i in items)), max(items, key=lambda i: (i.weight, i.name)).name, sorted(items, key=operator.attrgetter("weight", "value"))[0])
items[0].weight = 1
