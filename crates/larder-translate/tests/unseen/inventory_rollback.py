"""Inventory management with typed domain objects; exits with a status code."""
from __future__ import annotations

import sys
from dataclasses import dataclass, field
from enum import Enum
from typing import Iterable, Optional


class StockError(Exception):
    """Base of all."""


class OutOfStock(StockError):
    def __init__(self, sku: str, wanted: int, have: int):
        super().__init__(sku, wanted, have)
        self.missing = wanted - have

    def __str__(self):
        sku, wanted, have = self.args
        return f"{sku}: wanted {wanted}, have {have} (missing {self.missing})"


class UnknownSku(StockError, LookupError):
    pass


class Movement(Enum):
    IN = ("+", 1)
    OUT = ("-", -1)
    LOSS = ("x", -1)

    def __init__(self, symbol, sign):
        self.symbol = symbol
        self.sign = sign

    @classmethod
    def parse(cls, text: str) -> Movement:
        for m in cls:
            if text in (m.symbol, m.name.lower()):
                return m
        raise ValueError(f"{text!r} is not a movement; use one of {', '.join(m.symbol for m in cls)}")


@dataclass(order=True)
class Item:
    sort_index: tuple = field(init=False, repr=False)
    sku: str
    price: float
    qty: int = 0
    tags: set[str] = field(default_factory=set, compare=False)
    parent: Optional[Item] = field(default=None, repr=False, compare=False)

    def __post_init__(self):
        self.sort_index = (-self.value, self.sku)

    @property
    def value(self) -> float:
        return round(self.price * self.qty, 2)


@dataclass
class Entry:
    kind: Movement
    sku: str
    n: int
    note: str = ""

    @classmethod
    def from_line(cls, line: str) -> Entry:
        kind, sku, n, *note = line.split()
        return cls(Movement.parse(kind), sku.upper(), int(n), " ".join(note))


class Inventory:
    def __init__(self, items: Iterable[Item] = ()):
        self._items = {i.sku: i for i in items}
        self.journal: list[Entry] = []
        self._depth = 0
        self._undo: list[tuple[str, int]] = []

    def __getitem__(self, sku):
        try:
            return self._items[sku]
        except KeyError as e:
            close = [s for s in self._items if s[0] == sku[:1]]
            raise UnknownSku(f"no item {sku!r}" + (f", did you mean {' or '.join(close)}?" if close else "")) from e

    def __enter__(self):
        self._depth += 1
        return self

    def __exit__(self, et, ev, tb):
        self._depth -= 1
        if self._depth == 0:
            if et is not None:
                for sku, old in reversed(self._undo):
                    self[sku].qty = old
                del self.journal[len(self.journal) - len(self._undo):]
            self._undo.clear()
        return False

    def apply(self, entry: Entry) -> int:
        item = self[entry.sku]
        new = item.qty + entry.kind.sign * entry.n
        if entry.n <= 0:
            raise ValueError(f"bad quantity {entry.n:+d}")
        if new < 0:
            raise OutOfStock(entry.sku, entry.n, item.qty)
        self._undo.append((item.sku, item.qty))
        item.qty = new
        self.journal.append(entry)
        return new

    def report(self) -> str:
        lines = [f"{'SKU':<6}|{'qty':^7}|{'price':>9}|{'value':>12}", "=" * 37]
        for it in sorted(self._items.values(), key=lambda i: (-i.value, i.sku)):
            flag = "!" if it.qty == 0 else " "
            lines.append(f"{it.sku:<6}|{it.qty:^7,}|{it.price:>9.2f}|{it.value:>12,.2f}{flag}".rstrip())
        lines.append(f"{'total':.<25}{sum(i.value for i in self._items.values()):12,.2f}")
        return "\n".join(lines)


inv = Inventory([Item("BOLT", 0.15, 1000, {"metal", "small"}), Item("NUT", 0.1, 50), Item("SAW", 24.99, 3), Item("BAG", 1 / 3, 0)])
inv["NUT"].parent = inv["BOLT"]
print(inv.report())
batches = [
    ["+ bag 300 initial stock", "- bolt 250"],
    ["- saw 2", "- nut 20", "x saw 2 stolen"],
    ["out nut 50", "in nut 7"],
    ["- bolts 1"],
    ["+ zip 1"],
    ["? bag 1"],
    ["- bag"],
    ["+ bag many"],
    ["+ bag -5"],
    ["loss bolt 750 flood in the cellar"],
]
failures = 0
for i, batch in enumerate(batches, start=1):
    try:
        with inv, inv:
            results = [inv.apply(Entry.from_line(line)) for line in batch]
    except UnknownSku as e:
        failures += 1
        print(f"#{i} UnknownSku: {e} | {e.args} | {e.__cause__!r}")
    except StockError as e:
        failures += 1
        print(f"#{i} {type(e).__name__}: {e} | {e!r}")
    except ValueError as e:
        failures += 1
        print(f"#{i} ValueError: {e}")
    else:
        print(f"#{i} ok {results}")
print(inv.report())
for e in inv.journal:
    print(e)
print(sorted([Item("b", 2, 1), Item("a", 1, 2), Item("c", 9, 1)])[0], Item("x", 1) == Item("x", 1, tags={"q"}), Item("x", 1) < Item("y", 1), Movement.LOSS.value, Movement["IN"].sign, Movement.OUT is Movement(("-", -1)))
print(inv["NUT"], inv["NUT"].parent.tags == {"small", "metal"}, sep="\n")
sys.exit(failures if failures < 100 else 99)
