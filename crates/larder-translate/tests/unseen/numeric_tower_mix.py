# bool, int, float, complex, Fraction, Decimal meeting each other.
import math
import numbers
import operator
import cmath
from fractions import Fraction as F
from decimal import Decimal as D

VALUES = {"bool": True, "int": 3, "big": 10**20, "float": 0.5, "complex": 1 + 2j, "frac": F(1, 3), "dec": D("0.1")}
OPS = [operator.add, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow]


def cell(fn, a, b):
    try:
        r = fn(a, b)
        return type(r).__name__[:5]
    except TypeError:
        return "-"
    except (OverflowError, ZeroDivisionError, ArithmeticError) as e:
        return type(e).__name__[:4] + "!"


for fn in OPS[:4]:
    print(f"{fn.__name__:<9}" + "".join(f"{n:>8}" for n in VALUES))
    for n, a in VALUES.items():
        print(f"{n:<9}" + "".join(f"{cell(fn, a, b):>8}" for b in VALUES.values()))


def safe(label, fn):
    try:
        print(f"{label:<14}{fn()!r}")
    except Exception as e:
        print(f"{label:<14}{type(e).__name__}: {e}")


print(1 == 1.0 == True == 1 + 0j == F(1) == D(1), len({1, 1.0, True, 1 + 0j, F(1), D("1.00")}), {1: "a", True: "b", 1.0: "c"})
print(hash(F(1, 2)) == hash(0.5) == hash(D("0.5")), hash(10**20) == hash(1e20), hash(-1) == hash(-2), hash(2**61 - 1), hash(2**61), hash(float("inf")), hash(-0.0))
print(F(1, 10) == 0.1, D("0.1") == 0.1, F(1, 10) == D("0.1") if False else F(0.1) == 0.1, D(0.1) == 0.1, F("0.1") < 0.1, D("0.1") < 0.1, D("0.5") == F(1, 2) if False else D("0.5") == 0.5)
safe("frac+dec", lambda: F(1, 3) + D(1))
safe("dec<frac", lambda: D("0.3") < F(1, 3))
safe("dec==frac", lambda: D("0.5") == F(1, 2))
safe("dec+float", lambda: D(1) + 1.0)
safe("dec<complex", lambda: D(1) < 1j)
safe("frac**frac", lambda: (F(1, 4) ** F(1, 2), F(2, 3) ** 3, F(2, 3) ** -2, 2 ** F(3), F(2) ** 0.5, F(-8) ** F(1, 3)))
safe("int**neg", lambda: (2 ** -2, (-2) ** -3, 0 ** 0, 0.0 ** 0, (-8) ** (1 / 3)))
safe("0**neg", lambda: 0 ** -1)
safe("0.0**neg", lambda: 0.0 ** -1)
safe("overflow", lambda: 10.0 ** 400)
safe("int to float", lambda: float(10**400))
safe("big/big", lambda: (10**400 / 10**399, 10**400 // 10**399))
safe("big/small", lambda: 10**400 / 3)
safe("big*float", lambda: 10**400 * 1.0)
safe("float//", lambda: (7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, divmod(-1, 0.3), 5 % -0.0 if False else 5.0 % float("inf"), -5.0 % float("inf")))
safe("frac//", lambda: (F(7, 2) // 2, F(-7, 2) // 2, F(7, 2) % F(-2, 3), divmod(F(-7, 2), F(1, 3)), 5 % F(3, 2)))
safe("dec//", lambda: (D(7) // D(-2), D(7) % D(-2), divmod(D("-7.5"), 2), -7 % D(4)))
safe("complex//", lambda: 1j // 1)
safe("complex %", lambda: 3 % 1j)
safe("complex", lambda: ((1 + 2j) ** 2, abs(3 + 4j), (1 + 2j).conjugate(), complex("1-3j"), complex(1, -0.0), -1j, 1j ** 2, 1j * 1j == -1))
safe("complex parse", lambda: complex(" 1 + 2j"))
safe("complex zero", lambda: 1 / 0j)
safe("complex cmp", lambda: 1j < 2)
safe("int(complex)", lambda: int(1j))
safe("round", lambda: (round(2.5), round(-2.5), round(F(5, 2)), round(D("2.5")), round(F(22, 7), 2), round(D("2.675"), 2), round(2.675, 2), round(1234, -2), round(True)))
safe("trunc/floor", lambda: (math.trunc(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(D("-3.5")), math.floor(-3.5), int(D("-3.9")), int(-3.9), math.ceil(10**20 + 0.5)))
safe("limit", lambda: (F(math.pi).limit_denominator(100), F("3.14"), F(" -7/14 "), F("1e-3"), F(0.75), F(D("1.25")), F(2, -4)))
safe("F bad", lambda: F("1/0"))
safe("F float,int", lambda: F(1.5, 2))
safe("ratio", lambda: (0.1.as_integer_ratio(), D("0.125").as_integer_ratio(), F(6, 4).as_integer_ratio(), (7).as_integer_ratio(), True.numerator, (0.5).is_integer()))
safe("sum", lambda: (sum([True, F(1, 2), 1]), sum([0.1] * 10), math.fsum([0.1] * 10), sum([D("0.1")] * 10), sum([1, 2.5, 3j]), sum([F(1, 3)] * 3, 0.0)))
safe("max", lambda: (max(1, 1.0, True), max(True, 1), min(F(1), 1, D(1)), max(0.5, F(2, 3)), sorted([D("0.3"), 0.25, 1, F(1, 5) if False else 0])))
safe("bool", lambda: (True + True, True / 2, -True, True << 3, bool(F(0)), bool(D("0.00")), bool(0j), bool(float("nan")), True.bit_length(), int(True), str(True + 0)))
for v in VALUES.values():
    print(f"{v!s:<22}", *(isinstance(v, getattr(numbers, c)) for c in ("Number", "Complex", "Real", "Rational", "Integral")))
safe("math on dec", lambda: (math.sqrt(D(2)), math.gcd(12, 18, 27), math.lcm(4, 6), math.isqrt(10**20 + 1), math.hypot(3, F(4)), math.prod([F(1, 2), 4, 0.5]), math.pow(2, 3)))
safe("cmath", lambda: (cmath.sqrt(-4), cmath.phase(-1), abs(cmath.exp(1j * math.pi) + 1) < 1e-15, cmath.polar(1j)))
safe("math.sqrt", lambda: math.sqrt(-1))
safe("isqrt", lambda: math.isqrt(2.0))
safe("format", lambda: f"{F(1, 3)} {D('1.10'):.1f} {1 + 2j:.2f} {True:>5} {True:02d} {10**20:e} {D('1E+2')} {float(F(1, 3)):.3f}")
safe("F format", lambda: f"{F(1, 3):.2f}")
safe("nan", lambda: (D("nan") == D("nan"), float(D("-inf")), D("Infinity") > 10**50, math.isnan(D("nan"))))
safe("dec nan <", lambda: D("nan") < 1)
