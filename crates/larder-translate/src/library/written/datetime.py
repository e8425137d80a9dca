"""`datetime`: days, times, spans of time and offsets from UTC."""

import time as _time
import _dates

MINYEAR = 1
MAXYEAR = 9999
_DAY = 86400000000
_LAST = 3652059


def _name(value):
    """The name of a type as messages of C show it."""
    kind = type(value)
    if kind.__module__ == "datetime":
        return "datetime." + kind.__name__
    return kind.__name__


def _plain_name(kind):
    return "datetime." + kind.__name__ if kind.__module__ == "datetime" else kind.__name__


def _whole(value):
    if isinstance(value, int):
        return value if type(value) is not bool else int(value)
    index = getattr(value, "__index__", None)
    if index is None:
        raise TypeError(f"'{_name(value)}' object cannot be interpreted as an integer")
    return index()


def _nearest(above, below):
    """The quotient, ties to even."""
    quotient, rest = divmod(above, below)
    twice = 2 * rest
    if below < 0:
        twice, below = -twice, -below
    if twice > below or twice == below and quotient % 2 == 1:
        quotient += 1
    return quotient


_UNITS = (
    ("days", _DAY),
    ("seconds", 1000000),
    ("microseconds", 1),
    ("milliseconds", 1000),
    ("minutes", 60000000),
    ("hours", 3600000000),
    ("weeks", 7 * _DAY),
)


def _micros(given):
    """Microseconds of the parts of a span; parts of one are rounded once, at the end."""
    total = 0
    left = 0.0
    for (unit, factor), value in zip(_UNITS, given):
        if isinstance(value, int):
            total += value * factor
        elif isinstance(value, float):
            whole = int(value)
            total += whole * factor
            part = (value - whole) * factor
            whole = int(part)
            total += whole
            left += part - whole
        else:
            raise TypeError(f"unsupported type for timedelta {unit} component: {_name(value)}")
    if left:
        nearest = float(int(left + (0.5 if left > 0 else -0.5)))
        if abs(nearest - left) == 0.5:
            odd = total % 2
            half = (left + odd) * 0.5
            nearest = 2.0 * int(half + (0.5 if half > 0 else -0.5)) - odd
        total += int(nearest)
    return total


class timedelta:
    __module__ = "datetime"

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        self._set(_micros((days, seconds, microseconds, milliseconds, minutes, hours, weeks)))

    def _set(self, total):
        days = total // _DAY
        if not -999999999 <= days <= 999999999:
            if -(1 << 31) <= days < 1 << 31:
                raise OverflowError(f"days={days}; must have magnitude <= 999999999")
            raise OverflowError("Python int too large to convert to C int")
        self._total = total

    @property
    def days(self):
        return self._total // _DAY

    @property
    def seconds(self):
        return self._total % _DAY // 1000000

    @property
    def microseconds(self):
        return self._total % 1000000

    def total_seconds(self):
        return self._total / 1000000

    def __repr__(self):
        parts = []
        for unit in ("days", "seconds", "microseconds"):
            value = getattr(self, unit)
            if value:
                parts.append(f"{unit}={value}")
        return f"{_name(self)}({', '.join(parts) or 0})"

    def __str__(self):
        minutes, second = divmod(self.seconds, 60)
        hour, minute = divmod(minutes, 60)
        text = f"{hour}:{minute:02d}:{second:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        if self.microseconds:
            text += f".{self.microseconds:06d}"
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _span(self._total + other._total)

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _span(self._total - other._total)

    def __neg__(self):
        return _span(-self._total)

    def __pos__(self):
        return _span(self._total)

    def __abs__(self):
        return _span(abs(self._total))

    def __bool__(self):
        return self._total != 0

    def __mul__(self, factor):
        if isinstance(factor, int):
            return _span(self._total * factor)
        if isinstance(factor, float):
            above, below = factor.as_integer_ratio()
            return _span(_nearest(self._total * above, below))
        return NotImplemented

    def __rmul__(self, factor):
        return self * factor if isinstance(factor, (int, float)) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            if other == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _span(_nearest(self._total, other))
        if isinstance(other, float):
            above, below = other.as_integer_ratio()
            if above == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return _span(_nearest(self._total * below, above))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        if isinstance(other, int):
            return _span(self._total // other)
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _span(self._total % other._total)

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total, other._total)
        return quotient, _span(rest)

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))


