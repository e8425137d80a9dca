"""LRU cache three ways; all must agree."""
from collections import OrderedDict
import random


class Node:
    __slots__ = ("key", "val", "prev", "next")

    def __init__(self, key=None, val=None):
        self.key, self.val = key, val
        self.prev = self.next = None


class LinkedLRU:
    def __init__(self, capacity):
        if capacity <= 0:
            raise ValueError("capacity must be positive, not %r" % (capacity,))
        self.cap = capacity
        self.map = {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0

    def _unlink(self, n):
        n.prev.next, n.next.prev = n.next, n.prev

    def _front(self, n):
        n.next, n.prev = self.head.next, self.head
        self.head.next.prev = n
        self.head.next = n

    def get(self, key, default=None):
        n = self.map.get(key)
        if n is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(n)
        self._front(n)
        return n.val

    def put(self, key, val):
        if key in self.map:
            n = self.map[key]
            n.val = val
            self._unlink(n)
        else:
            if len(self.map) >= self.cap:
                old = self.tail.prev
                self._unlink(old)
                del self.map[old.key]
            n = self.map[key] = Node(key, val)
        self._front(n)

    def items(self):
        n = self.head.next
        while n is not self.tail:
            yield n.key, n.val
            n = n.next


class OrderedLRU:
    def __init__(self, capacity):
        self.cap = capacity
        self.d = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, default=None):
        try:
            self.d.move_to_end(key, last=False)
        except KeyError:
            self.misses += 1
            return default
        else:
            self.hits += 1
            return self.d[key]

    def put(self, key, val):
        self.d[key] = val
        self.d.move_to_end(key, last=False)
        if len(self.d) > self.cap:
            self.d.popitem()

    def items(self):
        return list(self.d.items())


class DictLRU(dict):
    """Relies on dict insertion order; newest last."""

    def __init__(self, capacity):
        super().__init__()
        self.cap = capacity
        self.hits = self.misses = 0

    def get(self, key, default=None):
        if key not in self:
            self.misses += 1
            return default
        self.hits += 1
        v = self[key] = self.pop(key)
        return v

    def put(self, key, val):
        self.pop(key, None)
        self[key] = val
        if len(self) > self.cap:
            del self[next(iter(self))]


def lcg(seed):
    x = seed
    while True:
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        yield x >> 16


def main():
    caches = [cls(4) for cls in (LinkedLRU, OrderedLRU, DictLRU)]
    rnd = lcg(2024)
    log = []
    for step in range(400):
        op, k = next(rnd) % 3, next(rnd) % 9
        k = (k, "odd") if k & 1 else k
        if op == 0:
            for c in caches:
                c.put(k, step)
        else:
            got = [c.get(k, -1) for c in caches]
            assert got[0] == got[1] == got[2], got
            log.append(got[0])
    print(len(log), sum(log), log[:20])
    a, b, c = caches
    print(list(a.items()))
    print(list(b.items()) == list(a.items()), list(reversed(list(c.items()))) == list(a.items()))
    for x in caches:
        print(type(x).__name__.ljust(12, "."), x.hits, x.misses, f"{x.hits / (x.hits + x.misses):.2%}")
    print(c)
    od = OrderedDict([("x", 1), ("y", 2), ("z", 3)])
    print(od.popitem(last=False), od.popitem(), list(od))
    print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))
    for bad in (0, -3, 0.0):
        try:
            LinkedLRU(bad)
        except ValueError as e:
            print("ValueError:", e)
    n = Node("k")
    try:
        n.extra = 1
    except AttributeError as e:
        print(type(e).__name__, "for slots")
    tiny = LinkedLRU(1)
    for ch in "abcab":
        tiny.put(ch, ch.upper())
    print(*tiny.items(), tiny.get("a"), tiny.get("b"), tiny.hits)


main()
