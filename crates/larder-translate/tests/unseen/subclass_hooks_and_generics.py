"""__init_subclass__, __class_getitem__, __set_name__ order, type() calls, __prepare__, __instancecheck__."""

class Shape:
    kinds = {}
    sides = None

    def __init_subclass__(cls, /, kind=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.abstract = abstract
        if not abstract:
            kind = kind or cls.__name__.lower()
            if kind in Shape.kinds:
                raise TypeError(f"kind {kind!r} taken by {Shape.kinds[kind].__name__}")
            cls.kind = kind
            Shape.kinds[kind] = cls

    @classmethod
    def make(cls, text):
        kind, *numbers = text.split()
        sub = cls.kinds[kind]
        if not issubclass(sub, cls):
            raise LookupError(f"{kind} is not a {cls.__name__}")
        return sub(*map(float, numbers))

    def __repr__(self):
        return f"<{self.kind} {self.area():.3g}>"


class Polygon(Shape, abstract=True): ...


class Square(Polygon):
    sides = 4

    def __init__(self, a):
        self.a = a

    def area(self):
        return self.a ** 2


class Rect(Square, kind="rectangle"):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b

    def area(self):
        return self.a * self.b


class Disc(Shape, kind="circle"):
    def __init__(self, r=1):
        self.r = r

    def area(self):
        return 3.14159 * self.r * self.r


print({k: v.__name__ for k, v in Shape.kinds.items()}, Polygon.abstract, Square.abstract, "kind" in Polygon.__dict__)
for text in ("square 3", "rectangle 2 5.5", "circle", "circle 2"):
    print(Shape.make(text), end=" ")
print()
for cls, text in ((Polygon, "circle 1"), (Shape, "blob 1"), (Rect, "square 1"), (Shape, "square"), (Square, "rectangle 1 2")):
    try:
        print(cls.make(text))
    except (LookupError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")
try:
    class Another(Shape, kind="circle"):
        pass
except TypeError as e:
    print("TypeError:", e)
print(sorted(Shape.kinds), [c.__name__ for c in Shape.__subclasses__()][:2])


class Trace:
    def __init__(self, label):
        self.label = label

    def __set_name__(self, owner, name):
        print(f"   set_name {owner.__name__}.{name} <- {self.label}")


class Base:
    def __init_subclass__(cls, **kw):
        print("   init_subclass", cls.__name__, kw, [n for n, v in vars(cls).items() if isinstance(v, Trace)])
        super().__init_subclass__()


class Child(Base, flag=3):
    print("   body runs")
    second = Trace("b")
    first = Trace("a")
    first, renamed = None, first


class Box:
    def __class_getitem__(cls, item):
        name = f"{cls.__name__}[{item.__name__ if isinstance(item, type) else item}]"
        return type(name, (cls,), {"item": item})

    def __init__(self, *values):
        for v in values:
            if not isinstance(v, self.item):
                raise TypeError(f"{v!r} does not fit in {type(self).__name__}")
        self.values = values


IntBox = Box[int]
print(IntBox.__name__, IntBox(1, 2, True).values, IntBox.__mro__[1] is Box, Box[int] is IntBox, Box["x"].item, Box[1, 2].item)
try:
    Box[str]("a", b"b")
except TypeError as e:
    print(e)


class Ordered(type):
    log = []

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        mcs.log.append(("prepare", name, sorted(kw)))
        return {"injected": f"by {mcs.__name__}"}

    def __new__(mcs, name, bases, ns, **kw):
        mcs.log.append(("new", name, [k for k in ns if not k.startswith("__")]))
        ns["members"] = tuple(k for k, v in ns.items() if callable(v))
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, suffix=""):
        super().__init__(name, bases, ns)
        cls.suffix = suffix

    def __call__(cls, *args, **kw):
        Ordered.log.append(("call", cls.__name__, args))
        obj = super().__call__(*args, **kw)
        obj.stamp = len(Ordered.log)
        return obj

    def __len__(cls):
        return len(cls.members)

    def __iter__(cls):
        return iter(cls.members)

    def __add__(cls, other):
        return Ordered(cls.__name__ + other.__name__, (cls, other), {}, suffix="+")

    def __repr__(cls):
        return f"<Ordered {cls.__name__}{cls.suffix}>"


class Alpha(metaclass=Ordered, suffix="!"):
    def zeta(self): return "z" + self.injected
    def alpha(self): return "a"
    x = 3


class Beta(metaclass=Ordered):
    def beta(self): return "b"


AB = Alpha + Beta
obj = AB()
print(Alpha, Beta, AB, type(AB).__name__, len(Alpha), list(Alpha), "x" in Alpha, "zeta" in Alpha, len(AB), bool(AB))
print(obj.zeta(), obj.alpha(), obj.beta(), obj.stamp, type(obj), AB.__bases__)
print(*Ordered.log, sep="\n")


class Quacks(type):
    def __instancecheck__(cls, obj):
        return hasattr(obj, "quack")

    def __subclasscheck__(cls, sub):
        return "quack" in vars(sub)


class Duck(metaclass=Quacks):
    pass


class Robot:
    quack = "beep"


class ToyRobot(Robot):
    pass


print(isinstance(Robot(), Duck), isinstance(3, Duck), issubclass(Robot, Duck), issubclass(ToyRobot, Duck), isinstance(ToyRobot(), Duck), isinstance(3, (str, Duck)))
Dynamic = type("Dynamic", (Robot,), {"n": 5, "twice": lambda self: self.n * 2, "__str__": lambda self: f"Dyn{self.n}"})
d = Dynamic()
d.n = 21
print(d.twice(), str(d), Dynamic.n, d.quack, Dynamic.__name__, Dynamic.__qualname__, isinstance(d, Robot), Dynamic.__module__)
try:
    type("Bad", (int, str), {})
except TypeError as e:
    print(str(e).split(":")[0].split("\n")[0])
print(type(type), type(Duck).__mro__[:2])
