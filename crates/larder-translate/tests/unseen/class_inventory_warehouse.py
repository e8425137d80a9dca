"""A warehouse with stock levels, reservations and audits."""
from collections import defaultdict
import bisect


class StockError(Exception):
    """Base of all errors about stock."""

    code = 100

    def __init__(self, sku, *args, **extra):
        super().__init__(sku, *args)
        self.sku = sku
        self.extra = extra

    def __str__(self):
        return f"[{self.code}] {type(self).__name__} for {self.sku!r}" + (
            " " + ", ".join(f"{k}={v}" for k, v in sorted(self.extra.items())) if self.extra else ""
        )


class OutOfStock(StockError):
    code = 101


class UnknownItem(StockError, KeyError):
    code = 102


class Item:
    registry = {}
    _serial = 0

    def __new__(cls, sku, *args, **kwargs):
        if sku in cls.registry:
            return cls.registry[sku]
        self = super().__new__(cls)
        cls.registry[sku] = self
        cls._serial += 1
        self.serial = cls._serial
        return self

    def __init__(self, sku, name=None, price=0):
        self.sku = sku
        if name is not None:
            self.name = name
        self.price = price or getattr(self, "price", 0)

    def __repr__(self):
        return f"{type(self).__name__}(sku={self.sku!r}, name={self.name!r}, price={self.price})"

    def __lt__(self, other):
        if not isinstance(other, Item):
            return NotImplemented
        return (self.price, self.sku) < (other.price, other.sku)


class Perishable(Item):
    def __init__(self, sku, name=None, price=0, *, days=7):
        super().__init__(sku, name, price)
        self.days = days


class Warehouse:
    def __init__(self):
        self._stock = defaultdict(int)
        self._log = []
        self._sorted = []

    def __contains__(self, sku):
        return self._stock.get(sku, 0) > 0

    def __len__(self):
        return sum(self._stock.values())

    def __getitem__(self, sku):
        try:
            return Item.registry[sku], self._stock[sku]
        except KeyError as exc:
            raise UnknownItem(sku, exc.args[0], known=len(Item.registry)) from exc

    def __iadd__(self, pair):
        item, count = pair
        if item.sku not in self._stock:
            bisect.insort(self._sorted, item)
        self._stock[item.sku] += count
        self._log.append(("in", item.sku, count))
        return self

    def __isub__(self, pair):
        item, count = pair
        have = self._stock[item.sku]
        if have < count:
            raise OutOfStock(item.sku, have, wanted=count, have=have)
        self._stock[item.sku] = have - count
        self._log.append(("out", item.sku, count))
        return self

    def __iter__(self):
        yield from ((i, self._stock[i.sku]) for i in self._sorted)

    def __bool__(self):
        return any(self._stock.values())


w = Warehouse()
print(bool(w), len(w))
apple = Perishable("A1", "apple", 3, days=5)
bolt = Item("B7", "bolt", 1)
again = Item("A1")
print(again is apple, again.serial, type(again).__name__, Item._serial, Perishable._serial)
w += apple, 10
w += bolt, 200
w -= apple, 4
print(bool(w), len(w), "A1" in w, "ZZ" in w)
for item, n in w:
    print(item, n)
for action in (lambda: w["NOPE"], lambda: w.__isub__((apple, 100)), lambda: bolt < 5, lambda: sorted([apple, bolt, 3])):
    try:
        print(action())
    except StockError as e:
        print(type(e).__mro__[1].__name__, e, e.args, repr(e.__cause__))
    except TypeError as e:
        print("TypeError:", e)
print(w._log)
print(max(i for i, _ in w).name, min(Item.registry.values()).name)
try:
    Item("Q")
    print(Item("Q"))
except AttributeError as e:
    print(e)
w -= bolt, 201
