import calendar
from datetime import date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d.timetuple().tm_yday, d.toordinal(), date.fromordinal(738000))
print(d + timedelta(days=366), d - date(2023, 12, 25), d.replace(year=2028), d < date(2024, 3, 1), date.min, date.max - date.min)
print(d.strftime("%A %d %B %Y | %a %b %j %U %W %y %% %x"), f"{d:%d/%m/%y}", d.ctime())


def add_months(day, n):
    y, m = divmod(day.year * 12 + day.month - 1 + n, 12)
    return day.replace(year=y, month=m + 1, day=min(day.day, calendar.monthrange(y, m + 1)[1]))


def business_days(start, end, holidays=()):
    day, n = start, 0
    while day < end:
        n += day.weekday() < 5 and day not in holidays
        day += timedelta(1)
    return n


def age(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def easter(y):
    a, (b, c) = y % 19, divmod(y, 100)
    d_, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d_ - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(y, month, day + 1)


print([str(add_months(date(2023, 10, 31), n)) for n in (1, 4, -8, 16)])
print(business_days(date(2024, 1, 1), date(2024, 2, 1), {date(2024, 1, 1)}), age(date(2000, 2, 29), date(2023, 2, 28)), age(date(2000, 2, 29), date(2023, 3, 1)))
print(*(easter(y).strftime("%d %b") for y in (2000, 2023, 2024, 2038)), sep=", ")

dt = datetime(2023, 7, 14, 9, 5, 3, 42)
print(dt, repr(dt), dt.isoformat(" ", "minutes"), dt.date(), dt.time(), dt.replace(microsecond=0).isoformat())
print(dt.strftime("%Y-%m-%d %H:%M:%S.%f %I:%M %p"), f"{dt:%-d.%-m.%Y}", dt.isoformat(timespec="milliseconds"))
for text, fmt in [("2023-01-02 03:04", "%Y-%m-%d %H:%M"), ("12/31/99", "%m/%d/%y"), ("Tue 5 Mar 2024 11PM", "%a %d %b %Y %I%p"), ("2024-13-01", "%Y-%m-%d"), ("2024-01-01x", "%Y-%m-%d")]:
    try:
        print(datetime.strptime(text, fmt))
    except ValueError as e:
        print("ValueError:", e)
td = timedelta(days=-1, hours=5, minutes=30, milliseconds=1)
print(td, repr(td), td.days, td.seconds, td.microseconds, td.total_seconds(), abs(td), -td, td * 2, td / 2, td // timedelta(hours=1), bool(timedelta()))
print(timedelta(weeks=1) / timedelta(days=2), divmod(timedelta(hours=25), timedelta(hours=7)), timedelta(hours=30) % timedelta(days=1), sum([timedelta(1)] * 3, timedelta()), timedelta(seconds=0.1))

ist, utc = timezone(timedelta(hours=5, minutes=30), "IST"), timezone.utc
a = datetime(2024, 3, 10, 1, 0, tzinfo=ist)
b = a.astimezone(utc)
print(a, b, a == b, a - b, a.tzname(), b.tzname(), a.utcoffset(), timezone(timedelta(hours=-3)), b.timestamp(), hash(a) == hash(b))
print(datetime.fromtimestamp(0, utc), datetime.fromtimestamp(1e9, utc).isoformat(), datetime.fromisoformat("2011-11-04T00:05:23+04:00"), datetime.fromisoformat("20111104T000523Z"), datetime(1970, 1, 2, tzinfo=utc).timestamp())
t = time(23, 59, 59)
print(t, t.isoformat("hours"), t < time(23, 59, 59, 1), datetime.combine(d, t), time.fromisoformat("04:23:01.5"), repr(time(7)))
for bad in (lambda: date(2023, 2, 29), lambda: time(24), lambda: a < dt, lambda: a - dt, lambda: d < dt, lambda: date.max + timedelta(1), lambda: d + 1, lambda: date.fromisoformat("2023-2-3"), lambda: timedelta(1) + 1, lambda: datetime(2023, 1)):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError) as e:
        print(f"{type(e).__name__}: {e}")
print(calendar.month(2024, 2).rstrip())
print(calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.day_name[6], calendar.month_abbr[1:4], calendar.monthcalendar(2023, 10)[0], calendar.monthrange(2023, 2), calendar.weekday(2000, 1, 1))
