class Base:
    def __init__(self):
        self._x = 1
        self.trace = []
    @property
    def x(self):
        "the x"
        self.trace.append("Base.get")
        return self._x
    @x.setter
    def x(self, v):
        self.trace.append("Base.set")
        self._x = v
    @x.deleter
    def x(self):
        self.trace.append("Base.del")
        del self._x
    def get_area(self):
        return "base area"
    area = property(get_area)
    late = property(lambda self: self.get_area())

class GetterOnly(Base):
    @property
    def x(self):
        return ("sub", super().x)

class Extended(Base):
    @Base.x.setter
    def x(self, v):
        if v < 0:
            raise ValueError("negative")
        Base.x.fset(self, v * 10)
    def get_area(self):
        return "extended area"

class GetterReplaced(Base):
    @Base.x.getter
    def x(self):
        return -self._x

class ViaSuper(Base):
    @property
    def x(self):
        return super().x + 100
    @x.setter
    def x(self, v):
        super(ViaSuper, type(self)).x.fset(self, v - 100)

class Shadow(Base):
    x = "plain class attribute"

class Doubling:
    """non data descriptor"""
    def __init__(self, fn):
        self.fn = fn
    def __set_name__(self, owner, name):
        self.name = name
        owner.registry = getattr(owner, "registry", ()) + (f"{owner.__name__}.{name}",)
    def __get__(self, obj, cls=None):
        if obj is None:
            return f"<{self.name} on {cls.__name__}>"
        value = self.fn(obj)
        obj.__dict__[self.name] = value
        return value * 2

class Locked:
    """data descriptor without getter"""
    def __set__(self, obj, v):
        obj.__dict__["slot"] = ("locked", v)

class ClassProp:
    def __init__(self, f):
        self.f = f
    def __get__(self, obj, cls):
        return self.f(cls)

class Uses:
    calls = 0
    @Doubling
    def lazy(self):
        Uses.calls += 1
        return 21
    slot = Locked()
    @ClassProp
    def label(cls):
        return cls.__name__.lower()
    @classmethod
    def make(cls):
        return cls()
    other = Doubling(lambda s: "ab")

class UsesMore(Uses):
    third = Doubling(lambda s: [s.lazy])

class Interval:
    def __init__(self, lo, hi):
        self.lo, self.hi = lo, hi
    def bound(name, check):
        attr = "_" + name

        def get(self):
            return getattr(self, attr)

        def put(self, v):
            if not check(self, v):
                raise ValueError(f"{name}={v!r} breaks the interval")
            setattr(self, attr, v)
        return property(get, put, doc=f"{name} end")
    lo = bound("lo", lambda s, v: v <= getattr(s, "_hi", v))
    hi = bound("hi", lambda s, v: v >= s.lo)
    del bound
    width = property(lambda s: s.hi - s.lo, lambda s, w: setattr(s, "hi", s.lo + w))

class Swallow:
    @property
    def broken(self):
        return self.no_such_attribute
    def __getattr__(self, name):
        return f"getattr({name})"

def attempt(label, fn):
    try:
        print(f"{label:<18}{fn()!r}")
    except Exception as e:
        print(f"{label:<18}{type(e).__name__}: {e}")

for cls in (Base, GetterOnly, Extended, GetterReplaced, ViaSuper, Shadow):
    o = cls()
    try:
        o.x = 5
        got = o.x
    except AttributeError as e:
        got = str(e)
    print(f"{cls.__name__:<15}{got!r:<75}{o._x} {' '.join(o.trace)}")
attempt("negative", lambda: setattr(Extended(), "x", -1))
b = Base()
del b.x
attempt("after del", lambda: b.x)
attempt("del twice", lambda: delattr(b, "x"))
attempt("del readonly", lambda: delattr(GetterOnly(), "x"))
attempt("set readonly", lambda: setattr(Base(), "area", 3))
print(Base.x.__doc__, Base.x.fget.__name__, GetterReplaced.x.fset is Base.x.fset, Extended.x is Base.x, GetterOnly.x.fset, Extended().area, Extended().late)
b = Base()
b.__dict__["x"] = "hidden in the instance dict"
print(b.x, b.__dict__["x"], vars(b)["x"] != b.x)
u = Uses()
print(u.lazy, u.lazy, u.lazy, Uses.calls, Uses.lazy, UsesMore.lazy, u.label, UsesMore.label, UsesMore.make().label)
print(u.slot.__class__.__name__, "slot" in vars(u))
u.slot = 5
print(u.slot, u.other, u.other, UsesMore().third, Uses.registry, UsesMore.registry)
del u.lazy
print(u.lazy, Uses.calls)
u.label = "instance wins over a non data descriptor"
print(u.label, Uses.label)
Uses.label = "replaced on the class"
print(UsesMore.label, UsesMore().label)
i = Interval(1, 5)
i.width = 10
print(i.lo, i.hi, i.width, Interval.lo.__doc__, sorted(vars(i)))
attempt("bad lo", lambda: setattr(i, "lo", 12))
attempt("bad width", lambda: setattr(i, "width", -1))
attempt("bad init", lambda: Interval(3, 2))
print(Swallow().broken, Swallow().anything, hasattr(Swallow(), "x"), hasattr(Base(), "nope"))
Base.x = property(lambda self: "patched")
print(Base().x, GetterOnly().x, Extended().trace, isinstance(vars(Base)["x"], property))
Base.extra = lambda self, n=2: (self.area, n)
print(Extended().extra(3), Shadow.extra(Base()), Shadow().x.upper()[:5])
p = property()
attempt("empty", lambda: type("E", (), {"p": p})().p)
attempt("empty set", lambda: setattr(type("E", (), {"p": p})(), "p", 1))
o = Interval(0, 1)
type(o).lo.fset(o, -3)
print(o.lo, Interval.width.fget(o), [n for n, v in vars(Interval).items() if isinstance(v, property)])
GetterOnly().x = 1
