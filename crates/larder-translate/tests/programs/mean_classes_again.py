import sys
sys.setrecursionlimit(3000)
class Stack:
    def __init__(self, *xs): self.xs = list(xs)
    def push(self, x): self.xs.append(x); return self
    def pop(self): return self.xs.pop()
    def __len__(self): return len(self.xs)
    def __iter__(self): return reversed(self.xs)
    def __repr__(self): return f"{type(self).__name__}({', '.join(map(repr, self.xs))})"
class Bounded(Stack):
    limit = 3
    def push(self, x):
        if len(self) >= self.limit:
            raise OverflowError(f"full: {self!r}")
        return super().push(x)
s = Bounded(1)
s.push(2).push("three")
print(s, len(s), list(s), [*s], bool(Bounded()))
try:
    s.push(4)
except OverflowError as e:
    print(e)
class Money:
    rates = {"usd": 1.0, "eur": 1.1}
    def __init__(self, amt, cur="usd"): self.amt, self.cur = amt, cur
    def to(self, cur): return Money(self.amt * self.rates[self.cur] / self.rates[cur], cur)
    def __add__(self, o):
        if not isinstance(o, Money): return NotImplemented
        return Money(self.amt + o.to(self.cur).amt, self.cur)
    def __eq__(self, o): return isinstance(o, Money) and abs(self.to("usd").amt - o.to("usd").amt) < 1e-9
    def __str__(self): return f"{self.amt:.2f}{self.cur}"
    __repr__ = __str__
print(Money(10) + Money(10, "eur"), Money(1.1) == Money(1, "eur"), [Money(3)], sum([Money(1), Money(2)], Money(0)))
try:
    Money(1) + 5
except TypeError as e:
    print(e)
class Node:
    count = 0
    def __init__(self, val, left=None, right=None):
        self.val, self.left, self.right = val, left, right
        Node.count += 1
    def insert(self, v):
        side = "left" if v < self.val else "right"
        child = getattr(self, side)
        if child: child.insert(v)
        else: setattr(self, side, Node(v))
    def __iter__(self):
        if self.left: yield from self.left
        yield self.val
        if self.right: yield from self.right
    def depth(self):
        return 1 + max((c.depth() for c in (self.left, self.right) if c), default=0)
root = Node(50)
for v in [30, 70, 20, 40, 60, 80, 10]: root.insert(v)
print(list(root), root.depth(), Node.count, 60 in root, sum(root), max(root))
class LL:
    def __init__(self, it=()):
        self.head = None
        for x in reversed(list(it)): self.head = (x, self.head)
    def __iter__(self):
        n = self.head
        while n: x, n = n; yield x
    def rev(self):
        p, n = None, self.head
        while n: p, n = (n[0], p), n[1]
        r = LL(); r.head = p
        return r
print(list(LL("abc").rev()), LL([1, [2]]).head)
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __eq__(self, o): return self.rows == o.rows
    def __neg__(self): return Matrix([[-x for x in r] for r in self.rows])
    def T(self): return Matrix(zip(*self.rows))
    def __repr__(self): return str(self.rows)
m = Matrix([[1, 2], [3, 4]])
m[0, 1] += 10
print(m, m @ m.T(), -m, m[1, 0], m == Matrix([[1, 12], [3, 4]]), m != m.T())
class Temp:
    def __init__(self): self._c = 0
    @property
    def f(self): return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): self._c = None
t = Temp()
t.f = 212
print(t._c, t.f)
del t.f
print(t._c)
class Reg(type):
    all = {}
    def __init__(cls, n, b, d):
        super().__init__(n, b, d)
        if b: Reg.all[n] = cls
    def __len__(cls): return len(Reg.all)
class Base(metaclass=Reg): pass
class X(Base): pass
class Y(X): pass
print(sorted(Reg.all), len(Base), X.__class__.__name__)
from dataclasses import dataclass, field, replace, asdict, astuple
@dataclass(order=True)
class Card:
    rank: int
    suit: str = field(compare=False, default="S")
    tags: list = field(default_factory=list, compare=False, repr=False)
    def __post_init__(self): self.name = f"{self.rank}{self.suit}"
c = Card(5, "H")
print(c, c < Card(6), sorted([Card(3), Card(1, "D")]), c == Card(5, "C"), replace(c, rank=9).name, asdict(c), astuple(c), max([Card(2), Card(9)]).rank)
@dataclass(frozen=True)
class P:
    x: float
    y: float = 0
    def __add__(self, o): return P(self.x + o.x, self.y + o.y)
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** .5
print(P(3, 4).norm, P(1) + P(2, 2), {P(1): "a"}[P(1, 0)], hash(P(1)) == hash(P(1.0)))
try:
    P(1).x = 5