def _span(total):
    return timedelta(microseconds=total)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    __module__ = "datetime"

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        if offset - saving:
            dt += offset - saving
            saving = dt.dst()
        return dt + saving


def _offset_text(offset, colon=":"):
    total = offset._total
    sign = "-" if total < 0 else "+"
    minutes, rest = divmod(abs(total), 60000000)
    text = f"{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}"
    if rest:
        text += f"{colon}{rest // 1000000:02d}"
    if rest % 1000000:
        text += f".{rest % 1000000:06d}"
    return text


class timezone(tzinfo):
    __module__ = "datetime"

    def __new__(cls, offset=None, name=None):
        if name is None and isinstance(offset, timedelta) and not offset and hasattr(cls, "utc"):
            return cls.utc
        return super().__new__(cls)

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_name(offset)}")
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_name(name)}")
        if not -_DAY < offset._total < _DAY:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and "
                f"timedelta(hours=24), not {offset!r}."
            )
        self._offset = offset
        self._called = name

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._called is None:
            return f"{_name(self)}({self._offset!r})"
        return f"{_name(self)}({self._offset!r}, {self._called!r})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, what):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{what}(dt) argument must be a datetime instance or None, not {_name(dt)}")

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._called is not None:
            return self._called
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)


timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc


class IsoCalendarDate(tuple):
    __module__ = "datetime"

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _required(given, names):
    for at, name in enumerate(names):
        if given[at] is None:
            raise TypeError(f"function missing required argument '{name}' (pos {at + 1})")


