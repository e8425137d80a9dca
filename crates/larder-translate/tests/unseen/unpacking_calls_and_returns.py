# Star expressions in every call, display, return, yield, subscript and loop; argument mutation.
def spread(*args, sep='-', **kw):
    return sep.join(map(str, args)) + (f' {sorted(kw.items())}' if kw else '')


def ret(*xs):
    return *xs, len(xs)


def gen(*xs):
    yield *xs, 'y'
    got = yield from (x * 2 for x in xs)
    return got, *xs


nums = (1, 2)
d = {'sep': '/', 'z': 0}
print(spread(*nums), spread(*nums, 3, *[4, 5]), spread(**d), spread('a', *'bc', **d, y=1), spread(*range(3), *(n for n in 'xy')), spread(*{}, *{1: 2}, *set()))
print(ret(*'ab'), ret(), [*gen(1, 2)], (lambda *a, **k: (a, k))(*nums, **d), [*nums, *map(str, nums)], {**d, 'z': [*d]}, {*nums, *'a'} == {1, 2, 'a'}, (*nums,), *nums, sep=' ')
for a, *b in [(1,), 'xyz', [1, [2]], range(4)]:
    print(a, b, end='; ')
for *a, b in [(1,), 'xyz']:
    print(a, b, end='; ')
for a, (b, *c), d2 in [(1, 'bcd', 2), (3, [4], 5)]:
    print(a, b, c, d2, end='; ')
print()
(a, b), *rest, [c] = [(1, 2), 'mid', 3, [4]]
print(a, b, rest, c)
(*a, b), c = [1, 2, 3], 4
[x, *_], *_, y = 'hello', 2, 3
print(a, b, c, x, _, y)


def modify(lst, *rest, **kw):
    lst.append(len(rest))
    rest += ('more',)
    kw['added'] = kw.pop('k', None)
    for r in rest:
        if isinstance(r, list):
            r.clear()
    return lst, rest, kw


base, inner, opts = [0], [1], {'k': 'v'}
print(modify(base, inner, 2, **opts), base, inner, opts)
print(modify(base, *[inner, inner]), opts)


def keyword_order(**kw):
    return list(kw)


print(keyword_order(z=1, a=2, **{'m': 3, 'b': 4}, c=5))


class Caller:
    def __init__(self, *args, **kw):
        self.args, self.kw = args, kw

    def __getitem__(self, k):
        return k

    def __iter__(self):
        return iter(self.args)

    def keys(self):
        return self.kw.keys()

    def __call__(self, *extra):
        return Caller(*self, *extra, **self.kw)


class Mapping(Caller):
    def __getitem__(self, k):
        return self.kw[k]


c = Caller(1, 2, k=3)
print(c[1, 2], c[*nums], c[*nums, 5], c[1:2, ::3], c[()], [*c], spread(*c), [*c('more')], c().kw)
print(spread(**Mapping(q=1, w=2)), {**Mapping(a=1)}, dict(Mapping(b=2)), [*Mapping(5)])
for bad in (lambda: spread(*5), lambda: spread(**[1]), lambda: spread(**{1: 2}), lambda: spread(*nums, sep=1), lambda: {**5}, lambda: [*None], lambda: spread(**d, **d), lambda: dict(**{'a': 1}, a=2), lambda: (lambda a: a)(**{'b': 1}), lambda: (lambda *, a: a)(1)):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    a, b, *c = iter([1])
except ValueError as e:
    print(e)
try:
    a, b = {'x': 1, 'y': 2, 'z': 3}
except ValueError as e:
    print(e)
try:
    [a, b] = 5
except TypeError as e:
    print(e)
try:
    a, = ()
except ValueError as e:
    print(e)
try:
    (a, b), c = 'ab', 'c', 'd'
except ValueError as e:
    print(e)


def fib_args(a=0, b=1, *rest):
    return (a, b, *rest) if len(rest) > 5 else fib_args(b, a + b, *rest, a)


print(fib_args())
g = gen(1, 'b')
print(next(g), next(g), next(g), end=' ')
try:
    next(g)
except StopIteration as s:
    print(s.value)


def transpose(rows):
    return [*map(list, zip(*rows))]


m = [[1, 2, 3], [4, 5, 6]]
print(transpose(m), transpose(transpose(m)) == m, transpose([]), [*zip(*[iter(range(7))] * 3)], dict(zip('ab', zip(*m))))
first, *_, last = sorted({5, 1, 9})
head, *tail = (c for c in 'word')
print(first, last, head, ''.join(tail))


def compose(*fs):
    f, *rest = fs or (lambda *a: a,)
    return f if not rest else lambda *a: f(compose(*rest)(*a))


print(compose(str, abs)(-3), compose()(1, 2), compose(len, lambda *a: a)(1, 2, 3))
print(*(f'{i}:{v}' for i, v in enumerate('ab')), *[], **{'sep': ','})
print(max(*nums), max(*[[3, 1]]), min(*'ba', *'c'), sum(*[[1, 2], 10]), [].append(*[1]), '{}{}{k}'.format(*'xy', **{'k': 'z'}), '%s-%s' % (*'ab',))
i = iter('abcdef')
a, b, *c = next(i), next(i), *i
print(a, b, c)
x, *x = 1, 2, 3
print(x)
a, b = b, *a = 'pq'
print(a, b)
spread(1, *2)