except Exception as e:
    print(type(e).__name__, e)
from enum import Enum, IntEnum, Flag, auto
class Color(Enum):
    RED = 1
    GREEN = "g"
    ALIAS = 1
    @property
    def low(self): return self.name.lower()
    @classmethod
    def parse(cls, s): return cls[s.upper()]
print(Color.RED, repr(Color.GREEN), Color(1) is Color.ALIAS, [c.name for c in Color], Color.parse("red").low, Color.RED == 1, Color.RED in Color, {Color.RED: 1}, Color["GREEN"].value, isinstance(Color.RED, Color))
class L(IntEnum):
    LO = 1
    HI = 5
class F(Flag):
    A = auto(); B = auto(); C = A | B
print(L.HI > L.LO, L.HI + 1, sorted([L.HI, L.LO]), F.A | F.B, F.C & F.A, F.A in F.C, F(3), bool(F.A & F.B), f"{L.HI}", str(L.LO))
try:
    Color("zz")
except ValueError as e:
    print(e)
import functools
def deco(n=1):
    def wrap(f):
        calls = []
        @functools.wraps(f)
        def inner(*a, **k):
            calls.append((a, k))
            r = None
            for _ in range(n): r = f(*a, **k)
            return r, len(calls)
        inner.calls = calls
        return inner
    return wrap
@deco(n=2)
def hello(name, *, punct="!"):
    "greets"
    return f"hi {name}{punct}"
print(hello("bob"), hello("al", punct="?"), hello.__name__, hello.__doc__, hello.calls)
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(120), fib.cache_info().hits, fib.cache_info().currsize)
class Cached:
    def __init__(self): self.n = 0
    @functools.cached_property
    def v(self): self.n += 1; return self.n * 10
c = Cached()
print(c.v, c.v, c.n, c.__dict__)
def compose(*fs): return functools.reduce(lambda f, g: lambda x: f(g(x)), fs, lambda x: x)
print(compose(lambda x: x + 1, lambda x: x * 2, str.__len__)("abc"), list(map(compose(int, str), [1, 2])))
def gen():
    total = 0
    while True:
        x = yield total
        if x is None: return total
        total += x
g = gen(); next(g)
print([g.send(v) for v in (1, 2.5, 10)])
try: g.send(None)
except StopIteration as e: print("ret", e.value)
def outer():
    r = yield from inner()
    yield ("r", r)
def inner():
    yield 1
    try:
        yield 2
    except ValueError as e:
        yield f"caught {e}"
    return "res"
o = outer()
print(next(o), next(o), o.throw(ValueError("boom")), list(o))
def countdown(n):
    try:
        while n: yield n; n -= 1
    except GeneratorExit:
        print("closed at", n); raise
cd = countdown(5); next(cd); next(cd); cd.close()
print(list(cd), sum(x * x for x in countdown(3)), max((len(w), w) for w in ["a", "bcd", "ef"]))
def match(v):
    match v:
        case 0 | 1: return "bit"
        case int(n) if n < 0: return f"neg {n}"
        case int() | float(): return "num"
        case str(s) if len(s) > 3: return s[:3]
        case [x, y]: return ("pair", x, y)
        case [x, *rest]: return ("list", x, rest)
        case {"t": "p", "v": [a, b], **kw}: return (a, b, kw)
        case {"t": t}: return t
        case P(x=0, y=y): return ("P0", y)
        case P(x, y): return (x, y)
        case Color.RED: return "red"
        case None: return "none"
        case (): return "empty"
        case _: return type(v).__name__
print([match(v) for v in (0, True, -5, 7, 2.5, "hello", "hi", [1, 2], (1, 2, 3), [], {"t": "p", "v": [1, 2], "z": 9}, {"t": 4}, P(0, 3), P(1, 2), Color.RED, None, {1}, {})])
print("%s|%5s|%-5s|%r|%.3s" % ("a", "b", "c", "d", "efghi"), "%(k)s %(n)03d" % {"k": "v", "n": 7}, "%x %X %#o %e" % (255, 255, 8, 12345.6789), "%5.1f%%" % 99.55, "%c%c" % ("a", 98), "%*d|%-*d" % (5, 42, 4, 7), "%s" % (1, 2).__repr__(), "%s %s" % ("a", (1,)))
sys.stdout.write("end\n")
sys.exit(3)
