# copy, deepcopy, pickle, equality & hashing contracts, aliasing
import copy
import pickle
from collections import OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

class Node:
    def __init__(self, name, *kids):
        self.name, self.kids, self.parent = name, list(kids), None
        for k in kids:
            k.parent = self
    def __repr__(self):
        return f"{self.name}({', '.join(map(repr, self.kids))})" if self.kids else self.name
    def __iter__(self):
        yield self
        for k in self.kids:
            yield from k

class Custom:
    made = []
    def __init__(self, v, secret=None):
        self.v, self.secret = v, secret
    def __copy__(self):
        self.made.append("copy")
        return type(self)(self.v, "copied")
    def __deepcopy__(self, memo):
        self.made.append("deep")
        new = type(self)(copy.deepcopy(self.v, memo))
        memo[id(self)] = new
        return new

class Slotted:
    __slots__ = ("a", "b")
    def __init__(self, a=None):
        self.a = a

class Stateful:
    def __init__(self):
        self.cache, self.n = {1: 2}, 5
    def __getstate__(self):
        d = self.__dict__.copy()
        del d["cache"]
        return d
    def __setstate__(self, d):
        self.__dict__.update(d, cache="rebuilt")

class Reduced:
    def __init__(self, *args):
        self.args = args
    def __reduce__(self):
        return Reduced, (*self.args, "re")
    def __eq__(self, o):
        return self.args == o.args

class Color(Enum):
    RED = 1

P = namedtuple("P", "x y")

@dataclass
class Rec:
    name: str
    tags: list = field(default_factory=list)
    link: "Rec | None" = None

a = [1, [2, 3], {"k": [4]}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append("x")
a[2]["k"] = None
a.append(5)
print(a, s, d, s[1] is a[1], d[1] is a[1], a[:] == a, list(a) is a)
t = (1, "s", (2, 3))
t2 = ([],)
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.copy(t2) is t2, copy.deepcopy(t2) is t2, copy.deepcopy(t2) == t2, copy.deepcopy(print) is print, copy.deepcopy(Node) is Node)
loop = [1]
loop.append(loop)
l2 = copy.deepcopy(loop)
print(loop, l2, l2[1] is l2, l2 is not loop)
shared = [0]
pair = [shared, shared]
p2 = copy.deepcopy(pair)
p2[0].append(1)
print(pair, p2, p2[0] is p2[1])
tree = Node("r", Node("a", Node("b")), Node("c"))
tc, td = copy.copy(tree), copy.deepcopy(tree)
td.kids[0].name = "CHANGED"
tc.kids.append(Node("new"))
tc.name = "shallow"
print(tree, tc, td, td.kids[0].parent is td, tc.kids[0].parent is tree, [n.name for n in td])
c = Custom([1])
c1, c2, c3 = copy.copy(c), copy.deepcopy(c), copy.deepcopy([c, c])
print(c1.secret, c1.v is c.v, c2.v is c.v, c3[0] is c3[1], Custom.made)
sl = Slotted([1])
sl2 = copy.deepcopy(sl)
print(sl2.a, sl2.a is sl.a, hasattr(sl2, "b"), type(sl2).__name__)
dd = defaultdict(list, a=[1])
od = OrderedDict(b=1, a=[2])
dq = deque([[1]], maxlen=2)
for o in (dd, od, dq, {frozenset([1]): {2}}, Rec("n", ["t"]), P([1], 2), bytearray(b"x"), Color.RED, Fraction(1, 3), Decimal("1.50"), date(2024, 1, 1), range(3), 1j, None, slice(1, 2)):
    n = copy.deepcopy(o)
    print(type(n).__name__, n == o, n is o, repr(n))
st = copy.copy(Stateful())
print(st.cache, st.n, copy.copy(Reduced(1)).args, copy.deepcopy(Reduced(1, 2)).args)
for proto in range(0, pickle.HIGHEST_PROTOCOL + 1):
    data = {"i": [0, -1, 2**100, True, None], "f": (0.1, float("inf")), "s": "é\n", "b": b"\x00", "set": {1, 2}, "fs": frozenset("a"), "n": P(1, [2]), "r": Rec("q", link=Rec("z")), "e": Color.RED, "d": Decimal("2.5"), "date": date(2020, 2, 29), "c": 1j, "fn": len, "cls": Node}
    back = pickle.loads(pickle.dumps(data, proto))
    print(proto, back == data, back["n"], back["r"].link, back["e"] is Color.RED, back["fn"] is len, back["cls"] is Node, end=" | ")
print()
rt = pickle.loads(pickle.dumps(tree))
sh = pickle.loads(pickle.dumps(pair))
lp = pickle.loads(pickle.dumps(loop))
print(rt, rt.kids[0].kids[0].parent.parent is rt, sh[0] is sh[1], lp[1] is lp, pickle.loads(pickle.dumps(Stateful())).cache, pickle.loads(pickle.dumps(Reduced(7))).args)
for bad in (lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps(x for x in []), lambda: pickle.loads(b""), lambda: copy.deepcopy(x for x in []), lambda: copy.copy(iter([1])).__next__(), lambda: copy.deepcopy(open), lambda: pickle.loads(b"garbage"), lambda: copy.replace):
    try:
        r = bad()
        print("ok", r if isinstance(r, int) else type(r).__name__)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])

class Money:
    def __init__(self, c):
        self.c = c
    def __eq__(self, o):
        return isinstance(o, Money) and self.c == o.c

class Key(Money):
    def __hash__(self):
        return self.c % 2

class Weird:
    def __eq__(self, o):
        return True
    def __ne__(self, o):
        return "ne called"

    __hash__ = object.__hash__

print({Key(1), Key(1), Key(3)} == {Key(3), Key(1)}, len({Key(i % 4): i for i in range(8)}), Key(2) in [Money(2)], Money.__hash__, Weird() == 5, 5 == Weird(), Weird() != 1, Weird() in [], [Weird()] == [None], (Weird(),).index("anything"))
try:
    {Money(1)}
except TypeError as e:
    print(e)
x = [[]] * 3
y = [[] for _ in range(3)]
x[0].append(1)
y[0].append(1)
z = dict.fromkeys("ab", [])
z["a"].append(9)
w = x + y
w[3] += [7]
print(x, y, z, w, y[0] is w[3])

def mutate(n, lst, dct, s):
    n += 1
    lst += [n]
    lst = lst + ["local"]
    dct["k"] = lst
    s = s or {1}
    return s

n, lst, dct, es = 1, [], {}, set()
print(mutate(n, lst, dct, es), n, lst, dct, es, dct["k"] is lst)
