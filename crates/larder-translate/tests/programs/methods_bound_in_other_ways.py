# Methods that are bound, found and called in other ways than by one def of one class.
def free(self, k=1): return ('free', k)
class A:
    def info(self, k=1): return ('A', k)
class X:
    info = free
for o in (A(), X()): print(o.info(), o.info(2))
class Twice:
    def m(self): return 1
    def m(self): return 2.5
    def both(self): return self.m()
print(Twice().m(), Twice().both())
class Cond:
    if len('abc') == 3:
        def pick(self): return 'three'
    else:
        def pick(self): return 4
print(Cond().pick())
class Err(Exception):
    def __init__(self, code): super().__init__(code); self.kind = code * 2
    def describe(self): return f'err {self.kind}'
try: raise Err(4)
except Err as e: print(e.describe(), e.kind)
class Base:
    def hello(self, who): return 'hello ' + who
class Kid(Base):
    def greet(self, who): return super().hello(who) + '!'
    def other(self, who):
        s = super()
        return s.hello(who)
print(Kid().greet('x'), Kid().other('y'))
class Num(int):
    def half(self): return self / 2
print(Num(5).half(), Num(5) + 1)
class Txt(str):
    def shout(self): return self.upper() + '!'
print(Txt('hi').shout())
class Stack(list):
    def push(self, x): self.append(x); return self
    def top(self): return self[-1]
print(Stack().push(1).push(2).top())
class Dd(dict):
    def inc(self, k): self[k] = self.get(k, 0) + 1; return self
print(Dd().inc('a').inc('a'))
class Outer:
    class Inner:
        def ping(self, n=0): return n + 1
    def __init__(self): self.inner = self.Inner()
    def go(self): return self.inner.ping(3)
print(Outer().go(), Outer.Inner().ping())
class M1:
    def who(self): return 'm1'
class M2:
    def who2(self): return 'm2'
class MM(M1, M2):
    def all(self): return self.who() + self.who2()
print(MM().all())
class L1:
    def __init__(self, **kw): super().__init__(**kw); self.l1 = 1
class L2:
    def __init__(self, n=0, **kw): super().__init__(**kw); self.l2 = n
class L3(L1, L2):
    def __init__(self, n): super().__init__(n=n); self.l3 = self.l1 + self.l2
print(L3(5).l3)
import abc
class Abs(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
    def twice(self): return 2 * self.area()
class Sq(Abs):
    def __init__(self, s): self.s = s
    def area(self): return self.s * self.s
try: Abs()
except TypeError as e: print(e)
print(Sq(1.5).twice(), Sq(3).twice())
def deco(f):
    def w(*a): return ('w', f(*a))
    return w
class Dec:
    @deco
    def m2(self, x): return x
    def plain(self, x): return x + 1
print(Dec().m2(1), Dec().plain(2))
o = Dec(); o.plain2 = lambda x: x * 2
print(o.plain2(4))
class Ev:
    def __init__(self): self.hs = []
    def on(self, f): self.hs.append(f); return f
    def emit2(self, *a): return [h(*a) for h in self.hs]
ev = Ev()
@ev.on
def h1(x): return x
ev.on(Dec().plain)
print(ev.emit2(5))
class Itr:
    def __init__(self, n): self.n = n
    def __iter__(self): self.i = 0; return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Itr(3)), sum(Itr(4)))
try: A().info(1, 2)
except TypeError as e: print(e)
try: None.info()
except AttributeError as e: print(e)
try: (5).info()
except AttributeError as e: print(e)
x = None
try: x.l3
except AttributeError as e: print(e)
