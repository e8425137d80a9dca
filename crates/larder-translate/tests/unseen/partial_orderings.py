"""Objects that are only partly comparable: divisibility, version vectors, intervals, posets, reflected fallbacks."""
from functools import total_ordering, cmp_to_key, reduce
import bisect
import heapq
import itertools

class Div:
    """a <= b when a divides b"""
    __slots__ = ("n",)
    def __init__(self, n):
        self.n = n
    def __le__(self, o):
        return o.n % self.n == 0 if isinstance(o, Div) else NotImplemented
    def __lt__(self, o):
        return self <= o and self.n != o.n if isinstance(o, Div) else NotImplemented
    def __eq__(self, o):
        return isinstance(o, Div) and self.n == o.n
    def __hash__(self):
        return hash(self.n)
    def __repr__(self):
        return f"D{self.n}"

class Clock(dict):
    """a version vector"""
    def tick(self, who):
        return Clock({**self, who: self.get(who, 0) + 1})
    def merge(self, o):
        return Clock({k: max(self.get(k, 0), o.get(k, 0)) for k in sorted({*self, *o})})
    def __le__(self, o):
        return all(v <= o.get(k, 0) for k, v in self.items())
    def __lt__(self, o):
        return self <= o and not o <= self
    def __ge__(self, o):
        return o <= self
    def __gt__(self, o):
        return o < self
    def concurrent(self, o):
        return not (self <= o or o <= self)

class Interval:
    def __init__(self, a, b):
        self.a, self.b = a, b
    def __lt__(self, o):
        return self.b < (o.a if isinstance(o, Interval) else o)
    def __gt__(self, o):
        return self.a > (o.b if isinstance(o, Interval) else o)
    def __contains__(self, x):
        return self.a <= x <= self.b
    def __repr__(self):
        return f"[{self.a}..{self.b}]"

@total_ordering
class Card:
    order = "23456789TJQKA"
    def __init__(self, s):
        self.r, self.s = s
    def __eq__(self, o):
        return isinstance(o, Card) and self.r == o.r
    def __lt__(self, o):
        if not isinstance(o, Card):
            return NotImplemented
        return self.order.index(self.r) < self.order.index(o.r)
    def __repr__(self):
        return self.r + self.s

@total_ordering
class Half:
    def __init__(self, v):
        self.v = v
    def __ge__(self, o):
        return self.v >= o.v

class Max:
    """greater than everything"""
    def __gt__(self, o):
        return True
    __ge__ = __gt__
    def __lt__(self, o):
        return False
    __le__ = __lt__
    def __repr__(self):
        return "MAX"

class Reverse:
    def __init__(self, key):
        self.key = key
    def __lt__(self, o):
        return o.key < self.key

def minimal(xs):
    return [x for x in xs if not any(y < x for y in xs)]

def layers(xs):
    xs = list(xs)
    while xs:
        low = minimal(xs)
        yield low
        xs = [x for x in xs if x not in low]

def chains(xs):
    best = {}
    for x in sorted(xs, key=lambda d: d.n):
        best[x] = max((best[y] for y in best if y < x), key=len, default=[]) + [x]
    return max(best.values(), key=len)

ds = [Div(n) for n in (12, 2, 3, 4, 6, 8, 5, 1)]
print(Div(2) <= Div(6), Div(4) <= Div(6), Div(6) <= Div(4), Div(4) < Div(4), Div(6) >= Div(3), Div(6) > Div(4), Div(3) != Div(3), not Div(4) <= Div(6) and not Div(4) > Div(6))
print(list(layers(ds)), chains(ds), minimal(ds[:-1]), max(ds), min(ds), max(ds[::-1]), sorted(ds))
try:
    Div(2) < 5
except TypeError as e:
    print(e)
