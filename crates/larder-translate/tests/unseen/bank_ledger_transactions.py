"""Accounts, transactions with rollback, and a statement printer."""
from contextlib import contextmanager
from decimal import Decimal, ROUND_HALF_UP


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        self.account, self.needed = account, needed
        super().__init__(f"{account.owner} needs {needed} more")


class Account:
    _next = 1000
    overdraft = Decimal(0)

    def __init__(self, owner, balance="0"):
        self.owner = owner
        self.balance = Decimal(balance)
        self.number = Account._next
        Account._next += 1
        self.history = []

    def apply(self, amount, memo):
        new = self.balance + amount
        if new < -self.overdraft:
            raise InsufficientFunds(self, -self.overdraft - new)
        self.balance = new
        self.history.append((memo, amount, new))

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner} {self.balance:,.2f}>"


class Premium(Account):
    overdraft = Decimal("100.00")
    rate = Decimal("0.0375")

    def add_interest(self):
        interest = (self.balance * self.rate / 12).quantize(Decimal("0.01"), ROUND_HALF_UP)
        self.apply(interest, "interest")
        return interest


class Bank:
    def __init__(self):
        self.accounts = {}
        self.log = []

    def open(self, kind, *args):
        acc = kind(*args)
        self.accounts[acc.number] = acc
        return acc

    @contextmanager
    def transaction(self, name):
        snapshot = {n: (a.balance, len(a.history)) for n, a in self.accounts.items()}
        try:
            yield self
        except BankError as e:
            for n, (bal, cut) in snapshot.items():
                self.accounts[n].balance = bal
                del self.accounts[n].history[cut:]
            self.log.append(f"{name}: rolled back ({e})")
        else:
            self.log.append(f"{name}: ok")
        finally:
            self.log.append(f"total {self.total()}")

    def transfer(self, src, dst, amount):
        amount = Decimal(amount)
        if amount <= 0:
            raise BankError("amount must be positive")
        self.accounts[dst].apply(amount, f"from {src}")
        self.accounts[src].apply(-amount, f"to {dst}")

    def total(self):
        return sum(a.balance for a in self.accounts.values())


def statement(acc):
    print(f"{acc.owner:=^34}")
    for memo, amount, bal in acc.history:
        print(f"{memo:<12}{amount:>+10.2f}{bal:>12,.2f}")


bank = Bank()
ann = bank.open(Account, "Ann", "1250.10")
bob = bank.open(Premium, "Bob")
with bank.transaction("rent") as b:
    b.transfer(1000, 1001, "1000.05")
with bank.transaction("spree"):
    bank.transfer(1000, 1001, 200)
    bank.transfer(1000, 1001, 200)
with bank.transaction("loan"):
    bank.transfer(1001, 1000, "1100.05")
with bank.transaction("negative"):
    bank.transfer(1001, 1000, "-5")
bank.transfer(1000, 1001, "999.99")
print("interest", bob.add_interest(), bob)
for acc in bank.accounts.values():
    statement(acc)
print(*bank.log, sep="\n")
print(ann, Account.overdraft == Premium.overdraft, Account._next)
try:
    bank.transfer(1000, 1001, 10**6)
except InsufficientFunds as e:
    print(e.account is ann, e.needed, e)
print("money appeared from nowhere:", bank.total())
bank.transfer(1000, 4242, 1)
