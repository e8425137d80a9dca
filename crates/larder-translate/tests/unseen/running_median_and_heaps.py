import heapq
import random
from bisect import insort
from dataclasses import dataclass, field
from functools import total_ordering
from typing import Any


class Median:
    def __init__(self):
        self.lo, self.hi = [], []  # lo holds negated values

    def add(self, x):
        heapq.heappush(self.hi, -heapq.heappushpop(self.lo, -x))
        if len(self.hi) > len(self.lo):
            heapq.heappush(self.lo, -heapq.heappop(self.hi))

    @property
    def value(self):
        if not self.lo:
            raise ValueError("empty")
        if len(self.lo) > len(self.hi):
            return -self.lo[0]
        return (self.hi[0] - self.lo[0]) / 2


class IndexedHeap:
    """A binary heap with decrease-key and removal, written by hand."""

    def __init__(self):
        self.heap, self.where, self.swaps = [], {}, 0

    def _swap(self, i, j):
        h = self.heap
        h[i], h[j] = h[j], h[i]
        self.where[h[i][1]], self.where[h[j][1]] = i, j
        self.swaps += 1

    def _up(self, i):
        while i and self.heap[i] < self.heap[(parent := (i - 1) >> 1)]:
            self._swap(i, parent)
            i = parent

    def _down(self, i):
        n = len(self.heap)
        while (child := 2 * i + 1) < n:
            if child + 1 < n and self.heap[child + 1] < self.heap[child]:
                child += 1
            if not self.heap[child] < self.heap[i]:
                return
            self._swap(i, child)
            i = child

    def __setitem__(self, key, priority):
        if key in self.where:
            i = self.where[key]
            self.heap[i] = (priority, key)
        else:
            i = len(self.heap)
            self.heap.append((priority, key))
            self.where[key] = i
        self._up(i)
        self._down(self.where[key])

    def __delitem__(self, key):
        i = self.where[key]
        last = len(self.heap) - 1
        if i != last:
            self._swap(i, last)
        self.heap.pop()
        del self.where[key]
        if i < last:
            moved = self.heap[i][1]
            self._up(i)
            self._down(self.where[moved])

    def pop(self):
        priority, key = self.heap[0]
        del self[key]
        return key, priority

    def __bool__(self):
        return bool(self.heap)

    def valid(self):
        return all(self.heap[(i - 1) // 2] <= self.heap[i] for i in range(1, len(self.heap))) and \
            all(self.heap[i][1] == k for k, i in self.where.items())


@total_ordering
class Task:
    made = 0

    def __init__(self, name, urgency):
        self.name, self.urgency = name, urgency
        Task.made += 1
        self.serial = Task.made

    def __eq__(self, other):
        return (self.urgency, self.serial) == (other.urgency, other.serial)

    def __lt__(self, other):
        return (-self.urgency, self.serial) < (-other.urgency, other.serial)

    def __repr__(self):
        return f"{self.name}!{self.urgency}"


@dataclass(order=True)
class Entry:
    priority: float
    payload: Any = field(compare=False)


stream = [5, 15, 1, 3, 8, 7, 9, 2, 2, 10, -4, 0]
m, ordered = Median(), []
try:
    m.value
except ValueError as e:
    print("median of nothing:", e)
for x in stream:
    m.add(x)
    insort(ordered, x)
    mid = len(ordered) // 2
    expect = ordered[mid] if len(ordered) % 2 else (ordered[mid - 1] + ordered[mid]) / 2
    print(f"{x:>3} -> {m.value!r:<5} {m.value == expect} lo {sorted(-v for v in m.lo)} hi {sorted(m.hi)}")

h = IndexedHeap()
rng = random.Random(17)
for name in "abcdefghijklmnop":
    h[name] = rng.randrange(100)
print(h.heap, h.valid())
for name, p in (("a", -1), ("h", 100), ("c", 50), ("p", 0)):
    h[name] = p
    print(name, p, h.heap[0], h.where[name], h.valid())
for name in "gjb":
    del h[name]
    print("removed", name, len(h.heap), h.valid())
try:
    del h["zz"]
except KeyError as e:
    print("KeyError", e)
drained = []
while h:
    drained.append(h.pop())
print(drained, h.swaps, [p for _, p in drained] == sorted(p for _, p in drained))

tasks = [Task(n, u) for n, u in (("mail", 2), ("fire", 9), ("lunch", 5), ("call", 5), ("nap", 1), ("exam", 9))]
heap = tasks[:]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(len(heap))], tasks, max(tasks), min(tasks), tasks[2] >= tasks[3])
print(sorted(tasks), sorted(tasks, reverse=True), tasks[0] != tasks[1])

nums = [rng.randint(0, 30) for _ in range(15)]
print(nums)
h2 = nums[:]
heapq.heapify(h2)
print(h2, heapq.nsmallest(4, nums), heapq.nlargest(4, nums), heapq.nlargest(3, "heapq rules".split(), key=len))
print(heapq.heapreplace(h2, 99), heapq.heappushpop(h2, -1), heapq.heappushpop(h2, 7), h2)
streams = [[1, 4, 7, 10], [], [2, 4, 6], (n * n for n in range(5)), range(5, 12, 3)]
print(list(heapq.merge(*streams)))
print(list(heapq.merge(["pear", "fig"], ["banana", "kiwi", "x"], key=len, reverse=True)))
entries = [Entry(2, {"a"}), Entry(1, [3]), Entry(1.5, None)]
heapq.heapify(entries)
print(heapq.heappop(entries), entries[0], Entry(1, "x") == Entry(1, "y"), Entry(1, "x") < Entry(2, "a"))
try:
    heapq.heapify(bad := [(1, {}), (1, {2: 3})])
except TypeError as e:
    print("TypeError:", e)
hamming, limit = [1], 15
seq = []
while len(seq) < limit:
    v = heapq.heappop(hamming)
    if seq and seq[-1] == v:
        continue
    seq.append(v)
    for f in (2, 3, 5):
        heapq.heappush(hamming, v * f)
print(seq, len(hamming))
