print(1 == 1.0, 1 is True, True + True, [1, 1.0, True].count(1), {1: "a", 1.0: "b", True: "c"}, {1, 1.0, True}, hash(1.0) == hash(1))
t = 0
for v in [1, 2.5, True, 3]:
    t += v
print(t, type(t).__name__)
t = 0
for v in [1, 2, 3]:
    t += v / 1
print(t)
m = max(1, 2.0), max(2.0, 2), max(2, 2.0), min(0, False), min(False, 0)
print(m)
print(sum([1, 2, 3.5]), sum([True, True]), sum([], 0.0), sum([[1], [2]], []))
x = 5
x /= 2
print(x)
x = 7
x //= 2.0
print(x, 7 // 2, -7 // 2, 7 // -2.0, -7 % 3, 7 % -3, -7.5 % 2, divmod(-7, 2), divmod(7.5, -2))
print(2 ** 3, 2 ** -1, 2.0 ** 3, (-2) ** 3, (-8) ** (1 / 3), 0 ** 0, 10 ** 20, 2 ** 0.5)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(5.0), round(1e20), type(round(2.5, 0)).__name__)
print(int("12"), int(" -7 "), int("0x1f", 16), int("1_000"), int(3.99), int(-3.99), int(True), float("1e3"), float(" inf "), float("-nan") != 0)
print(1e16, 1e15, 123456789.123, 1e-5, 0.0001, 1.0, 100.0, 1e22, 1.5e300 * 1e10, -0.0, 5e-324, 0.1 + 0.2)
print(3 / 2, 4 / 2, 10 ** 30 / 10 ** 29, 1 / 3)
print(7 & 3, 7 | 8, 6 ^ 3, ~5, 1 << 10, 1024 >> 3, -5 >> 1, True & 1, True & False, True ^ True)
print(bool(0.0), bool(""), bool(" "), bool([]), bool([0]), bool(None), not [], not 1)
print("a" * 3, 3 * [0], [1] * 0, "ab" * -1, (1,) * 2)
n = None
print(n == 0, n is None, [n, 1].index(None), str(n), f"{n!r:>6}")
vals = [3, "a", 2.5, None, True, (1, 2), [1], {"k": 1}]
for v in vals:
    print(type(v).__name__, end=" ")
print()
print([v for v in vals if isinstance(v, int)], [v for v in vals if v], [str(v) for v in vals])
def poly(x):
    return x * 2
print(poly(3), poly(2.5), poly("ab"), poly([1]), poly(True), poly((1, 2)))
def first(xs):
    for x in xs:
        return x
print(first([1, 2]), first("abc"), first({}), first({5: 6}), first(x for x in (7, 8)))
def maybe(x):
    if x > 2:
        return x
print(maybe(3), maybe(1), [maybe(k) for k in range(5)])
def acc(items, start=0):
    for i in items:
        start = start + i
    return start
print(acc([1, 2]), acc([0.5, 1]), acc(["a", "b"], ""), acc([[1], [2]], []))
a = [1, 2, 3]
b = a
a += [4]
a = a + [5]
print(a, b)
c = (1, 2)
e = c
c += (3,)
print(c, e)
s = {1, 2}
r = s
s |= {3}
s = s | {4}
print(s, r)
row = [[0] * 3] * 2
row[0][1] = 5
print(row)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid)
def mod(lst, d, n, s):
    lst.append(1); d["k"] = 2; n += 1; s += "x"
    lst = [9]
    return n, s
L, D, N, S = [], {}, 0, ""
print(mod(L, D, N, S), L, D, N, S)
q = [1, 2, 3, 4, 5, 6]
for v in q:
    if v % 2:
        q.remove(v)
print(q)
q = [1, 2, 3, 4]
for i, v in enumerate(q):
    if i < 6:
        q.append(v * 10)
print(q)
q = list(range(10))
q[2:5] = ["x"]
q[::3] = "abc"
del q[-2:]
q[1:1] = [None, None]
print(q, q[::-2], q[-3:-1], q[10:], q[5:2])
try:
    q[::2] = [1]
except ValueError as ex:
    print(ex)
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f(1) for f in [lambda z, i=i: z + i for i in range(3)]])
i = 100
print([i for i in range(3)], i, {i: i for i in "ab"}, i)
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c1, c2 = counter(), counter()
print(c1(), c1(), c2(), c1())
