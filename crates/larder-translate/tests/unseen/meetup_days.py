# Calendar and dates: month printing, meetup days, business days, age, recurring events
from datetime import date, datetime, timedelta, time
from itertools import count, islice, takewhile
import calendar

HOLIDAYS = {date(2024, 1, 1): "New Year", date(2024, 5, 1): "Labour", date(2024, 12, 25): "Xmas"}


def month(y, m, mark=()):
    first = date(y, m, 1)
    lines = [f"{first:%B %Y}".center(20).rstrip(), "Mo Tu We Th Fr Sa Su"]
    row = ["  "] * first.weekday()
    d = first
    while d.month == m:
        row.append(f"{d.day:>2}" if d not in mark else "**")
        if len(row) == 7:
            lines.append(" ".join(row))
            row = []
        d += timedelta(days=1)
    if row:
        lines.append(" ".join(row))
    return "\n".join(lines)


def meetup(y, m, which, weekday):
    wd = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].index(weekday[:3].title())
    days = [date(y, m, d) for d in range(1, calendar.monthrange(y, m)[1] + 1)]
    days = [d for d in days if d.weekday() == wd]
    if which == "teenth":
        return next(d for d in days if d.day > 12)
    return days[{"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}[which]]


class BusinessDay:
    def __init__(self, n):
        self.n = n

    def __radd__(self, d):
        step = timedelta(days=1 if self.n >= 0 else -1)
        left = abs(self.n)
        while left:
            d += step
            left -= d.weekday() < 5 and d not in HOLIDAYS
        return d

    def __rsub__(self, d):
        return d + BusinessDay(-self.n)


def every(start, **step):
    if "months" in step:
        for k in count(0, step["months"]):
            y, m = divmod(start.year * 12 + start.month - 1 + k, 12)
            last = calendar.monthrange(y, m + 1)[1]
            yield start.replace(year=y, month=m + 1, day=min(start.day, last))
    else:
        delta = timedelta(**step)
        while True:
            yield start
            start += delta


def age(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


print(month(2024, 2, {date(2024, 2, 29)}))
print(month(2023, 10), month(2021, 2), sep="\n")
print(month(2024, 2).splitlines()[1:] == calendar.TextCalendar().formatmonth(2024, 2).rstrip("\n").splitlines()[1:], calendar.isleap(2100), calendar.monthrange(2024, 2), calendar.month_name[5], calendar.day_abbr[6])
for args in [(2024, 5, "teenth", "Monday"), (2024, 2, "last", "thu"), (2024, 6, "first", "SATURDAY"), (2024, 3, "fifth", "Sunday")]:
    print(args, meetup(*args), meetup(*args).strftime("%a %-d %b"))
try:
    meetup(2024, 2, "fifth", "Friday")
except IndexError as e:
    print("IndexError:", e)
d = date(2024, 4, 26)
print(d + BusinessDay(3), d - BusinessDay(1), date(2024, 1, 2) - BusinessDay(1), d + BusinessDay(0), type(d + BusinessDay(1)).__name__)
print(*islice(every(date(2024, 1, 31), months=1), 4))
print(*takewhile(lambda t: t < datetime(2024, 3, 31, 6), every(datetime(2024, 3, 30, 21, 15), hours=4)), sep=" | ")
born = date(2000, 2, 29)
print([age(born, date(y, m, dd)) for y, m, dd in [(2023, 2, 28), (2023, 3, 1), (2024, 2, 29), (2001, 2, 28)]])
print(date.fromisoformat("2024-12-30").isocalendar(), date(2024, 12, 30).strftime("%G-W%V-%u %U %y"), date.fromordinal(738000), date(1, 1, 1).toordinal(), date.max, (date.max - date.min).days)
a, b = datetime(2024, 1, 31, 23, 59, 59), datetime(2024, 3, 1)
delta = b - a
print(delta, delta.days, delta.seconds, delta.total_seconds(), divmod(delta, timedelta(hours=5)), delta * 2, delta / 2, -delta, delta % timedelta(minutes=7), delta // 3600, str(timedelta(days=2)), timedelta(seconds=1.5) == timedelta(milliseconds=1500))
print(repr(a), repr(delta), repr(date(2024, 1, 2)), repr(time(3, 4)), a.date() == date(2024, 1, 31), datetime.combine(d, time(12, 30)), a.ctime(), a.isoformat(sep=" ", timespec="minutes"), max(a, b).year)
print(datetime.strptime("03 Feb 21 07:08 PM", "%d %b %y %I:%M %p"), datetime.strptime("2021-060", "%Y-%j").date(), datetime.fromisoformat("2024-05-06T07:08:09+02:00").utcoffset(), time(23, 59) > time(1), time.fromisoformat("04:05:06.7").microsecond, datetime(1970, 1, 2).toordinal() - date(1970, 1, 1).toordinal())
print(sorted([date(2024, 1, 2), date(2023, 5, 6), date(2024, 1, 1)]), {d: 1}[date(2024, 4, 26)], d in HOLIDAYS, HOLIDAYS.get(date(2024, 5, 1)), min(HOLIDAYS).isoformat(), f"{d:%d.%m.%Y}", f"{d!r} {d!s:>12}|{d}")
bad = [lambda: date(2024, 2, 30), lambda: date(2024, 13, 1), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("24-1-1"), lambda: d + 1, lambda: d < datetime(2024, 1, 1), lambda: date.max + timedelta(1), lambda: d + d, lambda: time(25), lambda: d.replace(day=31), lambda: datetime.strptime("2024-01-01 x", "%Y-%m-%d")]
for fn in bad:
    try:
        print(fn())
    except (ValueError, TypeError, OverflowError) as e:
        print(f"{type(e).__name__}: {e}")
fri13 = [date(y, m, 13) for y in range(2023, 2027) for m in range(1, 13) if date(y, m, 13).weekday() == 4]
print(len(fri13), *map(str, fri13[:4]), date(2024, 1, 1).strftime("%A").upper()[::-1])
