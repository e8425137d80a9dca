"""FIFO, LRU, LFU, TTL (with a pretend clock) and 2Q caches replay the same traces."""
import random
from abc import ABC, abstractmethod
from collections import OrderedDict, deque


class Cache(ABC):
    registry = {}

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Cache.registry[cls.__name__.lower()] = cls

    def __init__(self, size):
        self.size = size
        self.hits = self.misses = 0
        self.evicted = []

    def fetch(self, key, load):
        value = self.lookup(key)
        if value is not None:
            self.hits += 1
            return value
        self.misses += 1
        value = load(key)
        self.store(key, value)
        return value

    @abstractmethod
    def lookup(self, key): ...

    @abstractmethod
    def store(self, key, value): ...

    @property
    def ratio(self):
        total = self.hits + self.misses
        return self.hits / total if total else 0.0


class Fifo(Cache):
    def __init__(self, size):
        super().__init__(size)
        self.data = {}

    def lookup(self, key):
        return self.data.get(key)

    def store(self, key, value):
        if len(self.data) == self.size:
            oldest = next(iter(self.data))
            del self.data[oldest]
            self.evicted.append(oldest)
        self.data[key] = value

    def keys(self):
        return list(self.data)


class Lru(Fifo):
    def lookup(self, key):
        value = self.data.pop(key, None)
        if value is not None:
            self.data[key] = value
        return value


class Lfu(Cache):
    def __init__(self, size):
        super().__init__(size)
        self.values, self.freq = {}, {}
        self.buckets = {}
        self.low = 0

    def lookup(self, key):
        if key not in self.values:
            return None
        f = self.freq[key]
        self.freq[key] = f + 1
        del self.buckets[f][key]
        if not self.buckets[f]:
            del self.buckets[f]
            self.low += self.low == f
        self.buckets.setdefault(f + 1, OrderedDict())[key] = True
        return self.values[key]

    def store(self, key, value):
        if len(self.values) >= self.size:
            old, _ = self.buckets[self.low].popitem(last=False)
            if not self.buckets[self.low]:
                del self.buckets[self.low]
            del self.values[old], self.freq[old]
            self.evicted.append(old)
        self.values[key], self.freq[key], self.low = value, 1, 1
        self.buckets.setdefault(1, OrderedDict())[key] = True

    def keys(self):
        return sorted(self.values, key=lambda k: (-self.freq[k], k))


class Ttl(Lru):
    life = 12

    def __init__(self, size):
        super().__init__(size)
        self.now = 0
        self.expired = 0

    def lookup(self, key):
        self.now += 1
        entry = self.data.get(key)
        if entry and self.now - entry[1] > self.life:
            del self.data[key]
            self.expired += 1
            return None
        return entry and entry[0]

    def store(self, key, value):
        super().store(key, (value, self.now))


class TwoQ(Cache):
    def __init__(self, size):
        super().__init__(size)
        self.recent, self.ghost = deque(maxlen=max(1, size // 3)), deque(maxlen=size)
        self.main = Lru(size - self.recent.maxlen)

    def lookup(self, key):
        if (v := self.main.lookup(key)) is not None:
            return v
        return next((v for k, v in self.recent if k == key), None)

    def store(self, key, value):
        if key in self.ghost:
            self.ghost.remove(key)
            self.main.store(key, value)
            return
        if len(self.recent) == self.recent.maxlen:
            self.ghost.append(self.recent[0][0])
            self.evicted.append(self.recent[0][0])
        self.recent.append((key, value))

    def keys(self):
        return [k for k, _ in self.recent] + self.main.keys()


def traces():
    rng = random.Random(2024)
    yield "loop", [i % 6 for i in range(60)]
    yield "scan+hot", [k for i in range(30) for k in (i + 100, 1, 2)]
    yield "uniform", [rng.randrange(12) for _ in range(80)]
    yield "skewed", [min(int(rng.expovariate(0.45)), 15) for _ in range(120)]
    yield "phases", [p * 10 + rng.randint(0, 3) for p in range(4) for _ in range(20)]


print(sorted(Cache.registry))
for name, trace in traces():
    print(f"{name:<9} {len(trace)} keys, {len(set(trace))} distinct, starts {trace[:10]}")
    for policy, cls in Cache.registry.items():
        loads = []
        cache = cls(5)
        answers = [cache.fetch(k, lambda k: loads.append(k) or f"v{k}") for k in trace]
        assert answers == [f"v{k}" for k in trace], policy
        assert len(loads) == cache.misses
        print(f"   {policy:<5} hits {cache.hits:>3} misses {cache.misses:>3} ratio {cache.ratio:6.1%} "
              f"keys {cache.keys()} evicted {len(cache.evicted)}:{cache.evicted[-3:]}")
try:
    Cache(3)
except TypeError as e:
    print("TypeError:", e)
t = Ttl(2)
print([t.fetch(k, str.upper) for k in "abaabbacab"], t.hits, t.misses, t.expired, t.data)
l = Lfu(2)
for k in "aabcbbc":
    l.fetch(k, ord)
print(l.values, l.freq, {f: list(b) for f, b in sorted(l.buckets.items())}, l.low, l.evicted)
print(Lfu(1).ratio, isinstance(t, Fifo), Ttl.__mro__[1:3] == (Lru, Fifo))
