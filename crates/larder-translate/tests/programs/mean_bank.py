class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"need {needed:.2f}, have {available:.2f}")
        self.needed = needed
        self.available = available

class Account:
    interest_rate = 0.02
    _count = 0
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []
        Account._count += 1
        self.id = Account._count
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        self.history.append(("deposit", amount))
        return self
    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self.balance -= amount
        self.history.append(("withdraw", amount))
        return self
    @classmethod
    def count(cls):
        return cls._count
    @staticmethod
    def fmt(x):
        return "${:,.2f}".format(x)
    @property
    def summary(self):
        return f"{self.owner!r}: {Account.fmt(self.balance)}"
    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance!r})"
    def __lt__(self, other):
        return self.balance < other.balance
    def __iadd__(self, n):
        self.deposit(n)
        return self

class Savings(Account):
    interest_rate = 0.05
    def accrue(self, years=1):
        for y in range(years):
            self.balance *= 1 + self.interest_rate
        return self.balance

a = Account("Ann", 100)
b = Savings("Bob", 2500)
a.deposit(50).withdraw(30)
b.accrue(3)
print(a, b, Account.count(), Savings.count())
print(a.summary, b.summary)
try:
    a.withdraw(1000)
except InsufficientFunds as e:
    print("error:", e, e.needed, e.available, e.args)
try:
    a.deposit(-5)
except (ValueError, TypeError) as e:
    print(type(e).__name__, e)
a += 7
print(a.balance, a.history)
print(sorted([b, a]), max(a, b))
print(min([a, b], key=lambda acc: -acc.balance).owner)
print(isinstance(b, Account), issubclass(Savings, Account), hasattr(a, "accrue"), getattr(a, "zzz", None))
a.interest_rate = 0.9
print(a.interest_rate, Account.interest_rate)
