"""Timetables in CSV with quoting, merged into a departure board; datetime arithmetic across midnight."""
import csv
import io
import json
from collections import ChainMap, defaultdict
from datetime import date, datetime, time, timedelta
from itertools import accumulate, pairwise
from operator import itemgetter

DATA = '''line,stop,"offset, min",note
7,Depot,0,"first ""early"" run"
7,Market,4,
7,"Bridge, north",11,request stop
7,Airport,31,"two
lines"
12,Market,0,
12,Zoo,6,x
12,Depot,15,
N1,Airport,0,night
N1,Depot,27,night
'''
START = {"7": ["05:40", "06:10", "23:45"], "12": ["06:00", "06:20"], "N1": ["00:30", "23:50"]}
BASE = date(2023, 12, 31)


def read(text):
    reader = csv.DictReader(io.StringIO(text))
    lines = defaultdict(list)
    for row in reader:
        offset = int(row.pop("offset, min"))
        lines[row.pop("line")].append((offset, row["stop"], row["note"] or None))
    return reader.fieldnames, dict(lines)


fields, lines = read(DATA)
print(fields)
for name, stops in lines.items():
    print(name, stops)


def departures(lines, start):
    for name, stops in lines.items():
        for text in start.get(name, ()):
            first = datetime.combine(BASE, time.fromisoformat(text))
            for offset, stop, note in stops:
                yield {"line": name, "stop": stop, "at": first + timedelta(minutes=offset), "note": note}


board = sorted(departures(lines, START), key=itemgetter("at", "line"))
for d in board:
    mark = "*" if d["at"].date() > BASE else " "
    print(f"{d['at']:%H:%M}{mark} {d['line']:>3} {d['stop']:<14} {(d['note'] or '').splitlines()[0] if d['note'] else ''}".rstrip())
per_stop = defaultdict(list)
for d in board:
    per_stop[d["stop"]].append(d["at"])
for stop in sorted(per_stop, key=lambda s: (-len(per_stop[s]), s)):
    gaps = [b - a for a, b in pairwise(per_stop[stop])]
    print(stop, len(per_stop[stop]), [str(g) for g in gaps], max(gaps, default=None), sum(gaps, timedelta()))
out = io.StringIO()
writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
writer.writerow(["line", "stop", "note"])
for name, stops in lines.items():
    writer.writerows((name, stop, note) for _, stop, note in stops)
print(out.getvalue())
out = io.StringIO()
dw = csv.DictWriter(out, ["stop", "n"], extrasaction="ignore", restval="?", quoting=csv.QUOTE_NONNUMERIC)
dw.writeheader()
dw.writerow({"stop": 'a "b"', "n": 1.5, "zzz": 0})
dw.writerow({"stop": "c"})
print(repr(out.getvalue()))
try:
    csv.DictWriter(io.StringIO(), ["a"]).writerow({"a": 1, "b": 2, "c": 3})
except ValueError as e:
    print(e)
print([r for r in csv.reader(["a,b,'c,d'", 'x,"y ""z"""', "", "1,,3"], quotechar="'")])
print(list(csv.reader(["a|b\\|c|d"], delimiter="|", escapechar="\\", quoting=csv.QUOTE_NONE)))
print(list(csv.reader(['1,2.5,"x"'], quoting=csv.QUOTE_NONNUMERIC)))
print(json.dumps(board[:2], default=str, indent=1, sort_keys=True))
try:
    json.dumps(board[0])
except TypeError as e:
    print(e)
settings = ChainMap({"zoom": 2}, {"zoom": 1, "lang": "en"}, {"lang": "de", "size": 9})
settings["lang"] = "fr"
print(settings["lang"], dict(settings), settings.maps[1], settings.parents["lang"], list(settings), len(settings))
child = settings.new_child({"size": 1})
del child["size"]
print(child["size"], child.maps[0])
try:
    del child["zoom"]
except KeyError as e:
    print(e)
leap = datetime(2024, 2, 28, 23, 59, 59) + timedelta(seconds=1)
print(leap, leap.isoformat(), leap.weekday(), leap.isocalendar(), (date(2024, 12, 30).isocalendar()[:2]), leap - datetime(2024, 1, 1))
print(timedelta(days=-1, hours=3), repr(timedelta(hours=-5)), timedelta(minutes=90) / timedelta(hours=1), timedelta(hours=7) // timedelta(hours=2), timedelta(hours=7) % timedelta(hours=2), divmod(timedelta(days=1), timedelta(hours=7)), abs(timedelta(-1)), timedelta(weeks=1, microseconds=1.6), timedelta(1) * 1.5)
for text in ("2024-02-30", "2024-13-01", "24-1-1", "2024-02-29T25:00", "20240229", "2024-W09-4", "2024-02-29 12:30:15.5"):
    try:
        print(text, datetime.fromisoformat(text))
    except ValueError as e:
        print(text, "ValueError", e)
for text, form in (("3 Mar 2021 4:05 PM", "%d %b %Y %I:%M %p"), ("2021/60", "%Y/%j"), ("12-31", "%m-%d"), ("x", "%Y"), ("2021-01-01 z", "%Y-%m-%d")):
    try:
        print(datetime.strptime(text, form))
    except ValueError as e:
        print(e)
print(list(accumulate([timedelta(minutes=m) for m in (4, 7, 20)], initial=timedelta()))[-1], min(time(5, 40), time(5, 4)), time(1, 2, 3, 40).isoformat(), str(time(13)), date.min, datetime.max, date(2024, 3, 31).replace(day=1, month=2), date.fromordinal(738000), (date(2025, 1, 1) - BASE).days)
