# Names of attributes that other things have too.
class Range:
    def __init__(self, start, stop): self.start = start; self.stop = stop
    def span(self): return self.stop - self.start
r = Range(1.5, 4.0)
print(r.span(), range(3, 9).start, r.start, slice(1, 2).stop)
def tell(o): return o.start
print(tell(r), tell(range(7)))
class N:
    def __init__(self, real): self.real = real
for o in (N('z'), 5, 2.5, True): print(o.real)
class F:
    def __init__(self): self.count = 0; self.index = 'i'
    def step(self): self.count += 1
f = F(); f.step(); print(f.count, [1, 1].count(1), f.index, "abc".index("c"))
def fn(x): return x
fn.calls = 0
fn.calls += 1
class Ca:
    calls = 2.5
print(fn.calls, Ca.calls, Ca().calls)
class Out:
    class In:
        depth = 3
        def __init__(self, k): self.k = k
        def show(self): return self.k * 2
    def make(self, k): return self.In(k)
    def make2(self, k): return Out.In(k)
print(Out().make(2).show(), Out().make2('x').show(), Out.In.depth)
def local(n):
    class L:
        def __init__(self, z): self.z = z + n
        def zz(self): return self.z * n
    return L(1).zz(), L(2.5).zz()
print(local(2), local(3))
class Prv:
    def __init__(self, v): self.__v = v; self._w = v
    def __hid(self): return self.__v
    def pub(self): return self.__hid() + self._w
class Prv2(Prv):
    def __init__(self): super().__init__(4); self.__v = 'sub'
    def both(self): return self.__v, self.pub()
print(Prv(2).pub(), Prv2().both())
class St:
    def __init__(self): self.state = 'idle'; self.log = []
    def to(self, s):
        self.log.append((self.state, s)); self.state = s
        return self
s = St().to('run').to('end'); print(s.state, s.log)
s.state = None
print(s.state)
class Mat:
    def __init__(self, rows): self.rows = rows; self.h = len(rows); self.w = len(rows[0])
    def __matmul__(self, o):
        return Mat([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __eq__(self, o): return isinstance(o, Mat) and self.rows == o.rows
    def t(self): return Mat([list(c) for c in zip(*self.rows)])
m = Mat([[1, 2], [3, 4]]); print((m @ m).rows, m.t().t() == m, m == 3, m.h, m.w)
class V:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
v = V(1, 2.5); w = v; v += V(3, 4.5); print(w.x, w.y, w is v)
try: v.zed = 1
except AttributeError as e: print(e)
class Lazy:
    def val(self):
        if not hasattr(self, '_val'): self._val = 42
        return self._val
z = Lazy(); print(z.val(), z.val())
class D:
    def __init__(self): self.d = {}
    def add(self, k, v): self.d.setdefault(k, []).append(v); return self
    def most(self): return max(self.d, key=lambda k: len(self.d[k]))
print(D().add('a', 1).add('b', 2).add('a', 3).most())
class T3:
    def __init__(self): self.p = (0, 0)
    def mv(self, dx, dy): self.p = (self.p[0] + dx, self.p[1] + dy); return self.p
t = T3(); t.mv(1, 2); print(t.mv(3, 4.5))
x = 2 ** 40
class BigI:
    def __init__(self, n): self.n = n
    def sq(self): self.n *= self.n; return self.n
b = BigI(x); b.sq(); print(b.sq())
class Cb:
    def __init__(self): self.cb = None
    def on(self, f): self.cb = f; return self
    def fire(self, *a): return self.cb(*a) if self.cb else None
print(Cb().fire(), Cb().on(lambda a, b: a + b).fire(1, 2))
