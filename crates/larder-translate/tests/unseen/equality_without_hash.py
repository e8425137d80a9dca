"""__eq__ switches off hashing, odd __bool__/__eq__ results, identity in containers; ends with an unhashable key."""


class Plain:
    pass


class OnlyEq:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return isinstance(o, OnlyEq) and self.v == o.v

    def __repr__(self):
        return f"E{self.v}"


class Inherits(OnlyEq):
    pass


class HashAgain(OnlyEq):
    __hash__ = object.__hash__


class ByValue(OnlyEq):
    def __hash__(self):
        return hash(self.v)


class EqOnTop(ByValue):
    def __eq__(self, o):
        return super().__eq__(o)


class Lookalike(ByValue):
    def __eq__(self, o):
        return super().__eq__(o)
    __hash__ = ByValue.__hash__


for cls in (Plain, OnlyEq, Inherits, HashAgain, ByValue, EqOnTop, Lookalike):
    obj = cls() if cls is Plain else cls(1)
    try:
        print(f"{cls.__name__:<10}", len({obj, obj, cls() if cls is Plain else cls(1)}), cls.__hash__ is None, "__hash__" in vars(cls))
    except TypeError as e:
        print(f"{cls.__name__:<10}", e, cls.__hash__ is None, "__hash__" in vars(cls))

a, b, c = OnlyEq(1), OnlyEq(1), OnlyEq(2)
print(a == b, a is b, a != b, a != c, [a, c].index(b), [a, b, c].count(a), b in [a], (a, 2) == (b, 2), [a] != [b], {1: a} == {1: b}, a == 1, 1 == a, a != None, None == a)
lst = [a, c, b]
lst.remove(b)
print(lst, lst[0] is c, [x for x in (a, b) if x is a])
p, q = Plain(), Plain()
print(p == q, p == p, p != q, len({p, q, p}), [p, q].index(q), {p: "p", q: "q"}[q], p in (q,), hash(p) == hash(p))
h1, h2 = HashAgain(5), HashAgain(5)
d = {h1: "first"}
print(h1 == h2, d.get(h2, "not found by value") in ("not found by value", "first"), d[h1], h1 in d, list(d) == [h2])


class Never:
    def __eq__(self, o):
        return False

    def __ne__(self, o):
        return False

    __hash__ = object.__hash__


n = Never()
print(n == n, n != n, n in [n], [n] == [n], [n].index(n), {n: 1}[n], [n, Never()].count(n), (n,) == (n,), {n} == {n})


class Vector:
    """Comparison gives a vector, like array libraries."""

    def __init__(self, *v):
        self.v = v

    def __eq__(self, o):
        return Vector(*(x == (o.v[i] if isinstance(o, Vector) else o) for i, x in enumerate(self.v)))

    def __lt__(self, o):
        return [x < o for x in self.v]

    def __bool__(self):
        if len(self.v) != 1:
            raise ValueError("ambiguous truth")
        return bool(self.v[0])

    def __repr__(self):
        return f"V{self.v}"


v = Vector(1, 2, 3)
print(v == 2, v == Vector(1, 0, 3), v < 2, 5 > v, (v < 9) and "list is truthy", bool(Vector(0)), not Vector(1))
for bad in (lambda: v in [Vector(1, 2, 3)], lambda: v != 1, lambda: "yes" if v == v else "no", lambda: [v].count(Vector(9, 9, 9)), lambda: 0 < v < 5, lambda: hash(v), lambda: any([v]), lambda: max(v, 2)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Mutable:
    def __init__(self, k):
        self.k = k

    def __eq__(self, o):
        return self.k == o.k

    def __hash__(self):
        return hash(self.k)


m = Mutable(1)
s = {m}
table = {m: "stored"}
m.k = 2
print(m in s, Mutable(1) in s, Mutable(2) in s, m in list(s), len(s), table.get(m), list(table.values()))
m.k = 1
print(m in s, table[Mutable(1)])


class BadHash:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, o):
        return True


print(len({BadHash(1), BadHash(2), BadHash(1)}), hash(BadHash(2 ** 61 - 1)), hash(BadHash(2 ** 64)), hash(BadHash(-1)), BadHash(1) == "anything", 3 == BadHash(9))
for h in ("x", 1.5, None):
    try:
        hash(BadHash(h))
    except TypeError as e:
        print("TypeError:", e)


class Chatty:
    log = []

    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        self.log.append(f"{self.n}<{o.n}")
        return self.n < o.n

    def __bool__(self):
        self.log.append(f"bool {self.n}")
        return self.n > 0


x, y, z = Chatty(1), Chatty(2), Chatty(0)


def pick(c):
    Chatty.log.append(f"pick {c.n}")
    return c


print(pick(x) < pick(y) < pick(z), pick(y) < pick(x) < pick(z), Chatty.log)
Chatty.log.clear()
print((z or x or y).n, (x and z and y).n, (not z), (z if z else y).n, [c.n for c in (x, z, y) if c], Chatty.log)
Chatty.log.clear()
print(1 < 2 > 1 == 1 != 0, 1 < (2 > 1), 3 > 2 == True, (3 > 2) == True, 1 == 1.0 == True, not 1 == 2, 1 in [1] == True, "a" < "b" in "abc", False == False in [False], 5 > 3 > 1 < 2 <= 2, None is None is not False)
index = {}
for key in (1, "a", (1, 2), frozenset({1}), ByValue(3), None, ..., int, OnlyEq(4)):
    index[key] = len(index)
    print(len(index), type(key).__name__)
