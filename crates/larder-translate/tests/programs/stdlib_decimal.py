import decimal
import math
import statistics
from decimal import (
    ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, Inexact, InvalidOperation,
    getcontext, localcontext, setcontext,
)
from fractions import Fraction


def attempt(label, call):
    try:
        print(label, repr(call()))
    except Exception as error:
        print(label, type(error).__name__, error)


class Account:
    CENT = Decimal("0.01")

    def __init__(self, owner, balance="0"):
        self.owner = owner
        self.balance = Decimal(balance)

    def deposit(self, amount):
        self.balance += Decimal(amount)
        return self

    def interest(self, rate):
        self.balance *= 1 + Decimal(rate) / 100
        self.balance = self.balance.quantize(self.CENT, rounding=ROUND_HALF_UP)
        return self.balance

    def __repr__(self):
        return f"{self.owner}: {self.balance:,.2f}"


class Money(Decimal):
    def doubled(self):
        return Money(self * 2)


def pi(digits):
    with localcontext() as ctx:
        ctx.prec = digits + 2
        three = Decimal(3)
        last, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
        while s != last:
            last = s
            n, na = n + na, na + 8
            d, da = d + da, da + 32
            t = (t * n) / d
            s += t
        ctx.prec = digits
        return +s


def money():
    account = Account("Ann", "1000.10").deposit("0.20").deposit(3)
    print(account, account.interest("2.5"), account)
    prices = [Decimal("19.99"), Decimal("5.01"), Decimal("0.10")]
    print(sum(prices), max(prices), min(prices), sorted(prices), sum(prices) / len(prices))
    print(Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), 0.1 + 0.2 == 0.3)
    print(statistics.mean(prices), statistics.median(prices), Money("1.5").doubled(), repr(Money(2)))
    print(statistics.pstdev(prices), statistics.variance(prices), statistics.stdev([Decimal(1), Decimal("2.5")]))
    total = Decimal(0)
    for i, price in enumerate(prices, 1):
        total += price * i
        print(f"{i:>2} {price:>8} {price:8.1f} {total:<10}|")
    print(pi(50), pi(20))


