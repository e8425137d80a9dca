x = float('nan')
y = x + 0
print([y] == [x], [x] == [x], x in [y], x in [x], y in [y])
a = [x, y]
print(a.count(x), a.index(y), (x,) == (x,), (x,) == (y,))
print(x is x, x is y)
z = x
print([z] == [x], {x: 1}.get(y), {x: 1}.get(x), len({x, y, x}))
w = float('nan')
print([w] == [x], (w, 1) == (x, 1))
import math
print([math.nan] == [math.nan], math.nan in [math.nan], [float('inf') - float('inf')] == [math.nan])
def f(v): return v * 1
q = f(x)
print([q] == [x], q in [x], [q].count(x))
b = sorted([3, x, 1]); print(b)
print(max(x, 1), max(1, x), min([x, 2]))
d = {}
for v in (x, y, x, w): d[v] = d.get(v, 0) + 1
print(len(d), list(d.values()))
print([-x] == [x], [abs(x)] == [x], [+x] == [x])
