"""Seat blocks of a theatre: rows as letters, holds that expire, prices by zone, a printed chart."""
import re
import string
from contextlib import contextmanager


class SeatError(Exception):
    def __init__(self, seat, why):
        super().__init__(seat, why)
        self.seat = seat

    def __str__(self):
        return "{}: {}".format(*self.args)


class Seat:
    __slots__ = ("row", "number", "state", "owner")
    SYMBOLS = {"free": ".", "held": "h", "sold": "#"}

    def __init__(self, row, number):
        self.row, self.number = row, number
        self.state, self.owner = "free", None

    @property
    def label(self):
        return f"{self.row}{self.number}"

    def __str__(self):
        return self.SYMBOLS[self.state]

    def __hash__(self):
        return hash((self.row, self.number))

    def __eq__(self, other):
        if isinstance(other, str):
            return self.label == other
        return NotImplemented


class Hall:
    PATTERN = re.compile(r"(?P<row>[A-Z])(?P<first>\d+)(?:-(?P<last>\d+))?$")

    def __init__(self, rows=5, width=8, *, zones=(("A", 40), ("C", 25), ("E", 12.5))):
        self.rows = string.ascii_uppercase[:rows]
        self.grid = {r: [Seat(r, n + 1) for n in range(width)] for r in self.rows}
        self.zones = zones

    def __iter__(self):
        for row in self.grid.values():
            yield from row

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [s for s in self if (key.start or "") <= s.label <= (key.stop or "~")]
        m = self.PATTERN.match(key)
        if not m:
            raise KeyError(key)
        first = int(m["first"])
        last = int(m["last"] or first)
        try:
            return [self.grid[m["row"]][n - 1] for n in range(first, last + 1)]
        except IndexError:
            raise SeatError(key, "no such seat") from None

    def price(self, seat):
        found = None
        for start, price in self.zones:
            if seat.row >= start:
                found = price
        return found

    @contextmanager
    def hold(self, key, owner):
        seats = self[key]
        taken = [s.label for s in seats if s.state != "free"]
        if taken:
            raise SeatError(key, "taken: " + "/".join(taken))
        for s in seats:
            s.state, s.owner = "held", owner
        try:
            yield seats
        except BaseException:
            for s in seats:
                s.state, s.owner = "free", None
            raise
        else:
            for s in seats:
                s.state = "sold"

    def chart(self):
        yield "   " + "".join(str(n % 10) for n in range(1, len(self.grid["A"]) + 1))
        for r, seats in self.grid.items():
            yield f"{r:>2} {''.join(map(str, seats))} {self.price(seats[0]):>6.2f}"

    def best(self, count):
        options = []
        for r in self.rows:
            line = "".join(map(str, self.grid[r]))
            at = line.find("." * count)
            while at != -1:
                middle = at + (count - 1) / 2
                options.append((abs(middle - (len(line) - 1) / 2), r, at + 1))
                at = line.find("." * count, at + 1)
        if not options:
            return None
        off, row, first = min(options, key=lambda o: (o[0] * 2 + self.rows.index(o[1]), o))
        return f"{row}{first}-{first + count - 1}" if count > 1 else f"{row}{first}"


hall = Hall()
orders = [("B3-5", "ann"), ("B5-6", "bob"), ("A1", "cyd"), ("A7-9", "dee"), ("?", "eve"), ("C4-4", "fay"), ("Q1", "gus")]
for key, who in orders:
    try:
        with hall.hold(key, who) as seats:
            cost = sum(hall.price(s) for s in seats)
            print(f"{who} gets {[s.label for s in seats]} for {cost}")
            if who == "fay":
                raise TimeoutError("card reader")
    except SeatError as e:
        print("refused", e, "|", e.args, "|", e.__cause__, e.__suppress_context__)
    except KeyError as e:
        print("bad key", e, repr(e))
    except OSError as e:
        print("os trouble", type(e).__name__, e, e.errno)
print("\n".join(hall.chart()))
for n in (2, 3, 8, 9, 1):
    key = hall.best(n)
    print(n, key)
    if key and n != 8:
        with hall.hold(key, f"party{n}"):
            pass
print(*hall.chart(), sep="\n")
print("A1" in list(hall), "C4" in list(hall), "Z9" in list(hall), hall["A1"][0] != "A1", hall["A1"][0] == 5)
print([s.label for s in hall["D7":"E2"]], len(hall[:]), len(hall[:"A8"]))
try:
    hall["A1"][0].discount = 5
except AttributeError as e:
    print(e)
owners = {}
for s in hall:
    owners.setdefault(s.owner, []).append(s.label)
print({k: len(v) for k, v in owners.items()}, owners["ann"])
total = sum(hall.price(s) for s in hall if s.state == "sold")
print(total, f"{total / sum(map(hall.price, hall)):.2%}")
with hall.hold("E1-2", "last"):
    hall["E1-2x"]
