"""Sets and dict keys of equal but different things; own hash and eq; ordering of mixed keys; frozen sets; algebra with views."""
from collections import Counter, namedtuple
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cmp_to_key


class Ci(str):
    def __eq__(self, o):
        return isinstance(o, str) and self.lower() == o.lower()

    def __ne__(self, o):
        return not self == o

    def __hash__(self):
        return hash(self.lower())


d = {Ci("Key"): 1}
d[Ci("KEY")] = 2
print(d, Ci("key") in d, "key" in d, "Key" in d, d.get("KEY"), Ci("a") == "A", "A" == Ci("a"), "a" != Ci("A"), {Ci("x"), Ci("X"), "x"} == {"x"}, list(d)[0].upper())
print({1: "int", 1.0: "float", True: "bool", Fraction(1): "frac", 1 + 0j: "complex"}, {0, 0.0, False, -0.0}, {1, 2} == {1.0, 2.0}, 1.0 in {1}, [1, True].count(1), {(1, 2.0): "t"}[(True, 2)], {float("nan"), float("nan")} == 2, len({float("nan")} | {float("nan")}), None in {None}, {"1": 1}.get(1), hash("") == hash(b""), {frozenset([1, 2]): "f"}[frozenset({2, 1})])


@dataclass(frozen=True)
class P:
    x: int
    y: int = 0


@dataclass(eq=False)
class Ident:
    x: int


@dataclass(unsafe_hash=True)
class Mut:
    x: int


NT = namedtuple("NT", "x y")
m = Mut(1)
box = {m: "m"}
m.x = 2
print({P(1), P(1, 0), P(2)}, P(1) == NT(1, 0), NT(1, 0) == (1, 0), {(1, 0): "t"}[NT(1, 0)], len({Ident(1), Ident(1)}), m in box, m in list(box), Mut(1) in box, hash(P(1, 2)) == hash((1, 2)), len({P(1): 1} | {P(1): 2}))


class BadHash:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, o):
        calls.append((self.n, getattr(o, "n", o)))
        return isinstance(o, BadHash) and self.n == o.n
    def __repr__(self): return f"B{self.n}"


calls = []
s = {BadHash(1), BadHash(2)}
s.add(BadHash(3))
n = len(calls)
print(n, BadHash(2) in s, BadHash(9) in s, len(s), sorted(s, key=lambda b: b.n))
calls.clear()
x = BadHash(5)
print(x in [x], x in {x}, {x: 1}[x], calls, x == x, calls)


class NoEq:
    __hash__ = None


class EqOnly:
    def __eq__(self, o): return True


class Sub(EqOnly):
    __hash__ = object.__hash__


for k in (NoEq(), EqOnly(), Sub(), [], {}, set(), ([],), (1, {2}), slice(1), lambda: 0, print, int, range(3), b"", bytearray(b""), memoryview(b"x"), frozenset(), ..., NotImplemented, P(1), {}.keys(), iter([])):
    try:
        {k}
        print(type(k).__name__, "ok", end="; ")
    except TypeError as e:
        print(e, end="; ")
print()
a, b = {1, 2, 3, 4}, frozenset([3, 4, 5])
print(a & b, b & a, type(a | b).__name__, type(b | a).__name__, a ^ b, a - b, b - a, a >= {1}, a > a, a.isdisjoint([9]), a.union([7], (8,)), a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference("x") == a | {"x"}, set("hello") == set("olleh"), {*a, *b}, a == b, a != set(), a.issubset(range(9)), a.issuperset([]), set().union(*[[1], [2]]), {1, 2}.__or__({3}), {1}.__or__([1]))
for fn in (lambda: a | [1], lambda: a < [1], lambda: a.remove(99), lambda: set().pop(), lambda: a - 1, lambda: b.add(1), lambda: a.update(5), lambda: {[]: 1}, lambda: a[0], lambda: a.add([1]), lambda: a + a, lambda: {1} | {2: 3}.keys(), lambda: {2: 3}.items() & [(2, 3)], lambda: hash({1}), lambda: {1: 2}.keys() + [1], lambda: set(5), lambda: frozenset([[]]), lambda: a.discard({1}), lambda: {1} in {frozenset({1})}, lambda: set([1]).intersection(5), lambda: a.union(1), lambda: dict.fromkeys([[]]), lambda: {}[{}], lambda: {} | [], lambda: {}.update([1]), lambda: {1: 1}.popitem(5), lambda: {}.popitem(), lambda: {}.pop("x"), lambda: {}.pop(), lambda: {1: 2} < {1: 3}):
    try:
        print("fine", fn())
    except Exception as e:
        print(type(e).__name__, e)
