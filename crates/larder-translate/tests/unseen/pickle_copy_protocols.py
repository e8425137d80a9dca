import copy
import pickle
from dataclasses import dataclass, field
from collections import OrderedDict, namedtuple
from functools import cached_property


class Conn:
    def __init__(self, host, secret):
        self.host = host
        self.secret = secret
        self.calls = []

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["secret"]
        state["kept"] = True
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.secret = "asked again"

    def __eq__(self, other):
        return isinstance(other, Conn) and self.host == other.host


class Tree:
    count = 0

    def __init__(self, value, *kids):
        self.value = value
        self.kids = list(kids)
        self.parent = None
        for k in self.kids:
            k.parent = self
        Tree.count += 1

    def __copy__(self):
        print("copying", self.value)
        new = type(self)(self.value)
        new.kids = self.kids
        return new

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        new = Tree(self.value)
        memo[id(self)] = new
        new.kids = [copy.deepcopy(k, memo) for k in self.kids]
        for k in new.kids:
            k.parent = new
        return new

    def walk(self, depth=0):
        yield depth, self.value
        for kid in self.kids:
            yield from kid.walk(depth + 1)

    def root(self):
        return self if self.parent is None else self.parent.root()


class Interval:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __reduce__(self):
        return (Interval, (self.low, self.high), {"note": "rebuilt"})

    def __repr__(self):
        return f"[{self.low}, {self.high}{' ' + self.note if hasattr(self, 'note') else ''}]"

    def __contains__(self, x):
        return self.low <= x <= self.high


class Money(int):
    def __new__(cls, amount, unit="USD"):
        self = super().__new__(cls, amount)
        self.unit = unit
        return self

    def __getnewargs__(self):
        return int(self), self.unit


Point = namedtuple("Point", "x y")


@dataclass
class Node:
    name: str
    links: list = field(default_factory=list, repr=False)
    meta: dict = field(default_factory=dict)

    @cached_property
    def size(self):
        print("computing size")
        return len(self.links)


c = Conn("db", "s3cret")
c.calls.append(1)
twin = pickle.loads(pickle.dumps(c))
print(twin.host, twin.secret, twin.kept, twin.calls, twin.calls is c.calls, twin == c)
soft = copy.copy(c)
print(soft.secret, soft.calls is c.calls, vars(soft).keys())
t = Tree(1, Tree(2, Tree(4)), Tree(3))
u = copy.deepcopy(t)
v = copy.copy(t)
print(list(u.walk()), u.kids[0].kids[0].root() is u, v.kids is t.kids, v.kids[0].parent is t, Tree.count)
i = Interval(1, 5)
print(i, copy.copy(i), pickle.loads(pickle.dumps([i, i])), copy.deepcopy({"k": i})["k"], 3 in i)
pair = pickle.loads(pickle.dumps([i, i]))
print(pair[0] is pair[1])
m = copy.copy(Money(5, "EUR"))
print(m, m.unit, type(m).__name__, m + 1, type(m + 1).__name__, pickle.loads(pickle.dumps(m)).unit)
a, b = Node("a"), Node("b")
a.links.append(b)
b.links.append(a)
a.meta["self"] = a.meta
print(a.size, a.size)
d = copy.deepcopy(a)
print(d.links[0].links[0] is d, d.meta["self"] is d.meta, d.size, d is a, d.links[0].name)
del a.size
print(a.size, "size" in vars(d))
p = pickle.loads(pickle.dumps({"pt": Point(1, (2, 3)), "s": {1, 2}, "f": frozenset("a"), "b": b"x", "n": None, "c": 1 + 2j, "o": OrderedDict(z=1), "big": 2 ** 80, "t": (), "e": ValueError("bad", 3)}))
print(p, type(p["pt"]).__name__, p["e"].args)
shared = [1]
outer = [shared, shared, (shared,)]
one, two = copy.copy(outer), copy.deepcopy(outer)
shared.append(2)
print(one, two, two[0] is two[1] is two[2][0])
rec = []
rec.append(rec)
print(copy.deepcopy(rec), copy.deepcopy(rec)[0] is not rec, rec)
for bad in (lambda: 1, (x for x in "a"), open):
    try:
        pickle.dumps(bad)
        print("pickled", bad)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        print(type(error).__name__)
try:
    pickle.loads(b"nonsense")
except pickle.UnpicklingError as error:
    print("unpickling", error)
print(copy.replace if hasattr(copy, "replace") else "no replace", copy.Error.__name__)
copy.deepcopy(t).kids[5]
