import copy

def append_to(item, target=[]):
    target.append(item)
    return target

def fresh(item, target=None):
    target = [] if target is None else target
    target.append(item)
    return target

def rebind(lst):
    lst = lst + [99]
    return lst

def mutate(lst):
    lst += [99]
    return lst

print(append_to(1), append_to(2), append_to(3, []), append_to.__defaults__)
print(fresh(1), fresh(2), fresh(3, [0]))
a = [1, 2]
print(rebind(a), a, mutate(a), a, mutate(a) is a)

grid = [[0] * 3] * 2
grid[0][1] = 7
good = [[0] * 3 for _ in range(2)]
good[0][1] = 7
print(grid, good, grid[0] is grid[1])

t = ([1], 2)
try:
    t[0] += [5]
except TypeError as e:
    print("TypeError:", e, "| but", t)

s1 = s2 = {1, 2}
s1 |= {3}
s2 = s2 | {4}
print(s1, s2, s1 is s2)
n = m = 5
n += 1
print(n, m)
d = dict.fromkeys("ab", [])
d["a"].append(1)
print(d, {k: [] for k in "ab"} | {"a": [1]})

orig = {"l": [1, [2, 3]], "t": (4, [5]), "n": None}
sh, dp = copy.copy(orig), copy.deepcopy(orig)
orig["l"][1].append("x")
orig["t"][1].append("y")
orig["new"] = 1
print(sh, dp, sep="\n")
loop = [1]
loop.append(loop)
dl = copy.deepcopy(loop)
print(loop, dl, dl[1] is dl, dl is loop, {"k": [loop]})
selfd = {}
selfd["me"] = selfd
print(selfd)

class Node:
    shared = []
    count = 0

    def __init__(self, v):
        self.v = v
        self.count += 1
        self.shared.append(v)

    def __copy__(self):
        new = type(self)(self.v)
        new.copied = True
        return new

    def __deepcopy__(self, memo):
        new = self.__class__.__new__(self.__class__)
        memo[id(self)] = new
        new.v = copy.deepcopy(self.v, memo)
        return new

x = Node([1])
y, z = copy.copy(x), copy.deepcopy([x, x])
x.v.append(2)
print(y.v, z[0].v, z[0] is z[1], vars(y), Node.count, x.count, len(Node.shared), hasattr(z[0], "count"), "count" in vars(z[0]))

lst = [1, 2, 3, 4, 5, 6]
for v in lst:
    lst.append(8) if v == 1 else v % 2 or lst.remove(v)
print(lst)
for i in (it := iter(lst)):
    lst.pop()
print(lst, list(it))
d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + k] = 0
except RuntimeError as e:
    print("RuntimeError:", e, d)
for k in list(d):
    d.pop(k)
    d[k] = 0
try:
    for v in (s := {1, 2, 3}): s.discard(v)
except RuntimeError as e:
    print("RuntimeError:", e, d)
view, items = d.keys(), d.items()
d["late"] = 1
print(view, list(items)[-1], view & {"late", "zz"}, ("late", 1) in items, len(view))
a = [1, 2, 3]
b = a[:]
a[1:2] = b
a[len(a):] = [a]
print(a[:-1], a[-1] is a, b, len(a[-1][-1]))
i, arr = 0, [10, 20, 30]
i, arr[i] = 2, "first uses new i"
print(i, arr)
arr[0], arr[1] = arr[1], arr[0]
x = arr.sort(key=str)
print(x, arr, sorted(arr, key=str) is arr, arr.reverse() or arr)
