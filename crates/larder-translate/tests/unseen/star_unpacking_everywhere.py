a, *b = [1, 2, 3]
*c, d = "xyz"
e, *f, g = range(2)
print(a, b, c, d, e, f, g)
(h, *i), j, *k = ["pq", 1, 2, 3]
print(h, i, j, k)
[l, [m, *n]] = 1, (2, 3, 4)
print(l, m, n)
*o, = {"k": 1, "l": 2}
print(o)
for p, *q in [(1, 2, 3), "ab", [9]]:
    print(p, q, end="; ")
print()
lst = [1, 2]
lst[0], lst[1] = lst[1], lst[0]
print(lst)
lst = [0, 1, 2, 3, 4]
lst[0], *lst[1:3], last = "abcde"
print(lst, last)
x = y = z = [*range(3), *"ab", *{}, *(), *{"d": 4}]
print(x, y is z)
print((*x, 1), {*[1, 2], 2}, {**{"a": 1, "b": 2}, "b": 3, **{"a": 4}}, [*x[:1], *[*x[1:2]]])
i = 0
i, lst[i] = 3, "I"
print(i, lst)
a, b = b, a
print(a, b)
a = a, b = 5, 6
print(a, b)
(a), b = [[1]], 2
print(a, b)
(a,), b = [[1]], 2
print(a, b)
fib = [1, 1]
for _ in range(5):
    *fib, p, q = *fib, fib[-1], fib[-1] + fib[-2]
print(fib)


class P:
    def __init__(self):
        self.v = [1, 2, 3]


p = P()
p.v[0], p.w, *p.rest = "hello"
print(p.v, p.w, p.rest)
(p.a, p.b), p.c = (7, 8), 9
print(p.a, p.b, p.c)


def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, c=3), f(*[1, 2, 3, 4], c=5, **{"d": 6, "e": 7}), f(*"ab", *"cd", c=0, **{}, **{"z": 1}), f(c=1, **{"a": 0}))
print(f(*(v for v in range(3)), c=None), f(*{"k1": 1, "k2": 2}, c=1), f(1, *[], c=[]))
args, kw = [1, 2, 3], {"c": 4, "x": 5}


def g(*args, **kw):
    kw["added"] = 1
    return args, kw


ra, rk = g(*args, **kw)
print(ra, rk, kw, args is ra, rk is kw)


def pos_only(a, b, /, *rest, a_=1, **kw):
    return a, b, rest, a_, kw


print(pos_only(1, 2, a=3, b=4, a_=5), pos_only(*[1, 2, 3], **{"a": 9}))


def kw_only(*, x, y=0):
    return x - y


print(kw_only(y=1, x=5), kw_only(**{"x": 3}))
for call in (lambda: f(), lambda: f(1), lambda: f(1, a=2, c=3), lambda: f(1, c=3, **{"c": 4}), lambda: kw_only(1), lambda: kw_only(), lambda: pos_only(1), lambda: pos_only(a=1, b=2), lambda: f(*None, c=1), lambda: f(1, c=1, **[1]), lambda: g(**{"a": 1}, **{"a": 2}), lambda: g(*1)):
    try:
        print(call())
    except TypeError as e:
        print("TypeError:", str(e).replace("__main__.", ""))
for src in ([1], [1, 2, 3, 4], "ab", range(3), {"a": 1, "b": 2, "c": 3}, iter("wxyz"), 5, None):
    try:
        u, v, w = src
        print("exact", u, v, w)
    except (ValueError, TypeError) as e:
        print("exact", repr(e))
    try:
        u, *v, w = src
        print("star", u, v, w)
    except (ValueError, TypeError) as e:
        print("star", repr(e))


def gen():
    for n in range(6):
        print("y", n, end=" ")
        yield n


try:
    a, b = gen()
except ValueError as e:
    print(e)
g1 = gen()
a, b, *_ = g1
print(a, b, _)


def ret():
    return *[1, 2], 3


def ylds():
    yield *"ab", 1


print(ret(), list(ylds()), *[1, 2], *"xy", sep="-")
print(*[], *(), sep="nothing", end="|\n")
print(*sorted({3, 1, 2}, reverse=True), *{"k": "v"}.items(), sep=", ")
d = dict(a=1, **{"not identifier": 2})
print(d, dict([("x", 1)], y=2), dict({"x": 1}, x=3), dict(zip("ab", [1, 2])), {**d, **{}} == d)
first, (second, *others), *_ = "a", [1, 2, 3], 4, 5
print(first, second, others, _)
matrix = [[1, 2, 3], [4, 5, 6]]
print([*zip(*matrix)], [[*r] for r in zip(*matrix[::-1])], max(*matrix, key=sum), [*map(list, matrix)])
head, *tail = "single",
print(head, tail)
s, t = t, s = (1, 2)
print(s, t)
x = [1, 2, 3]
x[x[0]], x[0] = x[0], x[2]
print(x)
x[1:2], y = (7, 8, 9), "y"
print(x, y)
del x[0], x[-1], y
print(x, "y" in globals())
del (p.v, p.w), [p.rest]
print(sorted(vars(p)))
