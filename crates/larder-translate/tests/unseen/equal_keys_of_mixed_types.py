"""1, 1.0, True, Decimal and Fraction as the same key; -0.0, NaN, None and tuples of them."""
from collections import Counter, OrderedDict, defaultdict
from decimal import Decimal
from fractions import Fraction

d = {}
d[1] = "int"
d[True] = "bool"
d[1.0] = "float"
d[1 + 0j] = "complex"
d[Fraction(2, 2)] = "fraction"
d[Decimal("1.00")] = "decimal"
print(d, len(d), type(next(iter(d))).__name__)
d[0] = "zero"
d[-0.0] = "minus zero"
d[False] = d[False] + "/false"
print(d, d[0.0], False in d, "0" in d, None in d)
d.pop(True)
d[1.0] = "back as float"
print(d, list(map(type, d)) == [int, float], [k.__class__.__name__ for k in d])

print({True: "yes", 1: "one", "1": "text", 1.0: "float"}, {1: "a", True: "b"}, {True: "b", 1: "a"}, {0: 0, False: 1, 0.0: 2, "": 3, None: 4, (): 5})
s = {1, True, 1.0, 0, False, 2, 2.0, "2"}
print(len(s), sorted(map(repr, s)), {1.0} | {1}, {1} | {1.0}, {1.0} & {1}, {1} & {True}, {True} - {1}, {0.0} ^ {False}, {1: 2} == {True: 2.0}, {1, 2} == {1.0, 2.0}, frozenset([1]) == {True})
print(list(dict.fromkeys([1, 1.0, True, "1", 0, 0.0, 2, 2.5, Fraction(5, 2)])), dict(zip([1, 1.0, True], "abc")), [*{3: 1, 3.0: 2}.items()])
print([1, 1.0, True].index(True), [0, False, 0.0].count(0), (1, 2) == (1.0, True + 1), [1, [2]] == [True, [2.0]], 1 in [1.0], True in {1: 0}, "a" in ["a"], 1 in ["1"], (1, "a") in {(1.0, "a"): 0})
t = {(1, 2): "ints"}
t[(1.0, 2.0)] = "floats"
t[True, 2] = "mixed"
print(t, hash((1, 2)) == hash((True, 2.0)), len(t))

print(Counter([1, True, 1.0, 2, 2.0, "1", None, None]), Counter("aA"), Counter({1: 2}) + Counter({True: 3}), Counter([0.0, -0.0, 0, False])[0])
groups = defaultdict(list)
for v in (1, 2.0, True, 3, 2, 3.0, "3", Decimal(3), 2.5, Decimal("2.5"), Fraction(5, 2), 0.1, Decimal("0.1"), Fraction(1, 10)):
    groups[v].append(type(v).__name__)
print({repr(k): v for k, v in groups.items()})

nan = float("nan")
n = {nan: 1, float("nan"): 2}
print(len(n), n[nan], nan in n, float("nan") in n, nan in [nan], float("nan") in [nan], [nan] == [nan], [float("nan")] == [float("nan")], nan == nan, nan != nan, {nan} == {nan}, (nan,) == (nan,), [nan].index(nan), [nan, nan].count(nan), {nan: 1} == {nan: 1})
n[nan] += 10
n.pop(nan)
print(list(n.values()), n.get(nan, "gone"), len({nan, nan}), len({float("nan") for _ in range(3)}), len(dict.fromkeys([nan, nan, float("nan")])))

big = 2 ** 53
f = {big: "int", float(big): "float", big + 1: "next", float(big + 1): "rounds down", 2.0 ** 64: "f64", 2 ** 64: "i64", 10 ** 23: "exact", 1e23: "inexact"}
print(f, len(f), 1e23 == 10 ** 23, hash(1e23) == hash(10 ** 23), hash(float(2 ** 61)) == hash(2 ** 61), hash(0.5) == hash(Fraction(1, 2)) == hash(Decimal("0.5")), hash(-1) == hash(-2), hash(-1.0) == hash(-1))
h = {-1: "minus one", -2: "minus two", -1.0: "over", float("inf"): "inf", 10 ** 400: "huge", -float("inf"): "-inf", "inf": "text"}
print(len(h), h[-1], h[-2], h[float("inf")], list(h)[2:4] == [float("inf"), 10 ** 400])


class Even:
    """Equal to any even number, hashed like zero."""

    def __init__(self, tag):
        self.tag = tag

    def __eq__(self, o):
        return isinstance(o, Even) or isinstance(o, int) and o % 2 == 0

    def __hash__(self):
        return 0

    def __repr__(self):
        return f"Even({self.tag})"


e = {Even("a"): 1}
e[Even("b")] = 2
e[0] = 3
e[2] = 4
print(e, Even("x") in e, e.get(False), e.get(4), 1 in e, [2, 3, Even("q"), 4].count(Even("p")), [3, 5, 8].index(Even("r")), Even(1) != 3, 4 == Even(1), {0: "z"}.get(Even("look")))


class Key(str):
    def __hash__(self):
        return hash(self.lower())

    def __eq__(self, o):
        return self.lower() == o.lower()


k = {Key("Abc"): 1, "abc": 2, Key("ABC"): 3}
print({str(a): v for a, v in k.items()}, k["abc"], k.get(Key("aBC")), "ABC" in k, Key("x") == "X", "X" == Key("x"), "X" != "x")

o = OrderedDict([(1, "a"), (2, "b"), (True, "c")])
o[2.0] = "d"
o.move_to_end(1.0)
print(list(o.items()), o == {2: "d", 1: "c"}, o == OrderedDict([(1, "c"), (2, "d")]), {1: 1, 2: 2} == {2: 2, 1: 1})
memo = {}


def typed_cache(x):
    return memo.setdefault(x, f"{type(x).__name__}:{x}")


print(typed_cache(1), typed_cache(True), typed_cache(1.0), typed_cache("1"), typed_cache(2.0), typed_cache(2), len(memo))
table = ["zero", "one"]
print(table[False], table[True], "ab"[True], [10, 20][1 == 1.0], True + True, sum([True, 1, 1.0]), max(1, True), max(True, 1), max(1.0, 1), min(0, False, 0.0), sorted([1, True, 0.5, False, 0]), True is (1 == 1), isinstance(True, int), str(True), f"{True:d} {True}", int("1") == True, True == "True", 5 * True, -True, ~False)
d1, d2 = {1: "a", 2: "b"}, {2.0: "B", True: "A", 3: "C"}
print(d1 | d2, d2 | d1, {**d1, **d2}, sorted(d1.keys() & d2.keys()), sorted(d1.items() ^ d2.items()), d1.keys() == {1.0, 2.0}, d1.items() <= {(1, "a"), (2, "b"), (9, 9)})
d1.update(d2)
d1 |= [(4, "D"), (4.0, "DD")]
print(d1, d1.setdefault(True, "unused"), d1.pop(2.0), d1)
try:
    {[1]: 2}
except TypeError as err:
    print("TypeError:", err)
try:
    hash((1, [2]))
except TypeError as err:
    print("TypeError:", err)
try:
    d1[slice(1)]
except (TypeError, KeyError) as err:
    print(type(err).__name__, err)
