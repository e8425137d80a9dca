"""__slots__ with inheritance, collections.abc mixins, abstract methods, properties down the hierarchy."""
from abc import ABC, ABCMeta, abstractmethod
from collections.abc import (Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence,
                             MutableSet, Sequence, Sized)


class Point:
    __slots__ = ("x", "y", "_cache")
    z = 7

    def __init__(self, x, y):
        self.x, self.y = x, y

    @property
    def norm1(self):
        try:
            return self._cache
        except AttributeError:
            self._cache = abs(self.x) + abs(self.y)
            return self._cache


class Point3(Point):
    __slots__ = ("w",)


class Loose(Point):
    pass


p, q, l = Point(3, -4), Point3(1, 2), Loose(5, 6)
print(p.norm1, p._cache, p.z, Point.__slots__, Point3.__slots__, hasattr(p, "__dict__"), hasattr(q, "__dict__"), hasattr(l, "__dict__"))
l.extra = "ok"
q.w = 9
print(l.__dict__, q.w, l.norm1, "_cache" in l.__dict__)
for attempt in (lambda: setattr(p, "extra", 1), lambda: setattr(p, "z", 1), lambda: setattr(q, "v", 1), lambda: Point3(1, 2).w, lambda: p.__dict__, lambda: delattr(Point(1, 2), "_cache")):
    try:
        attempt()
    except AttributeError as e:
        print("AttributeError:", e)
del p.x
print(hasattr(p, "x"), getattr(p, "x", "unset"), type(Point.x).__name__, Point.y.__get__(p))
try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as e:
    print("ValueError:", e)


class FoldedDict(MutableMapping):
    def __init__(self, *args, **kw):
        self._d = {}
        self.update(*args, **kw)

    def __getitem__(self, k):
        return self._d[k.casefold()][1]

    def __setitem__(self, k, v):
        self._d[k.casefold()] = (k, v)

    def __delitem__(self, k):
        del self._d[k.casefold()]

    def __iter__(self):
        return (k for k, _ in self._d.values())

    def __len__(self):
        return len(self._d)

    def __repr__(self):
        return f"{type(self).__name__}({dict(self)})"


d = FoldedDict({"Content-Type": "text", "LENGTH": 5}, accept="*/*")
d["content-type"] = "html"
print(d, d["CONTENT-TYPE"], "length" in d, len(d), d.get("nope", 0), d.pop("Length"), list(d.items()))
print(d.setdefault("Host", "h"), d.setdefault("HOST", "x"), d == {"content-type": "html", "accept": "*/*", "Host": "h"}, d != {}, list(d.keys()), list(d.values()))
print(d.popitem(), d.pop("gone", None), "html" in d.values(), ("accept", "*/*") in d.items(), d.keys() & {"accept"}, sorted(d.keys() | {"Z"}))
for bad in (lambda: d["gone"], lambda: d.pop("gone"), lambda: FoldedDict(5), lambda: d[3]):
    try:
        bad()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
d.clear()
print(d, bool(d), isinstance(d, Mapping), isinstance(d, dict))


class Ring(MutableSequence):
    def __init__(self, items=()):
        self._l = list(items)

    def __len__(self):
        return len(self._l)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Ring(self._l[i])
        if not self._l:
            raise IndexError("empty ring")
        if i >= 2 * len(self._l):
            raise IndexError(i)
        return self._l[i % len(self._l)]

    def __setitem__(self, i, v):
        self._l[i % len(self._l)] = v

    def __delitem__(self, i):
        del self._l[i % len(self._l)]

    def insert(self, i, v):
        self._l.insert(i, v)

    def __repr__(self):
        return f"Ring{self._l}"


r = Ring("abc")
r.append("d")
r += ["e", "f"]
print(r, r[7], r[-1], r[1:3], list(reversed(r)), r.index("c"), r.count("a"), r.pop(), r.pop(0), r)
print(list(zip(r, range(10))), "zz" in r, len(r))
r.reverse()
r.remove("c")
r.extend(Ring("xy"))
r.insert(1, "I")
r[20] = "wrapped"
print(r, max(r), isinstance(r, Sequence), r == Ring("x"))
first, *rest = r
print(first, rest)


class Bits(MutableSet):
    def __init__(self, it=()):
        self.mask = 0
        for x in it:
            self.add(x)

    def __contains__(self, x): return isinstance(x, int) and x >= 0 and self.mask >> x & 1 == 1
    def __iter__(self): return (i for i in range(self.mask.bit_length()) if self.mask >> i & 1)
    def __len__(self): return self.mask.bit_count()
    def add(self, x): self.mask |= 1 << x
    def discard(self, x): self.mask &= ~(1 << x)
    def __repr__(self): return f"Bits({list(self)})"


a, b = Bits([1, 3, 70]), Bits(range(2, 5))
print(a & b, a | b, a - b, a ^ b, a <= b, Bits([3]) < a, a == {1, 3, 70}, a.isdisjoint([9]), b - [3], {1, 2} & a, a > {1})
a |= {5}
a -= Bits([70])
a ^= [1, 2]
print(a, a.mask, a.pop(), a, 99 in a, "x" in a)
try:
    a.remove(44)
except KeyError as e:
    print("KeyError:", e)


class Shape(ABC):
    def __init__(self, name):
        self.name = name

    @property
    @abstractmethod
    def area(self): ...

    @abstractmethod
    def scale(self, k):
        return f"scaling {self.name} by {k}"

    @classmethod
    @abstractmethod
    def unit(cls): ...


class Half(Shape):
    area = 3


class Full(Half):
    def scale(self, k):
        return super().scale(k) + "!"

    @classmethod
    def unit(cls):
        return cls("unit")


for cls in (Shape, Half, Full):
    try:
        print(cls("s").scale(2), cls.unit().name, cls("t").area)
    except TypeError as e:
        print("TypeError:", e)
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Full.__abstractmethods__ == frozenset(), isinstance(Full, ABCMeta))
Sequence.register(Bits)
print([isinstance(x, t) for t in (Sized, Iterable, Iterator, Hashable, Callable, Sequence) for x in (a, r, len, iter([]), (), {})])
