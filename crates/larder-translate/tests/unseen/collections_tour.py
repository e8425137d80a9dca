# collections tour: Counter, OrderedDict, defaultdict, ChainMap, namedtuple, UserDict, views, mutation errors
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from collections.abc import Hashable, Iterable, Mapping, MutableMapping, Sequence, Sized, Callable

c = Counter("abracadabra")
d = Counter(a=2, b=-1, z=0)
print(c, c.most_common(2), c["nope"], "nope" in c, list(c.elements())[:6], c.total())
print(c + d, c - d, c & d, c | d, +d, -d, c == Counter("abracadabra"[::-1]), Counter(a=1) <= c, Counter(a=0) == Counter())
c.update("zzz")
c.subtract({"a": 10, "q": 1})
print(c, sorted(c.items(), key=lambda kv: (-kv[1], kv[0])), c.most_common()[:-3:-1])
c += Counter("q" * 5)
del c["nothing"]
print(dict(c), c.pop("b"), c.setdefault("new", 3), Counter([1, 1.0, True, "1"]), repr(Counter()), Counter(None))

od = OrderedDict.fromkeys("abcd", 0)
od.move_to_end("a")
od.move_to_end("d", last=False)
print(od, od.popitem(), od.popitem(last=False), list(reversed(od)), od == {"c": 0, "b": 0}, od == OrderedDict(c=0, b=0), od == OrderedDict(b=0, c=0))

dd = defaultdict(list, {"x": [1]})
dd["y"].append(2)
dd["x"] += [5]
print(dd, dd.get("zz"), "zz" in dd, dd.default_factory, len(dd))
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
t["a"]["d"]
dump = lambda x: {k: dump(v) for k, v in x.items()} if isinstance(x, dict) else x
print(dump(t), defaultdict(int, a=1) | {"b": 2}, defaultdict(None, {1: 2}))


class Miss(dict):
    def __missing__(self, k):
        return f"<{k}>"


m = Miss(a=1)
print(m["a"], m["zz"], m.get("zz"), "zz" in m, "%(foo)s" % m, "{q}".format_map(m), len(m))
base, over = {"a": 1, "b": 2}, {"b": 20, "c": 30}
cm = ChainMap(over, base)
cm["d"] = 4
print(cm, list(cm), cm["b"], cm.parents, dict(cm.new_child({"a": 0})), len(cm), over)
for f in (lambda: cm.pop("a"), lambda: cm["zz"], lambda: dd.default_factory(1, 2, 3), lambda: defaultdict(3), lambda: {}["x"], lambda: {}.popitem(), lambda: od.move_to_end("nope"), lambda: {[]: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {1} | [2], lambda: {1: 2} | [(3, 4)], lambda: {1: 2} < {3: 4}, lambda: set([[]]), lambda: frozenset("ab").add, lambda: set().pop(), lambda: {1}.remove(2), lambda: namedtuple("N", "a a"), lambda: namedtuple("N", "def b"), lambda: namedtuple("N", ["_x"]), lambda: deque([], -1), lambda: deque().pop(), lambda: deque([1]).remove(2), lambda: Counter(1), lambda: {}.fromkeys(1), lambda: {"a": 1}["b"]["c"], lambda: dict(a=1, **{"a": 2})):
    try:
        print("ok", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")

d = {i: i for i in range(3)}
for action in ("add", "del", "val"):
    try:
        for k in d:
            if action == "add":
                d[k + 10] = 0
            if action == "del":
                del d[k]
            if action == "val":
                d[k] = "v"
        print(action, "fine", d)
    except RuntimeError as e:
        print(action, e, d)
s = {1, 2, 3}
try:
    for x in s:
        s.discard(x)
        s.add(x + 10)
        s.add(x + 20)
except RuntimeError as e:
    print(e)
lst = [1, 2, 3, 4, 5, 6]
for x in lst:
    if x % 2 == 0 or x == 1:
        lst.remove(x)
print(lst)

d = dict(b=1, a=2)
keys, items = d.keys(), d.items()
d["c"] = 3
d["b"] = 9
print(keys, items, d.values(), keys & {"a", "zz"}, sorted(keys | {"q"}), ("b", 9) in items, keys - {"a"} == {"b", "c"}, keys == {"a", "b", "c"}, keys.isdisjoint("xyz"), list(reversed(d)))
d |= {"z": 0, "a": -1}
print(d, {**d, "b": 0}, d | {"k": 1}, list(d.items())[0], max(d, key=d.get), d.pop("nope", None), d.setdefault("a", 5), {1: "a", True: "b", 1.0: "c"}, {k: v for v, k in enumerate("aab")})

P = namedtuple("P", "x y z", defaults=[0, 0])
p = P(1, z=3)
print(p, p._replace(x="new"), P._field_defaults, p + (4,), p.index(3), P(*"abc"), namedtuple("R", "a class a", rename=True)._fields, p.__class__.__name__, *p, sep=" ; ")


class Low(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.lower())


lo = Low(A=1)
lo.update({"B": 2}, c=3)
print(lo, lo["a"], lo["C"], isinstance(lo, dict), isinstance(lo, MutableMapping), UserList([3, 1])[::-1], UserString("ab").upper() + "c", len(lo))


class Seq(Sequence):
    def __init__(self, *a):
        self.a = a

    def __len__(self):
        return len(self.a)

    def __getitem__(self, i):
        return self.a[i]


sq = Seq(5, 6, 7, 5)
print(list(reversed(sq)), sq.index(7), sq.count(5), 6 in sq, isinstance(sq, Iterable), isinstance([], Hashable), isinstance(4, Hashable), issubclass(str, Sized), isinstance(len, Callable), isinstance({}, Mapping))
fs = {frozenset({1, 2}): "a", frozenset(): "e"}
print(fs[frozenset([2, 1])], {frozenset("ab")} == {frozenset("ba")}, {1, 2} < {1, 2, 3}, {1} <= {2}, {1, 2} ^ {2, 3} == {1, 3}, frozenset({1}) | {2} == {1, 2}, type(frozenset() | {1}).__name__, type({1} | frozenset()).__name__, {1, 2}.issuperset([1]), set() == frozenset())
