x = 'g'
def outer():
    x = 'o'
    class K:
        y = x
        x = 'k'
        z = x
        def m(self): return x
        lst = [x for _ in range(2)]
        gen = list(x for _ in range(1))
    return K.y if False else (K.z, K().m(), K.lst, K.gen)
try: print(outer())
except Exception as e: print(type(e).__name__, e)
class K2:
    x = x + '!'
    def m(self): return x, self.x, K2.x
print(K2().m())
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
i, g = counter(); i(); i(5); print(g())
i2, g2 = counter(); i2(); print(g(), g2())
def glob():
    global newg, x
    newg = 1
    x = 'changed'
glob(); print(newg, x)
def shadow(list=5, str='s'): return list, str
print(shadow())
def deep():
    a = 1
    def b():
        c = a + 1
        def d():
            nonlocal c
            c += a
            return c
        return d
    return b()
d = deep(); print(d(), d())
print([y := 1, y ** 2], y)
print([z for q in range(3) if (z := q * 2) > 1], z)
def wal():
    r = [w := i for i in range(4)]
    return w, r
print(wal())
for i in range(3): pass
print(i)
[i for i in range(10)]
print(i)
def rec(n): return 1 if n == 0 else n * rec(n - 1)
old = rec
def rec(n): return 'new'
print(old(3))
fib = lambda n: n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(10))
def late():
    return helper()
def helper(): return 'h1'
print(late())
def helper(): return 'h2'
print(late())
if True:
    def cond(): return 'yes'
else:
    def cond(): return 'no'
print(cond())
funcs = {}
for name in ('a', 'b'):
    def fn(n=name): return n, name
    funcs[name] = fn
print(funcs['a'](), funcs['b']())
class Acc:
    total = 0
    items = []
    def add(self, v):
        self.total += v
        self.items.append(v)
a, b = Acc(), Acc()
a.add(1); b.add(2)
print(a.total, b.total, Acc.total, a.items is b.items, Acc.items)
def g5():
    x = 1
    del x
    try: return x
    except UnboundLocalError as e: return str(e)
print(g5())
import math as m
def usem(): return m.floor(2.5)
print(usem())
def gens():
    received = []
    def sub():
        while True:
            v = yield len(received)
            if v is None: return 'done'
            received.append(v)
    r = yield from sub()
    yield r, received
it = gens(); next(it); it.send('a'); it.send('b'); print(it.send(None))
print(__name__)
