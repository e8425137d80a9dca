# Every way that arguments meet parameters, right and wrong.
def show(f, *a, **k):
    try:
        return f(*a, **k)
    except TypeError as e:
        return f'TypeError: {e}'


def p0(): return 'none'
def p1(a): return a
def p2(a, b=2): return a, b
def pv(a, *rest): return a, rest
def pk(a, *, key, opt=None): return a, key, opt
def pp(a, b, /, c, *, d): return a, b, c, d
def pa(*args, **kw): return args, kw
def po(a, /, **kw): return a, kw


calls = [
    (p0, (), {}), (p0, (1,), {}), (p0, (), {'x': 1}), (p1, (), {}), (p1, (1, 2), {}), (p1, (1,), {'a': 2}), (p1, (), {'a': 3}), (p1, (), {'b': 3}),
    (p2, (), {}), (p2, (1, 2, 3), {}), (p2, (), {'b': 1}), (p2, (5,), {'b': 6, 'c': 7}), (pv, (), {}), (pv, (1, 2, 3), {}), (pv, (1,), {'rest': 2}),
    (pk, (1,), {}), (pk, (1, 2), {'key': 3}), (pk, (), {'a': 1, 'key': 2, 'opt': 3}), (pk, (1,), {'key': 1, 'z': 2}), (pk, (), {}),
    (pp, (1, 2, 3), {'d': 4}), (pp, (1, 2), {'c': 3, 'd': 4}), (pp, (1,), {'b': 2, 'c': 3, 'd': 4}), (pp, (1, 2, 3, 4), {}), (pp, (), {}), (pp, (1, 2, 3), {}),
    (pa, (1, 2), {'args': 3, 'kw': 4}), (po, (1,), {'a': 2}), (po, (), {'a': 2}), (len, (), {}), (len, (1, 2), {}), (len, (5,), {}), (max, (), {}), (int, ('z',), {'base': 36}),
    (sorted, ([2, 1],), {'reverse': True}), (sorted, ([2, 1], True), {}), (print, ('x',), {'nope': 1}), ((lambda x, y=1: x), (), {}), (str.upper, (), {}), (str.upper, (5,), {}), ([].append, (), {}),
    (dict, (1,), {}), (dict, ([1],), {}), (dict, ([(1, 2)],), {'a': 3}), (range, (), {}), (range, ('a',), {}), (isinstance, (1, 'int'), {}), (abs, ('x',), {}), (pow, (2,), {}),
]
for f, a, k in calls:
    print(f.__name__, a, k, '=>', show(f, *a, **k))


class C:
    def __init__(self, a, b=1):
        self.ab = a, b

    def m(self, x):
        return self.ab, x

    @staticmethod
    def s(x, y):
        return x - y

    @classmethod
    def c(cls, *a):
        return cls.__name__, a

    def __call__(self, *, loud):
        return loud


c = C(1)
for f, a, k in [(C, (), {}), (C, (1, 2, 3), {}), (C, (1,), {'b': 5, 'z': 0}), (c.m, (), {}), (c.m, (1, 2), {}), (C.m, (), {}), (C.m, (c,), {}), (C.m, (c, 2), {}), (C.s, (1,), {}),
                (c.s, (3, 2), {}), (C.c, (1, 2), {}), (c.c, (), {}), (c, (1,), {}), (c, (), {'loud': 'yes'}), (c, (), {})]:
    r = show(f, *a, **k)
    print('=>', r.ab if isinstance(r, C) else r)


def forward(*args, **kwargs):
    return pa(*args[::-1], *args[:1], **{k.upper(): v for k, v in kwargs.items()}, n=len(args))


print(forward(1, 2, x=3), forward(), forward(*{'k': 1}, **{'y z': 2}))
print(show(lambda: forward(n=1)), show(lambda: pa(**{'n': 1}, **{'n': 2})), show(lambda: pa(*5)), show(lambda: pa(**5)), show(lambda: pa(**{5: 1})), show(lambda: p1(*[1], a=2)))
a, *b = 'xyz'
*c, d = range(4)
(e, (f, *g)), h = (1, 'abc'), {}
[i, *j, k] = {'p': 1, 'q': 2}
print(a, b, c, d, e, f, g, h, i, j, k)
for bad in ('a, b = 1', 'abc', [1], {1, 2, 3}, {'x': 0}, iter([]), None, range(10 ** 9)):
    try:
        m, n = bad
        print(m, n)
    except (ValueError, TypeError) as err:
        print(type(err).__name__, err)
try:
    x, *y, z = [1]
except ValueError as err:
    print(err)
try:
    (x, y), z = [1, 2], 3
    (x, y), z = 1, 2
except TypeError as err:
    print(err, x, y, z)
x = y = z = []
x += [1]
y = y + [2]
print(x, y, z, x is z)
x, x, x = 1, 2, 3
i = 0
lst = [0] * 3
i, lst[i] = 2, 'two'
print(x, i, lst)
lst[0], lst[1], lst[2] = lst[2], lst[0], lst[1]
print(lst, (*lst, *'ab'), [*lst, *range(2)], {*lst}, {**{'a': 1}, 'b': 2, **{'a': 3}}, (*(),))
print(*[1, 2], *'ab', sep='-', **{'end': '!\n'})
print((lambda *a, k=1, **kw: (a, k, kw))(*range(2), k=5, z=6), (lambda: (yield))().__class__.__name__)
p2(**{'a': 1, 'b': 2}, c=3)
