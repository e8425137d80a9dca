class UnitMeta(type):
    registry = {}

    def __new__(mcls, name, bases, ns, *, symbol=None, **kwargs):
        cls = super().__new__(mcls, name, bases, ns, **kwargs)
        if symbol:
            mcls.registry[symbol] = cls
            cls.symbol = symbol
        return cls

    def __init__(cls, name, bases, ns, *, symbol=None, **kwargs):
        super().__init__(name, bases, ns)
        cls.created = len(UnitMeta.registry)

    def __getitem__(cls, item):
        return cls(item)

    def __contains__(cls, item):
        return isinstance(item, cls) and item.value > 0

    def __len__(cls):
        return len(cls.registry)

    def __iter__(cls):
        return iter(sorted(cls.registry))

    def __rmul__(cls, number):
        return cls(number)

    def __repr__(cls):
        return f"<unit {cls.__name__}>"

    @property
    def plural(cls):
        return cls.__name__.lower() + "s"


class Unit(metaclass=UnitMeta):
    factor = 1

    def __init__(self, value):
        self.value = value

    def __init_subclass__(cls, /, factor=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if factor is not None:
            cls.factor = factor

    def to(self, other):
        return other(self.value * self.factor / other.factor)

    def __repr__(self):
        return f"{self.value:g}{self.symbol}"

    def __eq__(self, other):
        if isinstance(other, Unit):
            return self.value * self.factor == other.value * other.factor
        return NotImplemented

    __hash__ = None


class Metre(Unit, symbol="m"):
    pass


class Kilometre(Unit, symbol="km"):
    factor = 1000


class Inch(Unit, symbol="in"):
    factor = 0.0254


print(Metre, Kilometre[3], 5 * Inch, Metre.plural, len(Unit), list(Unit))
print(Kilometre(2).to(Metre), Metre(25.4).to(Inch), Kilometre(1) == Metre(1000), Metre(1) != Inch(1))
print(Metre(1) in Metre, Metre(-1) in Metre, Inch(1) in Metre, 3 in Metre)
print(type(Metre).__name__, isinstance(Metre, UnitMeta), Metre.__mro__, Metre.created, Inch.created)
try:
    hash(Metre(1))
except TypeError as error:
    print(error)
try:
    Metre(1).plural
except AttributeError as error:
    print(error)
try:
    Metre(1) < Metre(2)
except TypeError as error:
    print(error)
Dyn = UnitMeta("Furlong", (Unit,), {"factor": 201.168, "double": lambda self: self.value * 2}, symbol="fur")
print(Dyn, Dyn(2).double(), Dyn(1).to(Metre), Dyn.__name__, Dyn.__module__, UnitMeta.registry)
print(Metre.__class__, Unit.__subclasses__(), Metre.__bases__, Metre.__qualname__)
print(Metre(1) == 1, Metre.symbol, getattr(Unit, "symbol", "none"))


class Broken(Unit, sybmol="x"):
    pass
