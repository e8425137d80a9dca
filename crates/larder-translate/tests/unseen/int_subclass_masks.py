"""int and float subclasses in arithmetic, comparison, indexing and printing."""
import math
from enum import Enum, IntFlag


class Mod7(int):
    def __new__(cls, v=0):
        return super().__new__(cls, int(v) % 7)

    def __add__(self, o):
        return Mod7(int(self) + int(o))

    __radd__ = __add__

    def __sub__(self, o):
        return Mod7(int.__sub__(self, int(o)))

    def __mul__(self, o):
        r = super().__mul__(o)
        return r if r is NotImplemented else Mod7(r)

    def __pow__(self, n, m=None):
        return Mod7(pow(int(self), n, 7)) if m is None else ("mod", m)

    def __neg__(self):
        return Mod7(-int(self))

    def __truediv__(self, o):
        return self * pow(int(o), -1, 7)

    def __repr__(self):
        return f"{int(self)}₇"


class Shown(int):
    def __str__(self):
        return f"#{self:d}"

    def __index__(self):
        return 2

    def __bool__(self):
        return False

    def __hash__(self):
        return 7

    def __eq__(self, o):
        return "eq called"


class Temp(float):
    unit = "C"

    def __new__(cls, text):
        return float.__new__(cls, str(text).rstrip("CF"))

    def __add__(self, o):
        return Temp(float(self) + o)

    def __repr__(self):
        return f"{float(self):.1f}{self.unit}"

    def __round__(self, n=None):
        return f"round to {n}"

    def __floor__(self):
        return "floored"

    def __trunc__(self):
        return -1

    def __int__(self):
        return 404


class Ghost(int):
    pass


names = lambda *vs: [type(v).__name__ for v in vs]
a, b = Mod7(5), Mod7(10)
print(a, b, a + b, a + 10, 10 + a, a - b, b - a, a * b, a * 3, 3 * a, a ** 3, -a, a / b, a // b, a % 2, +a, ~a, abs(a))
print(names(a + b, 10 + a, 3 * a, a // b, a % 2, +a, ~a, abs(a), a & 1, a << 1, int(a), 10 - a), sum([a, b, a]), sum([1, 2]), pow(a, 2, 3), 2 ** a)
print(a == 5, a == b, a > b, [10, 20, 30, 40, 50, 60][a], "x" * b, list(range(b)), {5: "five"}[a], hash(a) == hash(5), f"{a} {a:03d} {a!s} {a!r} {a:x}", "%d %s %r" % (a, a, a), str(a), [a], bin(a))
x = Mod7(6)
x += 3
print(x, type(x).__name__)
x -= 4; x *= 2
print(x, a.bit_length(), a.real, names(a.real, a.numerator, a.conjugate()), a.to_bytes(2, "big"), Mod7.from_bytes(b"\xff\xff", "big"), Mod7(), Mod7("12"), Mod7(True), Mod7(9.9))
try:
    a * "ab" + 1
except TypeError as e:
    print(e)
try:
    a / 7
except ValueError as e:
    print(e)
try:
    Mod7("x")
except ValueError as e:
    print(e)

s = Shown(5)
print(s, str(s), repr(s), f"{s}", f"{s:d}", f"{s:>4}", "%s %d" % (s, s), s + 1, [0, 1, 22, 3, 4, 5][s], "abcdef"[s], bool(s), not s, s or "other", s == 5, 5 == s, s != 5, s in [1], [s], int(s), s > 4)
print({s: 1}.get(7), list(range(6))[s:], hex(s), s // 2, divmod(s, 2), round(s), math.sqrt(s), float(s), [1, 2, 3].index(s) if True else 0, "ab" * s, range(s), len(range(s)), chr(s), s.__index__(), int.__index__(s))

t = Temp("21.5C")
print(t, [t], t + 1, 1 + t, names(t + 1, 1 + t, t * 2, -t, t.real), round(t), round(t, 1), math.floor(t), math.trunc(t), int(t), math.ceil(t), t > 21, f"{t:.2f} {t} {t!r}", "%s %d %.1f" % (t, t, t), float(t), t.is_integer(), t == 21.5, {21.5: 1}[t])
print(str(t), max(t, Temp("30F")), sorted([Temp(3), Temp("-1"), 2]), sum([t, t]), names(sum([t, t])), t.as_integer_ratio(), t.hex(), Temp.fromhex("0x1p3") if False else "-", divmod(t, 2), t // 1, t % 5)

g = Ghost(12)
g.label = "attr"
print(g, repr(g), g.label, g + 0, names(g, g + 0, g | 0, +g, -g, abs(g), round(g), int(g), g.real), g is g, Ghost("0x1f", 16), Ghost(3.7), vars(g), isinstance(g, int), type(g) is int, g == 12, {g, 12} == {12}, [g].index(12))
print(Ghost(2 ** 70) + 1, Ghost(2 ** 70) == 2 ** 70, -Ghost(2 ** 63), Ghost(2 ** 63 - 1) + Ghost(1), Ghost(7) / Ghost(2), Ghost(7) // Ghost(-2), Ghost(-7) % Ghost(3), Ghost(2) ** Ghost(100), Ghost(1) < Ghost(2) < 3)


class Perm(IntFlag):
    R = 4
    W = 2
    X = 1


class Planet(float, Enum):
    EARTH = 1.0
    MARS = 1.52


print(Perm.R | Perm.W, Perm.R | 1, repr(Perm(7)), Perm(5).name, Perm.R + Perm.W, names(Perm.R | 8, Perm.R + 1, ~Perm.R), ~Perm.R == Perm.W | Perm.X, int(~Perm.R), Perm.R in Perm(6), f"{Perm.R} {Perm.R:03b}", repr(Perm(8)), list(Perm(6)))
print(Planet.MARS > 1.5, Planet.MARS * 2, Planet(1.0), repr(Planet.MARS), Planet.EARTH == 1, names(Planet.MARS + 0), sorted([Planet.MARS, 1.2, Planet.EARTH], key=float), round(Planet.MARS, 1), str(Planet.MARS))


class Weird(int):
    __radd__ = lambda self, o: "radd won"
    __rlshift__ = lambda self, o: f"{o} shifted"
    __lt__ = lambda self, o: None
    __call__ = lambda self, *a: self + len(a)


w = Weird(3)
print(5 + w, w + 5, 5.0 + w, 1 << w, w < 4, 4 > w, 4 < w, sorted([w, 1]), w(1, 2), sum([1, w]), sum([w]), True + w)
