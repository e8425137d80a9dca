"""Operators of every kind: reflected, in place, NotImplemented, comparisons, hashing, conversion, containers, callables."""
import functools
import math
import operator


@functools.total_ordering
class Mod:
    def __init__(self, n, m=7):
        self.n, self.m = n % m, m

    def _other(self, o):
        if isinstance(o, Mod):
            if o.m != self.m:
                raise ArithmeticError(f"moduli {self.m} and {o.m}")
            return o.n
        return o % self.m if isinstance(o, int) else NotImplemented

    def _op(fn):
        def run(self, o):
            v = self._other(o)
            return v if v is NotImplemented else Mod(fn(self.n, v), self.m)
        return run

    def _rop(fn):
        def run(self, o):
            v = self._other(o)
            return NotImplemented if v is NotImplemented else Mod(fn(v, self.n), self.m)
        return run

    __add__ = __radd__ = _op(operator.add)
    __mul__ = __rmul__ = _op(operator.mul)
    __sub__, __rsub__ = _op(operator.sub), _rop(operator.sub)
    __truediv__ = _op(lambda a, b: a * pow(b, -1, 7))
    __rtruediv__ = _rop(lambda a, b: a * pow(b, -1, 7))
    del _op, _rop

    def __pow__(self, e, mod=None):
        return Mod(pow(self.n, e, mod or self.m), self.m)

    def __rpow__(self, b):
        return b ** self.n

    def __neg__(self): return Mod(-self.n, self.m)
    def __pos__(self): return self
    def __invert__(self): return Mod(pow(self.n, -1, self.m), self.m)
    def __abs__(self): return min(self.n, self.m - self.n)
    def __eq__(self, o): return self.n == self._other(o) if isinstance(o, (Mod, int)) else NotImplemented
    def __lt__(self, o):
        v = self._other(o)
        return v if v is NotImplemented else self.n < v
    def __hash__(self): return hash(self.n)
    def __int__(self): return self.n
    def __float__(self): return self.n + 0.5
    def __complex__(self): return complex(self.n, 1)
    def __index__(self): return self.n
    def __bool__(self): return self.n != 0
    def __round__(self, nd=0): return f"round {self.n} {nd}"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return 42
    def __divmod__(self, o): return divmod(self.n, o)
    def __rdivmod__(self, o): return "rdivmod", o
    def __repr__(self): return f"{self.n}%{self.m}"


