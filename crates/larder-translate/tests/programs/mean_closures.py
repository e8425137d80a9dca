import functools
def make_counter(start=0, *, step=1):
    count = start
    def inc(by=None):
        nonlocal count
        count += step if by is None else by
        return count
    def reset():
        nonlocal count
        count = start
    inc.reset = reset
    return inc
c = make_counter(5, step=2)
print(c(), c(), c(10))
c.reset()
print(c())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def compose(*fns):
    return functools.reduce(lambda f, g: lambda x: f(g(x)), fns)
print(compose(lambda x: x + 1, lambda x: x * 2, abs)(-5))
def memo(fn):
    cache = {}
    @functools.wraps(fn)
    def wrapper(*args, **kw):
        key = (args, tuple(sorted(kw.items())))
        if key not in cache:
            cache[key] = fn(*args, **kw)
        return cache[key]
    wrapper.cache = cache
    return wrapper
@memo
def slow(n, scale=1):
    "docs"
    return sum(slow(i) for i in range(n)) * scale + 1
print(slow(15), slow(3, scale=4), len(slow.cache), slow.__name__, slow.__doc__)
def repeat(n):
    def deco(fn):
        def inner(*a):
            return [fn(*a) for _ in range(n)]
        return inner
    return deco
@repeat(3)
def hi(name):
    return f"hi {name}"
print(hi("bo"))
@functools.lru_cache(maxsize=None)
def fibm(n):
    return n if n < 2 else fibm(n - 1) + fibm(n - 2)
print(fibm(150), fibm.cache_info())
def bad(x, acc=[]):
    acc.append(x)
    return acc
print(bad(1), bad(2), bad(3, []), bad(4))
def va(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(va(1, c=3), va(1, 2, 3, 4, c=5, e=6), va(*[1, 2], **{"c": 3, "z": 1}))
for bad_call in (lambda: va(), lambda: va(1), lambda: va(1, c=1, **{"c": 2}), lambda: (lambda x: x)(1, 2), lambda: len(), lambda: va(1, c=2, a=3)):
    try:
        bad_call()
    except TypeError as e:
        print(e)
add = functools.partial(lambda a, b, c: (a, b, c), 1, c=9)
print(add(5))
x = 10
def outer():
    x = 20
    def inner():
        global x
        x += 1
        return x
    return inner(), x
print(outer(), x)
class Acc:
    def __init__(self):
        self.fns = {}
    def reg(self, name):
        def d(f):
            self.fns[name] = f
            return f
        return d
acc = Acc()
@acc.reg("sq")
def sq(x): return x * x
@acc.reg("cube")
def cube(x): return x ** 3
print({k: f(3) for k, f in acc.fns.items()})
print(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5])), sorted("bCa", key=str.lower), list(filter(None, [0, 1, "", "a", [], [0]])))
print((lambda *a, **k: (a, k))(1, 2, x=3))
