"""Slice objects and assignment, comprehension scopes, walrus leakage, star-expressions, global state."""
import copy

x = list(range(10))
x[2:5] = "abc"
x[8:] = []
x[:0] = [-2, -1]
print(x, len(x))
x[::3] = [None] * len(x[::3])
print(x)
x[5:2] = ["inserted"]
print(x)
del x[1::4]
print(x, x[::-2], x[-3:], x[100:], x[-100:2], x[2:2])
x[1:3] *= 2
x[:] = x[::-1]
print(x)
for bad in (lambda: x.__setitem__(slice(0, 4, 2), [1]), lambda: x[::0], lambda: x["a":], lambda: x.__setitem__(slice(0, 2), 5), lambda: (1, 2).__setitem__(0, 1), lambda: x[1.0]):
    try:
        bad()
    except (ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
s = slice(None, -1, 2)
print(s, s.start, s.indices(7), slice(5) == slice(None, 5, None), "abcdefg"[s], range(10)[s], range(20)[5:1:-2], tuple("xyz")[slice(-2, None)], slice(-20, 20, -3).indices(9))
y = [1, 2, 3]
y[1:2] = y
print(y, y[-1:] + y[:1], [0] * 3 + [[]] * 2, y * 0, y[:] == y, y[:] is y)
r = range(3, 30, 4)
print(r, r[2], r[-1], r[1:4], len(r), 11 in r, 12 in r, r.index(15), list(reversed(r)), r == range(3, 31, 4), range(0) == range(5, 5), hash(range(0)) == hash(range(2, 1)), r.count(7), range(10, 0, -3)[::-1])


class Grid:
    def __getitem__(self, key):
        return key

    def __delitem__(self, key):
        print("del", key)

    def __setitem__(self, key, value):
        print("set", key, value)


g = Grid()
print(g[1], g[1, 2], g[1:2], g[::2, ..., None], g[()], g[1:2, 3], g["k"], g[*range(2), 9])
g[0, 1:] = 5
del g[1], g[2:3, 4]

name = "module"
squares = [name for name in range(3)]
print(name, squares)
total = 0
running = [total := total + v for v in (1, 2, 3)]
print(running, total)
print([(a, b) for a in range(4) if a % 2 for b in range(a) if (c := a * b) > 0], c)
funcs = [lambda: i for i in range(3)]
fixed = [lambda i=i: i for i in range(3)]
print([f() for f in funcs], [f() for f in fixed])
gen = (v * factor for v in (1, 2, 3))
factor = 10
print(next(gen), end=" ")
factor = 100
print(list(gen))
source = [1, 2]
late = (a for a in source)
source.append(3)
source = [9]
print(list(late))


class Scope:
    size = 3
    items = [n for n in range(size)]
    try:
        broken = [size for _ in range(1)]
    except NameError as e:
        broken = str(e)
    nested = {k: [k] * 2 for k in items}
    size += 1
    first = items[0] if items else None
    for loop in range(2):
        pass


print(Scope.items, Scope.broken, Scope.nested, Scope.size, Scope.loop, "e" in vars(Scope))
print({a: b for a, b in zip("aab", range(3))}, sorted({len(w) for w in "a bb cc d".split()}), [[j for j in range(i)] for i in range(4)], {(i, j): i * j for i in range(2) for j in range(2)})
if (n := len(running)) > 2 and (half := n / 2) != 1:
    print(n, half, (m := 5) + m, [m := m + 1, m ** 2], m)
while (total := total - 4) > -5:
    print("total", total, end="; ")
print(any((hit := v) > 1 for v in running), hit, all((miss := v) < 3 for v in running), miss)

first, *middle, last = "star"
(a, *b), [c, [*d]] = [1], (2, [3, 4])
head, *_ = range(5)
*init, tail = {"k1": 1, "k2": 2}
[p, q], r = "pq", "r"
print(first, middle, last, a, b, c, d, head, _, init, tail, p, q, r)
i, lst = 0, [0, 0, 0]
i, lst[i] = 1, "one"
lst[i], i = "two", 2
print(i, lst)
aa = bb = cc = []
aa.append(1)
bb += [2]
cc = cc + [3]
print(aa, bb, cc, aa is bb)
for bad in ("a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = 5", "[x, y] = 'abc'"):
    try:
        match bad:
            case "a, b = 1, 2, 3": a, b = 1, 2, 3
            case "a, *b, c = [1]": a, *b, c = [1]
            case "a, b = 5": a, b = 5
            case _: [u, v] = "abc"
    except (ValueError, TypeError) as e:
        print(bad, "->", type(e).__name__, e)


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4), f(*[1, 2], *(3, 4), d=0, **{"e": 1}, **{"b": "kw b"}), f(1, *"xy", *[9], **{"d": 4, "z z": 1}))
for bad in (lambda: f(1), lambda: f(b=1, d=2), lambda: f(1, d=2, **{"d": 3}), lambda: f(d=1), lambda: f(1, 2, 3, d=1, c=4), lambda: f(*None), lambda: f(**[1])):
    try:
        print(bad())
    except TypeError as e:
        print("TypeError:", str(e).replace("__main__.", ""))
print([*range(2), *"ab", *{}], (*[1], 2), {*[1, 1], *(2,)}, {**{"a": 1}, "b": 2, **{"a": 3}}, *[[]], sep=" | ")

counter = 0


def bump(by=1):
    global counter, created
    counter += by
    created = f"made at {counter}"
    return counter


def shadow():
    counter = 100
    def inner():
        nonlocal counter
        counter += 1
        return counter, globals()["counter"]
    return inner(), inner(), counter


def unbound():
    print(counter)
    counter = 1


print(bump(), bump(5), created, shadow(), counter)
try:
    unbound()
except UnboundLocalError as e:
    print("UnboundLocalError:", e)
del created
print("created" in globals())
deep = [[1, [2]], {"k": [3]}]
shallow, full = copy.copy(deep), copy.deepcopy(deep)
deep[0][1].append("new")
deep[1]["k"] = 0
deep.append("top")
print(deep, shallow, full, sep="\n")
loop = [1]
loop.append(loop)
clone = copy.deepcopy(loop)
print(loop, clone[1] is clone, clone is loop, copy.copy((loop,))[0] is loop)
