"""Containers built from single dunder methods, and what the language falls back to."""
from collections import UserDict, defaultdict
from collections.abc import Mapping, Sequence, MutableSequence, Set


class Squares:
    """Only __getitem__ with ints: iterable, 'in' works, reversed does not."""

    def __getitem__(self, i):
        print(f"[{i}]", end="")
        if i >= 5:
            raise IndexError("no more")
        return i * i


class Sized(Squares):
    def __len__(self):
        return 4


class Yes:
    def __contains__(self, x):
        return "yes"


class NoIter:
    __iter__ = None
    __contains__ = None

    def __getitem__(self, i):
        return i


class Default(dict):
    def __missing__(self, key):
        print(f"missing {key!r}", end=" ")
        if key == "raise":
            raise KeyError("told you")
        if key == "store":
            self[key] = []
            return self[key]
        return key


class Case(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.lower())

    def __contains__(self, k):
        return isinstance(k, str) and k.lower() in self.data


class Frozen(Mapping):
    def __init__(self, *pairs):
        self._p = pairs

    def __getitem__(self, key):
        for k, v in self._p:
            if k == key:
                return v
        raise KeyError(key)

    def __iter__(self):
        return (k for k, _ in self._p)

    def __len__(self):
        return len(self._p)


class Steps(Sequence):
    def __init__(self, *v):
        self.v = v

    def __getitem__(self, i):
        return Steps(*self.v[i]) if isinstance(i, slice) else self.v[i]

    def __len__(self):
        return len(self.v)

    def __repr__(self):
        return f"Steps{self.v}"


class Log(MutableSequence):
    def __init__(self):
        self.items, self.ops = [], []

    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.ops.append(("set", i)); self.items[i] = v
    def __delitem__(self, i): self.ops.append(("del", i)); del self.items[i]
    def __len__(self): return len(self.items)
    def insert(self, i, v): self.ops.append(("ins", i)); self.items.insert(i, v)


class Evens(Set):
    def __init__(self, items=()):
        self.items = sorted({i for i in items if i % 2 == 0})

    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def __repr__(self): return f"Evens({self.items})"


def attempt(label, thunk):
    try:
        print(label, "=>", thunk())
    except Exception as e:
        print(label, "=>", type(e).__name__, e)


sq, sz = Squares(), Sized()
attempt("list", lambda: list(sq))
attempt("in", lambda: (9 in sq, 10 in sq))
attempt("unpack", lambda: (lambda a, b, *c: (a, b, c))(*sq))
attempt("len", lambda: len(sq))
attempt("reversed", lambda: list(reversed(sq)))
attempt("reversed sized", lambda: list(reversed(sz)))
attempt("zip", lambda: list(zip(sq, "ab")))
attempt("iter twice", lambda: (lambda it: (next(it), list(it), next(it, "end")))(iter(sz)))
attempt("yes", lambda: (5 in Yes(), None not in Yes()))
attempt("iter yes", lambda: list(Yes()))
attempt("noiter", lambda: list(NoIter()))
attempt("noiter in", lambda: 1 in NoIter())
attempt("int in", lambda: 1 in 5)

d = Default(a=1)
attempt("missing", lambda: (d["a"], d["b"], d.get("c"), d.get("c", 0), "b" in d, len(d)))
attempt("raise", lambda: d["raise"])
attempt("store", lambda: (d["store"].append(1), d["store"], d))
attempt("format_map", lambda: "{a} {zz}".format_map(d))
attempt("format", lambda: "{a} {zz}".format(**d))
attempt("setdefault", lambda: (d.setdefault("sd", 5), d.pop("q", "popped"), dict(d)))
attempt("percent", lambda: "%(a)s-%(new)s" % d)
attempt("dd", lambda: (lambda x: (x["k"], x.get("z"), dict(x)))(defaultdict(list, {"k": 1})))
attempt("dd none", lambda: defaultdict(None)["q"])
attempt("dd bad", lambda: defaultdict(5))

c = Case({"Host": 1}, ACCEPT=2)
c["host"] += 10
attempt("case", lambda: (c, c["HOST"], "Accept" in c, 5 in c, c.get("x"), c.pop("accept"), len(c), c.data, c == {"host": 11}))
attempt("case del", lambda: c.__delitem__("HOST"))
attempt("case or", lambda: (c | {"Z": 1}, type(c | {}).__name__, c.copy(), c.setdefault("NEW", 3), list(c.items())))

f = Frozen(("x", 1), ("y", [2]))
attempt("frozen", lambda: (dict(f), list(f.items()), list(f.values()), f.get("q"), "y" in f, f == {"x": 1, "y": [2]}, f.keys() & {"x"}, {**f}))
attempt("frozen set", lambda: f.__setitem__("x", 1))
attempt("frozen item", lambda: exec_set(f))
attempt("frozen hash", lambda: hash(f))


def exec_set(m):
    m["x"] = 2


attempt("frozen item", lambda: exec_set(f))
s = Steps(4, 5, 6, 5)
attempt("steps", lambda: (s.index(5), s.index(5, 2), s.count(5), 6 in s, list(reversed(s)), s[1:], list(s), s[-1], isinstance(s, Sequence)))
attempt("steps index", lambda: s.index(9))
g = Log()
g.append(1); g.extend([2, 3]); g += [4]; g.reverse(); g.remove(3)
attempt("log", lambda: (g.items, g.pop(), g.pop(0), g.items, g.ops, 2 in g, g.clear(), len(g)))
e = Evens(range(10))
attempt("evens", lambda: (e & {2, 3, 4}, e | [10, 11], e - {0}, e ^ Evens([0, 12]), e <= Evens(range(20)), e == {0, 2, 4, 6, 8}, e.isdisjoint([1]), {1, 2} & e, e > {2}))
attempt("abstract", lambda: Sequence())
attempt("half", lambda: type("Half", (Mapping,), {"__len__": len})())
