"""Operators of named tuples with one side, documentation of properties, what has items and no length, counts of nothing."""
from collections import Counter, namedtuple
from itertools import product


class Point(namedtuple("Point", ("x", "y"))):
    def __neg__(self):
        return Point(-self.x, -self.y)

    def __abs__(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

    def __invert__(self):
        return Point(self.y, self.x)


class Bare(namedtuple("Bare", "x")):
    pass


class Kelvin:
    def __init__(self, celsius):
        self.celsius = celsius

    kelvin = property(lambda self: self.celsius + 273.15, doc="the absolute one")

    @property
    def same(self):
        "the one of the getter"
        return self.celsius


class Items:
    def __init__(self, count):
        self.count = count

    def __getitem__(self, at):
        if at >= self.count:
            raise IndexError(at)
        return at * at


class Sized(Items):
    def __len__(self):
        return self.count


def attempt(what):
    try:
        print(what())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


point = Point(3, 4)
print(-point, abs(point), ~point)
attempt(lambda: -Bare(1))
attempt(lambda: abs(Bare(1)))
print(Kelvin.kelvin.__doc__, Kelvin.same.__doc__, Kelvin(1).kelvin)
attempt(lambda: list(reversed(Items(3))))
attempt(lambda: list(reversed(Sized(3))))
attempt(lambda: list(reversed(3)))
print(Counter(a=0) == Counter(), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) == Counter(b=1), Counter(a=0) != Counter())
print(Counter(a=0) == {}, {"a": 1} == Counter(a=1))
attempt(lambda: list(product("ab", repeat=-1)))
print(list(product("ab", repeat=0)))
