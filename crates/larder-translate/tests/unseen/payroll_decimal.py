from decimal import Decimal, getcontext, localcontext, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, InvalidOperation, DivisionByZero, Context
from fractions import Fraction
import math
import statistics

CENT = Decimal("0.01")


class Money:
    __slots__ = ("_amount",)

    def __init__(self, amount):
        self._amount = Decimal(str(amount)).quantize(CENT, rounding=ROUND_HALF_UP)

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self._amount + other._amount)
        if other == 0:
            return self
        return NotImplemented

    __radd__ = __add__

    def __mul__(self, factor):
        return Money(self._amount * Decimal(str(factor)))

    def __format__(self, spec):
        if spec.endswith("$"):
            return "$" + format(self._amount, spec[:-1] or ",.2f")
        return format(self._amount, spec)

    def __repr__(self):
        return f"Money({self._amount})"

    def __bool__(self):
        return bool(self._amount)

    def __int__(self):
        return int(self._amount)

    def __float__(self):
        return float(self._amount)

    def split(self, ways):
        each = (self._amount / ways).quantize(CENT, rounding=ROUND_DOWN)
        rest = self._amount - each * ways
        parts = [each] * ways
        for i in range(int(rest / CENT)):
            parts[i] += CENT
        return [Money(p) for p in parts]


pay = {"ann": Money("1234.565"), "bob": Money(999.995), "cy": Money(0)}
for name, m in pay.items():
    print(f"{name:<6}|{m:>12,.2f}|{m:$}|{m:>+10.1f}|{bool(m)}")
print(sum(pay.values()), Money(10).split(3), int(Money("7.9")), float(Money("7.9")), math.floor(float(Money("7.9"))))
try:
    print(Money(1) + 1.5)
except TypeError as error:
    print(error)
print(Decimal("1") / Decimal("7"), getcontext().prec)
with localcontext() as ctx:
    ctx.prec = 6
    print(Decimal(1) / Decimal(7), Decimal(2).sqrt(), Decimal("1e10") + Decimal("1"))
print(Decimal("2.675").quantize(CENT), Decimal("2.665").quantize(CENT, ROUND_HALF_EVEN), round(Decimal("2.5")), round(Decimal("2.567"), 1))
print(Decimal("123.4500").normalize(), Decimal("1E+3"), Decimal("1200").normalize(), Decimal("-0.0"), Decimal("NaN"), Decimal("Infinity") > 5)
print(Decimal("3.14").as_tuple(), Decimal(0.1), Decimal("0.1") == 0.1, Decimal("0.5") == 0.5, Decimal("1.10") == Decimal("1.1"))
print(hash(Decimal("2.50")) == hash(2.5), Decimal("7") // 2, Decimal("-7") % 3, divmod(Decimal("7.5"), 2), Decimal("2") ** -2)
print(Decimal("12.30").adjusted(), Decimal("1.5").to_integral_value(), Decimal("1.20").compare(Decimal("1.2")), Decimal("10").ln().quantize(CENT))
for bad in ("abc", "1/3"):
    try:
        Decimal(bad)
    except InvalidOperation as error:
        print(type(error).__name__, error)
try:
    Decimal(1) / 0
except DivisionByZero as error:
    print(error, isinstance(error, ZeroDivisionError))
f = Fraction("3/4") + Fraction(0.125) - Fraction(Decimal("0.5"))
print(f, repr(f), float(f), f.limit_denominator(2), Fraction(-7, 2) // 1, round(Fraction(7, 2)), Fraction("1.25e-2"), f ** 2, 2 ** Fraction(1, 2))
print(statistics.mean([Fraction(1, 3), Fraction(1, 6)]), statistics.median([Decimal("1.5"), Decimal("2.5")]), statistics.stdev([1, 2, 3, 4]), statistics.mode("aabbb"))
print(f"{Decimal('1234567.891'):,.1f}", f"{Decimal('0.000012'):e}", f"{Decimal('0.256'):.1%}", str(Decimal("0.0000001")), Decimal("1") + True)
print(Decimal("1.1") + 1.1)
