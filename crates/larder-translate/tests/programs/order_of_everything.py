def log(x, trail=[]):
    trail.append(x)
    return x
def show(*a, **k):
    print(a, sorted(k.items()))
    return a
trail = log.__defaults__[0]
print(log(1) + log(2) * log(3), trail)
trail.clear()
print(log(3) in [log(3), log(4)], trail); trail.clear()
print(log(2) not in (log(1), log(2)), trail); trail.clear()
print(log(1) < log(2) < log(0) < log(9), trail); trail.clear()
d = {log("k"): log("v"), log("k2"): log("v2")}
print(d, trail); trail.clear()
def f(a, b=log(9), *c, d, e=log(8), **g):
    return a, b, c, d, e, g
print(trail); trail.clear()
print(f(log(1), d=log(2), *[log(3)], **{"z": log(4)}), trail); trail.clear()
xs = [0, 0, 0]
i = 0
i, xs[i] = 2, 5
print(i, xs)
xs[log(0)] = log(7)
print(xs, trail); trail.clear()
xs[log(1)] += log(3)
print(xs, trail); trail.clear()
a = b = log([])
a.append(1)
print(b, trail); trail.clear()
x = [log(k) for k in range(3) if log(k) % 2 == 0]
print(x, trail); trail.clear()
print((log(0) or log(5)) and log(6), trail); trail.clear()
print(log("a") if log(0) else log("b"), trail); trail.clear()
(log({}))[log("q")] = log(1)
print(trail); trail.clear()
print([log(3), log(1)][log(0)], trail); trail.clear()
print(f"{log(1)}{log(2)!r:>{log(5)}}", trail); trail.clear()
y = (n := log(4)) + n * (n := log(2)) + n
print(y, n, trail); trail.clear()
print(n, (n := n + 1), n, [n, (n := 10), n], {n: (n := 3), n: n})
while (m := log(len(trail))) < 3:
    pass
print(m, trail); trail.clear()
def gen():
    try:
        got = yield log("first")
        while got:
            got = yield got * 2
        return "done"
    finally:
        log("fin")
g = gen()
print(next(g), g.send(4), trail)
try:
    g.send(0)
except StopIteration as e:
    print(e.value, trail)
del xs[log(0) - 3:]
print(xs)
try:
    log(1) / log(0) + log(99)
except ZeroDivisionError as e:
    print(e, trail)
class C:
    def __init__(self): self.v = 0
    def __getattr__(self, n): return log(n)
    def __getitem__(self, k): return log(k)
    def __setitem__(self, k, v): print("set", k, v)
    def __contains__(self, k): return log(k) == 3
c = C()
trail.clear()
c[log(1)], c[log(2)] = log("x"), log("y")
print(c.foo, c[5:2], c[1, 2], 3 in c, 4 not in c, trail)
print(sorted([3, 1, 2], key=lambda q: -log(q)), trail[-3:])
print(max([1, 5, 3], key=log), min("b", "a", key=log), trail[-5:])
