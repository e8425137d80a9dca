"""A ledger without a single annotation: a list of records, a class, and a report."""


class Account:
    def __init__(self, name):
        self.name = name
        self.lines = []

    def book(self, cents, words):
        self.lines.append((cents, words))

    def balance(self):
        return sum(cents for cents, _ in self.lines)


def read(text):
    accounts = {}
    for number, line in enumerate(text.splitlines(), 1):
        try:
            name, cents, words = line.split(",", 2)
            cents = int(cents)
        except ValueError:
            print(f"line {number} is left out: {line!r}")
            continue
        if name not in accounts:
            accounts[name] = Account(name)
        accounts[name].book(cents, words.strip())
    return accounts


def compound(cents, percent, years):
    for _ in range(years):
        cents = cents * (100 + percent) // 100
    return cents


def show(accounts):
    for name in sorted(accounts, key=lambda name: -accounts[name].balance()):
        balance = accounts[name].balance()
        print(f"{name:<8}{balance / 100:>10.2f}{compound(balance, 3, 10) / 100:>10.2f}")


show(read("rent,-80000,May\npay,250000,May\nrent,-80000,June\nfood,x,bread\npay,250000,June"))
