import copy
import weakref


class Node:
    def __init__(self, name, *children, **attrs):
        self.name = name
        self.children = list(children)
        self.attrs = attrs
        self.parent = None
        for c in self.children:
            c.parent = self

    def __copy__(self):
        print("copy", self.name)
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        return new

    def __deepcopy__(self, memo):
        print("deepcopy", self.name, id(self) in memo)
        new = type(self)(self.name)
        memo[id(self)] = new
        new.children = copy.deepcopy(self.children, memo)
        new.attrs = copy.deepcopy(self.attrs, memo)
        for c in new.children:
            c.parent = new
        return new

    def __repr__(self):
        return f"{self.name}{self.children or ''}"


class Plain:
    shared = []

    def __init__(self, x):
        self.x = x
        self.me = self


class Slotted:
    __slots__ = ("a", "b", "__weakref__")

    def __init__(self, a, b=None):
        self.a = a
        if b is not None:
            self.b = b


class Stateful:
    def __init__(self):
        self.cache = {"big": 1}
        self.value = [1, 2]

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["cache"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.cache = "rebuilt"


class Reduced:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return (Reduced, (self.b, self.a))


class MyList(list):
    def __init__(self, *a, tag=None):
        super().__init__(*a)
        self.tag = tag


class Single:
    _it = None

    def __new__(cls):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


leaf = Node("leaf", k=[1])
tree = Node("root", leaf, Node("b"), leaf)
shallow = copy.copy(tree)
print(shallow, shallow.children is tree.children, shallow is tree)
deep = copy.deepcopy(tree)
print(deep, deep.children[0] is deep.children[2], deep.children[0].attrs["k"] is leaf.attrs["k"], deep.children[0].parent is deep)
p = Plain([1, [2]])
q = copy.deepcopy(p)
r = copy.copy(p)
print(q.me is q, r.me is p, q.x == p.x, q.x[1] is p.x[1], r.x is p.x, q.shared is p.shared)
s = Slotted([1])
t = copy.deepcopy(s)
print(t.a, t.a is s.a, hasattr(t, "b"), copy.copy(Slotted(1, 2)).b)
u = copy.copy(Stateful())
print(u.cache, u.value, vars(u))
v = copy.deepcopy(Reduced(1, [2]))
print(v.a, v.b)
m = MyList([1, [2]], tag={"x": 1})
n = copy.deepcopy(m)
o = copy.copy(m)
print(n, n.tag, n.tag is m.tag, o.tag is m.tag, type(n).__name__, n[1] is m[1], o[1] is m[1])
print(copy.deepcopy(Single()) is Single(), copy.copy([Single()])[0] is Single())
data = {"a": (1, [2]), "s": {3}, "f": len, "c": Plain, "n": None}
d2 = copy.deepcopy(data)
print(d2["a"][1] is data["a"][1], d2["f"] is len, d2["c"] is Plain, d2 == data)
tup = (1, 2)
print(copy.deepcopy(tup) is tup, copy.copy(tup) is tup, copy.deepcopy(([],))[0] is not None)
cyc = []
cyc.append(cyc)
c2 = copy.deepcopy(cyc)
print(c2[0] is c2, c2 is cyc)
ref = weakref.ref(s)
print(ref() is s, ref().a)
del s
print(ref())
cache = weakref.WeakValueDictionary()
obj = Slotted("kept")
cache["k"] = obj
cache["gone"] = Slotted("temp")
print(sorted(cache), cache["k"].a, len(cache))
del obj
print(list(cache), cache.get("k", "default"))
class NoCopy:
    def __copy__(self): raise TypeError("cannot copy NoCopy")
    def __deepcopy__(self, memo): return NotImplemented
print(copy.deepcopy(NoCopy()))
copy.copy(NoCopy())
