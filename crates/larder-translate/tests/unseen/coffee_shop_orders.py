"""Point of sale for a small coffee shop."""
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, ROUND_HALF_UP
from enum import Enum

CENT = Decimal("0.01")


class Size(Enum):
    SMALL = "S"
    MEDIUM = "M"
    LARGE = "L"

    @property
    def factor(self):
        return {"S": Decimal("1"), "M": Decimal("1.25"), "L": Decimal("1.6")}[self.value]


@dataclass(frozen=True)
class Drink:
    name: str
    base: Decimal
    has_milk: bool = False


@dataclass
class Line:
    drink: Drink
    size: Size = Size.MEDIUM
    extras: list = field(default_factory=list)
    qty: int = 1

    def unit_price(self):
        price = self.drink.base * self.size.factor
        price += sum((EXTRAS[e] for e in self.extras), Decimal(0))
        return price.quantize(CENT, ROUND_HALF_UP)

    def total(self):
        return self.unit_price() * self.qty


MENU = {d.name: d for d in [Drink("espresso", Decimal("2.10")), Drink("latte", Decimal("3.35"), True), Drink("tea", Decimal("1.95")), Drink("mocha", Decimal("3.80"), True)]}
EXTRAS = {"oat": Decimal("0.45"), "shot": Decimal("0.80"), "syrup": Decimal("0.35")}


class OrderError(ValueError):
    pass


class Order:
    next_id = 100

    def __init__(self, customer):
        self.customer = customer
        self.lines = []
        self.id = Order.next_id
        Order.next_id += 1

    def add(self, text):
        parts = text.lower().split()
        qty = int(parts.pop(0)) if parts[0].isdigit() else 1
        size = Size.MEDIUM
        for s in Size:
            if s.name.lower() in parts:
                parts.remove(s.name.lower())
                size = s
        name, *extras = parts
        if name not in MENU:
            raise OrderError(f"no such drink: {name!r}")
        unknown = [e for e in extras if e not in EXTRAS]
        if unknown:
            raise OrderError(f"unknown extras: {', '.join(unknown)}")
        if "oat" in extras and not MENU[name].has_milk:
            raise OrderError(f"{name} takes no milk")
        self.lines.append(Line(MENU[name], size, extras, qty))
        return self

    def discount(self):
        cups = sum(l.qty for l in self.lines)
        sub = self.subtotal()
        if cups >= 5:
            return (sub * Decimal("0.10")).quantize(CENT, ROUND_HALF_UP)
        if len({l.drink.name for l in self.lines}) >= 3:
            return Decimal("1.00")
        return Decimal("0.00")

    def subtotal(self):
        return sum((l.total() for l in self.lines), Decimal("0.00"))

    def receipt(self):
        yield f"Order #{self.id} for {self.customer}".center(40, "=")
        for l in self.lines:
            label = f"{l.qty} x {l.drink.name.title()} ({l.size.value})"
            yield f"{label:<30}{l.total():>10}"
            for e in l.extras:
                yield f"    + {e:<24}{EXTRAS[e]:>10}"
        yield f"{'subtotal':<30}{self.subtotal():>10}"
        d = self.discount()
        if d:
            yield f"{'discount':<30}{-d:>10}"
        tax = ((self.subtotal() - d) * Decimal("0.085")).quantize(CENT, ROUND_HALF_UP)
        yield f"{'tax 8.5%':<30}{tax:>10}"
        yield f"{'TOTAL':<30}{self.subtotal() - d + tax:>10}"


def main():
    wishes = [
        ("Ann", ["large latte oat shot", "tea"]),
        ("Bo", ["3 espresso", "2 small mocha syrup syrup"]),
        ("Cy", ["tea oat", "flat white", "latte sprinkles", "small tea"]),
        ("Di", ["espresso", "tea", "mocha"]),
        ("Ed", []),
    ]
    sold, revenue = Counter(), defaultdict(Decimal)
    for who, items in wishes:
        order = Order(who)
        for item in items:
            try:
                order.add(item)
            except OrderError as err:
                print(f"! {who}: {err}")
        print("\n".join(order.receipt()))
        for l in order.lines:
            sold[l.drink.name] += l.qty
            revenue[l.size] += l.total()
    print(sold.most_common())
    for size, amount in sorted(revenue.items(), key=lambda kv: -kv[1]):
        print(f"{size.name:8}{amount:>8} {amount / sum(revenue.values()):.1%}")
    print(Order.next_id, Line(MENU["tea"]), Size("L").factor)


if __name__ == "__main__":
    main()
