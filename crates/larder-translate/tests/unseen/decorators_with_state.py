"""Decorators of every shape: with and without arguments, class-based, stacking, on methods and classes."""
import functools
import inspect
from collections import Counter, defaultdict

def traced(fn=None, *, label=None):
    if fn is None:
        return lambda f: traced(f, label=label)
    depth = 0

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        nonlocal depth
        shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
        print(f"{'| ' * depth}{label or fn.__name__}({shown})")
        depth += 1
        try:
            result = fn(*args, **kwargs)
        except Exception as e:
            print(f"{'| ' * (depth - 1)}  !{type(e).__name__}")
            raise
        finally:
            depth -= 1
        print(f"{'| ' * depth}-> {result!r}")
        return result
    return wrapper


class counted:
    """Class-based decorator that also works on methods."""
    all = {}

    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn = fn
        self.calls = 0
        counted.all[fn.__qualname__] = self

    def __call__(self, *a, **k):
        self.calls += 1
        return self.fn(*a, **k)

    def __get__(self, obj, owner):
        return self if obj is None else functools.partial(self, obj)

def memoize(key=None):
    def deco(fn):
        store = {}

        @functools.wraps(fn)
        def wrapper(*args):
            k = key(*args) if key else args
            if k not in store:
                store[k] = fn(*args)
            return store[k]
        wrapper.cache = store
        wrapper.forget = store.clear
        return wrapper
    return deco

def check(**rules):
    def deco(fn):
        sig = inspect.signature(fn)

        @functools.wraps(fn)
        def wrapper(*args, **kw):
            bound = sig.bind(*args, **kw)
            bound.apply_defaults()
            for name, rule in rules.items():
                if not rule(bound.arguments[name]):
                    raise ValueError(f"{name}={bound.arguments[name]!r} rejected")
            return fn(*bound.args, **bound.kwargs)
        return wrapper
    return deco

def singleton(cls):
    made = []

    def get(*a, **k):
        if not made:
            made.append(cls(*a, **k))
        return made[0]
    get.cls = cls
    return get

def add_methods(**methods):
    def deco(cls):
        for name, m in methods.items():
            setattr(cls, name, m)
        return cls
    return deco

def accumulate_calls(into):
    return lambda fn: into.append(fn) or fn

@traced
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)

@traced(label="DIV")
def div(a, b=2):
    return a / b


fact(3)
div(9)
try:
    div(1, b=0)
except ZeroDivisionError as e:
    print("caught", e)
print(fact.__name__, div.__name__, div.__wrapped__(8, 4), fact.__doc__)


class Robot:
    made = Counter()

    def __init__(self, name):
        self.name = name

    @counted
    def move(self, dx, dy=0):
        """Move the robot."""
        return f"{self.name}:{dx},{dy}"

    @staticmethod
    @counted
    def beep(n):
        return "beep" * n

    @classmethod
    @traced(label="build")
    def build(cls, *names):
        cls.made.update(names)
        return [cls(n).name for n in names]

    @property
    @memoize(key=lambda self: self.name)
    def expensive(self):
        print("   computing for", self.name)
        return self.name * 2


r, s = Robot("r"), Robot("s")
print(r.move(1), s.move(2, dy=3), Robot.move(r, 4), Robot.beep(2), r.beep(1))
print({k: c.calls for k, c in counted.all.items()}, Robot.move.calls, Robot.move.__doc__, Robot.move.__name__)
print(Robot.build("x", "y", "x"), Robot.made, r.expensive, Robot("r").expensive, s.expensive)

@check(a=lambda v: v > 0, tags=lambda t: len(t) < 3, mode=str.islower)
def func(a, b=1, *tags, mode="fast", **extra):
    return a, b, tags, mode, extra


for args, kw in (((1,), {}), ((0,), {}), ((1, 2, "x", "y", "z"), {}), ((5,), {"mode": "SLOW"}), ((), {"b": 2, "a": 3, "q": 9}), ((), {})):
    try:
        print(func(*args, **kw))
    except (ValueError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")

@memoize()
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache), fib.cache[10,])
fib.forget()
print(len(fib.cache), fib(5), sorted(fib.cache.values()))

@singleton
class Settings(defaultdict):
    pass


one, two = Settings(int), Settings(list)
one["a"] += 5
print(one is two, two["b"], dict(two), isinstance(one, Settings.cls))
steps = []

@accumulate_calls(steps)
@accumulate_calls(steps)
@add_methods(hello=lambda self: f"hi {self!r}", __repr__=lambda self: "<Plain>", __len__=lambda self: 7)
class Plain:
    pass


print(Plain().hello(), len(Plain()), bool(Plain()), len(steps), steps[0] is Plain)
ops = {}
for symbol, f in (("+", int.__add__), ("*", int.__mul__)):
    @functools.partial(ops.__setitem__, symbol)
    def op(a, b, f=f):
        return f(a, b)
print({k: v(6, 7) for k, v in ops.items()}, op)
print((lambda f: lambda *a: f(*a[::-1]))(pow)(3, 2), functools.reduce(lambda f, g: lambda x: g(f(x)), [str, len, lambda n: n * 2])(12345))
