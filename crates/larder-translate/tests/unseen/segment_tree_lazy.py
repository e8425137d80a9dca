import operator
import random


class SegTree:
    """Generic bottom-up segment tree for an associative operation."""

    def __init__(self, data, op=operator.add, unit=0):
        self.n = len(data)
        self.op = op
        self.unit = unit
        self.t = [unit] * self.n + list(data)
        for i in reversed(range(1, self.n)):
            self.t[i] = op(self.t[2 * i], self.t[2 * i + 1])

    def __setitem__(self, i, v):
        i = range(self.n)[i] + self.n
        self.t[i] = v
        while i > 1:
            i //= 2
            self.t[i] = self.op(self.t[2 * i], self.t[2 * i + 1])

    def __getitem__(self, s):
        if not isinstance(s, slice):
            return self.t[range(self.n)[s] + self.n]
        lo, hi, step = s.indices(self.n)
        if step != 1:
            raise ValueError(f"step {step} not supported")
        left, right = self.unit, self.unit
        lo += self.n
        hi += self.n
        while lo < hi:
            if lo & 1:
                left = self.op(left, self.t[lo])
                lo += 1
            if hi & 1:
                hi -= 1
                right = self.op(self.t[hi], right)
            lo >>= 1
            hi >>= 1
        return self.op(left, right)


class RangeAdd:
    """Range add / range max with lazy propagation."""

    def __init__(self, n):
        self.n = n
        self.mx = [0] * (4 * n)
        self.lz = [0] * (4 * n)

    def add(self, l, r, v, node=1, lo=0, hi=None):
        hi = self.n if hi is None else hi
        if r <= lo or hi <= l:
            return
        if l <= lo and hi <= r:
            self.mx[node] += v
            self.lz[node] += v
            return
        mid = (lo + hi) // 2
        self.add(l, r, v, 2 * node, lo, mid)
        self.add(l, r, v, 2 * node + 1, mid, hi)
        self.mx[node] = max(self.mx[2 * node : 2 * node + 2]) + self.lz[node]

    def max(self, l, r, node=1, lo=0, hi=None):
        hi = self.n if hi is None else hi
        if r <= lo or hi <= l:
            return float("-inf")
        if l <= lo and hi <= r:
            return self.mx[node]
        mid = (lo + hi) >> 1
        return self.lz[node] + max(self.max(l, r, 2 * node, lo, mid), self.max(l, r, 2 * node + 1, mid, hi))


s = SegTree([3, 1, 4, 1, 5, 9, 2, 6])
print(s[:], s[2:5], s[-3:], s[5:2], s[0], s[-1])
s[-1] = 100
print(s[:], s[6:])
for op, unit in ((min, float("inf")), (max, float("-inf")), (operator.xor, 0), (operator.mul, 1)):
    t = SegTree([7, 3, 9, 3, 8], op, unit)
    print(op.__name__, [t[i:j] for i, j in ((0, 5), (1, 4), (2, 2))])
words = SegTree("the quick brown fox jumps".split(), lambda a, b: (a + " " + b).strip(), "")
print(repr(words[1:4]), repr(words[3:3]))
for bad in (slice(None, None, 2), 99, "x"):
    try:
        s[bad]
    except Exception as e:
        print(type(e).__name__, e)
rng = random.Random(7)
model, tree = [0] * 20, RangeAdd(20)
for step in range(300):
    a, b = sorted(rng.sample(range(21), 2))
    v = rng.randint(-5, 9)
    for i in range(a, b):
        model[i] += v
    tree.add(a, b, v)
    c, d = sorted(rng.sample(range(21), 2))
    assert tree.max(c, d) == max(model[c:d]), (step, c, d)
print(model)
print(tree.max(0, 20), tree.max(3, 3), max(model))
