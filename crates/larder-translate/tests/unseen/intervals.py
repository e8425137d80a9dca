import bisect
import copy
from collections import deque


class Interval:
    __slots__ = ("lo", "hi")

    def __init__(self, lo, hi):
        if lo > hi:
            lo, hi = hi, lo
        self.lo, self.hi = lo, hi

    def __repr__(self):
        return f"[{self.lo}, {self.hi}]"

    def __eq__(self, o):
        return (self.lo, self.hi) == (o.lo, o.hi)

    def __lt__(self, o):
        return (self.lo, self.hi) < (o.lo, o.hi)

    def __and__(self, o):
        lo, hi = max(self.lo, o.lo), min(self.hi, o.hi)
        return Interval(lo, hi) if lo <= hi else None

    def __or__(self, o):
        return Interval(min(self.lo, o.lo), max(self.hi, o.hi))

    def __contains__(self, x):
        return self.lo <= x <= self.hi

    def __len__(self):
        return int(self.hi - self.lo)


def merge(xs):
    out = []
    for x in sorted(xs):
        if out and out[-1] & x:
            out[-1] |= x
        else:
            out.append(x)
    return out


class Fenwick:
    def __init__(self, n):
        self.t = [0] * (n + 1)

    def add(self, i, v):
        i += 1
        while i < len(self.t):
            self.t[i] += v
            i += i & -i

    def sum(self, i):
        s = 0
        while i:
            s += self.t[i]
            i &= i - 1
        return s


class Segment:
    def __init__(self, data, op, neutral):
        self.n, self.op, self.neutral = len(data), op, neutral
        self.t = [neutral] * self.n + list(data)
        for i in range(self.n - 1, 0, -1):
            self.t[i] = op(self.t[2 * i], self.t[2 * i + 1])

    def query(self, l, r):
        a = b = self.neutral
        l += self.n
        r += self.n
        while l < r:
            if l & 1:
                a = self.op(a, self.t[l])
                l += 1
            if r & 1:
                r -= 1
                b = self.op(self.t[r], b)
            l >>= 1
            r >>= 1
        return self.op(a, b)


class Trie:
    def __init__(self):
        self.root = {}

    def add(self, w):
        node = self.root
        for ch in w:
            node = node.setdefault(ch, {})
        node["$"] = True

    def find(self, prefix):
        node = self.root
        for ch in prefix:
            if ch not in node:
                return
            node = node[ch]
        stack = [(prefix, node)]
        while stack:
            w, n = stack.pop()
            for k in sorted(n, reverse=True):
                if k == "$":
                    yield w
                else:
                    stack.append((w + k, n[k]))


xs = [Interval(5, 8), Interval(1, 3), Interval(2, 4), Interval(10, 9), Interval(8, 8)]
print(merge(xs), 2.5 in xs[1], len(Interval(1, 3)), xs[0] & xs[1], sorted(xs)[0])
f = Fenwick(10)
for i, v in enumerate([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]):
    f.add(i, v)
print(f.sum(10), f.sum(3), f.sum(7) - f.sum(2))
s = Segment([3, 1, 4, 1, 5, 9, 2, 6], min, float("inf"))
print(s.query(2, 6), s.query(0, 8), s.query(5, 5), Segment(list("abcd"), lambda a, b: a + b, "").query(1, 4))
t = Trie()
for w in "car cart care dog do".split():
    t.add(w)
print(list(t.find("car")), list(t.find("do")), list(t.find("x")), t.root["d"]["o"]["$"])
a = [[1, 2], {"k": [3]}]
b = copy.copy(a)
c = copy.deepcopy(a)
a[0].append(9)
a[1]["k"][0] = "changed"
print(b, c, a == b, a is b, b[0] is a[0])
window = deque(maxlen=3)
means = []
for x in [1, 2, 3, 4, 5, 6]:
    window.append(x)
    means.append(sum(window) / len(window))
print(means, window, list(window)[-1])
window.rotate(1)
window.appendleft(0)
print(window, window[0], 5 in window)
keys = [10, 20, 30]
print([bisect.bisect(keys, k) for k in (5, 10, 25, 35)], bisect.bisect_left(keys, 20))
bisect.insort(keys, 15)
print(keys)


def sliding_max(xs, k):
    q = deque()
    for i, x in enumerate(xs):
        while q and xs[q[-1]] <= x:
            q.pop()
        q.append(i)
        if q[0] <= i - k:
            q.popleft()
        if i >= k - 1:
            yield xs[q[0]]


print(list(sliding_max([1, 3, -1, -3, 5, 3, 6, 7], 3)))
d = {i: i * i for i in range(5)}
for k in list(d):
    if k % 2:
        del d[k]
d.update({7: 49}, **{}) or d.setdefault(1, "one")
print(d, d.pop(7), d.pop("no", None), list(d.keys() & {0, 1, 5}), {**d, 2: "two"}, d | {9: 9})
try:
    for k in d:
        d[k + 100] = 1
except RuntimeError as e:
    print(e)
print({1, 2, 3} ^ {3, 4}, {1, 2} <= {1, 2, 3}, frozenset([1]) | {2}, {1, 2, 3}.isdisjoint({4}), set("hello") - set("lo") == {"h", "e"})
n = {"a": {"b": {"c": 1}}}
n["a"]["b"]["d"] = n["a"].get("zz", {}).get("c", "none")
print(n, [*n["a"]["b"]], dict(sorted(n["a"]["b"].items(), reverse=True)))
