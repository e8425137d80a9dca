"""Token buckets, sliding windows and leaky queues compared over one stream of calls with a fake clock."""
import abc
import bisect
import functools
import random
from collections import deque
from typing import Callable, Iterable, NamedTuple


class Call(NamedTuple):
    at: float
    user: str
    weight: int = 1

    def later(self, by):
        return self._replace(at=self.at + by)


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


class Limiter(abc.ABC):
    kinds: dict = {}

    def __init_subclass__(cls, *, kind=None, **kw):
        super().__init_subclass__(**kw)
        if kind:
            Limiter.kinds[kind] = cls

    def __init__(self, clock: Callable[[], float], rate, *, per=1.0):
        self.clock, self.rate, self.per = clock, rate, per
        self.passed = self.dropped = 0

    @abc.abstractmethod
    def allow(self, weight=1) -> bool: ...

    def __call__(self, call):
        ok = self.allow(call.weight)
        if ok:
            self.passed += 1
        else:
            self.dropped += 1
        return ok

    def __str__(self):
        return f"{type(self).__name__}({self.rate}/{self.per:g}s: {self.passed}+{self.dropped})"


class Bucket(Limiter, kind="bucket"):
    def __init__(self, clock, rate, *, burst=None, **kw):
        super().__init__(clock, rate, **kw)
        self.level = self.burst = burst or rate
        self.last = clock()

    def allow(self, weight=1):
        now = self.clock()
        self.level = min(self.burst, self.level + (now - self.last) * self.rate / self.per)
        self.last = now
        if self.level >= weight:
            self.level -= weight
            return True
        return False


class Window(Limiter, kind="window"):
    def __init__(self, *a, **kw):
        super().__init__(*a, **kw)
        self.times = deque()

    def allow(self, weight=1):
        now = self.clock()
        while self.times and self.times[0] <= now - self.per:
            self.times.popleft()
        if len(self.times) + weight <= self.rate:
            self.times.extend([now] * weight)
            return True
        return False


class Fixed(Limiter, kind="fixed"):
    def __init__(self, *a, **kw):
        Limiter.__init__(self, *a, **kw)
        self.counts = {}

    def allow(self, weight=1):
        cell = int(self.clock() // self.per)
        if self.counts.get(cell, 0) + weight > self.rate:
            return False
        self.counts[cell] = self.counts.get(cell, 0) + weight
        return True


def stream(seed, n) -> Iterable[Call]:
    rng = random.Random(seed)
    at = 0.0
    for _ in range(n):
        at += rng.expovariate(4)
        yield Call(round(at, 3), rng.choice(["ann", "bob", "cyd"]), rng.choices([1, 2, 5], [8, 3, 1])[0])


def limited(limiter):
    def wrap(fn):
        @functools.wraps(fn)
        def inner(call, *rest):
            if not limiter(call):
                raise PermissionError(f"{call.user}@{call.at}: weight {call.weight}")
            return fn(call, *rest)
        inner.limiter = limiter
        return inner
    return wrap


clock = Clock()
try:
    Limiter(clock, 3)
except TypeError as e:
    print(e)
print(list(Limiter.kinds), Limiter.kinds["fixed"].__name__)
calls = list(stream(42, 60))
print(calls[0], calls[-1], sum(c.weight for c in calls))
boxes = [Limiter.kinds[k](clock, 4, per=1.5) for k in sorted(Limiter.kinds)] + [Bucket(clock, 2, burst=6)]
verdicts = []
for call in calls:
    clock.now = call.at
    verdicts.append("".join("x."[not box(call)] for box in boxes))
print(" ".join(verdicts))
for box in boxes:
    print(box, f"{box.passed / len(calls):.1%}")
clock.now = 0


@limited(Window(clock, 2))
def serve(call, times=1):
    "Serve it."
    return call.user * times


served, refused = [], []
for call in calls[:15]:
    clock.now = call.at
    try:
        served.append(serve(call))
    except PermissionError as e:
        refused.append(str(e))
print(served, len(refused), refused[0], serve.__doc__, serve.limiter)
times = [c.at for c in calls]
for lo, hi in ((0, 2), (2, 4), (4, 100), (-1, 0)):
    a, b = bisect.bisect_left(times, lo), bisect.bisect_right(times, hi)
    print(lo, hi, b - a, times[a:b][:2])
by_user = {}
for c in calls:
    by_user.setdefault(c.user, []).append(c)
print({u: (len(cs), sum(c.weight for c in cs), max(cs, key=Call.__getitem__ if False else lambda c: c.weight).at) for u, cs in sorted(by_user.items())})
c = calls[3]
print(c.later(0.5), c.later(1).at - c.at, c[1:], c == (c.at, c.user, c.weight), isinstance(c, tuple), Call._fields, sorted(calls)[0] is min(calls), hash(c) == hash(tuple(c)))
bisect.insort(calls, Call(0.0, "zed"))
print(calls[0], calls.index(Call(0.0, "zed", 1)))
bisect.insort(calls, Call(1e9, "end"), key=lambda c: c.at)
print(calls[-1], bisect.bisect(calls, 3.0, key=lambda c: c.at))
try:
    c.at = 1
except AttributeError as e:
    print(e)
try:
    Call()
except TypeError as e:
    print(e)
random.seed(7)
print([random.randint(1, 6) for _ in range(5)], random.sample(range(100), 4), random.shuffle([1]), round(random.gauss(0, 1), 6), random.random() < 1)
