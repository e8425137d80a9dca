# Classes and methods that are reached by other ways than their names.
import functools
class P:
    def __init__(self, x): self.x = x
    def area(self): return self.x * 2
    def named(self, n, m=0): return (n, m, self.x)
class Q(P):
    def area(self): return self.x + 0.5
makers = [P, Q]
objs = [m(i) for i, m in enumerate(makers)]
print([o.area() for o in objs], [type(o).__name__ for o in objs])
print(list(map(P, "ab"))[0].x)
f = objs[0].named
print(f(1), f("s", m=None))
print(P.named(objs[1], 5))
class Cnt:
    made = 0
    @classmethod
    def make(cls, *a):
        cls.made += 1
        return cls(*a)
    def __init__(self, a=0, b=0): self.a1 = a; self.b1 = b
    def sum(self): return self.a1 + self.b1
class Sub(Cnt):
    def __init__(self, a='q', b='r'): super().__init__(a, b)
print(Cnt.make(1, 2).sum(), Sub.make().sum(), Cnt.made, Sub.made, Cnt().sum())
class Shape:
    def area2(self): raise NotImplementedError
    def describe(self): return f"{type(self).__name__} {self.area2():.1f}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area2(self): return self.s ** 2
class Ci(Shape):
    def __init__(self, r): self.r = r
    def area2(self): return 3.14 * self.r * self.r
for sh in (Sq(2), Ci(1.5), Sq(3)): print(sh.describe())
try: Shape().describe()
except NotImplementedError as e: print('NIE', e)
class Node:
    def __init__(self, val, nxt=None): self.val = val; self.nxt = nxt
class LL:
    def __init__(self): self.head = None; self.n = 0
    def push(self, v): self.head = Node(v, self.head); self.n += 1
    def __iter__(self):
        c = self.head
        while c: yield c.val; c = c.nxt
    def __len__(self): return self.n
l = LL()
for v in (1, 'two', 3.0): l.push(v)
print(list(l), len(l), bool(l), bool(LL()))
class E1(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code; self.detail = msg.upper()
try: raise E1(3, "bad")
except E1 as e: print(e.code, e.detail, e, e.args)
class Temp:
    def __init__(self, c): self.c = c
    @property
    def f(self): return self.c * 9 / 5 + 32
    @f.setter
    def f(self, v): self.c = (v - 32) * 5 / 9
t = Temp(100); print(t.f); t.f = 32; print(t.c)
class Stat:
    @staticmethod
    def twice(x): return x * 2
    def go(self, x): return self.twice(x) + Stat.twice(x)
print(Stat().go(2), Stat().go('a'))
class Memo:
    def __init__(self, fn): self.fn = fn; self.cache = {}
    def __call__(self, n):
        if n not in self.cache: self.cache[n] = self.fn(n)
        return self.cache[n]
@Memo
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(80), len(fib.cache))
class Rec:
    def __init__(self, d=0): self.d = d
    def deep(self, n): return self.d if n == 0 else self.deep(n - 1) + 1
print(Rec(5).deep(500))
try: Rec().deep(5000)
except RecursionError as e: print('RecursionError')
try: P()
except TypeError as e: print(e)
try: P(1, 2)
except TypeError as e: print(e)
try: objs[0].named()
except TypeError as e: print(e)
try: objs[0].area(1)
except TypeError as e: print(e)
