import functools
import itertools
import json
import operator
from abc import ABC, abstractmethod
from collections import ChainMap, defaultdict, deque
from dataclasses import dataclass, field, fields, replace, asdict, KW_ONLY
from datetime import datetime, timedelta
from typing import Any, Generic, Iterator, TypeVar, Union, get_type_hints, overload
from types import SimpleNamespace

E = TypeVar("E", bound="Event")
A = TypeVar("A")


class EventMeta(type):
    kinds: dict = {}

    def __new__(mcs, name, bases, ns, **kw):
        ns.setdefault("__slots__", ())
        ns.pop("__slots__")
        cls = super().__new__(mcs, name, bases, ns)
        cls.version = kw.get("version", 1)
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        if bases:
            EventMeta.kinds[name] = cls

    def __getattr__(cls, name):
        if name == "topic":
            return cls.__name__.lower()
        raise AttributeError(f"type {cls.__name__} lacks {name}")

    def __repr__(cls):
        return f"{cls.__name__}.v{cls.version}"


class Event(metaclass=EventMeta):
    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        dataclass(frozen=True)(cls)

    def to_json(self):
        return json.dumps({"kind": type(self).__name__, **asdict(self)}, sort_keys=True)

    @staticmethod
    def from_json(text):
        data = json.loads(text)
        cls = EventMeta.kinds[data.pop("kind")]
        return cls(**data)


class Opened(Event):
    owner: str
    limit: int = 0


class Deposited(Event, version=2):
    amount: int
    tags: tuple = ()


class Withdrawn(Event):
    amount: int


class Renamed(Event):
    owner: str


class Aggregate(ABC, Generic[A]):
    def __init__(self):
        self.pending = deque()
        self.version = 0

    def apply(self, event):
        for cls in type(event).__mro__:
            handler = getattr(self, f"on_{cls.__name__.lower()}", None)
            if handler is not None:
                handler(event)
                self.version += 1
                return self
        raise NotImplementedError(f"{type(self).__name__} ignores {type(event)!r}")

    def record(self, event):
        self.apply(event)
        self.pending.append(event)
        return self

    @classmethod
    def load(cls, events):
        return functools.reduce(lambda agg, e: agg.apply(e), events, cls())

    @property
    @abstractmethod
    def snapshot(self) -> A: ...


class Account(Aggregate[dict]):
    def __init__(self):
        super().__init__()
        self.owner, self.balance, self.limit = None, 0, 0

    def on_opened(self, e):
        self.owner, self.limit = e.owner, e.limit

    def on_deposited(self, e):
        self.balance += e.amount

    def on_withdrawn(self, e):
        if self.balance - e.amount < -self.limit:
            raise ValueError(f"{self.owner}: {e.amount} is over the limit by {e.amount - self.balance - self.limit}")
        self.balance -= e.amount

    @property
    def snapshot(self):
        return {k: v for k, v in vars(self).items() if k not in ("pending",)}


class Store:
    def __init__(self):
        self.streams = defaultdict(list)
        self.clock = map(lambda n: datetime(2024, 1, 1) + timedelta(minutes=n), itertools.count(step=90))
        self.subs = []

    def append(self, name, *events, expected=None):
        stream = self.streams[name]
        if expected is not None and expected != len(stream):
            raise RuntimeError(f"conflict on {name}: expected {expected}, is {len(stream)}")
        for e in events:
            stream.append(SimpleNamespace(at=next(self.clock), event=e))
            for kind, fn in self.subs:
                if isinstance(e, kind):
                    fn(name, e)

    def on(self, *kinds):
        def register(fn):
            self.subs.append((kinds, fn))
            return fn
        return register

    def __getitem__(self, name):
        return (s.event for s in self.streams[name])

    def between(self, lo, hi):
        rows = ((s.at, name, s.event) for name, stream in self.streams.items() for s in stream)
        return sorted((r for r in rows if lo <= r[0] < hi), key=operator.itemgetter(0))


store = Store()
totals = defaultdict(int)


@store.on(Deposited, Withdrawn)
def tally(name, e):
    sign = 1 if isinstance(e, Deposited) else -1
    totals[name] += sign * e.amount


acc = Account().record(Opened("ann", limit=50)).record(Deposited(100, ("cash",))).record(Withdrawn(130))
store.append("a", *acc.pending)
print(acc.snapshot, totals["a"], [e.topic if hasattr(type(e), "topic") and hasattr(e, "topic") else type(e).topic for e in acc.pending])
for bad in (lambda: acc.record(Withdrawn(100)), lambda: acc.record(Renamed("x")), lambda: store.append("a", Withdrawn(1), expected=1), lambda: setattr(Opened("q"), "owner", 1), lambda: Deposited(), lambda: Aggregate(), lambda: Opened.colour, lambda: Event.from_json('{"kind": "Nope"}'), lambda: Event.from_json('{"kind": "Opened", "x": 1}')):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
texts = [e.to_json() for e in store["a"]]
print(*texts, sep="\n")
again = Account.load(map(Event.from_json, texts))
print(again.snapshot == acc.snapshot, again.pending, Event.from_json(texts[0]) == Opened("ann", 50), hash(Opened("a")) == hash(Opened("a", 0)), Opened("a") == Renamed("a"))
print(EventMeta.kinds, Deposited.version, Opened.version, replace(Opened("a"), limit=9), Opened.__match_args__)
print([(f"{at:%H:%M}", name, type(e).__name__) for at, name, e in store.between(datetime(2024, 1, 1, 1), datetime(2024, 1, 2))])
match Event.from_json(texts[1]):
    case Opened(owner):
        print("opened", owner)
    case Deposited(amount=n, tags=[first, *_]):
        print("deposited", n, first)
print(get_type_hints(Deposited), [f.name for f in fields(Withdrawn)], type(Opened) is EventMeta, isinstance(Opened("z"), Event))
acc.record("text")
