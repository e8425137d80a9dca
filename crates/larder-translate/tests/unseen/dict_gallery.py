# Dict behaviour: order, mutation while iterating, views, merging, key equality, subclassing
from collections import OrderedDict, defaultdict, Counter
from types import MappingProxyType

d = {}
d["b"] = 1
d["a"] = 2
d["c"] = 3
d["b"] = 10
del d["a"]
d["a"] = 4
print(d, list(d), list(reversed(d)), next(iter(d)), d.popitem(), d)
d |= {"z": 0, "b": -1}
e = d | {"q": 1} | dict(b="last")
e.update([("q", 2), ("n", 3)], q=4)
print(d, e, {**e, "b": "spread"}, dict(zip("ab", range(2)), c=2), dict.fromkeys("aba", []))
shared = dict.fromkeys("xy", [])
shared["x"].append(1)
print(shared, shared["x"] is shared["y"])
keys = {1: "int", 1.0: "float", True: "bool", "1": "str", 0: "zero", False: "no", (1,): "t", None: "none", 2 ** 64: "big", float(2 ** 64): "bigf", "": "empty"}
print(keys, len(keys), keys[True], keys[0.0], [type(k).__name__ for k in keys])
v = d.keys()
d["later"] = 1
print(v, len(v), "later" in v, v & {"b", "nope"}, sorted(v - {"b"}), v == {"c", "z", "b", "later"}, d.items() >= {("z", 0)}, v | [1] == set(d) | {1})
for action in (lambda k: d.__setitem__(k + "!", 0), lambda k: d.pop(k), lambda k: d.__setitem__(k, "same size ok")):
    try:
        for n, k in enumerate(d):
            if n < 3:
                action(k)
        print("finished", d)
    except RuntimeError as ex:
        print("RuntimeError:", ex, d)
for k in list(d):
    if k.endswith("!"):
        d[k[:-1] + "?"] = d.pop(k)
print(d)
try:
    for k in (it := iter(d.items())):
        d.clear()
except RuntimeError as ex:
    print(ex, d)

class CI(dict):
    """case-insensitive keys, remembers the first spelling"""
    def __init__(self, *a, **k):
        super().__init__()
        self.spelling = {}
        self.update(*a, **k)

    def __setitem__(self, key, value):
        self.spelling.setdefault(key.lower(), key)
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def __missing__(self, key):
        return f"<no {key}>"

    def update(self, *a, **k):
        for key, value in dict(*a, **k).items():
            self[key] = value

c = CI({"Content-Type": "x"}, Host="h")
c["HOST"] = "h2"
print(c, c["hOsT"], c["Nope"], "CONTENT-type" in c, c.get("Host"), c.get("host"), c.spelling, c.setdefault("Host", 5), sorted(c), {**c}, dict(c))

class Key:
    def __init__(self, k):
        self.k = k

    def __hash__(self):
        return self.k % 3

    def __eq__(self, other):
        trace.append((self.k, getattr(other, "k", other)))
        return isinstance(other, Key) and self.k == other.k

    def __repr__(self):
        return f"K{self.k}"

trace = []
kd = {Key(n): n for n in (1, 4, 7, 1, 2)}
print(kd, len(kd), Key(7) in kd, Key(10) in kd, kd.get(Key(4)), len(trace) > 0)
k = Key(5)
kd[k] = "five"
k.k = 6
print(k in kd, k in list(kd), Key(5) in kd, len(kd))
nested = defaultdict(lambda: defaultdict(int))
for a, b in ["xy", "xz", "xy", "yx"]:
    nested[a][b] += 1
print({k: dict(v) for k, v in nested.items()}, nested["new"], list(nested), nested.get("no"), nested == {"x": {"y": 2, "z": 1}, "y": {"x": 1}, "new": {}})
od1, od2 = OrderedDict(a=1, b=2), OrderedDict([("b", 2), ("a", 1)])
print(od1 == od2, od1 == dict(od2), od1, od1.move_to_end("a"), list(od1), od1 == od2, od1.popitem(last=False))
cnt = Counter("mississippi")
cnt["z"] -= 2
cnt.update("mm")
cnt.subtract({"i": 1})
print(cnt, cnt["nothing"], sum(cnt.values()), cnt.total(), sorted(cnt.elements()), cnt.most_common()[-1], -cnt, cnt == Counter(m=3, i=3, s=4, p=2, z=-2), cnt > Counter("m"))
proxy = MappingProxyType(c.spelling)
c.spelling["new"] = "New"
print(proxy["new"], len(proxy), proxy)
try:
    proxy["x"] = 1
except TypeError as ex:
    print(ex)
inv = {v: k for k, v in {"a": 1, "b": 2, "c": 1}.items()}
print(inv, {k: v for k, v in sorted({"b": 1, "a": 2}.items())}, max({"a": 3, "b": 7}, key={"a": 3, "b": 7}.get), {len(w): w for w in ["a", "bb", "c"]}, {"a": 1} == {"a": True}, {1: {2: {}}} == {1.0: {2: {}}})
self_ref = {"k": 1}
self_ref["me"] = self_ref
lst = [1]
lst.append(lst)
print(self_ref, lst, self_ref["me"]["me"]["k"])
for bad in (lambda: {[]: 1}, lambda: {}["x"], lambda: {}.popitem(), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {1: 2} | [(3, 4)], lambda: {} < {}, lambda: dict(**{1: 2}), lambda: {}.pop("q"), lambda: {{1}: 2}, lambda: {(1, [2]): 3}):
    try:
        print(bad())
    except Exception as ex:
        print(type(ex).__name__, ex)
x = {}
x |= [(3, 4)]
print(x, {}.pop("q", None), {"a": 1}.get("b"), {1: 2}.__len__(), dict(a=1).__contains__("a"), hash(frozenset(x.items())) == hash(frozenset({(3, 4)})))
