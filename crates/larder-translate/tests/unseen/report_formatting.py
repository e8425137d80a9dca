import math
import string
from datetime import datetime, date
from decimal import Decimal


class Temp:
    def __init__(self, c):
        self.c = c

    def __format__(self, spec):
        unit = "C"
        if spec and spec[-1] in "CFK":
            spec, unit = spec[:-1], spec[-1]
        value = {"C": self.c, "F": self.c * 9 / 5 + 32, "K": self.c + 273.15}[unit]
        return format(value, spec or ".1f") + "°" + unit

    def __str__(self):
        return f"{self:C}"

    def __repr__(self):
        return f"Temp({self.c!r})"


class Upper(string.Formatter):
    def convert_field(self, value, conversion):
        if conversion == "u":
            return str(value).upper()
        return super().convert_field(value, conversion)

    def get_value(self, key, args, kwargs):
        if isinstance(key, str) and key not in kwargs:
            return f"?{key}?"
        return super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        if spec.startswith("*"):
            return str(value) * int(spec[1:])
        return super().format_field(value, spec)


t = Temp(21.456)
print(f"{t} {t:F} {t:>8.2fK} {t!r} {t!s:>10} {[t]} {t=} {t=:F} {t.c=:.1f} {t.c * 2 = }")
width, prec = 12, 3
print(f"{math.pi:{width}.{prec}f}|{math.pi:<{width}}|{'x':^{width // 2}}|{math.pi:+.2e}|{-5:05d}|{5:+}|{5: }|{1234567:,}|{1234567.891:_.1f}")
print(f"{255:#x} {255:#o} {255:#b} {255:X} {255:08b} {255:c} {0.5:%} {1e10:g} {1e-7:g} {123456789:g} {1.0:g} {1e22} {1e21:.0f} {2**70:,d}")
print(f"{'left':*<10}{'right':*>10}{'mid':*^9}{True:5}{True!s:>6}{None!r:>6}|{3.7:=+8.1f}|{-3:=6}|{'abcdef':.3}|{'ab':5.1}|")
print("%5d|%-5d|%05d|%+d|%x|%o|%e|%g|%s|%r|%c|%%|%5.1f|%-8s|%.2s|%i" % (42, 42, 42, 42, 255, 8, 12345.678, 1e-5, "s", "r", "c", 2.25, "left", "trunc", 3.9))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.25}, "%s" % (1,), "%s %s" % ("a", [1]), "%*d|%-*d" % (5, 1, 5, 2), "%#x %#o" % (10, 8))
print("{:>10}|{:^10}|{:<10}|{!r}|{:,}".format("r", "c", "l", "q", 10**9), "{0}{1}{0}".format("a", "b"), "{a.c:.1f} {b[k]} {c[0][1]}".format(a=t, b={"k": 1}, c=[(1, 2)]))
print(Upper().format("{0!u} {name} {1:*3} {x:>4}", "shout", "ab", x=5), Upper().vformat("{} {}", (1, 2), {}))
print([tuple(p) for p in string.Formatter().parse("a{b!r:>{w}}c{{}}{}")])
print(f"{datetime(2024, 5, 6, 7, 8, 9):%Y/%m/%d %H-%M-%S %p %I %A %b %%}", f"{date(2024, 1, 9):%-d %j}" if False else "", f"{date(2024, 1, 9)!s:>12}")
print("{:%d.%m.}".format(date(2024, 3, 1)), format(3.14159, ".3"), format(10**20, "e"), format(float("nan"), "8.2f"), format(float("-inf"), "+,.1f"), format(-0.0, ".1f"), format(0.0001, "n"))
print(f"{1+2j} {1.5-2j:.2f} {complex(0, -1)!r}", f"{'nested ' + f'{1 + 1:>{3}}'}", f"{{literal}} {'{'}", f"{'a' 'b'}", f"{(lambda x: x * 2)(4)}", f"{ {'k': 1}['k'] }")
print("tab\tsep".expandtabs(6), "a-b_c".translate(str.maketrans("-_", "  ")), "abc".zfill(6), "-5".zfill(4), "x".join(map(str, range(4))), "Title case it's".title(), "ß".upper(), "İ".lower().encode(), "ǆ".title())
print("a,b,,c".split(","), " a  b ".split(), "a b c d".rsplit(None, 2), "a=b=c".partition("="), "a=b=c".rpartition("="), "l1\r\nl2\x0bl3".splitlines(), "l1\nl2\n".splitlines(True), "xxhixx".strip("x"), "prefix_name".removeprefix("prefix_"))
print("%.3f %.0f %.0f %g" % (2.0005, 0.5, 1.5, 100000), round(2.5), round(-1.5), round(1234.5678, -2), round(0.15, 1), 1e16, 1.0, 123456789012345678.0, 5e-324, 0.1 + 0.2)
for spec in ("d", "s", ".2d", "5.5x", "q", ",s", "10"):
    for value in (1.5, "txt", 7, None, [1], t):
        try:
            print(repr(format(value, spec)), end=" ")
        except (ValueError, TypeError) as error:
            print(f"<{type(error).__name__}: {error}>", end=" ")
    print()
for bad in ("%d" , "%s %s", "%z", "%(k)s"):
    try:
        print(bad % ("x",))
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
for bad in ("{} {1}", "{", "}", "{a}", "{0.nope}", "{0[x]}", "{!z}", "{2}", "{:{}}"):
    try:
        print(bad.format("one"))
    except (ValueError, KeyError, AttributeError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
