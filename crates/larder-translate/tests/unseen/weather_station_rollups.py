"""Sensor lines -> per hour rollups, gaps, moving averages, records and a sparkline."""
import re
import math
from bisect import bisect_left, insort
from collections import defaultdict, deque
from datetime import datetime, timedelta, timezone
from random import Random

LINE = re.compile(r"""
    ^(?P<ts>\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?P<tz>Z|[+-]\d\d:?\d\d)?
    \s+(?P<st>[A-Z]{2}\d+)
    (?:\s+t=(?P<temp>-?\d+(?:\.\d+)?)(?P<unit>[CFK]))?
    (?:\s+rh=(?P<rh>\d+)%)?
    (?:\s+wind=(?P<dir>[NESW]{1,3})@(?P<speed>\d+))?
    \s*(?:\#.*)?$""", re.X)
COMPASS = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split()


def to_celsius(v, unit):
    match unit:
        case "C":
            return v
        case "F":
            return (v - 32) * 5 / 9
        case "K":
            return v - 273.15


def dew_point(t, rh):
    g = math.log(rh / 100) + 17.62 * t / (243.12 + t)
    return 243.12 * g / (17.62 - g)


def parse(line):
    m = LINE.match(line)
    if not m:
        return None
    d = m.groupdict()
    when = datetime.fromisoformat(d["ts"])
    tz = d["tz"] or "Z"
    if tz != "Z":
        hh, mm = int(tz[1:3]), int(tz[-2:])
        off = timedelta(hours=hh, minutes=mm) * (-1 if tz[0] == "-" else 1)
        when = when.replace(tzinfo=timezone(off)).astimezone(timezone.utc)
    else:
        when = when.replace(tzinfo=timezone.utc)
    return {"when": when, "station": d["st"], "temp": to_celsius(float(d["temp"]), d["unit"]) if d["temp"] else None,
            "rh": int(d["rh"]) if d["rh"] else None,
            "wind": (COMPASS.index(d["dir"]) * 22.5, int(d["speed"])) if d["dir"] in COMPASS else None}


class Running:
    def __init__(self):
        self.n, self.mean, self.m2 = 0, 0.0, 0.0
        self.sorted = []

    def push(self, x):
        self.n += 1
        d = x - self.mean
        self.mean += d / self.n
        self.m2 += d * (x - self.mean)
        insort(self.sorted, x)

    def pct(self, p):
        if not self.sorted:
            return math.nan
        k = (self.n - 1) * p / 100
        lo, hi = math.floor(k), math.ceil(k)
        return self.sorted[lo] + (self.sorted[hi] - self.sorted[lo]) * (k - lo)

    sd = property(lambda self: math.sqrt(self.m2 / self.n) if self.n else None)


def mean_wind(winds):
    x = math.fsum(s * math.sin(math.radians(d)) for d, s in winds)
    y = math.fsum(s * math.cos(math.radians(d)) for d, s in winds)
    deg = math.degrees(math.atan2(x, y)) % 360
    return COMPASS[round(deg / 22.5) % 16], round(math.hypot(x, y) / len(winds), 2)


def spark(xs):
    bars = "▁▂▃▄▅▆▇█"
    lo, hi = min(xs), max(xs)
    return "".join(bars[int((x - lo) / ((hi - lo) or 1) * 7.999)] for x in xs)


rng = Random(31337)
lines = ["garbage", "2024-03-10T25:00Z AB1 t=1C", "", "2024-03-10T01:30:00+05:30 ZZ9 t=300.15K rh=55% wind=NNE@12 # ok",
         "2024-03-10T00:00 ZZ9 t=-40F", "2024-03-09T23:59-0130 ZZ9 rh=100% wind=XXX@3"]
t = datetime(2024, 3, 10)
for i in range(60):
    t += timedelta(minutes=rng.choice([7, 11, 13, 95 if i % 20 == 19 else 9]))
    temp = 12 + 8 * math.sin(i / 9) + rng.gauss(0, 0.4)
    lines.append(f"{t.isoformat()} AB1 t={temp:.1f}C rh={rng.randrange(40, 99)}% wind={rng.choice(COMPASS[:5])}@{rng.randint(0, 20)}")
good, bad = [], []
for no, line in enumerate(lines):
    try:
        r = parse(line)
    except ValueError as e:
        bad.append((no, str(e)))
        continue
    (good.append(r) if r else bad.append((no, "no match")))
print(bad)
for r in good[:3]:
    dp = dew_point(r["temp"], r["rh"]) if r["temp"] is not None and r["rh"] else None
    print(r["when"].isoformat(), r["station"], r["temp"], r["rh"], r["wind"], dp and round(dp, 3))
hours = defaultdict(list)
for r in good[3:]:
    hours[r["when"].replace(minute=0, second=0)].append(r)
run = Running()
prev = None
window = deque(maxlen=3)
for h in sorted(hours):
    if prev is not None and h - prev > timedelta(hours=1):
        print("   gap of", h - prev - timedelta(hours=1))
    prev = h
    temps = [r["temp"] for r in hours[h]]
    for x in temps:
        run.push(x)
    window.append(sum(temps) / len(temps))
    print(f"{h:%d/%H}h n={len(temps)} min={min(temps):5.1f} max={max(temps):5.1f} avg3={sum(window) / len(window):7.3f}",
          *mean_wind([r["wind"] for r in hours[h]]), spark(temps))
print(f"{run.n} {run.mean:.6f} {run.sd:.6f}", [round(run.pct(p), 3) for p in (0, 10, 50, 90, 100)])
print("below 10:", bisect_left(run.sorted, 10), "nan:", Running().pct(50), Running().sd)
best = good[3]
records = [best := r for r in good[3:] if r["temp"] > best["temp"]]
print([f"{r['when']:%H:%M}={r['temp']}" for r in records][-3:], best is records[-1])
streak = longest = 0
for a, b in zip(good[3:], good[4:]):
    streak = streak + 1 if b["temp"] > a["temp"] else 0
    longest = max(longest, streak)
print("longest rise", longest, "span", good[-1]["when"] - good[3]["when"], (good[-1]["when"] - good[3]["when"]).total_seconds())
try:
    good[0]["when"] - datetime(2024, 1, 1)
except TypeError as e:
    print(e)
print(dew_point(20, 0))
