"""del with targets in tuples and lists; comparisons of None; patterns whose classes say odd things."""
from collections import Counter, OrderedDict, defaultdict, deque
from functools import singledispatchmethod


def parted():
    a, *b = [1, 2, 3]
    del (a, b[0])
    print(b, end=" ")
    del [b]
    try:
        return b
    except UnboundLocalError as e:
        return str(e)


print(parted())
x, y, (z, w) = 1, 2, (3, 4)
del x, (y, [z])
for name in ("x", "y", "z", "w"):
    print(name, name in globals(), end="; ")
print(w)


def nothing():
    return None


for compare in (
    lambda: None < None,
    lambda: nothing() <= None,
    lambda: (1, None) < (1, None),
    lambda: (None, 1) > (None, 0),
    lambda: [None] >= [None, 1],
    lambda: max(None, None),
):
    try:
        print(compare())
    except TypeError as e:
        print("TypeError:", e)


class Listed:
    __match_args__ = ["a"]
    a = 1


class Odd:
    __match_args__ = ("a", 5)
    a = 1


class Twice:
    __match_args__ = ("a",)
    a = 1


def matched(value):
    match value:
        case Listed(1):
            return "listed"
        case Odd(1, 2):
            return "odd"
        case Twice(1, a=1):
            return "twice"


for value in (Listed(), Odd(), Twice(), 5):
    try:
        print(matched(value))
    except TypeError as e:
        print("TypeError:", e)


class Bounded(OrderedDict):
    pass


class Tally(Counter):
    pass


class Groups(defaultdict):
    pass


class Line(deque):
    pass


class Raw(bytearray):
    pass


class Names(dict):
    pass


print(Bounded(a=1), Bounded(), Tally("aab"), Tally(), Groups(list, {1: [2]}), Line([1], 3), Raw(b"x"), Names(a=1))
for odd in (Names(), Bounded(), Line(), Raw()):
    try:
        hash(odd)
    except TypeError as e:
        print(e)


class Reader:
    @singledispatchmethod
    @classmethod
    def read(cls, source):
        return cls.__name__, source

    @read.register(str)
    @classmethod
    def _(cls, source):
        return cls.__name__, "text", source


print(Reader.read(1), Reader.read("a"), Reader().read("b"))
