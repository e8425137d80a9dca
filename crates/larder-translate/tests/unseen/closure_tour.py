# closures, decorators, functools
import functools
from functools import lru_cache, partial, reduce, wraps, cached_property, singledispatch, singledispatchmethod, partialmethod, cmp_to_key

def late():
    return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]

a, b = late()
print([f() for f in a], [f() for f in b], [f(9) for f in b])

def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    inc.get = get
    return inc

c1, c2 = counter(), counter(10)
c1(), c1(5), c2()
print(c1.get(), c2.get(), c1.__closure__ is not None, [c.cell_contents for c in c1.get.__closure__], c1.__code__.co_freevars)

def acc(x, seen=[], *, table={}):
    seen.append(x)
    table[x] = len(seen)
    return seen

acc(1), acc(2)
print(acc(3), acc(4, []), acc.__defaults__, acc.__kwdefaults__)

def broken():
    try:
        print(zz)
    except UnboundLocalError as e:
        print(e)
    zz = 1

def outer_unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 2
    return inner()

broken()
print(outer_unbound())

def trace(prefix="", *, level=1):
    def deco(fn):
        calls = 0
        @wraps(fn)
        def wrapper(*args, **kw):
            nonlocal calls
            calls += 1
            sig = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kw.items())])
            print(f"{prefix}{'>' * level}{fn.__name__}({sig})", end=" ")
            try:
                r = fn(*args, **kw)
            except Exception as e:
                print(f"!{e!r}")
                raise
            print(f"-> {r!r} #{calls}")
            return r
        wrapper.calls = lambda: calls
        return wrapper
    return deco

@trace("T")
@trace(level=2)
def add(x, /, y=2, *rest, z=0, **kw):
    "adds"
    return x + y + sum(rest) + z

add(1)
add(1, 2, 3, z=4, w=5)
print(add.__name__, add.__doc__, add.calls(), add.__wrapped__.calls(), add.__wrapped__.__wrapped__(5))
for bad in (lambda: add(), lambda: add.__wrapped__.__wrapped__(x=1), lambda: acc(), lambda: acc(1, [], {}), lambda: acc(1, q=2), lambda: acc(1, x=2), lambda: counter(1, 2, 3), lambda: len(), lambda: len(1, 2), lambda: int("3", bsae=1), lambda: (lambda a, b, *, c: 0)(1), lambda: (lambda a, b, *, c, d: 0)(1, 2), lambda: add(**{1: 2}), lambda: acc(*5), lambda: acc(1, **{"seen": []}, **{"seen": 1})):
    try:
        print("ok", bad())
    except TypeError as e:
        print("TypeError:", e)

@lru_cache(maxsize=3)
def sq(n):
    print(f"<{n}>", end="")
    return n * n

print([sq(i) for i in (1, 2, 3, 1, 4, 2, 1.0, True)], sq.cache_info(), sq.cache_parameters())
sq.cache_clear()
print(sq.cache_info().currsize, sq.__wrapped__(5))
try:
    sq([])
except TypeError as e:
    print(e)

@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(150), fib.cache_info().hits)
p = partial(int, base=2)
q = partial(p, base=16)
print(p("101"), q("ff"), p.func is int, q.keywords, q.args, partial(partial(max, 5), 3)(9, key=lambda v: -v), reduce(lambda x, y: f"({x}{y})", "abcd"), reduce(lambda x, y: x * y, [], 7))
try:
    reduce(max, [])
except TypeError as e:
    print(e)
print(sorted(["b10", "a2", "b9", "a10"], key=cmp_to_key(lambda x, y: (x[0] > y[0]) - (x[0] < y[0]) or int(y[1:]) - int(x[1:]))))

@singledispatch
def show(x):
    return f"obj:{x!r}"

@show.register
def _(x: int):
    return f"int:{x}"

@show.register(list)
@show.register(tuple)
def _seq(x):
    return f"seq:{[show(e) for e in x]}"

@show.register(type(None))
def _(x):
    return "nil"

print(show([1, True, (2.5, None), {"k"}]), show.dispatch(bool)(False), show.registry.keys() == {object, int, list, tuple, type(None)})

class K:
    @cached_property
    def big(self):
        print("computed", end=" ")
        return 42
    @singledispatchmethod
    def m(self, a):
        return "base"
    @m.register
    def _(self, a: str):
        return "str " + a
    def set(self, name, val):
        return name, val

    on = partialmethod(set, "on", True)

k = K()
print(k.big, k.big, k.__dict__, k.m(1), k.m("z"), k.on())
del k.big
print(k.big)
x = 5
print([x for x in range(3)], x, [y := 7, y ** 2], y, (lambda: x)(), (lambda *a, **k: (a, k))(*"ab", **{"z": 1}))
