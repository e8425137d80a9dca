"""What happens to lists, dicts, sets, deques and ranges when they change under a running loop."""
from collections import OrderedDict, defaultdict, deque

nums = [1, 2, 2, 3, 2, 2, 4]
for n in nums:
    if n == 2:
        nums.remove(n)
print(nums)
nums = list(range(6))
for i, n in enumerate(nums):
    if i < 4:
        nums.append(n * 10)
    if n == 3:
        del nums[0]
print(nums)
grow = [1]
for g in grow:
    if len(grow) < 12:
        grow += [g + 1, g * 2]
print(grow)
seen = []
items = list("abcde")
for ch in items:
    seen.append(ch)
    if ch == "b" and items[0] != "z":
        items.insert(0, "z")
    if ch == "c":
        items[:] = items[:2]
print(seen, items)
items = list("abcdef")
it = iter(items)
print(next(it), next(it), end=" ")
items.clear()
print(list(it), end=" ")
items.extend("xyz")
print(list(it), items)
back = [1, 2, 3, 4, 5]
for b in reversed(back):
    if b % 2:
        back.remove(b)
print(back)
pair = [3, 1, 2]
out = []
for p in pair:
    pair.sort()
    out.append(p)
print(out, pair)
nested = [[1], [2]]
for row in nested:
    row.append(len(nested))
    if len(nested) < 4:
        nested.append(row)
print(nested, nested[2] is nested[0])
for i in range(3):
    j = i
    i = 100
    print((i, j), end=" ")
limit = 3
for i in range(limit):
    limit += 5
print(i, limit)
stack = [0]
order = []
while stack:
    top = stack.pop()
    order.append(top)
    if top < 5:
        stack += [top * 2 + 1, top * 2 + 2]
print(order)


def attempt(title, container, action):
    steps = 0
    try:
        for x in container:
            steps += 1
            action(container, x)
    except RuntimeError as e:
        print(f"{title}: RuntimeError after {steps}: {e}")
    else:
        print(f"{title}: finished after {steps}")
    finally:
        print("   ", container)


attempt("dict add", {1: "a", 2: "b"}, lambda d, k: d.update({k + 10: k}))
attempt("dict delete", {1: "a", 2: "b", 3: "c"}, lambda d, k: d.pop(k))
attempt("dict delete last", {1: "a"}, lambda d, k: d.pop(k))
attempt("dict overwrite", {1: "a", 2: "b"}, lambda d, k: d.__setitem__(k, k * 2))
attempt("dict swap size same", {1: "a", 2: "b"}, lambda d, k: d.update({k: "x"}))
attempt("dict clear", {1: 1, 2: 2}, lambda d, k: d.clear())
attempt("defaultdict read", defaultdict(int, {1: 1}), lambda d, k: d[k + 1])
attempt("defaultdict get", defaultdict(int, {1: 1}), lambda d, k: d.get(k + 1))
attempt("ordered delete", OrderedDict(a=1, b=2), lambda d, k: d.pop(k))
attempt("set add", {5}, lambda s, x: s.add(x + 1))
attempt("set same", {5, 6}, lambda s, x: s.add(x))
attempt("set discard", {7}, lambda s, x: s.discard(x))
attempt("deque append", deque([1, 2]), lambda q, x: q.append(x))
attempt("deque rotate", deque([1, 2, 3]), lambda q, x: q.rotate(1))
attempt("list pop", [1, 2, 3, 4], lambda l, x: l.pop())
attempt("bytearray", bytearray(b"abc"), lambda b, x: b.append(x + 1) if len(b) < 6 else None)

d = {k: k * k for k in range(6)}
for k in list(d):
    if k % 2:
        del d[k]
print(d)
for k, v in sorted(d.items(), reverse=True):
    d[k + 1] = v
print(d)
d = {k: v for k, v in d.items() if v > 3}
print(d, [d.pop(k) for k in tuple(d) if k > 4], d)
keys = d.keys()
values = d.values()
d["new"] = 1
print(list(keys), list(values), len(keys), "new" in keys)
view = {"a": 1}
items_view = view.items()
view.update(b=2)
del view["a"]
print(items_view, ("b", 2) in items_view)


def producer(data):
    for x in data:
        yield x
        if x < 3:
            data.append(x + 2)


src = [0, 1]
print(list(producer(src)), src)
data = [1, 2, 3]
z = zip(data, data)
print(next(z), end=" ")
data.pop(0)
print(list(z))
filtered = filter(lambda x: x not in banned, [1, 2, 3, 4])
banned = {2}
print(next(filtered), end=" ")
banned = {3}
print(list(filtered))
matrix = [[0] * 3] * 2
matrix[0][1] = 7
good = [[0] * 3 for _ in range(2)]
good[0][1] = 7
print(matrix, good)
data = [5, 3, 8]
try:
    data.sort(key=lambda x: data.append(x) or x)
except ValueError as e:
    print("ValueError:", e, data)
lst = [1, 2, 3, 4]
print([lst.pop() for _ in lst], lst, [lst.append(x) or x for x in lst if len(lst) < 7], lst)
a = [1, 2, 3]
a[a[0]] = a[0] = 2
print(a)
a.extend(a)
a += a[:1]
print(a, a.pop(-2), a[1:3], sum(a))
inventory = {"apple": 3, "pear": 0, "fig": 0, "plum": 9}
for name, count in inventory.items():
    print("checking", name, count)
    if not count:
        del inventory[name]
print("unreachable")
