from dataclasses import dataclass, field
from functools import singledispatchmethod, partialmethod, singledispatch
@dataclass(slots=True)
class P:
    x: int
    y: int = 2
p = P(1); print(p)
try:
    p.z = 3
except AttributeError as e: print(e)
@dataclass(slots=True, frozen=True, order=True)
class Q:
    a: int
print(Q(1) < Q(2), hash(Q(1)) == hash(Q(1)), Q.__slots__, hasattr(Q(1), '__dict__'))
class F:
    @singledispatchmethod
    def f(self, a): return 'base'
    @f.register
    def _(self, a: int): return 'int'
    @f.register(str)
    def _(self, a): return 'str'
    def st(self, v, k=0): return (v, k)
    on = partialmethod(st, True)
    off = partialmethod(st, False, k=2)
print(F().f(1), F().f('a'), F().f(2.0), F().on(), F().off())
@singledispatch
def s(x): return 'o'
@s.register
def _(x: int): return 'i'
@s.register
def _(x: list): return 'l'
print(s(1), s([]), s('x'), s(True))
