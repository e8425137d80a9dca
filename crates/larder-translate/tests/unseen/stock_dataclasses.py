# Inventory with dataclasses: order, frozen, field, __post_init__, replace, asdict, InitVar
from dataclasses import dataclass, field, replace, asdict, astuple, fields, FrozenInstanceError, InitVar
from typing import ClassVar
from collections import defaultdict

@dataclass(frozen=True, order=True)
class SKU:
    category: str
    number: int = 0

    def __str__(self):
        return f"{self.category.upper()}-{self.number:04d}"

@dataclass
class Item:
    sku: SKU
    name: str
    price: float = field(default=1.0, compare=False)
    qty: int = 0
    tags: list = field(default_factory=list, repr=False)
    discount: InitVar[float] = None
    created: ClassVar[int] = 0
    total: float = field(init=False, default=0)

    def __post_init__(self, discount):
        type(self).created += 1
        if discount is not None:
            self.price = round(self.price * (1 - discount), 2)
        self.refresh()

    def refresh(self):
        self.total = self.price * self.qty
        return self

@dataclass(order=True)
class Priority:
    sort_index: tuple = field(init=False, repr=False)
    item: Item = field(compare=False)
    urgency: int = field(default=0, compare=False)

    def __post_init__(self):
        self.sort_index = (-self.urgency, self.item.sku)

@dataclass(eq=False)
class Perishable(Item):
    days: int = 7

    def __post_init__(self, discount):
        super().__post_init__(discount)
        if self.days < 0:
            raise ValueError(f"{self.name} is {abs(self.days)} days over")

class Warehouse:
    def __init__(self):
        self.items: dict[SKU, Item] = {}

    def __iadd__(self, item):
        if item.sku in self.items:
            self.items[item.sku].qty += item.qty
            self.items[item.sku].refresh()
        else:
            self.items[item.sku] = item
        return self

    def take(self, sku, n):
        item = self.items[sku]
        if n > item.qty:
            raise ValueError("only %d of %s" % (item.qty, item.name))
        item.qty -= n
        return replace(item, qty=n, discount=None)

w = Warehouse()
bolt = Item(SKU("hw", 12), "bolt", 0.15, 400)
w += bolt
w += Item(SKU("hw", 3), "hammer", 19.99, 2, ["tool"], 0.1)
w += Item(SKU("hw", 12), "bolt again", 0.2, 50)
milk = Perishable(SKU("food"), "milk", 1.25, 8, days=3)
w += milk
for sku in sorted(w.items):
    print(sku, w.items[sku], sep=": ")
print(bolt.qty, bolt.total, Item.created, Perishable.created, milk.created)
print(asdict(milk))
print(astuple(SKU("a")), SKU("a") < SKU("a", 1) < SKU("b"), SKU("a") == ("a", 0), {SKU("q", 1): 1}[SKU("q", 1)])
taken = w.take(SKU("hw", 12), 50)
print(taken, bolt, taken.tags is bolt.tags, taken == replace(bolt, qty=50, discount=None), sep="\n")
taken.tags.append("sold")
print(bolt.tags, asdict(bolt)["tags"] is bolt.tags)
print(milk == replace(milk, discount=None), Item(SKU("x"), "n", 5) == Item(SKU("x"), "n", 9))
ps = [Priority(it, len(it.name) % 3) for it in w.items.values()]
print([str(p.item.sku) + "/" + str(p.urgency) for p in sorted(ps)], min(ps).sort_index)
print([f.name for f in fields(Perishable)], [f.name for f in fields(Item) if f.compare])
groups = defaultdict(list)
for it in w.items.values():
    groups[it.sku.category].append(it)
print({k: sum(i.qty for i in v) for k, v in groups.items()})

def attempt(fn):
    try:
        return fn()
    except Exception as e:
        return f"{type(e).__name__}: {e}"

def freeze_break():
    SKU("a").number = 5

print(attempt(freeze_break), issubclass(FrozenInstanceError, AttributeError))
print(attempt(lambda: w.take(SKU("hw", 3), 10)))
print(attempt(lambda: w.take(SKU("nope"), 10)))
print(attempt(lambda: Item("only one")))
print(attempt(lambda: bolt < milk))
print(attempt(lambda: hash(bolt)), attempt(lambda: hash(milk) == hash(milk)))
print(attempt(lambda: Perishable(SKU("food", 2), "fish", days=-2)))
print(attempt(lambda: replace(bolt, total=3, discount=None)))
