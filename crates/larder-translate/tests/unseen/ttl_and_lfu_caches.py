from collections import OrderedDict, defaultdict
import functools


class FakeClock:
    def __init__(self):
        self.t = 0

    def __call__(self):
        return self.t

    def advance(self, dt):
        self.t += dt
        return self


class TTLCache:
    def __init__(self, ttl, clock, maxsize=3):
        self.ttl, self.clock, self.maxsize = ttl, clock, maxsize
        self._data = OrderedDict()
        self.hits = self.misses = self.evicted = 0

    def _purge(self):
        now = self.clock()
        for k in [k for k, (_, exp) in self._data.items() if exp <= now]:
            del self._data[k]
            self.evicted += 1

    def __setitem__(self, k, v):
        self._purge()
        self._data.pop(k, None)
        while len(self._data) >= self.maxsize:
            old, _ = self._data.popitem(last=False)
            self.evicted += 1
        self._data[k] = (v, self.clock() + self.ttl)

    def __getitem__(self, k):
        self._purge()
        try:
            v, _ = self._data[k]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._data.move_to_end(k)
        return v

    def get(self, k, default=None):
        try:
            return self[k]
        except KeyError:
            return default

    def __contains__(self, k):
        self._purge()
        return k in self._data

    def __len__(self):
        self._purge()
        return len(self._data)

    def __repr__(self):
        return f"<TTL {dict((k, v) for k, (v, _) in self._data.items())} h={self.hits} m={self.misses} e={self.evicted}>"


class LFUCache:
    def __init__(self, size):
        self.size = size
        self.values, self.freq = {}, {}
        self.buckets = defaultdict(OrderedDict)
        self.low = 0

    def _touch(self, k):
        f = self.freq[k]
        del self.buckets[f][k]
        if not self.buckets[f]:
            del self.buckets[f]
            if self.low == f:
                self.low += 1
        self.freq[k] = f + 1
        self.buckets[f + 1][k] = None

    def get(self, k):
        if k not in self.values:
            return -1
        self._touch(k)
        return self.values[k]

    def put(self, k, v):
        if self.size <= 0:
            return None
        gone = None
        if k in self.values:
            self.values[k] = v
            self._touch(k)
            return None
        if len(self.values) == self.size:
            gone, _ = self.buckets[self.low].popitem(last=False)
            del self.values[gone], self.freq[gone]
        self.values[k], self.freq[k], self.low = v, 1, 1
        self.buckets[1][k] = None
        return gone

    def __str__(self):
        return ", ".join(f"{k}:{v}@{self.freq[k]}" for k, v in self.values.items())


def memo(maxsize=None):
    def deco(fn):
        table = OrderedDict()

        @functools.wraps(fn)
        def wrapper(*args, **kw):
            key = args + tuple(sorted(kw.items()))
            if key in table:
                wrapper.hits += 1
                table.move_to_end(key)
                return table[key]
            wrapper.misses += 1
            table[key] = result = fn(*args, **kw)
            if maxsize is not None and len(table) > maxsize:
                table.popitem(last=False)
            return result
        wrapper.hits = wrapper.misses = 0
        wrapper.table = table
        return wrapper
    return deco


@memo()
def grid_paths(r, c):
    return 1 if r == 0 or c == 0 else grid_paths(r - 1, c) + grid_paths(r, c - 1)


@memo(maxsize=4)
def slow(x, *, scale=1):
    return f"{x}*{scale}"


clock = FakeClock()
cache = TTLCache(10, clock)
cache["a"] = 1
clock.advance(4)
cache["b"] = [2]
cache["c"] = None
print(cache, cache["a"], "zz" in cache, cache.get("zz", 0), len(cache))
cache["d"] = 4
print(cache)
clock.advance(6)
print(cache.get("a"), cache.get("c", "dflt"), cache)
clock.advance(4.5)
print(len(cache), cache, bool(cache))
try:
    cache["d"] = 5
    clock.advance(10)
    cache["d"]
except KeyError as e:
    print("gone", e, cache)
lfu = LFUCache(3)
for op in "p1 p2 p3 g1 g1 g2 p4 g3 g4 p5 p1 g5 p6 g2".split():
    k = int(op[1])
    r = lfu.put(k, k * 11) if op[0] == "p" else lfu.get(k)
    print(op, r, "|", lfu, "| low", lfu.low)
print(LFUCache(0).put(1, 1), LFUCache(0).get(1))
print(grid_paths(18, 18), grid_paths(40, 35), grid_paths.hits, grid_paths.misses, grid_paths.__name__)
print([slow(x) for x in (1, 2, 1, 3, 4, 5, 1, 2)], slow(1, scale=2), slow(1), slow.hits, slow.misses, list(slow.table))


@functools.lru_cache(maxsize=2)
def sq(x):
    print("computing", x)
    return x * x


print(sq(2), sq(3), sq(2), sq(4), sq(3), sq(2.0), sq.cache_info())
sq.cache_clear()
print(sq(True), sq(1), sq.cache_info(), sq.cache_parameters())


class Circle:
    def __init__(self, r):
        self.r = r

    @functools.cached_property
    def area(self):
        print("area computed")
        return self.r ** 2 * 3

    @functools.cache
    def scaled(self, k):
        print("scaled computed", k)
        return self.area * k


c = Circle(2)
print(c.area, c.area, c.scaled(2), c.scaled(2), vars(c))
c.r = 10
del c.area
print(c.area, c.scaled(2), c.scaled(3))
try:
    sq([1])
except TypeError as e:
    print(e)
