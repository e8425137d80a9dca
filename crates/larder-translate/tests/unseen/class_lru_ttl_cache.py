from collections import OrderedDict
from collections.abc import MutableMapping
import functools


class Clock:
    def __init__(self, now=0):
        self.now = now

    def __call__(self):
        return self.now

    def __iadd__(self, seconds):
        self.now += seconds
        return self


class LRU(MutableMapping):
    def __init__(self, size, *pairs, clock=None, ttl=None, **kw):
        if size < 1:
            raise ValueError("size must be positive, not %d" % size)
        self.size = size
        self.clock = clock if clock is not None else Clock()
        self.ttl = ttl
        self._data = OrderedDict()
        self.hits = self.misses = self.evictions = 0
        self.update(pairs, **kw)

    def __getitem__(self, key):
        try:
            value, born = self._data[key]
        except KeyError:
            self.misses += 1
            raise
        if self.ttl is not None and self.clock() - born >= self.ttl:
            del self._data[key]
            self.misses += 1
            raise KeyError(key)
        self._data.move_to_end(key)
        self.hits += 1
        return value

    def __setitem__(self, key, value):
        self._data[key] = value, self.clock()
        self._data.move_to_end(key)
        while len(self._data) > self.size:
            gone, _ = self._data.popitem(last=False)
            self.evictions += 1

    def __delitem__(self, key):
        del self._data[key]

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        inner = ", ".join(f"{k!r}: {v[0]!r}" for k, v in self._data.items())
        return f"{self.__class__.__qualname__}({self.size}, {{{inner}}})"

    @functools.cached_property
    def label(self):
        print("computing label")
        return f"lru-{self.size}"


clock = Clock()
cache = LRU(3, ("a", 1), ("b", 2), clock=clock, ttl=10, c=3)
print(cache, len(cache), "a" in cache)
cache["d"] = 4
print(cache, cache.evictions)
clock += 5
cache["e"] = 5
clock += 5
print(cache.get("d"), cache.get("e"), cache.get("zzz", "dflt"))
print(cache.hits, cache.misses, list(cache))
print(cache.pop("e"), cache.pop("e", None))
try:
    cache.pop("e")
except KeyError as e:
    print("KeyError", e, e.args)
print(cache.setdefault("k", []), cache.setdefault("k", [1]))
cache["k"].append(7)
print(cache == {"k": [7], "a": 1}, dict(cache), sorted(cache.items(), key=str))
print(cache.label, cache.label, "label" in vars(cache))
del cache.label
print(cache.label)
print(isinstance(cache, MutableMapping), issubclass(LRU, dict), [c.__name__ for c in LRU.__mro__])
cache.clear()
print(cache, bool(cache))
try:
    cache.popitem()
except KeyError as e:
    print(repr(e))
try:
    MutableMapping()
except TypeError as e:
    print(e)
try:
    LRU(0)
except ValueError as e:
    print(e)
print(cache["gone"])
