"""A bank ledger: double entry, nested transactions, audit trail, interest; dies with an uncaught custom exception."""
from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal, ROUND_HALF_EVEN
from itertools import count, groupby
from typing import Iterator

class BankError(Exception):
    """Root of the hierarchy; carries a machine readable code."""

    code = "E000"
    def __init_subclass__(cls, code: str = "", **kw):
        super().__init_subclass__(**kw)
        cls.code = code or f"E{len(BankError.__subclasses__()):03d}"
    def __str__(self):
        text = super().__str__() or self.__doc__ or ""
        return f"{self.code}: {text}"

class NoSuchAccount(BankError, KeyError):
    """account does not exist"""

class Overdrawn(BankError, code="X1"):
    def __init__(self, account: Account, need: Decimal):
        super().__init__(f"{account.number} has {account.balance}, needs {need}")
        self.account, self.need = account, need
    @property
    def shortfall(self):
        return self.need - self.account.balance

class Frozen(BankError):
    """account is frozen"""

class Unbalanced(BankError):
    pass

@dataclass(frozen=True)
class Entry:
    seq: int
    account: str
    amount: Decimal
    memo: str = ""
    def __str__(self):
        side = "CR" if self.amount >= 0 else "DR"
        return f"{self.seq:>3} {self.account:<8}{side} {abs(self.amount):>10,.2f} {self.memo}".rstrip()

@dataclass
class Account:
    number: str
    balance: Decimal = Decimal(0)
    limit: Decimal = Decimal(0)
    frozen: bool = False
    history: list[Decimal] = field(default_factory=list, repr=False, compare=False)
    def post(self, amount: Decimal) -> None:
        if self.frozen:
            raise Frozen from None
        if amount < 0 and self.balance + amount < -self.limit:
            raise Overdrawn(self, -amount)
        self.history.append(self.balance)
        self.balance += amount
    def undo(self) -> None:
        self.balance = self.history.pop()

class Bank:
    def __init__(self):
        self.accounts: dict[str, Account] = {}
        self.ledger: list[Entry] = []
        self._seq = count(1)
        self._tx: list[list[Entry]] = []
        self.events: list[str] = []
    def open(self, number, deposit="0", **kw) -> Account:
        acc = self.accounts[number] = Account(number, **kw)
        if Decimal(deposit):
            acc.balance = Decimal(deposit)
        return acc
    def __getitem__(self, number: str) -> Account:
        if number not in self.accounts:
            raise NoSuchAccount(number)
        return self.accounts[number]
    @contextmanager
    def transaction(self, name: str) -> Iterator[list[Entry]]:
        self.events.append("  " * len(self._tx) + f"begin {name}")
        entries: list[Entry] = []
        self._tx.append(entries)
        try:
            yield entries
            if (total := sum((e.amount for e in entries), Decimal(0))) != 0:
                raise Unbalanced(f"{name} off by {total:+}")
        except BaseException as e:
            for entry in reversed(entries):
                self[entry.account].undo()
            self.events.append("  " * (len(self._tx) - 1) + f"rollback {name} ({type(e).__name__}, {len(entries)} entries)")
            raise
        else:
            if len(self._tx) > 1:
                self._tx[-2].extend(entries)
            else:
                self.ledger.extend(entries)
            self.events.append("  " * (len(self._tx) - 1) + f"commit {name}")
        finally:
            self._tx.pop()
    def post(self, number, amount, memo=""):
        if not self._tx:
            raise RuntimeError("post() outside of a transaction")
        amount = Decimal(amount).quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)
        self[number].post(amount)
        self._tx[-1].append(Entry(next(self._seq), number, amount, memo))
    def transfer(self, src, dst, amount, memo=""):
        with self.transaction(f"{src}->{dst}"):
            self.post(dst, amount, memo)
            self.post(src, "-" + str(amount), memo)
        return self[src].balance, self[dst].balance

bank = Bank()
bank.open("alice", "100.50")
bank.open("bob", "20", limit=Decimal(50))
bank.open("carol")
for args in (("alice", "bob", "30.255"), ("bob", "carol", 100), ("carol", "alice", "100.01"), ("bob", "dave", 1), ("dave", "bob", 1), ("bob", "alice", "0.245"), ("alice", "alice", 5), ("alice", "bob", "x")):
    try:
        print(args, "->", *bank.transfer(*args, memo="pay"))
    except Overdrawn as e:
        print(args, "!!", e, "short", e.shortfall, e.args)
    except NoSuchAccount as e:
        print(args, "!!", e, repr(e), e.args, isinstance(e, LookupError))
    except ArithmeticError as e:
        print(args, "!!", type(e).__name__, type(e).__mro__[1].__name__)
bank["carol"].frozen = True
try:
    with bank.transaction("payroll"):
        bank.transfer("alice", "bob", 10)
        try:
            with bank.transaction("bonus"):
                bank.post("bob", 1)
                bank.post("carol", -1)
        except Frozen as e:
            print("inner", e, e.__context__, e.__cause__)
        bank.transfer("bob", "alice", 2)
        with bank.transaction("typo"):
            bank.post("bob", "0.10")
except Unbalanced as e:
    print("outer", e, e.code, e.__notes__ if hasattr(e, "__notes__") else "no notes")
try:
    bank.post("bob", 1)
except RuntimeError as e:
    print(e)
with bank.transaction("interest"):
    for acc in list(bank.accounts.values()):
        if not acc.frozen and acc.balance > 0:
            bank.post(acc.number, acc.balance * Decimal("0.0125"), "interest")
    bank.post("alice", -sum(e.amount for e in bank._tx[-1]), "fee")
print(*bank.events[-12:], sep="\n")
for acc, es in groupby(sorted(bank.ledger, key=lambda e: (e.account, e.seq)), key=lambda e: e.account):
    es = list(es)
    print(acc, len(es), sum(e.amount for e in es), *map(str, es[-2:]), sep=" | ")
print({a.number: str(a.balance) for a in bank.accounts.values()}, bank["bob"] == replace(bank["bob"], history=[]), [c.__name__ + "=" + c.code for c in BankError.__subclasses__()])
print(sum(a.balance for a in bank.accounts.values()), bank["bob"])
try:
    bank.transfer("bob", "carol", 1)
except Frozen as e:
    e.add_note("while closing the day")
    raise Unbalanced("day could not be closed") from e
