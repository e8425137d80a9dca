# Decorators with and without arguments, classes as decorators, decorators on methods, stacking, wraps, registries.
import functools


def trace(fn=None, *, prefix='>'):
    if fn is None:
        return functools.partial(trace, prefix=prefix)

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        parts = [repr(a) for a in args] + [f'{k}={v!r}' for k, v in kwargs.items()]
        try:
            r = fn(*args, **kwargs)
        except Exception as e:
            print(f'{prefix} {fn.__name__}({", ".join(parts)}) raised {e!r}')
            raise
        print(f'{prefix} {fn.__name__}({", ".join(parts)}) = {r!r}')
        return r
    wrapper.calls = 0
    return wrapper


class Retry:
    def __init__(self, times, on=Exception):
        self.times, self.on = times, on
        self.failures = []

    def __call__(self, fn):
        def run(*a, **k):
            for attempt in range(1, self.times + 1):
                try:
                    return fn(*a, **k)
                except self.on as e:
                    self.failures.append((attempt, str(e)))
                    if attempt == self.times:
                        raise
        run.__name__ = fn.__name__ + '_retry'
        run.policy = self
        return run


class Memo:
    def __init__(self, fn):
        self.fn = fn
        self.cache = {}
        functools.update_wrapper(self, fn)

    def __call__(self, *a):
        try:
            return self.cache[a]
        except KeyError:
            r = self.cache[a] = self.fn(*a)
            return r
        except TypeError:
            return self.fn(*a)

    def __get__(self, obj, owner=None):
        return self if obj is None else functools.partial(self, obj)


registry = {}


def register(*names, **meta):
    def deco(fn):
        for n in names or [fn.__name__]:
            registry[n] = (fn, meta)
        return fn
    return deco


@trace
def add(a, b=1):
    """Adds things."""
    return a + b


@trace(prefix='##')
@Memo
def slow(n):
    return n if n < 2 else slow(n - 1) + slow(n - 2)


state = {'n': 0}


@Retry(3, on=(ValueError, KeyError))
def flaky(limit):
    state['n'] += 1
    if state['n'] < limit:
        raise ValueError(f'try {state["n"]}')
    return state['n']


print(add(1), add('a', b='b'), add.calls, add.__name__, add.__doc__, add.__wrapped__(5))
try:
    add([], 5)
except TypeError as e:
    print('outer', e)
print(slow(4), slow.calls, sorted(slow.__wrapped__.cache))
print(flaky(3), flaky.__name__, flaky.policy.failures)
state['n'] = 0
try:
    flaky(9)
except ValueError as e:
    print('gave up', e, len(flaky.policy.failures))


class Shape:
    made = 0

    def __init__(self, w, h):
        self.w, self.h = w, h
        Shape.made += 1

    @register('area', 'size', unit='m2')
    @trace(prefix='..')
    def area(self):
        return self.w * self.h

    @Memo
    def scaled(self, k):
        return Shape(self.w * k, self.h * k)

    @staticmethod
    @trace
    def unit():
        return 1

    @classmethod
    @register()
    def square(cls, n):
        return cls(n, n)

    @property
    @functools.lru_cache
    def diag(self):
        print('computing')
        return (self.w ** 2 + self.h ** 2) ** 0.5

    def __repr__(self):
        return f'{self.w}x{self.h}'


s = Shape(3, 4)
print(s.area(), Shape.unit(), s.unit(), Shape.square(2), s.diag, s.diag)
print(s.scaled(2), s.scaled(2) is s.scaled(2), Shape.made, s.scaled([]) if False else 'skip')
print({k: (f.__name__, m) for k, (f, m) in registry.items()})
print(registry['size'][0](Shape(1.5, 2)))


def coerce(*types):
    def deco(f):
        @functools.wraps(f)
        def inner(*a):
            return f(*(t(x) for t, x in zip(types, a)))
        return inner
    return deco


def clamp(lo, hi):
    return lambda f: lambda *a: max(lo, min(hi, f(*a)))


@clamp(0, 10)
@coerce(int, float)
def mul(a, b):
    return a * b


print(mul('3', '2.5'), mul(9, 9), mul(-1, 1), mul(True, 0))


def singleton(cls):
    inst = {}

    @functools.wraps(cls, updated=())
    def get(*a, **k):
        if cls not in inst:
            inst[cls] = cls(*a, **k)
        return inst[cls]
    return get


@singleton
class Config:
    def __init__(self, v):
        self.v = v


print(Config(1) is Config(2), Config(3).v, Config.__name__)


@lambda f: f()
def value():
    return {'computed': True}


@lambda f: print('seen', f.__name__)
def nothing():
    pass


print(value, nothing)
print((dec := [trace, Memo])[1](lambda x: [x])(5), [d.__name__ for d in dec])


@functools.singledispatch
def describe(x):
    return 'thing'


@describe.register(int)
@describe.register(float)
def _(x):
    return f'number {x}'


@describe.register(list)
def _(x):
    return [describe(i) for i in x]


print(describe('a'), describe(True), describe([1, 2.5, None]))
mul('x', 1)
