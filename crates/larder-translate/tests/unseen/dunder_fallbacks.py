# container & numeric protocols by hand: fallbacks CPython really uses
import operator

class OldSeq:
    """only __getitem__: iteration, `in`, reversed need len"""
    def __init__(self, n):
        self.n, self.calls = n, []
    def __getitem__(self, i):
        self.calls.append(i)
        if isinstance(i, slice):
            return "slice", i.start, i.stop, i.step
        if i >= self.n:
            raise IndexError("done")
        return i * i

o = OldSeq(4)
print(list(o), 4 in o, 5 in o, o.calls, o[1:2], o[::-1], o[1:], max(o), sum(o), list(zip(o, "ab")), [*enumerate(o, 5)])
a, b, *c = o
print(a, b, c, tuple(o), sorted(o, reverse=True), dict(enumerate(o)), set(o) == {0, 1, 4, 9})
for f in (lambda: len(o), lambda: reversed(o), lambda: o.__iter__, lambda: next(o), lambda: o.__setitem__(0, 1), lambda: list(reversed(OldSeq(2)))):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

class WithLen(OldSeq):
    def __len__(self):
        return self.n

print(list(reversed(WithLen(3))), bool(WithLen(0)), bool(OldSeq(0)), operator.length_hint(WithLen(5)), iter(WithLen(2)).__class__.__name__)

class Grid:
    def __init__(self, w, h):
        self.w, self.h, self.cells = w, h, {}
    def __getitem__(self, key):
        match key:
            case (int(x), int(y)):
                if not (0 <= x < self.w and 0 <= y < self.h):
                    raise IndexError(f"({x}, {y}) outside {self.w}x{self.h}")
                return self.cells.get((x, y), ".")
            case (slice() as s, int(y)):
                return "".join(self[x, y] for x in range(*s.indices(self.w)))
            case (int(x), slice() as s):
                return [self[x, y] for y in range(*s.indices(self.h))]
            case _ if key is ...:
                return "everything"
            case str():
                return self.cells[key]
        raise TypeError(f"bad key {key!r}")
    def __setitem__(self, key, val):
        self.cells[key] = val
    def __delitem__(self, key):
        del self.cells[key]
    def __contains__(self, val):
        return val in self.cells.values()
    def __iter__(self):
        return (self[x, y] for y in range(self.h) for x in range(self.w))
    def __len__(self):
        return self.w * self.h
    def __bool__(self):
        return bool(self.cells)

g = Grid(4, 2)
print(bool(g), len(g), "#" in g)
g[1, 0] = g[3, 1] = "#"
g[2, 1], g[0, 0] = "ab"
print(g[:, 0], g[::-1, 1], g[1, :], g[...], "".join(g), "#" in g, bool(g), list(g).count("."))
del g[1, 0]
for f in (lambda: g[9, 9], lambda: g["zz"], lambda: g[1.5], lambda: g[1], lambda: g.__delitem__((1, 0)), lambda: g[1, 2, 3], lambda: g()):
    try:
        print(f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")

class Bad:
    def __len__(self):
        return -1
    def __bool__(self):
        return 5
    def __iter__(self):
        return [1]
    def __str__(self):
        return 7
    def __repr__(self):
        return None
    def __hash__(self):
        return "h"
    def __index__(self):
        return 1.0
    def __contains__(self, x):
        return "truthy"
    def __eq__(self, o):
        return []
    def __int__(self):
        return "x"
    def __float__(self):
        return 3
    def __format__(self, spec):
        return 3
    def __enter__(self):
        return 1

bad = Bad()
for f in (len, bool, iter, str, repr, hash, lambda x: [1][x], lambda x: 5 in x, lambda x: x == 1, lambda x: x != 1, int, float, format, lambda x: f"{x}", list, lambda x: range(x), lambda x: {x: 1}, lambda x: [*x], lambda x: "%s" % x, lambda x: "%d" % x, lambda x: not x, lambda x: x in [bad], lambda x: print(x), hex):
    try:
        print("ok", f(bad))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
try:
    with bad:
        pass
except TypeError as e:
    print(e)

class Len(int):
    def __new__(cls, v, unit="m"):
        self = super().__new__(cls, v)
        self.unit = unit
        return self
    def __repr__(self):
        return f"{int(self)}{self.unit}"
    def __add__(self, o):
        r = super().__add__(o)
        return Len(r, self.unit) if r is not NotImplemented else r
    def __bool__(self):
        return True

x = Len(5, "cm")
print(x, x + 1, 1 + x, x * 2, type(x * 2).__name__, [x], f"{x} {x:>5} {x!r}", "%d %s" % (x, x), str(x), x == 5, {5: "five"}[x], bool(Len(0)), not Len(0), range(10)[x], "ab" * Len(2), x < 6, max(x, 3), sum([x, x]), -x, abs(Len(-3)), round(x), x.real, divmod(x, 3))
try:
    x + "a"
except TypeError as e:
    print(e)

class Temp(float):
    __slots__ = ()
    def __str__(self):
        return f"{float(self):.1f}°"
    def __lt__(self, o):
        return float(self) > float(o)

ts = [Temp(3), Temp(20.55), Temp(-4)]
print(sorted(ts), max(ts), min(ts), str(ts[1]), f"{ts[1]}", f"{ts[1]:.3f}", ts[0] + 1, ts[0] > 2, *ts)

class Tree(dict):
    def __missing__(self, k):
        v = self[k] = type(self)()
        return v
    def __getattr__(self, k):
        if k.startswith("_"):
            raise AttributeError(k)
        return self[k]
    def __setattr__(self, k, v):
        self[k] = v
    def __ior__(self, other):
        for k, v in other.items():
            self[k.upper()] = v
        return self

t = Tree()
t.a.b.c = 1
t.a.n = 3
t["a"]["n"] += 7
t.a.n *= 2
t |= {"k": 1}
print(t, t.get("zzz"), len(t), isinstance(t.a, Tree), hasattr(t, "_q"), "q" in t, t.q, "q" in t)
