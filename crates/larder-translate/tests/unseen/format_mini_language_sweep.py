"""str.format and format() over many specs; the whole grid is printed compactly, then custom __format__."""
import datetime
from decimal import Decimal
from fractions import Fraction

INTS = (0, 7, -42, 1234567, 10 ** 18, -10 ** 25, True)
INT_SPECS = ("", "5", "<6", ">6", "^7", "=+8", "08", "+", " ", ",", "_", "x", "#x", "#X", "b", "#b", "o", "#010x", "_b", "_x", "c", "e", ".2f", ",.1f", "%", ".0%", "n", "*^12,", "0=12", "-<9", "+,d", "G", ".3", "s", "z.1f", "#o", "010,d", "{")
FLOATS = (0.0, -0.0, 1.5, -2.675, 1e16, 1.23456789e-7, float("inf"), float("nan"), 123456789.125, 5e-324)
FLOAT_SPECS = ("", ".0f", ".1f", ".3e", ".3g", "g", "10.2f", "+.2f", " .1f", "#.0f", "%", ".1%", ",.2f", "_.3f", "012.3f", "E", "G", "#g", "n", "z.0f", ".15g", ".17g", ".50f", "<12.1e", "=+12.1f", "08.1f", ".0e", "#.3g", ",", "d", "x", "F")
STRS = ("", "abc", "naïve", "日本", "x" * 12)
STR_SPECS = ("", "5", ">5", "^6", ".2", "8.3", "*<7", "é^9", "s", "08", "=5", "+", ",", "d", ".0", ">>4", "^^5")


def grid(values, specs):
    for spec in specs:
        out = []
        for v in values:
            try:
                out.append(format(v, spec))
            except (ValueError, OverflowError, TypeError) as e:
                out.append(f"{type(e).__name__}({e})")
        if len(set(out)) == 1 and out[0].startswith(("ValueError", "TypeError")):
            out = out[:1]
        print(repr(spec), "|".join(out))


grid(INTS, INT_SPECS)
grid(FLOATS, FLOAT_SPECS)
grid(STRS, STR_SPECS)

print("-- fields")


class Point:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __format__(self, spec):
        return f"<{spec}>" if spec else "plain"

    def __repr__(self):
        return "Pt"

    def __getitem__(self, k):
        return f"item {k!r}"


p = Point(x=3.14159, name="pi", inner=Point(y=[10, {"k": "deep"}]))
TEMPLATES = [
    "{}{}", "{0}{1}{0}", "{p}", "{p:>>}", "{p!r:>4}", "{p.x:.2f}", "{p.name!a}", "{p[key]}", "{p[3]}", "{p[-1]}", "{p.inner.y[1][k]}", "{p.inner.y[0]:04d}",
    "{0:{1}}", "{0:{w}.{n}}", "{{}}", "{{{0}}}", "{0!s:*^{w}}", "{l[0]}{l[2]:+}", "{d[a b]}", "{0.real}", "{1.__class__.__name__}", "{p:%H:%M}", "{t:%Y/%m/%d %H:%M}", "{:{}{}{}}",
    "{", "}", "{0", "{0!x}", "{0!}", "{} {1}", "{1} {}", "{9}", "{nope}", "{p.zip}", "{l[9]}", "{l[x]}", "{d[zz]}", "{0[}", "{0!rr}", "{:{:{}}}", "{ 0}", "{0.}", "{[0]}", "{.real}", "{l!r:.4}", "{0:d}{0:x}{0:c}",
]
for t in TEMPLATES:
    try:
        print(repr(t), t.format(65, 8, "^", 9, p=p, w=7, n=3, l=[1, "two", 3.5], d={"a b": 1}, t=datetime.datetime(2001, 2, 3, 4, 5)))
    except Exception as e:
        print(repr(t), type(e).__name__, e)

print("-- others")
for v, spec in [(Decimal("1234.5678"), ",.2f"), (Decimal("1E+5"), ""), (Decimal("-0.00"), "+.1f"), (Decimal("0.125"), ".2%"), (1 + 2j, ".1f"), (1 - 0j, ""), (3j, ">8"), (None, ""), (None, ">6"), ([1], ""), ([1], "5"), ({}, "s"), ((), "3"), (b"x", ""), (b"x", "4"), (range(2), ""), (Fraction(1, 3), ""), (Fraction(1, 3), ".2f"), (type, ""), (datetime.date(2020, 1, 9), "%j %U"), (1 + 2j, "=9"), (1j, "%")]:
    try:
        print(repr(v), repr(spec), repr(format(v, spec)))
    except Exception as e:
        print(repr(v), repr(spec), type(e).__name__, e)


class Liar:
    def __format__(self, spec):
        return 5


class Money(float):
    def __format__(self, spec):
        return "$" + super().__format__(spec or ".2f")

    def __str__(self):
        return "money!"


try:
    print(f"{Liar()}")
except TypeError as e:
    print(e)
m = Money(1234.5)
print(f"{m} {m:,.1f} {m!s:>9} {m!r} {m:10}", "%s %.1f %r" % (m, m, m), "{:.0f}".format(m + 1), str(m), m)
print(f"{5:{'>'}{10}}|{'r':{'*'}^{3 + 4}}|{3.14159:.{2}f}|{'x'!r:>{5}}")
