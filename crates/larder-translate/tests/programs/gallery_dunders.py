class V:
    def __init__(self, *c): self.c = c
    def __repr__(self): return f"V{self.c}"
    def __add__(self, o):
        if not isinstance(o, V): return NotImplemented
        return V(*(a + b for a, b in zip(self.c, o.c)))
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __iadd__(self, o): self.c = tuple(a + 1 for a in self.c); return self
    def __mul__(self, k): return V(*(a * k for a in self.c))
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.c, o.c))
    def __neg__(self): return V(*(-a for a in self.c))
    def __pos__(self): return self
    def __abs__(self): return sum(a * a for a in self.c) ** 0.5
    def __invert__(self): return 'inv'
    def __getitem__(self, i): return V(*self.c[i]) if isinstance(i, slice) else self.c[i]
    def __setitem__(self, i, v): l = list(self.c); l[i] = v; self.c = tuple(l)
    def __delitem__(self, i): l = list(self.c); del l[i]; self.c = tuple(l)
    def __len__(self): return len(self.c)
    def __contains__(self, x): return x in self.c
    def __iter__(self): yield from self.c
    def __reversed__(self): return iter(self.c[::-1])
    def __eq__(self, o): return isinstance(o, V) and self.c == o.c
    def __hash__(self): return hash(self.c)
    def __lt__(self, o): return self.c < o.c
    def __bool__(self): return any(self.c)
    def __call__(self, *a, **k): return ('call', a, k)
    def __format__(self, spec): return f"<{spec}|{','.join(format(a, spec) for a in self.c)}>"
    def __divmod__(self, o): return 'dm', o
    def __rdivmod__(self, o): return 'rdm', o
    def __pow__(self, n, m=None): return ('pow', n, m)
    def __rpow__(self, n): return ('rpow', n)
    def __truediv__(self, o): return 'td'
    def __floordiv__(self, o): return 'fd'
    def __mod__(self, o): return 'mod'
    def __lshift__(self, o): return 'ls'
    def __rrshift__(self, o): return 'rrs'
    def __and__(self, o): return 'and'
    def __ror__(self, o): return 'ror'
    def __xor__(self, o): return 'xor'
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __index__(self): return 2
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __complex__(self): return 1j
    def __str__(self): return 'str!'
    def __bytes__(self): return b'by'
    def __dir__(self): return ['z', 'a']
    def __sizeof__(self): return 1
    def __missing__(self, k): return k
import math
a, b = V(1, 2, 3), V(4, 5, 6)
print(a + b, sum([a, b]), a * 2, 2 * a, a @ b, -a, +a, round(abs(a), 3), ~a)
print(a[0], a[1:], a[-1], len(a), 2 in a, list(a), list(reversed(a)), a == V(1, 2, 3), a != b, a < b, sorted([b, a]))
print(bool(V(0)), bool(a), a(1, x=2), f"{a:.1f}", f"{a:>4}", format(a, ''), divmod(a, 1), divmod(1, a), pow(a, 2), pow(a, 2, 3), 2 ** a, a ** 2)
print(a / 1, a // 1, a % 1, a << 1, 1 >> a, a & 1, 1 | a, a ^ 1, int(a), float(a), [1, 2, 3][a], hex(a), round(a), round(a, 2), math.trunc(a), math.floor(a), math.ceil(a))
print(str(a), repr(a), f"{a!r} {a!s}", bytes(a), dir(a), '%s %r' % (a, a), {a: 1}[V(1, 2, 3)], hash(a) == hash(V(1, 2, 3)))
c = a
c += 5
print(a is c, a, complex(a))
a[0] = 9; del a[1]
print(a, *a, {*a}, [*a, *b], max(a), min(b), sum(b), tuple(b), any(a), all(V(0, 1)))
x, *y = b
print(x, y, dict(enumerate(b)), list(zip(a, b)), list(map(str, b)), sorted(b, reverse=True), '-'.join(map(str, b)))
try: a + 1
except TypeError as e: print(e)
try: 1 + a
except TypeError as e: print(e)
try: a < 1
except AttributeError as e: print(e)
try: a <= b
except TypeError as e: print(e)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), 1 in It(3), sum(It(4)), max(It(5)), dict.fromkeys(It(2)), set(It(3)) == {0, 1, 2}, next(It(1)), next(It(0), 'd'))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), [*Seq()], list(reversed([*Seq()])), list(enumerate(Seq(), 1)), tuple(Seq()))
class At:
    def __init__(self): self.log = []
    def __getattr__(self, n):
        if n.startswith('x'): return n * 2
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v):
        if n != 'log': self.log.append((n, v))
        super().__setattr__(n, v)
    def __delattr__(self, n): self.log.append(('del', n)); object.__delattr__(self, n)
t = At(); t.q = 1; del t.q
print(t.xy, t.log, hasattr(t, 'zz'), getattr(t, 'zz', 'dflt'), getattr(t, 'xa'))
try: t.zz
except AttributeError as e: print(e)
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o
print([1, 2, 3].index(Cmp(2)), Cmp(3) in [1, 2, 3], [1, 2].count(Cmp(1)), 2 == Cmp(2), Cmp(1) != 1)
try: {Cmp(1)}
except TypeError as e: print(e)
class Prop:
    def __init__(self): self._v = 1
    @property
    def v(self): "doc v"; return self._v
    @v.setter
    def v(self, x): self._v = x * 2
    @v.deleter
    def v(self): self._v = None
    @staticmethod
    def s(a): return a + 1
    @classmethod
    def c(cls, a): return cls.__name__, a
    @classmethod
    def make(cls): return cls()
class Sub(Prop):
    @property
    def v(self): return super().v + 100
    @classmethod
    def c(cls, a): return super().c(a) + ('sub',)
p = Prop(); p.v = 5; print(p.v); del p.v; print(p.v, Prop.s(1), p.s(2), Prop.c(3), Sub.c(4), type(Sub.make()).__name__, Sub().v)
try: Sub().v = 3
except AttributeError as e: print(e)
