# iter/next, sentinel iter, __getitem__ fall-back, reversed, zip strict, enumerate, map with several, filter None.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration('done')
        self.n -= 1
        return self.n + 1


class Squares:
    def __getitem__(self, i):
        if i >= 5:
            raise IndexError
        return i * i


class Rev(Squares):
    def __len__(self):
        return 5


class Fresh:
    def __init__(self, *xs):
        self.xs = xs

    def __iter__(self):
        for x in self.xs:
            yield x

    def __reversed__(self):
        return iter(['r', *self.xs])

    def __contains__(self, x):
        return x == 'magic'


class BadIter:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return NoNext()


class Never:
    __iter__ = None

    def __getitem__(self, i):
        return i


def attempt(f):
    try:
        return f()
    except (TypeError, ValueError, StopIteration, IndexError, KeyError) as e:
        return f'{type(e).__name__}({e})'


c = Countdown(3)
print(next(c), list(c), list(c), attempt(lambda: next(c)), next(c, 'dflt'))
print(list(Squares()), 9 in Squares(), 7 in Squares(), max(Squares()), list(zip(Squares(), 'ab')), [*reversed(Rev())], attempt(lambda: list(reversed(Squares()))))
f = Fresh(1, 2)
print(list(f), list(f), 'magic' in f, 1 in f, list(reversed(f)), tuple(f), set(f), sorted(f, reverse=True), dict.fromkeys(f), sum(f))
print(attempt(lambda: list(BadIter())), attempt(lambda: iter(NoNext())), attempt(lambda: list(Never())), attempt(lambda: iter(5)), attempt(lambda: next([1])), attempt(lambda: 3 in Never()), attempt(lambda: 3 in 5))
it = iter([3, 1, 4, 1, 5, 9, 2, 6])
print(list(iter(lambda: next(it), 5)), list(it))
lines = iter(['a', 'b', '', 'c'])
print([l for l in iter(lambda: next(lines, ''), '')], next(lines))
print(list(zip([1, 2, 3], 'ab')), attempt(lambda: list(zip([1, 2, 3], 'ab', strict=True))), attempt(lambda: list(zip([1], 'ab', strict=True))), list(zip()), list(zip('abc')), list(zip('ab', range(10), [None] * 3)))
print(list(map(lambda *a: a, 'abc', range(2))), list(map(None.__class__, [])) if False else '', list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, '', 'a', [], [0], None, 0.0])), list(filter(str.isdigit, 'a1b2')))
print(list(enumerate('ab', start=5)), list(enumerate({'x': 1}.items(), -1)), attempt(lambda: list(enumerate(5))), list(enumerate(Fresh('p'), 1.5)) if False else '')
e = enumerate('xyz')
print(next(e), next(e), [*e], [*e], next(e, None))
z = zip(i1 := iter('abc'), i2 := iter('xy'))
print(list(z), next(i1, 'empty'), next(i2, 'empty'))
r = reversed([1, 2, 3])
print(next(r), list(r), iter(r) is r, r.__length_hint__())
g = (x for x in 'ab')
print(iter(g) is g, iter([]) is iter([]), next(g), *g, *g)
x = iter({'a': 1, 'b': 2}.values())
print(sum(x), sum(x), min('hello'), max([], default='none'), min((3, 'c'), (3, 'a')), max('aB', key=str.lower), max([1, 5, 2], [1, 6]), attempt(lambda: max([])), attempt(lambda: min(1)), attempt(lambda: max(1, 'a')))
print(any([]), all([]), any(iter([0, 1])), all('ab'), any(x > 2 for x in Countdown(3)), sum([[1], [2]], []), attempt(lambda: sum(['a', 'b'])), attempt(lambda: sum(['a'], '')), sum((0.5, True)))
for i in range(3):
    for j in Countdown(2):
        if j == i:
            break
    else:
        print('no break for', i)
        continue
    print('break at', i, j)
i = iter(range(3))
for a in i:
    print(a, next(i, 'end'), end=';')
print()
a, b = Countdown(2)
(p, *q), *rest = map(list, ['abc', 'de', 'f'])
print(a, b, p, q, rest)
n = iter(())
print([*n] or 'empty', tuple(range(3, 0, -1)), list(range(0)), range(2, 11, 3)[-1], bool(range(0)), [i for i in reversed(range(1, 10, 4))], list(reversed({'a': 1, 'b': 2})), list(reversed('abc')))


def pairwise(it):
    it = iter(it)
    try:
        prev = next(it)
    except StopIteration:
        return
    for x in it:
        yield prev, x
        prev = x


print(list(pairwise('abcd')), list(pairwise([])), list(pairwise(Fresh(1))))


def window(seq, n):
    buf = []
    for x in seq:
        buf = (buf + [x])[-n:]
        if len(buf) == n:
            yield tuple(buf)


print(list(window(Countdown(5), 3)), sum(a * b for a, b in window(range(5), 2)))


class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids

    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k

    def __len__(self):
        return 1 + sum(map(len, self.kids))

    def levels(self):
        row = [self]
        while row:
            yield [n.v for n in row]
            row = [k for n in row for k in n.kids]


t = Tree(1, Tree('two', Tree(3.0)), Tree(None, Tree((4,)), Tree([5])))
print(list(t), len(t), list(t.levels()), [*zip(t, reversed(list(t)))][0], None in t, 4 in t)
print(dict(zip(*[iter('k1v2')] * 2)), {**dict(enumerate('ab'))}, list(dict(a=1)), dict([['x', 1], 'yz']), attempt(lambda: dict(['abc'])), attempt(lambda: dict([1])), attempt(lambda: dict(5)))
it = iter([1, 2, 3])
print(list(zip(it, it)), list(it), [(yield_, w) for yield_ in 'a' for w in iter([])])
del it
for v in Squares():
    if v > 3:
        raise StopIteration(v)
