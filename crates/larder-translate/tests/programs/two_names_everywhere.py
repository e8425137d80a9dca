from dataclasses import dataclass, field


@dataclass
class Node:
    name: str
    kids: list = field(default_factory=list)
    grid: list = None


shared = [1, 2]
n1 = Node("a", shared)
n2 = Node("b", shared)
n1.kids.append(3)
print(n1, n2, shared)
pair = (shared, shared)
pair[0].append(4)
print(pair, pair[0] is pair[1], shared)
rows = [[0] * 3] * 2
rows[0][1] = 5
print(rows, rows[0] is rows[1])
rows = [[0] * 3 for _ in range(2)]
rows[0][1] = 5
print(rows)


def collect(x, into=[]):
    into.append(x)
    return into


a = collect(1)
b = collect(2)
print(a, b, a is b, collect(3, []))


def swap(xs, i, j):
    xs[i], xs[j] = xs[j], xs[i]
    return xs


v = [1, 2, 3]
w = swap(v, 0, 2)
print(v, w is v)
i = 0
i, v[i] = 2, 10
print(i, v)
x = y = []
x.append(1)
print(y)
d = {"k": [1]}
e = d.copy()
e["k"].append(2)
e["n"] = 1
print(d, e)
f = dict(d)
f["k"] = 0
print(d, f)
t = ([1], [2])
t2 = t[:]
print(t2 is t, list(t) is not list(t))
q = [shared, [shared]]
import copy
c1, c2 = copy.copy(q), copy.deepcopy(q)
shared.append("z")
print(c1, c2, c2[0] is c2[1][0])
def gen(xs):
    for x in xs:
        yield x
        xs.append(x) if len(xs) < 6 else None
z = [1, 2]
print(list(gen(z)), z)
lst = [1, 2, 3, 4, 5]
lst[1:3] = lst
print(lst)
lst[:] = lst[::-1]
print(lst)
lst[::2] = [0] * len(lst[::2])
print(lst)
lst += lst
print(lst)
lst *= 2
print(len(lst))
lst.extend(lst)
print(len(lst))
it = iter(lst)
lst.clear()
print(list(it))
s = {1, 2}
u = s
u |= {3}
print(s, s is u)
u = u | {4}
print(s, u)
fs = frozenset(s)
gs = fs
gs |= {9}
print(fs, gs)
tup = (1,)
tup2 = tup
tup += (2,)
print(tup, tup2)
m = [[1], [2]]
for row in m:
    row += [0]
print(m)
for row in m:
    row = row + [1]
print(m)
st = "ab"
st2 = st
st += "c"
print(st, st2)
ba = bytearray(b"ab")
bb = ba
bb += b"c"
print(ba, bb is ba)
