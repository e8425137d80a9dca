import operator
import weakref
from collections import Counter, OrderedDict, defaultdict
from functools import reduce, wraps
from itertools import count
from types import MappingProxyType


class Field:
    _counter = count()

    def __init__(self, *, default=..., convert=None, readonly=False):
        self.default, self.convert, self.readonly = default, convert, readonly
        self.order = next(Field._counter)
        self.checks = []

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = f"_{owner.__name__}_{name}"

    def check(self, fn):
        self.checks.append(fn)
        return fn

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        try:
            return obj.__dict__[self.slot]
        except KeyError:
            if self.default is ...:
                raise AttributeError(f"{owner.__name__}.{self.name} is not set") from None
            return self.default

    def __set__(self, obj, value):
        if self.readonly and self.slot in obj.__dict__:
            raise AttributeError(f"{self.name} is read-only")
        if self.convert:
            value = self.convert(value)
        for check in self.checks:
            check(obj, value)
        obj.__dict__[self.slot] = value

    def __delete__(self, obj):
        if obj.__dict__.pop(self.slot, None) is None:
            raise AttributeError(self.name)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name}>"


class Bounded(Field):
    def __init__(self, low, high, **kw):
        super().__init__(convert=int, **kw)
        self.low, self.high = low, high
        self.check(lambda obj, v: self._bound(v))

    def _bound(self, v):
        if not self.low <= v <= self.high:
            raise ValueError(f"{self.name}={v} not in [{self.low}, {self.high}]")


class Record:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        own = {k: v for k, v in vars(cls).items() if isinstance(v, Field)}
        inherited = getattr(cls, "_fields", {})
        cls._fields = MappingProxyType(dict(sorted({**inherited, **own}.items(), key=lambda kv: kv[1].order)))
        cls.__match_args__ = tuple(cls._fields)

    def __init__(self, *args, **kwargs):
        names = list(self._fields)
        if len(args) > len(names):
            raise TypeError(f"{type(self).__name__}() takes at most {len(names)} arguments ({len(args)} given)")
        for name, value in [*zip(names, args), *kwargs.items()]:
            if name not in self._fields:
                raise TypeError(f"unknown field {name!r}")
            setattr(self, name, value)

    def __repr__(self):
        parts = []
        for name in self._fields:
            try:
                parts.append(f"{name}={getattr(self, name)!r}")
            except AttributeError:
                parts.append(f"{name}=?")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, f, None) == getattr(other, f, None) for f in self._fields)

    def __hash__(self):
        return hash(tuple(getattr(self, f, None) for f in self._fields))


class Item(Record):
    code = Field(readonly=True, convert=str.upper)
    price = Bounded(5, 500)
    stock = Bounded(0, 10, default=0)

    @price.check
    def _multiple(self, value):
        if value % 5:
            raise ValueError(f"price {value} is not a multiple of 5")


class Snack(Item):
    kcal = Field(default=None)
    price = Bounded(5, 300)


class Machine:
    COINS = (200, 100, 50, 20, 10, 5)

    def __init__(self, *items):
        self.items = OrderedDict((i.code, i) for i in items)
        self.bank = Counter({c: 2 for c in self.COINS})
        self.credit = Counter()
        self.watchers = []

    def watch(self, fn):
        self.watchers.append(fn)
        return fn

    def _tell(self, event, *args):
        for fn in self.watchers:
            fn(event, *args)

    def insert(self, *coins):
        for c in coins:
            if c not in self.COINS:
                raise ValueError(f"coin {c} refused")
            self.credit[c] += 1
        return self.total

    @property
    def total(self):
        return sum(c * n for c, n in self.credit.items())

    def change(self, amount):
        out = Counter()
        pool = self.bank + self.credit
        for c in self.COINS:
            n = min(amount // c, pool[c])
            if n:
                out[c] = n
                amount -= c * n
        if amount:
            raise RuntimeError(f"no change for {amount}")
        return out

    def buy(self, code):
        try:
            item = self.items[code.upper()]
        except KeyError:
            raise LookupError(f"nothing at {code}") from None
        if not item.stock:
            raise LookupError(f"{item.code} is sold out")
        if self.total < item.price:
            raise ValueError(f"{item.price - self.total} missing")
        back = self.change(self.total - item.price)
        self.bank = self.bank + self.credit - back
        self.credit.clear()
        item.stock -= 1
        self._tell("sold", item.code, dict(back))
        return item, sorted(back.elements(), reverse=True)


m = Machine(Item("a1", price=120, stock=2), Snack(code="b2", price="35", kcal=200, stock=1), Snack("c3", price=300, stock=3))


@m.watch
def log(event, *args):
    print("  event", event, args)


steps = [lambda: m.insert(100, 50), lambda: m.buy("a1"), lambda: m.buy("b2"), lambda: m.insert(3), lambda: m.insert(20, 20), lambda: m.buy("B2"), lambda: m.insert(200) and m.buy("b2"), lambda: m.buy("zz"), lambda: m.buy("a1")]
for step in steps:
    try:
        print(step(), m.total)
    except (ValueError, LookupError, RuntimeError) as error:
        print(type(error).__name__, error)
print(m.bank, sum(m.bank.elements()), Item._fields, list(Snack._fields), Snack.price, Item.price.order < Snack.price.order)
for bad in (lambda: Item("x", 7), lambda: Item("x", 1000), lambda: Item("x").price, lambda: setattr(m.items["A1"], "code", "q"), lambda: Item(1), lambda: Item("a", 5, 1, 2), lambda: Item(cod="a"), lambda: Item("q", "abc"), lambda: delattr(Item("q"), "price"), lambda: Snack._fields.update(x=1)):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
x, y = Item("q", 5), Item("Q", 5)
print(x == y, hash(x) == hash(y), x != y, x == Snack("q", 5), Item("w"), len({x, y}))
match Snack("m", price=50, kcal=1):
    case Item(code=c, price=p) if p > 100:
        print("dear", c)
    case Snack(code, price, stock, kcal):
        print("snack", code, price, stock, kcal)
x.price += 1
