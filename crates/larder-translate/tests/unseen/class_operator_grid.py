import functools


@functools.total_ordering
class Money:
    RATES = {"EUR": 100, "USD": 92, "JPY": 1}
    __slots__ = "amount", "cur"

    def __init__(self, amount, cur="EUR"):
        self.amount, self.cur = amount, cur

    def _coerce(self, o):
        if isinstance(o, Money):
            return o.amount * self.RATES[o.cur] / self.RATES[self.cur]
        if isinstance(o, (int, float)):
            return o
        return None

    def _op(name, swap=False):
        def method(self, o):
            v = self._coerce(o)
            if v is None:
                return NotImplemented
            a, b = (v, self.amount) if swap else (self.amount, v)
            return Money(getattr(float(a), name)(float(b)), self.cur)
        method.__name__ = name
        return method

    __add__ = _op("__add__")
    __radd__ = _op("__add__", True)
    __sub__ = _op("__sub__")
    __rsub__ = _op("__sub__", True)
    __mod__ = _op("__mod__")
    __rmod__ = _op("__mod__", True)
    __floordiv__ = _op("__floordiv__")
    del _op

    def __mul__(self, k):
        return NotImplemented if isinstance(k, Money) else Money(self.amount * k, self.cur)

    def __rmul__(self, k):
        print("rmul", k)
        return self * k

    def __imul__(self, k):
        print("imul", k)
        self.amount *= k
        return self

    def __neg__(self): return Money(-self.amount, self.cur)
    def __pos__(self): return self
    def __abs__(self): return Money(abs(self.amount), self.cur)
    def __bool__(self): return self.amount != 0
    def __int__(self): return int(self.amount)
    def __float__(self): return float(self.amount)
    def __index__(self): return int(self.amount)
    def __round__(self, n=0): return Money(round(self.amount, n), self.cur)
    def __divmod__(self, o): return divmod(self.amount, o)
    def __rdivmod__(self, o): return ("rdivmod", o)

    def __eq__(self, o):
        v = self._coerce(o)
        return NotImplemented if v is None else abs(self.amount - v) < 1e-9

    def __lt__(self, o):
        v = self._coerce(o)
        return NotImplemented if v is None else self.amount < v

    def __hash__(self):
        return hash((self.amount, self.cur))

    def __repr__(self):
        return f"{self.amount:.2f} {self.cur}"


a, b = Money(10), Money(20, "USD")
print(a + b, a - b, 5 + a, 5 - a, a % 3, 23 % a, b // 7, a * 2, 2 * a)
print(a < b, a <= b, a > b, a >= b, a == 10, 10 == a, a != 10, a > 9.5, 9 <= a)
print(-a, +a, abs(-a), bool(Money(0)), int(a), float(b), round(Money(2.345), 1), divmod(a, 3), divmod(3, a))
print([0] * 12 == [0] * 12, list(range(20))[a], "x" * Money(3), bin(a), hex(Money(255)), list(range(Money(3))))
alias = a
a *= 3
print(a, alias, a is alias)
a += 1
print(a, alias, a is alias)
print(sum([Money(1), Money(2), Money(100, "JPY")]), max(a, b), sorted([b, a, Money(1)]))
for text, f in {
    "a + 'x'": lambda: a + "x", "'x' + a": lambda: "x" + a, "a * b": lambda: a * b, "a < 'x'": lambda: a < "x",
    "'x' <= a": lambda: "x" <= a, "a == 'x'": lambda: a == "x", "a != None": lambda: a != None, "a / 2": lambda: a / 2,
    "a ** 2": lambda: a ** 2, "2 // a": lambda: 2 // a, "a @ a": lambda: a @ a, "~a": lambda: ~a, "a & 1": lambda: a & 1,
    "a >> 1": lambda: a >> 1, "a[0]": lambda: a[0], "a()": lambda: a(), "len(a)": lambda: len(a), "iter(a)": lambda: iter(a),
    "1 in a": lambda: 1 in a, "complex(a)": lambda: complex(a), "a.x": lambda: a.x, "a.x=1": lambda: setattr(a, "x", 1),
    "del a.cur": lambda: delattr(a, "cur"), "a.cur": lambda: a.cur, "sum b": lambda: sum([b, "x"]), "with": lambda: a.__enter__(),
    "[1] * 2.5": lambda: [1] * 2.5, "x*m": lambda: [1] * Money(2), "chr": lambda: chr(Money(65)), "m%": lambda: "%d|%s" % (b, b),
}.items():
    try:
        print(text, "=>", f())
    except Exception as e:
        print(text, "=>", type(e).__name__, e)
print({Money(1): "one"}[Money(1)], Money.__lt__.__name__, Money.__ge__.__name__, Money.__add__.__name__)
b -= "q"
