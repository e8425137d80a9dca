"""Cron expressions: parse, explain, next firing times."""
import calendar
from datetime import datetime, timedelta
from functools import lru_cache

FIELDS = [("minute", 0, 59), ("hour", 0, 23), ("dom", 1, 31), ("month", 1, 12), ("dow", 0, 6)]
MONTHS = {m.lower(): i for i, m in enumerate(calendar.month_abbr) if m}
DAYS = {d: i for i, d in enumerate("sun mon tue wed thu fri sat".split())}
ALIAS = {"@yearly": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0", "@hourly": "0 * * * *"}


class CronError(ValueError):
    pass


def number(text, names, lo, hi, what):
    text = text.lower()
    if text in names:
        return names[text]
    try:
        n = int(text)
    except ValueError as e:
        raise CronError(f"{what}: bad number {text!r}") from e
    if what == "dow" and n == 7:
        n = 0
    if not lo <= n <= hi:
        raise CronError(f"{what}: {n} not in {lo}..{hi}")
    return n


def expand(text, what, lo, hi):
    names = {"month": MONTHS, "dow": DAYS}.get(what, {})
    out = set()
    for part in text.split(","):
        body, slash, step = part.partition("/")
        step = int(step) if slash else 1
        if step <= 0:
            raise CronError(f"{what}: step must be positive")
        if body == "*":
            a, b = lo, hi
        elif "-" in body:
            a, b = (number(x, names, lo, hi, what) for x in body.split("-", 1))
            if a > b:
                out.update(x for i, x in enumerate([*range(a, hi + 1), *range(lo, b + 1)]) if i % step == 0)
                continue
        else:
            a = number(body, names, lo, hi, what)
            b = hi if slash else a
        out |= set(range(a, b + 1, step))
    return frozenset(out)


class Cron:
    def __init__(self, text):
        self.text = text
        parts = ALIAS.get(text, text).split()
        if len(parts) != 5:
            raise CronError(f"need 5 fields, got {len(parts)}")
        for part, (name, lo, hi) in zip(parts, FIELDS):
            setattr(self, name, expand(part, name, lo, hi))
        self.any_dom, self.any_dow = parts[2] == "*", parts[4] == "*"

    def day_ok(self, d):
        dow = (d.weekday() + 1) % 7 in self.dow
        dom = d.day in self.dom
        if self.any_dom or self.any_dow:
            return dow and dom
        return dow or dom

    def after(self, t):
        t = t.replace(second=0, microsecond=0) + timedelta(minutes=1)
        limit = t + timedelta(days=366 * 5)
        while t < limit:
            if t.month not in self.month:
                t = datetime(t.year + t.month // 12, t.month % 12 + 1, 1)
            elif not self.day_ok(t):
                t = t.replace(hour=0, minute=0) + timedelta(days=1)
            elif t.hour not in self.hour:
                t = t.replace(minute=0) + timedelta(hours=1)
            elif t.minute not in self.minute:
                t += timedelta(minutes=1)
            else:
                yield t
                t += timedelta(minutes=1)

    def __repr__(self):
        return f"Cron({self.text!r})"


def ranges(xs):
    out = []
    for x in sorted(xs):
        if out and out[-1][1] == x - 1:
            out[-1][1] = x
        else:
            out.append([x, x])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in out)


@lru_cache(maxsize=None)
def cron(text):
    return Cron(text)


start = datetime(2024, 2, 27, 23, 58, 31)
for text in ["*/20 9-17/4 * * mon-fri", "0 0 29 2 *", "30 6 13 * fri", "@yearly", "5/25 0 * JAN,jul 1",
             "0 22-2 1 * *", "59 23 31 * *", "0 12 * * 7", "0 0 31 2 *"]:
    c = cron(text)
    print(f"{text:<24}", "|".join(ranges(getattr(c, f)) for f, *_ in FIELDS))
    got = []
    for t in c.after(start):
        got.append(t)
        if len(got) == 4:
            break
    print("   ", ", ".join(f"{t:%a %d %b %y %H:%M}" for t in got) or "never")
print(cron("@yearly") is cron("@yearly"), cron.cache_info().hits, cron.cache_info().currsize)
for bad in ["* * *", "60 * * * *", "x * * * *", "*/0 * * * *", "* * 0 * *", "* * * foo *", "1-2-3 * * * *"]:
    try:
        print(Cron(bad))
    except CronError as e:
        print("CronError:", e, "| cause:", repr(e.__cause__))
jobs = {"backup": "0 3 * * *", "report": "15 8 * * 1", "ping": "*/30 * * * *"}
gens = {k: cron(v).after(datetime(2024, 3, 4)) for k, v in jobs.items()}
pending = {k: next(g) for k, g in gens.items()}
line = []
while len(line) < 22:
    name = min(pending, key=lambda k: (pending[k], k))
    line.append(f"{pending[name]:%H%M}{name[0]}")
    pending[name] = next(gens[name])
print(" ".join(line))
print(pending)
