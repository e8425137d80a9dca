from collections import OrderedDict, Counter, ChainMap, deque, namedtuple, UserDict, UserList, UserString
import itertools as it


class Fare(namedtuple("Fare", "start stop price", defaults=[250])):
    __slots__ = ()

    def __add__(self, other):
        if isinstance(other, Fare):
            return self._replace(stop=other.stop, price=self.price + other.price)
        return super().__add__(other)

    @property
    def label(self):
        return f"{self.start}->{self.stop}"


class CaseDict(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def __missing__(self, key):
        return f"<{key}?>"


class History(UserList):
    def __add__(self, other):
        print("adding", list(other))
        return super().__add__(other)


f = Fare("A", "B") + Fare("B", "C", 100)
print(f, f.label, f + (1,), Fare._field_defaults, Fare._fields)
print(f._asdict(), Fare._make(["x", "y", 3]), f == ("A", "C", 350), hash(f) == hash(("A", "C", 350)))
d = CaseDict({"Name": "metro"}, Line="red")
d["SPEED"] = 80
print(d, d["NAME"], "line" in d, "LINE" in d, d.get("nope"), d["NOPE"], len(d), sorted(d.keys()))
d |= {"X": 1}
print(d.data, type(d | {"Y": 2}).__name__, d.pop("X"), d.setdefault("Q", 5))
h = History([3, 1, 2])
h2 = h + [9]
print(type(h2).__name__, h2, h2[1:], type(h2[1:]).__name__, sorted(h2), h2.data)
s = UserString("Baker Street")
print(s.upper(), type(s.upper()).__name__, s + "!", "Street" in s, s[0:5], len(s))

od = OrderedDict.fromkeys("kings", 0)
od.move_to_end("k")
od.move_to_end("g", last=False)
print(od, od.popitem(last=False), list(reversed(od)))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))
c = Counter("mississippi")
c.subtract({"s": 2, "z": 1})
print(c, +c, -c, c.total(), c.most_common(2), sorted(c.elements()))
print(c & Counter(i=2, s=5), c | Counter(z=4), c - Counter(i=3), Counter(a=1) <= Counter(a=2, b=0))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
child = cm.new_child({"c": 9})
child["a"] = 100
print(child, child["b"], dict(child), cm["a"], child.parents, len(child), list(child))
try:
    del child["b"]
except KeyError as error:
    print("KeyError", error)
dq = deque(range(6), maxlen=4)
dq.rotate(-1)
dq.appendleft("x")
print(dq, dq.maxlen, dq.index(4), dq.count("x"))
dq.extendleft([7, 8])
print(dq, list(it.islice(dq, 1, 3)))
try:
    dq.insert(1, "full")
except IndexError as error:
    print(error)
for pair in it.pairwise(f):
    print(pair, end=";")
print()
print(list(it.accumulate([3, 1, 4, 1, 5], max, initial=2)), list(it.zip_longest("ab", [1, 2, 3], fillvalue="-")))
print([(k, len(list(g))) for k, g in it.groupby("aaabbca")])
print(list(it.starmap(pow, [(2, 5), (3, 2)])), list(it.compress("ABCDEF", [1, 0, 1, 0, 1, 1])))
print(f.nosuch)
