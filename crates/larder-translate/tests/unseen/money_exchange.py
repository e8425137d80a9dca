from decimal import Decimal, ROUND_HALF_EVEN, ROUND_UP, ROUND_FLOOR, getcontext, setcontext, Context, Inexact, localcontext, DecimalException, Overflow, FloatOperation
from dataclasses import dataclass, field
from functools import cache, singledispatch
from collections import defaultdict
from enum import Enum
import itertools
import re


class Currency(Enum):
    USD = ("$", 2)
    EUR = ("€", 2)
    JPY = ("¥", 0)
    KWD = ("KD", 3)

    def __init__(self, sign, digits):
        self.sign = sign
        self.digits = digits

    @property
    def quantum(self):
        return Decimal(1).scaleb(-self.digits)

    def __call__(self, amount):
        return Money(amount, self)

    def __str__(self):
        return self.name


class CurrencyMismatch(TypeError):
    def __init__(self, a, b, /):
        super().__init__(f"{a} and {b} do not mix")
        self.pair = frozenset((a, b))


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: Currency = Currency.USD

    def __post_init__(self):
        value = self.amount if isinstance(self.amount, Decimal) else Decimal(str(self.amount))
        object.__setattr__(self, "amount", value.quantize(self.currency.quantum, ROUND_HALF_EVEN))

    def _same(self, other):
        if self.currency is not other.currency:
            raise CurrencyMismatch(self.currency, other.currency)

    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, n):
        return Money(self.amount * Decimal(n), self.currency)

    def __lt__(self, other):
        self._same(other)
        return self.amount < other.amount

    def __str__(self):
        sign = "-" if self.amount < 0 else ""
        return f"{sign}{self.currency.sign}{abs(self.amount):,}"

    def __format__(self, spec):
        return str(self).rjust(int(spec)) if spec.isdigit() else format(str(self), spec)

    def __rshift__(self, to):
        return Money(self.amount * rate(self.currency, to), to)

    def allocate(self, *ratios):
        total = sum(ratios)
        q = self.currency.quantum
        shares = [(self.amount * r / total).quantize(q, ROUND_FLOOR) for r in ratios]
        left = self.amount - sum(shares)
        for i in itertools.cycle(range(len(shares))):
            if not left:
                break
            shares[i] += q
            left -= q
        return tuple(map(self.currency, shares))


RATES = {("USD", "EUR"): "0.9", ("EUR", "JPY"): "160.55", ("USD", "KWD"): "0.3071"}


@cache
def rate(a, b):
    if a is b:
        return Decimal(1)
    if (a.name, b.name) in RATES:
        return Decimal(RATES[a.name, b.name])
    if (b.name, a.name) in RATES:
        return 1 / Decimal(RATES[b.name, a.name])
    for mid in Currency:
        if mid in (a, b):
            continue
        try:
            return direct(a, mid) * direct(mid, b)
        except LookupError:
            continue
    raise LookupError(f"no rate {a}->{b}")


def direct(a, b):
    for pair, flip in (((a.name, b.name), False), ((b.name, a.name), True)):
        if pair in RATES:
            return 1 / Decimal(RATES[pair]) if flip else Decimal(RATES[pair])
    raise LookupError(pair)


wallet = [Money("10.005"), Currency.JPY(1234.5), Currency.KWD("1.23456"), Money(-2, Currency.EUR)]
for m in wallet:
    print(f"{m!s:>12}|{m:12}|{m:*^14}|{m!r}")
print(sum([Money(1), Money("2.50"), Money("0.005")]), Money("0.015"), Money(3) * 1.1, Money(10).allocate(1, 1, 1), [str(x) for x in Money(-1).allocate(3, 7)])
print(*(str(Money(100) >> c) for c in Currency), Currency.JPY(1000) >> Currency.KWD if False else "")
for bad in (lambda: Money(1) + Currency.EUR(1), lambda: Money(1) + 1, lambda: Currency.JPY(1) >> Currency.KWD, lambda: max(wallet), lambda: Currency("£"), lambda: Money("abc"), lambda: setattr(Money(1), "amount", 2), lambda: hash(Money(1)) == hash(Money("1.00")), lambda: Money(1) < 3, lambda: Money(Decimal("1e30"))):
    try:
        print(bad())
    except (TypeError, LookupError, ValueError, ArithmeticError, AttributeError) as error:
        print(type(error).__name__, error, getattr(error, "pair", "") and len(error.pair))
print(rate.cache_info().misses > 3, Currency.KWD.quantum, Currency(("€", 2)), repr(Currency.EUR), {Currency.USD: 1}[Currency["USD"]])
with localcontext(Context(prec=4, rounding=ROUND_UP)) as ctx:
    print(Decimal("1.23451") + 0, Decimal(10) / 3, ctx.flags[Inexact], +Decimal("9999.1"))
    ctx.traps[Inexact] = True
    try:
        Decimal(1) / 3
    except Inexact as error:
        print("inexact", isinstance(error, ArithmeticError))
print(Decimal("1.5e3"), Decimal("-1.50").copy_abs(), Decimal("15").logb(), Decimal("2").max(Decimal("NaN")), Decimal("1.23").is_signed(), Decimal((1, (1, 4, 7), -2)), Decimal("0E-5"), Decimal("1_000.5"), Decimal("  3 "), Decimal("3").fma(2, 1), Decimal("7").remainder_near(4), Decimal("1e3").to_eng_string(), Decimal("123456").to_eng_string())
print(Decimal("5").next_plus(), Decimal("-3") // Decimal("2"), Decimal("-3") % Decimal("2"), -3 % Decimal(2), Decimal(2) ** Decimal("0.5"), Decimal(3) ** 40, Decimal("1e-7"), Decimal("100").sqrt(), Decimal("2").exp().quantize(Decimal("1.000")), int(Decimal("-2.7")), round(Decimal("-2.5")), Decimal("2.5").__round__(0), Decimal("1").same_quantum(Decimal("2.0")))
print(f"{Decimal('1234.5'):>12.3f}|{Decimal('0.00001'):g}|{Decimal('12'):e}|{Decimal('-7'):+}|{Decimal('1e6'):,}|{Decimal('5'):05}|{Decimal('nan'):>5}|{Decimal('99.995'):.2f}")
print(sorted([Decimal("1.1"), 1, Fraction] if False else [Decimal("1.1"), 1, 1.05]), Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), Decimal.from_float(0.5), Decimal("1.0").as_integer_ratio(), Decimal("10") in {10}, min(Decimal(3), 2))
Money(1).cents
