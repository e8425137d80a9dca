"""Recurring events (daily, weekly, monthly, yearly), exceptions, agenda and a text month view."""
import calendar
from datetime import date, datetime, timedelta, timezone
from heapq import merge
from itertools import count, islice, takewhile

WEEKDAYS = "MO TU WE TH FR SA SU".split()


def parse_rule(text):
    rule = dict(part.split("=") for part in text.split(";"))
    rule.setdefault("INTERVAL", "1")
    rule["INTERVAL"] = int(rule["INTERVAL"])
    if "COUNT" in rule:
        rule["COUNT"] = int(rule["COUNT"])
    if "UNTIL" in rule:
        rule["UNTIL"] = datetime.strptime(rule["UNTIL"], "%Y%m%d").date()
    if "BYDAY" in rule:
        rule["BYDAY"] = rule["BYDAY"].split(",")
    return rule


def nth_weekday(year, month, spec):
    """'2TU' -> second Tuesday, '-1FR' -> last Friday; None when missing."""
    n, wd = int(spec[:-2]), WEEKDAYS.index(spec[-2:])
    days = [d for d in range(1, calendar.monthrange(year, month)[1] + 1) if date(year, month, d).weekday() == wd]
    try:
        return date(year, month, days[n - 1 if n > 0 else n])
    except IndexError:
        return None


def raw_dates(start, rule):
    step = rule["INTERVAL"]
    freq = rule["FREQ"]
    if freq == "DAILY":
        yield from (start + timedelta(days=k) for k in count(0, step))
    elif freq == "WEEKLY":
        monday = start - timedelta(days=start.weekday())
        offsets = sorted(map(WEEKDAYS.index, rule.get("BYDAY", [WEEKDAYS[start.weekday()]])))
        for week in count(0, step):
            for off in offsets:
                d = monday + timedelta(weeks=week, days=off)
                if d >= start:
                    yield d
    elif freq == "MONTHLY":
        for k in count(0, step):
            y, m = divmod(start.year * 12 + start.month - 1 + k, 12)
            m += 1
            if "BYDAY" in rule:
                found = [nth_weekday(y, m, s) for s in rule["BYDAY"]]
                yield from sorted(d for d in found if d and d >= start)
            elif start.day <= calendar.monthrange(y, m)[1]:
                yield date(y, m, start.day)
    elif freq == "YEARLY":
        for k in count(start.year, step):
            try:
                yield start.replace(year=k)
            except ValueError:
                continue
    else:
        raise ValueError(f"unknown frequency {freq}")


class Event:
    def __init__(self, title, start, rule="FREQ=DAILY;COUNT=1", skip=()):
        self.title = title
        self.start = date.fromisoformat(start)
        self.rule = parse_rule(rule)
        self.skip = {date.fromisoformat(s) for s in skip}

    def __iter__(self):
        dates = raw_dates(self.start, self.rule)
        if "COUNT" in self.rule:
            dates = islice(dates, self.rule["COUNT"])
        if "UNTIL" in self.rule:
            dates = takewhile(self.rule["UNTIL"].__ge__, dates)
        return (d for d in dates if d not in self.skip)

    def pairs(self):
        for d in self:
            yield d, self.title


events = [
    Event("gym", "2024-01-31", "FREQ=WEEKLY;BYDAY=FR,MO,WE;COUNT=9", skip=["2024-02-05"]),
    Event("rent", "2023-10-31", "FREQ=MONTHLY"),
    Event("leapling", "2016-02-29", "FREQ=YEARLY"),
    Event("board", "2024-01-01", "FREQ=MONTHLY;BYDAY=2TU,-1FR;UNTIL=20240401"),
    Event("water", "2024-02-25", "FREQ=DAILY;INTERVAL=3;UNTIL=20240309"),
    Event("fifth", "2024-01-01", "FREQ=MONTHLY;BYDAY=5TH"),
    Event("party", "2024-02-17"),
]
for e in events:
    print(f"{e.title:<9}", " ".join(d.strftime("%y%m%d") for d in islice(e, 8)))

print("agenda for February 2024")
window = takewhile(lambda p: p[0] < date(2024, 3, 1), merge(*(e.pairs() for e in events)))
by_day = {}
for d, title in window:
    if d >= date(2024, 2, 1):
        by_day.setdefault(d, []).append(title)
for d, titles in by_day.items():
    print(f"  {d:%a %d}", ", ".join(titles))


def month_view(year, month, marks):
    yield f"{calendar.month_name[month]} {year}".center(27).rstrip()
    for week in calendar.Calendar(firstweekday=6).monthdayscalendar(year, month):
        cells = []
        for day in week:
            n = len(marks.get(date(year, month, day), ())) if day else 0
            cells.append(f"{day or '':>2}{'*' * n if n < 2 else n}".ljust(4))
        yield "".join(cells).rstrip()


print(*month_view(2024, 2, by_day), sep="\n")
print(calendar.isleap(1900), calendar.isleap(2000), calendar.leapdays(1896, 1905), calendar.monthrange(2023, 2))
print(calendar.month(2026, 2).splitlines()[-1], calendar.day_abbr[0], calendar.weekday(1969, 7, 20))

cet = timezone(timedelta(hours=1), "CET")
india = timezone(timedelta(hours=5, minutes=30))
start = datetime(2024, 2, 28, 23, 45, tzinfo=cet)
for tz in (timezone.utc, cet, india, timezone(-timedelta(hours=3))):
    local = start.astimezone(tz)
    print(local.isoformat(), local.tzname(), local.utcoffset(), local == start, local.date())
print(start.strftime("%Y%m%dT%H%M%S%z"), datetime.strptime("20240229T0101+0530", "%Y%m%dT%H%M%z") - start)
print(datetime.fromisoformat("2024-02-28T23:45:00.125+01:00"), start.timestamp(), datetime.fromtimestamp(0, india))
try:
    print(start < datetime(2024, 1, 1))
except TypeError as e:
    print("TypeError:", e)
for bad in ("2023-02-29", "2024-13-01", "20240101x"):
    try:
        print(date.fromisoformat(bad))
    except ValueError as e:
        print(type(e).__name__, e)
print(date.max, date.min, date.max - date.min, date(2024, 12, 30).isocalendar(), date.fromordinal(738000), date.fromisocalendar(2020, 53, 7))
print(date(2024, 3, 31) - timedelta(days=31), datetime(2024, 1, 1) + timedelta(microseconds=-1), timedelta(hours=-7.5))
try:
    next(iter(Event("x", "2024-01-01", "FREQ=HOURLY")))
except ValueError as e:
    print(e)
try:
    date.max + timedelta(1)
except OverflowError as e:
    print("OverflowError:", e)
