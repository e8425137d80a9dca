"""What `time` has beside its clocks: moments in parts, and as text."""

import time as _clock
import _dates

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")

_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    __module__ = "time"

    def __new__(cls, parts):
        parts = tuple(parts)
        if len(parts) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(parts)}-sequence given)")
        if len(parts) > 11:
            raise TypeError(f"time.struct_time() takes an at most 11-sequence ({len(parts)}-sequence given)")
        return tuple.__new__(cls, parts[:9])

    def __repr__(self):
        parts = [f"{name}={value!r}" for name, value in zip(_FIELDS, self)]
        return f"time.struct_time({', '.join(parts)})"

    @property
    def tm_year(self):
        return self[0]

    @property
    def tm_mon(self):
        return self[1]

    @property
    def tm_mday(self):
        return self[2]

    @property
    def tm_hour(self):
        return self[3]

    @property
    def tm_min(self):
        return self[4]

    @property
    def tm_sec(self):
        return self[5]

    @property
    def tm_wday(self):
        return self[6]

    @property
    def tm_yday(self):
        return self[7]

    @property
    def tm_isdst(self):
        return self[8]

    @property
    def tm_zone(self):
        return "UTC"

    @property
    def tm_gmtoff(self):
        return 0


def gmtime(seconds=None):
    if seconds is None:
        seconds = _clock.time()
    days, rest = divmod(int(seconds // 1), 86400)
    year, month, day = _dates.from_ordinal(days + 719163)
    number = days + 719163
    return struct_time(
        (year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (number + 6) % 7,
         number - _dates.days_before(year), 0)
    )


def localtime(seconds=None):
    _dates.utc_offset()
    return gmtime(seconds)


def mktime(parts):
    _dates.utc_offset()
    year, month, day, hour, minute, second = tuple(parts)[:6]
    years, month = divmod(month - 1, 12)
    days = _dates.ordinal(year + years, month + 1, 1) + day - 719164
    return float(days * 86400 + hour * 3600 + minute * 60 + second)


def _fields(parts):
    year, month, day, hour, minute, second, weekday, yearday = tuple(parts)[:8]
    if not 0 <= month <= 12:
        raise ValueError("month out of range")
    if not 0 <= day <= 31:
        raise ValueError("day of month out of range")
    if not 0 <= hour <= 23:
        raise ValueError("hour out of range")
    if not 0 <= minute <= 59:
        raise ValueError("minute out of range")
    if not 0 <= second <= 61:
        raise ValueError("seconds out of range")
    if weekday < -1:
        raise ValueError("day of week out of range")
    if not 0 <= yearday <= 366:
        raise ValueError("day of year out of range")
    return year, month or 1, day or 1, hour, minute, second, weekday % 7, yearday or 1


def strftime(format, t=None):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    return _dates.format_time(format, _fields(localtime() if t is None else t), {})


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    year, month, day, hour, minute, second, _, weekday, yearday, offset, zone = _dates.parse_time(string, format)
    return struct_time((year, month, day, hour, minute, second, weekday, yearday, -1 if zone is None else 0))


def asctime(t=None):
    year, month, day, hour, minute, second, weekday, _ = _fields(localtime() if t is None else t)
    return (
        f"{_dates.DAYS[weekday][:3]} {_dates.MONTHS[month - 1][:3]} {day:2d} "
        f"{hour:02d}:{minute:02d}:{second:02d} {year}"
    )


def ctime(secs=None):
    return asctime(localtime(secs))
