# Copy semantics: shallow vs deep, __copy__/__deepcopy__/__reduce__, pickle round trip, weak identity, interning-free identity checks
import copy
import pickle
from dataclasses import dataclass, field, replace
from collections import namedtuple, OrderedDict, defaultdict
class Node:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.children = name, parent, []
        if parent:
            parent.children.append(self)
    def path(self):
        return (self.parent.path() + "/" if self.parent else "") + self.name
    def walk(self):
        yield self
        for c in self.children:
            yield from c.walk()
class Cache:
    created = 0
    def __init__(self, loader, **kw):
        self.loader, self.data, self.opts = loader, {}, kw
        Cache.created += 1
    def __copy__(self):
        new = type(self)(self.loader, **self.opts)
        new.data = self.data
        return new
    def __deepcopy__(self, memo):
        new = type(self)(self.loader, **copy.deepcopy(self.opts, memo))
        new.data = {k: "stale " + v for k, v in self.data.items()}
        return new
class Temp:
    def __init__(self, c):
        self.c = c
        self.handle = lambda: c
    def __getstate__(self):
        state = self.__dict__.copy()
        del state["handle"]
        return state
    def __setstate__(self, state):
        self.__dict__.update(state, handle=lambda: -1)
    def __eq__(self, o):
        return isinstance(o, Temp) and o.c == self.c
class Slotted:
    __slots__ = ("a", "b")
    def __init__(self, a, b=None):
        self.a = a
        if b is not None:
            self.b = b
@dataclass
class Conf:
    name: str
    tags: list = field(default_factory=list)
    sub: dict = field(default_factory=lambda: {"x": [1]})
class Single:
    _inst = None
    def __new__(cls, *a):
        if cls._inst is None:
            cls._inst = super().__new__(cls)
        return cls._inst
    def __init__(self, v=0):
        self.v = v
    def __reduce__(self):
        return (Single, (self.v + 1,))
Pt = namedtuple("Pt", "x y")
root = Node("root")
usr, var = Node("usr", root), Node("var", root)
Node("bin", usr)
dup = copy.deepcopy(root)
dup.children[0].name = "USR"
print([n.path() for n in root.walk()], [n.path() for n in dup.walk()], dup.children[0].parent is dup)
sub = copy.deepcopy(usr)
print(sub.parent.name, sub.parent is root, len(list(sub.parent.walk())), copy.copy(usr).parent is root, copy.copy(usr).children is usr.children)
grid = [[0] * 2] * 2
dg, sg, lg = copy.deepcopy(grid), copy.copy(grid), [row[:] for row in grid]
grid[0][0] = 1
dg[0][1] = 2
print(grid, dg, sg, lg, dg[0] is dg[1], lg[0] is lg[1])
loop = [1]
loop.append({"me": loop})
l2 = copy.deepcopy(loop)
print(l2, l2[1]["me"] is l2, l2[1]["me"] is loop)
c = Cache(len, size=[3])
c.data["k"] = "v"
c1, c2 = copy.copy(c), copy.deepcopy(c)
c.data["n"] = "w"
c.opts["size"].append(4)
print(c1.data, c2.data, c1.opts, c2.opts, Cache.created, c1.loader is len)
t = Temp(21)
t2, t3 = copy.copy(t), pickle.loads(pickle.dumps(t))
print(t == t2 == t3, t.handle(), t2.handle(), t3.handle(), sorted(vars(t3)))
s = Slotted([1])
s1, s2 = copy.copy(s), copy.deepcopy(s)
s.a.append(2)
print(s1.a, s2.a, hasattr(s1, "b"), hasattr(s, "__dict__"))
cf = Conf("main", ["a"])
r1, r2, r3 = replace(cf, name="r"), copy.copy(cf), copy.deepcopy(cf)
cf.tags.append("b")
cf.sub["x"].append(2)
print(r1, r2, r3, r1.tags is cf.tags, sep="\n")
x, y = Single(5), Single(7)
print(x is y, x.v, copy.copy(x) is x, x.v, pickle.loads(pickle.dumps(x)).v)
tup = (1, "a", (2,))
tl = (1, [2])
print(copy.copy(tup) is tup, copy.deepcopy(tup) is tup, copy.copy(tl) is tl, copy.deepcopy(tl) is tl, copy.deepcopy(tl) == tl, tup[:] is tup, tuple(tup) is tup, list(tl) is tl, frozenset(fs := frozenset([1])) is fs, str(st := "s") is st)
data = {"od": OrderedDict(b=1, a=2), "dd": defaultdict(list, {1: [2]}), "pt": Pt(1, [2]), "by": bytearray(b"ab"), "set": {1, 2}, "cx": 1 + 2j, "none": None, "big": 2 ** 70, "inf": float("-inf"), "rng": range(3), "sl": slice(1, 2), "ell": ..., "cls": Conf, "fn": len}
back = pickle.loads(pickle.dumps(data))
print(back == data, type(back["od"]).__name__, back["dd"][5], back["pt"], back["cls"] is Conf, back["fn"] is len, back["ell"] is ...)
dc = copy.deepcopy(data)
dc["by"].append(99)
dc["pt"].y.append(3)
print(data["by"], data["pt"], dc["pt"], dc["dd"].default_factory, dc["cls"] is Conf)
shared = ["s"]
pair = pickle.loads(pickle.dumps([shared, shared]))
print(pair[0] is pair[1], copy.deepcopy([shared, shared])[0] is shared)
for bad in (lambda: pickle.dumps(lambda: 1), lambda: pickle.dumps(n for n in [1]), lambda: copy.deepcopy(n for n in [1]), lambda: pickle.loads(b"garbage"), lambda: pickle.loads(b"")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0][:40])
m = {"k": [1]}
n = m.copy()
o = dict(m)
p = {**m}
m["k"].append(2)
m["j"] = 0
print(n, o, p, n["k"] is o["k"] is p["k"])
a = b = []
a += [1]
b = b + [2]
d, e = [[]] * 2, [[] for _ in "ab"]
d[0].append(1)
e[0].append(1)
print(a, b, d, e)
def extend(xs, acc=None, *, default=[]):
    acc = default if acc is None else acc
    acc.extend(xs)
    return acc
print(extend("a"), extend("b"), extend("c", []), extend("d"), extend.__kwdefaults__)
print(extend("e") is extend(()), [id(q) == id(extend([])) for q in (extend([]),)])
