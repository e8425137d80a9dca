"""What class patterns ask of `__match_args__`, and classes that stand for themselves."""
from collections import Counter, OrderedDict, defaultdict, namedtuple
from dataclasses import dataclass


class Listed:
    __match_args__ = ["a"]


class Numbers:
    __match_args__ = ("a", 5)
    a = 1


class Twice:
    __match_args__ = ("a", "a")
    a = 1


class One:
    __match_args__ = ("a",)
    a = 1
    b = 2


class Nothing:
    pass


class Whole(int):
    pass


class Words(str):
    __match_args__ = ("first",)

    @property
    def first(self):
        return self[:1]


class Pairs(dict):
    pass


class Row(tuple):
    pass


@dataclass
class Vec:
    x: int
    y: int


Point = namedtuple("Point", "x y")


def look(value):
    match value:
        case Listed(q):
            return "listed"
        case Numbers(q, r):
            return "numbers"
        case Twice(q, r):
            return "twice"
        case One(q, a=r):
            return "one"
        case Nothing(q):
            return "nothing"
        case Vec(a, b, c):
            return "vec"
        case Point(a, b, c):
            return "point"
    return "none"


for value in (Listed(), Numbers(), Twice(), One(), Nothing(), Vec(1, 2), Point(1, 2), 5):
    try:
        print(look(value))
    except TypeError as e:
        print("TypeError", e)


def themselves(value):
    match value:
        case Whole(n):
            return "whole", n, type(n).__name__
        case Words(f):
            return "words", f
        case Pairs(d):
            return "pairs", d, type(d).__name__
        case Row(r):
            return "row", r, type(r).__name__
        case Counter(c):
            return "counter", c
        case OrderedDict(o):
            return "ordered", o
        case defaultdict(d):
            return "default", d
        case bool(b):
            return "bool", b
        case Point(x, y=q):
            return "point", x, q
    return "none"


for value in (Whole(3), Words("text"), Pairs(a=1), Row((1, 2)), Counter("aab"), OrderedDict(a=1), defaultdict(int, k=2), True, Point(3, 4), 7):
    print(themselves(value))
try:
    match Whole(1):
        case Whole(a, b):
            print("?")
except TypeError as e:
    print(e)
match One():
    case One(1, b=2):
        print("by both")
