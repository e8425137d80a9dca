# Intervals: merge, subtract, sweep line, meeting rooms, augmented tree, bisect-based set
import bisect
import heapq
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from collections import defaultdict

@dataclass(frozen=True, order=True, slots=True)
class Iv:
    lo: float
    hi: float
    label: str = field(default="", compare=False)

    def __post_init__(self):
        if self.lo >= self.hi:
            raise ValueError(f"empty interval [{self.lo}, {self.hi})")

    def __contains__(self, x):
        if isinstance(x, Iv):
            return self.lo <= x.lo and x.hi <= self.hi
        return self.lo <= x < self.hi

    def __and__(self, o):
        lo, hi = max(self.lo, o.lo), min(self.hi, o.hi)
        return Iv(lo, hi) if lo < hi else None

    def __sub__(self, o):
        if not self & o:
            return [self]
        return [Iv(a, b, self.label) for a, b in ((self.lo, o.lo), (o.hi, self.hi)) if a < b]

    def __str__(self):
        return f"[{self.lo:g},{self.hi:g}){self.label}"

    def __len__(self):
        return int(self.hi - self.lo)

class IvSet:
    def __init__(self, ivs=()):
        self._pts = []
        for iv in ivs:
            self.add(iv)

    def add(self, iv):
        i, j = bisect.bisect_left(self._pts, iv.lo), bisect.bisect_right(self._pts, iv.hi)
        self._pts[i:j] = [iv.lo] * (i % 2 == 0) + [iv.hi] * (j % 2 == 0)
        return self

    def discard(self, iv):
        i, j = bisect.bisect_left(self._pts, iv.lo), bisect.bisect_right(self._pts, iv.hi)
        self._pts[i:j] = [iv.lo] * (i % 2) + [iv.hi] * (j % 2)
        return self

    def __contains__(self, x):
        return bisect.bisect_right(self._pts, x) % 2 == 1

    def __iter__(self):
        it = iter(self._pts)
        return (Iv(a, b) for a, b in zip(it, it))

    def __invert__(self):
        return [Iv(b.lo, b.hi) for b in (Iv(x.hi, y.lo) for x, y in pairwise(self))]

    def __bool__(self):
        return bool(self._pts)

    __repr__ = lambda self: "{" + " ".join(map(str, self)) + "}"

def merge(ivs):
    out = []
    for iv in sorted(ivs):
        if out and iv.lo <= out[-1].hi:
            out[-1] = Iv(out[-1].lo, max(out[-1].hi, iv.hi), out[-1].label + iv.label)
        else:
            out.append(iv)
    return out

class Tree:
    def __init__(self, ivs):
        ivs = sorted(ivs)
        mid = len(ivs) // 2
        self.iv = ivs[mid]
        self.left = Tree(ivs[:mid]) if ivs[:mid] else None
        self.right = Tree(ivs[mid + 1:]) if ivs[mid + 1:] else None
        self.top = max(t.top if isinstance(t, Tree) else t.hi for t in (self.iv, self.left, self.right) if t)

    def stab(self, x):
        if x >= self.top:
            return
        if self.left:
            yield from self.left.stab(x)
        if x in self.iv:
            yield self.iv.label
        if self.right and x >= self.iv.lo:
            yield from self.right.stab(x)

meets = [Iv(9, 10.5, "a"), Iv(10, 11, "b"), Iv(13, 14, "c"), Iv(9.5, 9.75, "d"), Iv(14, 15, "e"), Iv(10.5, 12, "f"), Iv(16, 18, "g")]
print(*map(str, sorted(meets)), sep=" ")
print(*map(str, merge(meets)), "|", [len(m) for m in merge(meets)], bool(Iv(0, 0.5)), len(meets))
s = IvSet(meets)
print(s, 12 in s, 9 in s, 18 in s, 15.5 in s, [str(x) for x in ~s], s._pts)
print(s.add(Iv(11, 13)), s.discard(Iv(9.25, 9.5)), s.discard(Iv(0, 100)), bool(s), s.add(Iv(1, 2)).add(Iv(2, 3)).add(Iv(5, 6)).add(Iv(0, 10)), sep="\n")
rooms, used = [], defaultdict(list)
for m in sorted(meets):
    if rooms and rooms[0][0] <= m.lo:
        _, room = heapq.heappop(rooms)
    else:
        room = len(rooms) + 1
    used[room].append(m.label)
    heapq.heappush(rooms, (m.hi, room))
print(dict(used), len(rooms))
events = sorted([(m.lo, +1) for m in meets] + [(m.hi, -1) for m in meets])
load = list(accumulate(d for _, d in events))
print(events[:4], load, max(load), [t for (t, _), n in zip(events, load) if n == max(load)])
t = Tree(meets)
for x in (9.6, 10.4, 12.5, 14, 17.999, 18, 8):
    print(x, list(t.stab(x)), sorted(t.stab(x)) == sorted(m.label for m in meets if x in m), end="; ")
print(t.top, t.iv, t.left.iv, t.right.left and t.right.left.iv)
print([str(p) for p in Iv(0, 10, "z") - Iv(3, 4)], Iv(0, 1) - Iv(5, 6), Iv(2, 3) - Iv(0, 9), Iv(0, 5) & Iv(5, 9), Iv(0, 5) & Iv(4, 9), Iv(1, 2) in Iv(0, 3), Iv(1, 2, "x") == Iv(1, 2, "y"), hash(Iv(1, 2, "x")) == hash(Iv(1, 2, "y")), max(meets).label, Iv(1, 3) < Iv(2, 2.5) < Iv(2, 9))
best, end = [], float("-inf")
for m in sorted(meets, key=lambda m: (m.hi, m.lo)):
    if m.lo >= end:
        best.append(m.label)
        end = m.hi
print("".join(best), sum(map(len, meets)), sum(m.hi - m.lo for m in meets))
for bad in (lambda: Iv(2, 1), lambda: Iv(1, 2) < (1, 2), lambda: setattr(meets[0], "lo", 5), lambda: meets[0].__dict__, lambda: Iv("a", 1), lambda: Tree([]), lambda: 1 in Iv("a", "b")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
