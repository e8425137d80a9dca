import functools
import inspect


class Clock:
    now = 0.0

    @classmethod
    def sleep(cls, s):
        cls.now = round(cls.now + s, 6)
        print(f"    (slept {s:g}, now {cls.now:g})")


def retry(times=3, on=(Exception,), backoff=1.0, factor=2):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            delay = backoff
            for attempt in range(1, times + 1):
                wrapper.calls += 1
                try:
                    return fn(*args, **kwargs)
                except on as e:
                    print(f"  {fn.__name__} attempt {attempt}: {e!r}")
                    if attempt == times:
                        raise
                    Clock.sleep(delay)
                    delay *= factor
        wrapper.calls = 0
        return wrapper
    return deco


def validate(**rules):
    def deco(fn):
        sig = inspect.signature(fn)

        @functools.wraps(fn)
        def wrapper(*a, **k):
            bound = sig.bind(*a, **k)
            bound.apply_defaults()
            for name, rule in rules.items():
                if not rule(bound.arguments[name]):
                    raise ValueError(f"{fn.__name__}: bad {name}={bound.arguments[name]!r}")
            return fn(*bound.args, **bound.kwargs)
        return wrapper
    return deco


class count_calls:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn, self.n = fn, 0

    def __call__(self, *a, **k):
        self.n += 1
        return self.fn(*a, **k)

    def __get__(self, obj, cls):
        return self if obj is None else functools.partial(self, obj)


def trace(fn=None, *, indent="| ", depth=[0]):
    if fn is None:
        return functools.partial(trace, indent=indent)

    @functools.wraps(fn)
    def wrapper(*a):
        print(indent * depth[0] + f"{fn.__name__}{a}")
        depth[0] += 1
        try:
            r = fn(*a)
        finally:
            depth[0] -= 1
        print(indent * depth[0] + f"-> {r!r}")
        return r
    return wrapper


def once(fn):
    result = []

    def wrapper(*a):
        if not result:
            result.append(fn(*a))
        return result[0]
    return wrapper


def coroutine(fn):
    @functools.wraps(fn)
    def start(*a, **k):
        g = fn(*a, **k)
        next(g)
        return g
    return start


def add_methods(**methods):
    def deco(cls):
        for k, v in methods.items():
            if hasattr(cls, k):
                raise TypeError(f"{cls.__name__} already has {k}")
            setattr(cls, k, v)
        return cls
    return deco


fails = iter([ConnectionError("down"), TimeoutError("slow"), None, KeyError("k"), ConnectionError("a"), ConnectionError("b"), ConnectionError("c")])


@retry(times=3, on=(ConnectionError, TimeoutError), backoff=0.5)
def fetch(url, *, size=10):
    """Pretend to fetch."""
    if err := next(fails):
        raise err
    return url.upper()[:size]


print(fetch("http://x.y", size=6))
for _ in range(2):
    try:
        fetch("again")
    except Exception as e:
        print("gave up:", repr(e))
print(fetch.calls, fetch.__name__, fetch.__doc__, Clock.now, fetch.__wrapped__ is not fetch, inspect.signature(fetch))


@validate(n=lambda n: n >= 0, base=lambda b: b in (2, 8, 10, 16))
def digits(n, base=10, *, sep=""):
    out = []
    while n or not out:
        n, d = divmod(n, base)
        out.append("0123456789abcdef"[d])
    return sep.join(reversed(out))


print(digits(255), digits(255, 16), digits(base=2, n=10 ** 20, sep=""), digits(1234, sep=","))
for bad in (lambda: digits(-1), lambda: digits(5, 7), lambda: digits(), lambda: digits(1, 2, 3), lambda: digits(1, bse=2)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


@trace
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@trace(indent="..")
def risky(n):
    return 10 // n if n < 1 else risky(n - 1)


fib(3)
try:
    risky(2)
except ZeroDivisionError as e:
    print(e)


class Shop:
    @count_calls
    def buy(self, what, n=1):
        "Buy things."
        self.__dict__.setdefault("bag", []).extend([what] * n)
        return len(self.bag)


a, b = Shop(), Shop()
print(a.buy("egg", n=3), b.buy("tea"), a.buy("jam"), Shop.buy.n, a.bag, b.bag, Shop.buy.__doc__, Shop.buy.__name__)


@once
def config(x):
    print("loading", x)
    return {"x": x}


print(config(1), config(2), config(1) is config(3))


@coroutine
def running_max():
    best = None
    while True:
        v = yield best
        best = v if best is None else max(best, v)


g = running_max()
print([g.send(v) for v in (3, 1, 4, 1, 5)])


@add_methods(shout=lambda self: self.word.upper() + "!", twice=property(lambda self: self.word * 2))
class Word:
    def __init__(self, word):
        self.word = word


print(Word("hey").shout(), Word("hey").twice)
try:
    add_methods(shout=1)(Word)
except TypeError as e:
    print(e)
stack = [lambda f: lambda x: f(x) + 1, lambda f: lambda x: f(x) * 2]
compose = lambda decos, f: functools.reduce(lambda g, d: d(g), decos, f)
print(compose(stack, abs)(-5), compose(stack[::-1], abs)(-5), [d(len)("abc") for d in stack])
