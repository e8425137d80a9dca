"""__new__: singletons, flyweights, returning other types, immutable subclasses, factories."""

class Singleton:
    _instance = None

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            print("creating", cls.__name__)
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, value=None):
        self.value = value

class SubSingle(Singleton):
    pass

class Flyweight:
    pool = {}

    def __new__(cls, kind):
        try:
            return cls.pool[kind]
        except KeyError:
            self = cls.pool[kind] = object.__new__(cls)
            self.kind = kind
            self.inits = 0
            return self

    def __init__(self, kind):
        self.inits += 1

class Shape:
    def __new__(cls, *dims):
        if cls is Shape:
            cls = {1: Circle, 2: Rect}.get(len(dims))
            if cls is None:
                return NotImplemented
        return super().__new__(cls)

    def __init__(self, *dims):
        self.dims = dims

    def __repr__(self):
        return f"{type(self).__name__}{self.dims}"

class Circle(Shape):
    pass

class Rect(Shape):
    def __init__(self, a, b):
        super().__init__(min(a, b), max(a, b))

class Weird:
    def __new__(cls, x):
        return x

    def __init__(self, x):
        print("never called unless x is a Weird")

class Celsius(float):
    def __new__(cls, value, unit="C"):
        if unit == "F":
            value = (value - 32) / 1.8
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"Celsius({super().__repr__()})"

    def __add__(self, other):
        return Celsius(float.__add__(self, other))

class Point(tuple):
    __slots__ = ()

    def __new__(cls, x, y=0):
        return tuple.__new__(cls, (x, y))

    x = property(lambda s: s[0])
    y = property(lambda s: s[1])

    def __add__(self, other):
        return Point(*(a + b for a, b in zip(self, other)))

class Name(str):
    def __new__(cls, text="anon"):
        return super().__new__(cls, text.strip().title())

    def __init__(self, text="anon"):
        self.raw = text

class Chain:
    order = []

    def __new__(cls, *a, **k):
        cls.order.append(f"new {cls.__name__} {a} {k}")
        return super().__new__(cls)

    def __init__(self, *a, **k):
        self.order.append(f"init {a} {k}")

class Chained(Chain):
    def __init__(self, a, b=2):
        super().__init__(a + b, z=b)

class Meta(type):
    def __call__(cls, *args, **kw):
        if kw.pop("lazy", False):
            return lambda: type.__call__(cls, *args, **kw)
        obj = super().__call__(*args, **kw)
        obj.finish()
        return obj

class Built(metaclass=Meta):
    def __init__(self, n):
        self.n = n

    def finish(self):
        self.n *= 100

class NoArgs:
    pass

class OnlyInit:
    def __init__(self, a):
        self.a = a

class OnlyNew:
    def __new__(cls, a):
        return super().__new__(cls)

class ReturnsSomething:
    def __init__(self):
        return 5

a, b = Singleton(1), Singleton(2)
print(a is b, a.value, SubSingle(3) is a, a.value, type(SubSingle._instance).__name__)
f, g, h = Flyweight("oak"), Flyweight("elm"), Flyweight("oak")
print(f is h, f is g, f.inits, g.inits, sorted(Flyweight.pool))
print(Shape(3), Shape(5, 2), Rect(9, 1), Circle(1, 2, 3), Shape(1, 2, 3), isinstance(Shape(1), Circle))
print(Weird(5), Weird("s"), Weird(None), type(Weird([])).__name__)
w = object.__new__(Weird)
print(Weird(w) is w)
t = Celsius(212, "F")
print(t, repr(t), t == 100, t + 0.5, type(t * 2).__name__, t.unit, (t + 1).unit, max(t, 5), f"{t:.1f}", int(t))
p = Point(1, 2) + (10, 20)
print(p, p.x, p[1], p == (11, 22), hash(p) == hash((11, 22)), Point(5), type(p[:1]).__name__, len(p), Point(*p) in {(11, 22)})
n = Name("  ada LOVELACE ")
print(n, repr(n.raw), n.upper(), type(n.upper()).__name__, n == "Ada Lovelace", {n: 1}["Ada Lovelace"], Name(), Name() + "!")
Chained(1)
Chained(a=3, b=4)
print(*Chain.order, sep="; ")
print(Built(2).n, Built(3, lazy=True)().n if hasattr(Built(3, lazy=True)(), "n") else "?", callable(Built(1, lazy=True)))
for fn in (lambda: NoArgs(1), lambda: NoArgs(x=1), lambda: OnlyInit(), lambda: OnlyInit(1, 2), lambda: OnlyNew(), lambda: OnlyNew(1), lambda: ReturnsSomething(),
           lambda: object(1), lambda: object.__new__(int), lambda: int.__new__(str), lambda: object.__new__(), lambda: Point(), lambda: Celsius("hot"),
           lambda: setattr(Point(1), "z", 3), lambda: OnlyInit.__new__(OnlyInit).a, lambda: type("T", (int,), {"__init__": lambda s, x, y: None})(1, 2)):
    try:
        r = fn()
        print("fine:", type(r).__name__)
    except (TypeError, AttributeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")
raw = OnlyInit.__new__(OnlyInit)
print(vars(raw), raw.__init__(7), vars(raw))
b.__class__ = NoArgs
print(type(b).__name__, b.value, type(Singleton()) is Singleton, isinstance(a, NoArgs))
NoArgs().__class__ = int
