"""Generator pipeline: parse, repair, window, detect, aggregate. All lazy."""
import itertools
import math
import operator
import re
from collections import Counter, deque, namedtuple

Reading = namedtuple("Reading", "t sensor value unit", defaults=["C"])
pulled = Counter()

LINES = """
0 A 20.5
1 A 20.7
1 B 68.0 F
2 A err
3 A 21.1
3 B 69.8 F
garbage line here
4 A 35.0
5 A 21.0
5 B nan F
6 A 20.9
6 C -4e1
7 A 20.8
7 B 212 F
8 A
9 A 20.6
""".strip().splitlines()


def source(lines):
    for line in lines:
        pulled["source"] += 1
        yield line


def parse(lines):
    bad = []
    for no, line in enumerate(lines, 1):
        m = re.match(r"(\d+) ([A-Z]) (\S+)(?: ([CF]))?$", line)
        try:
            t, s, v, u = m.groups(default="C")
            yield Reading(int(t), s, float(v), u)
        except (AttributeError, ValueError) as e:
            bad.append((no, type(e).__name__))
    return bad


def report_bad(gen):
    bad = yield from gen
    print("bad lines:", bad)


def to_celsius(readings):
    for r in readings:
        yield r if r.unit == "C" else r._replace(value=(r.value - 32) * 5 / 9, unit="C")


def drop_nan(readings):
    return (r for r in readings if not math.isnan(r.value))


def fill_gaps(readings):
    last = {}
    for r in readings:
        prev = last.get(r.sensor)
        if prev is not None:
            for t in range(prev.t + 1, r.t):
                frac = (t - prev.t) / (r.t - prev.t)
                yield Reading(t, r.sensor, prev.value + frac * (r.value - prev.value), "interp")
        last[r.sensor] = r
        yield r


def windows(it, n):
    buf = deque(maxlen=n)
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)


def spikes(readings, limit):
    for a, b, c in windows(readings, 3):
        if abs(b.value - (a.value + c.value) / 2) > limit:
            yield b


def chunk(it, n):
    it = iter(it)
    while piece := list(itertools.islice(it, n)):
        yield piece


clean = list(fill_gaps(drop_nan(to_celsius(report_bad(parse(source(LINES)))))))
for r in clean:
    print(f"{r.t:>2} {r.sensor} {r.value:8.3f} {r.unit}")
print(pulled, sum(r.unit == "interp" for r in clean))
lazy = parse(source(LINES))
print([next(lazy) for _ in range(2)], pulled["source"], next(itertools.dropwhile(lambda r: r.sensor != "C", lazy)), pulled["source"])
by = {k: list(g) for k, g in itertools.groupby(sorted(clean, key=operator.attrgetter("sensor", "t")), key=operator.attrgetter("sensor"))}
for k, rs in by.items():
    vals = [r.value for r in rs]
    print(k, len(rs), f"{min(vals):.2f}..{max(vals):.2f}", [f"{s.t}:{s.value:.1f}" for s in spikes(iter(rs), 5)])
smooth = [round(sum(r.value for r in w) / 3, 4) for w in windows(by["A"], 3)]
print(smooth, [b - a > 0 for a, b in itertools.pairwise(smooth)])
print(list(chunk(range(7), 3)), list(chunk("", 2)), [sum(c) for c in chunk(itertools.chain([1], range(5), (9, 9)), 4)])


def tee_stats(it):
    a, b, c = itertools.tee(it, 3)
    return sum(a), max(b), sum(1 for _ in c)


print(tee_stats(x * x for x in range(6)))
ewma = itertools.accumulate((r.value for r in by["A"]), lambda avg, v: avg * 0.7 + v * 0.3)
print([round(v, 3) for v in ewma])
print(list(itertools.accumulate([3, 1, 4, 1, 5, 9, 2], max)), list(itertools.accumulate("abc", initial=">")), list(itertools.zip_longest("ab", range(3), fillvalue="-")))
print(list(itertools.takewhile(lambda x: x < 4, itertools.count(1))), list(itertools.compress("abcdef", [1, 0, 1, 0, 1])), list(itertools.starmap(pow, [(2, 5), (3, 2)])), list(itertools.filterfalse(lambda x: x % 2, range(6))))
print(list(itertools.islice(itertools.cycle("ab"), 5)), list(itertools.repeat("x", 2)), list(itertools.product("ab", repeat=2))[:3], list(itertools.permutations("abc", 2))[-2:], list(itertools.combinations(range(4), 2)), list(itertools.combinations_with_replacement("ab", 2)), list(itertools.islice(range(100), 10, 30, 7)), list(itertools.chain.from_iterable(["ab", [1]])))


def peekable(it):
    it = iter(it)
    for head in it:
        skip = yield head
        for _ in range(skip or 0):
            next(it, None)


p = peekable(range(10))
print(next(p), p.send(2), next(p), p.send(3), list(p))
primes = lambda: (lambda f: f(f, itertools.count(2)))(lambda f, it: (y for p in [next(it)] for y in itertools.chain([p], f(f, filter(lambda n, p=p: n % p, it)))))
print(list(itertools.islice(primes(), 12)))
run = [(k, sum(1 for _ in g)) for k, g in itertools.groupby("aaabccdddd")]
print(run, "".join(f"{k}{n if n > 1 else ''}" for k, n in run), "".join(k * n for k, n in run))
