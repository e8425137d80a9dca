import itertools
import functools
from collections import deque, Counter
from collections.abc import Iterator, Generator, Collection
from contextlib import closing


class Peekable(Iterator):
    _none = object()

    def __init__(self, items):
        self._it = iter(items)
        self._next = self._none

    def peek(self, default=_none):
        if self._next is self._none:
            try:
                self._next = next(self._it)
            except StopIteration:
                if default is self._none:
                    raise
                return default
        return self._next

    def __next__(self):
        if self._next is not self._none:
            value, self._next = self._next, self._none
            return value
        return next(self._it)

    def __bool__(self):
        return self.peek(None) is not None

    def takewhile(self, test):
        while self and test(self.peek()):
            yield next(self)

    def __length_hint__(self):
        return 7


class Pipe:
    def __init__(self, source=()):
        self.source = source
        self.ops = []

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        tool = getattr(itertools, name, None) or {"map": map, "filter": filter, "zip": zip, "enumerate": enumerate}.get(name)
        if tool is None:
            raise AttributeError(f"no step {name!r}")

        def step(*args, **kwargs):
            new = Pipe(self.source)
            new.ops = self.ops + [(name, tool, args, kwargs)]
            return new
        return step

    def __iter__(self):
        data = iter(self.source)
        for name, tool, args, kwargs in self.ops:
            if name in ("map", "filter", "takewhile", "dropwhile", "filterfalse", "starmap"):
                data = tool(*args, data, **kwargs)
            else:
                data = tool(data, *args, **kwargs)
        return data

    def __rshift__(self, sink):
        return sink(self)

    def __or__(self, other):
        new = Pipe(itertools.chain(self, other))
        return new

    def __repr__(self):
        return "Pipe." + ".".join(n for n, *_ in self.ops)


class Window(Generator):
    def __init__(self, n):
        self.buf = deque(maxlen=n)
        self.closed = False

    def send(self, value):
        if self.closed:
            raise StopIteration
        if value is not None:
            self.buf.append(value)
        return tuple(self.buf)

    def throw(self, kind, value=None, tb=None):
        if kind is GeneratorExit or isinstance(kind, GeneratorExit):
            self.closed = True
            raise StopIteration
        self.buf.clear()
        return "reset"


def chunks(items, n):
    it = iter(items)
    while chunk := tuple(itertools.islice(it, n)):
        yield chunk


def roundrobin(*its):
    pending = deque(map(iter, its))
    while pending:
        it = pending.popleft()
        try:
            yield next(it)
        except StopIteration:
            continue
        pending.append(it)


p = Peekable("aab1c")
print(p.peek(), next(p), list(p.takewhile(str.isalpha)), p.peek(), bool(p), list(p), bool(p), p.peek("end"))
try:
    p.peek()
except StopIteration:
    print("stop")
pipe = Pipe(range(20)).filter(lambda n: n % 3).map(lambda n: n * n).islice(2, 7)
print(pipe, list(pipe), pipe >> sum, pipe >> max, list(pipe | Pipe("ab").cycle().islice(3)))
print(Pipe("abcde").pairwise().map("".join) >> list, Pipe([3, 1, 2]).accumulate(max) >> tuple, Pipe("aabbbc").groupby().map(lambda kg: (kg[0], len(list(kg[1])))) >> dict, Pipe([1, 2]).zip("xy") >> list)
print(Pipe("ab").product(repeat=2).map("".join) >> " ".join, Pipe([(2, 3), (3, 2)]).starmap(pow) >> Counter, Pipe("ABcd").dropwhile(str.isupper).enumerate(5) >> list, Pipe("abc").zip_longest("x", fillvalue="?") >> list)
for bad in (lambda: Pipe().bogus(), lambda: Pipe()._x, lambda: list(Pipe(3)), lambda: list(Pipe([1]).islice(-1))):
    try:
        print(bad())
    except (AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
w = Window(2)
print(next(w), w.send(1), w.send(2), w.send(3), w.throw(ValueError), next(w), isinstance(w, Iterator))
w.close()
print(list(w), w.closed)
print(list(chunks("abcdefg", 3)), list(roundrobin("abc", [1], (True, False))), [*zip(*[iter(range(6))] * 3)])
with closing(chunks(range(9), 2)) as c:
    print(next(c), next(c))
print(next(c, "closed"), list(itertools.batched("ab", 1)) if hasattr(itertools, "batched") else "no batched")
t1, t2, t3 = itertools.tee(Peekable("xyz"), 3)
print(next(t1), list(t2), list(t1), next(t3), functools.reduce(lambda a, b: b + a, t3, "-"))
d = deque(itertools.permutations("abc", 2), maxlen=3)
print(d, d[1], list(itertools.combinations(d, 2))[0], sum(1 for _ in itertools.product(range(3), repeat=3)), list(itertools.compress(itertools.count(1), [0, 1, 1])))
it = iter([1, 2, 3])
print(2 in it, list(it), list(map(lambda *a: a, [1, 2], "ab", (None, 0))), list(itertools.chain(*[[1], [2, 3]], [4])), list(iter(iter([5, 0, 6]).__next__, 0)))
next(Peekable([]))
