# Meetup scheduler: interval arithmetic on datetimes, timezones, greedy room assignment, ICS-like output, NamedTuple + dataclass mix
from __future__ import annotations
from collections import defaultdict
from dataclasses import dataclass, field, asdict, fields
from datetime import datetime, timedelta, timezone, date, time
from functools import cached_property, total_ordering
from heapq import heappush, heappop
from itertools import groupby, pairwise
from typing import NamedTuple, ClassVar

class Slot(NamedTuple):
    start: datetime
    end: datetime

    def overlaps(self, other):
        return self.start < other.end and other.start < self.end

    def __sub__(self, other):
        if not self.overlaps(other):
            return [self]
        return [Slot(*p) for p in ((self.start, other.start), (other.end, self.end)) if p[0] < p[1]]

    @property
    def length(self):
        return self.end - self.start

    def __str__(self):
        return f"{self.start:%a %H:%M}-{self.end:%H:%M}"

@total_ordering
@dataclass(eq=False)
class Meeting:
    title: str
    slot: Slot
    people: set[str] = field(default_factory=set)
    room: str | None = None
    uid: int = field(init=False)
    _next: ClassVar[int] = 1

    def __post_init__(self):
        self.uid = Meeting._next
        Meeting._next += 1
        if self.slot.length <= timedelta(0):
            raise ValueError(f"{self.title}: ends before it starts")

    def __eq__(self, other):
        return isinstance(other, Meeting) and self.slot == other.slot

    def __lt__(self, other):
        return self.slot < other.slot

    __hash__ = None

    @cached_property
    def minutes(self):
        return int(self.slot.length / timedelta(minutes=1))

    def ics(self, tz=timezone.utc):
        yield "BEGIN:VEVENT"
        for f in fields(self):
            v = getattr(self, f.name)
            if f.name == "slot":
                yield from (f"DT{k.upper()}:{t.astimezone(tz):%Y%m%dT%H%M%SZ}" for k, t in v._asdict().items())
            elif v:
                yield f"{f.name.upper()}:{','.join(sorted(v)) if isinstance(v, set) else v}"
        yield "END:VEVENT"

BERLIN, NY = timezone(timedelta(hours=1), "CET"), timezone(timedelta(hours=-5))

def at(day, hm, mins, tz=BERLIN):
    h, m = map(int, hm.split(":"))
    start = datetime(2024, 2, 26, h, m, tzinfo=tz) + timedelta(days=day)
    return Slot(start, start + timedelta(minutes=mins))

meetings = [Meeting("standup", at(0, "09:00", 15), {"ann", "bob", "cid"}), Meeting("design", at(0, "09:10", 80), {"ann"}), Meeting("call NY", at(0, "09:00", 30, NY), {"bob", "dot"}),
            Meeting("review", at(0, "15:15", 45), {"cid", "dot"}), Meeting("retro", at(4, "16:00", 60), {"ann", "bob"}), Meeting("late", at(0, "23:30", 60), {"bob"}), Meeting("lunch", at(0, "12:00", 60), {"ann", "dot"})]
for bad in (lambda: Meeting("neg", at(0, "10:00", -5)), lambda: meetings[0] < 5, lambda: {meetings[0]}, lambda: meetings[0].slot.start < datetime(2024, 1, 1), lambda: meetings[0].slot._replace(begin=1)):
    try:
        print(bad())
    except (ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
meetings.sort()
print(*(f"{m.uid} {m.title:<8}{m.slot} {m.slot.start.tzname()} {m.minutes}" for m in meetings), sep="\n")
print(meetings[0] >= meetings[1], max(meetings).title, meetings[0] == Meeting("same", meetings[0].slot), Meeting._next, "minutes" in vars(meetings[0]))
busy, rooms = [], [f"R{n}" for n in (3, 2, 1)]
for m in meetings:
    while busy and busy[0][0] <= m.slot.start:
        rooms.append(heappop(busy)[1])
    m.room = rooms.pop() if rooms else "hallway"
    heappush(busy, (m.slot.end, m.room))
for room, ms in groupby(sorted(meetings, key=lambda m: (m.room, m.slot)), key=lambda m: m.room):
    print(room, [m.title for m in ms])
clash = defaultdict(list)
for i, a in enumerate(meetings):
    for b in meetings[i + 1:]:
        if a.slot.overlaps(b.slot):
            for who in sorted(a.people & b.people):
                clash[who].append((a.title, b.title))
print(dict(clash))

def free(people, day, lo="09:00", hi="17:00", need=60):
    base = at(day, lo, 0).start
    spans = [Slot(base, base.replace(hour=int(hi[:2])))]
    for m in meetings:
        if m.people & people:
            spans = [piece for s in spans for piece in s - m.slot]
    return [s for s in spans if s.length >= timedelta(minutes=need)]

for who in ({"ann"}, {"ann", "bob"}, {"ann", "bob", "cid", "dot"}, {"eve"}):
    print(sorted(who), *map(str, free(who, 0)), sep=" | ")
print("\n".join(meetings[0].ics()), "\n".join(list(meetings[-2].ics(BERLIN))[2:4]), sep="\n")
load = defaultdict(timedelta)
for m in meetings:
    for p in m.people:
        load[p] += m.slot.length
for p, t in sorted(load.items(), key=lambda kv: (-kv[1], kv[0])):
    h, rem = divmod(int(t.total_seconds()), 3600)
    print(f"{p} {h}h{rem // 60:02d} {t} {t / timedelta(hours=1):.2f}")
gaps = [(a.title, str(b.slot.start - a.slot.end)) for a, b in pairwise(meetings)]
print(gaps)
d = asdict(meetings[0])
d["people"].add("zed")
print(sorted(d), "zed" in meetings[0].people, d["slot"] == meetings[0].slot, type(d["slot"]).__name__, repr(meetings[0])[:40])
utc = meetings[2].slot.start.astimezone(timezone.utc)
print(utc.isoformat(), utc == meetings[2].slot.start, hash(utc) == hash(meetings[2].slot.start), utc.tzinfo, meetings[2].slot.start.utcoffset(), utc.replace(tzinfo=None), int(utc.timestamp()), datetime.fromtimestamp(0, NY), datetime(2024, 1, 1, tzinfo=NY) - datetime(2024, 1, 1, tzinfo=BERLIN), repr(BERLIN), timezone(timedelta(minutes=90)))
print({k: v for k, v in Meeting.__annotations__.items() if k in ("room", "people")}, date(2024, 2, 29) + timedelta(365), time(23, 59, tzinfo=NY).isoformat())
