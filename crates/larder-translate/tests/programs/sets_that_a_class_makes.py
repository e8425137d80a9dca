"""What a class derived from MutableSet gets: changes in place, reflected operators, remove, pop, clear."""
from collections.abc import MutableSet, Set


class Bag(MutableSet):
    def __init__(self, items=()):
        self.items = []
        self |= items

    def add(self, value):
        if value not in self.items:
            self.items.append(value)

    def discard(self, value):
        if value in self.items:
            self.items.remove(value)

    def __contains__(self, value):
        return value in self.items

    def __iter__(self):
        return iter(list(self.items))

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"Bag({sorted(self.items)})"


a, b = Bag("hello"), Bag("world")
print(a, a & b, a | b, a - b, a ^ b, a == set("hello"), a <= Bag("hello there"), a.isdisjoint("xyz"))
print(set("xh") - a, set("xh") | a, {"x", "h"} ^ a, {"x", "h"} & a, a > {"h"}, "xyzh" - a, type(a & set("l")).__name__)
same = a
a -= {"l"}
a ^= "hhz"
a |= ["q"]
print(a, same is a)
a &= Bag("ezq")
print(a, a.pop(), a, len(a))
try:
    a.remove("missing")
except KeyError as e:
    print("KeyError", e)
a.remove("z")
b -= b
print(a, b, len(b))
b |= "ab"
b ^= b
print(b)
a.clear()
try:
    a.pop()
except KeyError as e:
    print(repr(e))
for bad in (lambda: a + a, lambda: a | 5, lambda: hash(a)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
print(isinstance(a, Set), isinstance(a, MutableSet))
