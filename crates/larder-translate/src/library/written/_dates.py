"""What `datetime`, `time` and `calendar` share: days, and times as text."""

import re
import time as _time

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year, month):
    return 29 if month == 2 and is_leap(year) else LENGTHS[month - 1]


def day_of_year(year, month, day):
    before = 0
    for at in range(1, month):
        before += month_length(year, at)
    return before + day


def days_before(year):
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def ordinal(year, month, day):
    return days_before(year) + day_of_year(year, month, day)


def from_ordinal(number):
    """Year, month and day; the first of January of year 1 is day 1."""
    cycles, rest = divmod(number - 1, 146097)
    year = cycles * 400 + 1
    centuries = min(rest // 36524, 3)
    rest -= centuries * 36524
    fours = rest // 1461
    rest -= fours * 1461
    years = min(rest // 365, 3)
    rest -= years * 365
    year += centuries * 100 + fours * 4 + years
    month = 1
    while rest >= month_length(year, month):
        rest -= month_length(year, month)
        month += 1
    return year, month, rest + 1


def first_iso_monday(year):
    first = days_before(year) + 1
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def iso_calendar(year, day):
    """ISO year, week and weekday of a day of a year, by its ordinal."""
    start = first_iso_monday(year)
    if day < start:
        year -= 1
        start = first_iso_monday(year)
    elif day >= first_iso_monday(year + 1):
        year += 1
        start = first_iso_monday(year)
    return year, (day - start) // 7 + 1, (day - start) % 7 + 1


def _padded(number, width, fill, flag):
    if flag == "-":
        return str(number)
    if flag == "_":
        fill = " "
    elif flag == "0":
        fill = "0"
    text = str(number)
    return fill * (width - len(text)) + text


def format_time(form, fields, extra):
    """`strftime` in the C locale. Fields are year, month, day, hour, minute, second, weekday and day of the year;
    what datetime adds is in extra, by its letter."""
    year, month, day, hour, minute, second, weekday, yearday = fields
    out = []
    at = 0
    while at < len(form):
        char = form[at]
        at += 1
        if char != "%":
            out.append(char)
            continue
        start = at - 1
        flag = ""
        while at < len(form) and form[at] in "-_0^#":
            flag = form[at]
            at += 1
        width = ""
        while at < len(form) and form[at].isdigit():
            width += form[at]
            at += 1
        if at == len(form):
            out.append(form[start:])
            break
        char = form[at]
        at += 1
        pad = flag if flag in "-_0" else ""
        half = hour % 12 or 12
        if char in extra and not flag and not width:
            text = extra[char]
        elif char == "a":
            text = DAYS[weekday][:3]
        elif char == "A":
            text = DAYS[weekday]
        elif char == "b" or char == "h":
            text = MONTHS[month - 1][:3]
        elif char == "B":
            text = MONTHS[month - 1]
        elif char == "d":
            text = _padded(day, 2, "0", pad)
        elif char == "e":
            text = _padded(day, 2, " ", pad)
        elif char == "m":
            text = _padded(month, 2, "0", pad)
        elif char == "y":
            text = _padded(year % 100, 2, "0", pad)
        elif char == "Y":
            text = str(year)
        elif char == "C":
            text = str(year // 100)
        elif char == "H":
            text = _padded(hour, 2, "0", pad)
        elif char == "k":
            text = _padded(hour, 2, " ", pad)
        elif char == "I":
            text = _padded(half, 2, "0", pad)
        elif char == "l":
            text = _padded(half, 2, " ", pad)
        elif char == "M":
            text = _padded(minute, 2, "0", pad)
        elif char == "S":
            text = _padded(second, 2, "0", pad)
        elif char == "p":
            text = "AM" if hour < 12 else "PM"
            if flag == "#":
                text = text.lower()
        elif char == "P":
            text = "am" if hour < 12 else "pm"
        elif char == "j":
            text = _padded(yearday, 3, "0", pad)
        elif char == "w":
            text = str((weekday + 1) % 7)
        elif char == "u":
            text = str(weekday + 1)
        elif char == "U":
            text = _padded((yearday + 6 - (weekday + 1) % 7) // 7, 2, "0", pad)
        elif char == "W":
            text = _padded((yearday + 6 - weekday) // 7, 2, "0", pad)
        elif char in "GgV":
            iso_year, week, _ = iso_calendar(year, days_before(year) + yearday)
            if char == "V":
                text = _padded(week, 2, "0", pad)
            elif char == "G":
                text = str(iso_year)
            else:
                text = _padded(iso_year % 100, 2, "0", pad)
        elif char == "c":
            text = format_time("%a %b %e %H:%M:%S %Y", fields, extra)
        elif char == "x" or char == "D":
            text = format_time("%m/%d/%y", fields, extra)
        elif char == "X" or char == "T":
            text = format_time("%H:%M:%S", fields, extra)
        elif char == "F":
            text = format_time("%Y-%m-%d", fields, extra)
        elif char == "R":
            text = format_time("%H:%M", fields, extra)
        elif char == "r":
            text = format_time("%I:%M:%S %p", fields, extra)
        elif char == "n":
            text = "\n"
        elif char == "t":
            text = "\t"
        elif char == "%":
            text = "%"
        elif char == "Z":
            text = "UTC"
        elif char == "z":
            text = "+0000"
        elif char in "sEO+":
            raise NotImplementedError(f"strftime: %{char}")
        else:
            text = form[start:at]
        if flag == "^" and char != "P":
            text = text.upper()
        if flag == "#" and char in "aAbBh":
            text = text.upper()
        if width:
            fill = " " if char in "aAbBhcpPeklnt" or flag == "_" else "0"
            text = fill * (int(width) - len(text)) + text
        out.append(text)
    return "".join(out)


_NUMBERS = {
    "d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]",
    "f": r"[0-9]{1,6}",
    "G": r"\d\d\d\d",
    "H": r"2[0-3]|[01]\d|\d",
    "I": r"1[0-2]|0[1-9]|[1-9]",
    "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "m": r"1[0-2]|0[1-9]|[1-9]",
    "M": r"[0-5]\d|\d",
    "S": r"6[01]|[0-5]\d|\d",
    "U": r"5[0-3]|[0-4]\d|\d",
    "u": r"[1-7]",
    "V": r"5[0-3]|0[1-9]|[1-4]\d|\d",
    "W": r"5[0-3]|[0-4]\d|\d",
    "w": r"[0-6]",
    "y": r"\d\d",
    "Y": r"\d\d\d\d",
    "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z",
    "Z": r"utc|gmt|UTC|GMT",
    "a": "|".join([day[:3] for day in DAYS]),
    "A": "|".join(DAYS),
    "b": "|".join([month[:3] for month in MONTHS]),
    "B": "|".join(sorted(MONTHS, key=len, reverse=True)),
    "p": "am|pm",
}
_WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


def _pattern(form):
    """The format as a regular expression, and the letters of its groups."""
    letters = []
    out = []
    at = 0
    for letter, whole in _WHOLE.items():
        form = form.replace("%" + letter, whole)
    while at < len(form):
        char = form[at]
        at += 1
        if char.isspace():
            while at < len(form) and form[at].isspace():
                at += 1
            out.append(r"\s+")
        elif char != "%":
            out.append(re.escape(char))
        elif at == len(form):
            raise ValueError(f"stray % in format '{form}'")
        else:
            char = form[at]
            at += 1
            if char == "%":
                out.append("%")
                continue
            if char not in _NUMBERS:
                raise ValueError(f"'{char}' is a bad directive in format '{form}'")
            if char in letters:
                raise re.error(
                    f"redefinition of group name {char!r} as group {len(letters) + 1}; "
                    f"was group {letters.index(char) + 1}"
                )
            letters.append(char)
            out.append(f"({_NUMBERS[char]})")
    return "".join(out), letters


def _week_to_yearday(year, week, weekday, starts_monday):
    first = (days_before(year) + 7) % 7
    if not starts_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    ahead = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + ahead + 7 * (week - 1) + weekday


def parse_time(text, form):
    """`strptime`: year, month, day, hour, minute, second, microsecond, weekday, day of the year, the offset in
    microseconds or None, and the name of the zone or None."""
    for at, value in enumerate((text, form)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {at} must be str, not {type(value)}")
    pattern, letters = _pattern(form)
    found = re.compile(pattern, re.IGNORECASE).match(text)
    if not found:
        raise ValueError(f"time data {text!r} does not match format {form!r}")
    if len(text) != found.end():
        raise ValueError(f"unconverted data remains: {text[found.end():]}")
    year, month, day = None, 1, 1
    hour, minute, second, micro = 0, 0, 0, 0
    weekday, yearday, week, starts_monday = None, None, None, False
    iso_year, iso_week = None, None
    offset, zone = None, None
    half = ""
    for letter, value in zip(letters, found.groups()):
        if letter == "y":
            year = int(value)
            year += 2000 if year <= 68 else 1900
        elif letter == "Y":
            year = int(value)
        elif letter == "G":
            iso_year = int(value)
        elif letter == "m":
            month = int(value)
        elif letter == "B":
            month = [name.lower() for name in MONTHS].index(value.lower()) + 1
        elif letter == "b":
            month = [name[:3].lower() for name in MONTHS].index(value.lower()) + 1
        elif letter == "d":
            day = int(value)
        elif letter == "H":
            hour = int(value)
        elif letter == "I":
            hour = int(value)
        elif letter == "p":
            half = value.lower()
        elif letter == "M":
            minute = int(value)
        elif letter == "S":
            second = int(value)
        elif letter == "f":
            micro = int(value + "0" * (6 - len(value)))
        elif letter == "A":
            weekday = [name.lower() for name in DAYS].index(value.lower())
        elif letter == "a":
            weekday = [name[:3].lower() for name in DAYS].index(value.lower())
        elif letter == "w":
            weekday = (int(value) + 6) % 7
        elif letter == "u":
            weekday = int(value) - 1
        elif letter == "j":
            yearday = int(value)
        elif letter in "UW":
            week = int(value)
            starts_monday = letter == "W"
        elif letter == "V":
            iso_week = int(value)
        elif letter == "Z":
            zone = value
        elif letter == "z":
            if value == "Z":
                offset = 0
            elif value == "z":
                raise ValueError(f"time data {text!r} does not match format {form!r}")
            else:
                colon = value[3] == ":"
                if colon and len(value) > 6 and value[6] != ":":
                    raise ValueError(f"Inconsistent use of : in {value}")
                digits = value[1:].replace(":", "")
                offset = (int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)) * 1000000
                part = digits[7:]
                offset += int(part + "0" * (6 - len(part)))
                if value[0] == "-":
                    offset = -offset
    if "I" in letters:
        if half in ("", "am"):
            hour = hour % 12
        else:
            hour = hour % 12 + 12
    if iso_year is not None:
        if yearday is not None:
            raise ValueError(
                "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
            )
        if iso_week is None or weekday is None:
            raise ValueError(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError(
                "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    has_year = year is not None
    if not has_year:
        year = 1904 if month == 2 and day == 29 else 1900
    number = None
    if yearday is None and weekday is not None:
        if week is not None and has_year:
            number = days_before(year) + _week_to_yearday(year, week, weekday, starts_monday)
        elif iso_year is not None:
            number = first_iso_monday(iso_year) + (iso_week - 1) * 7 + weekday
    elif yearday is not None:
        number = days_before(year) + yearday
    if number is not None:
        year, month, day = from_ordinal(number)
    elif day > month_length(year, month):
        raise ValueError("day is out of range for month")
    number = ordinal(year, month, day)
    weekday = (number + 6) % 7
    yearday = number - days_before(year)
    if not has_year and iso_year is None and year == 1904:
        year = 1900
    return year, month, day, hour, minute, second, micro, weekday, yearday, offset, zone


def utc_offset():
    """Seconds between the machine's zone and UTC; a zone of its own is not known here."""
    if not _time._zone_is_utc():
        raise NotImplementedError("the time zone of this machine: set TZ to UTC")
    return 0
