"""Own iterators and lazily combined sequences: peekable, windowed, chunked, interleaved, infinite, two-argument iter, len hints."""
import itertools as it
from collections import deque
from functools import partial, reduce


class Peek:
    _none = object()

    def __init__(self, source):
        self._it = iter(source)
        self._buf = deque()

    def __iter__(self):
        return self

    def __next__(self):
        return self._buf.popleft() if self._buf else next(self._it)

    def peek(self, default=_none):
        if not self._buf:
            try:
                self._buf.append(next(self._it))
            except StopIteration:
                if default is self._none:
                    raise
                return default
        return self._buf[0]

    def __bool__(self):
        return self.peek(self) is not self

    def takewhile(self, pred):
        while self and pred(self.peek()):
            yield next(self)


p = Peek("aab12c")
print("".join(p.takewhile(str.isalpha)), p.peek(), "".join(p.takewhile(str.isdigit)), list(p), bool(p), p.peek("end"))
try:
    p.peek()
except StopIteration as e:
    print("StopIteration", e.args)


def chunked(seq, n):
    i = iter(seq)
    while part := tuple(it.islice(i, n)):
        yield part


def windowed(seq, n):
    i = iter(seq)
    w = deque(it.islice(i, n), maxlen=n)
    if len(w) == n:
        yield tuple(w)
    for x in i:
        w.append(x)
        yield tuple(w)


def roundrobin(*seqs):
    nexts = it.cycle(iter(s).__next__ for s in seqs)
    left = len(seqs)
    while left:
        try:
            for n in nexts:
                yield n()
        except StopIteration:
            left -= 1
            nexts = it.cycle(it.islice(nexts, left))


def unique(seq, key=None):
    seen = set()
    for x in it.filterfalse(seen.__contains__, seq) if key is None else seq:
        k = key(x) if key else x
        if k not in seen:
            seen.add(k)
            yield x


print(list(chunked(range(7), 3)), list(windowed("abcd", 3)), list(windowed("ab", 3)), "".join(roundrobin("ABC", "D", "EF")), list(unique("AAbBCcc", str.lower)), list(unique([1, 1.0, True, 2])))
print(list(it.accumulate([3, 1, 4, 1, 5], max)), list(it.accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(it.chain.from_iterable(["ab", [1], ()])), list(it.zip_longest("ab", [1], fillvalue=0)), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.compress("abcd", [1, 0, "x", []])), list(it.pairwise("abc")), list(it.islice(it.count(10, -2.5), 2, 8, 3)), list(it.repeat("r", 2)), list(it.combinations_with_replacement("ab", 2)), list(it.product([1, 2], "x", repeat=1)), list(it.permutations("abc", 2))[:3], [(k, list(g)) for k, g in it.groupby([1, 1, 2, 1], lambda x: x > 1)])
a, b, c = it.tee(iter([1, 2, 3]), 3)
print(next(a), list(b), next(a), list(c), list(a), next(b, None))
g = it.groupby("aabbb")
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, list(g1), k2, next(g2), list(g2), list(g))
reads = iter(partial(deque([1, 2, 0, 3]).popleft), 0)
print(list(reads), next(reads, "done"))
rows = iter(["h1,h2", "1,2", "3,4"])
header = next(rows).split(",")
print([dict(zip(header, r.split(","))) for r in rows])


class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        n = self.n
        while n:
            yield n
            n -= 1
    def __reversed__(self): return iter(range(1, self.n + 1))
    def __len__(self): return self.n
    def __length_hint__(self): raise ZeroDivisionError
    def __getitem__(self, i): return "never used by for"


c = Countdown(4)
print(list(c), list(reversed(c)), [*c, *c][-1], max(c), sum(c), sorted(c), 3 in c, dict(enumerate(c)), tuple(zip(c, c)), set(c) == {1, 2, 3, 4}, [x for x in c if x % 2], (lambda *a: a)(*c), reduce(lambda a, b: a * 10 + b, c), list(map(lambda a, b: a - b, c, reversed(c))), list(filter(None, [0, 1, "", "a"])), any(c), all([]), min(c, key=lambda x: -x), dict.fromkeys(c), "".join(map(str, c)))
first, *rest = c
print(first, rest, len(c), bool(Countdown(0)))


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError("stop")
        return i * i


o = Old()
print(list(o), 9 in o, list(zip(o, "ab")), iter(o).__class__.__name__, [*o], max(o))
try:
    reversed(o)
except TypeError as e:
    print(e)


class Once:
    def __init__(self): self.done = False
    def __next__(self):
        if self.done:
            raise StopIteration
        self.done = True
        return "once"


try:
    list(Once())
except TypeError as e:
    print(e)
print(next(Once()))


class Bad:
    def __iter__(self): return 5


for fn in (lambda: list(Bad()), lambda: list(5), lambda: next([]), lambda: iter(len), lambda: [*None], lambda: dict([1]), lambda: dict(["abc"]), lambda: (lambda a: a)(*1), lambda: {**[1]}, lambda: zip([1], 2), lambda: list(zip([1], [1, 2], strict=True)), lambda: sum(["a"]), lambda: "".join([1]), lambda: max([]), lambda: min(5), lambda: next(iter([])), lambda: list(it.islice([1], -1)), lambda: set([[]]), lambda: enumerate(5), lambda: map(len), lambda: list(map(len, 5)), lambda: sorted(5), lambda: tuple(None), lambda: reversed({1}), lambda: list(range("a")), lambda: range(1, 2, 0), lambda: iter(5, 0), lambda: next(5), lambda: list(it.permutations([1], -1)), lambda: it.count("a"), lambda: any(5), lambda: dict(a=1, **{"a": 2})):
    try:
        print("fine", fn())
    except BaseException as e:
        print(type(e).__name__, e)
x, (y, *z), *_ = 1, "abc", 2, 3
print(x, y, z, _)
for bad in ((1, 2, 3), (1,), 5, "ab", {"k": 1, "l": 2}, [(1, 2), 3], iter([1])):
    try:
        m, n = bad
        print("ok", m, n)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    q, *r, s = [1]
except ValueError as e:
    print(e)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


evens = (f for f in fib() if not f % 2)
print(list(it.islice(evens, 5)), next(evens), next(f for f in fib() if f > 10 ** 20), sum(it.takewhile(lambda f: f < 4e6, fib())), [f % 10 for f, _ in zip(fib(), range(12))])
squares = {x: x * x for x in range(5)}
print(list(zip(*squares.items())), list(zip(*[iter(range(6))] * 2)), dict(map(reversed, squares.items())), [*zip()], list(enumerate("ab", -1)), sum(([i] * i for i in range(3)), []), range(5)[::-2], list(reversed(range(0, 10, 3))), len(range(0, 10 ** 20, 3)) if False else range(10 ** 20)[-1], 10 ** 19 in range(10 ** 20))
sentinel = object()
print(next((x for x in [1, 2] if x > 5), sentinel) is sentinel, list(iter([1, 2, 3, 4].pop, 2)), type(iter([])).__name__, type(iter({})).__name__, type(iter("")).__name__, type(zip()).__name__, type(x for x in []).__name__, type(iter(range(1))).__name__, type(iter(set())).__name__, type(enumerate([])).__name__, type(reversed([])).__name__, type({}.items()).__name__, type(map(len, [])).__name__)
next(it.chain())
