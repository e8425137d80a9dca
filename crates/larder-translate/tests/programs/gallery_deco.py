import functools
def trace(fn):
    @functools.wraps(fn)
    def w(*a, **k):
        r = fn(*a, **k)
        print(f'{fn.__name__}{a}{k or ""} -> {r}')
        return r
    return w
def times(n):
    def d(fn):
        def w(*a): return [fn(*a) for _ in range(n)]
        return w
    return d
class Count:
    def __init__(self, fn): self.fn, self.n = fn, 0; functools.update_wrapper(self, fn)
    def __call__(self, *a): self.n += 1; return self.fn(*a)
    def __get__(self, o, t=None): return functools.partial(self, o) if o is not None else self
@trace
def add(a, b=2): return a + b
@times(2)
@trace
def hi(x): return x * 2
@Count
def sq(x): "square"; return x * x
add(1); add(1, b=5); print(hi('a')); print(sq(2), sq(3), sq.n, sq.__name__, sq.__doc__)
class K:
    @trace
    def m(self_, x): return x + 1
    @staticmethod
    @times(2)
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__ + x
    @Count
    def cnt(self, x): return x
    def __repr__(self): return 'K!'
k = K(); k.m(1); print(K.s(3), k.c('z'), k.cnt(5), K.cnt.n)
def register(reg):
    def d(f): reg[f.__name__] = f; return f
    return d
R = {}
@register(R)
def a1(): return 'a1'
@register(R)
def b1(): return 'b1'
print([f() for f in R.values()], a1())
def curry(f, *a): return lambda *b: f(*a, *b)
print(curry(max, 5)(3, 9), functools.partial(int, base=2)('101'), functools.reduce(lambda x, y: x * 10 + y, [1, 2, 3]))
def compose(*fs): return functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str, lambda x: x + 1, abs)(-5))
@functools.lru_cache(maxsize=None)
def f(n): return n if n < 2 else f(n - 1) + f(n - 2)
print(f(80), f.cache_info().hits > 0)
def validate(**types):
    def d(fn):
        names = list(types)
        @functools.wraps(fn)
        def w(*a):
            for n, v in zip(names, a):
                if not isinstance(v, types[n]): raise TypeError(f'{n}: {type(v).__name__}')
            return fn(*a)
        return w
    return d
@validate(x=int, y=(int, float))
def mul(x, y): return x * y
print(mul(2, 3.5))
try: mul('a', 1)
except TypeError as e: print(e)
def singleton(cls):
    inst = {}
    @functools.wraps(cls, updated=())
    def get(*a):
        if cls not in inst: inst[cls] = cls(*a)
        return inst[cls]
    return get
@singleton
class Cfg:
    def __init__(self, v=1): self.v = v
print(Cfg(5) is Cfg(6), Cfg().v, Cfg.__name__)
def add_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    return cls
@add_repr
class Pt:
    def __init__(self, x, y): self.x, self.y = x, y
print(Pt(1, 'a'))
class lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t=None):
        if o is None: return self
        v = o.__dict__[self.n] = self.f(o)
        return v
class U:
    @lazy
    def v(self): print('once'); return 42
u = U(); print(u.v, u.v)
def retry(n, exc=Exception):
    def d(fn):
        def w(*a):
            for i in range(n):
                try: return fn(*a, i)
                except exc as e: print('retry', i, e)
            raise RuntimeError('gave up')
        return w
    return d
@retry(3, ValueError)
def flaky(x, i):
    if i < 2: raise ValueError(x)
    return 'ok'
print(flaky('q'))
@retry(1)
def never(i): 1 / 0
try: never()
except RuntimeError as e: print(e, type(e.__context__).__name__)
