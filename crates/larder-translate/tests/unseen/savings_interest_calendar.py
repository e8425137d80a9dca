from datetime import date, datetime, timedelta
from decimal import Decimal, getcontext, ROUND_HALF_EVEN
import calendar

getcontext().prec = 28


class Ledger:
    def __init__(self, opened, rate):
        self.opened = opened
        self.rate = Decimal(rate)
        self.entries = []

    def post(self, when, amount, memo=""):
        if isinstance(when, str):
            when = date.fromisoformat(when)
        if when < self.opened:
            raise ValueError(f"{when:%d %b %Y} is before the account was opened")
        self.entries.append((when, Decimal(amount), memo))
        self.entries.sort(key=lambda e: e[0])
        return self

    def balance(self, on=date.max):
        return sum((a for d, a, _ in self.entries if d <= on), Decimal("0"))

    def accrue(self, start, end):
        """Daily interest, actual/actual."""
        day, total = start, Decimal(0)
        while day < end:
            total += self.balance(day) * self.rate / (366 if calendar.isleap(day.year) else 365)
            day += timedelta(days=1)
        return total

    def month_ends(self, until):
        y, m = self.opened.year, self.opened.month
        while True:
            last = date(y, m, calendar.monthrange(y, m)[1])
            if last > until:
                return
            yield last
            y, m = y + m // 12, m % 12 + 1


def add_months(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    return d.replace(year=y, month=m + 1, day=min(d.day, calendar.monthrange(y, m + 1)[1]))


def business_days(start, n, holidays=()):
    step = 1 if n > 0 else -1
    while n:
        start += timedelta(step)
        if start.weekday() < 5 and start not in holidays:
            n -= step
    return start


acct = Ledger(date(2023, 11, 20), "0.0425")
acct.post("2023-11-20", "1000.00", "open").post("2024-01-15", "250.50").post(date(2023, 12, 24), "-120.10", "gifts")
try:
    acct.post("2023-11-19", 5)
except ValueError as e:
    print(e)
try:
    acct.post("2023-02-30", 5)
except ValueError as e:
    print(e)
prev = acct.opened
for end in acct.month_ends(date(2024, 5, 1)):
    interest = acct.accrue(prev, end).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    acct.post(end, interest, "interest")
    print(f"{end:%a %d %b %Y} week {end.isocalendar()[1]:02} days {(end - prev).days:>2} interest {interest:>6} balance {acct.balance(end):>9}")
    prev = end
for when, amount, memo in acct.entries:
    print(when.isoformat(), f"{amount:+9.2f}", memo or "-")
for n in (1, 3, 13, -2, -11, 0):
    print(n, add_months(date(2024, 1, 31), n), end="; ")
print()
print(business_days(date(2024, 3, 28), 3, {date(2024, 3, 29), date(2024, 4, 1)}), business_days(date(2024, 1, 1), -1))
d = date(2024, 2, 29)
print(d, repr(d), d.toordinal(), d.timetuple().tm_yday, d.strftime("%y/%m/%d %j %B %A %U %W %%"), d.weekday(), d.isoweekday(), d.isocalendar(), d - date(2023, 2, 28), (d + timedelta(weeks=52)).isoformat())
try:
    d.replace(year=2023)
except ValueError as e:
    print(e)
dt = datetime(2024, 12, 31, 23, 59, 58, 123456)
print(dt, dt + timedelta(seconds=2), dt.isoformat(" ", "minutes"), dt.strftime("%I:%M:%S.%f %p"), dt.date() == date(2024, 12, 31), datetime.strptime("03 Feb 2021 4:05PM", "%d %b %Y %I:%M%p"), datetime.fromisoformat("2020-02-02T02:02"))
td = timedelta(days=-1, hours=5, milliseconds=1500)
print(td, repr(td), td.days, td.seconds, td.total_seconds(), abs(td), td * 2, td / 3, td // timedelta(minutes=7), td % timedelta(hours=1), timedelta(days=100, hours=30), divmod(timedelta(hours=5), timedelta(minutes=90)))
print(max(date(2020, 1, 1), date(2019, 12, 31)), sorted([date(2021, 5, 1), date(2020, 5, 1)]), date(2020, 1, 1) < date(2020, 1, 2), date(2020, 1, 1) == datetime(2020, 1, 1))
for bad in (lambda: date(2020, 13, 1), lambda: date.max + timedelta(1), lambda: date(2020, 1, 1) + 5, lambda: date(2020, 1, 1) < datetime(2020, 1, 1), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("20-1-1"), lambda: datetime(2020, 1, 1, 25)):
    try:
        print(bad())
    except Exception as e:
        print(repr(e))
print(calendar.month(2024, 2))
print(calendar.monthcalendar(2023, 10)[:2], calendar.day_name[0], calendar.month_abbr[12], calendar.leapdays(2000, 2025))
friday13 = [date(y, m, 13).strftime("%b %Y") for y in (2023, 2024) for m in range(1, 13) if date(y, m, 13).weekday() == 4]
print(friday13)
