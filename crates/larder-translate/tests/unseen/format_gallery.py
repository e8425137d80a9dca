# String formatting gallery, driven by tables
import datetime
from decimal import Decimal
from string import Formatter, Template

specs = ["", "5", "<6", ">6", "^7", "06", "+", " ", "x", "#x", "#o", "#010b", ",", "_", "e", ".2f", "%", "c", "n", "*^9,d", "=+8", "_x"]
for v in (42, -1234567, 65):
    for s in specs:
        try:
            print(f"[{v:{s}}]", end=" ")
        except (ValueError, OverflowError) as e:
            print(f"<{type(e).__name__}: {e}>", end=" ")
    print()
fspecs = ["", ".0f", ".1f", "8.3f", "<9.2e", "g", ".3g", "G", "010.2f", "+.1%", ",.2f", ".10g", "n", "#.0f", "z.1f", "_.1f", "d"]
for v in (3.14159, -0.04, 1e16, 123456789.125, 0.1 + 0.2, float("inf"), float("nan"), 1e-5, -0.0):
    out = []
    for s in fspecs:
        try:
            out.append(format(v, s))
        except ValueError as e:
            out.append(f"<{e}>")
    print(repr(v), out)
for s in ["", "10", ">10", "^10.2", ".3", "*<8", "-^8s", "d", "=8", "08"]:
    try:
        print(repr(format("héllo", s)), end=" ")
    except ValueError as e:
        print(f"<{e}>", end=" ")
print()
print("%d|%5d|%-5d|%05d|%+d|% d|%x|%#X|%o|%c|%c" % (3.99, 42, 42, -42, 42, 42, 255, 255, 8, 65, "z"))
print("%s|%r|%a|%10.3s|%-8s|%%|%5.1f|%e|%g|%G|%.3g" % ("é", "é", "é", "abcdef", "ab", 2.25, 12345.678, 1e-10, 1e20, 1234.5))
print("%(a)s %(b)03d %(a)r" % {"a": [1], "b": 7}, "%*d|%-*s|%.*f" % (5, 3, 4, "x", 2, 1.005), "%s" % ((1, 2),), "%s %s" % (None, True), "%i" % True)
name, width, prec, items = "Ann", 10, 3, {"k": [1.23456, 2]}
print(f"{name!r:>{width}}|{items['k'][0]:{width}.{prec}}|{'nested ' + f'{name.upper():*^{len(name) + 4}}'}|{{literal}}|{items!s:.6}")
print(f"{name=}", f"{ name = }", f"{width * 2=:>6}", f"{items['k'][0]=:.2f}", f"{name=!s}", f"{(lambda x: x * 2)(3)=}", f"{'a' if width > 5 else 'b'}", f"{ {1: 2}[1] }")
print(f"""multi {
    name
} line""", f"{10:#{'x'}}", f"{3.0}", f"{1e100}", f"{True:d}{True}{True:>6}", f"{None}", f"{10**20:,}", f"{-7 // 2}", f"{'%d%%' % 5}", f"{chr(65)}{'-' * 3}")
print("{} {1}".replace("1", "") .format(1, 2), "{1}{0}{1}".format("a", "b"), "{0[1]}{0[0]} {x.real} {d[key]}".format([1, 2], x=5, d={"key": "v"}), "{:>{w}}|{!r}".format("s", "t", w=4))
print("{:%Y-%m-%d}".format(datetime.date(2024, 2, 29)), f"{datetime.datetime(2001, 2, 3, 4, 5, 6):%H:%M:%S}", f"{Decimal('1.50'):.3f} {Decimal('1.50')} {Decimal(3) / 7:.5}")


class Temp:
    def __init__(self, c):
        self.c = c

    def __format__(self, spec):
        unit, _, rest = spec.partition(":")
        return format(self.c * 9 / 5 + 32 if unit == "F" else self.c, rest or ".1f") + "°" + (unit or "C")

    def __str__(self):
        return "str!"

    def __repr__(self):
        return "repr!"


t = Temp(21.456)
print(f"{t} {t:F} {t:F:8.3f} {t!s} {t!r:>8} {t:C:06.2f}", "{} %s {:F}".format(t, t) % t, str(t), [t], f"{[t]}", "%r %s" % (t, t))


class Shouty(Formatter):
    def convert_field(self, value, conv):
        return str(value).upper() if conv == "u" else super().convert_field(value, conv)

    def get_value(self, key, args, kw):
        return kw.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kw)


print(Shouty().format("{0!u} {nope} {x:>5} {0!r}", "hi", x=1), list(Formatter().parse("a{b!r:>{w}}c{{")))
print(Template("$who owes $$${amt} ${who}s").substitute(who="Bob", amt=5), Template("$a $b").safe_substitute(a=1))
for bad in (lambda: "%d" % "x", lambda: "%d %d" % (1,), lambda: "%s" % (1, 2), lambda: "{} {}".format(1), lambda: "{x}".format(y=1), lambda: "{0} {}".format(1, 2), lambda: "{".format(),
            lambda: "%z" % 1, lambda: Template("$x").substitute(), lambda: f"{object:5}", lambda: f"{[1]:>5}", lambda: "%(k)s" % {}, lambda: "{!x}".format(1), lambda: "{0.zip}".format(1)):
    try:
        print(bad())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
rows = [("apple", 3, 0.5), ("kiwi", 12, 1.25), ("melon", 100, 12)]
print("\n".join("{:<8}|{:>5}|{:>8.2f}".format(*r) for r in rows), *("%-8s|%5d|%8.2f" % r for r in rows), sep="\n")
print("tab\there", r"raw\n", "a" "b" 'c', "\x41\u00e9\N{SNOWMAN}", repr("q'\"\n\t\\\x00\x7f\xa0é"), ascii("é☃😀"), repr('it\'s'), str(b"b"))
