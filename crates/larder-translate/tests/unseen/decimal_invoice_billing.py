"""Invoices with decimal money: VAT groups, discounts, rounding policies, payment plans."""
from collections import defaultdict
from decimal import (Decimal, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_FLOOR, ROUND_CEILING,
                     InvalidOperation, DivisionByZero, getcontext, localcontext)
from typing import Iterable, NamedTuple

CENT = Decimal("0.01")


class Line(NamedTuple):
    what: str
    qty: Decimal
    unit: Decimal
    vat: Decimal
    discount: Decimal = Decimal(0)

    @classmethod
    def parse(cls, text: str) -> "Line":
        what, *numbers = (part.strip() for part in text.split("|"))
        return cls(what, *map(Decimal, numbers))

    @property
    def net(self) -> Decimal:
        gross = self.qty * self.unit
        return (gross - gross * self.discount / 100).quantize(CENT, ROUND_HALF_UP)


class Invoice:
    _next = 1000

    def __init__(self, lines: Iterable[str], rounding: str = ROUND_HALF_UP) -> None:
        Invoice._next += 1
        self.number = f"R{Invoice._next}"
        self.lines = [Line.parse(l) for l in lines]
        self.rounding = rounding

    def vat_groups(self) -> dict[Decimal, tuple[Decimal, Decimal]]:
        sums: dict[Decimal, Decimal] = defaultdict(Decimal)
        for line in self.lines:
            sums[line.vat] += line.net
        return {rate: (net, (net * rate / 100).quantize(CENT, self.rounding)) for rate, net in sorted(sums.items())}

    def total(self) -> Decimal:
        return sum((n + v for n, v in self.vat_groups().values()), Decimal(0))

    def plan(self, months: int) -> list[Decimal]:
        """Equal payments that add up exactly; the first ones carry the extra cents."""
        cents = int(self.total() / CENT)
        base, extra = divmod(cents, months)
        return [Decimal(base + (i < extra)) * CENT for i in range(months)]


LINES = """\
Consulting      | 7.5  | 120.00 | 19
Book, 2nd hand  | 3    | 9.99   | 7  | 12.5
Book            | 1    | 24.90  | 7.0
Stamps          | 250  | 0.005  | 0
Screws          | 1.25 | 0.1    | 19 | 33
Refund          | -1   | 17.35  | 19
""".splitlines()

inv = Invoice(LINES)
print(inv.number)
for line in inv.lines:
    print(f"{line.what:<16}{line.qty!s:>6} x {line.unit:>8} -{line.discount:>5}% = {line.net:>9,}  ({line.vat}%)")
print(inv.vat_groups())
print("total", inv.total())
for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP, ROUND_FLOOR, ROUND_CEILING):
    other = Invoice(LINES, rounding)
    print(other.number, rounding, [str(v) for _, v in other.vat_groups().values()], other.total())
for months in (1, 3, 7, 12):
    plan = inv.plan(months)
    print(months, *plan, "| ok" if sum(plan) == inv.total() else "| WRONG")

print("-- rounding ties")
for text in ("0.125", "0.135", "-0.125", "2.5", "-2.5", "1e-3", "0.005", "0.015"):
    d = Decimal(text)
    print(f"{text:>7}", d.quantize(CENT), d.quantize(CENT, ROUND_HALF_UP), d.quantize(Decimal(1)), round(d, 2), round(d), int(d))

print("-- representation")
samples = ["0", "-0", "0.00", "1E+3", "1000", "1.50", "123456789.987654321", "1e-7", "0.000001", "Infinity", "NaN", "-1E-20"]
for s in samples:
    d = Decimal(s)
    print(f"{s:>20} {d!s:>22} {d!r} {d.as_tuple() if d.is_finite() else '-'}")
print(Decimal("1.10") == Decimal("1.1"), hash(Decimal("1.10")) == hash(Decimal("1.1")), Decimal(5) == 5, Decimal("0.1") == 0.1)
print(Decimal("1000").normalize(), Decimal("1.500").normalize(), Decimal("120.0").to_integral_value(), Decimal("1.20") + Decimal("2.3"))
print(Decimal("1.20") * Decimal("2.30"), Decimal(7) / 3, Decimal(-7) // 2, Decimal(-7) % 2, divmod(Decimal("7.5"), 2), -7 // 2)
print(Decimal(0.1), Decimal(2) ** 100, Decimal(2).sqrt(), Decimal("2") ** Decimal("-1"))
print(f"{Decimal('1234567.891'):,.2f}|{Decimal('0.5'):.0%}|{Decimal('12345'):.2e}|{Decimal('3'):010.3f}|{Decimal('-2.50'):+}")

with localcontext() as ctx:
    ctx.prec = 6
    print(Decimal(1) / 7, Decimal("123456789") + 1, +Decimal("2.7182818284"))
    ctx.rounding = ROUND_DOWN
    print(Decimal(2) / 3, Decimal(-2) / 3)
print(Decimal(1) / 7, getcontext().prec)

for attempt in (lambda: Decimal("12,5"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal("1") + 0.5,
                lambda: Decimal("Infinity") - Decimal("Infinity"), lambda: Decimal("1e30").quantize(CENT),
                lambda: int(Decimal("NaN")), lambda: Decimal("NaN") < 1, lambda: Line.parse("x | 1")):
    try:
        print("ok?", attempt())
    except (ArithmeticError, TypeError, ValueError) as e:
        print(type(e).__name__, isinstance(e, InvalidOperation), isinstance(e, DivisionByZero))
print(max(Decimal("1.0"), Decimal("1.00")), min(Decimal(3), 2.5), sorted([Decimal("1.5"), 1, 2.25, Decimal("-3")]))
print(sum(Decimal(n) / 10 for n in range(1, 11)), Decimal("3.7").compare(Decimal("3.70")), Decimal("19.99").scaleb(2))
