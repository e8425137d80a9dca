from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Iterator, Optional


@dataclass(frozen=True, order=True)
class Slot:
    start: datetime
    end: datetime
    title: str = field(compare=False, default="free")

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"{self.title!r} ends before it starts")

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds() // 60)

    def overlaps(self, other: Slot) -> bool:
        return self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        return f"{self.start:%a %d %b %H:%M}-{self.end:%H:%M} {self.title} ({self.minutes}m)"


class Conflict(RuntimeError):
    pass


@dataclass
class Room:
    name: str
    seats: int
    bookings: list[Slot] = field(default_factory=list, repr=False)

    def clashes(self, slot: Slot) -> list[Slot]:
        return [b for b in self.bookings if b.overlaps(slot)]

    def book(self, slot: Slot) -> None:
        if bad := self.clashes(slot):
            raise Conflict("; ".join(b.title for b in bad))
        bisect.insort(self.bookings, slot)

    def gaps(self, day: date, opening: time = time(9), closing: time = time(17, 30)) -> Iterator[Slot]:
        cursor = datetime.combine(day, opening)
        stop = datetime.combine(day, closing)
        for b in self.bookings:
            if b.start.date() != day:
                continue
            if b.start > cursor:
                yield Slot(cursor, b.start)
            cursor = max(cursor, b.end)
        if cursor < stop:
            yield Slot(cursor, stop)


class Office:
    def __init__(self, *rooms: Room) -> None:
        self.rooms = {r.name: r for r in sorted(rooms, key=lambda r: r.seats)}
        self.refused: list[tuple[str, str]] = []

    def request(self, title: str, when: str, minutes: int, people: int) -> Optional[Room]:
        start = datetime.fromisoformat(when)
        slot = Slot(start, start + timedelta(minutes=minutes), title)
        reasons = []
        for room in self.rooms.values():
            if room.seats < people:
                reasons.append(f"{room.name} too small")
                continue
            try:
                room.book(slot)
            except Conflict as e:
                reasons.append(f"{room.name} busy with {e}")
            else:
                return room
        self.refused.append((title, ", ".join(reasons)))
        return None

    def common_gap(self, day: date, minutes: int) -> Optional[Slot]:
        candidates = [g for r in self.rooms.values() for g in r.gaps(day)]
        for first in sorted(candidates):
            end = first.start + timedelta(minutes=minutes)
            probe = Slot(first.start, end, "common")
            if not any(r.clashes(probe) for r in self.rooms.values()) and probe.end <= first.end:
                return probe
        return None


office = Office(Room("Oak", 12), Room("Fir", 4), Room("Elm", 6))
requests = [
    ("standup", "2024-02-28T09:00", 15, 4),
    ("design", "2024-02-28T09:10", 90, 4),
    ("hiring", "2024-02-28 09:30", 45, 3),
    ("all hands", "2024-02-28T10:30", 60, 11),
    ("retro", "2024-02-28T10:45", 60, 5),
    ("lunch talk", "2024-02-28T12:00", 50, 12),
    ("too many", "2024-02-28T12:30", 10, 13),
    ("late sync", "2024-02-28T12:49", 20, 10),
    ("leap day", "2024-02-29T16:00", 90, 2),
    ("overnight", "2024-02-29T23:30", 60, 2),
]
for r in requests:
    room = office.request(*r)
    print(f"{r[0]:<11}", "->", room.name if room else None)
print()
for room in office.rooms.values():
    print(room)
    for b in room.bookings:
        print("   ", b)
    print("    gaps:", [f"{g.start:%H:%M}+{g.minutes}" for g in room.gaps(date(2024, 2, 28))])
print()
for title, why in office.refused:
    print("refused", title, "|", why)
for m in (15, 30, 60, 240, 600):
    print(m, office.common_gap(date(2024, 2, 28), m))
try:
    Slot(datetime(2024, 1, 1, 10), datetime(2024, 1, 1, 10), "nothing")
except ValueError as e:
    print("error:", e)
a = Slot(datetime(2024, 1, 1, 9), datetime(2024, 1, 1, 10), "a")
b = Slot(datetime(2024, 1, 1, 9), datetime(2024, 1, 1, 10), "b")
print(a == b, a <= b, a < b, hash(a) == hash(b), len({a, b}))
total = sum((s.end - s.start for r in office.rooms.values() for s in r.bookings), timedelta())
print("total", total, total.days, total.seconds, total / timedelta(hours=1))
week = [date(2024, 2, 26) + timedelta(days=i) for i in range(7)]
print([d.strftime("%d/%m") for d in week if d.weekday() < 5], week[-1].isocalendar()[1])
print((date(2024, 3, 1) - date(2023, 3, 1)).days, date(2024, 2, 29).replace(day=1).isoformat())
print(divmod(timedelta(hours=25, minutes=7), timedelta(minutes=45)))
print(-timedelta(minutes=1), abs(timedelta(days=-2, hours=3)), timedelta(days=1.5) * 3 // 2)
