# multiple inheritance, cooperative super, mixins, C3 by hand
import json

class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag or cls.__name__.lower()
        Base.registry.append(cls)

    def __init__(self, **kw):
        if kw:
            raise TypeError(f"unexpected {sorted(kw)} for {type(self).__name__}")
        self.trace = ["Base"]

    def hello(self):
        return "base"

    def who(self):
        return [type(self).__name__]

class Left(Base):
    def __init__(self, left=1, **kw):
        super().__init__(**kw)
        self.left = left
        self.trace.append("Left")

    def hello(self):
        return "left>" + super().hello()

class Right(Base, tag="r!"):
    def __init__(self, *, right=2, **kw):
        super().__init__(**kw)
        self.right = right
        self.trace.append("Right")

    def hello(self):
        return "right>" + super().hello()

    def who(self):
        return ["Right"] + super().who()

class Diamond(Left, Right):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.trace.append("Diamond")

    def hello(self):
        return "diamond>" + super().hello()

class Skewed(Diamond, Base):
    def hello(self):
        return "skewed>" + super(Diamond, self).hello() + "|" + Right.hello(self)

class JsonMixin:
    def to_json(self):
        return json.dumps(self.__dict__, sort_keys=True)

    @classmethod
    def from_json(cls, s):
        obj = cls.__new__(cls)
        obj.__dict__.update(json.loads(s))
        return obj

class ReprMixin:
    def __repr__(self):
        attrs = ", ".join(f"{k}={v!r}" for k, v in vars(self).items() if not k.startswith("_"))
        return f"<{self.__class__.__qualname__} {attrs}>"

class EqMixin:
    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

class Point(JsonMixin, ReprMixin, EqMixin):
    dims = 2

    def __init__(self, x, y):
        self.x, self.y = x, y
        self._secret = x * y

    class Inner(ReprMixin):
        pass

class Counter(dict):
    def __missing__(self, key):
        return 0

    def __setitem__(self, k, v):
        if v < 0:
            raise ValueError(f"{k}: negative {v}")
        super().__setitem__(k, v)

class Stack(list):
    push = list.append

    def peek(self):
        return self[-1] if self else None

    def __repr__(self):
        return "Stack" + super().__repr__()

class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, value if unit == "C" else (value - 32) / 1.8)
        return self

    def __str__(self):
        return f"{float(self):.1f}°C"

    def __add__(self, o):
        return Celsius(float(self) + o)

class Name(str):
    def __eq__(self, o):
        return self.lower() == o.lower()

    def __hash__(self):
        return hash(self.lower())

    @property
    def initials(self):
        return "".join(p[0] for p in self.split())

def mro(c):
    return " ".join(k.__name__ for k in c.__mro__)

for c in (Left, Diamond, Skewed, Point, Counter):
    print(f"{c.__name__:<8}", mro(c))
d = Diamond(7, right="R")
print(d.trace, d.left, d.right, d.hello(), d.who(), d.tag)
print(Skewed().hello(), [c.tag for c in Base.registry], Skewed.__bases__[1].__name__)
for f in (lambda: Diamond(1, 2), lambda: Diamond(bogus=1, worse=2), lambda: Right(5)):
    try:
        f()
    except TypeError as e:
        print("TypeError:", e)
try:
    class Bad(Base, Left):
        pass
except TypeError as e:
    print(str(e).splitlines()[0])
p = Point(1, 2.5)
q = Point.from_json(p.to_json())
print(p, q, p == q, p != Point(1, 2), p.to_json(), Point.Inner())
p.dims = 3
print(Point.dims, p.dims, q.dims, "dims" in p.__dict__, "dims" in q.__dict__)
Point.dims = 9
del p.dims
print(p.dims, getattr(q, "nope", None))
try:
    {p: 1}
except TypeError as e:
    print("TypeError:", e)
c = Counter(a=1)
c["a"] += 4
c["b"] += 1
print(c, c["zzz"], "zzz" in c, c.get("zzz"), len(c), c == {"a": 5, "b": 1})
try:
    c["b"] -= 5
except ValueError as e:
    print(e)
s = Stack([1])
s.push(2)
print(s, s.peek(), Stack().peek(), s + [3], type(s + [3]).__name__, type(s[:]).__name__, isinstance(s, list), s == [1, 2])
t = Celsius(212, "F")
print(t, repr(t), t + 0.5, type(t * 2).__name__, t > 99, f"{t:.3f}", "%s" % t, round(t), [t], max(t, Celsius(3)))
n = Name("Ada Lovelace")
print(n == "ADA LOVELACE", n.initials, {n: 1}[Name("ada lovelace")], n.upper(), type(n.upper()).__name__, n[::-1], len(n))
