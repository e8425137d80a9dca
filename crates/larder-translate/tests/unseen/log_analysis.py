# Log analysis with re, datetime, Counter; percentiles and gaps
import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from itertools import groupby, pairwise
from statistics import mean, median

LOG = """
2024-02-28 23:58:01,250 INFO  [auth] user=ann action=login ms=12
2024-02-28 23:59:30,000 WARN  [db] query="select * from t" ms=1503
2024-02-29 00:00:05,999 ERROR [auth] user=bob action=login ms=7 err=denied
  Traceback: line 1
  Traceback: line 2
2024-02-29 00:00:06,000 INFO  [web] path=/index ms=45
garbage line here
2024-02-29 13:30:00,500 INFO  [web] path=/a%20b ms=5
2024-03-01 00:00:00,000 ERROR [db] err="dead lock" ms=30000
2024-03-01 00:00:00,001 INFO  [auth] user=ann action=logout ms=3
2024-13-01 00:00:00,001 INFO  [auth] user=eve ms=3
""".strip("\n").split("\n")

LINE = re.compile(r"""
    (?P<ts>\d{4}-\d\d-\d\d\ \d\d:\d\d:\d\d,\d{3})\s
    (?P<level>[A-Z]+)\s+
    \[(?P<mod>\w+)\]\s
    (?P<rest>.*)""", re.X)
PAIR = re.compile(r'(\w+)=("[^"]*"|\S+)')


def records(lines):
    cur = None
    for n, line in enumerate(lines, 1):
        m = LINE.match(line)
        if m is None:
            if cur and line.startswith(" "):
                cur.setdefault("extra", []).append(line.strip())
            else:
                print(f"!! line {n}: {line[:20]!r}")
            continue
        if cur:
            yield cur
        cur = m.groupdict()
        try:
            cur["ts"] = datetime.strptime(cur["ts"], "%Y-%m-%d %H:%M:%S,%f")
        except ValueError as e:
            print(f"!! line {n}: {e}")
            cur = None
            continue
        cur |= {k: v.strip('"') for k, v in PAIR.findall(cur.pop("rest"))}
        cur["ms"] = int(cur["ms"])
    if cur:
        yield cur


recs = list(records(LOG))
print(len(recs), recs[0])
print(recs[2]["extra"], "extra" in recs[3], recs[-1]["ts"].isoformat())
print(Counter(r["level"] for r in recs), Counter(r["mod"] for r in recs).most_common(1))
for (day, level), grp in groupby(recs, key=lambda r: (r["ts"].date(), r["level"])):
    grp = list(grp)
    print(day, f"{day:%a %d %b} {level:<6}", [r["ms"] for r in grp])
by_mod = defaultdict(list)
for r in recs:
    by_mod[r["mod"]].append(r["ms"])
print(f"{'module':<8}{'n':>3}{'mean':>12}{'median':>10}{'max':>8}")
for mod, ms in sorted(by_mod.items(), key=lambda kv: -max(kv[1])):
    print(f"{mod:<8}{len(ms):>3}{mean(ms):>12.2f}{median(ms):>10}{max(ms):>8}")
gaps = [b["ts"] - a["ts"] for a, b in pairwise(recs)]
print(*gaps, sep=" | ")
print(max(gaps), sum(gaps, timedelta()), max(gaps).total_seconds(), sum(gaps, timedelta()) / len(gaps), gaps[0] // timedelta(seconds=7))
print(timedelta(hours=-1), timedelta(days=-1, microseconds=1), abs(timedelta(minutes=-90)), repr(timedelta(days=1, seconds=86399)), timedelta(1) > timedelta(hours=23))
t = recs[2]["ts"]
print(t.replace(microsecond=0) + timedelta(days=366), t.date() - t.replace(month=1, day=1).date(), t.timetuple().tm_yday, t.isocalendar()[:2], t.weekday())
print(t.strftime("%d/%m/%y %I:%M %p %j %B"), f"{t:%Y%m%dT%H%M%S.%f}", t.replace(tzinfo=timezone.utc).isoformat(), t.replace(tzinfo=timezone(timedelta(hours=-3, minutes=-30))))
try:
    print(t < t.replace(tzinfo=timezone.utc))
except TypeError as e:
    print(e)
try:
    t.replace(year=2023)
except ValueError as e:
    print(e)
window, alerts = [], []
for r in recs:
    window = [w for w in window if r["ts"] - w["ts"] < timedelta(hours=1)] + [r]
    if (n := len(window)) >= 3 and any(w["level"] != "INFO" for w in window):
        alerts.append((n, r.get("user", r.get("path", "?"))))
print(alerts)
users = {r["user"]: r["action"] for r in recs if "user" in r}
print(users, [k for k, v in users.items() if v == "logout"])
order = {"ERROR": 0, "WARN": 1}
print([(r["level"], r["ms"]) for r in sorted(recs, key=lambda r: (order.get(r["level"], len(order)), -r["ms"]))])
