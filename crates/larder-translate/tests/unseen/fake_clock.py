# LRU / TTL cache with fake clock, rate limiter, token bucket, circuit breaker as decorators and classes
from collections import OrderedDict, deque
from functools import wraps
import heapq
class Clock:
    def __init__(self):
        self.now = 0.0
    def __call__(self):
        return self.now
    def tick(self, dt=1):
        self.now += dt
        return self
clock = Clock()
class TTLCache:
    def __init__(self, maxsize=3, ttl=10, clock=clock):
        self.data, self.maxsize, self.ttl, self.clock = OrderedDict(), maxsize, ttl, clock
        self.stats = dict(hit=0, miss=0, expired=0, evicted=0)
    def __contains__(self, key):
        return key in self.data and self.data[key][1] > self.clock()
    def __getitem__(self, key):
        try:
            value, expires = self.data[key]
        except KeyError:
            self.stats["miss"] += 1
            raise
        if expires <= self.clock():
            del self.data[key]
            self.stats["expired"] += 1
            raise KeyError(key, "expired")
        self.data.move_to_end(key)
        self.stats["hit"] += 1
        return value
    def __setitem__(self, key, value):
        self.data[key] = value, self.clock() + self.ttl
        self.data.move_to_end(key)
        while len(self.data) > self.maxsize:
            self.data.popitem(last=False)
            self.stats["evicted"] += 1
    def get(self, key, default=None, *, factory=None):
        try:
            return self[key]
        except KeyError:
            if factory is None:
                return default
            value = self[key] = factory(key)
            return value
    def __iter__(self):
        yield from (k for k, (_, t) in self.data.items() if t > self.clock())
def cached(cache):
    def deco(fn):
        @wraps(fn)
        def inner(*args):
            return cache.get((fn.__name__, args), factory=lambda k: fn(*args))
        inner.cache = cache
        return inner
    return deco
class RateLimited(Exception):
    pass
def rate_limit(n, per, clock=clock):
    calls = deque()
    def deco(fn):
        @wraps(fn)
        def inner(*a, **k):
            while calls and calls[0] <= clock() - per:
                calls.popleft()
            if len(calls) >= n:
                raise RateLimited(f"{fn.__name__}: retry in {calls[0] + per - clock():g}s")
            calls.append(clock())
            return fn(*a, **k)
        return inner
    return deco
class Bucket:
    def __init__(self, rate, cap):
        self.rate, self.cap, self.level, self.last = rate, cap, cap, clock()
    def take(self, n=1):
        now = clock()
        self.level = min(self.cap, self.level + (now - self.last) * self.rate)
        self.last = now
        if ok := self.level >= n:
            self.level -= n
        return ok
class Breaker:
    """closed -> open -> half-open, used as decorator and context manager"""
    def __init__(self, limit=2, cool=5):
        self.limit, self.cool, self.fails, self.opened = limit, cool, 0, None
    @property
    def state(self):
        if self.opened is None:
            return "closed"
        return "half-open" if clock() >= self.opened + self.cool else "open"
    def __enter__(self):
        if self.state == "open":
            raise RuntimeError("circuit open")
        return self
    def __exit__(self, typ, exc, tb):
        if typ is None:
            self.fails, self.opened = 0, None
        elif issubclass(typ, OSError):
            self.fails += 1
            if self.fails >= self.limit:
                self.opened = clock()
        return False
    def __call__(self, fn):
        @wraps(fn)
        def inner(*a):
            with self:
                return fn(*a)
        return inner
cache = TTLCache()
computed = []
@cached(cache)
def square(n):
    computed.append(n)
    return n * n
print([square(n) for n in (2, 3, 2, 4, 5, 3, 2)], computed, cache.stats, [k[1][0] for k in cache])
clock.tick(9)
print(square(5), square(9), list(cache.data))
clock.tick(1)
print(len(cache.data), len(list(cache)), ("square", (2,)) in cache, square(5), cache.stats, square.__name__, square.cache is cache)
for key in (("square", (2,)), "zzz"):
    try:
        cache[key]
    except KeyError as e:
        print("KeyError", e.args)
@rate_limit(2, per=3)
def hello(name="x", *, punct="!"):
    return f"hello {name}{punct}"
for dt in (0, 1, 1, 1, 0.5, 0.5):
    clock.tick(dt)
    try:
        print(clock(), hello(f"t{dt}", punct="?"))
    except RateLimited as e:
        print(clock(), e)
b = Bucket(rate=0.5, cap=3)
print([b.take() for _ in range(5)], clock.tick(3) is clock, b.take(), b.take(), f"{b.level:.1f}", clock.tick(100)() - 100 > 0, b.take(4), b.level, b.take(3))
brk = Breaker()
script = iter(["ok", OSError("net"), OSError("net"), "skipped", OSError("again"), "ok", ValueError("logic"), ValueError("logic"), "ok"])
@brk
def call():
    item = next(script)
    if isinstance(item, Exception):
        raise item
    return item
for k in range(10):
    try:
        out = call()
    except StopIteration:
        out = "script over"
    except (OSError, RuntimeError, ValueError) as e:
        out = repr(e)
    print(f"{k} {out:<30} {brk.state} fails={brk.fails}")
    clock.tick(5 if k == 4 else 2)
timers = []
for name, at, every in [("a", 3, 4), ("b", 1, None), ("c", 3, 2.5)]:
    heapq.heappush(timers, (at, name, every))
fired = []
while timers and timers[0][0] < 12:
    at, name, every = heapq.heappop(timers)
    fired.append(f"{name}@{at:g}")
    if every:
        heapq.heappush(timers, (at + every, name, every))
print(*fired, [t[:2] for t in sorted(timers)])
