from abc import ABC, abstractmethod

events = []


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        events.append(f"prepare {name} {kw}")
        return {"injected": name.lower()}

    def __new__(mcs, name, bases, ns, **kw):
        events.append(f"new {name} {[k for k in ns if not k.startswith('__')]}")
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, flavour=None, **kw):
        events.append(f"init {name} flavour={flavour}")
        cls.flavour = flavour
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        events.append(f"call {cls.__name__} {args}")
        obj = super().__call__(*args, **kw)
        obj.tag = "by meta"
        return obj

    def __iter__(cls):
        return iter([cls.__name__, cls.flavour])

    def __len__(cls):
        return 3

    def __getitem__(cls, k):
        return f"{cls.__name__}<{k}>"

    def __contains__(cls, x):
        return x == cls.__name__

    def __repr__(cls):
        return f"class {cls.__name__}"

    def __instancecheck__(cls, obj):
        return hasattr(obj, "quack") or super().__instancecheck__(obj)

    def __lt__(cls, other):
        return cls.__name__ < other.__name__


class Part:
    def __set_name__(self, owner, name):
        events.append(f"set_name {owner.__name__}.{name}")


class A(metaclass=Meta, flavour="sweet"):
    one = Part()

    def __init__(self, v=0):
        events.append(f"A.__init__ {v}")
        self.v = v

    two = Part()


class B(A):
    def quack(self):
        return "q"


b = B(3)
print(*events, sep="\n")
events.clear()
print(A, B, [A, B], A.injected, B.injected, b.tag, b.v, list(A), list(B), len(A), A["x"], "A" in A, "A" in B, isinstance(b, A), sorted([B, A]))


class Duck:
    quack = 1


print(isinstance(Duck(), A), isinstance(5, A), issubclass(B, A), type(B) is Meta)


class Plugin:
    registry = {}
    order = []

    def __init_subclass__(cls, /, name=None, abstract=False, **kw):
        super().__init_subclass__(**kw)
        cls.order.append(cls.__name__)
        if not abstract:
            cls.registry[name or cls.__name__.lower()] = cls
        cls.level = getattr(super(cls, cls), "level", 0) + 1


class Csv(Plugin):
    pass


class Json(Plugin, name="js"):
    def go(self):
        return "json go"


class Base(Plugin, abstract=True):
    def go(self):
        return type(self).__name__ + " base go"


class Xml(Base):
    pass


class Both(Xml, Json, name="both"):
    pass


print({k: v.__name__ for k, v in Plugin.registry.items()}, Plugin.order, [c.level for c in (Csv, Base, Xml, Both)])
print(Both().go(), [c.__name__ for c in Both.__mro__], Plugin.registry["js"]().go())
try:
    class Bad(Plugin, colour="red"):
        pass
except TypeError as e:
    print(repr(e))
try:
    class Confused(Plugin, Csv):
        pass
except TypeError as e:
    print(str(e).splitlines()[0])


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} {self.area():.1f}"


class Half(Shape):
    def area(self):
        return 1


class Square(Half):
    name = "sq"


for cls in (Shape, Half, Square):
    try:
        print(cls().describe())
    except TypeError as e:
        print(repr(e))


class Singleton(type):
    made = {}

    def __call__(cls, *a):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*a)
        return cls.made[cls]


class Settings(metaclass=Singleton):
    def __init__(self, v):
        self.v = v


s1, s2 = Settings(1), Settings(2)
print(s1 is s2, s2.v)


class Pos(int):
    def __new__(cls, v):
        if v < 0:
            return "refused"
        return super().__new__(cls, v)

    def __init__(self, v):
        print("init", v)

    def __add__(self, o):
        return Pos(int(self) + o)


print(Pos(3) + 4, Pos(-1), type(Pos(1) + 1).__name__, type(Pos(1) * 2).__name__, Pos(2) == 2, {2: "k"}[Pos(2)])
Dyn = type("Dyn", (Square,), {"name": "dyn", "area": lambda self: 2.25, **{f"m{i}": (lambda i: lambda self: i)(i) for i in range(3)}})
d = Dyn()
print(d.describe(), [d.m0(), d.m1(), d.m2()], Dyn.__name__, Dyn.__bases__[0].__name__, Dyn.__module__)


def tagged(**attrs):
    def deco(cls):
        for k, v in attrs.items():
            setattr(cls, k, v)
        old = cls.__init__

        def init(self, *a, **k):
            old(self, *a, **k)
            self.initialised = True
        cls.__init__ = init
        return cls
    return deco


@tagged(x=1, y=2)
class T:
    x = 0

    def __init__(self, z):
        self.z = z


t = T(9)
print(t.x, t.y, t.z, t.initialised, vars(t))
print(A.__class__.__name__, Meta.__class__.__name__, type(type).__name__, isinstance(Meta, type), callable(A), [k for k in vars(T) if not k.startswith("_")])
