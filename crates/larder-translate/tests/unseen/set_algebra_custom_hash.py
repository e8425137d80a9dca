import itertools
from functools import total_ordering


class Ci:
    """case-insensitive, counts eq and hash calls"""
    eqs = hashes = 0

    def __init__(self, s):
        self.s = s

    def __eq__(self, o):
        Ci.eqs += 1
        if isinstance(o, Ci):
            return self.s.lower() == o.s.lower()
        return NotImplemented

    def __hash__(self):
        Ci.hashes += 1
        return hash(self.s.lower())

    def __repr__(self):
        return self.s

    def __lt__(self, o):
        return self.s.lower() < o.s.lower()


class Collide:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, o):
        return isinstance(o, Collide) and self.n % 3 == o.n % 3

    def __repr__(self):
        return f"C{self.n}"


class Mutable:
    def __init__(self, k):
        self.k = k

    def __hash__(self):
        return hash(self.k)

    def __eq__(self, o):
        return self.k == o.k


class NoHash:
    def __eq__(self, o):
        return True


class BadHash:
    def __hash__(self):
        return "not an int"


class RaisingEq:
    def __hash__(self):
        return 1

    def __eq__(self, o):
        raise RuntimeError("eq called")


class BigHash:
    def __hash__(self):
        return 2**64 + 5


class NegHash:
    def __hash__(self):
        return -1


def show(*sets):
    print(*(("{" + ", ".join(map(str, sorted(s))) + "}" if s else "empty") for s in sets))


a, b = {1, 2, 3, 4}, {3, 4, 5}
show(a | b, a & b, a - b, b - a, a ^ b)
print(a <= b, a & b < a, {1} < {1}, {1} <= {1}, set() < a, a > {1, 2}, a.isdisjoint({9}), not (a < b or b < a or a == b), a == {4, 3, 2, 1}, a != frozenset(a))
show(a.union([5], (6,), {7: 0}, "8".split() and []), a.intersection(range(2, 9), {2, 3}), a.difference([1], [2]), a.symmetric_difference([4, 9, 9]), set().union(), a.intersection())
c = set(a)
c |= {10}
c &= {1, 2, 10}
c -= {1}
c ^= {2, 11}
show(c)
c.update([1], (2,), range(3))
c.difference_update([0, 99])
c.intersection_update({1, 2, 10, 50}, [1, 10])
c.symmetric_difference_update([10, 20])
print(sorted(c), c.discard(5), c.add(1), c.remove(20), len(c), c.pop(), c)
for op in (lambda: a | [1], lambda: [1] | a, lambda: a.remove("x"), lambda: set().pop(), lambda: {[]}, lambda: {{}}, lambda: a + b, lambda: a < [1], lambda: set(5), lambda: {NoHash()}, lambda: {BadHash()}, lambda: frozenset([1]).add(2), lambda: a[0], lambda: hash(a), lambda: {1: a} | {2}):
    try:
        print(op())
    except (TypeError, KeyError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}")
words = [Ci(w) for w in "Apple pear APPLE Pear fig aPPle".split()]
u = set(words)
print(sorted(u), len(u), Ci("FIG") in u, "fig" in u, sorted({Ci("x"), Ci("X")}, key=str), sorted(u & {Ci("PEAR"), Ci("kiwi")})[0] == Ci("pear"))
d = {}
for w in words:
    d[w] = d.get(w, 0) + 1
print(d, d[Ci("pEaR")], list(dict.fromkeys(words)), {w: w.s for w in words})
before = Ci.hashes
v = set(u)
w2 = u | v
print("hashes on copy:", Ci.hashes - before, len(v), v == u)
x = Ci("k")
s = {x}
Ci.eqs = 0
print(x in s, Ci.eqs, Ci("K") in s, Ci.eqs, Ci("other") in s)
cs = {Collide(i) for i in range(10)}
print(sorted(cs, key=lambda c: c.n), Collide(100) in cs, len(cs | {Collide(7), "z"}), sorted({Collide(5): "a", Collide(8): "b"}.items(), key=str))
m = Mutable("one")
ms = {m}
m.k = "two"
print(m in ms, Mutable("one") in ms, Mutable("two") in ms, len(ms), any(e is m for e in ms), m in list(ms), len({*ms, m}))
print(hash(BigHash()) == hash(2**64 + 5), hash(NegHash()), len({NegHash(), NegHash()}), hash(-1), hash(2**61 - 1), hash(1.5) == hash(3 / 2), hash(True), hash(()) == hash(()))
try:
    r1, r2 = RaisingEq(), RaisingEq()
    print(r1 in {r1}, len({r1, r1}))
    {r1, r2}
except RuntimeError as e:
    print("RuntimeError:", e)
fs = frozenset
power = lambda s: {fs(c) for r in range(len(s) + 1) for c in itertools.combinations(s, r)}
p = power({1, 2, 3})
print(len(p), fs() in p, fs([2, 1]) in p, {1, 2} in p, sorted(map(sorted, p)), len(power(p)) if len(p) < 6 else len(p) ** 2)
print(type(fs([1]) | {2}).__name__, type({2} | fs([1])).__name__, fs("ab") == set("ba"), hash(fs([1, 2])) == hash(fs([2, 1])), {fs([1]): "x"}[fs({1})], fs([fs()]) , {fs({1}), fs({1})} == {fs({1})})
outer = {fs([1]), fs([2])}
print({1} in outer, outer - {fs([1])}, len(outer))
outer.discard({2})
print(outer, outer == {fs([1])})
print({1, 1.0, True, "1", b"1", (1,)} == {1, "1", b"1", (1,)}, len({0, -0.0, False, 0j, ""}), {1, True}, {True, 1}, {1.0} | {1}, {0: "a", False: "b"}, len({float("nan"), float("nan")}))
it = {1, 2, 3}
try:
    for q in it:
        it.add(q + 100)
except RuntimeError as e:
    print(e)
for q in list(it):
    if q > 100:
        it.discard(q)
print(sorted(it), sorted({x * y for x in it for y in it if x != y}), {*"a", *[1], *{}} == {"a", 1}, set(map(type, [1, "a", 2.0, True])) == {int, str, float, bool}, {k for k in {"p": 1, "q": 2}} == {"q", "p"})
rel = {(1, 2), (2, 3), (3, 4), (5, 5)}
while (new := rel | {(p, s) for p, q in rel for r, s in rel if q == r}) != rel:
    rel = new
print(sorted(rel), sorted({frozenset(t) for t in rel if t[0] == 5}, key=len), min(rel), sum(x for x, _ in rel))
groups = [{1, 2}, {3}, {2, 4}, {5, 6}, {6, 1}, {7}]
merged = []
for g in groups:
    g = set(g)
    touching = [m for m in merged if m & g]
    merged = [m for m in merged if not m & g] + [g.union(*touching)]
print([sorted(m) for m in merged], groups[0], set.union(*groups) == set(range(1, 8)), set.intersection(*map(set, ("abc", "bcd", "cb"))) == {"b", "c"})
assert {1, 2} == {2, 1, 1.0}, "equal"
assert set("ab") <= {"a"}, sorted(set("ab") - {"a"})
