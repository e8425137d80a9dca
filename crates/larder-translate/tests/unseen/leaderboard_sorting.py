import bisect
import heapq
import functools
import itertools
import operator
import random
from collections import Counter, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from string import ascii_lowercase


@functools.total_ordering
class Score:
    __slots__ = ("player", "points", "when")
    _clock = itertools.count(1)

    def __init__(self, player, points):
        self.player, self.points = player, points
        self.when = next(Score._clock)

    def __eq__(self, other):
        if not isinstance(other, Score):
            return NotImplemented
        return (self.points, self.player) == (other.points, other.player)

    def __lt__(self, other):
        if isinstance(other, (int, float)):
            return self.points < other
        if not isinstance(other, Score):
            return NotImplemented
        return (-self.points, self.when) < (-other.points, other.when)

    def __hash__(self):
        return hash((self.player, self.points))

    def __repr__(self):
        return f"{self.player}:{self.points}"


class SortedList:
    def __init__(self, items=(), *, key=None):
        self.key = key or (lambda x: x)
        self._items = sorted(items, key=self.key)

    def add(self, item):
        bisect.insort(self._items, item, key=self.key)
        return self

    def __contains__(self, item):
        i = bisect.bisect_left(self._items, self.key(item), key=self.key)
        return i < len(self._items) and self._items[i] == item

    def __getitem__(self, i):
        return self._items[i]

    def __len__(self):
        return len(self._items)

    def irange(self, low, high):
        lo = bisect.bisect_left(self._items, low, key=self.key)
        hi = bisect.bisect_right(self._items, high, key=self.key)
        return itertools.islice(self._items, lo, hi)


class TopN:
    def __init__(self, n):
        self.n, self.heap, self.seq = n, [], itertools.count()

    def push(self, value, item):
        entry = (value, -next(self.seq), item)
        if len(self.heap) < self.n:
            heapq.heappush(self.heap, entry)
            return None
        return heapq.heappushpop(self.heap, entry)[-1]

    def __iter__(self):
        return (item for *_, item in sorted(self.heap, reverse=True))


class Reverse:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return other.value < self.value

    def __repr__(self):
        return f"~{self.value!r}"


scores = [Score(p, n) for p, n in [("ann", 50), ("bob", 70), ("cy", 50), ("di", 90), ("ed", 70)]]
print(sorted(scores), min(scores), max(scores), sorted(scores, reverse=True)[:2])
print(scores[0] == Score("ann", 50), scores[0] != Score("ann", 50), scores[0] < 60, scores[0] <= 50, scores[0] >= scores[1], len({*scores, Score("di", 90)}))
for bad in (lambda: scores[0] < "x", lambda: scores[0] >= None, lambda: sorted([scores[0], "a"]), lambda: scores[0] > 60):
    try:
        print(bad())
    except TypeError as error:
        print(error)
sl = SortedList("banana", key=ord).add("c")
print(sl[:], "c" in sl, "z" in sl, sl[-1], len(sl), list(sl.irange(ord("a"), ord("b"))), list(sl)[:2])
top = TopN(3)
dropped = [top.push(s.points, s.player) for s in scores]
print(list(top), dropped, len(top.heap))
rng = random.Random(2024)
data = [rng.randrange(100) for _ in range(12)]
print(data, heapq.nlargest(3, data), heapq.nsmallest(3, enumerate(data), key=operator.itemgetter(1)), sorted(data, key=lambda x: (x % 10, -x)))
heap = data[:]
heapq.heapify(heap)
print(heap, heapq.heapreplace(heap, 50), [heapq.heappop(heap) for _ in range(4)], heap == sorted(heap))
words = "the quick brown fox jumps over the lazy dog the end".split()
print(sorted(set(words), key=lambda w: (len(w), w)), sorted(words, key=Reverse)[:3], sorted([Reverse(1), Reverse(3)]), Counter(words).most_common(2))
print(sorted([[2, "b"], [1, "z"], [2, "a"]]), sorted([(1, None), (0, None)]), sorted({"b": 1, "a": 2}), sorted("bca", reverse=True), sorted([True, 0, 2, False]), sorted([0.0, -0.0, -1]))
try:
    sorted([(1, None), (1, None), (1, 2)])
except TypeError as error:
    print(error)
ranks = {}
for rank, (pts, group) in enumerate(itertools.groupby(sorted(scores), key=operator.attrgetter("points")), 1):
    ranks[rank] = pts, [s.player for s in group]
print(ranks, list(itertools.accumulate(sorted(s.points for s in scores), lambda a, b: a + b)))
rows = [("x", 3, 1.5), ("y", 1, 2.5), ("x", 1, 0.5)]
rows.sort(key=operator.itemgetter(1), reverse=True)
rows.sort(key=operator.itemgetter(0))
print(rows, list(zip(*rows))[0], max(rows, key=lambda r: r[2]), min(rows, key=operator.itemgetter(2), default=None), max([], default="none"))
merged = list(heapq.merge([1, 4, 7], [2, 4, 8], [0, 9], key=lambda x: x))
print(merged, list(heapq.merge("dba", "fc", reverse=True)), bisect.bisect(merged, 4), bisect.bisect_left(merged, 4), bisect.insort_left(merged, 4))
grades = [bisect.bisect([60, 70, 80, 90], g) for g in (33, 99, 77, 70, 89, 90)]
print("".join("FDCBA"[g] for g in grades), functools.reduce(lambda a, b: a * 10 + b, grades), deque(sorted(grades), maxlen=2))
s = scores[0]
s.points += 5
print(s, hasattr(s, "__dict__"), s.__slots__)
heapq.heappush([Score("a", 1)], object())
