"""One iterator, many consumers: zip, islice, tee, in, unpacking, enumerate, map with several, iter(callable, sentinel)."""
import itertools as it
from collections import deque


class Loud:
    def __init__(self, *items):
        self.items, self.i, self.after = items, 0, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= len(self.items):
            self.after += 1
            raise StopIteration
        self.i += 1
        return self.items[self.i - 1]

    def __length_hint__(self):
        return len(self.items) - self.i


a = iter(range(10))
print(list(zip(a, a)), list(a))
a = iter(range(7))
print(list(zip(a, a, a)), next(a, "gone"))
a, b = iter("abcde"), iter("xy")
print(list(zip(a, b)), next(a), list(zip(b, a)), list(a))
a, b = iter("abcde"), iter("xy")
print(list(zip(b, a)), list(a))
for pairs in (lambda: zip([1, 2], [3], strict=True), lambda: zip([1], [2, 3], strict=True), lambda: zip(strict=True), lambda: zip([1], [2], [], strict=True)):
    try:
        print(list(pairs()))
    except ValueError as e:
        print(e)
x = iter([1, 2, 3, 4, 5, 6])
print(2 in x, next(x), 9 in x, list(x), 2 in x)
x = iter("hello world")
first, second, *rest = it.islice(x, 4)
print(first, second, rest, "".join(x))
x = Loud(1, 2, 3)
for v in x:
    if v == 2:
        break
print(list(x), x.after, list(x), x.after, next(x, None), x.after)
for v in x:
    print("never")
else:
    print("else on empty", x.after)
x = iter([3, 1, 2])
print(sorted(x), sorted(x), min(it.chain(x, [7])), sum(x), max(x, default="none"), any(x), all(x), tuple(x), dict(x), "".join(x), set(x), len(list(x)))
x = iter(range(20))
print(any(v > 3 for v in x), next(x), all(v < 8 for v in x), next(x), list(it.takewhile(lambda v: v < 12, x)), next(x), list(it.dropwhile(lambda v: v < 16, x)))
x = iter(range(5))
try:
    a, b = x
except ValueError as e:
    print(e, list(x))
x = iter([1])
try:
    a, b, *c = x
except ValueError as e:
    print(e)
a, (b, *c), d = 1, iter("pqr"), {"k": 0}
print(a, b, c, *d)
l = [1, 2, 3]
x = iter(l)
print(next(x), next(x))
l.append(4); l.insert(0, 0)
print(list(x), l)
l.append(5)
print(list(x), next(x, "stays done"))
l = [1, 2, 3, 4]
x = iter(l)
next(x)
del l[:2]
print(list(x), [*reversed(l)])
r = reversed([1, 2, 3])
print(next(r), list(r), list(r))
e = enumerate(iter("abc"), 10)
print(next(e), list(e), list(e))
m = map(lambda p, q: (p, q), iter([1, 2, 3]), "ab")
print(next(m), list(m), list(m))
f = filter(None, [0, 1, "", "x", [], None, 2.5])
print(next(f), list(f))
a, b = it.tee(iter([1, 2, 3, 4]))
print(next(a), next(a), list(b), list(a), list(b))
src = iter([1, 2, 3, 4])
a, b = it.tee(src)
print(next(a), next(src), list(b), list(a))
ch = it.chain([1, 2], iter([3]), "a")
print(next(ch), list(ch), list(it.chain.from_iterable([[1], (2, 3), "z"])))
cyc = it.cycle(iter([1, 2]))
print([next(cyc) for _ in range(5)], list(it.islice(it.count(5, -2), 4)), list(it.islice("abcdefg", 1, None, 3)), list(it.islice(it.count(0.5, 0.25), 3)), list(it.repeat("r", 2)))
g = it.groupby([1, 1, 2, 2, 1])
groups = list(g)
print([(k, list(v)) for k, v in groups], [(k, list(v)) for k, v in it.groupby("aAbBc", str.lower)])
g = it.groupby("aabbb")
k1, g1 = next(g)
first = next(g1)
k2, g2 = next(g)
print(k1, first, list(g1), k2, list(g2), next(g, "no more"))
n = iter([1, 2, 0, 3])
print(list(iter(lambda: next(n), 0)), list(n))
d = deque("abc")
print(list(iter(d.popleft, "c")), d)
it3 = iter(int, 1)
print([next(it3) for _ in range(3)])
try:
    print(list(iter(d.popleft, "zz")))
except IndexError as e2:
    print(e2)


def gen():
    got = yield "start"
    while got != "stop":
        got = yield f"echo {got}"
    return "bye"


g = gen()
print(next(g), g.send(1), [v for v in it.islice(g, 2)], g.send("x"))
try:
    g.send("stop")
except StopIteration as s:
    print(s.value, list(g), next(g, "default"))
g = gen()
print(iter(g) is g, iter([]) is not iter([]), list(zip(gen(), range(3))))
print(list(it.zip_longest("ab", [1], (), fillvalue="-")), list(it.accumulate([1, 2, 3], lambda p, q: p * q, initial=10)), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.compress("abcd", [1, 0, "x", None])), list(it.filterfalse(str.isdigit, "a1b2")), list(it.pairwise("abc")), list(it.pairwise("a")))
print(list(it.product("ab", repeat=2)), list(it.product([1], [])), list(it.product()), list(it.permutations([1, 2, 3], 2))[-2:], list(it.combinations("abc", 2)), list(it.combinations_with_replacement("ab", 2)), len(list(it.permutations(range(5)))))
for bad in (lambda: iter(5), lambda: next([1]), lambda: iter(len), lambda: it.islice([1], -1), lambda: list(it.islice([1], 0, 5, 0)), lambda: next(iter([])), lambda: list(zip(1)), lambda: [*None], lambda: dict([1, 2]), lambda: dict(["abc"]), lambda: it.tee([1], -1), lambda: list(map(None, [1])), lambda: it.cycle(3), lambda: reversed({1}), lambda: reversed(x), lambda: len(iter([1])), lambda: iter([1])[0], lambda: sum("ab"), lambda: enumerate(), lambda: max(1), lambda: it.permutations("ab", -1), lambda: it.count("a"), lambda: it.repeat(1, "x"), lambda: it.groupby(), lambda: "".join(iter([1]))):
    try:
        print(bad())
    except Exception as e3:
        print(type(e3).__name__, e3)
nested = [[1, [2]], [3], []]
flat = [z for y in nested for z in y]
print(flat, sum(nested, []), [*map(list, zip(*[[1, 2], [3, 4]]))], list(zip(*zip("ab", "cd"))), list(zip()), list(map(sum, zip([1, 2], (3, 4), range(2)))))
print(it.chain([1]).__class__.__name__, type(iter([])).__name__, type(iter({})).__name__, type(zip()).__name__, Loud(1, 2).__length_hint__(), list(range(5)[::-2]), list(reversed(range(0, 10, 4))), [*range(3, 0)], list(iter(range(2))) * 2)
