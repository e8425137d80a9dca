from decimal import Decimal, ROUND_HALF_UP, ROUND_HALF_EVEN, InvalidOperation
from functools import singledispatch, total_ordering, reduce
import operator

CENT = Decimal("0.01")


@total_ordering
class Price:
    __slots__ = ("amount",)

    def __init__(self, amount):
        self.amount = amount if isinstance(amount, Decimal) else Decimal(str(amount))

    def __eq__(self, other):
        if isinstance(other, (int, Decimal)):
            other = Price(other)
        if not isinstance(other, Price):
            return NotImplemented
        return self.amount == other.amount

    def __lt__(self, other):
        if not isinstance(other, Price):
            return NotImplemented
        return self.amount < other.amount

    def __hash__(self):
        return hash(self.amount)

    def __add__(self, other):
        return Price(self.amount + getattr(other, "amount", other))

    __radd__ = __add__

    def __mul__(self, factor):
        return Price((self.amount * Decimal(str(factor))).quantize(CENT, ROUND_HALF_UP))

    __rmul__ = __mul__

    def __neg__(self):
        return Price(-self.amount)

    def __bool__(self):
        return self.amount != 0

    def __str__(self):
        return f"{self.amount:,.2f} kr"

    def __repr__(self):
        return f"Price({str(self.amount)!r})"


class Visitor:
    base = Price("14.50")

    def __init__(self, name):
        self.name = name


class Child(Visitor):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age


class Student(Visitor):
    card = True


class Group(list):
    pass


@singledispatch
def price(thing):
    raise TypeError("no ticket for " + type(thing).__name__)


@price.register(Visitor)
def _(v):
    return v.base


@price.register(Child)
def _(c):
    return Price(0) if c.age < 6 else c.base * "0.5"


@price.register(Student)
def _student(s):
    return s.base * Decimal("0.75")


@price.register(list)
@price.register(tuple)
def _many(group):
    total = sum((price(g) for g in group), Price(0))
    return total * "0.9" if len(group) >= 3 else total


@price.register
def _by_note(text: str):
    return Price(text)


visitors = [Visitor("Una"), Child("Tim", 4), Child("Tom", 9), Student("Stu"), Group([Visitor("a"), Visitor("b"), Child("c", 7)]), (), ("3.99", Student("z"))]
for v in visitors:
    p = price(v)
    print(type(v).__name__, p, repr(p), bool(p))
for wrong in (5, None, {"a": 1}, "abc"):
    try:
        print(price(wrong))
    except TypeError as e:
        print("TypeError", e)
    except InvalidOperation as e:
        print("InvalidOperation", type(e).__mro__[1].__name__)
print(price.dispatch(Group).__name__, price.dispatch(bool).__name__, price.dispatch(Student).__name__, sorted(k.__name__ for k in price.registry))

prices = [price(v) for v in visitors]
print(max(prices), min(prices), sorted(prices)[2], reduce(operator.add, prices))
print(Price(3) == 3, Price("3.00") == Decimal(3), Price(3) != "3", Price(1) >= Price("1.0"), hash(Price("2.50")) == hash(Price("2.5")))
print(len({Price("2.50"), Price("2.5"), Price(2.5)}), 2 * Price("1.005"), Price(1) * 0.125, 5 + Price(1))
try:
    Price(1) < 2
except TypeError as e:
    print(e)
try:
    Price(1).tax = 3
except AttributeError as e:
    print(e)
for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN):
    print(mode, [str(Decimal(x).quantize(CENT, mode)) for x in ("0.005", "0.015", "0.025", "-0.005", "2.675")])
print(str(-Price(7)), Price(1234567.891), f"{Price(5).amount:08.3f}", Decimal("1E+3"), Decimal("1E+3").quantize(CENT))
till = {}
for v, p in zip(visitors, prices):
    till[type(v)] = till.get(type(v), Price(0)) + p
for cls, total in sorted(till.items(), key=lambda kv: (-kv[1].amount, kv[0].__name__)):
    print(f"{cls.__name__:>8} {total!s:>12}|")
