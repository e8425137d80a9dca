# Permissions with Flag / IntFlag; role inheritance; auto with _generate_next_value_
from enum import Enum, Flag, IntFlag, auto, IntEnum

class Perm(Flag):
    NONE = 0
    READ = auto()
    WRITE = auto()
    EXEC = auto()
    RW = READ | WRITE
    ALL = RW | EXEC
    def __str__(self):
        return "".join(c if p in self else "-" for c, p in zip("rwx", (Perm.READ, Perm.WRITE, Perm.EXEC)))
    @classmethod
    def parse(cls, text):
        p = cls.NONE
        for c in text:
            p |= {"r": cls.READ, "w": cls.WRITE, "x": cls.EXEC, "-": cls.NONE}[c]
        return p

class Opt(IntFlag):
    A = 1
    B = 4
    C = 8

class Low(str, Enum):
    def _generate_next_value_(name, start, count, last):
        return f"{name.lower()}-{count}"
    FIRST = auto()
    SECOND = auto()
    def __str__(self):
        return self.value

class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)
    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius
    @property
    def gravity(self):
        return 6.67300e-11 * self.mass / self.radius ** 2

class Role:
    cache = {}
    def __new__(cls, name, *args, **kw):
        if name in cls.cache:
            return cls.cache[name]
        obj = cls.cache[name] = super().__new__(cls)
        return obj
    def __init__(self, name, perms=None, *parents):
        self.name = name
        if perms is not None:
            self.perms, self.parents = perms, parents
    @property
    def effective(self):
        p = self.perms
        for parent in self.parents:
            p |= parent.effective
        return p
    def __contains__(self, perm):
        return perm in self.effective
print([str(p) for p in Perm], [p.name for p in Perm], len(Perm), list(Perm.__members__), [m.name for m in Perm.ALL])
print(Perm.READ | Perm.EXEC, repr(Perm.READ | Perm.EXEC), ~Perm.READ, repr(~Perm.RW), Perm.RW & Perm.READ, Perm.RW ^ Perm.ALL, (Perm.RW).value, Perm(5).name, Perm(0), bool(Perm.NONE), bool(Perm.READ))
print(Perm.READ in Perm.RW, Perm.RW in Perm.READ, Perm.NONE in Perm.READ, Perm.parse("r-x") == Perm(5), Perm.parse("rwx") is Perm.ALL, Perm.READ == 1, f"{Perm.RW}|{Perm.RW!r:>20}|{Perm.EXEC:>6}")
for n in range(8):
    print(n, Perm(n), [p.name for p in Perm(n)], end="; ")
print()
print(repr(Opt.A | Opt.B), Opt.A | 16, Opt(3), int(Opt.C | 1), Opt.A + Opt.B, repr(Opt.A | 2), Opt.A == 1, ~Opt.A & Opt.B, sorted([Opt.C, Opt.A]), Opt.B in Opt(5), 4 in {Opt.B}, isinstance(Opt.A | Opt.C, Opt), hex(Opt.C), f"{Opt.C:04d}")
for bad in (lambda: Perm(8), lambda: Perm.READ | 1, lambda: 1 in Perm.READ, lambda: Perm.READ < Perm.WRITE, lambda: Perm.parse("q"), lambda: Perm.READ + Perm.WRITE, lambda: Low("third-3"), lambda: Planet.PLUTO, lambda: type("X", (Perm,), {})):
    try:
        print(bad())
    except (ValueError, TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__, str(e).splitlines()[0])
print(list(Low), Low.FIRST == "first-0", Low("second-1").name, f"{Low.FIRST}", "x" + Low.SECOND, Low.FIRST.upper(), {Low.FIRST: 1}["first-0"], repr(Low.SECOND), sorted(Low, reverse=True)[0].name, ",".join(Low))
print([f"{p.name}:{p.gravity:.3f}" for p in Planet], Planet.MARS.value[1], Planet((6.421e23, 3.3972e6)), Planet.EARTH.mass > Planet.MARS.mass)
guest = Role("guest", Perm.READ)
dev = Role("dev", Perm.WRITE, guest)
admin = Role("admin", Perm.EXEC, dev, guest)
for r in (guest, dev, admin):
    print(r.name, r.effective, Perm.WRITE in r, Perm.ALL in r)
again = Role("guest")
again.perms |= Perm.EXEC
print(again is guest, guest.effective, dev.effective, len(Role.cache), guest.perms.name, guest.perms.value)

class Op(Enum):
    ADD = "+"
    SUB = "-"
    _ignore_ = ["tmp"]
    tmp = 5
    PLUS = "+"
    def __call__(self, a, b):
        return {"+": a + b, "-": a - b}[self.value]
    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if m.name == str(value).upper():
                return m
        return None
print(Op("+")(2, 3), Op("sub")(2, 3), Op.PLUS is Op.ADD, Op.PLUS.name, hasattr(Op, "tmp"), [*Op], Op.ADD in Op, Op["PLUS"])
try:
    Op("mul")
except ValueError as e:
    print(e)

class Level(IntEnum):
    LOW = 10
    HIGH = auto()
    TOP = 3 * LOW
match Level(11):
    case Level.LOW:
        print("low")
    case Level.HIGH as lv if lv > Level.LOW:
        print("matched", lv.name, lv + 0, Level.TOP.value, Level.LOW <= 10 < Level.HIGH)
print({lv: lv.name.lower() for lv in Level}[30], max(Level).name, sum(Level), Level.HIGH / 2, Level["LOW"] is Level(10), [l for l in Level if l % 2], range(12)[Level.LOW], "%s %d %r" % (Level.LOW, Level.LOW, Level.LOW), str(Level.TOP), repr(Level.TOP))
Colour = Enum("Colour", {"RED": 1, "BLUE": 2}, module=__name__)
print(Colour.RED, [c.value for c in Colour], Colour.RED.__class__.__name__, Colour(2).name, isinstance(Colour.RED, Colour), type(Colour.BLUE) is Colour)
admin.parents[0].parents[0].perms = None
try:
    print(admin.effective)
except TypeError as e:
    print(e)
