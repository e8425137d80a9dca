"""Lending library: loans, renewals, reservations and fines, driven by a fixed diary."""
from __future__ import annotations
import datetime as dt
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from decimal import Decimal

LOAN_DAYS = {"book": 21, "dvd": 7, "reference": 0}
RATE = {"book": Decimal("0.15"), "dvd": Decimal("0.50")}
CAP = Decimal("5")


class LibraryError(Exception):
    code = "generic"


class NotAllowed(LibraryError):
    code = "denied"


class Unavailable(LibraryError):
    code = "taken"


@dataclass
class Item:
    key: str
    title: str
    kind: str = "book"
    queue: deque[str] = field(default_factory=deque)


@dataclass
class Loan:
    item: Item
    due: dt.date
    renewals: int = 0

    def fine(self, today: dt.date) -> Decimal:
        late = (today - self.due).days
        if late <= 0:
            return Decimal(0)
        return min(CAP, RATE[self.item.kind] * late)


class Library:
    MAX_LOANS = 2

    def __init__(self, items: list[Item]) -> None:
        self.items = OrderedDict((i.key, i) for i in items)
        self.loans: dict[str, dict[str, Loan]] = {}
        self.debts: dict[str, Decimal] = {}

    def holder(self, key: str) -> str | None:
        return next((who for who, ls in self.loans.items() if key in ls), None)

    def borrow(self, today: dt.date, who: str, key: str) -> dt.date:
        item = self.items[key]
        days = LOAN_DAYS[item.kind]
        if not days:
            raise NotAllowed(f"{item.title} stays here")
        if self.debts.get(who, 0) > 2:
            raise NotAllowed(f"{who} owes {self.debts[who]}")
        mine = self.loans.setdefault(who, {})
        if len(mine) >= self.MAX_LOANS:
            raise NotAllowed(f"{who} already has {len(mine)}")
        if (other := self.holder(key)) is not None:
            if who not in item.queue and who != other:
                item.queue.append(who)
            raise Unavailable(f"{item.title} is with {other}, queue {list(item.queue)}")
        if item.queue and item.queue[0] != who:
            raise Unavailable(f"{item.title} is kept for {item.queue[0]}")
        if item.queue:
            item.queue.popleft()
        due = today + dt.timedelta(days=days)
        while due.weekday() == 6:  # closed on Sundays
            due += dt.timedelta(days=1)
        mine[key] = Loan(item, due)
        return due

    def renew(self, today: dt.date, who: str, key: str) -> dt.date:
        loan = self.loans[who][key]
        if loan.item.queue:
            raise NotAllowed(f"{loan.item.queue[0]} is waiting")
        if loan.renewals == 2:
            raise NotAllowed("renewed twice already")
        loan.renewals += 1
        loan.due = max(loan.due, today) + dt.timedelta(weeks=1)
        return loan.due

    def back(self, today: dt.date, who: str, key: str) -> Decimal:
        loan = self.loans[who].pop(key)
        fine = loan.fine(today)
        if fine:
            self.debts[who] = self.debts.get(who, Decimal()) + fine
        return fine

    def pay(self, today: dt.date, who: str, amount: str) -> Decimal:
        rest = self.debts.pop(who) - Decimal(amount)
        if rest:
            self.debts[who] = rest
        return rest


DIARY = """\
2023-12-08 borrow ann dune
2023-12-08 borrow ann atlas
2023-12-09 borrow ben dune
2023-12-10 borrow ann alien
2023-12-10 borrow ann emma
2023-12-17 renew ann alien
2023-12-20 renew ann dune
2023-12-24 renew ann alien
2023-12-25 renew ann alien
2024-01-02 back ann dune
2024-01-02 borrow cat dune
2024-01-03 borrow ben dune
2024-01-20 back ann alien
2024-01-20 borrow ann emma
2024-01-21 pay ann 3
2024-01-21 borrow ann emma
2024-03-01 back ben dune
2024-03-01 back ben dune
2024-02-30 back ann emma
2024-03-02 lose ann emma
2024-03-02 back ann emma
2024-03-03 pay cat 1
"""

lib = Library([Item("dune", "Dune"), Item("emma", "Emma"), Item("alien", "Alien", "dvd"), Item("atlas", "Atlas", "reference")])
codes: dict[str, int] = {}
for line in DIARY.splitlines():
    day, verb, who, what = line.split()
    try:
        result = getattr(lib, verb)(dt.date.fromisoformat(day), who, what)
    except LibraryError as e:
        codes[e.code] = codes.get(e.code, 0) + 1
        print(f"{line:<30} REFUSED[{e.code}] {e}")
    except (KeyError, AttributeError, ValueError) as e:
        print(f"{line:<30} {type(e).__name__}: {e}")
    else:
        print(f"{line:<30} -> {result} {type(result).__name__}")

print(codes, lib.debts)
for key, item in lib.items.items():
    print(f"{key:<6}{item.kind:<10}{lib.holder(key)!s:<6}{item}")
late = Loan(lib.items["dune"], dt.date(2024, 2, 28))
print([str(late.fine(dt.date(2024, 2, 28) + dt.timedelta(n))) for n in (-1, 0, 1, 2, 33, 34, 400)])
print(LibraryError.__subclasses__(), [c.__mro__[1].__name__ for c in (NotAllowed, Unavailable)])
print(sum(lib.debts.values()), sum([], Decimal("1.50")), Decimal("1.50").normalize(), CAP / 3)
print(lib.items.popitem(last=False)[0], list(lib.items), lib.items.move_to_end("emma"), list(lib.items))
