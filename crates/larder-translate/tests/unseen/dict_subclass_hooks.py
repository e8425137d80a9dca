from collections import defaultdict, UserDict, OrderedDict


class Missing(dict):
    def __missing__(self, key):
        if isinstance(key, str) and key.isdigit():
            return self[int(key)]
        raise KeyError(f"really no {key}")


class Recorder(dict):
    def __init__(self, *a, **k):
        self.ops = []
        super().__init__(*a, **k)

    def __setitem__(self, k, v):
        self.ops.append(f"set {k}")
        super().__setitem__(k, v)

    def __getitem__(self, k):
        self.ops.append(f"get {k}")
        return super().__getitem__(k)

    def __delitem__(self, k):
        self.ops.append(f"del {k}")
        super().__delitem__(k)

    def __contains__(self, k):
        self.ops.append(f"in {k}")
        return super().__contains__(k)

    def __iter__(self):
        self.ops.append("iter")
        return super().__iter__()

    def flush(self):
        out, self.ops = self.ops, []
        return out


class URecorder(UserDict):
    def __setitem__(self, k, v):
        print(f"<set {k}>", end=" ")
        self.data[k] = v

    def __delitem__(self, k):
        print(f"<del {k}>", end=" ")
        del self.data[k]


class Attr(dict):
    __slots__ = ()

    def __getattr__(self, name):
        try:
            v = self[name]
        except KeyError:
            raise AttributeError(name) from None
        return Attr(v) if type(v) is dict else v

    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


class Frozen(dict):
    def _no(self, *a, **k):
        raise TypeError(f"{type(self).__name__} is read only")
    __setitem__ = __delitem__ = update = pop = popitem = clear = setdefault = __ior__ = _no

    def __hash__(self):
        return hash(frozenset(self.items()))


class Multi(defaultdict):
    def __init__(self):
        super().__init__(list)

    def __setitem__(self, k, v):
        if isinstance(v, list) and k not in self:
            super().__setitem__(k, v)
        else:
            self[k].append(v)


class Bounded(OrderedDict):
    def __init__(self, size, *a):
        self.size = size
        super().__init__(*a)

    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        self.move_to_end(k)
        while len(self) > self.size:
            print("evict", self.popitem(last=False), end="; ")


m = Missing({1: "one"})
print(m["1"], m.get("1"), m.get("1", "dflt"), "1" in m, len(m), m[1])
for k in ("2", "x", 2, None):
    try:
        print(m[k])
    except KeyError as e:
        print("KeyError", e, e.__context__ is None)
print("{one} and {x}".format_map(type("D", (dict,), {"__missing__": lambda s, k: f"<{k}>"})({"one": "uno"})))

r = Recorder({"a": 1}, b=2)
print(r.flush(), end=" ")
r["c"] = 3
r.update(d=4, a=9)
r.setdefault("e", 5)
print(r.flush(), r.get("a"), r.pop("b"), r.flush())
r["c"], "zz" in r, list(r), r.keys(), sorted(r.items())
print(r.flush())
c = dict(r)
d = {**r}
e = r.copy()
f = r | {"q": 1}
print(r.flush(), type(c).__name__, type(d).__name__, type(e).__name__, type(f).__name__, c == r, r.flush())
r |= {"w": 1}
del r["w"]
print(r.flush(), repr(r), len(r), bool(Recorder()), list(map(str.upper, r)), r.flush())

u = URecorder({"a": 1}, b=2)
u.update(c=3)
u.setdefault("d", 4)
print(u.pop("a"), u, u == {"b": 2, "c": 3, "d": 4}, isinstance(u, dict))
u |= {"z": 0}
print(u | {"y": 1}, u.popitem(), len(u), "z" in u)
u.clear()
print(u, u.data)

a = Attr(x=1, sub={"y": {"z": 2}})
a.w = [1]
print(a.x, a.sub.y.z, a.w, a["w"], a.items is not None, hasattr(a, "nope"), getattr(a, "nope", 0))
a.sub.y.z = 99
a["sub"]["y"]["k"] = 5
del a.x
print(a, a.sub.y.k)
try:
    a.missing
except AttributeError as e:
    print("AttributeError", e)
try:
    del a.gone
except KeyError as e:
    print("KeyError", e)

fz = Frozen(a=1, b=2)
print(hash(fz) == hash(Frozen(b=2, a=1)), {fz: "ok"}[Frozen(b=2, a=1)], fz | {"c": 3}, type(fz | {}).__name__)
for op in (lambda: fz.update(a=2), lambda: fz.__setitem__("a", 2), lambda: fz.pop("a"), lambda: exec_del(fz), lambda: hash(Attr())):
    try:
        op()
    except (TypeError, NameError) as e:
        print(type(e).__name__, e)
dict.__setitem__(fz, "sneaky", True)
print(fz)
mm = Multi()
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    mm[k] = v
print(dict(mm), mm["new"], len(mm), mm.default_factory.__name__, mm.copy() if False else list(mm))
b = Bounded(2, [("x", 1), ("y", 2), ("z", 3)])
b["y"] = 20
b["w"] = 4
b.update(v=5)
print(b, list(reversed(b)), b == {"v": 5, "w": 4}, b == OrderedDict([("v", 5), ("w", 4)]), b.size)
dd = defaultdict(lambda: len(dd))
print([dd[w] for w in "the cat the dog a cat".split()], dict(dd), dd.get("none"), "none" in dd)
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
t["a"]["d"]
print(list(t["a"]), t["a"]["b"]["c"], len(t["zz"]), sorted(t))
nd = defaultdict(None, {1: 2})
nd[5]
