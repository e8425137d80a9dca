from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, abc, defaultdict, deque, namedtuple

c = Counter("mississippi")
print(c, c.most_common(2), c["z"], "z" in c, c.total())
c.update("miss")
c.subtract({"i": 10, "q": 1})
print(c, +c, -c, sorted(c.elements()))
print(Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3) | Counter(b=2), Counter(a=1) - Counter(a=5), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2))
c["zero"] = 0
del c["missing"]
print(dict(c.most_common()[-2:]), Counter([1, 1.0, True]), Counter({"x": 2}) + Counter())

dd = defaultdict(lambda: len(dd))
ids = [dd[w] for w in "the cat the dog a cat".split()]
print(ids, dict(dd), dd.get("bird"), len(dd))
nested = defaultdict(lambda: defaultdict(int))
nested["x"]["y"] += 5
print(nested["x"], {k: dict(v) for k, v in nested.items()}, defaultdict(list, a=[1]))
try:
    defaultdict()["k"]
except KeyError as e:
    print("KeyError:", e)
try:
    defaultdict(5)
except TypeError as e:
    print("TypeError:", e)

d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.maxlen, d[0], d[-1])
d.rotate(1)
print(d, d.count(3), d.index(3), list(reversed(d)))
d.extendleft("ab")
d.remove("a")
d.insert(1, "mid")
print(d, d == deque(d), d.copy().popleft(), len(d), deque("abc") < deque("abd"), deque([1]) + deque([2]))
for act in (lambda: d.insert(0, 9) or d.insert(0, 9), lambda: deque().pop(), lambda: d[10], lambda: d.remove("zzz"), lambda: d[0:1]):
    try:
        print(act())
    except (IndexError, ValueError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")

od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
od.move_to_end("c", last=False)
print(od, od.popitem(last=False), od == {"a": 1, "b": 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(od)))

defaults, env, args = {"color": "red", "user": "guest"}, {"user": "admin"}, {}
cm = ChainMap(args, env, defaults)
cm["color"] = "blue"
print(cm["user"], cm["color"], defaults["color"], dict(cm), len(cm), cm.new_child({"user": "me"})["user"], cm.parents["color"], args)
try:
    del cm["user"]
except KeyError as e:
    print("KeyError:", e)

P = namedtuple("P", "x y z", defaults=[0])
p = P(1, y=2)
print(p, p._replace(z=9), p._asdict(), P._make("abc"), p == (1, 2, 0), p[1:], hash(p) == hash((1, 2, 0)), P.__doc__)
print(namedtuple("Q", "class a a b", rename=True)._fields, isinstance(p, tuple), sum(p), max(P(1, 5), P(1, 4, 9)))
for bad in (lambda: namedtuple("Q", "def"), lambda: namedtuple("Q", "a a"), lambda: P(), lambda: p._replace(w=1)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")


class Caseless(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)

    def __missing__(self, k):
        if k == k.lower():
            raise KeyError(k)
        return self[k.lower()]


class Stack(UserList):
    push = UserList.append

    def peek(self):
        return self[-1]


class Deck(abc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError("deck")
        return i * 10


h = Caseless({"Content-Type": "x"}, ACCEPT="*")
h.update(Foo=1)
print(h, h["CONTENT-TYPE"], h.get("Nope", "dflt"), "foo" in h, "FOO" in h, len(h), h.setdefault("new", 4))
s = Stack([1]) + [2]
s.push(3)
print(s, s.peek(), type(s[:2]).__name__, s == [1, 2, 3], type(s).__name__)
print(list(Deck(4)), 20 in Deck(4), list(reversed(Deck(3))), Deck(5).index(30), Deck(3).count(5), isinstance([], abc.Sequence), isinstance({}, abc.Hashable), issubclass(Deck, abc.Iterable))
