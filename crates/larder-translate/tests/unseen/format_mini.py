# format mini-language
from decimal import Decimal
from fractions import Fraction
from datetime import date, datetime
import math

specs_int = ["", "d", "5", "<5", "^7", "=+6", "08", "+", " ", ",", "_", "x", "X", "#x", "#b", "o", "c", "n", "e", ".2f", "%", "*^9d", "#010x", "_b", "_x", "08,", ">+8,d"]
for v in (65, -1234567):
    row = []
    for s in specs_int:
        try:
            row.append(f"{s}:{v:{s}}")
        except (ValueError, OverflowError) as e:
            row.append(f"{s}!{e}")
    print(" ; ".join(row))

specs_float = ["", ".0f", ".1f", ".3", ".3g", "g", "G", "e", ".0e", "E", "%", ".1%", "010.2f", "+.2f", ",.2f", "_.1f", "#.0f", "#g", "<9.2f", "^11.3e", "n", "z.1f", ".10", ".17g"]
for v in (0.0, -0.04, 1234567.891, 1e16, 1.5e-7, 2.5, 1e100, float("nan"), float("-inf")):
    row = []
    for s in specs_float:
        try:
            row.append(f"{v:{s}}")
        except ValueError as e:
            row.append(f"{s}!{e}")
    print("|".join(row))

for s in ["", "10", "<10", ">10", "^10", "*^10", ".2", "10.2", "_<6", "é>6", "05", "=5", "d", "+", ",", "10.", "<<5", "{<5", "2.1.1"]:
    try:
        print(f"{s!r:>8} -> {format('abcd', s)!r}")
    except ValueError as e:
        print(f"{s!r:>8} !! {e}")


class Temp:
    def __init__(self, deg):
        self.deg = deg

    def __format__(self, spec):
        unit, _, rest = spec.partition(":")
        match unit:
            case "F":
                return format(self.deg * 9 / 5 + 32, rest or ".1f") + "°F"
            case "C" | "":
                return format(self.deg, rest) + "°C"
        raise ValueError(f"Unknown format code {spec!r} for object of type {type(self).__name__!r}")

    def __repr__(self):
        return f"Temp({self.deg})"


t = Temp(21.55)
w, p = 10, 2
print(f"{t} {t:F} {t:C:08.3f} {t!r:>12} {[t]}", "{:F:+.0f} {0.deg}".replace("{:", "{0:").format(t))
try:
    f"{t:K}"
except ValueError as e:
    print(e)
print(f"{math.pi:{w}.{p}f}|{math.pi:{'<' if w > 5 else '>'}{w}}|{'x':{'*'}^{w // 2}}|{w=}|{p = }|{w + p=:>5}|{'a' + 'b'=}|{t.deg=!s:>8}")
print(f"{{}} {{{w}}} {'nested ' + f'{p:02d}'} {(lambda x: x * 2)(w)} {w if p else 0:#x} {dict(a=1)['a']} {w!r:^5}|{[i for i in range(3)]}")
print("{0[1]} {0[-1]} {1[k]} {2.real:.1f} {a.numerator!r} {b!a}".replace("{0[-1]}", "{0[0]}").format([10, 20], {"k": "v"}, 3 + 4j, a=7, b="é"))
print("{:>{}}|{:{}{}}|{:.{p}f}".format("a", 4, "b", "^", 5, 2.71828, p=3), "{:d}{:d}".format(True, False), format(True), format(True, "5"), format(None))
for bad in ("{:d}|x", "{0.x}|x", "{0[9]}|abc", "{!z}|1", "}|1", "{0:{1}}|1", "{a}|1", "{:>5}|ok"):
    f, arg = bad.split("|")
    try:
        print(f.format(arg))
    except Exception as e:
        print(type(e).__name__, e)
for obj, s in ((None, ">5"), ([1], "5"), ({}, "s"), (object, "<3"), (3 + 4j, "d"), (b"x", "5"), (range(3), "x"), (True, "s")):
    try:
        print(format(obj, s))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(f"{3 + 4j:.1f} {1j:e} {complex(-0.0, 2)} {2 - 3j:>12} {1e20 + 0j:g}")
print(f"{Decimal('1234.5'):,.2f} {Decimal('1E+3')} {Decimal('1E+3'):f} {Decimal('0.00001234'):.2e} {Decimal('-0'):+} {Decimal('2.675'):.2f}")
print(f"{date(2024, 2, 29):%d/%m/%y} {date(2024, 2, 29)} {datetime(2024, 1, 5, 3, 4, 5, 678):%Y-%j %H:%M:%S.%f %p %a %B} {date(2024, 2, 29)!r:>30}")
print(f"{10**30:,} {-10**20:_} {2**64:#x} {10**25:.3e} {10**17:g} {True + 1:03}", f"{1_000:>8,}", f"{-5:0=6}", f"{5:+06.1f}", f"{-5:x}", f"{-255:#06x}")
for x in (0.5, 1.5, 2.5, 0.125, 2.675, 1.005, 1e15 + 0.5, -0.5, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 100.0, 123456789012345680.0, 1e-5):
    print(f"{x!r} {x:.0f} {x:.2f} {x:.1e} {round(x)} {round(x, 2)!r} {x:g}"[:110])
