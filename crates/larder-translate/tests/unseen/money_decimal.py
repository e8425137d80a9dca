"""Money: fractions and decimals, an invoice, loan amortisation, contexts."""
from decimal import Decimal, getcontext, localcontext, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_CEILING, InvalidOperation, DivisionByZero, Inexact
from fractions import Fraction

CENT = Decimal("0.01")


class Money:
    def __init__(self, amount, cur="EUR"):
        self.amount = Decimal(str(amount)).quantize(CENT, rounding=ROUND_HALF_UP)
        self.cur = cur

    def _check(self, other):
        if not isinstance(other, Money):
            return False
        if other.cur != self.cur:
            raise ValueError(f"currency mismatch: {self.cur} vs {other.cur}")
        return True

    def __add__(self, other):
        return Money(self.amount + other.amount, self.cur) if self._check(other) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, k):
        return Money(self.amount * Decimal(str(k)), self.cur)

    __rmul__ = __mul__

    def __neg__(self):
        return Money(-self.amount, self.cur)

    def __eq__(self, other):
        return isinstance(other, Money) and (self.amount, self.cur) == (other.amount, other.cur)

    def __hash__(self):
        return hash((self.amount, self.cur))

    def __lt__(self, other):
        return self.amount < other.amount if self._check(other) else NotImplemented

    def __repr__(self):
        return f"Money({str(self.amount)!r}, {self.cur!r})"

    def __format__(self, spec):
        body = f"{abs(self.amount):,.2f} {self.cur}"
        return format(f"({body})" if self.amount < 0 else body, spec)

    def split(self, n):
        cents = int(self.amount / CENT)
        q, r = divmod(cents, n)
        return [Money(Decimal(q + (i < r)) * CENT, self.cur) for i in range(n)]


LINES = [("Widget", 3, "19.99"), ("Gizmo, large", 1, "1250"), ("Discount", 1, "-75.505"), ("Screw", 1000, "0.0249")]
total = sum((Money(p) * q for _, q, p in LINES))
for name, q, p in LINES:
    print(f"{name:<15.12}{q:>6}{Money(p):>20}{Money(p) * q:>20}")
vat = 0.21 * total
print(f"{'TOTAL':-<21}{total:>20}\n{'VAT':-<21}{vat:>20}\n{total + vat!r}")
print(Money(100).split(3), Money("-0.05").split(2), sum(Money("100.01").split(7)) == Money("100.01"))
for bad in (lambda: Money(1) + Money(1, "USD"), lambda: Money(1) + 5, lambda: Money("x"), lambda: Money(1) < 3, lambda: sorted([Money(3), Money(1, "USD")]), lambda: 5 + Money(1)):
    try:
        print(bad())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


def amortise(principal, rate, months):
    r = Decimal(rate) / 1200
    pay = (principal * r / (1 - (1 + r) ** -months)).quantize(CENT)
    bal = principal
    for m in range(1, months + 1):
        interest = (bal * r).quantize(CENT, ROUND_HALF_EVEN)
        part = min(pay - interest, bal) if m < months else bal
        bal -= part
        yield m, interest, part, bal


for m, i, p, b in amortise(Decimal(1000), "6.5", 4):
    print(f"{m:02d} {i:>6} {p:>8} {b:>9}")

D = Decimal
print(D("1.10") + D("2.2"), D(1) / D(7), D("1.0") == D("1.00"), D("1.0").compare_total(D("1.00")), repr(D("0.1") * 3), D(0.1), D("1E+5") + 1, D("1e-10"), D("0.0000001"), D("-0.00"), D("123E4"), D("1.50").normalize(), D("100").normalize())
print(*(D(x).quantize(D(1), rounding=m) for x in ("2.5", "-2.5", "2.4") for m in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_CEILING)))
print(round(D("2.675"), 2), round(D("2.5")), int(D("-7.9")), D("-7") // 2, D("-7") % 2, divmod(D("7.5"), 2), D("-7.5").to_integral_value(), D(2) ** 100, D(2).sqrt(), D("1.1").as_tuple(), D("10").ln().quantize(CENT), abs(D("-3.0")), -D("0"))
with localcontext() as ctx:
    ctx.prec = 6
    print(D(1) / D(3), D("123456789") + 0, +D("3.14159265"))
    ctx.prec = 50
    print(D(1) / D(3), D(2).sqrt())
print(D(1) / D(3), getcontext().prec, D("NaN") == D("NaN"), D("Infinity") > D(10) ** 100, D(3) > 2.5, D("0.5") == 0.5, D(1) == True, max(D(1), D("2.0")), sorted([D(3), 1, 2.5, Fraction(1, 2)]), hash(D("2.0")) == hash(2))
for bad in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D("1,5"), lambda: D(1) + 1.5, lambda: D("Infinity") - D("Infinity"), lambda: D(-1).sqrt(), lambda: D("sNaN") + 1, lambda: int(D("NaN")), lambda: D(1) + Fraction(1, 2), lambda: D([])):
    try:
        print(bad())
    except (ArithmeticError, ValueError, TypeError, OverflowError) as e:
        print(f"{type(e).__name__}: {e}")

F = Fraction
print(F(6, -4), F("0.125"), F("3/9"), F(0.5), F(1.1).limit_denominator(100), F(D("0.3")), F(3, 4) + F(1, 4), F(1, 3) * 3 == 1, F(7, 2) // 1, F(-7, 2) % 2, F(1, 2) + 0.5, F(2, 3) ** 2, F(2, 3) ** -2, 2 ** F(1, 2), F(9, 4) ** 0.5, F(-7, 2).__round__(), round(F(22, 7), 2), int(F(-7, 2)))
print(repr(F(5)), str(F(5)), F(1, 3) < 0.34, F(1, 2) in {0.5}, F(10, 4).numerator, divmod(F(7, 2), F(1, 3)), abs(F(-1, 2)), sum([F(1, i) for i in range(1, 11)]), F("  -1.5e2 "), float(F(1, 3)), F(3, 2).as_integer_ratio(), -F(1, 2), 1 - F(1, 3), F(1, 2) > F(1, 3) > 0, bool(F(0)))


def egyptian(f):
    while f:
        n = -(-f.denominator // f.numerator)
        yield n
        f -= F(1, n)


def cf(f):
    while True:
        a, rest = divmod(f, 1)
        yield int(a)
        if not rest:
            return
        f = 1 / rest


print(list(egyptian(F(7, 15))), list(cf(F(415, 93))), [str(F(355, 113).limit_denominator(d)) for d in (1, 10, 100, 1000)])
