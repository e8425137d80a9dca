from enum import Enum, Flag, IntEnum, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    ALL = RW | X


class Old(IntFlag):
    A = 1
    B = 4
    C = 8


class Level(IntEnum):
    LOW = auto()
    HIGH = 10
    NEXT = auto()


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius ** 3, 4)


class Shade(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    DARK = auto()
    LIGHT = auto()


print(list(Perm), len(Perm), Perm.RW, repr(Perm.RW), Perm.ALL.value)
p = Perm.R | Perm.X
print(p, repr(p), p.name, p.value, Perm.R in p, Perm.W in p, list(p), len(p), bool(p & Perm.W))
print(~p, Perm.ALL ^ p, repr(Perm(0)), Perm(0), bool(Perm(0)), Perm(5) is p, Perm["RW"] is Perm.R | Perm.W)
p |= Perm.W
print(p, p == Perm.ALL, {Perm.R: "r"}[Perm.R], Perm.R | Perm.W == Perm.RW)
try:
    Perm.R | 4
except TypeError as error:
    print(error)
try:
    2 in Perm.ALL
except TypeError as error:
    print(error)
o = Old.A | Old.C
print(repr(o), o, o + 1, o & 8, repr(o & 8), repr(Old.A | 2), repr(Old(0)), isinstance(o, int), sorted(Old), o == 9)
print(repr(Old(5)), list(Old(13)), Old.B in Old(5), repr(~Old.A), hex(Old.C))
print(list(Level), Level.NEXT + 1, Level(10).name, max(Level))
print([x.density for x in Planet], Planet.MARS.value, Planet((5.97, 6.37)).name)
print([x.value for x in Shade])
Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.BEE.value, Animal["CAT"])
Size = IntEnum("Size", {"S": 1, "L": 3})
print(Size.L > Size.S, Size.L * 2)
try:
    class Twice(Enum):
        A = 1
        A = 2
except TypeError as error:
    print(error)
try:
    Perm(3.5)
except ValueError as error:
    print(error)
