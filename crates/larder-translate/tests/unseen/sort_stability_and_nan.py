"""Stability with keys and reverse, multi-pass sorts, custom comparisons, NaN, mixed types, key side effects."""
import random
from bisect import bisect, bisect_left, insort
from functools import cmp_to_key
from operator import attrgetter, itemgetter, methodcaller

people = [("dora", 30, "x"), ("Abe", 25, "y"), ("carl", 30, "y"), ("bob", 25, "x"), ("Eve", 30, "x"), ("abe", 41, "y"), ("Zed", 25, "y")]
print(sorted(people, key=itemgetter(1)))
print(sorted(people, key=itemgetter(1), reverse=True))
print(list(reversed(sorted(reversed(people), key=itemgetter(1)))) == sorted(people, key=itemgetter(1), reverse=True))
print([p[0] for p in sorted(people)], [p[0] for p in sorted(people, key=lambda p: p[0].lower())], [p[0] for p in sorted(people, key=lambda p: (-p[1], p[0]))])
passes = people[:]
for key, rev in ((itemgetter(0), False), (itemgetter(2), True), (itemgetter(1), False)):
    passes.sort(key=key, reverse=rev)
    print([f"{n[:2]}{a}{g}" for n, a, g in passes])
print(max(people, key=itemgetter(1))[0], min(people, key=itemgetter(1))[0], max(people, key=lambda p: 0)[0], min([], default="none"), max("b", "a", key=ord), min(3, 1.0, 1, key=abs), max([1, 1.0, True]), min([True, 1, 1.0]))

rng = random.Random(5)
tagged = [(rng.randrange(4), i) for i in range(40)]
up = sorted(tagged, key=lambda t: t[0])
down = sorted(tagged, key=lambda t: t[0], reverse=True)
print(all(a[0] < b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(up, up[1:])), all(a[0] > b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(down, down[1:])))
print([i for v, i in up if v == 2], [i for v, i in down if v == 2])
big = [rng.randint(0, 99) for _ in range(300)]
comparisons = 0


class Loud:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        global comparisons
        comparisons += 1
        return self.v < o.v

    def __repr__(self):
        return f"L{self.v}"


print([x.v for x in sorted(map(Loud, big))] == sorted(big), comparisons > 300, sorted(map(Loud, [3, 1, 2])), sorted([Loud(2), Loud(1)], reverse=True), min(Loud(5), Loud(4)))
seen = []
words = "pear fig apple kiwi banana date".split()
print(sorted(words, key=lambda w: seen.append(w) or len(w)), seen == words, len(seen))
print(sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: w[::-1]), sorted(words, key=methodcaller("count", "a"), reverse=True), sorted(words, key=str.__len__), sorted(set("banana")), sorted("bAnana"), sorted({"b": 1, "a": 2}), sorted([(2, "b"), (2, "a"), (1, "z")]), sorted([[2], [1, 5], [1], []]), sorted(["10", "9", "2", "1"]), sorted(["10", "9", "2"], key=int), sorted("é e f z Z ä".split()))
versions = ["1.10", "1.9", "1.9.1", "2", "1.9.0", "1.01"]
print(sorted(versions), sorted(versions, key=lambda v: [int(p) for p in v.split(".")]), sorted(versions, key=lambda v: tuple(map(int, v.split("."))), reverse=True))

def compare(a, b):
    return (len(a) > len(b)) - (len(a) < len(b)) or (a < b) - (a > b)

key = cmp_to_key(compare)
print(sorted(words, key=key), key("ab") < key("abc"), key("b") < key("a"), key("x") == key("x"), max(words, key=key), sorted([3, 30, 34, 5, 9], key=cmp_to_key(lambda a, b: int(f"{b}{a}") - int(f"{a}{b}"))))
evens_first = sorted(range(10), key=lambda n: n % 2)
print(evens_first, sorted(range(10), key=lambda n: n % 3, reverse=True), sorted([True, False, True]), sorted([0.5, True, 0, -1, False, 1.0, 2]), sorted([1, 1.0, True], reverse=True), sorted([-0.0, 0, 0.0]), sorted([0, -0.0, False]))
print(sorted([(1, "b"), (1.0, "a"), (True, "c")]), sorted([None, 3, None, 1], key=lambda x: (x is None, x or 0)), sorted(["b", None, "a"], key=lambda x: (x is not None, x or "")), sorted(range(5), key=lambda i: -i), sorted([b"b", b"a", b"B"]), sorted([(), (0,), (0, 0)]))
for bad in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([{}, {}]), lambda: sorted([1j, 2j]), lambda: [3, 1].sort(lambda x: x), lambda: sorted([(1, {}), (1, {2: 3})]), lambda: max([]), lambda: max(1), lambda: max(1, "a"), lambda: sorted(5), lambda: sorted([1, 2], key=3), lambda: sorted([2, 1], key=lambda: 0), lambda: min(1, 2, default=3)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

nan = float("nan")
print(sorted([3, nan, 1]), sorted([nan, 3, 1]), sorted([3, 1, nan]), sorted([nan, nan, 1], reverse=True), [nan, 2, 1] == [nan, 2, 1], max([nan, 5, 2]), max([5, nan, 7]), min([2, nan, 1]), max(1, nan), max(nan, 1), nan in [1, nan], sum([nan, 1]) == sum([nan, 1]))
print(sorted([5, nan, 3, 2], key=lambda x: (x != x, x)), [x for x in sorted([nan, 2.0, -1.0], key=str)], bisect([1, 2, nan], 1.5), any(x < nan or x > nan for x in range(3)), [1, 2] < [1, nan], [1, nan] < [1, 2], (nan, 1) < (nan, 2), (float("nan"), 1) < (float("nan"), 2), [1, 2, 3] < [1, 3], [] < [0], "Zebra" < "apple", (1, 2) < (1, 2, 0), [2] > [1, 9])
data = [3, 1, 2]
alias = data
print(data.sort(), data, alias is data, sorted(data, reverse=True), data, data[::-1], data.reverse(), alias)
try:
    data.sort(key=lambda x: 1 / (x - 2))
except ZeroDivisionError as e:
    print("kept", data, e)
positions = []
for w in ["m", "c", "x", "m", "a", "m"]:
    i = bisect(positions, w)
    insort(positions, w)
    print((w, i, bisect_left(positions, w)), end=" ")
print(positions)
scores = {"ann": 3, "bob": 5, "cy": 3, "di": 5, "ed": 1}
ranking = sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))
print(ranking, sorted(scores, key=scores.get), sorted(scores, key=scores.get, reverse=True), max(scores, key=scores.get), dict(sorted(scores.items(), key=itemgetter(1))), [k for k, _ in sorted(scores.items(), key=lambda kv: kv[1], reverse=True)])


class Row:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __repr__(self):
        return f"{self.a}{self.b}"


rows = [Row(2, "x"), Row(1, "y"), Row(2, "a"), Row(1, "b")]
print(sorted(rows, key=attrgetter("a")), sorted(rows, key=attrgetter("a", "b")), sorted(rows, key=lambda r: r.b, reverse=True), sorted(enumerate("hello"), key=itemgetter(1)), sorted(zip([3, 1, 2], "cab")))
