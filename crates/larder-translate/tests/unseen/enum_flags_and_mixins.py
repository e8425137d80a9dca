"""Enumerations: aliases, auto, mixins, methods, Flag arithmetic, missing, functional API, custom new."""
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique
from functools import reduce
from operator import or_


class Colour(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def __str__(self):
        return self.name.title()

    @classmethod
    def _missing_(cls, value):
        if isinstance(value, str):
            return cls.__members__.get(value.upper())
        return None

    @property
    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    JUPITER = (1.9e+27, 7.1492e7)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)


class Level(IntEnum):
    DEBUG = 10
    INFO = 20
    ERROR = 40


class Suit(StrEnum):
    CLUBS = auto()
    HEARTS = "h"
    SPADES = auto()


class Perm(Flag):
    NONE = 0
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    ALL = R | W | X


class Mode(IntFlag):
    A = 1
    B = 4
    C = 16


class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{count}-{len(last_values)}"

    FIRST = auto()
    SECOND = auto()
    PINNED = "fixed"
    THIRD = auto()


class Coord(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj

    PX = (0, "P.X", "km")
    VY = (7, "V.Y", "km/s")


class Op(Enum):
    ADD = "+"
    MUL = "*"

    def __call__(self, a, b):
        return {"+": a + b, "*": a * b}[self.value]


print(list(Colour), Colour.CRIMSON, Colour.CRIMSON is Colour.RED, list(Colour.__members__), len(Colour))
print(Colour(2), Colour["BLUE"], repr(Colour.BLUE), Colour("green"), Colour.RED.next, Colour.BLUE.next, f"{Colour.RED:>6}|{Colour.RED!r}")
for bad in (lambda: Colour(9), lambda: Colour["PINK"], lambda: Colour("pink"), lambda: Colour.RED < Colour.BLUE, lambda: setattr(Colour, "RED", 5), lambda: Colour.RED.value.x):
    try:
        print(bad())
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(Colour.RED == 1, Colour.RED in Colour, isinstance(Colour.RED, Colour), type(Colour.RED).__name__, hash(Colour.RED) == hash(Colour("red")))
tally = {c: c.value ** 2 for c in Colour}
print(tally, tally[Colour.CRIMSON], {Colour.RED, Colour.CRIMSON, Colour.BLUE} == {Colour.BLUE, Colour.RED})

for p in Planet:
    print(f"{p.name:<8} {p.gravity:.4f} {p.value}")
print(max(Planet, key=lambda p: p.mass), Planet((3.303e+23, 2.4397e6)).name)

print(Level.INFO > Level.DEBUG, Level.INFO + 5, Level(40), repr(Level.ERROR), sorted([Level.ERROR, Level.DEBUG, 15]), Level.INFO == 20, f"{Level.INFO} {Level.INFO:03d}", str(Level.DEBUG), [10, 20].index(Level.INFO))
print({20: "twenty"}[Level.INFO], max(Level), sum(Level), Level.ERROR // Level.INFO, isinstance(Level.INFO, int), Level.INFO.bit_length(), range(Level.DEBUG)[-1], "%d %s" % (Level.INFO, Level.INFO))
print(Suit.CLUBS, Suit.CLUBS == "clubs", Suit.HEARTS.upper(), repr(Suit.SPADES), "-".join(Suit), Suit("h").name, f"{Suit.HEARTS:*^5}", Suit.CLUBS + "!", sorted(Suit))

rw = Perm.R | Perm.W
print(rw, repr(rw), rw is Perm.RW, rw.value, Perm.R in rw, Perm.X in rw, ~rw, Perm.ALL ^ Perm.R, rw & ~Perm.W, bool(rw & Perm.X), Perm.NONE, bool(Perm.NONE))
print(list(Perm), list(Perm.ALL), len(Perm.ALL), [p.name for p in Perm.R | Perm.X], Perm(5), repr(Perm(6)), Perm(0) is Perm.NONE, (Perm.W | Perm.X).name)
print(reduce(or_, [Perm.R, Perm.X], Perm.NONE), list(Perm.__members__), Perm.RW == 3)
mask = Perm.NONE
for step, p in enumerate((Perm.W, Perm.X, Perm.W, Perm.ALL)):
    mask ^= p
    print("  ", step, mask, mask.value)
try:
    Perm(8)
except ValueError as e:
    print("ValueError:", str(e).splitlines()[0])
try:
    Perm.R | 2
except TypeError as e:
    print("TypeError:", e)
m = Mode.A | Mode.C
print(m, repr(m), m + 1, m | 2, repr(m | 2), Mode(20), m == 17, ~Mode.A & 0xFF, Mode.B in m, int(m), f"{m:#x}", [x.name for x in Mode(21)], Mode.A | 4 is Mode.B)
print([a.value for a in Auto], Auto("third-3-3"), Auto.PINNED.name)
print(Coord.PX, Coord.VY.label, Coord.VY.value, bytes(Coord.VY), Coord(7).unit, Coord.VY == b"\x07", len(Coord.PX))
print(Op.ADD(2, 3), Op("*")("ab", 2) if False else Op("*")(4, 5), [op(6, 7) for op in Op])

try:
    @unique
    class Dup(Enum):
        A = 1
        B = 2
        C = 1
        D = 2
except ValueError as e:
    print("ValueError:", e)
try:
    class More(Colour):
        BLACK = 0
except TypeError as e:
    print("TypeError:", e)

Animal = Enum("Animal", "ANT BEE CAT")
Sized = IntEnum("Sized", {"S": 1, "L": 10})
Start = Enum("Start", ["A", "B"], start=7)
print(list(Animal), Animal.CAT.value, Sized.L - Sized.S, [(s.name, s.value) for s in Start], Animal["BEE"] is Animal(2), Animal.__name__)


def describe(x):
    match x:
        case Colour.RED | Colour.BLUE:
            return "primary-ish"
        case Colour():
            return f"other colour {x}"
        case Level.INFO:
            return "info or twenty"
        case Perm.RW:
            return "read-write"
        case Suit.HEARTS:
            return "love"
        case _:
            return "unknown"


print([describe(x) for x in (Colour.CRIMSON, Colour.GREEN, 20, Level.ERROR, Perm(3), Perm.R, "h", "clubs", 1)])


class Stage(Enum):
    DRAFT = {"REVIEW"}
    REVIEW = {"DRAFT", "DONE"}
    DONE = set()

    def can(self, other):
        return other.name in self.value


print([[a.can(b) for b in Stage] for a in Stage], Stage.DONE.value == set(), [s.name for s in reversed(Stage)])
print(Colour.__contains__(Colour.RED), Colour.__getitem__("RED").name, Colour.RED.__class__ is Colour, Colour.__members__["CRIMSON"].name)
