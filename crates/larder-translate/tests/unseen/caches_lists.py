# caches: LRU with linked list, LFU, TTL with fake clock; a linked list class with iterator protocol
from collections import OrderedDict, defaultdict

class Node:
    __slots__ = ("key", "val", "prev", "next")
    def __init__(self, key=None, val=None):
        self.key, self.val = key, val
        self.prev = self.next = self

class LRU:
    def __init__(self, cap):
        if cap < 1:
            raise ValueError("capacity must be >= 1, got {!r}".format(cap))
        self.cap = cap
        self.map = {}
        self.root = Node()
        self.hits = self.misses = 0
    def _unlink(self, n):
        n.prev.next, n.next.prev = n.next, n.prev
    def _front(self, n):
        n.prev, n.next = self.root, self.root.next
        self.root.next.prev = n
        self.root.next = n
    def __getitem__(self, key):
        try:
            n = self.map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(n)
        self._front(n)
        return n.val
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default
    def __setitem__(self, key, val):
        n = self.map.get(key)
        if n is not None:
            n.val = val
            self._unlink(n)
        else:
            if len(self.map) >= self.cap:
                old = self.root.prev
                self._unlink(old)
                del self.map[old.key]
            n = self.map[key] = Node(key, val)
        self._front(n)
    def __delitem__(self, key):
        self._unlink(self.map.pop(key))
    def __contains__(self, key):
        return key in self.map
    def __len__(self):
        return len(self.map)
    def __iter__(self):
        n = self.root.next
        while n is not self.root:
            yield n.key, n.val
            n = n.next
    def __reversed__(self):
        n = self.root.prev
        while n is not self.root:
            yield n.key
            n = n.prev
    def __repr__(self):
        return f"LRU({', '.join('%r: %r' % kv for kv in self)})"

class LFU:
    def __init__(self, cap):
        self.cap, self.vals, self.freq = cap, {}, {}
        self.buckets = defaultdict(OrderedDict)
        self.low = 0
    def _touch(self, k):
        f = self.freq[k]
        del self.buckets[f][k]
        if not self.buckets[f]:
            del self.buckets[f]
            if self.low == f:
                self.low += 1
        self.freq[k] = f + 1
        self.buckets[f + 1][k] = None
    def get(self, k):
        if k in self.vals:
            self._touch(k)
            return self.vals[k]
    def put(self, k, v):
        if k in self.vals:
            self.vals[k] = v
            return self._touch(k)
        evicted = None
        if len(self.vals) >= self.cap:
            evicted, _ = self.buckets[self.low].popitem(last=False)
            del self.vals[evicted], self.freq[evicted]
        self.vals[k], self.freq[k], self.low = v, 1, 1
        self.buckets[1][k] = None
        return evicted

class Linked:
    class _Cell:
        def __init__(self, head, tail):
            self.head, self.tail = head, tail
    def __init__(self, items=()):
        self._first = None
        for x in reversed(list(items)):
            self._first = self._Cell(x, self._first)
    def __iter__(self):
        c = self._first
        while c:
            yield c.head
            c = c.tail
    def reverse(self):
        prev, cur = None, self._first
        while cur:
            cur.tail, prev, cur = prev, cur, cur.tail
        self._first = prev
        return self
    def cycle_at(self):
        slow = fast = self._first
        while fast and fast.tail:
            slow, fast = slow.tail, fast.tail.tail
            if slow is fast:
                slow = self._first
                while slow is not fast:
                    slow, fast = slow.tail, fast.tail
                return slow.head
        return None
    def sort(self):
        def split(c):
            if not c or not c.tail:
                return c
            slow, fast = c, c.tail
            while fast and fast.tail:
                slow, fast = slow.tail, fast.tail.tail
            mid, slow.tail = slow.tail, None
            return merge(split(c), split(mid))
        def merge(a, b):
            root = tail = self._Cell(None, None)
            while a and b:
                if b.head < a.head:
                    tail.tail, b = b, b.tail
                else:
                    tail.tail, a = a, a.tail
                tail = tail.tail
            tail.tail = a or b
            return root.tail
        self._first = split(self._first)
        return self

c = LRU(3)
for k, v in zip("abc", range(3)):
    c[k] = v
print(c, c["a"], c, c.get("zz"), c.get("zz", "?"))
c["d"] = 3
c["b"] = 1
c["d"] += 10
print(c, list(c), list(reversed(c)), "a" in c, len(c), c.hits, c.misses, dict(c), [*map(str, c)])
del c["d"]
for f in (lambda: c["nope"], lambda: c.__delitem__("d"), lambda: LRU(0), lambda: Node().zip, lambda: setattr(Node(), "zip", 1), lambda: c + c, lambda: c < c, lambda: next(c), lambda: c[[]]):
    try:
        print(f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
lfu = LFU(2)
trace = []
for op in "+a +b ?a +c ?b ?c +d ?a ?c ?d +e".split():
    k = op[1]
    trace.append((op, lfu.put(k, k.upper()) if op[0] == "+" else lfu.get(k)))
print(trace, lfu.vals, lfu.freq, {f: list(b) for f, b in lfu.buckets.items()}, lfu.low, sep="\n")
ll = Linked("hello")
print(list(ll), "".join(ll.reverse()), "".join(ll.sort()), "l" in ll, max(ll), sorted(set(ll)), list(Linked()), Linked().cycle_at(), list(Linked().sort()))
h, *t = ll
print(h, t, tuple(enumerate(ll, 1))[-1], list(zip(ll, Linked(range(3)))), [*ll, *Linked([1])])
cyc = Linked(range(6))
cells, x = [], cyc._first
while x:
    cells.append(x)
    x = x.tail
cells[-1].tail = cells[2]
print(cyc.cycle_at(), [v for v, _ in zip(cyc, range(12))], Linked([5]).cycle_at())
big = Linked((i * 7919) % 1000 for i in range(400))
print(list(big.sort()) == sorted((i * 7919) % 1000 for i in range(400)), len(list(big)))
