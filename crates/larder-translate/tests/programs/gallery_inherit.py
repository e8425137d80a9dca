class A:
    def __init__(self, **k): self.log = ['A']; self.k = k
    def who(self): return 'A'
    def call(self): return self.who()
class B(A):
    def __init__(self, b=1, **k): super().__init__(**k); self.log.append('B'); self.b = b
    def who(self): return 'B' + super().who()
class C(A):
    def __init__(self, c=2, **k): super().__init__(**k); self.log.append('C'); self.c = c
    def who(self): return 'C' + super().who()
class D(B, C):
    def who(self): return 'D' + super().who()
d = D(b=3, c=4, z=5)
print(d.log, d.who(), d.call(), [k.__name__ for k in D.__mro__], d.b, d.c, d.k)
print(B.who(d), super(B, d).who(), isinstance(d, (int, C)), issubclass(D, A), D.__bases__[0].__name__)
try:
    class X(A, B): pass
except TypeError as e: print(str(e).splitlines()[0])
class L(list):
    def append(self, x): super().append(x * 2); return self
    def __getitem__(self, i): return ('g', super().__getitem__(i)) if isinstance(i, int) else super().__getitem__(i)
l = L([1, 2]); l.append(5); l.extend([7])
print(l, l[0], l[1:], len(l), isinstance(l, list), l == [1, 2, 10, 7], type(l[1:]).__name__, sum(l), l + [1], type(l + [1]).__name__, sorted(l), l * 2)
class DD(dict):
    def __missing__(self, k): self[k] = v = k.upper(); return v
    def __setitem__(self, k, v): super().__setitem__(k, v); self.last = k
dd = DD(a=1); print(dd['x'], dd, dd.get('q'), dd.last, 'x' in dd, {**dd}, dd | {'y': 2}, DD.fromkeys('ab', 0))
class S(str):
    def shout(self): return self.upper() + '!'
s = S('hey'); print(s.shout(), s + 'x', type(s + 'x').__name__, s[1:], len(s), f"{s:>5}", {s: 1}['hey'], s == 'hey', isinstance(s, str), ','.join([s, 'b']))
class I(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __add__(self, o): return I(int(self) + int(o))
i = I(3); print(i, i + 1, i * 2, type(i * 2).__name__, type(i + 1).__name__, i == 6, [0] * i, range(i), hash(i) == hash(6), i.bit_length(), -i, divmod(i, 4))
class F(float): pass
print(F(1.5) + 1, F('2.5'), isinstance(F(1), float), F(2) == 2, round(F(2.567), 1))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def a(self): return self[0]
t = T(1, 2); print(t, t.a, t == (1, 2), len(t), t + (3,), hash(t) == hash((1, 2)), {t: 1}[(1, 2)]); x, y = t; print(x, y)
class E(Exception):
    def __init__(self, code, msg='m'): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {self.args[0]}"
class E2(E, ValueError): pass
for k in (E, E2):
    try: raise k(5)
    except ValueError as e: print('VE', e, e.code, repr(e), e.args)
    except E as e: print('E', e, e.code, repr(e))
class Meta0: pass
class St:
    count = 0
    registry = {}
    def __new__(cls, name):
        if name in cls.registry: return cls.registry[name]
        o = super().__new__(cls); cls.registry[name] = o; return o
    def __init__(self, name): self.name = name; type(self).count += 1
print(St('a') is St('a'), St.count, St('b').name, St.registry.keys())
from collections import OrderedDict, Counter, defaultdict, deque, namedtuple
class OC(OrderedDict):
    def move(self, k): self.move_to_end(k); return list(self)
print(OC(a=1, b=2).move('a'), type(OC()).__name__)
class Cn(Counter):
    def top(self): return self.most_common(1)
print(Cn('abca').top(), Cn('aab') + Counter('b'))
class Pt(namedtuple('Pt', 'x y')):
    __slots__ = ()
    def __add__(self, o): return Pt(self.x + o.x, self.y + o.y)
    @property
    def n(self): return self.x * self.y
print(Pt(1, 2) + Pt(3, 4), Pt(2, 3).n, Pt(1, 2)._replace(x=5), Pt._fields, Pt(1, 2) == (1, 2), Pt(1, y=3)._asdict())
class Node:
    def __init__(self, v, nxt=None): self.v, self.nxt = v, nxt
    def __iter__(self):
        n = self
        while n: yield n.v; n = n.nxt
    def __len__(self): return sum(1 for _ in self)
print(list(Node(1, Node(2, Node(3)))), len(Node(1)), Node(1) and 'truthy')
class Outer:
    class Inner:
        def hi(self): return 'hi ' + type(self).__qualname__
    def mk(self): return self.Inner()
print(Outer().mk().hi(), Outer.Inner.__qualname__, Outer.mk.__qualname__)
class Bank:
    __rate = 5
    def __init__(self): self.__bal = 10
    def get(self): return self.__bal * Bank.__rate
b = Bank(); print(b.get(), b._Bank__bal, hasattr(b, '__bal'), sorted(vars(b)))
