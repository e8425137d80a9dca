def counter(start=0, *, step=1):
    n = start

    def inc():
        nonlocal n
        n += step
        return n

    def reset(to=None):
        nonlocal n
        n = start if to is None else to

    inc.reset = reset
    return inc


def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return run


def curry(f, n):
    return f if n <= 1 else lambda a: curry(lambda *rest: f(a, *rest), n - 1)


def memo(f):
    cache = {}

    def wrapper(*args, **kw):
        key = args, tuple(sorted(kw.items()))
        if key not in cache:
            wrapper.misses += 1
            cache[key] = f(*args, **kw)
        return cache[key]

    wrapper.misses = 0
    wrapper.__name__ = f.__name__
    return wrapper


def trace(prefix):
    def deco(f):
        def inner(*a, **k):
            args = ", ".join([repr(x) for x in a] + [f"{n}={v!r}" for n, v in k.items()])
            result = f(*a, **k)
            print(f"{prefix}{f.__name__}({args}) -> {result!r}")
            return result
        return inner
    return deco


@trace("> ")
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@trace("# ")
def mix(a, b=2, *rest, c, d=4, **others):
    return (a, b, rest, c, d, others)


c1, c2 = counter(), counter(10, step=5)
print(c1(), c1(), c2(), c2(), c1())
c1.reset()
c2.reset(0)
print(c1(), c2())
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
print(compose(str, lambda x: x * 2, abs)(-21) + "!", compose()(5))
print(curry(lambda a, b, c: f"{a}{b}{c}", 3)(1)(2)(3))
fib(3)
mix(1, c=3)
mix(1, 2, 3, 4, c=5, z=6, d=0)
mix(*[1, 2], **{"c": 9})
for bad in (lambda: mix(1), lambda: mix(c=1), lambda: counter(1, 2), lambda: curry(1, 2, 3), lambda: fib.nothing):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


def append(x, to=[]):
    to.append(x)
    return to


print(append(1), append(2), append(3, []), append(4))
x = 10


def shadow():
    try:
        print(x)
    except UnboundLocalError as e:
        print("unbound:", e)
    x = 5
    return x


print(shadow(), x)


def outer():
    x = "outer"

    class Inner:
        y = x + "!"

        def get(self):
            return x

    x = "changed"
    return Inner


print(outer().y, outer()().get())
total = 0
for total in range(5):
    pass
print(total, [total for total in "ab"], total)
del total
try:
    total
except NameError as e:
    print(e)
