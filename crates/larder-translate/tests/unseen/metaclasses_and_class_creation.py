import abc

class Registry(type):
    plugins = {}
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"injected": len(bases)}

    def __new__(mcs, name, bases, ns, *, key=None):
        cls = super().__new__(mcs, name, bases, {k: v for k, v in ns.items() if not k.startswith("tmp_")})
        if bases:
            mcs.plugins[key or name.lower()] = cls
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.order = [k for k in ns if not k.startswith("__")]

    def __len__(cls): return len(cls.order)

    def __getattr__(cls, name):
        return f"{cls.__name__} has no {name}"

    def __contains__(cls, x): return x in cls.order
    def __iter__(cls): return iter(cls.order)

class Plugin(metaclass=Registry):
    tmp_x = 1
    alpha = tmp_x + 1

    def run(self):
        return self.alpha

class Json(Plugin, key="js"):
    beta = 2

Yaml = Registry("Yaml", (Plugin,), {"gamma": 3, "run": lambda self: super(Yaml, self).run() * 10})
print({k: v.__name__ for k, v in Registry.plugins.items()})
print(Plugin.order, Json.order, len(Json), Json.whatever, "beta" in Json, list(Yaml), Json.injected)
print(hasattr(Plugin, "tmp_x"), Yaml().run(), Json().run(), type(Json).__name__, isinstance(Json, Registry))
try:
    Json().missing
except AttributeError as e:
    print("AttributeError:", e)

class Shape(abc.ABC):
    kinds = []

    def __init_subclass__(cls, /, sides=None, **kw):
        super().__init_subclass__(**kw)
        cls.sides = sides
        cls.kinds += [cls.__name__]

    @property
    @abc.abstractmethod
    def area(self):
        return 0

    @abc.abstractmethod
    def scale(self, k): ...

    @classmethod
    def __subclasshook__(cls, c):
        if cls is Shape and hasattr(c, "quacks_area"):
            return True
        return NotImplemented

class Square(Shape, sides=4):
    def __init__(self, a):
        self.a = a

    @property
    def area(self):
        return super().area + self.a ** 2

    def scale(self, k):
        return type(self)(self.a * k)

class Half(Shape):
    def scale(self, k): return self

class Duck: quacks_area = 1

print(Shape.kinds, Square.sides, Half.sides, Square(3).scale(2).area)
print(issubclass(Duck, Shape), isinstance(Duck(), Shape), issubclass(int, Shape), sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__))
for make in (Shape, Half, lambda: type("T", (Shape,), {}, colour=1), lambda: type("U", (int, str), {}), lambda: type("V", (bool,), {})):
    try:
        make()
    except TypeError as e:
        print("TypeError:", e)

def class_decorator(**extra):
    def wrap(cls):
        for k, v in extra.items():
            setattr(cls, k, v)
        return cls
    return wrap

@class_decorator(version=3, hello=lambda self: f"hi {self.name}")
class Plain:
    """Doc string."""
    __slots__ = ("name", "__weakref__")
    print("class body runs in", __qualname__)

    def __init__(self, name="x"):
        self.name = name

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item.__name__ if isinstance(item, type) else item}]"

print(Plain("bob").hello(), Plain.version, Plain.__doc__, Plain[int], Plain[1, 2], Plain.__name__, Plain.__module__)
try:
    Plain().other = 1
except AttributeError as e:
    print("AttributeError:", e)
Dyn = type("Dyn", (), {"__call__": lambda self, n: n + 1, "__str__": lambda self: "dyn!", "k": classmethod(lambda c: c.__name__)})
d = Dyn()
d.__call__ = lambda n: "ignored"
print(d(1), d, Dyn.k(), f"{d!s:>6}", callable(d), Dyn.__bases__[0].__name__, type(Dyn) is type)