a = Clock().tick("p")
b, c = a.tick("p"), a.tick("q").tick("q")
m = b.merge(c)
print(a, b, c, m, a < b, a < c, b < c, b > c, b.concurrent(c), m >= b, m > c, m <= c, a == Clock(p=1), b.concurrent(b), Clock() <= a)
iv = [Interval(5, 9), Interval(0, 2), Interval(3, 4), Interval(8, 12)]
print(sorted(iv), iv[0] < iv[3], iv[0] > iv[3], iv[1] < 3, 10 < Interval(11, 12), 3 > iv[1], 7 in iv[0], [i for i in iv if 8 in i], max(iv), Interval(1, 2) == Interval(1, 2))
hand = [Card(x) for x in "9h Ts 2c Ad Th Kc 2d".split()]
print(sorted(hand), sorted(hand, reverse=True), max(hand), min(hand), hand[1] == hand[4], hand[1] <= hand[4], hand[1] < hand[4], hand[3] >= hand[5], Card("2c") != Card("2d"), bisect.bisect(sorted(hand), Card("Tc")))
for f in (lambda: Card("2c") < 5, lambda: 5 >= Card("2c"), lambda: {Card("2c")}, lambda: Half(1) < 3, lambda: Card("Xx") < Card("2c"), lambda: sorted([Card("2c"), "2d"]), lambda: total_ordering(type("Nothing", (), {}))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(Half(1) < Half(2), Half(1) <= Half(2), Half(2) > Half(1), Half(2) <= Half(2), Half(2) > Half(2), Half(2) == Half(2))
top = Max()
print(max(3, top, "z"), min([top, 5]), sorted([3, top, 1]), top > top, top < top, 10**99 < top, "a" <= top, [1, top] > [1, 999], bisect.bisect([1, 2, top], 50))
heap = []
for w in "pear fig banana kiwi apple".split():
    heapq.heappush(heap, (Reverse(len(w)), w))
print([heapq.heappop(heap)[1] for _ in range(5)] if False else [w for _, w in sorted(((Reverse(w), w) for w in "b c a".split()), key=lambda t: t[0])], len(heap), heap[0][1])
rows = [("b", 2), ("a", 2), ("c", 1), ("a", 3)]
print(sorted(rows, key=lambda r: (-r[1], r[0])), sorted(rows, key=lambda r: (Reverse(r[0]), r[1]) if False else Reverse(r[0])), sorted(sorted(rows), key=lambda r: r[1], reverse=True), sorted(rows, key=cmp_to_key(lambda x, y: (x[0] > y[0]) - (x[0] < y[0]) or y[1] - x[1])))
print(sorted("10 9 2 33 1".split(), key=cmp_to_key(lambda x, y: 1 if x + y < y + x else -1)), "".join(sorted("hello", key="olhe".index)), sorted([3, 1, 2], key=lambda x: -x), sorted([[2, 1], [1, 2]], key=sum), sorted("bAaB", key=str.swapcase))
keys = []
data = [5, 3, 8, 1]
data.sort(key=lambda x: keys.append(x) or x)
print(data, keys, data.sort(reverse=True), data, sorted(data, key=None), sorted({3: "a", 1: "b"}), sorted(((2, "b"), (2, "a")), key=lambda t: t[0]))
class Sneaky(list):
    pass
sn = Sneaky([3, 1, 2])
try:
    sn.sort(key=lambda x: sn.append(x) or x)
except ValueError as e:
    print(e, sorted(sn)[:3])
try:
    part = [3, "a", 1]
    part.sort()
except TypeError as e:
    print(e, sorted(map(str, part)))
lattice = {(x, y): (lambda a, b: a[0] <= b[0] and a[1] <= b[1])((x, y), (1, 1)) for x, y in itertools.product(range(3), repeat=2)}
print([k for k, v in lattice.items() if v], reduce(lambda p, q: (max(p[0], q[0]), max(p[1], q[1])), [(1, 5), (3, 2), (0, 9)]))
merged = list(heapq.merge([Card("3c"), Card("9c")], [Card("4d"), Card("Ad")], [Card("2h")]))
print(merged, heapq.nlargest(2, hand), heapq.nsmallest(3, hand, key=lambda c: c.s), [*itertools.accumulate(hand, max)], list(heapq.merge("fca", "eb", reverse=True)))
lo, hi = Interval(0, 5), Interval(3, 9)
print(lo <= hi)
