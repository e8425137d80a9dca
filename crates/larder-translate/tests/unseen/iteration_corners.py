# iterators protocol corner cases, custom range, __reversed__, __contains__, __index__, __length_hint__, sentinel iter, unpack
import operator
from collections.abc import Sequence, Iterator, Iterable, Sized, Container, Hashable, Callable, Mapping

class FRange(Sequence):
    """like range, for floats"""
    def __init__(self, start, stop=None, step=1.0):
        if stop is None:
            start, stop = 0.0, start
        if step == 0:
            raise ValueError("step must not be zero")
        self.start, self.step = start, step
        self._n = max(0, -int((start - stop) // step))
    def __len__(self):
        return self._n
    def __getitem__(self, i):
        if isinstance(i, slice):
            lo, hi, st = i.indices(self._n)
            return FRange(self.start + lo * self.step, self.start + hi * self.step, self.step * st)
        i = operator.index(i)
        if i < 0:
            i += self._n
        if not 0 <= i < self._n:
            raise IndexError("FRange index out of range")
        return self.start + i * self.step
    def __eq__(self, o):
        return isinstance(o, FRange) and list(self) == list(o)
    def __repr__(self):
        return f"FRange({self.start:g}, n={self._n}, step={self.step:g})"

class Old:
    def __init__(self, data):
        self.data, self.calls = data, []
    def __getitem__(self, i):
        self.calls.append(i)
        return self.data[i]

class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
    def __length_hint__(self):
        return self.n

class Index:
    def __init__(self, v):
        self.v = v
    def __index__(self):
        return self.v

class Weird:
    def __len__(self):
        return 3
    def __contains__(self, x):
        return "truthy" if x else []
    def __iter__(self):
        return iter("xyz")
    def __reversed__(self):
        return "not an iterator"
    def __bool__(self):
        return False
r = FRange(0, 2, 0.25)
print(r, list(r), r[2], r[-1], r[2:5], list(r[::-1]) if False else list(r[1::3]), 0.5 in r, 0.6 in r, r.index(1.0), r.count(0.25), list(reversed(r))[:2], r == FRange(0, 2, 0.25), FRange(3), len(FRange(5, 1)), list(FRange(1, 0, -0.5)))
print(isinstance(r, Sequence), isinstance(r, Iterable), isinstance(r, Iterator), isinstance(iter(r), Iterator), isinstance(Old([]), Iterable), isinstance(Countdown(1), Sized), issubclass(FRange, Hashable), isinstance(len, Callable), isinstance({}, Mapping), isinstance("", Container))
o = Old([10, 20, 30])
print(list(o), o.calls, 20 in o, o.calls[4:], [*map(str, o)], max(o), dict(enumerate(o)), list(zip(o, o)))
c = Countdown(5)
print(operator.length_hint(c), next(c), 3 in c, list(c), list(c), operator.length_hint(c, 9), operator.length_hint(iter([1, 2])), operator.length_hint((x for x in "a"), 7))
i = Index(2)
data = list(range(10))
print(data[i], data[i:Index(5)], "abc"[i], [0] * Index(2), hex(Index(255)), range(i)[-1], bin(Index(5)), "x" * i, int(Index(7)), list(range(0, 10, Index(4))), bytes(Index(2)), round(2.567, Index(1)), operator.index(True), data[True], data[-Index(1).v])
w = Weird()
print(bool(w), len(w), 5 in w, 0 in w, list(w), reversed(w), [*w], *w, not w, (w and 1) is w, w or 2)
it = iter([1, 2, 3, 4, 5, 6])
a, b, *rest = it
print(a, b, rest, list(it))
it = iter(range(10))
for x in it:
    if x % 3 == 0:
        print(x, next(it, None), end="; ")
print(list(it))
lines = iter(["head", "b1", "b2", "END", "tail"])
print(next(lines), list(iter(lambda: next(lines), "END")), list(lines))
calls = iter([1, 2, None, 3])
print([v for v in iter(calls.__next__, None)], next(calls), next(calls, "d"))
d = {"a": 1, "b": 2}
ki, vi = iter(d), iter(d.values())
print(next(ki), next(vi), list(reversed(d)), list(reversed(d.items())), [*d.items()][0], operator.length_hint(ki), list(zip(d, d.values())), dict(zip(*[iter("k1v1"[i] for i in range(4))] * 2)))
e = enumerate(reversed("abc"), -1)
print(next(e), [*e], sum(i * v for i, v in enumerate([5, 6])), list(map(None.__class__.__name__.__add__, ["!", "?"])))
m = map(lambda a, b: a * b, [1, 2, 3], iter([4, 5]))
f = filter(lambda x: x > 4, m)
z = zip(f, "xyz")
print(list(z), list(m), list(f))
g = (x for x in [1, 2, 3] if x != 2)
print(2 in g, 3 in g, list(g), any((y := x) > 1 for x in [1, 2, 3]), all([]), y)
src = [1, 2, 3]
lazy = (x * k for k in [10, 100] for x in src)
src.append(4)
src2, src = src, "replaced"
print(list(lazy), src)
gens = [(lambda: (yield n))() for n in range(3)]
print([next(q) for q in gens])
for bad in (lambda: iter(5), lambda: next([1]), lambda: reversed({1}), lambda: list(reversed(Countdown(2))), lambda: FRange(1)[5], lambda: FRange(1)["a"], lambda: data[1.0:2], lambda: [0] * 1.0, lambda: len(Countdown(2)), lambda: Countdown(1)[0], lambda: dict([("a",)]), lambda: dict([1]), lambda: 1 in 5, lambda: [*5], lambda: max(5), lambda: FRange(1, 2, 0), lambda: iter(5, 5), lambda: sorted(5), lambda: zip(5), lambda: list(map(len, 5)), lambda: "".join(5), lambda: "".join([1]), lambda: sum(5), lambda: tuple(5), lambda: set(5), lambda: enumerate(5), lambda: (lambda a, b: 0)(*5), lambda: (lambda **k: 0)(**5), lambda: {**5}):
    try:
        print(bad())
    except (TypeError, IndexError, ValueError) as ex:
        print(type(ex).__name__, ex)
x = [1, 2, 3]
x[0], x = 9, [x]
print(x)
(p, q), [s, *t], (u,) = (1, 2), "xyz", [5]
print(p, q, s, t, u)
for k, (l, *m2) in {"a": (1, 2, 3), "b": "z"}.items():
    print(k, l, m2, end=" ")
print()
*h, = range(3)
first, = [42]
print(h, first, [*range(2), *"ab", *{}], (*[],), {*[1, 1]}, {**{"a": 1}, "a": 2}, [*h, *h][::2], print(*[], sep="-"))
i = 0
i, h[i] = 2, "set"
print(i, h)
