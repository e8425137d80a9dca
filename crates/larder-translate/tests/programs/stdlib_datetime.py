"""datetime: dates, times, spans and zones; arithmetic, comparison, text both ways, what is refused."""
import datetime as dt
import time
from datetime import MAXYEAR, date, datetime, timedelta, timezone


def tried(call):
    try:
        return repr(call())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError, AttributeError, NotImplementedError) as error:
        return f"{type(error).__name__}: {error}"


d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.toordinal(), d.ctime())
print(d.isocalendar(), d.isocalendar()[1], d.isocalendar().week, tuple(date(2021, 1, 3).isocalendar()))
print(d + timedelta(days=366), d - timedelta(weeks=1), d - date(2023, 12, 25), (date(2023, 12, 25) - d).days)
print(d.replace(year=2023, day=28), d.strftime("%A %d. %B %Y, day %j, week %U/%W/%V"), f"{d:%y%m%d}", f"{d}", format(d, ""))
print(date.min, date.max, date.resolution, date.fromordinal(1), date.fromisoformat("2023-07-04"), MAXYEAR)
print(date.fromisoformat("20230704"), date.fromisoformat("2023-W01-1"), date.fromisoformat("2020W537"), date.fromisocalendar(2020, 53, 7))
print(d < date(2024, 3, 1), d == date(2024, 2, 29), d != 5, d == "2024-02-29", sorted([date(2024, 1, 2), d, date(1999, 1, 1)]))
print({d: 1}[date(2024, 2, 29)], d in {date(2024, 2, 29)}, hash(d) == hash(date(2024, 2, 29)), max(d, date.min), bool(d))
print(tuple(d.timetuple()), d.timetuple().tm_yday, d.timetuple())

t = dt.time(9, 5, 7, 123)
print(t, repr(t), t.isoformat("minutes"), t.isoformat("milliseconds"), dt.time(), repr(dt.time(12)), dt.time(23, 59, 59).strftime("%I:%M:%S %p"))
print(dt.time.fromisoformat("04:23:01.000384"), repr(dt.time.fromisoformat("T0423")), dt.time.fromisoformat("04:23:01+04:00"), t < dt.time(10), t.replace(hour=3))
print(dt.time(1, 2, tzinfo=timezone.utc), repr(dt.time(1, 2, tzinfo=timezone.utc)), dt.time.max, dt.time(0) == dt.time(), bool(dt.time(0)))

m = datetime(2024, 12, 31, 23, 59, 58, 999999)
print(m, repr(m), m.date(), m.time(), m.isoformat(), m.isoformat(" ", "minutes"), m.isoformat(timespec="hours"))
print(m + timedelta(microseconds=1), m + timedelta(seconds=1.5), m - timedelta(days=365), m - datetime(2024, 1, 1))
print(datetime.combine(d, t), datetime(2024, 5, 6), repr(datetime(2024, 5, 6)), repr(datetime(2024, 5, 6, 0, 0, 1)))
print(m.strftime("%Y-%m-%d %H:%M:%S.%f|%y %b %a %-d %e %I %p %j %c %x %X %%"), m.ctime(), m.timetuple().tm_wday)
print(m.replace(microsecond=0), m.replace(2000, 1, 1, hour=0), datetime.min, datetime.max, datetime.resolution)
for text in ("2011-11-04", "2011-11-04T00:05:23", "2011-11-04 00:05:23.283", "20111104T000523", "2011-11-04T00:05:23Z", "2011-W01-2T00:05:23.283", "2011-11-04 00:05:23.283+00:00", "2011-11-04T00:05:23+05:30", "2011-11-04T24:00", "2011-11-4", "", "junk", "2011-11-04T", "2011-11-04T1", "2011-02-30"):
    print(repr(text), tried(lambda: datetime.fromisoformat(text)))
for text, form in (
    ("21/11/06 16:30", "%d/%m/%y %H:%M"), ("Nov 5, 2023", "%b %d, %Y"), ("2023-02-30", "%Y-%m-%d"), ("2023-1-5", "%Y-%m-%d"),
    ("12:30 AM", "%I:%M %p"), ("Sunday 05 March 2023", "%A %d %B %Y"), ("2023 061", "%Y %j"), ("10:20:30.5", "%H:%M:%S.%f"),
    ("2023-01-01 +0530", "%Y-%m-%d %z"), ("2023-01-01 -08:15:30", "%Y-%m-%d %z"), ("2023-01-01Z", "%Y-%m-%d%z"), ("x", "%Y"), ("2023!", "%Y"),
    ("2023", "%Q"), ("2023", "%"), ("13", "%m"), ("2004 W53 6", "%G W%V %u"), ("  1   2", "%m %d"), ("29 02", "%d %m"), ("jan FEB", "%b FEB"),
):
    print(text, form, tried(lambda: datetime.strptime(text, form)))

