"""Custom containers: ring buffer, sparse matrix, ordered multiset, range-like, case-insensitive dict, linked list."""
from collections.abc import Sequence, MutableMapping, MutableSequence, Set
from bisect import insort, bisect_left, bisect_right

class Ring(Sequence):
    def __init__(self, cap, it=()):
        self.buf, self.cap, self.start, self.n = [None] * cap, cap, 0, 0
        for x in it:
            self.push(x)
    def push(self, x):
        if self.n == self.cap:
            self.start = (self.start + 1) % self.cap
            self.n -= 1
        self.buf[(self.start + self.n) % self.cap] = x
        self.n += 1
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(self.n))]
        if i < 0:
            i += self.n
        if not 0 <= i < self.n:
            raise IndexError("ring index out of range")
        return self.buf[(self.start + i) % self.cap]

class Sparse:
    def __init__(self, default=0):
        self.d, self.default = {}, default
    def __getitem__(self, key):
        r, c = key
        if isinstance(r, slice):
            return [self[i, c] for i in range(r.start or 0, r.stop, r.step or 1)]
        return self.d.get((r, c), self.default)
    def __setitem__(self, key, v):
        if v == self.default:
            self.d.pop(key, None)
        else:
            self.d[key] = v
    def __delitem__(self, key):
        del self.d[key]
    def __contains__(self, v):
        return v in self.d.values()
    def __len__(self):
        return len(self.d)

class SortedBag(MutableSequence):
    def __init__(self, it=()):
        self._l = sorted(it)
    def __getitem__(self, i): return self._l[i]
    def __setitem__(self, i, v): raise TypeError("bag items are positioned by value")
    def __delitem__(self, i): del self._l[i]
    def __len__(self): return len(self._l)
    def insert(self, i, v): insort(self._l, v)
    def count(self, v): return bisect_right(self._l, v) - bisect_left(self._l, v)
    def __repr__(self): return f"SortedBag({self._l})"

class CIDict(MutableMapping):
    def __init__(self, *a, **k):
        self._d = {}
        self.update(*a, **k)
    def __getitem__(self, k): return self._d[k.casefold()][1]
    def __setitem__(self, k, v): self._d[k.casefold()] = (k, v)
    def __delitem__(self, k): del self._d[k.casefold()]
    def __iter__(self): return (k for k, _ in self._d.values())
    def __len__(self): return len(self._d)

class BitSet(Set):
    def __init__(self, it=()):
        self.bits = 0
        for i in it:
            self.bits |= 1 << i
    def __contains__(self, i): return bool(self.bits >> i & 1)
    def __len__(self): return bin(self.bits).count("1")
    def __iter__(self):
        b, i = self.bits, 0
        while b:
            if b & 1:
                yield i
            b, i = b >> 1, i + 1
    def __repr__(self):
        return "{%s}" % ",".join(map(str, self))

class Linked:
    class _N:
        def __init__(self, v, nxt=None):
            self.v, self.nxt = v, nxt

    def __init__(self, *vals):
        self.head = None
        for v in reversed(vals):
            self.head = self._N(v, self.head)

    def __iter__(self):
        n = self.head
        while n:
            yield n.v
            n = n.nxt

    def __reversed__(self):
        prev, n = None, self.head
        while n:
            n.nxt, prev, n = prev, n, n.nxt
        self.head = prev
        return iter(self)

    def __eq__(self, o):
        return type(o) is Linked and [*self] == [*o]

    def __lt__(self, o):
        return [*self] < [*o]

    def __str__(self):
        return " -> ".join(map(repr, self)) or "empty"

class OldStyle:
    """iterates through __getitem__ only"""

    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return i * i

class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

r = Ring(4, "abcdef")
print(list(r), r[0], r[-1], r[1:3], r[::-1], "a" in r, "f" in r, r.index("e"), r.count("d"), list(reversed(r)), len(r))
for i in (4, -5):
    try:
        r[i]
    except IndexError as e:
        print("IndexError", e)
s = Sparse()
s[1, 2] = 5
s[0, 2] += 3
s[9, 9] = 0
print(s[0:3, 2], s[1, 2], s[7, 7], len(s), 5 in s, s.d)
try:
    del s[4, 4]
except KeyError as e:
    print("KeyError", e)
b = SortedBag([3, 1, 2])
b.append(0)
b.extend([5, 2, 2])
b += [4]
print(b, b.count(2), b[-1], b.pop(), b.pop(0), b, b.index(3), 9 in b)
b.remove(2)
b.reverse if False else None
try:
    b[0] = 1
except TypeError as e:
    print(e)
try:
    b.remove(77)
except ValueError as e:
    print("ValueError", e)
c = CIDict({"Content-Type": "json"}, ACCEPT="*")
c["content-TYPE"] = "xml"
print(dict(c), "CONTENT-type" in c, c.get("nope", 1), c.pop("accept"), c.setdefault("X", []), list(c.items()), c == {"content-TYPE": "xml", "X": []}, len(c))
try:
    c["Missing"]
except KeyError as e:
    print("KeyError", e)
x, y = BitSet([1, 2, 3, 64]), BitSet(range(2, 5))
print(x & y, x | y, x - y, x ^ y, x <= y, BitSet([2]) < y, x == BitSet([64, 3, 2, 1]), x.isdisjoint(y), 64 in x, x == {1, 2, 3, 64}, x.bits)
l = Linked(1, "two", 3.0, None)
print(l, list(reversed(l)), l, Linked(), Linked(1) == Linked(1), Linked(1) != Linked(2), Linked(1, 2) < Linked(1, 3), Linked(1) == [1])
print(list(OldStyle()), 9 in OldStyle(), 10 in OldStyle(), max(OldStyle()), [*map(str, OldStyle())])
cd = Countdown(3)
print(list(cd), list(cd), sum(Countdown(4)), dict(enumerate(Countdown(2), start=5)), list(zip(Countdown(3), "ab")))
a, *mid, z = Countdown(5)
print(a, mid, z, tuple(Countdown(0)), isinstance(cd, Sequence), isinstance(r, Sequence), issubclass(CIDict, MutableMapping))
