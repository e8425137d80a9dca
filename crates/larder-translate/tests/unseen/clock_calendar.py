from datetime import datetime, date, time, timedelta, timezone, tzinfo, MINYEAR
import calendar
import time as clock
from collections.abc import Iterator
from functools import total_ordering


class CET(tzinfo):
    """Central European time with made-up switches."""

    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        if dt is None:
            return timedelta(0)
        return timedelta(hours=1) if 4 <= dt.month <= 9 else timedelta(0)

    def tzname(self, dt):
        return "CEST" if self.dst(dt) else "CET"

    def __repr__(self):
        return "CET()"


class WorkDays(Iterator):
    holidays = frozenset({date(2024, 12, 25), date(2024, 12, 26)})

    def __init__(self, start, end):
        self.day, self.end = start, end

    def __next__(self):
        while self.day < self.end:
            day, self.day = self.day, self.day + timedelta(1)
            if day.isoweekday() < 6 and day not in self.holidays:
                return day
        raise StopIteration


@total_ordering
class Span:
    def __init__(self, start, end):
        if end < start:
            raise ValueError(f"span ends before it starts: {start:%H:%M}-{end:%H:%M}")
        self.start, self.end = start, end

    def __contains__(self, when):
        return self.start <= when < self.end

    def __and__(self, other):
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def __eq__(self, other):
        return (self.start, self.end) == (other.start, other.end)

    def __gt__(self, other):
        return self.end - self.start > other.end - other.start

    def __format__(self, spec):
        return f"{format(self.start, spec or '%H:%M')}..{format(self.end, spec or '%H:%M')}"

    def __len__(self):
        return int((self.end - self.start) / timedelta(minutes=1))


print([d.day for d in WorkDays(date(2024, 12, 20), date(2025, 1, 1))], list(WorkDays(date.max, date.max)))
base = datetime(2024, 7, 1, 9, 30, tzinfo=CET())
print(base, base.tzname(), base.astimezone(timezone.utc), base.dst(), repr(base), base.replace(month=1).isoformat())
print(base == datetime(2024, 7, 1, 7, 30, tzinfo=timezone.utc), (base - datetime(2024, 7, 1, tzinfo=timezone.utc)), base.utctimetuple()[:5], base.timetuple().tm_isdst, base.timetuple().tm_yday)
a, b = Span(datetime(2024, 1, 1, 9), datetime(2024, 1, 1, 12)), Span(datetime(2024, 1, 1, 11), datetime(2024, 1, 1, 17, 45))
print(f"{a} {b:%I:%M%p} {a & b}", a < b, a >= b, len(a & b), datetime(2024, 1, 1, 12) in a, b & Span(b.end, b.end))
try:
    Span(b.end, b.start)
except ValueError as error:
    print(error)
print(calendar.month(2024, 2), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.monthrange(2023, 2), calendar.day_name[0], calendar.month_abbr[12])
cal = calendar.Calendar(firstweekday=6)
print(cal.monthdayscalendar(2024, 9)[0], list(cal.itermonthdates(2024, 9))[0], calendar.weekday(2024, 7, 4), calendar.timegm((1970, 1, 2, 0, 0, 0)))
print(calendar.TextCalendar(6).formatmonth(2023, 10, w=3), end="")
print(date.fromordinal(738000), date(2024, 1, 1).toordinal(), date.fromisocalendar(2020, 53, 7), datetime.min, timedelta.max, date.max - date.min, MINYEAR)
print(datetime(2024, 5, 17, 13, 4, 5, 120).isoformat(timespec="milliseconds"), datetime(2024, 5, 17).ctime(), datetime(2024, 5, 17, 1, 2).time(), str(time(1, 2, 3, 4)), time(5, tzinfo=timezone.utc), datetime.fromtimestamp(0, timezone.utc))
for fmt in ("%a %A %b %B %d %H %I %j %m %M %p %S %U %w %W %y %Y %% %f", "%c|%x|%X", "%G-W%V-%u", "%D %T %R %e %h"):
    print(datetime(2024, 2, 9, 15, 6, 7, 89).strftime(fmt))
for text, fmt in (("2024-W05-2", "%G-W%V-%u"), ("Feb 9 24", "%b %d %y"), ("12:30:15.25", "%H:%M:%S.%f"), ("2024-05-06T07:08+0530", "%Y-%m-%dT%H:%M%z"), ("99", "%y"), ("13/13/2024", "%d/%m/%Y"), ("2024 extra", "%Y"), ("24", "%H"), ("2023 366", "%Y %j")):
    try:
        print(repr(datetime.strptime(text, fmt)))
    except ValueError as error:
        print("ValueError:", error)
for text in ("2024-05-06", "2024-05-06T10", "20240506T101112", "2024-05-06 10:11:12.5+01:00", "2024-W01-1", "10:11", "2024-5-6"):
    try:
        print(datetime.fromisoformat(text).isoformat(), end=" ")
    except ValueError as error:
        print("ValueError:", error, end=" ")
print()
for bad in (lambda: date(2024, 13, 1), lambda: time(24), lambda: timedelta(days=10**10), lambda: date.max + timedelta(1), lambda: datetime(1, 1, 1) - timedelta(1), lambda: base - datetime(2024, 1, 1), lambda: date(2024, 1, 1) + 1, lambda: datetime(2024, 1, 1) < date(2024, 1, 1), lambda: timezone(timedelta(hours=25)), lambda: timedelta(1) * "a", lambda: datetime("x", 1, 1), lambda: timedelta(1) / 0):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
print(timedelta(hours=-3, seconds=1), timedelta(1.5) * 2, -timedelta(1, 2, 3), timedelta(weeks=1, milliseconds=5), timedelta(1) > timedelta(hours=23), timedelta(days=2) % timedelta(hours=7), round(timedelta(seconds=1.5).total_seconds()), sum([timedelta(1), timedelta(2)], timedelta()), bool(timedelta()), hash(timedelta(1)) == hash(timedelta(hours=24)))
print(clock.strftime("%Y-%m-%d", clock.gmtime(86400 * 365)), clock.gmtime(0).tm_wday, tuple(clock.gmtime(1))[:6], {date(2024, 1, 1): 1}[date(2024, 1, 1)], date(2024, 1, 1) == datetime(2024, 1, 1), sorted([date(2024, 3, 1), date(2023, 3, 1)])[0].strftime("%d.%m.%Y"))
print(base.hours)
