import copy
from collections import deque, defaultdict


def same(a, b):
    return "same" if a is b else "copy"


inner = [1]
outer = [inner, inner]
for name, made in [("slice", outer[:]), ("list()", list(outer)), ("copy", outer.copy()),
                   ("copy.copy", copy.copy(outer)), ("deepcopy", copy.deepcopy(outer)),
                   ("times one", outer * 1), ("plus", outer + []), ("comp", [e for e in outer])]:
    print(f"{name:10} {same(made, outer)} {same(made[0], inner)} {same(made[0], made[1])}")

tup = (1, [2])
print(same(tup[:], tup), same(tuple(tup), tup), same(copy.copy(tup), tup), same(copy.deepcopy(tup), tup))
frozen = (1, (2, "x"))
print(same(copy.deepcopy(frozen), frozen))

rows = [[]] * 3
rows[0].append("x")
print(rows)
rows[1] = ["own"]
rows[2].append("y")
print(rows)

d = dict.fromkeys("ab", [])
d["a"].append(1)
print(d)
d["a"] = d["a"] + [2]
print(d)
d2 = dict(d)
d2["b"].append(9)
d2["c"] = 1
print(d, d2)
d3 = {**d, "b": "new"}
print(d, d3, same(d3["a"], d["a"]))

a = [1, 2]
a.append(a)
print(a, a[2][2][0], a[2] is a)
b = copy.deepcopy(a)
print(b, b[2] is b, b is a)
dd = {}
dd["self"] = dd
print(dd)
print(len(repr([a, dd])))


def swap(x, y):
    x, y = y, x
    return x, y


p, q = [1], [2]
print(swap(p, q), p, q)


def fill(lst):
    lst.append(1)
    lst = [100]
    lst.append(2)
    return lst


arg = []
print(fill(arg), arg)
first = second = []
first.append(1)
print(second)
first = [9]
print(second)
one, two = ([],) * 2
one.append(5)
print(two)


class Node:
    def __init__(self, v, nxt=None):
        self.v, self.nxt, self.kids = v, nxt, []

    def __repr__(self):
        return f"N{self.v}{self.kids}"


n = Node(1)
m = copy.copy(n)
m.v = 2
m.kids.append("shared")
print(n, m)
k = copy.deepcopy(n)
k.kids.append("own")
print(n, k)
nodes = {i: Node(i) for i in range(3)}
alias = list(nodes.values())
alias[1].v = 77
del nodes[0]
print(nodes, alias)

lst = [3, 1, 2]
view = lst
lst.sort()
print(view)
lst = sorted(lst, reverse=True)
print(view, lst)
view[:] = [0]
print(view, lst)
lst2 = lst
lst2[1:2] = "abc"
print(lst)
lst.clear()
print(lst2)
dq = deque([[1], [2]])
dq2 = dq.copy()
dq[0].append("z")
dq.rotate(1)
print(dq, dq2)
groups = defaultdict(list)
g = groups["a"]
g.append(1)
groups["a"].append(2)
groups["b"]
print(dict(groups), g)
it = iter(view)
view.append(4)
view.append(5)
print(next(it), list(it), view)
t1 = [],
t1[0].append(t1)
print(t1, t1[0][0] is t1)
x = y = 5
x += 1
print(x, y)
loops = [[i] for i in range(3)]
for item in loops:
    item += [0]
for item in loops:
    item = item + [1]
print(loops)
for i, row in enumerate(loops):
    loops[i] = row * 2
print(loops)
print([] is not [], [1] == [1], (1, 2) == (1, 2), [1] != (1,))
keep = loops.pop(0)
keep.append("gone")
print(loops, keep)
