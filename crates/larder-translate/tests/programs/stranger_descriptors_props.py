"""Properties, descriptors, __getattr__/__setattr__/__delattr__, __slots__, class-level magic."""

class Temperature:
    _instances = 0
    def __init__(self, celsius=0):
        self.celsius = celsius
        Temperature._instances += 1
    @property
    def celsius(self):
        """Degrees C"""
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15:
            raise ValueError("below absolute zero: %g" % v)
        self._c = v
    @celsius.deleter
    def celsius(self):
        print("resetting")
        self._c = 0
    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, f):
        self.celsius = (f - 32) * 5 / 9

    kelvin = property(lambda self: self._c + 273.15)

    @staticmethod
    def convert(c):
        return c * 1.8 + 32

    @classmethod
    def made(cls):
        return f"{cls.__name__}:{cls._instances}"

class Typed:
    def __init__(self, kind, default=None, check=None):
        self.kind, self.default, self.check = kind, default, check

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return getattr(obj, self.slot, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(obj).__name__}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        if self.check and not self.check(value):
            raise ValueError(f"{self.name}={value!r} rejected")
        setattr(obj, self.slot, value)

class Person:
    name = Typed(str, "nobody", str.istitle)
    age = Typed(int, 0, lambda a: 0 <= a < 150)

    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)

    def __repr__(self):
        return f"Person({self.name}, {self.age})"

class Recorder:
    def __init__(self):
        object.__setattr__(self, "log", [])
        object.__setattr__(self, "data", {"preset": 1})

    def __getattr__(self, n):
        self.log.append(f"get {n}")
        if n.startswith("_"):
            raise AttributeError(n)
        return self.data.get(n, f"<no {n}>")

    def __setattr__(self, n, v):
        self.log.append(f"set {n}={v!r}")
        self.data[n] = v

    def __delattr__(self, n):
        self.log.append("del " + n)
        try:
            del self.data[n]
        except KeyError:
            raise AttributeError(f"cannot delete {n}") from None

class Proxy:
    def __init__(self, target):
        self._t = target
        self._calls = {}

    def __getattr__(self, n):
        attr = getattr(self._t, n)
        if not callable(attr):
            return attr

        def call(*a, **k):
            self._calls[n] = self._calls.get(n, 0) + 1
            return attr(*a, **k)
        return call

    def __len__(self):
        return len(self._t)

class Chainable:
    def __init__(self, path=()):
        self.path = path

    def __getattr__(self, n):
        return Chainable(self.path + (n,))

    def __getitem__(self, k):
        return Chainable(self.path + (f"[{k!r}]",))

    def __call__(self, *a, **k):
        args = [repr(x) for x in a] + [f"{n}={v!r}" for n, v in k.items()]
        return Chainable(self.path + (f"({', '.join(args)})",))

    def __str__(self):
        return ".".join(self.path)

class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a

def attempt(label, f):
    try:
        r = f()
        print(f"{label}: {r}")
    except (AttributeError, TypeError, ValueError) as e:
        print(f"{label}: {type(e).__name__}: {e}")

t = Temperature(25)
t.fahrenheit = 212
print(t.celsius, t.fahrenheit, round(t.kelvin, 2), Temperature.convert(0), t.convert(100), t.made())
attempt("cold", lambda: Temperature(-300))
attempt("cold2", lambda: setattr(t, "fahrenheit", -500))
attempt("ro", lambda: setattr(t, "kelvin", 3))
t.celsius += 1.5
del t.celsius
print(t.celsius, Temperature.made(), Temperature.celsius.__doc__, vars(t))
p = Person(name="Ann", age=30)
print(p, Person(), vars(p))
attempt("type", lambda: Person(age="x"))
attempt("val", lambda: Person(name="lower"))
attempt("range", lambda: setattr(p, "age", 200))
attempt("bool", lambda: Person(age=True))
print(Person.name.kind.__name__, Person.__dict__["age"].slot)
r = Recorder()
r.x = 5
r.y = r.x + r.preset
print(r.y, r.zip, hasattr(r, "_hidden"), hasattr(r, "anything"))
del r.x
attempt("del", lambda: delattr(r, "x"))
attempt("priv", lambda: r._p)
print(r.data, *r.log, sep=" | ")
px = Proxy([3, 1, 2])
px.append(9)
px.sort(reverse=True)
px.append(0)
print(px._t, px._calls, len(px), px.index(1))
attempt("proxy", lambda: px.nothing)
print(Chainable().users[3].posts(limit=2, sort="x").first["k"])
s = Slotted(1)
attempt("slot c", lambda: setattr(s, "a", 7))
attempt("slot b", lambda: s.b)
print(s.a, hasattr(s, "b"), hasattr(s, "__dict__"), Slotted.__slots__)
attempt("nofunc", lambda: t.nofunc())
attempt("none", lambda: None.upper())
attempt("int", lambda: (5).foo)
attempt("cls", lambda: Temperature.nope)
print(callable(t), callable(Temperature), callable(len), callable(px.append), type(t).__name__, type(type(t)).__name__)
print(sorted(k for k in Temperature.__dict__ if not k.startswith("_")), isinstance(Temperature.__dict__["made"], classmethod))
