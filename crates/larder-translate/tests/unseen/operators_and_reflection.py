from functools import total_ordering

class Money:
    def __init__(self, cents, cur="EUR"):
        self.cents, self.cur = cents, cur

    def _same(self, other):
        return isinstance(other, Money) and other.cur == self.cur

    def __add__(self, other):
        if other == 0:
            return self
        if not self._same(other):
            return NotImplemented
        return type(self)(self.cents + other.cents, self.cur)

    def __radd__(self, other):
        return self + other

    def __iadd__(self, other):
        self.cents += other if isinstance(other, int) else other.cents
        return self

    def __mul__(self, k):
        return Money(round(self.cents * k), self.cur) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __eq__(self, other):
        return (self.cents, self.cur) == (other.cents, other.cur) if isinstance(other, Money) else NotImplemented

    def __lt__(self, other):
        return self.cents < other.cents if self._same(other) else NotImplemented

    def __bool__(self):
        return self.cents != 0

    def __format__(self, spec):
        if spec == "s":
            return f"{self.cents // 100}€{self.cents % 100:02}"
        return format(self.cents / 100, spec or ".2f") + " " + self.cur

    def __repr__(self):
        return f"Money({self.cents})" if self.cur == "EUR" else f"Money({self.cents}, {self.cur!r})"

class L:
    name = "L"

    def __add__(self, o):
        return f"{self.name}.__add__({o.name})"

    def __radd__(self, o):
        return f"{self.name}.__radd__({getattr(o, 'name', o)})"

    def __lt__(self, o): return f"{self.name} < {o.name}"
    def __gt__(self, o): return f"{self.name} > {o.name}"
    def __contains__(self, x): return x
    def __len__(self): return 0
    def __getitem__(self, k): return k
    def __call__(self, *a, **k): return a, k
    def __neg__(self): return "neg"
    def __invert__(self): return "inv"
    def __index__(self): return 2
    def __matmul__(self, o): return "matmul"
    def __rpow__(self, o): return f"{o}**L"
    def __divmod__(self, o): return "dm"
    def __round__(self, n=None): return f"round {n}"

class R(L):
    name = "R"

    def __radd__(self, o):
        return f"R first: {o.name}"

a, b = Money(1050), Money(250)
print(a + b, sum([a, b, b]), a * 1.5, 2 * b, a == Money(1050), a != b, a > b, a == 1050, a + 0 is a)
c = a
c += b
c += 1
print(a, c is a, f"{a} {a:8.1f} {a:s}", bool(Money(0)), max(a, b), sorted([a, b, Money(5)]))
for act in (lambda: a + 5, lambda: a + Money(1, "USD"), lambda: a < Money(1, "USD"), lambda: a >= b, lambda: "x" * a, lambda: hash(a), lambda: a - b, lambda: -a, lambda: {a}):
    try:
        print(act())
    except TypeError as e:
        print("TypeError:", e)
l, r = L(), R()
print(l + l, l + r, r + l, 5 + l, l < r, r < l, sep=" | ")
print(bool(l), 0 in l, [] in l, "x" not in l, l[1:2], l[1, ..., None], l[::2], l(1, k=2))
print(-l, ~l, "abcd"[l], [0] * l, hex(l), l @ 1, 3 ** l, divmod(l, 2), round(l), round(l, 1), range(9)[l])
print(l in [r, l], l == l, l == r, l is not r, (l and "t") or "f")

@total_ordering
class Version:
    def __init__(self, s):
        self.parts = [int(p) for p in s.split(".")]

    def __eq__(self, o):
        return self.parts == o.parts

    def __lt__(self, o):
        return self.parts < o.parts

    def __hash__(self):
        return hash(tuple(self.parts))

print(Version("1.10") > Version("1.9.9"), Version("2.0") <= Version("2.0"), Version("1.0") >= Version("1"), len({Version("1.2"), Version("1.02")}))
print(1 < 2 < 3 > 2 != 5 in [5], 1 == 1.0 == True, [1, "a"] < [2, None], (1, 2) < (1, 2, 0), "Z" < "a", {1} < {1, 2}, {1} < {2})
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan < 1, sorted([3, nan, 1])[0], min(nan, 1), min(1, nan), 0.0 == -0.0, 1 in {True: 0})
