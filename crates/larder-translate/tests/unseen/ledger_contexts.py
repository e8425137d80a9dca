import contextlib
import functools
import io
import sys
from abc import ABC
from collections import defaultdict, namedtuple
from decimal import Decimal as D
from operator import attrgetter, itemgetter


class Entry(namedtuple("Entry", "when account amount memo")):
    __slots__ = ()

    def __new__(cls, when, account, amount, memo=""):
        return super().__new__(cls, when, account, D(amount), memo)

    def __neg__(self):
        return self._replace(amount=-self.amount)

    def __str__(self):
        return f"{self.when:>3} {self.account:<8}{self.amount:>10} {self.memo}".rstrip()

    def __repr__(self):
        return "E" + super().__repr__()[5:]


class Undo(contextlib.ContextDecorator, contextlib.ExitStack):
    pass


class Book:
    _open = []

    def __init__(self, name, /, **opening):
        self.name = name
        self.entries = [Entry(0, k, v, "opening") for k, v in opening.items()]
        self._locks = 0

    def __enter__(self):
        self._open.append(self.name)
        self._locks += 1
        return self

    def __exit__(self, kind, exc, tb):
        self._locks -= 1
        assert self._open.pop() == self.name
        if kind and issubclass(kind, LookupError):
            print("book", self.name, "forgives", repr(exc))
            return True

    def __getitem__(self, account):
        got = [e.amount for e in self.entries if e.account == account]
        if not got:
            raise KeyError(account)
        return sum(got)

    def __iadd__(self, entry):
        if not self._locks:
            raise RuntimeError(f"{self.name} is closed")
        self.entries.append(entry)
        return self

    @contextlib.contextmanager
    def batch(self, memo):
        mark = len(self.entries)
        try:
            yield functools.partial(self._post, memo=memo)
        except ArithmeticError as error:
            del self.entries[mark:]
            raise ValueError(f"batch {memo!r} undone") from error
        total = sum(e.amount for e in self.entries[mark:])
        if total:
            del self.entries[mark:]
            raise ValueError(f"batch {memo!r} is off by {total}")

    def _post(self, when, account, amount, *, memo):
        self += Entry(when, account, amount, memo)

    def balances(self):
        out = defaultdict(D)
        for e in self.entries:
            out[e.account] += e.amount
        return dict(sorted(out.items()))


def audited(fn):
    @functools.wraps(fn)
    def wrapper(book, *args, **kwargs):
        with contextlib.redirect_stdout(io.StringIO()) as out, book:
            result = fn(book, *args, **kwargs)
        print(f"[{fn.__name__}: {out.getvalue().strip()!r}]", end=" ")
        return result
    return wrapper


@audited
def transfer(book, a, b, amount):
    """Move money."""
    print(f"{a}->{b}", amount)
    with book.batch("transfer") as post:
        post(1, a, -D(amount))
        post(1, b, amount)
        if book[a] < 0:
            raise OverflowError(f"{a} overdrawn")
    return book[a], book[b]


book = Book("main", cash="100.00", bank=50)
print(transfer(book, "cash", "bank", "30.50"), transfer.__doc__, book._locks)
for attempt in (lambda: transfer(book, "cash", "bank", 500), lambda: transfer(book, "cash", "tax", "1e1"), lambda: book._post(1, "x", 1, memo=""), lambda: book["rent"], lambda: Entry(1, "a"), lambda: Entry(1, "a", "zz"), lambda: Book(name="x")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error, "<-", repr(error.__cause__))
with book:
    book["nothing"]
    print("unreached")
with Undo() as stack:
    for name in "ab":
        stack.callback(print, "undo", name)
    stack.push(lambda *exc: print("pushed", exc[0]) or True)
    raise KeyError("inside")
with contextlib.ExitStack() as stack:
    books = [stack.enter_context(Book(n)) for n in ("x", "y", "z")]
    print(Book._open, [b._locks for b in books])
    keep = stack.pop_all()
print(Book._open)
keep.close()
print(Book._open, [str(e) for e in book.entries][:2], repr(-book.entries[0]), book.entries[0] == (0, "cash", D(100), "opening"))
print(book.balances(), max(book.entries, key=attrgetter("amount")).account, sorted(book.entries, key=itemgetter(2, 1))[0].account)
with contextlib.suppress(ZeroDivisionError, KeyError) as nothing:
    print(nothing, 1 / 0)
with contextlib.nullcontext(5) as five, contextlib.redirect_stderr(io.StringIO()) as err:
    print("gone", file=sys.stderr)
print(five, err.getvalue() == "gone\n", isinstance(book, contextlib.AbstractContextManager), issubclass(Undo, contextlib.AbstractContextManager))


@contextlib.contextmanager
def bad():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


for cm in (bad, twice):
    try:
        with cm():
            pass
    except RuntimeError as error:
        print(error)
try:
    with open("/nonexistent/x") as f:
        pass
except FileNotFoundError as error:
    print(error.errno, error.filename, error.strerror)
try:
    with 5:
        pass
except TypeError as error:
    print(error)
with book as b, b.batch("last") as post:
    post(9, "cash", 1)