a, b = Mod(5), Mod(10)
print(a + b, a - b, a * b, a / b, 1 + a, 1 - a, 2 * a, 1 / a, a + True, -a, +a is a, ~a, abs(a), a ** 3, a ** -1, 2 ** a, pow(a, 2, 3), a == 5, a == 12, 5 == a, a != b, a == "5", a < b, a >= 5, 3 < a, a in [12], {a: "x"}[5], int(a), float(a), complex(a), [0] * a, "abcdefg"[a], range(a), bin(a), hex(a), round(a), round(a, 1), math.floor(a), math.ceil(a), math.trunc(a), divmod(a, 2), divmod(20, a), sum([a, b]), sum([a, b], Mod(1)), max(a, b), sorted([a, b, 1]), bool(Mod(14)), math.sqrt(a), [10, 20, 30, 40, 50, 60][a:], "%d|%5.1f|%s|%x" % (a, a, a, a), f"{a}|{a!r:>6}", chr(a + 60), math.gcd(a, 10), list(range(10))[Mod(1):Mod(6):Mod(2)], isinstance(a, int), math.factorial(a))
for fn in (lambda: a + 1.5, lambda: "x" + a, lambda: a + Mod(1, 3), lambda: a < "x", lambda: a @ b, lambda: a << 1, lambda: a & 1, lambda: Mod(0) ** -1, lambda: ~Mod(0), lambda: a(), lambda: a[0], lambda: len(a), lambda: iter(a), lambda: a.x, lambda: 1 in a, lambda: next(a), lambda: a // 2, lambda: [] + a, lambda: a + [], lambda: 1.5 - a, lambda: a < None, lambda: None < a, lambda: sorted([a, "x"]), lambda: max([a, None]), lambda: format(a, "d")):
    try:
        print("fine", fn())
    except Exception as e:
        print(type(e).__name__, e)


class Acc:
    def __init__(self, *items): self.items = list(items)
    def __iadd__(self, o): self.items.append(("+=", o)); return self
    def __isub__(self, o): return "replaced by text"
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return Acc(*self.items * o)
    def __ior__(self, o): self.items.extend(o); return self
    def __imatmul__(self, o): return o
    def __call__(self, *a, **k): return len(self.items), a, k
    def __contains__(self, x): return "maybe"
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __missing__(self, k): return "never for non-dict"
    def __reversed__(self): return iter("reversed")
    def __repr__(self): return f"Acc{self.items}"


x = y = Acc(1)
x += 2
x |= {3: 0}
x *= 2
print(x, y, x is y, y(), y(1, k=2), 9 in y, "".join(reversed(y)), list(y), y[-1], [*y], len(x), bool(Acc()))
y -= 1
print(y)
z = x
z @= "other"
print(z, operator.iadd([1], (2,)), operator.contains(x, 3), operator.length_hint(x), operator.concat([1], [2]), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"), operator.truth(Acc()), operator.itemgetter(1, -1)(x), operator.methodcaller("__len__")(x), operator.index(Mod(3)), operator.inv(5), operator.floordiv(-7, 2), operator.is_not(1, None), operator.setitem(d := {}, "k", 1), d, operator.xor(5, 3))


class Base:
    def __add__(self, o): return "Base.add"
    def __radd__(self, o): return "Base.radd"
    def __eq__(self, o): return "Base.eq"
    def __lt__(self, o): return "Base.lt"
    def __gt__(self, o): return "Base.gt"
    def __le__(self, o): return NotImplemented


class Derived(Base):
    def __radd__(self, o): return "Derived.radd"
    def __gt__(self, o): return "Derived.gt"
    def __eq__(self, o): return "Derived.eq"


class Same(Base):
    pass


print(Base() + Derived(), Base() + Same(), Derived() + Base(), 1 + Derived(), Base() < Derived(), Base() == Derived(), Base() < Same(), Derived() > Base(), Base() != Base(), Derived() == 1, 1 == Derived(), Base.__hash__, (Base(),) == (Base(),), [Base()].count(3))
try:
    Base() <= Base()
except TypeError as e:
    print(e)
try:
    Base() >= Derived()
except TypeError as e:
    print(e)


class Weird:
    def __eq__(self, o): raise RuntimeError("eq called")
    def __len__(self): return -1
    def __index__(self): return "x"
    def __str__(self): return 5
    def __repr__(self): return None
    def __hash__(self): return "h"
    def __bool__(self): return 1
    def __iter__(self): return [1]
    def __contains__(self, x): return 2
    def __int__(self): return 1.5
    def __float__(self): return 1
    def __format__(self, s): return 3
    def __bytes__(self): return "b"
    def __complex__(self): return 1
    def __dir__(self): return 5
    def __length_hint__(self): return "x"


w = Weird()
for fn in (lambda: w == 1, lambda: [w] == [w], lambda: w in [w], lambda: len(w), lambda: [1][w], lambda: str(w), lambda: repr(w), lambda: hash(w), lambda: bool(w), lambda: list(w), lambda: 3 in w, lambda: int(w), lambda: float(w), lambda: f"{w}", lambda: bytes(w), lambda: complex(w), lambda: dir(w), lambda: [1].index(w), lambda: not w, lambda: "%s" % w, lambda: {w}, lambda: range(w), lambda: [].__eq__(w), lambda: w != 2, lambda: print(w), lambda: round(w), lambda: sorted([w, w]), lambda: 1 if w else 2):
    try:
        print("fine", fn())
    except Exception as e:
        print(type(e).__name__, e)