a &= b
a |= {10}
a -= {3}
a ^= {4, 11}
print(sorted(a), a.copy() == a, a is a.copy(), a.clear(), a, {x for x in range(20) if not x % 7}, {x: {y for y in range(x)} for x in range(3)}, set([3, 1, 2]), {"a"}, set(), frozenset(), frozenset({1}), [set()], {frozenset()})


class Color(Enum):
    RED = 1
    BLUE = 2


mixed = [3, "b", None, 2.5, "a", (1, 2), True, b"z", Color.RED, [1]]
order = sorted(mixed, key=lambda v: (type(v).__name__, repr(v)))
print(order, {Color.RED: 1, Color(2): 2}, Color.RED in {Color.RED}, sorted(Color, key=lambda c: -c.value))
for bad in ([3, "b"], [None, 1], [(1, "a"), (1, 2)], [{1}, {2}, {1, 2}], [1j, 2j], [Color.RED, Color.BLUE], [[1], (1,)], [{}, {}], [b"a", "a"], [P(1), P(2)], [1, 2.5, True, Fraction(3, 2)]):
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)
recs = [("bob", 3, 1.5), ("ann", 3, 2.5), ("cyd", 1, 1.5), ("ann", 1, 0.5), ("Bob", 2, 1.5)]
print(sorted(recs, key=lambda r: (-r[1], r[0])), sorted(recs, key=lambda r: r[0].lower()), sorted(recs, key=lambda r: r[2], reverse=True), sorted(sorted(recs), key=lambda r: r[1]), min(recs, key=lambda r: r[1]), max(recs, key=lambda r: r[1]), max(recs, key=lambda r: (r[1], r[0])), sorted(recs, key=cmp_to_key(lambda p, q: (p[1] > q[1]) - (p[1] < q[1]) or len(p[0]) - len(q[0])))[0], sorted("bAnana", key=str.lower), sorted([[2], [1, 5], []]), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), sorted(range(5), key=lambda v: v % 2), sorted([True, 0, 2, False, 1]), list(reversed(sorted(recs, key=lambda r: r[1])))[0])
c = Counter("abca")
c.update({"a": -5, "z": 2})
c2 = Counter(a=1, z=1)
print(c, c + c2, c - c2, c & c2, c | c2, c == Counter({"b": 1, "c": 1, "z": 2, "a": -3}), c["nope"], "nope" in c, c.most_common(), c <= c2, sorted(c.elements()), Counter([1, 1.0, True]), Counter(a=0) == Counter(), +Counter(a=0, b=1), Counter("aab").subtract("ab"), dict(Counter({"x": 2}) + Counter(x=-2)))
keys = {"a": 1, "b": 2}.keys()
print(keys & ["a", "z"], keys | {"c"} == {"a", "b", "c"}, keys - {"a"}, {"a"} <= keys, keys >= {"a"}, keys ^ {"a", "q"} == {"b", "q"}, ["a"] & keys if hasattr(keys, "__rand__") else None, {"a": 1}.items() <= {"a": 1, "b": 2}.items(), sorted(keys | "xy"))
{}[NoEq()]
