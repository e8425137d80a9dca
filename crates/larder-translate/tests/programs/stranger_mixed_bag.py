# simulation: mean mixed things
from collections import defaultdict, Counter, deque, namedtuple, OrderedDict
from functools import reduce, partial, wraps, lru_cache, singledispatch
import itertools, operator, math, copy
class Stack(list):
    def push(self, x):
        self.append(x)
        return self
    def peek(self):
        return self[-1] if self else None
s = Stack([1]).push(2).push(3)
print(s, s.peek(), len(s), s[0:2], type(s[0:2]).__name__, s + [4], s == [1, 2, 3], isinstance(s, list))
class Money(float):
    def __repr__(self): return f"${self:.2f}"
    def __add__(self, o): return Money(float(self) + o)
m = Money(3.5)
print(m, m + 1, m * 2, str(m), f"{m}", f"{m:.1f}", sum([m, m], Money(0)))
class Int(int):
    def __str__(self): return f"Int<{int(self)}>"
i = Int(5)
print(i, repr(i), i + 1, f"{i}", f"{i:03d}", "%s %d" % (i, i), [i], {i: 1}[5])
class Key(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (b, a))
    @property
    def a(self): return self[1]
k = Key(1, 2)
print(k, k.a, k < (3,), hash(k) == hash((2, 1)), len(k))
dd = defaultdict(lambda: defaultdict(list))
for w in "apple bob avocado banana cat".split():
    dd[w[0]][len(w)].append(w)
print({k: dict(v) for k, v in dd.items()}, "z" in dd, dd["z"], sorted(dd))
print(reduce(lambda a, b: a * b, range(1, 25)), reduce(operator.add, [[1], [2]], []), partial(pow, 2)(10), partial(int, base=2)("101"))
def logged(fn=None, *, level="info"):
    if fn is None:
        return partial(logged, level=level)
    @wraps(fn)
    def inner(*a, **k):
        """inner doc"""
        r = fn(*a, **k)
        calls.append((level, fn.__name__, a, k, r))
        return r
    return inner
calls = []
@logged
def f(a, b=2):
    """f doc"""
    return a + b
@logged(level="debug")
def g(*a): return a
print(f(1), g(1, 2), f.__name__, f.__doc__, calls)
a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
a[2]["k"].append(8)
print(b, c, b[1] is a[1], c[1] is a[1])
P = namedtuple("P", "x y z", defaults=[0, 0])
p = P(1, z=5)
print(p, p._replace(y=3), p._asdict(), P._fields, p + (1,), P._make([7, 8, 9]), p == (1, 0, 5), P(*"abc"))
match p:
    case P(x=1, y=0, z=zz):
        print("matched", zz)
def kind(v):
    match v:
        case None: return "none"
        case True | False: return "bool"
        case int(n) if n < 0: return f"neg {n}"
        case int() | float(): return "num"
        case "a" | "b" as ch: return f"ch {ch}"
        case str(t): return f"str {t!r}"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [x, *_, y]: return f"ends {x} {y}"
        case {"type": "pt", "x": x, **rest}: return f"pt {x} {rest}"
        case {}: return "dict"
        case (set() | frozenset()) as st: return f"set {sorted(st)}"
        case P(): return "P"
        case _: return "other"
print([kind(v) for v in (None, True, -3, 2.5, "a", "zed", [], [1], (1, 2, 3), {"type": "pt", "x": 1, "q": 2}, {}, {3, 1}, P(1), object)])
words = "the cat the dog a cat the".split()
cnt = Counter(words)
print(cnt.most_common(2), cnt["zzz"], cnt + Counter(a=5), cnt - Counter(the=1), sorted(cnt.elements())[:3], cnt & Counter(the=2, cat=9), cnt.total())
q = deque([1, 2, 3], maxlen=3)
q.append(4); q.appendleft(0); q.rotate(1)
print(q, q[0], list(itertools.islice(q, 1, 3)))
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a"); od.popitem(last=False)
print(od, list(reversed(od)))
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)), [list(r) for r in zip(*matrix)], sum(map(sum, matrix)), [*map(max, *matrix)], sorted(matrix, key=lambda r: -r[0]))
rows = [("bob", 3), ("al", 3), ("cy", 1)]
print(sorted(rows, key=lambda r: (-r[1], r[0])), max(rows, key=operator.itemgetter(1)), {k: [n for n, v in g] for k, g in itertools.groupby(sorted(rows, key=lambda r: r[1]), key=lambda r: r[1])})
x = y = z = 0
x, y = y + 1, x + 2
z += x if y else -1
print(x, y, z, (x, y) < (1, 3), x == 1 != y == 2, 1 < 2 < 3 > 2, not x or y and z, [] or "dflt", 0 or None, "a" and "b")
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info())
print(math.gcd(12, 18), math.factorial(20), math.comb(50, 25), math.isclose(0.1 + 0.2, 0.3), math.floor(-1.5), math.hypot(3, 4), math.prod([1.5, 2]), math.log2(8))
def gen():
    try:
        x = yield 1
        print("got", x)
        yield x * 2
    finally:
        print("closing")
it = gen(); next(it); print(it.send(21)); it.close()
print([*range(5)][::-2], list(range(10, 0, -3)), "hello"[-3:], [1, 2, 3, 4][1:-1], (1, 2, 3)[::-1])
d = {"b": 1, "a": 2}
d |= {"c": 3}; d.update(a=9); d.setdefault("z", []).append(1)
print(d, dict(sorted(d.items(), key=lambda kv: str(kv[1]))), {v: k for k, v in d.items() if isinstance(v, int)}, d.pop("q", None), list(d)[-1])
class E(Exception):
    def __init__(self, code, msg="m"):
        super().__init__(f"[{code}] {msg}")
        self.code = code
try:
    try: raise E(3)
    except E as e: raise RuntimeError("outer") from e
except RuntimeError as r:
    print(r, repr(r.__cause__), r.__cause__.code, r.__cause__.args)
print(str(E(1)), repr(E(2, "x")), E(1).args, isinstance(E(1), Exception))
