from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import total_ordering


class Kind(Enum):
    CHECKING = auto()
    SAVINGS = auto()
    LOAN = "loan"

    @property
    def label(self):
        return self.name.title()


@dataclass(frozen=True, order=True)
class Money:
    cents: int

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __str__(self):
        sign = "-" if self.cents < 0 else ""
        return f"{sign}${abs(self.cents) // 100:,}.{abs(self.cents) % 100:02d}"


@dataclass
class Entry:
    amount: Money
    memo: str = ""
    tags: list = field(default_factory=list)


class Account(ABC):
    _next = 1000

    def __init__(self, owner):
        self.owner = owner
        self.number = Account._next
        Account._next += 1
        self.entries = []

    @property
    def balance(self):
        return sum((e.amount for e in self.entries), Money(0))

    @abstractmethod
    def allows(self, amount):
        ...

    def post(self, cents, memo="", *tags):
        m = Money(cents)
        if not self.allows(m):
            raise PermissionError(f"{type(self).__name__} {self.number} refuses {m}")
        self.entries.append(Entry(m, memo, list(tags)))
        return self


class Checking(Account):
    kind = Kind.CHECKING

    def allows(self, amount):
        return (self.balance + amount).cents >= 0


class Loan(Account):
    kind = Kind.LOAN

    def __init__(self, owner, limit):
        super().__init__(owner)
        self.limit = limit

    def allows(self, amount):
        return -self.limit <= (self.balance + amount).cents <= 0


@total_ordering
class Rating:
    ORDER = "CBA"

    def __init__(self, letter):
        self.letter = letter

    def __eq__(self, o):
        return self.letter == o.letter

    def __lt__(self, o):
        return self.ORDER.index(self.letter) < self.ORDER.index(o.letter)


a = Checking("Ann").post(100000, "salary", "job", "may").post(-25050, "rent")
b = Loan("Bob", 500000).post(-123456789 // 1000)
print(a.balance, b.balance, a.number, b.number)
print(a.entries[0])
print(a.entries[1] == Entry(Money(-25050), "rent"), Money(3) < Money(5), max(Money(3), Money(9)))
for acc, cents in ((a, -99999999), (b, 1000000)):
    try:
        acc.post(cents)
    except PermissionError as e:
        print(type(e).__name__, "-", e)
try:
    Account("x")
except TypeError as e:
    print(e)
try:
    Money(5).cents = 6
except Exception as e:
    print(type(e).__name__, e)
print([k.label for k in Kind], Kind("loan"), Kind["SAVINGS"].value, a.kind is Kind.CHECKING, repr(Kind.LOAN))
print(Rating("A") >= Rating("B"), Rating("C") > Rating("B"), sorted("BCA", key=Rating))
print({Money(1): "one"}[Money(1)], hash(Money(4)) == hash(Money(4)))
print(isinstance(a, Account), issubclass(Loan, Account), Loan.__mro__[1].__name__)
