"""Numbers in dicts that are changed where they lie, and lists that are gathered."""


def counts(words):
    freq = {}
    for w in words:
        freq[w] = freq.get(w, 0) + 1
    total = {}
    for w in words:
        total[w] = total.get(w, 0.5) * 2
    for w in words:
        freq[w] += len(w)
        total[w] -= 1
        freq[w] **= 2
    return freq, total


print(counts(["a", "bb", "a", "ccc"]))


class Counter2:
    def __init__(self):
        self.seen = {}

    def add(self, key, by):
        self.seen[key] = self.seen.get(key, 0) + by

    def twice(self, key):
        self.seen[key] += self.seen[key]


c = Counter2()
for i in range(6):
    c.add(i % 3, i)
c.twice(2)
print(c.seen)
try:
    c.twice(9)
except KeyError as e:
    print("no", e)


def zero(d, k):
    d[k] += 1 // 0


d = {1: 1}
for k in (2, 1):
    try:
        zero(d, k)
    except (KeyError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print(d)


xs = [[i * j for j in range(3) if j != i] for i in range(3)]
print(xs, [y for x in xs for y in x if y], list(i for i in range(3)))
import collections
dd = collections.defaultdict(int)
cc = collections.Counter()
for ch in "mississippi":
    dd[ch] += 1
    cc[ch] += 2
    cc["n"] = cc.get("n", 10) + 1
print(dict(dd), cc)
big = {}
for i in range(70):
    big["x"] = big.get("x", 1) * 2
print(big)
mixed = {}
for i in range(4):
    mixed[i % 2] = mixed.get(i % 2, 0) + 0.5
print(mixed)
