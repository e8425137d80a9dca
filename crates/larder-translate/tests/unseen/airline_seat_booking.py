"""Seat maps, groups sitting together, upgrades, cancellations and a waiting list."""
from collections import deque
from contextlib import contextmanager
import copy


class BookingError(Exception):
    """base"""


class NoSeats(BookingError):
    def __init__(self, wanted, available):
        self.wanted, self.available = wanted, available

    def __str__(self):
        return f"wanted {self.wanted}, only {self.available} left"


class Flight:
    def __init__(self, code, rows=6, letters="ABC DEF", first=1):
        self.code = code
        self.letters = letters.replace(" ", "")
        self.aisle = letters.index(" ")
        self.first = first
        self.seats = {(r, c): None for r in range(1, rows + 1) for c in self.letters}
        self.waiting = deque()
        self.log = []

    @staticmethod
    def label(seat):
        return "%d%s" % seat

    @classmethod
    def parse(cls, text):
        for i, ch in enumerate(text):
            if ch.isalpha():
                return int(text[:i]), text[i:].upper()
        raise BookingError(f"bad seat {text!r}")

    def klass(self, seat):
        return "first" if seat[0] <= self.first else "economy"

    def free(self, klass=None):
        return [s for s, who in self.seats.items() if who is None and klass in (None, self.klass(s))]

    def assign(self, seat, who):
        if seat not in self.seats:
            raise BookingError(f"no seat {self.label(seat)} on {self.code}")
        if (old := self.seats[seat]) is not None:
            raise BookingError(f"{self.label(seat)} is taken by {old}")
        self.seats[seat] = who
        self.log.append(("assign", self.label(seat), who))

    @contextmanager
    def transaction(self):
        saved, n = copy.copy(self.seats), len(self.log)
        try:
            yield self
        except BookingError:
            self.seats = saved
            del self.log[n:]
            self.log.append(("rollback",))
            raise

    def together(self, n):
        best = None
        for row in sorted({r for r, _ in self.seats}):
            if row <= self.first:
                continue
            run = []
            for c in self.letters:
                run = run + [(row, c)] if self.seats[row, c] is None else []
                if len(run) >= n:
                    block = run[-n:]
                    crossing = {self.letters.index(c) < self.aisle for _, c in block} == {True, False}
                    score = (crossing, row)
                    if best is None or score < best[0]:
                        best = (score, block)
        return best and best[1]

    def book(self, *names, seat=None, wait=False):
        if seat:
            self.assign(self.parse(seat), *names)
            return [seat]
        left = self.free("economy")
        if len(left) < len(names):
            if wait:
                self.waiting.append(names)
                return []
            raise NoSeats(len(names), len(left))
        picks = self.together(len(names)) or left[:len(names)]
        for s, who in zip(picks, names):
            self.assign(s, who)
        return [self.label(s) for s in picks]

    def cancel(self, who):
        hits = [s for s, w in self.seats.items() if w == who]
        for s in hits:
            self.seats[s] = None
        moved = []
        while self.waiting and len(self.waiting[0]) <= len(self.free("economy")):
            moved += self.book(*self.waiting.popleft())
        return [self.label(s) for s in hits], moved

    def __str__(self):
        rows = []
        for r in sorted({r for r, _ in self.seats}):
            cells = "".join((self.seats[r, c] or ".")[0] for c in self.letters)
            rows.append(f"{r:2} {cells[:self.aisle]} {cells[self.aisle:]}{' *' if r <= self.first else ''}")
        return "\n".join(rows)


f = Flight("PX101", rows=4)
print(f.book("Ann", "Bob", "Cat"), f.book("Dan", "Eve"), f.book("Flo", seat="1c"))
print(f.book("Gus", "Gil", "Gem", "Geo"), f.book("Hal", "Hua"))
print(f)
for action in (lambda: f.book("Ian", seat="1C"), lambda: f.book("Ian", seat="9Z"), lambda: f.book("Ian", seat="44"),
               lambda: f.book(*"Ivy Ike Ina Ira Ila Ida Isa Ivo".split()), lambda: f.book("J", "K", seat="1A")):
    try:
        print(action())
    except BookingError as e:
        print(type(e).__name__, "|", e, "|", e.args)
    except TypeError as e:
        print("TypeError", e)
try:
    with f.transaction() as tx:
        tx.book("Kim", seat="1A")
        tx.book("Lee", seat="1A")
except BookingError as e:
    print("rolled back:", e, f.seats[1, "A"], f.log[-1])
with f.transaction():
    f.book("Kim", seat="1A")
print(f.book(*[f"P{i}" for i in range(7)]), f.together(1), f.free())
print(f.book("Wes", "Wyn", wait=True), f.book("Zed", wait=True), f.waiting)
print(f.cancel("Bob"), f.waiting)
print(f.cancel("Dan"), f.cancel("Nobody"), list(f.waiting))
print(f)
print(len(f.log), f.log[-1], sum(v is not None for v in f.seats.values()))
with f.transaction():
    f.book("Max", "Mia")
