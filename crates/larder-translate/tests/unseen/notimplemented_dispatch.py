calls = []


def binop(name):
    def method(self, other):
        calls.append(f"{type(self).__name__}.{name}")
        if name in self.supports:
            return f"{type(self).__name__}{name}({self.v},{getattr(other, 'v', other)})"
        return NotImplemented
    method.__name__ = name
    return method


class Base:
    supports = ()

    def __init__(self, v):
        self.v = v

    for _n in ("add", "radd", "iadd", "sub", "rsub", "mul", "rmul", "matmul", "rmatmul", "truediv", "rtruediv", "lt", "gt", "le", "ge", "and", "rand", "lshift", "rlshift", "pow", "rpow"):
        locals()[f"__{_n}__"] = binop(f"__{_n}__")
    del _n


class Adder(Base):
    supports = ("__add__", "__lt__", "__rsub__", "__matmul__")


class Rev(Base):
    supports = ("__radd__", "__gt__", "__rmul__", "__rand__", "__rpow__")


class SubAdder(Adder):
    supports = ("__radd__", "__gt__", "__rsub__")

    def __radd__(self, other):
        calls.append("SubAdder own radd")
        return "sub first"


def show(label, f):
    calls.clear()
    try:
        r = f()
    except Exception as e:
        r = repr(e)
    print(f"{label:14} {r} {calls}")


a, r, s = Adder(1), Rev(2), SubAdder(3)
show("a+r", lambda: a + r)
show("r+a", lambda: r + a)
show("a+s", lambda: a + s)
show("s+a", lambda: s + a)
show("a+a", lambda: a + a)
show("r+r", lambda: r + r)
show("1+r", lambda: 1 + r)
show("1+a", lambda: 1 + a)
show("a+1", lambda: a + 1)
show("'x'+r", lambda: "x" + r)
show("[1]*r", lambda: [1] * r)
show("[1]+a", lambda: [1] + a)
show("a<r", lambda: a < r)
show("r<a", lambda: r < a)
show("r<r", lambda: r < r)
show("a>a", lambda: a > a)
show("a<s", lambda: a < s)
show("5>r", lambda: 5 > r)
show("5<r", lambda: 5 < r)
show("a<=a", lambda: a <= a)
show("a==r", lambda: a == r)
show("a!=a", lambda: a != a)
show("a-s", lambda: a - s)
show("a@r", lambda: a @ r)
show("r@a", lambda: r @ a)
show("1.5&r", lambda: 1.5 & r)
show("2**r", lambda: 2 ** r)
show("r**2", lambda: r ** 2)
show("r<<1", lambda: r << 1)
show("sum", lambda: sum([r]))
show("sorted", lambda: [x.v for x in sorted([Adder(2), Adder(1)])])
show("max", lambda: max([a, r]).v)


def iadd():
    x = a
    x += 1
    return x


def iadd_r():
    x = [1]
    x += r
    return x


show("a+=1", iadd)
show("[1]+=r", iadd_r)


class Eq:
    def __init__(self, v, answer):
        self.v, self.answer = v, answer

    def __eq__(self, other):
        calls.append(f"eq{self.v}")
        return self.answer


class EqNe(Eq):
    def __ne__(self, other):
        calls.append(f"ne{self.v}")
        return "ne answer"


t, f, n, odd = Eq("t", True), Eq("f", False), Eq("n", NotImplemented), Eq("odd", [])
show("t==f", lambda: t == f)
show("f==t", lambda: f == t)
show("n==t", lambda: n == t)
show("n==n", lambda: n == n)
show("n==Eq n", lambda: n == Eq("m", NotImplemented))
show("n!=f", lambda: n != f)
show("odd==1", lambda: odd == 1)
show("odd!=1", lambda: odd != 1)
show("1==t", lambda: 1 == t)
show("in", lambda: 1 in [f, f, t])
show("in self", lambda: f in [f])
show("index", lambda: [f, t, f].index(5))
show("count", lambda: [f, t, t, odd].count(0))
show("list eq", lambda: [f] == [f])
show("list eq2", lambda: [1, f] == [1, 2])
show("tuple ne", lambda: (t, 1) != (5, 1))
show("dict eq", lambda: {"k": t} == {"k": 3})
EqNe.__hash__ = None
show("EqNe", lambda: (EqNe("x", True) != 1, 1 != EqNe("y", True), t == EqNe("z", "sub")))
show("hash", lambda: {t: 1})


class Money:
    def __init__(self, c):
        self.c = c

    def __add__(self, o):
        if isinstance(o, Money):
            return Money(self.c + o.c)
        if isinstance(o, int):
            return Money(self.c + o * 100)
        return NotImplemented

    __radd__ = __add__

    def __mul__(self, k):
        return Money(round(self.c * k)) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __neg__(self):
        return Money(-self.c)

    def __sub__(self, o):
        return self + -o

    def __eq__(self, o):
        return self.c == o.c if isinstance(o, Money) else NotImplemented

    def __lt__(self, o):
        return self.c < o.c

    def __hash__(self):
        return hash(self.c)

    def __bool__(self):
        return self.c != 0

    def __repr__(self):
        return f"${self.c / 100:.2f}"

    def __divmod__(self, n):
        return Money(self.c // n), Money(self.c % n)

    def __rsub__(self, o):
        return Money(o * 100) - self

    def __round__(self, n=None):
        return Money(round(self.c, -2))

    def __abs__(self):
        return Money(abs(self.c))

    def __int__(self):
        return self.c // 100

    def __float__(self):
        return self.c / 100

    def __index__(self):
        return self.c


m = Money(1050)
print(m + m, m + 1, 1 + m, sum([m, m, m]), m * 1.5, 2 * m, m - Money(50), 20 - m, -m, abs(-m), round(m), int(m), float(m), divmod(m, 4), m == Money(1050), m == 10.5, m != 5, sorted([m, Money(3)]), bool(Money(0)), {m: 1}[Money(1050)], hex(Money(255)), "abc"[Money(1)], min(m, Money(2)))
for bad in (lambda: m + "x", lambda: "x" + m, lambda: m * "x", lambda: [1] * Money(2) if False else m * None, lambda: m > 5, lambda: m // 2, lambda: m + 1.5):
    show("bad", bad)
