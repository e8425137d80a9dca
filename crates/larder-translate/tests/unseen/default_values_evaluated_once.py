import itertools

counter = itertools.count(1)


def stamp(n=next(counter), log=[]):
    log.append(n)
    return n, log


print(stamp(), stamp(), stamp(50), stamp(n=7, log=["mine"]), stamp())
print(stamp.__defaults__)
stamp.__defaults__ = (0, [])
print(stamp(), stamp())


def cache(key, store={}, *, misses=[0]):
    if key not in store:
        misses[0] += 1
        store[key] = key * key
    return store[key], misses[0], len(store)


for k in [2, 3, 2, 10**12, 3]:
    print(cache(k))
print(cache(5, {}), cache(5))
print(cache.__kwdefaults__)

base = 10


def scaled(x, factor=base * 2):
    return x * factor


base = 1000
print(scaled(1), base)


def make(n):
    def f(x=n, y=[n]):
        y.append(x)
        return y
    return f


f1, f2 = make(1), make(2)
f1()
print(f1(), f2(), f1(5), f2(x=9))


class Config:
    shared = {}

    def __init__(self, opts={}, tags=None, ident=next(counter)):
        self.opts = opts
        self.tags = tags or []
        self.ident = ident

    def set(self, k, v):
        self.opts[k] = v
        self.shared[k] = v
        self.tags.append(k)
        return self


a = Config().set("x", 1)
b = Config().set("y", 2)
c = Config({}).set("z", 3)
print(a.opts, b.opts, c.opts, a.opts is b.opts)
print(a.tags, b.tags, c.tags, a.ident, b.ident)
print(Config.shared)
empty = []
d = Config(tags=empty)
d.set("w", 4)
print(empty, d.tags)
full = [0]
e = Config(tags=full)
e.set("v", 5)
print(full, e.tags is full)


def sentinel(x=None, y=(), *args, z=0.0, **kw):
    return x, y, args, z, kw


print(sentinel(), sentinel(1, 2, 3, 4, z=5, q=6))
try:
    sentinel(1, x=2)
except TypeError as err:
    print(err)
try:
    cache()
except TypeError as err:
    print(err)
try:
    cache(1, misses=[0], nope=1)
except TypeError as err:
    print(err)
try:
    scaled(1, 2, 3)
except TypeError as err:
    print(err)
try:
    scaled(factor=3)
except TypeError as err:
    print(err)
try:
    make()
except TypeError as err:
    print(err)
try:
    a.set("k")
except TypeError as err:
    print(err)


def two(a, b, /, c, *, d, e):
    return a + b + c + d + e


for args, kw in [((1,), {}), ((1, 2, 3), {}), ((1, 2, 3), {"d": 4}), ((1, 2), dict(c=3, d=4, e=5)),
                 ((1,), dict(b=2, c=3, d=4, e=5)), ((1, 2, 3, 4), dict(d=1, e=1))]:
    try:
        print(two(*args, **kw))
    except TypeError as err:
        print(err)


def recursive_default(n, acc=[]):
    if n:
        recursive_default(n - 1)
        acc.append(n)
    return acc


print(recursive_default(3), recursive_default(2), recursive_default(1, []))
lam = [lambda x, k=k: x + k for k in range(3)]
print([g(10) for g in lam], [g(10, 1) for g in lam])
