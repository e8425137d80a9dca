"""Accounts in Decimal: rounding modes, interest, currency format, statements; a bank with a lock and undo through closures."""
import threading
from contextlib import contextmanager
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation, getcontext, localcontext
from datetime import date, timedelta
from enum import Enum
from functools import wraps
import operator
import uuid


class Currency(Enum):
    EUR = ("€", 2)
    JPY = ("¥", 0)
    KWD = ("KD", 3)

    @property
    def step(self):
        return Decimal(1).scaleb(-self.value[1])

    def show(self, amount, *, sign="-"):
        q = amount.quantize(self.step, rounding=ROUND_HALF_EVEN)
        body = f"{abs(q):,.{self.value[1]}f}"
        text = f"{self.value[0]}{body}"
        return f"({text})" if q < 0 and sign == "(" else f"-{text}" if q < 0 else text


def audited(fn):
    @wraps(fn)
    def inner(self, *args, **kw):
        with self._lock:
            before = self.balance
            try:
                result = fn(self, *args, **kw)
            except Exception as e:
                self.history.append((fn.__name__, args, f"failed: {e}"))
                raise
            self.history.append((fn.__name__, args, self.balance - before))
            self._undo.append(lambda amount=self.balance - before: self._add(-amount))
            return result
    return inner


class InsufficientFunds(ValueError):
    def __init__(self, account, missing):
        super().__init__(f"{account.owner} lacks {account.currency.show(missing)}")
        self.missing = missing


class Account:
    _count = 0
    minimum = Decimal("0")

    def __init__(self, owner, opening="0", currency=Currency.EUR):
        type(self)._count += 1
        self.number = f"{type(self).__name__[:2].upper()}{type(self)._count:04}"
        self.owner, self.currency = owner, currency
        self.balance = Decimal(opening)
        self.history, self._undo = [], []
        self._lock = threading.RLock()

    def _add(self, amount):
        self.balance += amount

    @audited
    def deposit(self, amount):
        amount = Decimal(amount)
        if amount <= 0:
            raise ValueError(f"deposit of {amount}")
        self._add(amount)

    @audited
    def withdraw(self, amount):
        amount = Decimal(str(amount))
        if self.balance - amount < self.minimum:
            raise InsufficientFunds(self, self.minimum - (self.balance - amount))
        self._add(-amount)
        return amount

    def transfer(self, other, amount):
        other.deposit(self.withdraw(amount))

    def undo(self, steps=1):
        for _ in range(steps):
            self._undo.pop()()

    def __repr__(self):
        return f"<{self.number} {self.owner} {self.currency.show(self.balance, sign='(')}>"

    def __lt__(self, other):
        return self.balance < other.balance


class Savings(Account):
    _count = 0
    rate = Decimal("0.0125")

    def accrue(self, start, end):
        day, total = start, Decimal(0)
        while day < end:
            nxt = min(end, (day.replace(day=1) + timedelta(days=32)).replace(day=1))
            part = self.balance * self.rate * (nxt - day).days / 365
            total += part.quantize(Decimal("0.01"), ROUND_HALF_UP)
            day = nxt
        self._add(total)
        return total


class Credit(Account):
    minimum = Decimal("-500")


@contextmanager
def atomic(*accounts):
    saved = [(a, a.balance, a.history[:]) for a in accounts]
    try:
        yield
    except Exception:
        for a, balance, history in saved:
            a.balance, a.history = balance, history
        raise


ann, bob, cyd = Account("Ann", "100.10"), Savings("Bob", "2500.505"), Credit("Cyd", currency=Currency.KWD)
steps = [(ann.deposit, "20.05"), (ann.withdraw, 200), (bob.withdraw, "0.005"), (cyd.withdraw, 499.9999), (cyd.withdraw, "0.0002"), (ann.deposit, "-1"), (ann.deposit, "1e2"), (bob.deposit, "NaN"), (bob.deposit, "ten")]
for fn, arg in steps:
    try:
        print(fn.__name__, arg, "->", fn(arg), fn.__self__)
    except (ValueError, ArithmeticError) as e:
        print(fn.__name__, arg, "!!", type(e).__name__, e if not isinstance(e, InvalidOperation) else e.args[0])
print(bob.accrue(date(2024, 1, 15), date(2024, 4, 2)), bob, sorted([ann, bob, cyd]), ann.history, sep="\n")
ann.undo(2)
print(ann, len(ann._undo))
try:
    with atomic(ann, bob):
        bob.transfer(ann, "1000")
        print("inside", ann, bob)
        ann.transfer(bob, "9999999")
except InsufficientFunds as e:
    print(e, repr(e.missing), ann, bob)
print(Account._count, Savings._count, Credit._count, ann.number, bob.number, ann.withdraw.__name__, Account.deposit.__wrapped__.__name__)
D = Decimal
print([str(D(x).quantize(D("0.1"), rounding=r)) for x in ("0.25", "-0.25", "0.35", "1.05") for r in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN)])
print(D("1.10") + D("2.2"), D("1.10") * D("2.20"), D(1) / D(3), D(2) ** D("0.5"), D("10") // D("-3"), D("10") % D("-3"), -D("0.0"), D("1E+3"), D("1E+3").normalize(), D("100").normalize(), D("0.000001"), D("0.0000001"), D(0.1), D("1.0") == 1, D("1.5") == 1.5, D("0.1") == 0.1, hash(D("2.0")) == hash(2), D("7") < 7.5, max(D(1), D("1.0")), D("sNaN").is_nan(), D("Infinity") > 10 ** 30, D("-0") == 0, D("3.14").as_tuple(), D((1, (2, 5), -1)), int(D("-3.9")), round(D("2.5")), round(D("2.675"), 2), f"{D('1234567.891'):,.2f}|{D('0.5'):.0%}|{D('12'):>8}|{D('1e5'):g}", D("12.300").to_integral_value(), D("-1.5").copy_abs(), D(5).sqrt(), D("1e-7") * 1, D("123").adjusted(), D("0.1") + 1, 3 - D("0.1"), sum([D("0.1")] * 3), D("9.99").compare(D("10")))
for bad in (lambda: D(1) / 0, lambda: D("x"), lambda: D("1") + 1.5, lambda: D(0) / 0, lambda: D("1e999999") * 10 ** 99, lambda: D(-1).sqrt(), lambda: D("NaN") < 1, lambda: D("1").quantize(D("1e-40")), lambda: int(D("NaN")), lambda: round(D("Infinity"))):
    try:
        print("fine", bad())
    except Exception as e:
        print(type(e).__name__, e if not isinstance(e, InvalidOperation) else "invalid")
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / 7, D("123456.7") + 0, +D("1.234567"))
    ctx.traps[DivisionByZero] = False
    print(D(1) / 0, -D(1) / D(0))
print(getcontext().prec, D(1) / 7, operator.truediv(D(1), 8))
print(uuid.UUID(int=5), uuid.UUID("12345678123456781234567812345678").hex[:4])
ann.withdraw("1e6")
