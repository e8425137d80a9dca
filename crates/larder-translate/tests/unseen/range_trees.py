# Skip list, sorted containers, segment tree, Fenwick tree, sparse table; random ops cross-checked against plain lists
import random
from bisect import bisect_left, insort
from collections.abc import MutableSet, Sequence
from operator import add, mul
class SkipList(MutableSet):
    def __init__(self, items=(), seed=1):
        self._rng = random.Random(seed)
        self._head = [None, [None] * 8]
        self._n = 0
        self |= items
    @classmethod
    def _from_iterable(cls, it):
        return cls(it, seed=9)
    def _path(self, key):
        node, path = self._head, [None] * 8
        for lvl in range(7, -1, -1):
            while (nxt := node[1][lvl]) is not None and nxt[0] < key:
                node = nxt
            path[lvl] = node
        return path
    def add(self, key):
        path = self._path(key)
        nxt = path[0][1][0]
        if nxt is not None and nxt[0] == key:
            return
        height = 1
        while height < 8 and self._rng.random() < 0.5:
            height += 1
        node = [key, [None] * height]
        for lvl in range(height):
            node[1][lvl], path[lvl][1][lvl] = path[lvl][1][lvl], node
        self._n += 1
    def discard(self, key):
        path = self._path(key)
        node = path[0][1][0]
        if node is None or node[0] != key:
            return
        for lvl in range(len(node[1])):
            path[lvl][1][lvl] = node[1][lvl]
        self._n -= 1
    def __contains__(self, key):
        node = self._path(key)[0][1][0]
        return node is not None and node[0] == key
    def __iter__(self):
        node = self._head[1][0]
        while node is not None:
            yield node[0]
            node = node[1][0]
    def __len__(self):
        return self._n
    def __repr__(self):
        return f"SkipList({list(self)})"
class Fenwick:
    def __init__(self, n):
        self.t = [0] * (n + 1)
    def add(self, i, d):
        i += 1
        while i < len(self.t):
            self.t[i] += d
            i += i & -i
    def sum(self, i):
        s = 0
        while i > 0:
            s += self.t[i]
            i &= i - 1
        return s
    def __getitem__(self, key):
        if isinstance(key, slice):
            lo, hi, step = key.indices(len(self.t) - 1)
            assert step == 1
            return self.sum(hi) - self.sum(lo)
        return self[key:key + 1] if key != -1 else self[-1:]
class SegTree(Sequence):
    def __init__(self, data, op=min, unit=float("inf")):
        self.n, self.op, self.unit = len(data), op, unit
        self.t = [unit] * self.n + list(data)
        for i in range(self.n - 1, 0, -1):
            self.t[i] = op(self.t[2 * i], self.t[2 * i + 1])
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(self.n))]
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return self.t[self.n + i % self.n]
    def __setitem__(self, i, v):
        i = self.n + i % self.n
        self.t[i] = v
        while i > 1:
            i //= 2
            self.t[i] = self.op(self.t[2 * i], self.t[2 * i + 1])
    def query(self, lo, hi):
        left = right = self.unit
        lo, hi = lo + self.n, hi + self.n
        while lo < hi:
            if lo & 1:
                left = self.op(left, self.t[lo])
                lo += 1
            if hi & 1:
                hi -= 1
                right = self.op(self.t[hi], right)
            lo, hi = lo >> 1, hi >> 1
        return self.op(left, right)
rng = random.Random(99)
s, plain = SkipList(), []
for k in range(600):
    x = rng.randrange(200)
    if rng.random() < 0.6:
        s.add(x)
        if x not in plain:
            insort(plain, x)
    elif x in plain:
        s.remove(x)
        plain.remove(x)
    else:
        s.discard(x)
print(list(s) == plain, len(s), list(s)[:8], plain[bisect_left(plain, 100)])
a, b = SkipList("hello"), SkipList("world")
print(a, a & b, a | b, a - b, a ^ b, a == set("hello"), a <= SkipList("hello there"), a.isdisjoint("xyz"), type(a & set("l")).__name__, set("xh") - a, a > {"h"})
a -= {"l"}
a ^= "hz"
print(a, a.pop(), a, "z" in a, len(a))
for bad in (lambda: a.remove("q"), lambda: SkipList([1, "a"]), lambda: SkipList().pop(), lambda: hash(a), lambda: a + a):
    try:
        print(bad())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
f = Fenwick(16)
arr = [0] * 16
for _ in range(40):
    i, d = rng.randrange(16), rng.randint(-5, 9)
    f.add(i, d)
    arr[i] += d
print(arr, all(f[i:j] == sum(arr[i:j]) for i in range(16) for j in range(i, 17)), f[3], f[-1], f[:], f[-4:])
data = [5, 2, 8, 1, 9, 3, 7]
trees = {"min": SegTree(data), "max": SegTree(data, max, float("-inf")), "sum": SegTree(data, add, 0), "prod": SegTree(data, mul, 1), "str": SegTree([str(d) for d in data], add, "")}
for name, t in trees.items():
    print(name, t.query(1, 5), t.query(0, 7), t.query(3, 3), list(t) == list(map(type(t[0]), data)), end=" | ")
    t[-1] = type(t[0])(0)
    print(t.query(4, 7), t[-1], t[::3], t.index(t[2]), list(reversed(t))[0], t.count(t[0]))
try:
    trees["min"][7]
except IndexError as e:
    print("IndexError", e)
bad = 0
for _ in range(100):
    lo, hi = sorted(rng.sample(range(8), 2))
    i, v = rng.randrange(7), rng.randrange(50)
    for name, t in trees.items():
        t[i] = str(v) if name == "str" else v
    cur = trees["min"][:]
    bad += min(cur[lo:hi]) != trees["min"].query(lo, hi) or "".join(map(str, cur[lo:hi])) != trees["str"].query(lo, hi) or sum(cur[lo:hi]) != trees["sum"].query(lo, hi)
print("mismatches", bad, cur, trees["prod"].query(0, 7))
class SparseTable:
    def __init__(self, xs, op=max):
        self.op, self.rows = op, [list(xs)]
        while len(prev := self.rows[-1]) > (w := 1 << len(self.rows) - 1):
            self.rows.append([op(prev[i], prev[i + w]) for i in range(len(prev) - w)])
    def __call__(self, lo, hi):
        k = (hi - lo).bit_length() - 1
        return self.op(self.rows[k][lo], self.rows[k][hi - (1 << k)])
st = SparseTable(data)
print([len(r) for r in st.rows], [st(0, k) for k in range(1, 8)], st(3, 6), SparseTable("dynamic", min)(1, 6))
