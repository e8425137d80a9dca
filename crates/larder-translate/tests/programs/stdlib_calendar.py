"""calendar: tables of months and years, weeks, leap years, what it refuses."""
import calendar
from calendar import Calendar, TextCalendar, monthrange

print(calendar.isleap(2000), calendar.isleap(1900), calendar.leapdays(1990, 2024), calendar.weekday(2024, 2, 29), monthrange(2023, 2), monthrange(2024, 12))
print(calendar.month(2024, 2))
print(calendar.month(2023, 10, 4, 2))
print(calendar.calendar(2025))
print(TextCalendar(6).formatyear(2024, m=4, c=2))
print(calendar.monthcalendar(2024, 9), TextCalendar(firstweekday=6).monthdayscalendar(2024, 9))
print(list(Calendar(3).iterweekdays()), list(Calendar().itermonthdays2(2024, 4))[:9], [str(day) for day in Calendar().itermonthdates(2024, 4)][:3])
print(Calendar().monthdatescalendar(2021, 1)[0], len(Calendar().yeardayscalendar(2024)), list(Calendar(6).itermonthdays3(2024, 2))[-2:])
print(calendar.weekheader(3), "|", calendar.weekheader(10), calendar.firstweekday())
calendar.setfirstweekday(calendar.SUNDAY)
calendar.prmonth(2024, 7)
print(calendar.month_name[3], list(calendar.month_abbr), calendar.day_name[0], list(calendar.day_abbr), calendar.MONDAY, calendar.SUNDAY)
print(calendar.timegm((2024, 1, 1, 12, 30, 15)))
for call in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.month(2024, 0), lambda: calendar.weekday(2024, 2, 30)):
    try:
        print(call())
    except ValueError as error:
        print(type(error).__name__, error)
calendar.monthrange(2024, 14)
