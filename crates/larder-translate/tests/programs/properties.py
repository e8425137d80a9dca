class Account:
    rate = 0.5

    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value

    @staticmethod
    def bank():
        return "bank"

    @classmethod
    def empty(cls):
        return cls(0)


a = Account(5)
a.balance += 10
print(a.balance, Account.bank(), Account.empty().balance, a.rate)
try:
    a.balance = -1
except ValueError as e:
    print(e)
a.rate = 2
print(a.rate, Account.rate)
