# slices, unpacking, chained comparisons, walrus, scopes, evaluation order, del, augmented targets
L = list(range(10))
print(L[::-1], L[8:2:-2], L[-3:], L[:-8], L[20:], L[5:2], L[::4], L[-1:-4:-1], L[:3:-3], L[3::-1], L[None:None:2], "abcdef"[-2::-2], (1, 2, 3)[::-1], range(10)[::-3])
a = L[:]
a[2:5] = "xy"
print(a)
a[1:1] = [None, None]
a[-1:] = []
print(a)
a[::3] = "ABCD"[: len(a[::3])]
print(a)
del a[::2], a[0]
print(a)
a[len(a):] = (n * n for n in range(3))
a[:0] = {1: 2}
print(a, a[slice(1, None, 2)], slice(1, 5, 2).indices(4), slice(None, None, -1).indices(3), slice(5), slice(1, 2) == slice(1, 2))
b = [1, 2, 3]
b[1:2] = b
b[:] = b * 2
print(b, b.index(3, 3), b.count(2))
for f in (lambda: a.__setitem__(slice(None, None, 2), [1]), lambda: a.__setitem__(slice(0, 1), 5), lambda: L[::0], lambda: L[1.0:], lambda: L["a":], lambda: L[99], lambda: L.__setitem__(99, 0), lambda: L.__delitem__(-11), lambda: L.pop(50), lambda: [].pop(), lambda: L.remove("q"), lambda: L.index(99), lambda: (1,)[1], lambda: L.insert("a", 1), lambda: [1] + (2,), lambda: (1,) + [2], lambda: [3, "a"].sort(), lambda: L.sort(lambda x: x), lambda: {}[1:2], lambda: (1, 2).__setitem__, lambda: L[1, 2], lambda: list(5), lambda: [0] * 1.5, lambda: range(5)[9], lambda: "abc".__setitem__):
    try:
        print("ok", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")

first, *mid, last = "hello"
(p, q), [r, *s], t = (1, 2), "xyz", {"k": 0}
*init, z = range(1)
x, y = y0, x0 = 5, 6
print(first, mid, last, p, q, r, s, t, init, z, x, y, y0, x0)
i, arr = 0, [10, 20, 30]
i, arr[i] = 2, "set"
print(i, arr)
arr[0], arr[1], arr[2] = arr[2], arr[0], arr[1]
print(arr, [*range(3), *"ab", *{1: 2}], (*[], 1), {*"aab"} == {"a", "b"}, {**{"a": 1}, "a": 2, **{"b": 3}}, max(*[1, 5], 3))
for bad in (lambda: exec_unpack(3, [1, 2]), lambda: exec_unpack(2, [1, 2, 3]), lambda: exec_unpack(2, 5), lambda: exec_star([]), lambda: exec_unpack(2, "a"), lambda: exec_unpack(2, None), lambda: exec_unpack(2, {1: 2, 3: 4}), lambda: exec_unpack(2, iter([1]))):
    def exec_unpack(n, v):
        if n == 2:
            a, b = v
            return a, b
        a, b, c = v

    def exec_star(v):
        a, *b, c = v
    try:
        print("ok", bad())
    except (ValueError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")

calls = []


def v(n):
    calls.append(n)
    return n


print(v(1) < v(3) < v(2) < v(0), calls, 1 < 2 > 1 != 3 == 3.0, not 1 == 2, (1 < 2) == True, 1 < 2 == True, L == L[:] is not L, "a" < "b" <= "b" in "abc")
calls.clear()
d = {v("k"): v("val"), **{v("k2"): v("v2")}}
res = v(1) + v(2) * v(3) ** v(0) if v("cond") else v("no")
lst = [v(4), v(5)][v(0)]
print(calls, d, res, lst)
calls.clear()
print(v(0) or v("") or v([]), v(1) and v(0) and v(2), v(3) or v(4), not v(0) and v(5), calls)

if (n := len(L)) > 5 and (m := n // 3):
    print(n, m, [y := 1, y**2, (y := y + 1)], (k := 3) + k)
print([last_even := e for e in L if e % 2 == 0][-1], last_even, any((hit := e) > 4 for e in L), hit, [w for e in L if (w := e * e) > 50], w)
while (chunk := L[:3]) and len(L) > 2:
    del L[:3]
    print(chunk, end=" ")
print(L, chunk)

x = "global"


class Scope:
    x = "class"
    ys = [x for _ in range(2)]
    zs = [i for i in x]
    fn = lambda self: x
    __hidden = 5

    def get(self):
        return x, self.x, self.__hidden, self._Scope__hidden

    def mod(self, _s=[]):
        global G
        G = "made global"
        _s.append(len(_s))
        return _s


sc = Scope()
print(Scope.ys, Scope.zs, sc.fn(), sc.get(), sc.mod(), sc.mod(), G, hasattr(sc, "__hidden"), [k for k in vars(Scope) if "hidden" in k])
e = "outer"
try:
    1 / 0
except ZeroDivisionError as e:
    pass
try:
    print(e)
except NameError as err:
    print(err)
fs = [lambda x, i=i: (x, i) for i in range(3)]
print([f(j) for j, f in enumerate(fs)], [[j for j in range(i)] for i in range(4)], {i: j for i in range(3) for j in range(i)}, sorted({(i, j) for i in "ab" for j in "ba" if i != j}), [x for x in [1, 2] for x in [x, x * 10]], x)
grid = [[0] * 3] * 2
grid[0][0] = 1
good = [[0] * 3 for _ in range(2)]
good[0][0] = 1
print(grid, good, L is L[:], [[]] * 2 == [[], []], (t2 := ([],))[0].append(1), t2)
for i in range(3):
    i += 10
else:
    print("i", i)
for i in []:
    pass
else:
    print("still", i)
u = w2 = []
u += [1]
u = u + [2]
print(u, w2, u is w2)
del u
print("u" in globals(), "w2" in globals())
