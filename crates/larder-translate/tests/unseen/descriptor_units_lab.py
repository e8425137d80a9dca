"""Quantities with units through descriptors, __set_name__, lazy attributes and class-level registries."""
import math
from functools import cached_property, partialmethod, reduce
from operator import attrgetter, itemgetter, methodcaller, mul


class Measure:
    registry = {}

    def __init__(self, unit, *, low=None, high=None, cast=float):
        self.unit, self.low, self.high, self.cast = unit, low, high, cast

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = f"_{owner.__name__}__{name}"
        Measure.registry.setdefault(owner.__name__, []).append(name)

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        try:
            return obj.__dict__[self.slot]
        except KeyError:
            raise AttributeError(f"{objtype.__name__}.{self.name} was never set ({self.unit})") from None

    def __set__(self, obj, value):
        value = self.cast(value)
        if self.low is not None and value < self.low or self.high is not None and value > self.high:
            raise ValueError(f"{self.name}={value}{self.unit} not in [{self.low}, {self.high}]")
        obj.__dict__[self.slot] = value

    def __delete__(self, obj):
        del obj.__dict__[self.slot]


class Shadow:
    """A non-data descriptor: instances may hide it."""

    def __get__(self, obj, cls):
        return f"shadow of {cls.__name__}" if obj is not None else "class shadow"


class Tank:
    width = Measure("m", low=0, high=50)
    depth = Measure("m", low=0)
    height = Measure("m", low=0)
    fish = Measure("", cast=int, low=0)
    label = Shadow()
    made = 0

    def __new__(cls, *args, **kw):
        self = super().__new__(cls)
        Tank.made += 1
        return self

    def __init__(self, width, depth, height):
        self.width, self.depth, self.height = width, depth, height

    @cached_property
    def volume(self):
        print("  computing volume")
        return self.width * self.depth * self.height

    def fill(self, share, *, liquid="water"):
        return f"{self.volume * share:.2f} m3 of {liquid}"

    half = partialmethod(fill, 0.5)
    oily = partialmethod(fill, liquid="oil")

    @classmethod
    def cube(cls, side):
        return cls(side, side, side)

    @staticmethod
    def litres(m3):
        return m3 * 1000


class Aquarium(Tank):
    height = Measure("m", low=0.2, high=2)

    @property
    def density(self):
        return self.fish / self.volume

    @density.setter
    def density(self, value):
        self.fish = value * self.volume


t = Tank("2", 3, 1.5)
print(t.__dict__, t.volume, t.volume, sorted(t.__dict__))
print(t.half(), t.oily(0.25), t.half(liquid="brine"), Tank.cube(2).fill(1), Tank.litres(0.25), t.litres(2))
print(t.label, Tank.label)
t.label = "mine"
print(t.label, Tank.label, vars(t)["label"])
del t.label
print(t.label)
for act in (lambda: setattr(t, "width", 51), lambda: setattr(t, "width", "wide"), lambda: t.fish, lambda: setattr(t, "fish", 3.9), lambda: t.fish, lambda: delattr(t, "fish"), lambda: delattr(t, "fish"), lambda: t.volume, lambda: getattr(t, "fish", "none set"), lambda: hasattr(t, "fish")):
    try:
        print(act())
    except (ValueError, AttributeError, KeyError) as e:
        print(type(e).__name__, e)
t.width = 4
print("stale", t.volume)
del t.volume
print("fresh", t.volume)
a = Aquarium(1, 1, 0.5)
a.density = 9.5
print(a.fish, a.density, Measure.registry, Aquarium.height.high, Tank.height.high, type(Aquarium.__dict__["height"]).__name__)
try:
    Aquarium.cube(3)
except ValueError as e:
    print(e, Tank.made)
Aquarium.density_class = property(lambda self: "dense" if self.density > 5 else "sparse")
print(a.density_class, "density_class" in dir(a), isinstance(Aquarium.density, property), Aquarium.density.fset is not None)
try:
    a.density_class = "x"
except AttributeError as e:
    print(e)
tanks = [Tank(1, 2, 3), Tank(2, 2, 2), a]
print(list(map(attrgetter("width", "depth"), tanks)), sorted(map(attrgetter("height"), tanks)))
print(list(map(methodcaller("fill", 0.1, liquid="tea"), tanks)))
print(reduce(mul, (t.width for t in tanks), 1), math.prod(map(itemgetter("_Tank__depth"), map(vars, tanks))))
print(Tank.width.__get__(None, Tank) is Tank.width, Tank.__dict__["width"].__get__(tanks[0], Tank), Measure.__get__(Tank.__dict__["width"], tanks[1], Tank))
Tank.width = 99
print(tanks[0].width, tanks[0].__dict__["_Tank__width"], a.width)
tanks[0].width = 1
print(tanks[0].width, tanks[1].width, sorted(tanks[0].__dict__))