def _check_date(year, month, day):
    _required((year, month, day), ("year", "month", "day"))
    year, month, day = _whole(year), _whole(month), _whole(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _dates.month_length(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, zone, fold):
    hour, minute, second, microsecond = _whole(hour), _whole(minute), _whole(second), _whole(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_name(zone)}'")
    return hour, minute, second, microsecond


def _digits(text):
    return text.isascii() and text.isdigit()


def _iso_date(text):
    """Year, month and day of an ISO date, or None."""
    if len(text) == 10 and text[4] == "-" and text[7] == "-" and _digits(text[:4] + text[5:7] + text[8:]):
        return int(text[:4]), int(text[5:7]), int(text[8:])
    if len(text) == 8 and _digits(text):
        return int(text[:4]), int(text[4:6]), int(text[6:])
    plain = text
    if len(text) > 4 and text[4] == "-":
        if len(text) not in (8, 10) or len(text) == 10 and text[8] != "-":
            return None
        plain = text[:4] + text[5:8] + text[9:]
    if len(plain) in (7, 8) and plain[4] == "W" and _digits(plain[:4] + plain[5:]):
        weekday = int(plain[7]) if len(plain) == 8 else 1
        return _from_week(int(plain[:4]), int(plain[5:7]), weekday)
    return None


def _from_week(year, week, weekday):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    weeks = (_dates.first_iso_monday(year + 1) - _dates.first_iso_monday(year)) // 7
    if not 1 <= week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= weekday <= 7:
        raise ValueError(f"Invalid weekday: {weekday} (range is [1, 7])")
    return _dates.from_ordinal(_dates.first_iso_monday(year) + (week - 1) * 7 + weekday - 1)


def _iso_clock(text):
    """Hour, minute, second and microsecond of an ISO time, or None."""
    parts = [0, 0, 0, 0]
    has_colon = len(text) > 2 and text[2] == ":"
    at = 0
    for place in range(3):
        if not _digits(text[at : at + 2]) or len(text) < at + 2:
            return None
        parts[place] = int(text[at : at + 2])
        at += 2
        if at == len(text):
            return parts
        if text[at] in ".,":
            if place < 2:
                return None
            break
        if place == 2 or (text[at] == ":") != has_colon:
            return None
        if has_colon:
            at += 1
    fraction = text[at + 1 :]
    if not fraction or not _digits(fraction):
        return None
    parts[3] = int((fraction + "000000")[:6])
    return parts


def _iso_time(text):
    """The parts of an ISO time and its zone, or None."""
    zone = None
    at = max(text.find("+"), text.find("-"), text.find("Z"))
    if at >= 0:
        rest = text[at + 1 :]
        if text[at] == "Z":
            if rest:
                return None
            zone = timezone.utc
        else:
            offset = _iso_clock(rest)
            if offset is None or offset[0] > 23:
                return None
            total = (offset[0] * 3600 + offset[1] * 60 + offset[2]) * 1000000 + offset[3]
            span = _span(-total if text[at] == "-" else total)
            zone = timezone(span) if span else timezone.utc
        text = text[:at]
    parts = _iso_clock(text)
    return None if parts is None else (parts, zone)


class date:
    __module__ = "datetime"

    def __init__(self, year=None, month=None, day=None):
        self._year, self._month, self._day = _check_date(year, month, day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        moment = datetime.fromtimestamp(timestamp)
        return cls(moment.year, moment.month, moment.day)

    @classmethod
    def fromordinal(cls, ordinal):
        ordinal = _whole(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        year, month, day = _dates.from_ordinal(ordinal)
        return cls(year, month, day)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        found = _iso_date(date_string)
        if found is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(found[0], found[1], found[2])

    @classmethod
    def fromisocalendar(cls, year, week, day):
        year, month, day = _from_week(year, week, day)
        return cls(year, month, day)

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    def toordinal(self):
        return _dates.ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        return IsoCalendarDate(_dates.iso_calendar(self._year, self.toordinal()))

    def timetuple(self):
        return _time.struct_time(self._fields() + (-1,))

    def _fields(self):
        yearday = _dates.day_of_year(self._year, self._month, self._day)
        return self._year, self._month, self._day, 0, 0, 0, self.weekday(), yearday

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_name(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return _dates.format_time("%a %b %e %H:%M:%S ", self._fields(), {}) + f"{self._year:04d}"

    def strftime(self, format):
        if not isinstance(format, str):
            raise TypeError(f"strftime() argument 1 must be str, not {_name(format)}")
        return _dates.format_time(format, self._fields(), {"f": "000000", "z": "", "Z": ""})

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_name(format)}")
        return self.strftime(format) if format else str(self)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._moved(other.days)

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _moved(self, days):
        ordinal = self.toordinal() + days
        if not 1 <= ordinal <= _LAST:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if not isinstance(other, date) or isinstance(other, datetime):
            return NotImplemented
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if _is_plain_date(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if _is_plain_date(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if _is_plain_date(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if _is_plain_date(other) else NotImplemented

    def __hash__(self):
        return hash((self._year, self._month, self._day))


def _is_plain_date(other):
    if isinstance(other, datetime):
        raise TypeError(f"can't compare {_name(other)} to datetime.date")
    return isinstance(other, date)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)

_SPECS = ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds")


def _clock(hour, minute, second, microsecond, timespec):
    if timespec not in _SPECS:
        raise ValueError("Unknown timespec value")
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    text = f"{hour:02d}"
    if timespec == "hours":
        return text
    text += f":{minute:02d}"
    if timespec == "minutes":
        return text
    text += f":{second:02d}"
    if timespec == "milliseconds":
        text += f".{microsecond // 1000:03d}"
    elif timespec == "microseconds":
        text += f".{microsecond:06d}"
    return text


def _zone_fields(value):
    offset = value.utcoffset()
    return {
        "f": f"{value.microsecond:06d}",
        "z": "" if offset is None else _offset_text(offset, ""),
        "Z": value.tzname() or "",
    }


def _checked_offset(offset, what):
    if offset is not None:
        if not isinstance(offset, timedelta):
            raise TypeError(f"tzinfo.{what}() must return None or a timedelta, not '{_name(offset)}'")
        if not -_DAY < offset._total < _DAY:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)."
            )
    return offset


class time:
    __module__ = "datetime"

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self._hour, self._minute, self._second, self._microsecond = _check_time(
            hour, minute, second, microsecond, tzinfo, fold
        )
        self._tzinfo = tzinfo
        self._fold = fold

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        found = _iso_time(time_string[1:] if time_string.startswith("T") else time_string)
        if found is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        (hour, minute, second, microsecond), zone = found
        return cls(hour, minute, second, microsecond, zone)

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def utcoffset(self):
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.utcoffset(None), "utcoffset")

    def dst(self):
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.dst(None), "dst")

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        text = _clock(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._second or self._microsecond:
            text += f", {self._second}"
        if self._microsecond:
            text += f", {self._microsecond}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += f", fold={self._fold}"
        return f"{_name(self)}({text})"

    def strftime(self, format):
        fields = (1900, 1, 1, self._hour, self._minute, self._second, 0, 1)
        return _dates.format_time(format, fields, _zone_fields(self))

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def _key(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compared(self, other, is_equality):
        """What both are compared by, or None where they are not alike."""
        mine, others = self.utcoffset(), other.utcoffset()
        if (mine is None) != (others is None):
            if is_equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        if mine is None or mine == others:
            return self._key(), other._key()
        return self._key() - mine._total, other._key() - others._total

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._compared(other, True)
        return keys is not None and keys[0] == keys[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._compared(other, False)
        return keys[0] < keys[1]

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._compared(other, False)
        return keys[0] <= keys[1]

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._compared(other, False)
        return keys[0] > keys[1]

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        keys = self._compared(other, False)
        return keys[0] >= keys[1]

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._key() if offset is None else self._key() - offset._total)


_time_class = time
_tzinfo_class = tzinfo
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    __module__ = "datetime"

    def __init__(
        self, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0
    ):
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(
            hour, minute, second, microsecond, tzinfo, fold
        )
        self._tzinfo = tzinfo
        self._fold = fold

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    @classmethod
    def _of(cls, total, zone=None):
        """The moment so many microseconds after the beginning of year 1."""
        days, rest = divmod(total, _DAY)
        if not 0 <= days < _LAST:
            raise OverflowError("date value out of range")
        year, month, day = _dates.from_ordinal(days + 1)
        seconds, microsecond = divmod(rest, 1000000)
        minutes, second = divmod(seconds, 60)
        return cls(year, month, day, minutes // 60, minutes % 60, second, microsecond, zone)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        if not isinstance(timestamp, (int, float)):
            raise TypeError(f"'{_name(timestamp)}' object cannot be interpreted as an integer")
        if timestamp != timestamp:
            raise ValueError("cannot convert float NaN to integer")
        if not -1e13 < timestamp < 1e13:
            raise OverflowError("timestamp out of range for platform time_t") if abs(timestamp) > 1e18 else ValueError(
                f"year {int(timestamp) // 31556952 + 1970} is out of range"
            )
        whole = int(timestamp // 1)
        micros = whole * 1000000 + round((timestamp - whole) * 1e6)
        total = micros + 719162 * _DAY
        if not 0 <= total < _LAST * _DAY:
            raise ValueError(f"year {1970 + int(timestamp) // 31556952} is out of range")
        return cls._of(total)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        if tz is not None and not isinstance(tz, _tzinfo_class):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_name(tz)}'")
        moment = cls.utcfromtimestamp(timestamp)
        if tz is None:
            _dates.utc_offset()
            return moment
        return tz.fromutc(moment.replace(tzinfo=tz))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_name(date)}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_name(time)}")
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
            time.tzinfo if tzinfo is True else tzinfo, fold=time.fold,
        )

    @classmethod
    def fromordinal(cls, ordinal):
        ordinal = _whole(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        year, month, day = _dates.from_ordinal(ordinal)
        return cls(year, month, day)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        invalid = ValueError(f"Invalid isoformat string: {date_string!r}")
        # Where the date ends depends on how it is written.
        ends = [len(date_string)]
        if len(date_string) > 7:
            if date_string[4] == "-":
                ends = [8, 10] if date_string[5] == "W" else [10]
                if ends == [8, 10] and len(date_string) > 8 and date_string[8] == "-":
                    ends = [10]
                elif ends == [8, 10]:
                    ends = [8]
            elif date_string[4] == "W":
                end = 7
                while end < len(date_string) and date_string[end] in "0123456789":
                    end += 1
                ends = [7 if end < 9 and end != 8 or end > 8 and end % 2 == 1 else 8]
            else:
                ends = [8]
        end = ends[0]
        found = _iso_date(date_string[:end])
        if found is None:
            raise invalid
        parts, zone = [0, 0, 0, 0], None
        if len(date_string) > end:
            rest = _iso_time(date_string[end + 1 :])
            if rest is None:
                raise invalid
            parts, zone = rest
        return cls(found[0], found[1], found[2], parts[0], parts[1], parts[2], parts[3], zone)

    @classmethod
    def strptime(cls, date_string, format):
        year, month, day, hour, minute, second, micro, _, _, offset, name = _dates.parse_time(date_string, format)
        zone = None
        if offset is not None:
            span = _span(offset)
            zone = timezone(span, name) if name else timezone(span) if span else timezone.utc
        return cls(year, month, day, hour, minute, second, micro, zone)

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True,
        *, fold=None,
    ):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def utcoffset(self):
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.utcoffset(self), "utcoffset")

    def dst(self):
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.dst(self), "dst")

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def astimezone(self, tz=None):
        offset = self.utcoffset()
        if offset is None:
            _dates.utc_offset()
            offset = timedelta(0)
        if tz is None:
            _dates.utc_offset()
            tz = timezone(timedelta(0), "UTC")
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_name(tz)}'")
        if tz is self._tzinfo:
            return self
        return tz.fromutc((self.replace(tzinfo=None) - offset).replace(tzinfo=tz))

    def _fields(self):
        yearday = _dates.day_of_year(self._year, self._month, self._day)
        return (
            self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(), yearday,
        )

    def timetuple(self):
        saving = self.dst()
        return _time.struct_time(self._fields() + (-1 if saving is None else 1 if saving else 0,))

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self if offset is None else self.replace(tzinfo=None) - offset
        return _time.struct_time(moment._fields() + (0,))

    def timestamp(self):
        offset = self.utcoffset()
        if offset is None:
            _dates.utc_offset()
            offset = timedelta(0)
        return (self._key() - offset._total - 719162 * _DAY) / 1000000

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {_name(sep)}")
        text = f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}" + _clock(
            self._hour, self._minute, self._second, self._microsecond, timespec
        )
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        text = f"{self._year}, {self._month}, {self._day}, {self._hour}, {self._minute}"
        if self._second or self._microsecond:
            text += f", {self._second}"
        if self._microsecond:
            text += f", {self._microsecond}"
        if self._fold:
            text += f", fold={self._fold}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_name(self)}({text})"

    def strftime(self, format):
        if not isinstance(format, str):
            raise TypeError(f"strftime() argument 1 must be str, not {_name(format)}")
        return _dates.format_time(format, self._fields(), _zone_fields(self))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._key() + other._total, self._tzinfo)

    def __radd__(self, other):
        return self + other if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._of(self._key() - other._total, self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        mine, others = self.utcoffset(), other.utcoffset()
        if (mine is None) != (others is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        total = self._key() - other._key()
        if mine is not None and self._tzinfo is not other._tzinfo:
            total += others._total - mine._total
        return _span(total)

    def _key(self):
        days = _dates.ordinal(self._year, self._month, self._day) - 1
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return days * _DAY + seconds * 1000000 + self._microsecond

    def _compared(self, other, is_equality):
        mine, others = self.utcoffset(), other.utcoffset()
        if (mine is None) != (others is None):
            if is_equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if mine is None or mine == others:
            return self._key(), other._key()
        return self._key() - mine._total, other._key() - others._total

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, _date_class) else NotImplemented
        keys = self._compared(other, True)
        return keys is not None and keys[0] == keys[1]

    def _ordered(self, other):
        if isinstance(other, datetime):
            return self._compared(other, False)
        if isinstance(other, _date_class):
            raise TypeError(f"can't compare {_name(self)} to {_name(other)}")
        return None

    def __lt__(self, other):
        keys = self._ordered(other)
        return NotImplemented if keys is None else keys[0] < keys[1]

    def __le__(self, other):
        keys = self._ordered(other)
        return NotImplemented if keys is None else keys[0] <= keys[1]

    def __gt__(self, other):
        keys = self._ordered(other)
        return NotImplemented if keys is None else keys[0] > keys[1]

    def __ge__(self, other):
        keys = self._ordered(other)
        return NotImplemented if keys is None else keys[0] >= keys[1]

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._key() if offset is None else self._key() - offset._total)


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
