# Lazy streams / pipelines built on generators and operator overloading, with peekable and restartable iterators
import itertools
from collections.abc import Iterator, Iterable
from functools import wraps
class Peekable(Iterator):
    _none = object()
    def __init__(self, it):
        self._it, self._buf = iter(it), []
    def __next__(self):
        return self._buf.pop(0) if self._buf else next(self._it)
    def peek(self, k=0, default=_none):
        while len(self._buf) <= k:
            try:
                self._buf.append(next(self._it))
            except StopIteration:
                if default is Peekable._none:
                    raise
                return default
        return self._buf[k]
    def push(self, *items):
        self._buf[:0] = items
    def __bool__(self):
        end = object()
        return self.peek(default=end) is not end
class Stream:
    """restartable: holds a factory, each iteration starts afresh"""
    def __init__(self, source):
        self._factory = source if callable(source) else lambda: iter(source)
    def __iter__(self):
        return iter(self._factory())
    def __or__(self, fn):
        if not callable(fn):
            return NotImplemented
        return Stream(lambda: fn(iter(self)))
    def __getitem__(self, key):
        if isinstance(key, slice):
            return Stream(lambda: itertools.islice(self, key.start, key.stop, key.step))
        return next(itertools.islice(self, key, None))
    def __add__(self, other):
        return Stream(lambda: itertools.chain(self, other))
    def __mul__(self, n):
        return Stream(lambda: itertools.chain.from_iterable(itertools.repeat(self, n)))
    def __eq__(self, other):
        return isinstance(other, Iterable) and all(a == b for a, b in itertools.zip_longest(self, other, fillvalue=Peekable._none))
    def __repr__(self):
        head = list(itertools.islice(self, 4))
        return f"Stream({', '.join(map(repr, head[:3]))}{', ...' if len(head) > 3 else ''})"
def stage(fn):
    @wraps(fn)
    def outer(*args, **kw):
        return lambda it: fn(it, *args, **kw)
    return outer
@stage
def mapped(it, f, *more):
    for x in it:
        for g in (f, *more):
            x = g(x)
        yield x
@stage
def where(it, pred):
    yield from filter(pred, it)
@stage
def until(it, pred, *, inclusive=False):
    for x in it:
        if pred(x):
            if inclusive:
                yield x
            return
        yield x
@stage
def batch(it, n, partial=True):
    while chunk := list(itertools.islice(it, n)):
        if len(chunk) == n or partial:
            yield chunk
@stage
def tap(it, label, log):
    count = 0
    try:
        for count, x in enumerate(it, 1):
            log.append(f"{label}:{x}")
            yield x
    finally:
        log.append(f"{label} end after {count}")
@stage
def scan(it, f, start):
    acc = start
    yield acc
    for x in it:
        acc = f(acc, x)
        yield acc
@stage
def distinct(it, key=lambda x: x):
    seen = set()
    for x in it:
        if (k := key(x)) not in seen:
            seen.add(k)
            yield x
@stage
def merge_runs(it):
    it = Peekable(it)
    while it:
        run = [next(it)]
        while it and it.peek() == run[-1] + 1:
            run.append(next(it))
        yield f"{run[0]}-{run[-1]}" if len(run) > 2 else run[0] if len(run) == 1 else tuple(run)
def naturals():
    n = 0
    while True:
        yield n
        n += 1
nat = Stream(naturals)
evens = nat | where(lambda n: n % 2 == 0)
print(nat, evens[5], list(evens[2:5]), list((nat | mapped(lambda n: n * n, str))[3:9:2]), Stream([1, 2]) + "ab", list(Stream("xy") * 2))
log = []
pipe = nat | tap("in", log) | where(lambda n: n % 3) | tap("out", log) | until(lambda n: n > 5, inclusive=True) | batch(2)
print(list(pipe), log)
log.clear()
first = iter(pipe)
print(next(first), log)
first.close()
print(list(first))
log.clear()
print(list(nat[1:6] | scan(lambda a, b: a * b, 1)), list(Stream("Hello World") | distinct(str.lower)), list(Stream([1, 2, 3, 5, 7, 8, 10, 11, 12, 13]) | merge_runs()), list(nat[:7] | batch(3, partial=False)))
once = Stream(lambda it=iter([1, 2, 3]): it)
print(list(once), list(once), Stream([1, 2]) == [1, 2], Stream([1, 2]) == [1, 2, 3], Stream([]) == (), nat[:3] == Stream(range(3)), Stream([1]) != 5)
p = Peekable("abc")
print(p.peek(), p.peek(2), p.peek(5, None), next(p), list(p), bool(p), p.peek(default="end"))
p.push(1, 2)
print(next(p), bool(p), [*p], isinstance(p, Iterator), isinstance(Stream([]), Iterator), isinstance(Stream([]), Iterable))
for bad in (lambda: p.peek(), lambda: next(p), lambda: nat | 5, lambda: Stream([1])[4], lambda: list(Stream(5)), lambda: nat[-1], lambda: len(nat)):
    try:
        print(bad())
    except (StopIteration, TypeError, ValueError) as e:
        print(type(e).__name__, e)
def sieve(s):
    while True:
        p, s = s[0], s[1:]
        yield p
        s = s | where(lambda n, p=p: n % p)
primes = Stream(lambda: sieve(nat[2:]))
print(list(primes[:8]), primes[9])
def countdown(n):
    while n > 0:
        got = yield n
        n = n - 1 if got is None else got
def delegate():
    total = 0
    try:
        result = yield from countdown(3)
        total = yield f"inner returned {result}"
        yield total
    finally:
        log.append(("total", total))
d = delegate()
print(next(d), next(d), d.send(5), d.send(1), next(d), d.send("sent"), next(d, "over"), log[-1])
log.clear()
gx = (log.append(n) or n for n in range(3))
print(len(log), next(gx), log[-1], sum(gx), list(gx))
try:
    list(Stream([1, 0, 2]) | mapped(lambda n: 10 // n))
except ZeroDivisionError as e:
    print(e, e.__traceback__ is not None)