def arithmetic():
    a, b = Decimal("7.25"), Decimal("-2")
    print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 3, a ** b, -a, +a, abs(b))
    print(a + 1, 1 - a, 3 * a, 1 / a, 20 // a, 20 % a, 2 ** Decimal(10), pow(Decimal(3), 5, 7), divmod(20, a))
    print(Decimal(1) / 3, Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10())
    print(Decimal(2) ** Decimal("0.5"), Decimal("1.00") ** 3, Decimal("123E+5"), Decimal("1E-10"), Decimal("0E3"))
    print(int(Decimal("-3.9")), float(Decimal("1.25")), round(Decimal("2.5")), round(Decimal("2.675"), 2))
    print(math.floor(Decimal("-1.5")), math.ceil(Decimal("-1.5")), math.trunc(Decimal("-1.5")), math.sqrt(Decimal(16)))
    print(Decimal("1.10").normalize(), Decimal("1200").normalize(), Decimal("1.5").to_integral_value(), Decimal(7).fma(2, 3))
    print(Decimal("-1.5").to_integral_value(rounding=ROUND_CEILING), Decimal("3.456").quantize(Decimal("1.0"), ROUND_DOWN))
    print(Decimal("1.5").as_tuple(), Decimal("-0.25").as_integer_ratio(), Decimal("123.4").adjusted())
    print(Decimal((1, (1, 2, 5), -2)), Decimal(0.1), Decimal.from_float(0.5), Decimal("  1_000.50 "), Decimal(True))
    print(Decimal("10").remainder_near(3), Decimal(5).copy_sign(Decimal(-1)), Decimal("1e3").to_eng_string())


def comparing():
    print(Decimal("1.0") == 1, Decimal("0.5") == 0.5, Decimal("0.1") == 0.1, Decimal(3) > 2.5, 2 < Decimal("2.1"))
    print(Decimal("0.5") == Fraction(1, 2), Decimal("0.3") < Fraction(1, 3), Decimal(2) != "2", Decimal(0) == False)
    print(hash(Decimal("1.0")) == hash(1), hash(Decimal("0.5")) == hash(0.5), hash(Decimal("-1")), hash(Decimal("1e50")) == hash(10 ** 50))
    print({Decimal("1.0"): "a", 1: "b", 1.0: "c"}, len({Decimal("2"), Decimal("2.00"), 2}), Decimal("2.00") in [1, 2])
    print(Decimal("1").compare(Decimal("2")), Decimal("1.0").compare_total(Decimal("1.00")), Decimal(3).max(5), Decimal(3).min(Decimal("NaN")))
    nan = Decimal("NaN")
    print(nan == nan, nan != nan, nan.is_nan(), Decimal("-Infinity") < -10 ** 30, Decimal("inf") + 1, bool(Decimal("0.0")))
    print(isinstance(Decimal(1), Decimal), type(Decimal(1)), type(Decimal(1) + 1).__name__, sorted([Decimal(3), 1, 2.5]))
    print(Decimal("1E+3").same_quantum(Decimal("2E+3")), Decimal("0.00").is_zero(), Decimal(-5).is_signed(), Decimal(5).number_class())


def formats():
    value = Decimal("1234567.8915")
    for spec in ["", ".2f", ",.2f", "e", ".3e", "15.1f", "<15.1f", "^15,.0f", "+.2f", "012.1f", "g", ".3g", "%", ".1%", "E", "*>14.2f", "z.1f"]:
        print(f"{spec:8}|{value:{spec}}|{-value:{spec}}|{Decimal('0.00001234'):{spec}}|{Decimal(0):{spec}}|")
    print("%s %.2f %d %r" % (value, value, value, value), str(Decimal("1E-7")), repr(Decimal("-0")))
    print("{:.3f} {!r:>20} {:n}".format(value, Decimal("1.0"), Decimal("12.5")))


def contexts():
    print(getcontext())
    ctx = Context(prec=4, rounding=ROUND_DOWN)
    print(ctx.divide(2, 3), ctx.create_decimal("1.23456"), ctx.sqrt(Decimal(2)), ctx.power(2, 20), ctx.flags[Inexact])
    with localcontext(ctx) as inner:
        inner.prec = 6
        print(Decimal(2) / 3, getcontext().prec, inner is getcontext())
    print(Decimal(2) / 3, getcontext().prec)
    setcontext(Context(prec=5, traps=[]))
    print(Decimal(1) / 0, Decimal(0) / 0, Decimal(-1).sqrt(), getcontext().flags[DivisionByZero])
    print(getcontext())
    getcontext().clear_flags()
    getcontext().traps[Inexact] = True
    attempt("inexact", lambda: Decimal(1) / 3)
    setcontext(decimal.DefaultContext)
    getcontext().prec = 28
    print(getcontext())
    with localcontext(prec=3, rounding=ROUND_HALF_UP):
        print(Decimal("2.345") + 0, +Decimal("2.3451"))


def faults():
    attempt("zero", lambda: Decimal(1) / 0)
    attempt("undefined", lambda: Decimal(0) / 0)
    attempt("mod", lambda: Decimal(1) % 0)
    attempt("divmod", lambda: divmod(Decimal(1), 0))
    attempt("text", lambda: Decimal("abc"))
    attempt("empty", lambda: Decimal(""))
    attempt("None", lambda: Decimal(None))
    attempt("list", lambda: Decimal([1, 2]))
    attempt("float", lambda: Decimal(1) + 1.5)
    attempt("reflected", lambda: 1.5 * Decimal(1))
    attempt("str", lambda: Decimal(1) + "1")
    attempt("order", lambda: Decimal(1) < "1")
    attempt("quantize", lambda: Decimal("1e30").quantize(Decimal("0.01")))
    attempt("sqrt", lambda: Decimal(-4).sqrt())
    attempt("ln", lambda: Decimal(-1).ln())
    attempt("infinity", lambda: Decimal("inf") - Decimal("inf"))
    attempt("int", lambda: int(Decimal("nan")))
    attempt("order of nan", lambda: Decimal("nan") < 1)
    attempt("signalling", lambda: Decimal("sNaN") + 1)
    attempt("overflow", lambda: Decimal("1e999999") * 10)
    attempt("power", lambda: Decimal(0) ** 0)
    attempt("format", lambda: format(Decimal(1), "q"))
    attempt("prec", lambda: Context(prec=0))
    attempt("rounding", lambda: Decimal(1).quantize(1, rounding="up"))
    attempt("attribute", lambda: Decimal(1).missing)
    attempt("set", lambda: setattr(Decimal(1), "x", 1))
    try:
        Decimal("x")
    except InvalidOperation as error:
        print(isinstance(error, ArithmeticError), isinstance(error, ValueError), error.args)
    try:
        Decimal(1) / Decimal(0)
    except ZeroDivisionError as error:
        print(type(error), type(error).__mro__[1:3])


money()
arithmetic()
comparing()
formats()
contexts()
faults()
Decimal(10) / (Decimal("0.1") - Decimal("0.10"))
