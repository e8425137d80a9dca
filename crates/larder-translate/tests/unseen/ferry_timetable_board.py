import re
from collections import namedtuple, OrderedDict
from datetime import datetime, timedelta, time
from itertools import groupby, chain

Sailing = namedtuple("Sailing", "departs route ship minutes", defaults=(35,))
EPOCH = datetime(2023, 7, 14)
late = OrderedDict()


def clock(text):
    m = re.fullmatch(r"(?P<h>\d{1,2})[:.h](?P<m>\d\d)", text)
    if m is None:
        raise ValueError("bad clock %r" % text)
    return EPOCH + timedelta(hours=int(m["h"]), minutes=int(m["m"]))


def every(start, end, step, **common):
    t = clock(start)
    stop = clock(end)
    while t <= stop:
        yield Sailing(departs=t, **common)
        t += timedelta(minutes=step)


def delay(ship, minutes, after="0:00"):
    late.setdefault(ship, []).append((clock(after), timedelta(minutes=minutes)))


def actual(s):
    total = timedelta()
    for after, extra in late.get(s.ship, ()):
        if s.departs >= after:
            total += extra
    return s._replace(departs=s.departs + total), total


def board(sailings, now, rows=6):
    print(f"-- board at {now:%H:%M} " + "-" * 24)
    shown = 0
    for planned in sorted(sailings):
        s, extra = actual(planned)
        if s.departs < now:
            continue
        status = "on time" if not extra else f"+{extra.seconds // 60} min"
        wait = s.departs - now
        print(f"{planned.departs:%H:%M}  {s.route:<12}{s.ship:^10}{status:>10}  in {wait}")
        shown += 1
        if shown == rows:
            break
    if not shown:
        print("no more sailings today")


sailings = list(chain(
    every("6:00", "9:30", 70, route="Holm-Sandö", ship="Freja"),
    every("6.25", "10h00", 85, route="Sandö-Holm", ship="Ægir", minutes=40),
    every("23:30", "24:30", 30, route="Night", ship="Freja", minutes=90),
))
print(len(sailings), sailings[0])
print(sailings[0]._fields, Sailing._field_defaults, sailings[3].minutes)
for bad in ("7-30", "730", "7:3"):
    try:
        clock(bad)
    except ValueError as e:
        print("ValueError", e)

board(sailings, clock("6:30"))
delay("Freja", 12, "7:00")
delay("Freja", 55, "23:00")
delay("Ægir", 3)
board(sailings, clock("7:15"), rows=4)
board(sailings, clock("23:00"))
board(sailings, clock("26:00"))

print("-- by ship")
by_ship = sorted(sailings, key=lambda s: s.ship)
for ship, group in groupby(by_ship, key=lambda s: s.ship):
    group = list(group)
    busy = sum((timedelta(minutes=g.minutes) for g in group), timedelta())
    first, *_, last = group
    print(ship, len(group), busy, busy.total_seconds(), first.departs.time(), last.departs.isoformat(" "))

print("-- clashes")
for a, b in zip(by_ship, by_ship[1:]):
    if a.ship == b.ship:
        back = a.departs + timedelta(minutes=a.minutes)
        gap = b.departs - back
        if gap < timedelta(minutes=35):
            print(f"{a.ship}: {a.departs:%H:%M} and {b.departs:%H:%M} gap {gap} negative={gap < timedelta(0)} days={gap.days} secs={gap.seconds}")

d = timedelta(minutes=100)
print(d / 3, d // 3, d % timedelta(minutes=7), divmod(d, timedelta(minutes=45)), -d, abs(-d) == d, d * 1.5)
print(d / timedelta(hours=1), repr(d), str(timedelta(days=-1, hours=3)), bool(timedelta()))
print(time(7, 5) < time(7, 30), time.fromisoformat("21:04:09").strftime("%I:%M:%S %p"), datetime.combine(EPOCH.date(), time(5)))
print(EPOCH.strftime("%A %d. %B %y day %j"), datetime.strptime("14/07/23 18:05", "%d/%m/%y %H:%M") - EPOCH)
try:
    EPOCH - time(1)
except TypeError as e:
    print(e)
try:
    datetime(2023, 2, 29)
except ValueError as e:
    print(e)
