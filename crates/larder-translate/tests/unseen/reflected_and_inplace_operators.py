"""Which operator method runs, in what order, and what happens when all decline."""
import operator

calls = []

def note(*what):
    calls.append(" ".join(map(str, what)))

def flush():
    out, calls[:] = "; ".join(calls), []
    return out

class Num:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"{type(self).__name__}({self.v})"

    def _other(self, o):
        return o.v if isinstance(o, Num) else o if isinstance(o, int) else NotImplemented

    def __add__(self, o):
        note(self, "__add__", repr(o))
        v = self._other(o)
        return v if v is NotImplemented else type(self)(self.v + v)

    def __radd__(self, o):
        note(self, "__radd__", repr(o))
        v = self._other(o)
        return v if v is NotImplemented else type(self)(v + self.v)

    def __mul__(self, o):
        note(self, "__mul__", repr(o))
        return NotImplemented

    def __lt__(self, o):
        note(self, "__lt__", repr(o))
        return self.v < self._other(o)

    def __eq__(self, o):
        note(self, "__eq__", repr(o))
        v = self._other(o)
        return NotImplemented if v is NotImplemented else self.v == v

    __hash__ = None

class Sub(Num):
    def __radd__(self, o):
        note("sub first:", self, "__radd__", repr(o))
        return super().__radd__(o)

    def __rmul__(self, o):
        note(self, "__rmul__", repr(o))
        return "product"

    def __gt__(self, o):
        note("sub", self, "__gt__", repr(o))
        return "greater"

class Quiet(Num): ...


cases = {
    "num+num": lambda: Num(1) + Num(2), "num+sub": lambda: Num(1) + Sub(2), "sub+num": lambda: Sub(1) + Num(2),
    "num+quiet": lambda: Num(1) + Quiet(2), "3+num": lambda: 3 + Num(1), "num+3": lambda: Num(1) + 3,
    "sub+sub": lambda: Sub(1) + Sub(1), "num+'x'": lambda: Num(1) + "x", "'x'+num": lambda: "x" + Num(1),
    "num*sub": lambda: Num(2) * Sub(3), "num*2": lambda: Num(2) * 2, "2*sub": lambda: 2 * Sub(1), "num<sub": lambda: Num(1) < Sub(2),
    "num>num": lambda: Num(1) > Num(2), "num==num": lambda: Num(1) == Num(1), "num==1": lambda: Num(1) == 1, "1==num": lambda: 1 == Num(1),
    "num=='1'": lambda: Num(1) == "1", "num!=num": lambda: Num(1) != Num(2), "in list": lambda: 5 in [Num(4), Num(5)], "index": lambda: [Num(4), Num(5)].index(5),
    "sum": lambda: sum([Num(1), Num(2)]), "sum start": lambda: sum([Num(1)], Num(10)), "max": lambda: max(Num(1), Num(3), Num(2)), "num<=num": lambda: Num(1) <= Num(2),
    "sorted": lambda: sorted([Num(3), Num(1), Num(2)]), "hash": lambda: hash(Num(1)), "-num": lambda: -Num(1),
}
for name, fn in cases.items():
    try:
        result = fn()
    except TypeError as e:
        result = f"TypeError: {e}"
    print(f"{name:<10} {result!r:<70} {flush()}")

class Bag:
    """In-place operators: some defined, some falling back."""

    def __init__(self, items=()):
        self.items = list(items)

    def __iadd__(self, more):
        self.items.extend(more)
        return self

    def __or__(self, other):
        return Bag([*self.items, "|", *other.items])

    def __isub__(self, x):
        self.items.remove(x)
        return "replaced by a string"

    def __imatmul__(self, f):
        self.items = [f(x) for x in self.items]
        return self

    def __getitem__(self, i):
        note("get", i)
        return self.items[i]

    def __setitem__(self, i, v):
        note("set", i, v)
        self.items[i] = v

    def __bool__(self):
        return len(self.items) > 2

    def __call__(self, *a, **k):
        return a, k

    def __neg__(self): return Bag(reversed(self.items))
    def __invert__(self): return Bag(set(self.items) and sorted(set(self.items)))
    def __round__(self, n=None): return ("round", n)
    def __index__(self): return len(self.items)
    def __divmod__(self, o): return "dm", o
    def __rpow__(self, base, mod=None): return "rpow", base, mod
    def __contains__(self, x): return "maybe"
    def __repr__(self): return f"Bag{self.items}"


b = alias = Bag("ab")
b += "cd"
print(b, alias is b, b and "truthy", not Bag())
b |= Bag("z")
print(b, alias, alias is b)
alias @= str.upper
print(alias, -alias, ~Bag([3, 1, 3]))
alias -= "B"
print(alias)
c = Bag([1, 2, 3])
c[0] += 10
c[1], c[-1] = c[-1], c[1]
print(c, flush())
print(round(c), round(c, 2), [10, 20, 30, 40][c], "abcdef"[c:], hex(c), range(c)[-1], divmod(c, 5), 2 ** c, 9 in c, c(1, x=2), "%d" % len(range(c)))
try:
    c &= c
except TypeError as e:
    print("TypeError:", e)
t = ([1], 2)
try:
    t[0] += [9]
except TypeError as e:
    print("TypeError:", e, t)
x = y = [1]
x += (2, 3)
x = x + [4]
print(x, y)
s = u = (1,)
s += (2,)
n = m = 5
n <<= 2
n ^= 3
n //= -2
n **= 2
n %= 37
print(s, u, n, m)
d = {"k": [1]}
d["k"] += [2]
d["k"] *= 2
d |= {"z": 0}
f = frozenset("ab")
g = f
g |= {"c"}
h = k = {1, 2}
h &= {2, 3}
h ^= {5}
print(d, sorted(f), sorted(g), k is h, sorted(k))
print(operator.add(Num(1), 1), operator.iadd([1], [2]), operator.concat("a", "b"), operator.truth(Bag("abc")), operator.not_(0), operator.index(c), operator.mod(-7, 3), operator.xor(6, 3), flush())

class Matrix:
    def __init__(self, *rows):
        self.rows = rows

    def __matmul__(self, o):
        if isinstance(o, Matrix):
            return Matrix(*([sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows))
        return NotImplemented

    def __rmatmul__(self, o):
        return f"{o} @ matrix"

    def __pow__(self, n, mod=None):
        out = self
        for _ in range(n - 1):
            out = out @ self
        return out if mod is None else Matrix(*([v % mod for v in r] for r in out.rows))


fib = Matrix([1, 1], [1, 0])
print((fib ** 90).rows, pow(fib, 90, 1000).rows, [5] @ fib, (fib @ fib).rows)