span = timedelta(days=1, hours=25, minutes=-3, seconds=2.5, milliseconds=3, microseconds=7)
print(span, repr(span), span.days, span.seconds, span.microseconds, span.total_seconds())
print(timedelta(microseconds=-1), repr(timedelta(microseconds=-1)), timedelta(0), repr(timedelta()), timedelta(weeks=1), timedelta(days=-1), abs(timedelta(hours=-5)))
print(timedelta(hours=1) * 3, 2.5 * timedelta(seconds=3), timedelta(hours=1) / 7, timedelta(hours=1) / timedelta(minutes=7), timedelta(hours=1) // timedelta(minutes=7), timedelta(hours=1) % timedelta(minutes=7), divmod(timedelta(hours=1), timedelta(minutes=7)), timedelta(hours=1) // 7, -timedelta(1), +timedelta(2), timedelta(3) / 2.5)
print(sum([timedelta(minutes=5), timedelta(minutes=50)], timedelta()), timedelta(hours=24) == timedelta(days=1), timedelta(1) > timedelta(0), bool(timedelta()), {timedelta(1): 2}[timedelta(hours=24)], timedelta(1) == 1)
print(timedelta(seconds=0.0000005), timedelta(seconds=0.0000015), timedelta(days=0.1), timedelta(milliseconds=0.0005, microseconds=0.5), timedelta.max, timedelta.min, timedelta.resolution)

east = timezone(timedelta(hours=5, minutes=30))
west = timezone(timedelta(hours=-8), "PST")
print(east, repr(east), west, repr(west), timezone.utc, repr(timezone.utc), repr(dt.UTC), timezone(timedelta(0)) == timezone.utc)
a = datetime(2024, 3, 10, 12, 0, tzinfo=east)
print(a, repr(a), a.utcoffset(), a.tzname(), a.dst(), a.astimezone(timezone.utc), a.astimezone(west), a.timestamp())
print(a - datetime(2024, 3, 10, 12, 0, tzinfo=west), a < datetime(2024, 3, 10, 12, 0, tzinfo=west), a == a.astimezone(west), hash(a) == hash(a.astimezone(west)))
print(datetime.fromtimestamp(1700000000, timezone.utc), datetime.fromtimestamp(-1.5, east), datetime.utcfromtimestamp(0.000001), datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp(), a.strftime("%z %Z"), a == datetime(2024, 3, 10, 12, 0))
print(a.timetz(), a.utctimetuple()[:6], a.isoformat(), datetime.combine(d, dt.time(1), tzinfo=west))


class Eastern(dt.tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=-5) + self.dst(when)

    def dst(self, when):
        return timedelta(hours=1) if when is not None and 3 < when.month < 11 else timedelta(0)

    def tzname(self, when):
        return "EDT" if self.dst(when) else "EST"


summer = datetime(2024, 7, 1, 12, tzinfo=Eastern())
print(summer, summer.tzname(), summer.astimezone(timezone.utc), summer.replace(month=1), summer.dst())


class Birthday(date):
    def age(self, on):
        return on.year - self.year - ((on.month, on.day) < (self.month, self.day))


b = Birthday(1990, 6, 15)
print(b, repr(b), b.age(date(2024, 6, 14)), b.age(date(2024, 6, 15)), type(b + timedelta(1)).__name__, isinstance(b, date), b == date(1990, 6, 15))
print(isinstance(m, date), type(m), date, issubclass(datetime, date), m == m.date())
for call in (
    lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date(0, 1, 1), lambda: date(2023, 1), lambda: date("2023", 1, 1), lambda: date(1.5, 1, 1),
    lambda: datetime(2023, 1, 1, 24), lambda: datetime(2023, 1, 1, 0, 60), lambda: dt.time(1, 2, 60), lambda: dt.time(0, 0, 0, 10**6),
    lambda: date(9999, 12, 31) + timedelta(1), lambda: datetime.min - timedelta(1), lambda: timedelta(days=10**9), lambda: timedelta(days="1"), lambda: timedelta(1) / 0,
    lambda: timedelta(1) / timedelta(0), lambda: timedelta(1) // 0, lambda: timedelta(1) + 1, lambda: d + 1, lambda: d - "x", lambda: d < 5, lambda: d < m, lambda: m < d, lambda: m - d, lambda: d + d,
    lambda: m < a, lambda: m - a, lambda: d.hour, lambda: timezone(5), lambda: timezone(timedelta(days=1)), lambda: datetime(2023, 1, 1, tzinfo=5),
    lambda: date.fromisoformat("2023-1-1"), lambda: date.fromisoformat(5), lambda: date.fromordinal(0), lambda: date.fromisocalendar(2021, 53, 1), lambda: m.isoformat(timespec="x"), lambda: timedelta(1) * "x", lambda: timedelta(float("nan")), lambda: date(),
    lambda: datetime(2023, 1, 1) < 3, lambda: timedelta(1) < 3, lambda: d.strftime(5),
):
    print(tried(call))
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(1e9)[:6], time.asctime(time.gmtime(86400 * 365)), time.strptime("30 Nov 00", "%d %b %y"))
date(2024, 4, 31)
