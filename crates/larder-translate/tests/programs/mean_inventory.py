#!/usr/bin/env python3
"""Inventory management with reports."""
import json
from dataclasses import dataclass, field, asdict
from typing import Dict, List, Optional, Tuple

@dataclass
class Item:
    name: str
    price: float
    qty: int = 0
    tags: List[str] = field(default_factory=list)

    @property
    def value(self) -> float:
        return self.price * self.qty

    def restock(self, n: int) -> None:
        if n < 0:
            raise ValueError(f"cannot restock {n}")
        self.qty += n

class Inventory:
    def __init__(self):
        self._items: Dict[str, Item] = {}
        self.log: List[Tuple[str, str, int]] = []

    def add(self, item: Item) -> "Inventory":
        if item.name in self._items:
            self._items[item.name].restock(item.qty)
        else:
            self._items[item.name] = item
        self.log.append(("add", item.name, item.qty))
        return self

    def remove(self, name: str, n: int = 1) -> Optional[Item]:
        it = self._items.get(name)
        if it is None:
            return None
        if it.qty < n:
            raise RuntimeError("only %d of %s left" % (it.qty, name))
        it.qty -= n
        if it.qty == 0:
            del self._items[name]
        self.log.append(("remove", name, -n))
        return it

    def total(self) -> float:
        return sum(i.value for i in self._items.values())

    def by_tag(self) -> Dict[str, List[str]]:
        out: Dict[str, List[str]] = {}
        for it in self._items.values():
            for t in it.tags:
                out.setdefault(t, []).append(it.name)
        return {k: sorted(v) for k, v in sorted(out.items())}

    def __len__(self): return len(self._items)
    def __contains__(self, n): return n in self._items
    def __iter__(self): return iter(self._items.values())
    def __getitem__(self, n): return self._items[n]

inv = Inventory()
inv.add(Item("apple", 0.5, 100, ["fruit", "red"])).add(Item("pear", 0.75, 20, ["fruit"])).add(Item("brick", 2.25, 8))
inv.add(Item("apple", 0.5, 50))
print(len(inv), "apple" in inv, inv["apple"].qty, f"{inv.total():.2f}")
print(inv.remove("pear", 5), inv.remove("zzz"))
try:
    inv.remove("brick", 80)
except RuntimeError as e:
    print("error:", e)
inv.remove("brick", 8)
print("brick" in inv, inv.by_tag())
for it in sorted(inv, key=lambda i: i.value, reverse=True):
    print(f"{it.name:<10}{it.qty:>5d}{it.value:>10.2f}")
print(json.dumps([asdict(i) for i in inv], indent=2))
print(json.dumps({"b": [1, 2.5, None, True], "a": "q\"\n\u00e9"}, sort_keys=True, separators=(",", ":")))
d = json.loads('{"x": [1, 2, {"y": null}], "z": 1e3, "s": "\\u00e9\\n"}')
print(d, d["x"][2]["y"], type(d["z"]).__name__)
try:
    json.loads("{bad}")
except json.JSONDecodeError as e:
    print("json:", e)
totals = {}
for op, name, n in inv.log:
    totals[name] = totals.get(name, 0) + n
print(totals, max(totals, key=totals.get), min(totals.items(), key=lambda kv: kv[1]))
try:
    inv["apple"].restock(-1)
except ValueError as e:
    print(e)
