"""`calendar`: months and years as tables of text."""

import datetime
import _dates

MONDAY = 0
TUESDAY = 1
WEDNESDAY = 2
THURSDAY = 3
FRIDAY = 4
SATURDAY = 5
SUNDAY = 6
January = 1
February = 2


class _Names:
    """Names by number; several of them are a list."""

    def __init__(self, names):
        self._names = list(names)

    def __getitem__(self, at):
        return self._names[at]

    def __len__(self):
        return len(self._names)


month_name = _Names(("",) + _dates.MONTHS)
month_abbr = _Names([""] + [name[:3] for name in _dates.MONTHS])
day_name = _Names(_dates.DAYS)
day_abbr = _Names([name[:3] for name in _dates.DAYS])


class IllegalMonthError(ValueError):
    __module__ = "calendar"

    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    __module__ = "calendar"

    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


def isleap(year):
    return _dates.is_leap(year)


def leapdays(y1, y2):
    y1 -= 1
    y2 -= 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def weekday(year, month, day):
    if not 1 <= year <= 9999:
        year = 2000 + year % 400
    return datetime.date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), _dates.month_length(year, month)


def timegm(tuple):
    year, month, day, hour, minute, second = tuple[:6]
    days = datetime.date(year, month, 1).toordinal() - 719163 + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


class Calendar:
    __module__ = "calendar"

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday % 7

    def getfirstweekday(self):
        return self.firstweekday % 7

    def setfirstweekday(self, firstweekday):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        for at in range(self.firstweekday, self.firstweekday + 7):
            yield at % 7

    def itermonthdays(self, year, month):
        first, length = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        for _ in range(before):
            yield 0
        for day in range(1, length + 1):
            yield day
        for _ in range((self.firstweekday - first - length) % 7):
            yield 0

    def itermonthdays2(self, year, month):
        for at, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, at % 7

    def itermonthdates(self, year, month):
        first, length = monthrange(year, month)
        start = datetime.date(year, month, 1) - datetime.timedelta((first - self.firstweekday) % 7)
        total = (first - self.firstweekday) % 7 + length
        for at in range(total + (-total) % 7):
            yield start + datetime.timedelta(at)

    def itermonthdays3(self, year, month):
        for day in self.itermonthdates(year, month):
            yield day.year, day.month, day.day

    def itermonthdays4(self, year, month):
        for day in self.itermonthdates(year, month):
            yield day.year, day.month, day.day, day.weekday()

    def _weeks(self, days):
        days = list(days)
        return [days[at : at + 7] for at in range(0, len(days), 7)]

    def monthdayscalendar(self, year, month):
        return self._weeks(self.itermonthdays(year, month))

    def monthdays2calendar(self, year, month):
        return self._weeks(self.itermonthdays2(year, month))

    def monthdatescalendar(self, year, month):
        return self._weeks(self.itermonthdates(year, month))

    def _rows(self, months, width):
        return [months[at : at + width] for at in range(0, len(months), width)]

    def yeardayscalendar(self, year, width=3):
        return self._rows([self.monthdayscalendar(year, month) for month in range(1, 13)], width)

    def yeardays2calendar(self, year, width=3):
        return self._rows([self.monthdays2calendar(year, month) for month in range(1, 13)], width)

    def yeardatescalendar(self, year, width=3):
        return self._rows([self.monthdatescalendar(year, month) for month in range(1, 13)], width)


def _row(columns, width, spacing):
    return (" " * spacing).join([column.center(width) for column in columns])


class TextCalendar(Calendar):
    __module__ = "calendar"

    def formatday(self, day, weekday, width):
        return ("" if day == 0 else f"{day:2d}").center(width)

    def formatweek(self, theweek, width):
        return " ".join([self.formatday(day, weekday, width) for day, weekday in theweek])

    def prweek(self, theweek, width):
        print(self.formatweek(theweek, width), end="")

    def formatweekday(self, day, width):
        names = day_name if width >= 9 else day_abbr
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        text = month_name[themonth]
        if withyear:
            text = f"{text} {theyear!r}"
        return text.center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip()]
        lines.append(self.formatweekheader(w).rstrip())
        for week in self.monthdays2calendar(theyear, themonth):
            lines.append(self.formatweek(week, w).rstrip())
        return "".join([line + "\n" * l for line in lines])

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        width = (w + 1) * 7 - 1
        out = [repr(theyear).center(width * m + c * (m - 1)).rstrip(), "\n" * l]
        header = self.formatweekheader(w)
        for row, weeks in enumerate(self.yeardays2calendar(theyear, m)):
            months = range(m * row + 1, min(m * (row + 1) + 1, 13))
            out.append("\n" * l)
            names = [self.formatmonthname(theyear, month, width, False) for month in months]
            out.append(_row(names, width, c).rstrip() + "\n" * l)
            out.append(_row([header for _ in months], width, c).rstrip() + "\n" * l)
            for at in range(max([len(month) for month in weeks])):
                cells = [self.formatweek(month[at], w) if at < len(month) else "" for month in weeks]
                out.append(_row(cells, width, c).rstrip() + "\n" * l)
        return "".join(out)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


_shared = TextCalendar()


def firstweekday():
    return _shared.getfirstweekday()


def setfirstweekday(firstweekday):
    if not 0 <= firstweekday <= 6:
        raise IllegalWeekdayError(firstweekday)
    _shared.firstweekday = firstweekday


def monthcalendar(year, month):
    return _shared.monthdayscalendar(year, month)


def weekheader(width):
    return _shared.formatweekheader(width)


def month(theyear, themonth, w=0, l=0):
    return _shared.formatmonth(theyear, themonth, w, l)


def prmonth(theyear, themonth, w=0, l=0):
    _shared.prmonth(theyear, themonth, w, l)


def calendar(theyear, w=2, l=1, c=6, m=3):
    return _shared.formatyear(theyear, w, l, c, m)


def prcal(theyear, w=0, l=0, c=6, m=3):
    _shared.pryear(theyear, w, l, c, m)
