# Truth values, is, ==, aliasing, copies and in-place operators.
class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Truthy(Len):
    def __bool__(self):
        return self.n != 0


class Odd:
    def __bool__(self):
        return 'yes'


for v in (0, 0.0, -0.0, 0j, '', ' ', b'', (), (0,), [], [[]], {}, {0: 0}, set(), {0}, range(0), range(1), None, ..., False, True, Len(0), Len(2), Truthy(-1), Truthy(0), object, lambda: 0, float('nan'), NotImplementedError()):
    print(int(bool(v)), 1 if v else 0, not v, end=' | ')
print()
for v in (Odd(), Len(-1), Len('x'), Len(2.0)):
    try:
        print(bool(v))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(1 and 2 or 3, 0 and 2 or 3, [] or {} or 'last', None or 0, '' and 5, 1 and [], not [] and not {}, (0 or 'a') and ('b' or 1 / 0))
print(True + True, True == 1, True is 1 if False else 'n/a', False in [0], {True: 'a', 1: 'b', 1.0: 'c'}, [True, 1].index(1), isinstance(True, int), True & 3, True | False, ~True, -True, True ** 2, str(True) + 'x')
a = [1, [2, 3]]
b = a
c = a[:]
d = list(a)
e = a + []
import copy
f = copy.deepcopy(a)
g = copy.copy(a)
a[1].append(4)
a.append(5)
print(a, b, c, d, e, f, g)
print(b is a, c is a, c == d, c[1] is a[1], f[1] is a[1], g[1] is a[1])
x = y = []
x += [1]
print(x, y, x is y)
x = x + [2]
print(x, y, x is y)
s = t = (1,)
s += (2,)
print(s, t)
n = m = 5
n += 1
print(n, m)
u = v = {1}
u |= {2}
print(u, v, u is v)
u = u | {3}
print(u, v)
w = z = 'ab'
w *= 2
print(w, z)
p = q = bytearray(b'a')
p += b'b'
print(p, q)
tup = ([], 'x')
try:
    tup[0] += [1]
except TypeError as err:
    print(err, tup)
tup[0].append(2)
print(tup)
grid = [[0] * 3] * 2
grid[0][1] = 'X'
print(grid, grid[0] is grid[1])
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 'X'
print(grid)


def change(lst, num, txt, dct):
    lst.append('in')
    num += 1
    txt += '!'
    dct = {**dct, 'new': 1}
    lst = ['rebound']
    return lst, num, txt, dct


L, N, T, D = ['out'], 1, 't', {}
print(change(L, N, T, D), L, N, T, D)


class Node:
    shared = []

    def __init__(self, own=None):
        self.own = own if own is not None else []

    def add(self, x):
        self.shared += [x]
        self.own += [x]
        return self


n1, n2 = Node(), Node()
n1.add(1)
n2.add(2)
print(n1.shared, n2.shared, n1.own, n2.own, Node.shared, 'shared' in n1.__dict__, n1.shared is Node.shared)
n1.shared = ['mine']
n1.add(3)
print(n1.shared, n2.shared, Node.shared)
i = 0
lst = [[], [], []]
for cell in lst:
    cell.append(i)
    cell = ['lost']
    i += 1
print(lst)
d1 = {'k': lst[0]}
d2 = dict(d1)
d3 = {**d1}
d2['k'] += ['via d2']
print(d1, d3, lst[0], d1 == d2, d1 is not d2)
d2['k'] = d2['k'] + ['new list']
print(d1['k'] == d2['k'], len(d2['k']))
print([] == [], [] is [], () is (), None is None, (1, 2) == [1, 2], {1, 2} == frozenset([2, 1]), 'a' == b'a', 1 == '1', [1, 2] < [1, 3], (1,) < (1, 0), [] < [0], {1} < {1, 2}, {1} <= {2})
obj = object()
print(obj == obj, obj is obj, obj in [obj], [obj] == [obj], obj == object(), hash(obj) == hash(obj), id(obj) == id(obj), type(obj) is object)
swap = [1, 2, 3]
swap[0], swap[2] = swap[2], swap[0]
alias = swap
alias[:] = [9]
print(swap, alias is swap)
alias.clear()
print(swap, [alias] * 2, alias.extend('ab'), swap, swap.sort(reverse=True), swap, swap.reverse(), alias)
h = [1, 2]
h.extend(h)
h += h
h[1:3] = h
print(h, h * 0, h.copy() == h)
j = [0, 1, 2]
j[j[0]], j[j[1]] = j[1], 7
print(j)
k = k2 = [1]
k, k2 = k2 + [2], k
k2.append(3)
print(k, k2)
(lambda l: l.append(l))(k)
print(k, k[-1] is k)
r = {}
r['r'] = r
rr = copy.deepcopy(r)
print(rr['r'] is rr, rr is r, rr)
cell = [None]
cell[0] = cell2 = [cell]
print(cell2[0] is cell, cell)
del cell[0]
print(cell2, cell)
print([1, 2, 3] is not [1, 2, 3], not 1 == 2, not (1 is None), 1 in [1] == True, (1 in [1]) == True, 1 < 2 == True, 3 > 2 > 1 != 0)
assert [] is not None and not [], 'empty'
assert not a, ('a holds', len(a))
