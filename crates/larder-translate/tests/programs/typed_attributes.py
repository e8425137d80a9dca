# What is kept under one name by objects of many classes.
class A:
    limit = 10
    def __init__(self, v):
        self.v = v
        self.hist = []
    def bump(self, by=1):
        self.v += by
        self.hist.append(self.v)
        return self.v
    def get(self):
        return self.v
class B(A):
    def __init__(self, v, w):
        super().__init__(v)
        self.w = w
    def bump(self, by=2):
        r = super().bump(by)
        return r * 10
a = A(1); b = B(2, "x")
print(a.bump(), b.bump(), a.bump(by=5), b.bump(7), A.bump(b, 3))
print(a.v, b.v, b.w, a.hist, b.hist, a.limit, B.limit)
a.limit = 99
print(a.limit, A.limit, b.limit)
A.limit = 5
print(a.limit, b.limit)
try:
    print(a.w)
except AttributeError as e:
    print(e)
class C:
    pass
c = C()
c.v = 7
c.extra = (1, 2)
print(c.v, c.extra)
try:
    c.bump()
except AttributeError as e:
    print(e)
for o in (a, b, c):
    o.v = o.v + 1
print([o.v for o in (a, b, c)])
del c.v
try:
    print(c.v)
except AttributeError as e:
    print(e)
class Big:
    def __init__(self):
        self.n = 1
    def grow(self):
        self.n = self.n * 1000003
        return self.n
g = Big()
for _ in range(12): g.grow()
print(g.n)
class Opt:
    def __init__(self, x=None):
        self.x = x
    def show(self):
        return 'none' if self.x is None else f'{self.x:.2f}'
print(Opt().show(), Opt(2.5).show(), Opt(3.0).x)
class Mix:
    def __init__(self, x): self.x2 = x
    def __repr__(self): return f'Mix({self.x2!r})'
print(Mix(1), Mix(1.0), Mix(True), Mix('s'), Mix(None))
class Bool:
    def __init__(self): self.on = True
    def flip(self):
        self.on = not self.on
        return self.on
x = Bool(); print(x.flip(), x.on, x.flip(), x.on)
class Swap:
    def __init__(self, a, b): self.a, self.b = a, b
    def swap(self): self.a, self.b = self.b, self.a; return self
s = Swap(1, 2).swap(); print(s.a, s.b)
class Acc:
    def __init__(self): self.total = 0
    def add_all(self, *xs, scale=1):
        for x in xs: self.total += x * scale
        return self
print(Acc().add_all(1, 2, 3).add_all(4, scale=10).total)
class Lst:
    items = []
    def push(self, x):
        self.items += [x]
        return self.items
p, q = Lst(), Lst()
p.push(1); q.push(2)
print(p.items, q.items, Lst.items)
