# generator pipelines: log processing, lazy evaluation order, windowed stats, tee'd coroutines, | operator
import re
from collections import Counter, defaultdict, deque
from functools import reduce, wraps
from itertools import chain, groupby, islice

RAW = """\
10:00:01 GET /index 200 12ms
10:00:01 GET /img/a.png 200 3ms
10:00:02 POST /login 302 45ms
# maintenance notice
10:00:04 GET /index 200 11ms
10:00:09 GET /missing 404 2ms

10:01:00 POST /login 500 1203ms
10:01:01 broken line
10:01:02 DELETE /user/7 403 8ms
10:01:59 GET /index 200 10ms
10:02:00 GET /api/v1/items?id=3&x= 200 77ms
"""

class Stage:
    """composable: source | stage | stage"""
    def __init__(self, fn, *a, **k):
        self.fn, self.a, self.k = fn, a, k
    def __ror__(self, src):
        return self.fn(iter(src), *self.a, **self.k)
    def __or__(self, other):
        if not isinstance(other, Stage):
            return NotImplemented
        return Stage(lambda src: other.__ror__(self.__ror__(src)))
    def __repr__(self):
        return f"<stage {self.fn.__name__}>"

def stage(fn):
    @wraps(fn)
    def make(*a, **k):
        return Stage(fn, *a, **k)
    return make

@stage
def lines(src, comment="#"):
    for n, l in enumerate(src, 1):
        if (l := l.strip()) and not l.startswith(comment):
            yield n, l

@stage
def parse(src, errors=None):
    rx = re.compile(r"(\d\d):(\d\d):(\d\d) (\w+) (\S+) (\d{3}) (\d+)ms")
    for n, l in src:
        if m := rx.fullmatch(l):
            h, mi, s, verb, path, code, ms = m.groups()
            yield {"t": int(h) * 3600 + int(mi) * 60 + int(s), "verb": verb, "path": path.partition("?")[0], "code": int(code), "ms": int(ms), "line": n}
        elif errors is not None:
            errors.append((n, l))

@stage
def where(src, **conds):
    for r in src:
        if all(c(r[k]) if callable(c) else r[k] == c for k, c in conds.items()):
            yield r

@stage
def select(src, *keys):
    yield from (tuple(r[k] for k in keys) if len(keys) > 1 else r[keys[0]] for r in src)

@stage
def moving(src, n):
    win, total = deque(maxlen=n), 0
    for x in src:
        if len(win) == n:
            total -= win[0]
        win.append(x)
        total += x
        yield round(total / len(win), 2)

@stage
def take(src, n):
    return islice(src, n)

@stage
def spy(src, name, log):
    try:
        for x in src:
            log.append(f"{name}<{x}")
            yield x
    finally:
        log.append(f"{name} closed")

@stage
def batch(src, n):
    while b := list(islice(src, n)):
        yield b

@stage
def sort(src, **kw):
    yield from sorted(src, **kw)

errs = []
recs = list(RAW.splitlines() | lines() | parse(errs))
print(len(recs), errs, recs[0])
print(list(recs | where(verb="GET", code=200) | select("path")), list(recs | where(code=lambda c: c >= 400) | select("path", "code", "line")))
print(list(recs | select("ms") | moving(3)), list(recs | select("code") | batch(4)), list([] | batch(2)))
slow = where(ms=lambda m: m > 10) | select("path", "ms") | sort(key=lambda t: -t[1]) | take(3)
print(list(recs | slow), list(recs | slow) == list(recs | slow), take(3), slow.a)
for minute, grp in groupby(recs, key=lambda r: r["t"] // 60 % 60):
    grp = list(grp)
    print(f"10:{minute:02} {len(grp)} {Counter(r['verb'] for r in grp).most_common()} avg={sum(r['ms'] for r in grp) / len(grp):.1f} {'!' * sum(r['code'] >= 500 for r in grp)}")
log = []
out = range(100) | spy("a", log) | Stage(lambda s: (x * x for x in s if x % 2)) | spy("b", log) | take(2)
print("before", log)
print(list(out), log)
del out
print(log[-2:])
for f in (lambda: 5 | take(1), lambda: take(1) | 5, lambda: [1] | [2], lambda: list([{"a": 1}] | where(b=1)), lambda: list("ab" | moving(2)), lambda: [1] | take(-1), lambda: lines() | "x"):
    try:
        print("ok", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")

def coroutine(fn):
    @wraps(fn)
    def start(*a, **k):
        g = fn(*a, **k)
        next(g)
        return g
    return start

@coroutine
def broadcast(*sinks):
    try:
        while True:
            item = yield
            for s in sinks:
                s.send(item)
    except GeneratorExit:
        for s in sinks:
            s.close()

@coroutine
def collect(into, key):
    try:
        while True:
            into.append(key((yield)))
    finally:
        into.append("END")

@coroutine
def stats(result):
    n, mean, m2 = 0, 0.0, 0.0
    try:
        while True:
            x = yield n
            n += 1
            d = x["ms"] - mean
            mean += d / n
            m2 += d * (x["ms"] - mean)
    except GeneratorExit:
        result.update(n=n, mean=round(mean, 3), var=round(m2 / n, 3) if n else None)
        raise

verbs, res = [], {}
b = broadcast(collect(verbs, lambda r: r["verb"][0]), stats(res))
for r in recs:
    b.send(r)
b.close()
print("".join(verbs), res)
try:
    b.send(1)
except StopIteration as e:
    print("stopped", e.value)

def primes():
    def filt(p, it):
        return (n for n in it if n % p)
    it = iter(range(2, 200))
    while (p := next(it, None)) is not None:
        yield p
        it = filt(p, it)

def compose(*fs):
    return reduce(lambda f, g: lambda x: g(f(x)), fs, lambda x: x)

inv = defaultdict(set)
for r in recs:
    inv[r["code"] // 100].add(r["verb"])
print(list(primes())[-5:], compose(str.strip, str.title, lambda s: s[::-1])("  hello world "), {k: sorted(v) for k, v in sorted(inv.items())}, sum(map(len, chain(*(i.split("/") for i in {"a/bb", "ccc"})))))
