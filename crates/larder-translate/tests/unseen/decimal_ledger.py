# Decimal money: ledger with double entry, allocation without losing cents, currencies, loan table
from decimal import Decimal as D, getcontext, localcontext, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING, InvalidOperation, DivisionByZero
from collections import defaultdict
from dataclasses import dataclass
from functools import total_ordering

@total_ordering
@dataclass(frozen=True)
class Money:
    amount: D
    cur: str = "EUR"

    def __post_init__(self):
        object.__setattr__(self, "amount", D(str(self.amount)).quantize(D("0.01"), rounding=ROUND_HALF_EVEN))

    def _check(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        if self.cur != other.cur:
            raise ValueError(f"{self.cur} vs {other.cur}")

    def __add__(self, other):
        if other == 0:
            return self
        if (r := self._check(other)) is NotImplemented:
            return r
        return Money(self.amount + other.amount, self.cur)

    __radd__ = __add__

    def __neg__(self):
        return Money(-self.amount, self.cur)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, k):
        if isinstance(k, Money):
            return NotImplemented
        return Money(self.amount * D(str(k)), self.cur)

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self.amount / k.amount if isinstance(k, Money) else Money(self.amount / D(str(k)), self.cur)

    def __lt__(self, other):
        self._check(other)
        return self.amount < other.amount

    def __bool__(self):
        return self.amount != 0

    def __str__(self):
        sign = "-" if self.amount < 0 else ""
        return f"{sign}{self.cur} {abs(self.amount):,}"

    def split(self, *weights):
        total = sum(weights)
        cents = int(self.amount * 100)
        shares = [cents * w // total for w in weights]
        for i in range(cents - sum(shares)):
            shares[i] += 1
        return [Money(D(s) / 100, self.cur) for s in shares]

class Ledger:
    def __init__(self):
        self.entries = []
        self.balances = defaultdict(lambda: Money(0))

    def post(self, text, **legs):
        if (total := sum(legs.values())) != Money(0):
            raise ValueError(f"unbalanced {text!r}: {total}")
        for acc, m in legs.items():
            self.balances[acc] += m
        self.entries.append((len(self.entries) + 1, text, legs))

    def report(self):
        for acc in sorted(self.balances, key=lambda a: (self.balances[a], a)):
            yield f"{acc:<10}{self.balances[acc]!s:>16}"

m = Money("10.005")
print(m, repr(m), Money(2.675), Money(2.665), Money("-1234567.891"), Money(0) == Money("0.00"), bool(Money(0)))
print(Money(100).split(1, 1, 1)[0], [str(s) for s in Money("0.05").split(1, 2, 3)], sum(Money(100).split(3, 3, 3)) == Money(100), [str(x) for x in Money("-1").split(1, 1, 1)])
print(m + Money(1), 3 * m, m * 0.1, m / 3, Money(9) / Money(2), sum([Money(1), Money("2.5")]), max(Money(1), Money(3), Money(2)), Money(1) < Money(2) >= Money(2), -m)
for bad in (lambda: m + Money(1, "USD"), lambda: m + 5, lambda: m * m, lambda: m < Money(1, "USD"), lambda: setattr(m, "cur", "X"), lambda: Money("abc"), lambda: m / 0):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, "|", e)
book = Ledger()
book.post("opening", cash=Money(1000), equity=Money(-1000))
book.post("rent", rent=Money("333.33"), cash=Money("-333.33"))
try:
    book.post("typo", cash=Money(5), food=Money("-4.99"))
except ValueError as e:
    print(e, len(book.entries), "food" in book.balances)
print(*book.report(), sep="\n")
print(book.balances["ghost"], sum(book.balances.values()), len(book.balances), {k: str(v) for k, v in book.entries[1][2].items()})

x = D("7.325")
print([str(x.quantize(D("0.01"), r)) for r in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING)], x.as_tuple(), x.normalize(), D("100").normalize(), D("1.20") == D("1.2"), str(D("1.20") * D("3.0")), D("1.20") + D("0.8"))
print(D(1) / D(7), D("-7") // D(2), D("-7") % D(2), -7 // 2, divmod(D("7.5"), D(2)), D(2) ** D("0.5"), D("1e-7"), D("0.0000001"), D("123E+5"), D(0.1), D("NaN").is_nan(), D("-0").is_signed(), D("Infinity") > 5)
print(f"{D('1234567.891'):,.2f} {D('0.5'):.0f} {D('1.5'):.0f} {D('3'):>8} {D('0.00012'):e} {D('12.5'):%}", D("5").__round__(), round(D("2.345"), 2), int(D("-3.9")), float(D("0.1")), hash(D("1.0")) == hash(1), D("1.5") == 1.5, D("0.1") == 0.1, D("1.1") < 1.2)
with localcontext() as ctx:
    ctx.prec = 5
    print(D(2) / 3, D("123456") + 1, getcontext().prec)
print(getcontext().prec, D(2) / 3)
for bad in (lambda: D("x"), lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(1) + 1.5, lambda: D("sNaN") + 1, lambda: D(-1).sqrt()):
    try:
        print(bad())
    except (InvalidOperation, DivisionByZero, TypeError) as e:
        print(type(e).__name__, e if isinstance(e, TypeError) else isinstance(e, ArithmeticError))

def loan(principal, rate, years):
    r = D(rate) / 12
    n = years * 12
    pay = (principal * r / (1 - (1 + r) ** -n)).quantize(D("0.01"), ROUND_HALF_UP)
    bal = D(principal)
    for k in range(1, n + 1):
        interest = (bal * r).quantize(D("0.01"), ROUND_HALF_UP)
        part = min(pay - interest, bal) if k < n else bal
        bal -= part
        yield k, interest + part, interest, part, bal

rows = list(loan(1000, "0.06", 1))
for k, *nums in rows[:2] + rows[-2:]:
    print(f"{k:>3}" + "".join(f"{v:>10}" for v in nums))
print(sum(r[1] for r in rows), sum(r[2] for r in rows), sum((r[3] for r in rows), D(0)) == 1000)
raise ValueError(f"unreconciled: {sum(r[1] for r in rows) - 1000}")
