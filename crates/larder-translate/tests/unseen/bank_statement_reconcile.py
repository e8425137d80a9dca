"""Reconcile a bank statement with the books; crashes at the end on purpose-built bad data."""
import csv
import io
from collections import OrderedDict
from decimal import Decimal

BOOKS = """date,ref,amount
2024-01-03,INV-7,120.00
2024-01-04,INV-8,75.50
2024-01-09,CHK-1,-40.00
2024-01-11,INV-9,19.99
2024-01-15,FEE,-2.00
"""
BANK = """date;text;amount
03.01.2024;Transfer INV-7;120,00
06.01.2024;Transfer inv-8 thanks;75,05
10.01.2024;Check CHK-1;-40,00
15.01.2024;Fee;-2,00
15.01.2024;Fee;-2,00
20.01.2024;Interest;0,13
"""


class ReconcileError(ValueError):
    def __init__(self, row, reason):
        self.row = row
        super().__init__(f"{reason} in {dict(row)!r}")


class Entry:
    __slots__ = ("day", "ref", "amount", "matched")

    def __init__(self, day, ref, amount):
        self.day, self.ref, self.amount = day, ref, Decimal(amount)
        self.matched = None

    def __repr__(self):
        flag = {None: "?", True: "=", False: "!"}[self.matched]
        return f"{flag}{self.day}/{self.ref}/{self.amount}"


def books(text):
    for row in csv.DictReader(io.StringIO(text)):
        yield Entry(row["date"], row["ref"], row["amount"])


def bank(text):
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        day = "-".join(reversed(row["date"].split(".")))
        amount = row["amount"].replace(",", ".")
        if amount.count(".") > 1:
            raise ReconcileError(row, "amount with two points")
        yield Entry(day, row["text"], amount)


def reconcile(ours, theirs):
    left = OrderedDict((e.ref.lower(), e) for e in ours)
    surplus = []
    for e in theirs:
        key = next((k for k in left if k in e.ref.lower()), None)
        if key is None:
            surplus.append(e)
            continue
        mine = left.pop(key)
        mine.matched = e.matched = mine.amount == e.amount
        if not mine.matched:
            print("differs", mine, e, "by", e.amount - mine.amount)
    return list(left.values()), surplus


ours, theirs = list(books(BOOKS)), list(bank(BANK))
missing, surplus = reconcile(ours, theirs)
print("ours   ", ours)
print("theirs ", theirs)
print("missing", missing)
print("surplus", surplus)
print("books %s bank %s" % (sum(e.amount for e in ours), sum((e.amount for e in theirs), Decimal())))
ordered = OrderedDict.fromkeys(e.ref for e in theirs)
ordered.move_to_end("Fee", last=False)
print(list(ordered), ordered.popitem()[0], ordered.popitem(last=False), len(ordered))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict([("x", 1)]))
try:
    missing[0].note = "call them"
except AttributeError as e:
    print(e)
balance = Decimal("1000")
for e in sorted(theirs, key=lambda e: (e.day, -e.amount)):
    balance += e.amount
    print(f"{e.day} {e.ref[:12]:<13}{e.amount:>+9.2f}{balance:>12,.2f}")

stage = "bad file"
try:
    try:
        bad = list(bank("date;text;amount\n21.01.2024;Typo;1.200,00\n"))
    except ReconcileError as err:
        print("caught", err.row["text"])
        raise
    finally:
        print("finished", stage)
except LookupError:
    print("never printed")
print("never printed either")
