"""Aliasing, copying, slice assignment, star-unpacking, mutation during iteration, default arguments."""
import copy


def show(label, *vals):
    print(label.ljust(12, "."), *vals)


a = [1, 2, 3]
b = a
c = a[:]
b.append(4)
show("alias", a, b, c, a is b, a == c, a is c)
a += [5]
a = a + [6]
show("iadd", a, b, a is b)
grid = [[0] * 3] * 2
grid[0][1] = 9
good = [[0] * 3 for _ in range(2)]
good[0][1] = 9
show("grid", grid, good, grid[0] is grid[1])
l = list(range(10))
l[2:5] = "ab"
show("slice=", l)
l[1:1] = [100, 200]
l[len(l):] = [7]
l[:0] = (x for x in "st")
show("insert", l)
l[::2] = [None] * len(l[::2])
show("ext", l)
del l[::3]
show("del", l)
l[-2:] = []
l[1:-1] *= 2
show("mul", l)
try:
    l[::2] = [1]
except ValueError as e:
    show("err", e)
try:
    l[1:3] = 5
except TypeError as e:
    show("err", e)
x = [0, 1, 2, 3, 4, 5]
x[3:1] = ["in"]
x[10:20] = ["end"]
x[-100:1] = []
show("odd", x, x[-3:], x[::-1], x[4:1:-2], x[:-100], x[slice(None, None, -3)])
first, *rest = "abc"
*init, last = (1, 2, 3)
p, (q, *r), *s = 1, [2, 3, 4], 5, 6
[m], n = [7], 8
show("star", first, rest, init, last, p, q, r, s, m, n)
i = 0
i, x[i] = 2, "two"
show("order", i, x)
u = v = []
u.append(1)
v = v + [2]
show("chain", u, v)
j, k = 1, 2
j, k = k, j + k
(j, k), h = (k, j), j
show("swap", j, k, h, [*range(3), *"ab", *{"k": 1}], (*[],), {**{"a": 1, "b": 2}, "a": 3, **{"c": 4}})
for bad in ("a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = 5", "a, b = None"):
    try:
        match bad:
            case "a, b = [1]":
                a1, b1 = [1]
            case "a, b = 1, 2, 3":
                a1, b1 = (1, 2, 3)
            case "a, *b, c = [1]":
                a1, *b1, c1 = [1]
            case "a, b = 5":
                a1, b1 = 5
            case _:
                a1, b1 = None
    except (ValueError, TypeError) as e:
        show(bad, type(e).__name__, e)


def collect(item, box=[], *, tags={}, n=[0]):
    box.append(item)
    tags[item] = tags.get(item, 0) + 1
    n[0] += 1
    return box, dict(tags), n[0]


show("default", collect("a"), collect("b"), collect("a", []), collect("c"))


def mutate(lst, d, t, num):
    lst.append("m")
    lst = ["rebound"]
    d["m"] = 1
    t += (9,)
    num += 1
    return lst, t, num


lst, d, t, num = [], {}, (1,), 5
show("mutate", mutate(lst, d, t, num), lst, d, t, num)
tup = ([1], 2)
try:
    tup[0] += [2]
except TypeError as e:
    show("tuple", e, tup)
nested = {"k": [1, {"z": (2, [3])}]}
sh, dp = copy.copy(nested), copy.deepcopy(nested)
nested["k"][1]["z"][1].append(4)
nested["k"].append("x")
nested["new"] = 0
show("copy", nested, sh, dp)
rec = [1]
rec.append(rec)
show("rec", rec, rec[1][1] is rec, len(copy.deepcopy(rec)))
rd = {}
rd["self"] = rd
show("recd", rd)
nums = [1, 2, 2, 3, 4, 4]
for z in nums:
    if z % 2 == 0:
        nums.remove(z)
show("skip", nums)
dd = {"a": 1, "b": 2}
try:
    for key in dd:
        dd[key + "!"] = 0
except RuntimeError as e:
    show("rt", e, len(dd))
try:
    for key in dd:
        del dd[key]
        break
except RuntimeError as e:
    show("rt", e)
for key in list(dd):
    dd.pop(key)
show("empty", dd)
grow = [1]
for g in grow:
    if len(grow) < 5:
        grow.append(g * 2)
show("grow", grow)
funcs = []
for w in range(3):
    def f(y=w):
        return w, y
    funcs.append(f)
show("late", [f() for f in funcs], w)
comp = [w for w in "xyz"]
show("scope", w, [w := w + k2 for k2 in range(3)], w)
l1 = [3, 1, 2]
l2 = sorted(l1)
show("sort", l1.sort(), l1, l2, l1 is l2, list(reversed(l1)), l1.reverse(), l1, l1.pop(), l1.pop(0), l1, l1.insert(-1, "i"), l1.insert(99, "e"), l1, l1.index("e"), l1.count(2), l1.extend("q"), l1.clear(), l1)
for fn in (lambda: [].pop(), lambda: [1].pop(3), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1], lambda: (1,)[2], lambda: [1][-2], lambda: l["0"], lambda: [1] + (2,), lambda: (1,) + [2], lambda: [1] * 1.5, lambda: [1] < [None], lambda: [1, "a"] < [1, 2], lambda: {[]: 1}, lambda: {}.popitem(), lambda: {1: 2}[2], lambda: {1: 2}["k"], lambda: {1, 2} + {3}, lambda: set([[]]), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: [3, "a"].sort(), lambda: (1, 2).append(3), lambda: del_none(), lambda: d.get("zz")[0], lambda: len(5), lambda: list(5), lambda: next([1]), lambda: range(1.5), lambda: range(1, 2, 0), lambda: max([]), lambda: sum(["a"]), lambda: zip(1), lambda: enumerate(5), lambda: abs("x"), lambda: set().pop(), lambda: {}.foo, lambda: [].foo()):
    try:
        print("no error", fn())
    except Exception as e:
        print(f"  {type(e).__name__}: {e}")
print([1, 2] < [1, 2, 0], [2] > [1, 99], (1, "a") < (1, "b"), [] < [0], [1, [2, 3]] == [1, [2, 3]], (1,) == [1], [1, 2.0] == [True, 2], [0] * -1, [[]] * 2, range(5) == range(0, 5, 1), range(0) == range(2, 2), range(10)[2:8:3], range(10)[-1], 7 in range(0, 10, 2), len(range(10, 0, -3)), list(range(10, 0, -3)), range(3, 0), repr(range(0, 6, 2)), range(10).index(4), hash((1, 2)) == hash((1.0, True + 1)))
