class A:
    x = 1
    items = []
    def __init__(self, v): self.v = v
    def __repr__(self): return f"A({self.v!r})"
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __add__(self, o): return A(self.v + (o.v if isinstance(o, A) else o))
    __radd__ = __add__
    def __iadd__(self, o): self.v += o; return self
    def __mul__(self, k): return NotImplemented
    def __bool__(self): return self.v != 0
    def __len__(self): return 5
    def __call__(self, *a): return (self.v,) + a
    def __getitem__(self, k):
        if isinstance(k, slice): return ("slice", k.start, k.stop, k.step)
        if k > 3: raise IndexError(k)
        return k * self.v
    @property
    def dbl(self): return self.v * 2
    @dbl.setter
    def dbl(self, n): self.v = n // 2
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def st(n): return n + 1
class B(A):
    x = 2
    def __repr__(self): return "B" + super().__repr__()
    def __init__(self, v, w=0):
        super().__init__(v)
        self.w = w
class C(B):
    def __getattr__(self, name):
        if name.startswith("dyn_"): return name[4:]
        raise AttributeError(f"no {name}")
    def __setattr__(self, name, value):
        if name == "frozen": raise AttributeError("frozen!")
        super().__setattr__(name, value)
a, b, c = A(3), B(3, 1), C(2)
print(a, b, c, a == b, a != c, a is b, a < A(4), sorted([A(3), A(1), A(2)]), {a, b, A(3)}, {A(1): "x"}[A(1)])
print(a + b, a + 1, 1 + a, sum([A(1), A(2)]), bool(A(0)), bool(a), len(a), a(1, 2), list(a), a[1:2], a[::3], 6 in a, 100 in a, [*a])
b += 10
print(b, b.dbl, type(b).__name__)
b.dbl = 9
print(b.v, B.make(5), C.make(1), A.st(4), b.st(5), A.x, B.x, b.x, C.x)
b.x = 50
A.x = 9
print(b.x, B.x, A.x, c.x)
A.items.append(1)
print(B.items, c.items is A.items)
b.items = b.items + [2]
print(A.items, b.items)
print(c.dyn_hello, getattr(c, "nope", "dflt"), hasattr(c, "zz"), hasattr(c, "w"))
for fn in (lambda: c.zip, lambda: setattr(c, "frozen", 1), lambda: a * 2, lambda: 2 * a, lambda: a - 1, lambda: a < 3, lambda: A(), lambda: A(1, 2), lambda: a.nope, lambda: A.nope, lambda: B(1, 2, 3), lambda: a.make(), lambda: a["k"]):
    try:
        print("ok", fn())
    except Exception as e:
        print(type(e).__name__, e)
print(isinstance(c, A), issubclass(C, (int, B)), type(c) is C, type(c) == B, C.__mro__[1].__name__, [k.__name__ for k in C.__mro__], C.__bases__)
print(vars(b), sorted(vars(c)), b.__dict__ == {"v": 4, "w": 1, "x": 50, "items": [1, 2]}, "v" in b.__dict__)
class Meta(type):
    def __new__(m, n, bs, d):
        cls = super().__new__(m, n, bs, d)
        cls.tag = n.lower()
        return cls
class M(metaclass=Meta): pass
class N(M): pass
print(M.tag, N.tag, type(N).__name__)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): self.i = 0; return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
it = It(3)
print(list(it), list(it), [x + y for x in it for y in [10]], sum(it), max(it), dict(zip(it, "abc")), tuple(it), 2 in it, *it)
class D:
    def __get__(self, o, t): return (o is None, t.__name__)
    def __set__(self, o, v): print("set", v)
    def __set_name__(self, t, n): self.name = n; print("named", n)
class E:
    d = D()
    e = 5
e = E()
e.d = 3
print(e.d, E.d, e.e)
class S:
    __slots__ = ("a", "b")
s = S()
s.a = 1
try:
    s.c = 1
except AttributeError as ex:
    print(ex)
try:
    s.b
except AttributeError as ex:
    print(ex)
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def desc(self): return f"{self.name}:{self.area()}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = "sq"
print(Sq(3).desc())
try:
    Shape()
except TypeError as ex:
    print(ex)
class P1:
    def hi(self): return ["P1"]
class P2(P1):
    def hi(self): return ["P2"] + super().hi()
class P3(P1):
    def hi(self): return ["P3"] + super().hi()
class P4(P2, P3):
    def hi(self): return ["P4"] + super().hi()
print(P4().hi(), P2.hi(P4()))
print(f"{a}", f"{a!s:>6}|", "%s %r" % (a, b), "{0} {0!r} {1.v}".format(a, b), str([a]), format(a, ""))
import copy
class Node:
    def __init__(self, v, nxt=None): self.v, self.nxt, self.tags = v, nxt, [v]
n = Node(1, Node(2))
n.nxt.nxt = n
m = copy.deepcopy(n)
k = copy.copy(n)
print(m.nxt.nxt is m, m.nxt is n.nxt, k.nxt is n.nxt, k.tags is n.tags, m.tags is n.tags, m.tags)
