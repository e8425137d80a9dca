"""LRU cache three ways: OrderedDict, functools.lru_cache, hand-made decorator with attributes."""
from collections import OrderedDict
from functools import lru_cache, wraps, partial


class LRU(OrderedDict):
    def __init__(self, maxsize=3, /, *args, **kwds):
        self.maxsize = maxsize
        self.evicted = []
        super().__init__(*args, **kwds)

    def __getitem__(self, key):
        value = super().__getitem__(key)
        if key in self:
            self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        if key in self:
            self.move_to_end(key)
        super().__setitem__(key, value)
        if len(self) > self.maxsize:
            oldest = next(iter(self))
            self.evicted.append(oldest)
            del self[oldest]

    def __missing__(self, key):
        print("   miss", repr(key))
        return None


def memo(fn=None, *, size=4, key=lambda *a, **k: (a, tuple(sorted(k.items())))):
    if fn is None:
        return partial(memo, size=size, key=key)
    store = OrderedDict()

    @wraps(fn)
    def wrapper(*args, **kwargs):
        k = key(*args, **kwargs)
        try:
            store.move_to_end(k)
            wrapper.hits += 1
            return store[k]
        except KeyError:
            wrapper.misses += 1
        result = store[k] = fn(*args, **kwargs)
        while len(store) > size:
            store.popitem(last=False)
        return result

    wrapper.hits = wrapper.misses = 0
    wrapper.keys = lambda: list(store)
    return wrapper


@memo
def add(a, b=10):
    """add two things"""
    return a + b


@memo(size=2, key=lambda s: s.lower())
def shout(s):
    return s.upper() + "!"


@lru_cache(maxsize=None)
def ways(n, coins=(50, 20, 10, 5, 2, 1)):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    return ways(n - coins[0], coins) + ways(n, coins[1:])


@lru_cache(maxsize=2)
def noisy(x):
    print("   computing", x)
    return [x]


c = LRU(3)
for k in "abcad":
    c[k] = ord(k)
print(c.evicted, list(c), c["a"], list(c), c["zz"])
print(c.get("b"), list(c.items()), c.popitem(last=False), len(c))
c.update({"x": 1, "y": 2, "z": 3})
print(list(c), c.evicted, c == {"z": 3, "y": 2, "x": 1}, c == OrderedDict(z=3, y=2, x=1))
print(dict(c), "x" in c, c.setdefault("x", 99), c.setdefault("w", 5), list(c))

print(add(1), add(1, 10), add(1, b=10), add(b=10, a=1), add(1.0), add(True))
print(add.hits, add.misses, add.keys(), add.__name__, add.__doc__, add.__wrapped__(2, 3))
print(add([1], (2,)) if False else "skip")
try:
    add([1], [2])
except TypeError as e:
    print(type(e).__name__, e)
print(shout("hi"), shout("HI"), shout("Hi"), shout("a"), shout("b"), shout("hi"), shout.hits, shout.misses, shout.keys())
print(ways(100), ways(200), ways.cache_info().hits > 0, ways.cache_info().maxsize)
r = noisy(1)
r.append("mutated")
print(noisy(1), noisy(1.0), noisy(2), noisy(3), noisy(1))
print(noisy.cache_info(), noisy(3) is noisy(3))
noisy.cache_clear()
print(noisy.cache_info(), noisy.cache_parameters())
try:
    noisy({})
except TypeError as e:
    print(e)
