# Bank simulation: class attributes vs instance attributes, properties, exception chaining
class BankError(Exception):
    """Base of everything the bank may complain about."""


class InsufficientFunds(BankError):
    def __init__(self, needed, available):
        super().__init__(f"need {needed:.2f}, have {available:.2f}")
        self.needed = needed
        self.available = available

    @property
    def missing(self):
        return round(self.needed - self.available, 2)


class Account:
    interest = 0.02
    history = []            # shared on purpose
    _next_id = 100

    def __init__(self, owner, balance=0, tags=[]):
        self.owner = owner
        self._balance = balance
        self.tags = tags
        self.id = Account._next_id
        Account._next_id += 1

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise InsufficientFunds(self._balance - value, self._balance)
        self.history.append((self.id, value - self._balance))
        self._balance = value

    def add_interest(self):
        self.balance *= 1 + self.interest
        return self

    def __iadd__(self, amount):
        self.balance += amount
        return self

    def __isub__(self, amount):
        self.balance -= amount
        return self

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance:.2f})"


class Savings(Account):
    interest = 0.05

    def add_interest(self):
        print("  savings bonus for", self.owner)
        return super().add_interest()


def transfer(src, dst, amount):
    try:
        src -= amount
    except InsufficientFunds as exc:
        raise BankError("transfer %d -> %d failed" % (src.id, dst.id)) from exc
    else:
        dst += amount
    finally:
        print("  attempted", amount, "from", src.owner, "to", dst.owner)


a = Account("ann", 100)
b = Savings("bob", 50)
c = Account("cid", 10, ["vip"])
a.tags.append("new")
print(a.tags, b.tags, c.tags, a.tags is b.tags)
transfer(a, b, 30)
print(a, b, c)
try:
    transfer(c, a, 99.5)
except BankError as e:
    print(type(e).__name__, e, "<-", type(e.__cause__).__name__, e.__cause__, e.__cause__.missing)
    print(e.__cause__.args, isinstance(e.__cause__, BankError))

for acc in (a, b, c):
    acc.add_interest()
print([a, b, c])
a.interest = 0.5
Account.interest = 0.1
print(a.interest, b.interest, c.interest, Savings.interest)
print(sorted(vars(a)), "interest" in vars(b))
del a.interest
print(a.interest)
for acc in (a, b, c):
    acc.add_interest()
for ident, delta in Account.history:
    print(f"{ident:>5} {delta:+10.3f}")
print(len(a.history), a.history is Savings.history)
b.history = b.history + [("private", 0)]
print(len(a.history), len(b.history))
b.history += [1]
a.history += [2]
print(len(Account.history), len(b.history), "history" in a.__dict__)
total = sum((x.balance for x in [a, b, c]), 0.0)
print(f"{total=:.4f} {Account._next_id=}")
c -= 500
