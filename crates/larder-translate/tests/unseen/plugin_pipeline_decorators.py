import functools
import inspect
import time
from collections import defaultdict, OrderedDict
from dataclasses import dataclass, field
from typing import Any, Callable, ClassVar


def singleton(cls):
    instances = {}

    @functools.wraps(cls, updated=())
    def get(*args, **kwargs):
        if cls not in instances:
            instances[cls] = cls(*args, **kwargs)
        return instances[cls]
    get.cls = cls
    return get


def add_repr(cls):
    def __repr__(self):
        args = ", ".join(f"{k}={v!r}" for k, v in vars(self).items() if not k.startswith("_"))
        return f"{cls.__name__}({args})"
    cls.__repr__ = __repr__
    return cls


def validated(**rules):
    def wrap(cls):
        original = cls.__init__

        @functools.wraps(original)
        def __init__(self, *args, **kwargs):
            bound = inspect.signature(original).bind(self, *args, **kwargs)
            bound.apply_defaults()
            for name, check in rules.items():
                if not check(bound.arguments[name]):
                    raise ValueError(f"{cls.__name__}: bad {name}: {bound.arguments[name]!r}")
            original(self, *args, **kwargs)
        cls.__init__ = __init__
        return cls
    return wrap


class Stage:
    registry: ClassVar[dict] = OrderedDict()
    order = 0

    def __init_subclass__(cls, *, order=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.order = order if order is not None else Stage.order
        if not abstract:
            if cls.__name__ in Stage.registry:
                raise TypeError(f"stage {cls.__name__} exists")
            Stage.registry[cls.__name__] = cls

    def __call__(self, items):
        return [self.each(i) for i in items]

    def __rshift__(self, other):
        return Chain(self, other)

    def __init__(self):
        self._calls = 0


class Chain(Stage, abstract=True):
    def __init__(self, *stages):
        super().__init__()
        self.stages = stages

    def __call__(self, items):
        for stage in self.stages:
            items = stage(items)
        return items

    def __rshift__(self, other):
        return Chain(*self.stages, other)


@add_repr
@validated(by=lambda n: n != 0)
class Scale(Stage, order=2):
    def __init__(self, by=2):
        super().__init__()
        self.by = by

    def each(self, item):
        self._calls += 1
        return item * self.by


@add_repr
class Clip(Stage, order=1):
    def __init__(self, low, high):
        super().__init__()
        self.low, self.high = low, high

    def each(self, item):
        return min(max(item, self.low), self.high)


class Text(Stage):
    each = staticmethod(str)


@singleton
class Config:
    """The configuration."""

    def __init__(self, level=1):
        self.level = level


def timed(fn=None, *, log=None, clock=iter(range(100)).__next__):
    if fn is None:
        return functools.partial(timed, log=log, clock=clock)

    @functools.wraps(fn)
    def inner(*args, **kwargs):
        start = clock()
        try:
            return fn(*args, **kwargs)
        finally:
            inner.total += clock() - start
            if log is not None:
                log.append((fn.__name__, args, kwargs))
    inner.total = 0
    return inner


def retry(times, *errors):
    def deco(fn):
        @functools.wraps(fn)
        def go(*a, **k):
            for attempt in range(1, times + 1):
                try:
                    return fn(*a, attempt=attempt, **k)
                except errors as error:
                    last = error
                    print(f"attempt {attempt} failed: {error}")
            raise RuntimeError(f"gave up after {times}") from last
        return go
    return deco


s = Scale(3)
print((s >> Clip(0, 10) >> Text())([1, 2, 5]), s, Clip(1, high=2), s._calls)
try:
    Scale(by=0)
except ValueError as error:
    print(error)
print(list(Stage.registry), sorted(Stage.registry.values(), key=lambda c: c.order)[-1].__name__, Chain.order)
try:
    class Text(Stage):
        pass
except TypeError as error:
    print(error, Text.each(5))
print(Config(5) is Config(7), Config().level, Config.__name__, Config.__doc__, isinstance(Config(), Config.cls))
log = []


@timed(log=log)
def add(a, b=1):
    "Add."
    return a + b


@timed
def sub(a, b):
    return a - b


print(add(1), add(2, b=5), sub(5, 3), add.total, sub.total, add.__doc__, log, inspect.signature(add))


@retry(3, ValueError, KeyError)
def flaky(x, attempt):
    if attempt < x:
        raise ValueError(f"{attempt} < {x}")
    return attempt


print(flaky(2), inspect.signature(flaky).parameters["x"].kind)
try:
    flaky(9)
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))
print(Scale.__init__.__name__, Scale.__init__.__wrapped__ is not Scale.__init__, str(inspect.signature(Scale)))
flaky("a")
