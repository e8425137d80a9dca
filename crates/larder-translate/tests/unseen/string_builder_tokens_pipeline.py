"""A pipeline of small generators over log text: parse, enrich, window, aggregate; decorators that time with a fake clock; partial application."""
import functools
import itertools
import re
import sys
from collections import Counter, defaultdict, deque, namedtuple
from contextlib import closing, contextmanager, redirect_stdout
from io import StringIO

LOG = """\
2024-01-05T10:00:01 INFO  web  GET /index.html 200 12ms
2024-01-05T10:00:02 WARN  web  GET /missing 404 3ms
2024-01-05T10:00:02 INFO  db   query took=15ms rows=3
bad line here
2024-01-05T10:00:05 ERROR db   timeout after=2000ms
2024-01-05T10:00:09 INFO  web  POST /form 302 45ms
2024-01-05T10:01:11 DEBUG auth user=ann ok=True
2024-01-05T10:01:12 ERROR web  GET /crash 500 301ms
"""
Entry = namedtuple("Entry", "time level source text extra", defaults=[None])
LINE = re.compile(r"(?P<time>\S+)\s+(?P<level>[A-Z]+)\s+(?P<source>\w+)\s+(?P<text>.*)")


def stage(fn=None, *, name=None):
    if fn is None:
        return functools.partial(stage, name=name)

    @functools.wraps(fn)
    def start(*args, **kw):
        gen = fn(*args, **kw)
        stage.started.append(name or fn.__name__)
        return gen
    start.stage = name or fn.__name__
    return start


stage.started = []


@stage
def lines(stream):
    try:
        for n, line in enumerate(stream, 1):
            yield n, line.rstrip("\n")
    finally:
        print("lines closed after", n)


@stage(name="parse")
def parsed(source, errors):
    for n, line in source:
        if m := LINE.fullmatch(line):
            yield Entry(**m.groupdict())
        else:
            errors.append((n, line))


@stage()
def enriched(source):
    for e in source:
        pairs = dict(p.split("=") for p in e.text.split() if "=" in p)
        ms = next((int(x) for x in re.findall(r"(\d+)ms", e.text)), None)
        yield e._replace(extra=pairs | ({"ms": ms} if ms is not None else {}))


def compose(*stages):
    def run(source):
        for s in stages:
            source = s(source)
        return source
    return run


def window(n):
    def run(source):
        last = deque(maxlen=n)
        for x in source:
            last.append(x)
            if len(last) == n:
                yield tuple(last)
    return run


class Stats:
    def __init__(self):
        self.count, self.total, self.peak = 0, 0, float("-inf")

    def __call__(self, value):
        self.count += 1
        self.total += value
        self.peak = max(self.peak, value)
        return value

    def __repr__(self):
        mean = self.total / self.count if self.count else float("nan")
        return f"<{self.count} mean={mean:.2f} peak={self.peak}>"


errors = []
flow = compose(lines, functools.partial(parsed, errors=errors), enriched)
entries = list(flow(StringIO(LOG)))
for e in entries:
    print(f"{e.time[11:]} {e.level:>5} {e.source:<4} {e.extra}")
print(errors, stage.started, parsed.stage, lines.__name__, parsed.__wrapped__.__name__)
by = defaultdict(Stats)
for e in entries:
    by[e.source](e.extra.get("ms", 0))
print(dict(by), sorted(by.items(), key=lambda kv: kv[1].peak)[-1][0])
print([tuple(x.level[0] for x in w) for w in window(3)(entries)])
print(Counter(e.level for e in entries).most_common(2), {k: [e.text[:6] for e in g] for k, g in itertools.groupby(entries, key=lambda e: e.time[:16])})
with closing(lines(StringIO(LOG))) as gen:
    print(next(gen), next(gen)[1][:10])
g = flow(StringIO(LOG))
print(next(g).source)
del g
first_error = next((e for e in flow(StringIO(LOG)) if e.level == "ERROR"), None)
print(first_error)


@contextmanager
def captured():
    out = StringIO()
    with redirect_stdout(out):
        yield out
    out.write("<end>")


with captured() as out:
    print("inside", end="")
    sys.stdout.write("!")
print(repr(out.getvalue()))


class Clock:
    def __init__(self, *ticks):
        self.ticks = iter(ticks)

    def __call__(self):
        return next(self.ticks)


def timed(clock, report):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*a, **k):
            t = clock()
            try:
                return fn(*a, **k)
            finally:
                report.setdefault(fn.__qualname__, []).append(clock() - t)
        return inner
    return deco


report = {}
clock = Clock(0, 1.5, 2, 2.25, 10, 20)


class Work:
    @timed(clock, report)
    def step(self, n):
        if n < 0:
            raise ValueError(n)
        return n * 2

    @staticmethod
    @timed(clock, report)
    def plain(*, k=1):
        return k


w = Work()
print(w.step(4), Work.plain(k=3))
try:
    w.step(-1)
except ValueError as e:
    print("error", e)
print(report)
try:
    w.step(1)
except StopIteration as e:
    print("clock ran out", type(e).__name__)
except RuntimeError as e:
    print("runtime", e)
add3 = functools.partial(lambda a, b, c=0, *d, **e: (a, b, c, d, e), 1, c=5)
print(add3(2), add3(2, k=1), add3.args, add3.keywords, add3.func(1, 2, 3, 4), functools.partial(add3, 9, c=7)(), functools.partial(print, "p", sep="-")("q", "r"))
try:
    add3(2, 3)
except TypeError as e:
    print(e)
print(*itertools.chain(*([i] * i for i in range(4))), *{"k": 1}, **{"sep": "|", "end": "$\n"})
print("%s" * 3 % ("a", "b", "c"), "{}-" * 2, ("x", "y")[::-1] * 2, -2 ** 2, not 1 == 2, *map(str.upper, "ab"), sep="")
entries[0].level = "x"
