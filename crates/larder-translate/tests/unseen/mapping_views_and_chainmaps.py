from collections import ChainMap, OrderedDict, Counter, defaultdict
from types import MappingProxyType
from operator import itemgetter

d = {"a": 1, "b": 2, "c": 3}
ks, vs, its = d.keys(), d.values(), d.items()
print(ks, vs, its, len(ks), list(reversed(ks)), list(reversed(its))[0])
d["d"] = 4
del d["a"]
d["a"] = 10
print(ks, list(vs), "a" in ks, 10 in vs, ("a", 10) in its, ("a", 1) in its, ks == {"a", "b", "c", "d"}, vs == d.values(), its == set(d.items()))
e = {"b": 2, "c": 30, "z": 0}
print(sorted(ks & e), sorted(ks | e.keys()), sorted(ks - e.keys()), sorted(ks ^ e.keys()), sorted(its & e.items()), sorted(its - e.items()), type(ks & []).__name__, ks.isdisjoint("xyz"))
print(sorted(ks & ["a", "q"]), sorted({"a"} | ks), ks >= {"a"}, {"a", "b"} < ks, ks.mapping["b"], sorted(its | [("n", 1)])[:2], [1] and ks <= e.keys())
try:
    {"x": []}.items() & {("x", 1)}
except TypeError as err:
    print("TypeError", err)
print(("x", []) in {"x": []}.items(), "x" in {"x": []}.items(), {"x": [1]}.items() == {"x": [1]}.items(), {"x": 1}.items() <= {"x": 1, "y": 2}.items())
for name, fn in {"resize": lambda k: d.update({k + "!": 0}), "delete": lambda k: d.pop(k)}.items():
    try:
        for k in d:
            fn(k)
    except RuntimeError as err:
        print(name, err, len(d))
for k in d:
    d[k] = k
print(d)
for k in list(d):
    if k.endswith("!"):
        del d[k]
print(d, d.popitem(), d, d.setdefault("new", []), d.setdefault("new", 5), d.pop("gone", None), d.get("b"))
it = iter({"x": 1, "y": 2})
print(next(it), it.__length_hint__(), list(it), next(it, "end"))
m1 = {"x": 1, "y": 2} | {"y": 3, "z": 4}
m1 |= [("w", 5)]
print(m1, {**m1, "x": 0, **{"q": 1}}, dict(m1, x=9), dict([("k", 1), ("k", 2)], k=3), dict(zip("abc", range(2))), dict.fromkeys("aba"), dict.fromkeys([1, 2], []))
shared = dict.fromkeys("ab", [])
shared["a"].append(1)
print(shared, {"a": 1, "b": 2} == {"b": 2, "a": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, list({3: 0, 1: 0, 2: 0}), {1: "int", 1.0: "float", True: "bool"})
dup = {"k": 1, "j": 2, "k": 3}
dup["j"] = dup.pop("j")
print(dup, sorted(dup.items(), key=itemgetter(1)), max(dup, key=dup.get), min(dup.values()), sum(dup.values()), {v: k for k, v in dup.items()}, list(map(dup.get, "jkx")))
base, user, cli = {"color": "red", "size": 1, "tags": ["t"]}, {"size": 2}, {}
cm = ChainMap(cli, user, base)
print(cm["size"], cm["color"], cm.get("nope"), len(cm), sorted(cm), list(cm), "tags" in cm, dict(cm), cm.maps[1] is user)
cm["size"] = 3
cm["tags"].append("u")
print(cli, user, base, cm["size"])
del cm["size"]
print(cm["size"], cm.parents["size"], cm.new_child({"color": "blue"})["color"], cm["color"])
for op in (lambda: cm.__delitem__("color"), lambda: cm["zzz"], lambda: cm.pop("size"), lambda: cm.popitem()):
    try:
        op()
    except KeyError as err:
        print("KeyError", err)
child = cm.new_child(local=1)
child.update(a=1, color="green")
print(child, len(child), child == dict(child), child.pop("color"), child["color"], bool(ChainMap()), ChainMap({}, {"k": 1}) | {"k": 2}, {"z": 1} | ChainMap({"y": 1}))
user["color"] = "set later in the middle"
print(cm["color"], list(cm.items()), cm.copy().maps[0] is cli, cm.copy().maps[1] is user)


class Deep(ChainMap):
    def __setitem__(self, k, v):
        for m in self.maps:
            if k in m:
                m[k] = v
                return
        self.maps[0][k] = v

    def __missing__(self, k):
        return f"<{k}?>"


dm = Deep({}, {"x": 1})
dm["x"] = 2
dm["y"] = 3
print(dm, dm["nothing"], dm.get("nothing", "got"), "nothing" in dm)
ro = MappingProxyType(base)
base["added"] = True
print(ro["added"], len(ro), ro == base, dict(ro) | {"size": 0}, ro | {"n": 1}, ro.get("n"), type(ro.copy()).__name__)
try:
    ro["x"] = 1
except TypeError as err:
    print(err)
od = OrderedDict.fromkeys("abcd", 0)
od.move_to_end("a")
od.move_to_end("d", last=False)
print(od, list(reversed(od)), od.popitem(False), od.popitem(), list(od.items()))
try:
    od.move_to_end("zz")
except KeyError as err:
    print("KeyError", err)
c = Counter("mississippi")
c.subtract("miss")
print(c, c["zzz"], "zzz" in c, list(c.elements())[:5], c.most_common(2), c.most_common()[:-2:-1], +c, -Counter(a=-2), c.total(), c - Counter(i=9), Counter(a=1) + Counter(a=-1, b=2))
c.update({"i": 5}, m=-3)
del c["p"], c["never there"]
print(c, c == Counter(i=8, s=2, m=-3), Counter(a=0) == Counter(), Counter(a=1) <= Counter(a=1, b=0), c & Counter(i=1, m=5), c | Counter(q=1), sorted(c.items()), dict(Counter([1, True, 1.0])))
grouped = defaultdict(lambda: defaultdict(int))
for w in "a bb cc a bb a".split():
    grouped[len(w)][w] += 1
print({k: dict(v) for k, v in grouped.items()}, grouped.get(9), len(grouped), grouped[9].__class__.__name__, len(grouped), sorted(grouped))
nested = {"a": {"b": {"c": 1}}, "l": [1, {"k": 2}]}
def walk(o, path=()):
    if isinstance(o, dict):
        for k in o:
            yield from walk(o[k], path + (k,))
    elif isinstance(o, list):
        for i, x in enumerate(o):
            yield from walk(x, path + (i,))
    else:
        yield "/".join(map(str, path)), o
print(dict(walk(nested)), [*nested], {**nested, "a": None}["a"], nested | {} is not nested, str(nested) == repr(nested))
print({(1, 2): "t", None: "n", frozenset(): "f", int: "i", 1.5: "x", ...: "e"}, {None: 1}[None], {int: "type"}[type(5)], {"": 0}[""], {(): 1}[()])
loop = {}
loop["me"] = loop
print(loop, loop["me"]["me"] is loop)
for bad in (lambda: {}[0], lambda: {[]: 1}, lambda: dict([1]), lambda: dict(["abc"]), lambda: dict(5), lambda: {}.popitem(), lambda: {} < {}, lambda: {"a": 1} + {}, lambda: {}.fromkeys(3), lambda: dict(**{1: 2}), lambda: {1: 2}.pop(3), lambda: next({}), lambda: {}.keys()[0], lambda: {}.get()):
    try:
        print(bad())
    except Exception as err:
        print(f"{type(err).__name__}: {err}")
del ro, cm["color"]
