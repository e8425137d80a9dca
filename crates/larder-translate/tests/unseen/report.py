import sys
from collections import defaultdict

LOG = """\
2024-01-05 10:00:01 INFO  web   GET /index 200 12ms
2024-01-05 10:00:02 ERROR db    timeout after 3000ms
2024-01-05 10:00:02 INFO  web   GET /users 200 45ms
2024-01-05 10:01:10 WARN  web   GET /slow 200 1500ms
2024-01-05 11:15:00 INFO  web   POST /users 201 88ms
bad line here
2024-01-05 11:15:30 ERROR web   GET /boom 500 3ms
2024-01-06 00:00:00 INFO  cron  started
"""


def parse(line, lineno):
    parts = line.split(None, 4)
    if len(parts) < 5:
        raise ValueError(f"line {lineno}: expected 5 fields, got {len(parts)}")
    date, time, level, source, message = parts
    h, m, s = (int(x) for x in time.split(":"))
    return {"date": date, "sec": h * 3600 + m * 60 + s, "level": level, "source": source, "message": message}


def percentile(xs, p):
    xs = sorted(xs)
    if not xs:
        raise ValueError("no data")
    k = (len(xs) - 1) * p / 100
    lo = int(k)
    hi = min(lo + 1, len(xs) - 1)
    return xs[lo] + (xs[hi] - xs[lo]) * (k - lo)


def table(rows, header, out=sys.stdout):
    cols = list(zip(header, *rows))
    widths = [max(len(str(x)) for x in col) for col in cols]
    num = [all(isinstance(x, (int, float)) for x in col[1:]) for col in cols]
    rule = "+".join("-" * (w + 2) for w in widths)
    for i, row in enumerate([header, *rows]):
        cells = (f" {x:>{w}} " if n and i else f" {x:<{w}} " for x, w, n in zip(row, widths, num))
        print("|".join(cells).rstrip(), file=out)
        if not i:
            print(rule, file=out)


records, bad = [], []
for no, line in enumerate(LOG.splitlines(), start=1):
    try:
        records.append(parse(line, no))
    except ValueError as e:
        bad.append(e)
print(len(records), [str(b) for b in bad])
stats = defaultdict(lambda: {"n": 0, "errors": 0, "times": []})
for r in records:
    st = stats[r["source"]]
    st["n"] += 1
    st["errors"] += r["level"] == "ERROR"
    last = r["message"].split()[-1]
    if last.endswith("ms") and last[:-2].isdigit():
        st["times"].append(int(last[:-2]))
rows = []
for name, st in sorted(stats.items(), key=lambda kv: -kv[1]["n"]):
    times = st["times"]
    rows.append((name, st["n"], st["errors"], f"{percentile(times, 50):.1f}" if times else "-",
                 f"{percentile(times, 95):.1f}" if times else "-"))
table(rows, ("source", "lines", "errors", "p50", "p95"))
by_hour = defaultdict(int)
for r in records:
    by_hour[r["date"], r["sec"] // 3600] += 1
for (date, hour), n in by_hour.items():
    print(f"{date} {hour:02d}h {'█' * n}{'░' * (5 - n)} {n / len(records):6.1%}")
gaps = [b["sec"] - a["sec"] for a, b in zip(records, records[1:]) if a["date"] == b["date"]]
print(gaps, max(gaps), sum(gaps) / len(gaps))
levels = {}
for r in records:
    levels.setdefault(r["level"], []).append(r["message"][:10])
for level in ("ERROR", "WARN", "INFO", "DEBUG"):
    print(level.ljust(6), levels.get(level, "none"))
try:
    percentile([], 50)
except ValueError as e:
    print("error:", e)
sys.stdout.write("total %d bytes\n" % len(LOG))
print(*(f"{k}={v}" for k, v in records[0].items()), sep="; ", end=".\n")
if bad:
    sys.exit("there were bad lines")
