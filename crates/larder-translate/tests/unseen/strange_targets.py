# Assignment targets of every form, in for, with, except, del, augmented, walrus, imports and comprehension.
from contextlib import contextmanager
import math as m, string as st
from math import pi as PI, floor


class Box(object):
    pass


box = Box()
lst = [0, 0, 0, 0]
d = {}
for box.x in range(3):
    pass
for lst[box.x] in 'ab':
    pass
for d['k'], *lst[:2] in [(1, 2, 3), (4, 5, 6)]:
    pass
print(box.x, lst, d)
for i, (j, (k, *l)) in enumerate([(1, (2, 3, 4)), (5, 'xyz')]):
    print(i, j, k, l)
for d[i] in range(2):
    i += 1
print(d, i)
for (a, b), c in {('p', 'q'): 1, ('r', 's'): 2}.items():
    print(a, b, c, end=' ')
print()


@contextmanager
def pair(x):
    yield x, [x]


with pair(1) as (u, [v]), pair('z') as box.held, pair(None) as d['ctx']:
    print(u, v, box.held, d['ctx'])
with pair(5) as lst[0]:
    pass
print(lst)
[x, y], z = (1, 2), 3
(x), = [9]
[[w]] = [[8]]
(q), (r) = 1, 2
print(x, y, z, w, q, r)
x = y = lst[1] = d['multi'] = box.y = ['shared']
y.append('seen')
print(x, lst[1], d['multi'], box.y, x is box.y)
lst[1:1], d['s'] = 'ins', 'str'
print(lst, d['s'])
lst[0:2], lst[-1:] = [], ()
print(lst)
box.n = 0
box.n += 1
box.n <<= 4
d['n'] = d.get('n', 0) + 1
d['n'] *= 10
d['l'] = []
d['l'] += 'ab'
lst[0] *= 2
lst[-1:] += ['tail']
print(box.n, d['n'], d['l'], lst)


def fn():
    fn.calls += 1
    return lst


fn.calls = 0
fn()[0] = 'by call'
fn()[1:], fn().extra if False else None
fn()[1] += ['x'] if isinstance(lst[1], list) else '!'
print(fn.calls, lst)


class Desc:
    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, 'unset')

    def __set__(self, obj, value):
        print('set', self.name, value)
        setattr(obj, self.name, value)

    def __delete__(self, obj):
        print('delete', self.name)
        delattr(obj, self.name)


class Holder:
    f = Desc()
    g = Desc()


h = Holder()
h.f, h.g = 1, h.f
for h.f in (7, 8):
    pass
h.f += h.g if isinstance(h.g, int) else 1
with pair('w') as (h.g, _):
    pass
print(h.f, h.g, vars(h))
del h.f, (h.g)
print(h.f)


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, k):
        return self.cells.get(repr(k), 0)

    def __setitem__(self, k, v):
        print('cell', k, v)
        self.cells[repr(k)] = v

    def __delitem__(self, k):
        print('clear', k)
        self.cells.pop(repr(k), None)


g = Grid()
g[1, 2] = 3
g[1, 2] += 4
g[:, 0], g[...], g[1:2:3, 'x'] = 'abc'
for g['loop', 1] in [10, 20]:
    pass
del g[1, 2], g[...]
[g['c'] for g['c'] in 'xy'] if False else None
print(sorted(g.cells.items(), key=str))
try:
    a, b, *c = 1,
except ValueError as err:
    print(err, a, b)
try:
    lst[0], undefined.attr, lst[1] = 'done', 'x', 'not done'
except NameError as err:
    print(err, lst)
try:
    lst[0], lst[99], lst[1] = 'again', 'x', 'not done'
except IndexError as err:
    print(err, lst)
try:
    (a, b), c = (1, 2, 3), 4
except ValueError as err:
    print(err)
try:
    box.a, (box.b, box.c) = 1, 2
except TypeError as err:
    print(err, box.a, hasattr(box, 'b'))
i = [0]
i[0], i = 'x', i
i[i.index('x')] = i
print(i[0] is i, m.floor(PI), floor(2.7), st.digits[:3])
n = 5
n, m2 = (n := n + 1), n
print(n, m2)
t = 1, 2, 3
*t, last = t
first, *t = t
print(t, first, last)
*s, = 'abc'
print(s, *s)
del a, (b, c), [lst[0], d['k']]
try:
    print(a)
except NameError as err:
    print(err)
try:
    del a
except NameError as err:
    print(err)
del box.zzz
