import random
from bisect import insort, bisect_left, bisect_right


class SkipNode:
    def __init__(self, key, level):
        self.key = key
        self.forward = [None] * level


class SkipList:
    MAX_LEVEL = 6

    def __init__(self, iterable=(), *, seed=0, p=0.5):
        self._rng = random.Random(seed)
        self._head = SkipNode(None, self.MAX_LEVEL)
        self._p = p
        self._n = 0
        for x in iterable:
            self.add(x)

    def _level(self):
        lvl = 1
        while lvl < self.MAX_LEVEL and self._rng.random() < self._p:
            lvl += 1
        return lvl

    def _before(self, key):
        node = self._head
        update = [None] * self.MAX_LEVEL
        for i in range(self.MAX_LEVEL - 1, -1, -1):
            while (nxt := node.forward[i]) is not None and nxt.key < key:
                node = nxt
            update[i] = node
        return update

    def add(self, key):
        update = self._before(key)
        node = SkipNode(key, self._level())
        for i in range(len(node.forward)):
            node.forward[i] = update[i].forward[i]
            update[i].forward[i] = node
        self._n += 1

    def discard(self, key):
        update = self._before(key)
        node = update[0].forward[0]
        if node is None or node.key != key:
            return False
        for i, nxt in enumerate(node.forward):
            if update[i].forward[i] is node:
                update[i].forward[i] = nxt
        self._n -= 1
        return True

    def __contains__(self, key):
        node = self._before(key)[0].forward[0]
        return node is not None and node.key == key

    def __iter__(self):
        node = self._head.forward[0]
        while node:
            yield node.key
            node = node.forward[0]

    def __len__(self):
        return self._n

    def levels(self):
        counts = [0] * self.MAX_LEVEL
        node = self._head.forward[0]
        while node:
            counts[len(node.forward) - 1] += 1
            node = node.forward[0]
        return counts


sl = SkipList([5, 3, 8, 1, 9, 2, 3], seed=42)
print(list(sl), len(sl), sl.levels())
print(3 in sl, 4 in sl, 8.0 in sl)
print(sl.discard(3), sl.discard(3), sl.discard(3), list(sl))
print(max(sl), min(sl), sum(sl), sorted(sl, reverse=True))
first, *_, last = sl
print(first, last, *sl, sep="/")

rng = random.Random(99)
model, sl = [], SkipList(seed=1, p=0.25)
for i in range(400):
    x = rng.randrange(60)
    if rng.random() < 0.6:
        insort(model, x)
        sl.add(x)
    else:
        i = bisect_left(model, x)
        present = i < len(model) and model[i] == x
        if present:
            del model[i]
        assert sl.discard(x) is present
print(list(sl) == model, len(model), model[:10], sl.levels())
print(bisect_left(model, 30), bisect_right(model, 30), model.count(30))
words = SkipList("the rain in Spain falls mainly".split(), seed=3)
print(list(words))
try:
    words.add(3)
except TypeError as e:
    print("TypeError:", e, "|", len(words))
rng = random.Random(5)
print(rng.choice("abc"), rng.randint(1, 6), rng.sample(range(50), 4), round(rng.uniform(1, 2), 6))
deck = list(range(8))
rng.shuffle(deck)
print(deck, rng.choices("xy", k=5), rng.getrandbits(16), f"{rng.gauss(0, 1):.6f}")
