"""Views of dicts as sets: what needs a hash and what does not, and which view is which."""
from collections import OrderedDict

plain = {"a": 1, "b": 2, "c": 3}
lists = {"x": [], "y": [1]}


def tell(name, go):
    try:
        got = go()
        print(name, type(got).__name__, sorted(got, key=repr) if isinstance(got, (set, frozenset)) else got)
    except TypeError as e:
        print(name, "TypeError", e)


tell("items & larger set", lambda: lists.items() & {1, 2, 3})
tell("items & smaller set", lambda: lists.items() & {1})
tell("items & empty", lambda: lists.items() & set())
tell("items & pairs", lambda: plain.items() & [("a", 1), ("b", 9)])
tell("items | set", lambda: lists.items() | {1})
tell("items - set", lambda: lists.items() - {1})
tell("set - items", lambda: {("a", 1), 5} - plain.items())
tell("items ^ items", lambda: lists.items() ^ {"x": [], "y": [1]}.items())
tell("items ^ other", lambda: lists.items() ^ {"x": []}.items())
tell("items ^ plain", lambda: plain.items() ^ {"a": 1, "b": 0}.items())
tell("frozen | keys", lambda: frozenset("ax") | plain.keys())
tell("keys & text", lambda: plain.keys() & "abz")
tell("text & keys", lambda: "abz" & plain.keys())
tell("keys - list", lambda: plain.keys() - ["a"])
tell("keys ^ keys", lambda: plain.keys() ^ lists.keys())
tell("keys | number", lambda: plain.keys() | 5)
tell("number & keys", lambda: 5 & plain.keys())
tell("keys | class", lambda: plain.keys() | int)
tell("values & set", lambda: plain.values() & {1})
tell("keys & keys", lambda: plain.keys() & {"c": 0, "a": 0}.keys())
tell("items == items", lambda: lists.items() == {"y": [1], "x": []}.items())
tell("items < items", lambda: (lists.items() < {**lists, "z": 0}.items(), {**lists, "z": 0}.items() >= lists.items()))
tell("items == set", lambda: {"x": []}.items() == {1})
tell("keys == set", lambda: (plain.keys() == set("abc"), frozenset("abc") == plain.keys(), plain.keys() > {"a"}, {"a", "q"} <= plain.keys()))
tell("keys == list", lambda: plain.keys() == ["a", "b", "c"])
tell("keys < list", lambda: plain.keys() < ["a"])
tell("items isdisjoint", lambda: (plain.items().isdisjoint([("a", 2)]), plain.items().isdisjoint([5, ("a", 1)]), lists.items().isdisjoint({1}), plain.keys().isdisjoint("qa")))
print(plain.items() == OrderedDict(plain).items(), plain.keys() != {"a": 0}.keys())

values = plain.values()
same = values
print(values == values, values == same, values is same, values == plain.values(), values is plain.values(), [values].count(same), [values].index(values))
k1 = plain.keys()
k2 = k1
print(k1 is k2, k1 is plain.keys(), k1 == plain.keys(), k1 == k2, plain.keys() is plain.keys())
typed = {1: 2.5, 3: 4.5}
v = typed.values()
w = v
holder = [v]
print(v == w, v is w, v == typed.values(), v in holder, typed.values() in holder, w in holder)
any_values = {1: "a", "b": 2}.values()
print(any_values == any_values, any_values is any_values, any_values == {1: "a", "b": 2}.values())


class Walks(dict):
    log = []

    def __getitem__(self, key):
        self.log.append(f"get {key}")
        return super().__getitem__(key)

    def __iter__(self):
        self.log.append("iter")
        return super().__iter__()

    def keys(self):
        self.log.append("keys")
        return super().keys()


class Quiet(dict):
    def __getitem__(self, key):
        return "never asked"


w = Walks(a=1, b=2)
for name, go in (("or", lambda: w | {"q": 1}), ("ror", lambda: {"q": 1} | w), ("copy", lambda: w.copy()), ("dict", lambda: dict(w)), ("stars", lambda: {**w}),
                 ("empty", lambda: Walks() | {}), ("empty copy", lambda: Walks().copy()), ("quiet", lambda: Quiet(a=1) | {"b": 2}), ("both", lambda: w | w)):
    got = go()
    print(name, type(got).__name__, got, Walks.log)
    Walks.log.clear()
d = {"z": 0}
d |= w
print(d, Walks.log)
