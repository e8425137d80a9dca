"""Sets and dicts that come out of others keep the hashes that these know."""
from collections import OrderedDict


class Key:
    asked = 0

    def __init__(self, k):
        self.k = k

    def __hash__(self):
        Key.asked += 1
        return hash(self.k)

    def __eq__(self, other):
        return isinstance(other, Key) and self.k == other.k


def count(label, make):
    before = Key.asked
    made = make()
    print(f"{label:<14}{len(made)} {Key.asked - before}")
    return made


keys = [Key(n) for n in range(4)]
s, f = set(keys), frozenset(keys)
d = dict.fromkeys(keys, 1)
other = {keys[0]: 2, Key(9): 3}
count("set(s)", lambda: set(s))
count("s.copy", lambda: s.copy())
count("{*s}", lambda: {*s})
count("{*f}", lambda: {*f})
count("{*d}", lambda: {*d})
count("{*list}", lambda: {*keys})
count("{k, *s}", lambda: {keys[0], *s})
count("{*s, *d, k}", lambda: {*s, *d, keys[0]})
count("s | f", lambda: s | f)
count("s & f", lambda: s & f)
count("s - f", lambda: s - f)
count("s ^ f", lambda: s ^ f)
count("union", lambda: s.union(d))
count("set(d)", lambda: set(d))
count("frozenset(d)", lambda: frozenset(d))
count("dict(d)", lambda: dict(d))
count("d.copy", lambda: d.copy())
count("{**d}", lambda: {**d})
count("{**d, **o}", lambda: {**d, **other})
count("d | o", lambda: d | other)
count("updated", lambda: (lambda x: x.update(other) or x)(dict(d)))
count("ordered", lambda: OrderedDict(d))
count("comprehension", lambda: {k: v for k, v in d.items()})
before = Key.asked
print(d == dict(d), s == set(s), s <= f, s.isdisjoint(f), Key.asked - before)


class Moving:
    def __init__(self, k):
        self.k = k

    def __hash__(self):
        return hash(self.k)

    def __eq__(self, other):
        return self.k == other.k


m = Moving(1)
ms = {m}
md = {m: "v"}
m.k = 2
print(len({*ms, m}), len({m, *ms}), len({*md, m}), len(ms | {m}), m in set(ms), len(dict(md)), m in dict(md), m in {**md}, len({**md, m: 1}), md == dict(md))
print({*{3, 1, 2}}, [*{*range(5), *{40, 8}}], {*"a"}, {*(), 1, *[2, 3]}, sorted({*"ab", *{"c": 1}}, key=str))
big = {0, 8, 16, 24, 32, 1}
big.discard(0)
print(list(big), list({*big}), list({*big, 3}), list({3, *big}), list(set(big)))
print({*{1: "a", 2: "b"}}, {*[1.5, 2.5], *range(2)}, type({*frozenset([1])}).__name__)
for bad in (lambda: {1, *5}, lambda: {*[[]]}, lambda: {*None}):
    try:
        print(bad())
    except TypeError as e:
        print(e)
outer = {frozenset([1]), frozenset([2]), frozenset()}
print({1} in outer, {3} in outer, {1} not in outer)
outer.discard({2})
outer.discard({9})
outer.remove(set())
print(outer, outer == {frozenset([1])})
try:
    outer.remove({7})
except KeyError as e:
    print("KeyError", e)
mixed = {frozenset("a"), "a", 1}
mixed.discard({"a"})
print(sorted(map(str, mixed)), {"a"} in mixed)
try:
    mixed.discard([1])
except TypeError as e:
    print(e)
