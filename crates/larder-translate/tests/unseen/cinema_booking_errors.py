import contextlib
import functools
import sys
import traceback
import warnings
from collections import namedtuple
from dataclasses import dataclass, field


class BookingError(Exception):
    code = 1
    template = "booking failed"

    def __init__(self, *args, seat=None, **context):
        self.seat = seat
        self.context = context
        super().__init__(*args or (self.template.format(seat=seat, **context),))

    def __str__(self):
        base = super().__str__()
        return f"[E{self.code:02}] {base}"

    def __reduce__(self):
        return (type(self), self.args)

    def with_hint(self, hint):
        self.add_note(f"hint: {hint}")
        return self


class SeatTaken(BookingError):
    code = 2
    template = "seat {seat} belongs to {owner}"


class NoSuchSeat(BookingError, LookupError):
    code = 3
    template = "no seat {seat!r}"


class PaymentError(BookingError, ArithmeticError):
    code = 4

    def __init__(self, amount, *, reason="declined"):
        super().__init__(f"{amount:.2f} {reason}", amount=amount)


@dataclass
class Hall:
    rows: int
    cols: int
    owners: dict = field(default_factory=dict)

    def seat(self, name):
        try:
            row, col = "ABCDEFGH".index(name[0]), int(name[1:])
        except (ValueError, IndexError) as error:
            raise NoSuchSeat(seat=name) from error
        if row >= self.rows or not 1 <= col <= self.cols:
            raise NoSuchSeat(seat=name).with_hint(f"rows A-{chr(64 + self.rows)}")
        return row, col

    def book(self, name, who):
        key = self.seat(name)
        if (owner := self.owners.setdefault(key, who)) != who:
            raise SeatTaken(seat=name, owner=owner)
        return key

    @contextlib.contextmanager
    def atomic(self):
        saved = self.owners.copy()
        try:
            yield self
        except BookingError:
            self.owners = saved
            raise
        except Exception as error:
            self.owners = saved
            raise BookingError("unexpected") from error
        else:
            print("committed", len(self.owners))
        finally:
            print("done")


def report(fn, *args):
    try:
        return fn(*args)
    except BookingError as error:
        chain, at = [], error
        while at is not None:
            chain.append(f"{type(at).__name__}({at})")
            at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
        notes = getattr(error, "__notes__", [])
        return " <- ".join(chain) + (" " + "; ".join(notes) if notes else "")
    finally:
        report.calls += 1


report.calls = 0
hall = Hall(3, 4)
for seat, who in [("A1", "ann"), ("A1", "bob"), ("A1", "ann"), ("Z9", "x"), ("B", "x"), ("", "x"), ("D1", "x"), ("C4", "cy"), ("C5", "cy")]:
    print(repr(seat), report(hall.book, seat, who))


def group(*pairs):
    with hall.atomic():
        for seat, who in pairs:
            hall.book(seat, who)
        if len(pairs) > 2:
            raise ZeroDivisionError("too many")


print(report(group, ("B1", "dee"), ("B2", "dee")))
print(report(group, ("B3", "eve"), ("A1", "eve")), len(hall.owners))
print(report(group, ("B3", "f"), ("B4", "f"), ("C1", "f")), len(hall.owners))


def pay(amount):
    try:
        if amount < 0:
            raise ValueError("negative")
        if amount > 100:
            raise PaymentError(amount, reason="over the limit")
    except ValueError:
        raise PaymentError(amount)
    except PaymentError as error:
        raise error from None
    return amount


print(report(pay, 10), report(pay, -5), report(pay, 500), sep="\n")
e = PaymentError(3)
print(e.args, e.context, repr(e), isinstance(e, ArithmeticError), PaymentError.__mro__[1:4], e.seat, str(BookingError()), BookingError("a", "b").args, str(BookingError("a", "b")))
try:
    try:
        hall.seat("Q1")
    finally:
        print("cleanup", sys.exc_info()[0].__name__)
except LookupError as error:
    print("as lookup", error)
    saved = error
print(saved.code, "error" in dir(), report.calls)


@functools.singledispatch
def explain(error):
    return f"generic {error}"


@explain.register(BookingError)
def _(error):
    return f"booking {error.code}"


@explain.register(LookupError)
def _(error):
    return "lookup"


print(explain(SeatTaken(seat="A1", owner="z")), explain(KeyError("k")), explain(OSError(2, "gone")))
try:
    explain(NoSuchSeat(seat="A"))
except RuntimeError as error:
    print("RuntimeError", str(error).split(":")[0])
with contextlib.suppress(LookupError):
    hall.book("H9", "q")
    print("never")
try:
    raise ExceptionGroup("all", [SeatTaken(seat="A", owner="b"), ValueError(1), ExceptionGroup("in", [PaymentError(1)])])
except* ArithmeticError as group_error:
    print("arith", group_error.exceptions)
except* BookingError as group_error:
    print("booking", [str(x) for x in group_error.exceptions])
except* ValueError as group_error:
    print("value", group_error)
print(traceback.format_exception_only(SeatTaken, SeatTaken(seat="B2", owner="me")))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("careful", UserWarning)
    except UserWarning as w:
        print("warned", w)
raise SeatTaken(seat="C3", owner="nobody").with_hint("try again") from KeyError("x")
