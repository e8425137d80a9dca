"""Views of dicts: shown, measured, compared, combined, walked, where their types are known and where not."""
from collections import Counter, OrderedDict, defaultdict

plain = {"a": 1, "b": 2, "c": 3}
ks, vs, its = plain.keys(), plain.values(), plain.items()
print(ks, vs, its)
print(repr(ks), str(vs), f"{its}", f"{ks!r:>30}", [ks], (vs,))
print(len(ks), len(vs), len(its), bool(ks), bool({}.values()), not its)
print(type(ks).__name__, type(vs).__name__, type(its).__name__, "a" in ks, 2 in vs, ("a", 1) in its, ("a", 2) in its, 5 not in vs)
print(ks == {"a", "b", "c"}, ks == plain.keys(), vs == plain.values(), its == plain.items(), ks != {"a"}, ks == ["a", "b", "c"])
print(ks < {"a", "b", "c", "d"}, ks <= plain.keys(), ks > {"a"}, its >= {("a", 1)}, {"a"} < ks, {"a": 1}.keys() < ks)
print(sorted(ks & {"a", "z"}), sorted(ks | {"z"}), sorted(ks - {"a"}), sorted(ks ^ {"a", "z"}), sorted(its & {("a", 1)}), sorted({"a", "q"} - ks))
print(sorted(ks & ["b"]), sorted(ks | "xy"), sorted(["q"] | ks), type(ks & ks).__name__, type(its - its).__name__, ks.isdisjoint("xyz"), its.isdisjoint([("a", 1)]))
print(list(reversed(ks)), list(reversed(vs)), list(reversed(its)), list(ks), tuple(vs), dict(its), set(ks) == {*ks}, sorted(vs, reverse=True))
print(max(ks), min(vs), sum(vs), list(map(str, vs)), list(zip(ks, vs)), list(enumerate(ks)), any(vs), all(ks), [k for k in ks if k > "a"])
plain["d"] = 4
print(ks, vs, its, ks.mapping["d"], len(ks))
k, *rest = ks
print(k, rest, *vs, sep="|")
for bad in (lambda: vs & {1}, lambda: ks[0], lambda: vs < vs, lambda: hash(ks), lambda: {vs: 1} and hash(its), lambda: ks + ks, lambda: next(ks), lambda: ks.append(1), lambda: ks < [1]):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
mixed = {1: "one", None: [2], (3, 4): {"five": 6}}
print(mixed.keys(), mixed.values(), mixed.items())
od = OrderedDict(x=1, y=2)
print(od.keys(), od.values(), od.items(), type(od.keys()).__name__, list(reversed(od.items())), od.keys() & {"x"})
print(Counter("aab").keys(), Counter("aab").items(), defaultdict(list, k=[1]).values(), type(Counter().items()).__name__)


class D(dict):
    pass


print(D(a=1).keys(), D(a=1).items(), type(D().values()).__name__)
loop = {}
loop["v"] = loop.values()
print(len(loop["v"]), {"a": {"b": {}.keys()}})
empty = {}
print(empty.keys(), empty.values(), empty.items(), empty.keys() == set(), empty.items() == empty.keys(), empty.keys() == empty.keys())


def views(d):
    return d.keys(), d.values(), d.items()


for view in (*views({1: 1.5}), *views({"x": "y"}), *views({})):
    print(view, len(view), bool(view), type(view).__name__, view == view, list(view))
swapped = {v: k for k, v in its}
print(swapped.keys() == set(vs), swapped, ks ^ swapped.values())
it = iter(ks)
print(next(it), list(it), next(it, "end"))
try:
    for k in ks:
        plain[k + "!"] = 0
except RuntimeError as e:
    print(e)
