# descriptors, properties, __getattr__/__setattr__, __slots__
import math

class Typed:
    def __init__(self, *types, default=None, doc=""):
        self.types, self.default = types, default
        self.__doc__ = doc
    def __set_name__(self, owner, name):
        self.name = name
        self.key = "_" + name
        owner.__dict__.get("_order", []).append(name)
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.key, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.types):
            want = "/".join(t.__name__ for t in self.types)
            raise TypeError(f"{type(obj).__name__}.{self.name} must be {want}, not {type(value).__name__}")
        obj.__dict__[self.key] = value
    def __delete__(self, obj):
        try:
            del obj.__dict__[self.key]
        except KeyError:
            raise AttributeError(self.name) from None

class NonData:
    def __get__(self, obj, cls):
        return ("nondata", obj is None, cls.__name__)

class Lazy:
    def __init__(self, fn):
        self.fn = fn
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        val = obj.__dict__[self.name] = self.fn(obj)
        return val

class Person:
    _order = []
    name = Typed(str, doc="the name")
    age = Typed(int, float, default=0)
    nd = NonData()
    def __init__(self, name, age=None):
        self.name = name
        if age is not None:
            self.age = age
    @Lazy
    def token(self):
        print("computing...")
        return self.name.upper() * 2

p = Person("ann", 3)
print(p.name, p.age, Person("bob").age, Person.name.__doc__, Person._order, p.__dict__)
print(p.token, p.token, p.__dict__)
for bad in (lambda: Person(5), lambda: setattr(p, "age", "x"), lambda: delattr(Person("q"), "age"), lambda: p.zip):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
p.__dict__["name"] = "shadow?"
p.__dict__["nd"] = "shadowed"
print(p.name, p.nd, Person.nd, vars(p)["name"])
del p.age
print(p.age, hasattr(p, "_age"), isinstance(Person.__dict__["token"], Lazy))

class Celsius:
    __slots__ = ("_c", "label")
    def __init__(self, c):
        self.c = c
    @property
    def c(self):
        "degrees"
        return self._c
    @c.setter
    def c(self, v):
        if v < -273.15:
            raise ValueError("below absolute zero: %.2f" % v)
        self._c = float(v)
    @c.deleter
    def c(self):
        del self._c
    @property
    def f(self):
        return self._c * 1.8 + 32

    kelvin = property(lambda self: self._c + 273.15, doc="K")

t = Celsius(25)
t.c += 10
print(t.c, t.f, t.kelvin, Celsius.c.__doc__, Celsius.kelvin.__doc__, Celsius.f.fset)
for bad in (lambda: setattr(t, "c", -300), lambda: setattr(t, "f", 1), lambda: setattr(t, "zz", 1), lambda: t.label, lambda: t.__dict__, lambda: delattr(t, "f"), lambda: delattr(t, "label")):
    try:
        print(bad())
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
del t.c
try:
    t.c
except AttributeError as e:
    print(e)

class Tracker:
    def __init__(self, **kw):
        super().__setattr__("log", [])
        super().__setattr__("data", dict(kw))
    def __getattr__(self, name):
        self.log.append(f"get {name}")
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self.data[name]
        except KeyError:
            raise AttributeError(f"no {name!r} here") from None
    def __setattr__(self, name, value):
        self.log.append(f"set {name}={value!r}")
        self.data[name] = value
    def __delattr__(self, name):
        self.log.append(f"del {name}")
        self.data.pop(name)
    def __dir__(self):
        return [*self.data, "log"]

k = Tracker(a=1)
k.b = k.a + 1
k.b *= 5
del k.a
print(getattr(k, "a", "dflt"), hasattr(k, "b"), hasattr(k, "nope"), k.b, dir(k), k.data, k.log, sep="\n")
try:
    k.missing
except AttributeError as e:
    print(e)

class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_t", target)
    def __getattribute__(self, name):
        if name in ("_t", "__class__"):
            return object.__getattribute__(self, name)
        return f"<{name}>" if name.isupper() else getattr(object.__getattribute__(self, "_t"), name)
    def __len__(self):
        return len(self._t) * 10

pr = Proxy([3, 1, 2])
pr.append(9)
print(pr.FOO, pr.index(2), len(pr), pr.__len__(), pr._t, math.prod(pr._t), type(pr).__name__)
