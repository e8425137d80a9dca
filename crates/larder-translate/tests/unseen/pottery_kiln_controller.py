"""Kiln programs with validated descriptors and a registering metaclass."""


class Range:
    def __init__(self, low, high, default=None):
        self.low, self.high, self.default = low, high, default

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name
        owner.fields = getattr(owner, "fields", ()) + (name,)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.slot, self.default)

    def __set__(self, obj, value):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise TypeError(f"{self.name}: {type(value).__name__} is no number")
        if not self.low <= value <= self.high:
            raise ValueError(f"{self.name}={value!r} not in {self.low}..{self.high}")
        obj.__dict__[self.slot] = value

    def __delete__(self, obj):
        try:
            del obj.__dict__[self.slot]
        except KeyError:
            raise AttributeError(self.name + " was not set") from None


class Registry(type):
    programs = {}

    def __new__(meta, name, bases, ns, code=None, **kw):
        cls = super().__new__(meta, name, bases, ns)
        cls.code = code or name.lower()
        if bases:
            meta.programs[cls.code] = cls
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.extra = kw

    def __iter__(cls):
        return iter(cls.steps)

    def __len__(cls):
        return len(cls.steps)

    def __contains__(cls, temperature):
        return any(t >= temperature for _, t, _ in cls.steps)

    def __call__(cls, *args, **kw):
        obj = super().__call__(*args, **kw)
        obj.serial = cls.made = getattr(cls, "made", 0) + 1
        return obj

    def __repr__(cls):
        return f"<program {cls.code}>"


class Program(metaclass=Registry):
    steps = ()
    target = Range(20, 1350, 20)
    ramp = Range(1, 300, 100)

    def __init__(self, **settings):
        for k, v in settings.items():
            setattr(self, k, v)
        self.temperature = 20.0

    def fire(self):
        minute = 0
        for rate, goal, hold in type(self):
            self.ramp, self.target = rate, goal
            delta = self.target - self.temperature
            need = abs(delta) / self.ramp * 60
            minute += need
            self.temperature += delta
            yield round(minute, 2), self.temperature, "up" if delta > 0 else "down" if delta else "flat"
            minute += hold


class Bisque(Program, code="bq", cone="06"):
    steps = [(60, 120, 30), (150, 600, 0), (200, 1000, 15)]


class Glaze(Bisque, code="gl"):
    steps = Bisque.steps + [(80, 1240, 20), (150, 900, 0)]
    glow = Range(0, 1)


class Broken(Program):
    steps = [(100, 900, 0), (400, 1000, 0)]


print(Registry.programs, Program.code, len(Program), bool(Program))
print(Bisque.extra, Glaze.extra, Glaze.fields, Program.fields, Bisque.target.high)
for code, cls in Registry.programs.items():
    p = cls()
    print(code, cls, len(cls), 1200 in cls, p.serial, type(cls).__name__)
    try:
        for when, temp, way in p.fire():
            print(f"   {when:8.2f} min {temp:7.1f}° {way}")
    except ValueError as e:
        print("   stopped:", e, "at", p.temperature)
    print("   ", sorted(vars(p).items()))
p, q = Glaze(), Bisque(ramp=5, label="test")
print(p.serial, q.serial, q.label, q.ramp, q.target, p.glow, Bisque.made, Glaze.made, Broken.made)
for action in (lambda: setattr(p, "ramp", 301), lambda: setattr(p, "ramp", "fast"), lambda: setattr(p, "ramp", True), lambda: Glaze(glow=2),
               lambda: delattr(p, "ramp"), lambda: p.nothing, lambda: Bisque.glow, lambda: Bisque(5)):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
p.ramp = 9.5
print(p.ramp, p.__dict__["_ramp"])
del p.ramp
print(p.ramp, "_ramp" in vars(p))
p.__dict__["ramp"] = "shadow"
print(p.ramp, vars(p)["ramp"])
Glaze.ramp = 7
print(p.ramp, q.ramp, Glaze.__mro__[1:3], isinstance(Glaze, Registry), issubclass(Glaze, Program), [c.code for c in Bisque.__subclasses__()])
Dynamic = Registry("Dynamic", (Program,), {"steps": [(10, 30, 5)]}, code="dy", maker="me")
print(Dynamic, list(Dynamic().fire()), Dynamic.extra, sorted(Registry.programs))
