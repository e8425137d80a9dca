from decimal import Decimal
from fractions import Fraction
import copy

print(Fraction(Decimal("1.25")), Fraction(Decimal("-0.1")), Fraction(Decimal("1E+3")), Fraction(Decimal(0)))
print(Fraction.from_decimal(Decimal("0.5")), Fraction.from_decimal(3), Fraction.from_float(0.25), Fraction.from_float(2))
for bad in (lambda: Fraction(Decimal("NaN")), lambda: Fraction(Decimal("Infinity")), lambda: Fraction.from_decimal(0.5), lambda: Fraction.from_float("a"), lambda: Fraction(Decimal("1.5"), 2), lambda: Fraction([])):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(Fraction(Decimal("0.1")) == Fraction(1, 10), Fraction(0.1) == Fraction(1, 10), Fraction(Decimal(0.1)) == Fraction(0.1))
prices = [Decimal("19.99"), Decimal("0.01"), Decimal("5")]
total = sum(Fraction(price) for price in prices)
print(total, float(total), round(total, 1), total.limit_denominator(3))
for left, right in ((Fraction(1, 2), Decimal("0.5")),):
    for act in (lambda: left + right, lambda: left < right, lambda: left == right):
        try:
            print(act())
        except TypeError as error:
            print(error)
half = Fraction(1, 2)
print(copy.copy(half) is half, copy.deepcopy(half) is half, copy.deepcopy([half, half]), copy.deepcopy({half: [half]}))


class Text(str):
    pass


class Real(float):
    pass


print(Fraction(Text("3/6")), Fraction(Real(0.75)), Fraction(True), Fraction(Fraction(2, 4)), Fraction(6, Fraction(3, 2)))
