import functools
from collections.abc import Sequence, MutableSequence, Iterator, Reversible
import inspect, json
@functools.total_ordering
class LeGt:
    def __init__(self, v): self.v = v
    def __le__(self, o):
        print("le", end=" ")
        return self.v <= o.v
    def __gt__(self, o):
        print("gt", end=" ")
        return self.v > o.v
a, b = LeGt(1), LeGt(2)
print(a < b, a <= b, a > b, a >= b)
@functools.total_ordering
class Desc(int):
    def __lt__(self, o):
        print("lt", end=" ")
        return int(self) > int(o)
print(Desc(1) < Desc(2), Desc(1) <= Desc(2), Desc(1) > Desc(2), Desc(1) >= Desc(2), sorted([Desc(1), Desc(3)]))
try:
    @functools.total_ordering
    class Nope: pass
except ValueError as e:
    print(e)
class Lab(str):
    def __lt__(self, o):
        return super().__lt__(o)
class N(int): pass
class Li(list): pass
class Di(dict): pass
class Fs(frozenset): pass
import operator
for x, y in ((Lab("a"), 3), (3, Lab("a")), (N(1), "a"), ("a", N(1)), (Li([1]), (1,)), (Li([1]), [2]), ([1], Li([0])), (Di(), {}), (Fs([1]), {1, 2}), (N(2), 2.5), (N(1), N(2)), (Li([1]), Li(["a"])), (Lab("a"), Lab("b")), (N(1), None), (Lab("a"), object)):
    for op in (operator.lt, operator.ge):
        try:
            print(op(x, y), end=" ")
        except TypeError as e:
            print(e, end=" ")
    print()
class Steps(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(self.n))]
        if not -self.n <= i < self.n: raise IndexError(i)
        return (i % self.n) * 10
    def __contains__(self, x):
        return x == "any" or super().__contains__(x)
    def __iter__(self):
        print("iter", end=" ")
        return super().__iter__()
    def __reversed__(self):
        print("rev", end=" ")
        return super().__reversed__()
    def index(self, x, *r):
        return super().index(x, *r) + 1000
    def count(self, x):
        return super().count(x) + 1
s = Steps(3)
print(list(s), "any" in s, 20 in s, 5 in s, list(reversed(s)), s.index(20), s.count(10), s[1:], max(s), sum(s))
print(type(iter(Steps(2))).__name__, isinstance(iter(s), Iterator), isinstance(s, Reversible), Sequence.__contains__(s, 10))
class Log(MutableSequence):
    def __init__(self, *x): self.x = list(x)
    def __len__(self): return len(self.x)
    def __getitem__(self, i): return self.x[i]
    def __setitem__(self, i, v): self.x[i] = v
    def __delitem__(self, i): del self.x[i]
    def insert(self, i, v):
        print("ins", i, v, end=" ")
        self.x.insert(i, v)
    def append(self, v):
        super().append(v * 2)
l = Log(1, 2, 3)
l.append(5); l.extend([7, 8]); l += [9]
print(l.x, l.pop(), l.pop(0), 10 in l, list(reversed(l)), l.index(10), [*l])
l.remove(10); l.reverse(); print(l.x); l.clear(); print(len(l))
def deco(cls):
    init = cls.__init__
    @functools.wraps(init)
    def wrapper(self, *a, **k):
        return init(self, *a, **k)
    cls.__init__ = wrapper
    return cls
@deco
class W:
    def __init__(self, a, b=2, *c, d): pass
print(inspect.signature(W), inspect.signature(W.__init__))
for t in ('"\\u12"', '"\\u1234', '"\\u12zz"', '"ab\\u00e9"', '"\\ud83d\\ude00"', '"\\u"', '"\\', '"abc\\'):
    try:
        print(json.loads(t), end=" ")
    except json.JSONDecodeError as e:
        print(e, end=" ")
