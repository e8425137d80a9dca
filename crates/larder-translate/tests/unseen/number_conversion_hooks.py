"""__int__, __index__, __float__, __trunc__, __bool__, __len__, __round__, __complex__ ..."""
import math
import operator


class Idx:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print(f"index({self.n})", end=" ")
        return self.n


class OnlyInt:
    def __int__(self):
        return 41


class OnlyFloat:
    def __float__(self):
        return 2.5


class Rounder:
    def __round__(self, nd="default"):
        return ("rounded", nd)

    def __trunc__(self):
        return "trunc'd"

    def __floor__(self):
        return "floored"

    def __ceil__(self):
        return "ceiled"

    def __abs__(self):
        return -1

    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "inv"

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __pow__(self, e, mod=None):
        return f"pow({e},{mod})"


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Truth(Sized):
    def __bool__(self):
        return self.n > 2


class BadBool:
    def __bool__(self):
        return 1


class SubInt(int):
    def __new__(cls, x):
        return super().__new__(cls, x * 2)


class LyingInt:
    def __int__(self):
        return 3.5


def show(label, fn):
    try:
        r = fn()
        print(f"{label:<22}{type(r).__name__}: {r!r}")
    except Exception as e:
        print(f"{label:<22}{type(e).__name__}: {e}")


i = Idx(3)
show("list index", lambda: "abcdef"[i])
show("slice", lambda: list(range(10))[i:Idx(7):Idx(2)])
show("range", lambda: range(Idx(2), Idx(5)))
show("repeat", lambda: "ab" * Idx(2))
show("hex", lambda: hex(Idx(255)) + bin(Idx(5)) + oct(Idx(8)))
show("int of index", lambda: int(i))
show("float of index", lambda: float(i))
show("complex of index", lambda: complex(i))
show("bytes", lambda: bytes(Idx(2)))
show("chr", lambda: chr(Idx(65)))
show("round digits", lambda: round(3.14159, Idx(2)))
show("shift", lambda: 1 << Idx(4))
show("shift operator.index", lambda: 1 << operator.index(Idx(4)))
show("math.factorial", lambda: math.factorial(Idx(5)))
show("math.gcd", lambda: math.gcd(Idx(12), 18))
show("dict key", lambda: {3: "x"}.get(i, "absent"))
show("== number", lambda: (i == 3, Idx(3) == i))
show("bytes([..])", lambda: bytes([Idx(9), 10]))
show("int base", lambda: int("ff", Idx(16)))
show("negative index", lambda: [1, 2, 3][Idx(-1)])
show("huge index", lambda: [1, 2, 3][Idx(10**30)])
show("huge slice", lambda: [1, 2, 3][Idx(-10**30):Idx(10**30)])
show("int(OnlyInt)", lambda: int(OnlyInt()))
show("float(OnlyInt)", lambda: float(OnlyInt()))
show("index by OnlyInt", lambda: [1][OnlyInt()])
show("%d OnlyInt", lambda: "%d" % OnlyInt())
show("math.sqrt(OnlyFloat)", lambda: math.sqrt(OnlyFloat()))
show("int(OnlyFloat)", lambda: int(OnlyFloat()))
show("sum of floats", lambda: sum([OnlyFloat()], 0.0))
show("math.floor(OnlyFloat)", lambda: math.floor(OnlyFloat()))
show("complex(OnlyFloat)", lambda: complex(OnlyFloat(), 1))
r = Rounder()
show("round", lambda: (round(r), round(r, 2), round(r, None)))
show("trunc floor ceil", lambda: (math.trunc(r), math.floor(r), math.ceil(r)))
show("unary", lambda: (-r, +r, ~r, abs(r)))
show("divmod", lambda: (divmod(r, 2), divmod(2, r)))
show("pow", lambda: (pow(r, 2), pow(r, 2, 5), r ** 3))
show("rpow missing", lambda: 2 ** r)
show("int(Rounder)", lambda: int(r))
show("len", lambda: (len(Sized(3)), bool(Sized(0)), bool(Sized(1)), not Truth(2), bool(Truth(3))))
show("negative len", lambda: len(Sized(-1)))
show("float len", lambda: len(Sized(2.0)))
show("bool of neg len", lambda: bool(Sized(-5)))
show("str len", lambda: len(Sized("5")))
show("huge len", lambda: len(Sized(2**64)))
show("bad bool", lambda: bool(BadBool()))
show("bad bool in if", lambda: "yes" if BadBool() else "no")
show("and/or", lambda: (Sized(0) or "empty", (Truth(1) and 5).n, (Truth(9) and 5)))
show("SubInt", lambda: (SubInt(5), SubInt(5) + 1, type(SubInt(5) + 1).__name__, int(SubInt(4))))
show("LyingInt", lambda: int(LyingInt()))
show("int('  -12_3 ')", lambda: int("  -12_3 "))
show("all/any", lambda: (all([Sized(1), Truth(3)]), any([Sized(0), Truth(1)]), any([])))
show("filter None", lambda: [s.n for s in filter(None, [Sized(0), Sized(4), Truth(2), Truth(7)])])
show("operator", lambda: (operator.truth(Sized(0)), operator.not_(Sized(0)), operator.length_hint(Sized(3))))
while not (t := Truth(i.n)):
    i.n += 1
print("t is", t.n)
assert not Sized(0), "sized"
assert Truth(2), f"truth of {Truth(2).n} fails"
