import enum
for B in (enum.Enum, enum.IntEnum, enum.StrEnum, enum.Flag, enum.IntFlag):
    class E(B):
        A = "1" if B is enum.StrEnum else 1
        def __str__(self): return "<" + super().__str__() + ">"
        def __repr__(self): return "{" + super().__repr__() + "}"
        def __format__(self, s): return "f" + super().__format__(s)
        def __eq__(self, o): return super().__eq__(o)
        def __hash__(self): return super().__hash__()
    print(str(E.A), repr(E.A), f"{E.A}", f"{E.A:>8}", E.A == E.A, E.A == 1, hash(E.A) == hash("A"), E.A in {E.A: 1}, hash(E.A)==1)
class Color(enum.Enum):
    RED = 1
    BLUE = 2
    @classmethod
    def _missing_(cls, v):
        if isinstance(v, str):
            return cls.__members__.get(v.upper())
        return super()._missing_(v)
    def __lt__(self, o):
        return self.value < o.value
print(Color("red"), Color.RED < Color.BLUE, max(Color))
for bad in (9, "pink"):
    try:
        Color(bad)
    except ValueError as e:
        print(e)
class P(int):
    def __hash__(self): return super().__hash__()
    def __eq__(self, o): return super().__eq__(o)
    def __ne__(self, o): return super().__ne__(o)
class Q(float):
    def __hash__(self): return super().__hash__()
    def __eq__(self, o): return super().__eq__(o)
class R(frozenset):
    def __hash__(self): return super().__hash__()
    def __eq__(self, o): return super().__eq__(o)
print(P(3) in {3}, {P(3): 1}[3], Q(1.5) in {1.5}, R([1]) in {frozenset([1])}, P(3) == P(3), P(3) != P(3), P(2) == 2.0, 2.0 == P(2))
class Bad(enum.Enum):
    A = 1
    @classmethod
    def _missing_(cls, v):
        return {"x": cls.A, "y": "str", "z": Color.RED}.get(v)
for v in "xyzw":
    try:
        print(Bad(v))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
class Perm(enum.Flag):
    R = 1
    W = 2
    @classmethod
    def _missing_(cls, v):
        if v == "rw":
            return cls.R | cls.W
        return super()._missing_(v)
print(Perm("rw"), Perm(3), Perm(1))
try:
    Perm(8)
except ValueError as e:
    print(str(e).splitlines()[0])
