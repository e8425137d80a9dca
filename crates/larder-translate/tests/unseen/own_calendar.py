# date arithmetic: own proleptic calendar vs datetime; durations, recurrence, calendars, zodiac, business days
from datetime import date, datetime, time, timedelta, timezone
from functools import total_ordering
import re

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def mdays(y, m):
    return 28 + leap(y) if m == 2 else 30 + (m + m // 8) % 2


@total_ordering
class Day:
    __slots__ = ("y", "m", "d")

    def __init__(self, y, m, d):
        if not 1 <= m <= 12 or not 1 <= d <= mdays(y, m):
            raise ValueError(f"invalid day {y:04}-{m:02}-{d:02}")
        self.y, self.m, self.d = y, m, d

    @classmethod
    def parse(cls, s):
        if m := re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)|(\d\d?) (\w{3})\w* (\d{4})", s.strip()):
            if m[1]:
                return cls(*map(int, m.group(1, 2, 3)))
            return cls(int(m[6]), MONTHS.index(m[5].title()) + 1, int(m[4]))
        raise ValueError(f"cannot parse {s!r}")

    @classmethod
    def from_ord(cls, n):
        z = n + 305
        era, doe = divmod(z, 146097)
        yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
        doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
        mp = (5 * doy + 2) // 153
        m = mp + 3 if mp < 10 else mp - 9
        return cls(yoe + era * 400 + (m <= 2), m, doy - (153 * mp + 2) // 5 + 1)

    def __index__(self):
        y = self.y - (self.m <= 2)
        era, yoe = divmod(y, 400)
        doy = (153 * (self.m + (-3 if self.m > 2 else 9)) + 2) // 5 + self.d - 1
        return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 305

    def __add__(self, n):
        return Day.from_ord(int(self) + n) if isinstance(n, int) else NotImplemented

    def __sub__(self, o):
        return int(self) - int(o) if isinstance(o, Day) else self + -o

    def __int__(self):
        return self.__index__()

    def add_months(self, n):
        y, m = divmod(self.y * 12 + self.m - 1 + n, 12)
        return Day(y, m + 1, min(self.d, mdays(y, m + 1)))

    def __eq__(self, o):
        return isinstance(o, Day) and int(self) == int(o)

    def __lt__(self, o):
        return int(self) < int(o) if isinstance(o, Day) else NotImplemented

    def __hash__(self):
        return hash(int(self))

    @property
    def weekday(self):
        return (int(self) + 6) % 7

    def __format__(self, spec):
        return re.sub("%(.)", lambda m: {"d": f"{self.d:02}", "b": MONTHS[self.m - 1], "Y": str(self.y), "a": "MonTueWedThuFriSatSun"[self.weekday * 3:][:3]}.get(m[1], m[0]), spec) or str(self)

    def __str__(self):
        return f"{self.y:04}-{self.m:02}-{self.d:02}"


bad = 0
for n in range(-5000, 800000, 97):
    d = Day.from_ord(n)
    if int(d) != n or (n > 0 and (str(d) != str(date.fromordinal(n)) or d.weekday != date.fromordinal(n).weekday())):
        bad += 1
print("mismatches", bad, Day.from_ord(0), Day.from_ord(-400), int(Day(1970, 1, 1)), date(1970, 1, 1).toordinal())
d = Day.parse("31 january 2024")
print(d, d + 1, d - 31, d.add_months(1), d.add_months(-11), d.add_months(13), Day(2024, 3, 1) - Day(2023, 3, 1), f"{d:%a %d %b %Y %q}", f"{d}", d == Day(2024, 1, 31), d < d + 1, max([d, d + 5, d - 5]), {d: 1}[Day.parse("2024-1-31")], range(10**6)[d])
for f in (lambda: Day(2023, 2, 29), lambda: Day.parse("1 foo 2024"), lambda: Day.parse("soon"), lambda: d + 1.5, lambda: d < 3, lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date.fromisoformat("2023-1-1"), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 extra", "%Y"), lambda: date(1, 1, 1) - timedelta(1), lambda: date(2024, 1, 1) + 1, lambda: date(2024, 1, 1) < datetime(2024, 1, 1), lambda: timedelta(1) / 0, lambda: time(25), lambda: date("x", 1, 1), lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=timezone.utc), lambda: timedelta(days=10**10), lambda: date(2024, 2, 30)):
    try:
        print("ok", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
t = timedelta(days=-1, hours=3, microseconds=5)
print(t, repr(t), t.days, t.seconds, t.total_seconds(), abs(t), -t, t * 2.5, t // timedelta(hours=1), t % timedelta(hours=1), divmod(timedelta(1), timedelta(hours=7)), timedelta(weeks=1) / 2, timedelta(1) / timedelta(hours=5), timedelta(), bool(timedelta()), str(timedelta(400, 3661, 1500)), timedelta(seconds=1e-7), timedelta.max.days, sum([timedelta(1), timedelta(2)], timedelta()))
dt = datetime(2024, 2, 29, 23, 59, 59, 999999)
print(dt, repr(dt), dt.isoformat(" ", "minutes"), dt + timedelta(microseconds=1), dt.replace(year=2028, month=12), dt.timetuple()[:8], dt.isocalendar(), dt.date().isoweekday(), dt.strftime("%y/%j/%U/%W %I%p %%"), datetime.fromisoformat("2024-01-02T03:04:05.678+05:30"), datetime.strptime("05 Mar 2024 07:08 PM", "%d %b %Y %I:%M %p"), datetime.combine(date(2024, 1, 1), time(12, 30)), dt.ctime(), sep="\n")
utc = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
est = utc.astimezone(timezone(timedelta(hours=-5), "EST"))
print(utc, est, est == utc, est.tzname(), est.utcoffset(), repr(timezone(timedelta(hours=5, minutes=30))), utc.timestamp(), datetime.fromtimestamp(86400.5, timezone.utc), f"{est:%Y-%m-%dT%H:%M:%S%z %Z}", time(1, 2, 3).replace(hour=4), time(5) > time(4, 59), date.min, datetime.max.microsecond)


def cal(y, m):
    first = Day(y, m, 1)
    print(f"{MONTHS[m - 1]} {y}".center(20).rstrip())
    print("Mo Tu We Th Fr Sa Su")
    cells = ["  "] * first.weekday + [f"{i:2}" for i in range(1, mdays(y, m) + 1)]
    for i in range(0, len(cells), 7):
        print(" ".join(cells[i:i + 7]))


cal(2026, 2)


def easter(y):
    a, b, c = y % 19, *divmod(y, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l) // 451
    return Day(y, *(x + j for x, j in zip(divmod(h + l - 7 * m + 114, 31), (0, 1))))


hol = {easter(2024) - 2, easter(2024) + 1}
work = [x for i in range(14) if (x := Day(2024, 3, 25) + i).weekday < 5 and x not in hol]
print([str(easter(y)) for y in (2000, 2024, 2025)], *(f"{w:%a%d}" for w in work), [y for y in range(1890, 2110) if leap(y)][:4], sum(Day(y, m, 13).weekday == 4 for y in range(2000, 2400) for m in range(1, 13)))
