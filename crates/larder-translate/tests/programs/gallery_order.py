def t(x, r=None):
    print('t', x, end=' ')
    return x if r is None else r
d = {}
d[t(1)] = t(2)
t([1, 2])[t(0)] = t(5)
print()
print(t(1) < t(2) < t(0) < t(9))
print(t(1) and t(0) or t(3))
x = [t(1), *[t(2)], t(3)]
y = {t(1): t(2), **{t(3): t(4)}}
def f(*a, **k): return a, k
print(f(t(1), *[t(2)], k=t(3), **{'z': t(4)}))
a = [0, 0]
i = 0
i, a[i] = 1, 9
print(a)
def g():
    try:
        return t('try')
    finally:
        t('fin')
print(g())
def h():
    for i in range(3):
        try:
            return i
        finally:
            break
    return 'after'
print(h())
def k():
    while True:
        try:
            1 / 0
        except ZeroDivisionError:
            return 'exc'
        finally:
            return 'fin'
print(k())
z = t(1) if t(0) else t(2)
print(z)
print([t(i) for i in range(3) if t(i % 2)])
class M:
    def __init__(s, n): s.n = n
    def __lt__(s, o): print('lt', s.n, o.n); return s.n < o.n
    def __eq__(s, o): print('eq', s.n, o.n); return s.n == o.n
    def __hash__(s): return 1
print(sorted([M(3), M(1), M(2)])[0].n, max(M(1), M(2)).n, min([M(2), M(1)]).n)
print(M(1) in [M(2), M(1)], {M(1): 1}.get(M(1)))
print(any(t(i) for i in [0, 1, 2]), all(t(i) for i in [1, 0, 2]))
x = 5
x += t(1)
print(x)
lst = [1, 2, 3]
for v in lst:
    if v == 2: lst.remove(v)
    print(v, end=' ')
print(lst)
def dflt(a, b=[], *, c={}):
    b.append(a); c[a] = len(b)
    return b, c
print(dflt(1), dflt(2), dflt(3, []), dflt(4))
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [(lambda j=j: j)() for j in range(3)])
print((lambda *a, b=2, **k: (a, b, k))(1, 2, b=3, c=4))
