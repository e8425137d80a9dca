class C:
    pass
def f(x, y):
    x.a += (x := y).a
    return x.a
c, d = C(), C()
c.a, d.a = 1, 10
print(f(c, d), c.a, d.a)
def g(xs, ys):
    xs[(xs := ys)[0]] += 5
    return xs
print(g([1, 2], [1, 9]))
def h(p):
    for q in [p, None]:
        try:
            q.a += 1
            q.b[0] += q.a
        except AttributeError as e:
            print(e)
        except TypeError as e:
            print(e)
    return p.a
c.b = [3]
print(h(c), c.b)
def k():
    if c.a > 100:
        z = 1
    try:
        z.a += 1
    except UnboundLocalError as e:
        print(e)
k()
class Acc:
    def __init__(self): self.n = 0; self.m = {}
    def add(self, k):
        self.n += 1
        self.m[k] = self.m.get(k, 0)
        self.m[k] += self.n
        return self
def swap(a, b):
    def inner():
        nonlocal a
        a = b
        return 7
    a.n += inner()
    return a
x, y = Acc(), Acc()
x.add("u").add("v").add("u")
print(x.n, x.m, swap(x, y).n, x.n, y.n)
