"""A little shop: classes, exceptions, dictionaries of lists."""


class OutOfStock(Exception):
    def __init__(self, sku, wanted, available):
        super().__init__(f"{sku}: wanted {wanted}, have {available}")
        self.sku = sku
        self.missing = wanted - available


class Item:
    count = 0

    def __init__(self, sku, price, qty=0, tags=()):
        self.sku = sku
        self.price = price
        self.qty = qty
        self.tags = set(tags)
        Item.count += 1

    def __repr__(self):
        return f"Item({self.sku!r}, {self.price:.2f}, {self.qty})"

    def take(self, n):
        if n > self.qty:
            raise OutOfStock(self.sku, n, self.qty)
        self.qty -= n
        return self.price * n


class Inventory:
    def __init__(self):
        self._items = {}
        self.log = []

    def add(self, item):
        old = self._items.get(item.sku)
        if old is not None:
            old.qty += item.qty
            old.tags |= item.tags
        else:
            self._items[item.sku] = item
        self.log.append(("add", item.sku, item.qty))
        return self

    def __getitem__(self, sku):
        return self._items[sku]

    def __contains__(self, sku):
        return sku in self._items

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        yield from sorted(self._items.values(), key=lambda i: (-i.price, i.sku))

    def order(self, lines):
        total = 0
        taken = []
        try:
            for sku, n in lines:
                total += self[sku].take(n)
                taken.append((sku, n))
        except (OutOfStock, KeyError) as e:
            for sku, n in taken:
                self[sku].qty += n
            self.log.append(("failed", type(e).__name__, str(e)))
            return None
        else:
            self.log.append(("sold", len(taken), round(total, 2)))
        finally:
            self.log.append(("done",))
        return total


inv = Inventory()
inv.add(Item("apple", 0.5, 10, ["fruit"])).add(Item("pear", 0.75, 4)).add(Item("saw", 19.99, 1, {"tool"}))
inv.add(Item("apple", 0.45, 5, ["red"]))
print(len(inv), "apple" in inv, "fig" in inv, Item.count)
print(list(inv))
print(inv.order([("apple", 3), ("pear", 4)]))
print(inv.order([("apple", 3), ("saw", 2)]))
print(inv.order([("apple", 1), ("fig", 1)]))
for entry in inv.log:
    print(*entry, sep=" | ")
print(sorted(inv["apple"].tags))
try:
    inv["saw"].take(5)
except OutOfStock as e:
    print(e, e.missing, e.args)
