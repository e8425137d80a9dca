"""Every way that a small report formats: %, format, f-strings nested, templates by dict."""
import datetime
from decimal import Decimal


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        if not spec:
            return str(self)
        if spec.endswith("c"):
            return format(self.cents, spec[:-1] + "d") + "c"
        return format(self.cents / 100, spec)

    def __str__(self):
        return "%s%d.%02d" % ("-" if self.cents < 0 else "", *divmod(abs(self.cents), 100))

    def __repr__(self):
        return f"Money({self.cents})"

    def __int__(self):
        return self.cents

    def __float__(self):
        return self.cents / 100

    def __index__(self):
        return self.cents


class Row(dict):
    def __missing__(self, key):
        return f"<{key}?>"


m = Money(-1205)
print(f"{m}|{m!r}|{m!s:>10}|{m:.1f}|{m:+08c}|{m:>12}|".replace(" ", "_") if False else f"{m}|{m!r}|{m!s:>10}|{m:.1f}|{m:+08c}|")
print("%s %r %d %.1f %x %5s|" % (m, m, m, m, Money(255), m))
print("{0} {0!r} {0.cents} {0:,.2f} {1[0]} {1[1][k]}".format(m, [m, {"k": "v"}]))
width, prec = 12, 3
for v in (3.14159, -2.5e10, 1e-7, 0.0, -0.0, float("inf"), 123456789, 10 ** 20, True):
    print(f"[{v:{width}.{prec}}]" if not isinstance(v, int) else f"[{v:{width}}]", f"{v:<{width}}|" f"{v:^+{width},}|", "%*.*g" % (width, prec, v), "%-10s|" % v)
for spec in ("e", ".2e", "g", ".10g", "f", ".0f", "#.0f", "%", ".1%", "010.2f", "+.3g", " g", ",.4f", "_.2f", "n"):
    print(spec.rjust(7), format(1234567.891, spec), format(-0.000123456, spec), format(5, spec) if spec else "")
for spec in ("b", "o", "x", "X", "#x", "#010b", "_b", "_x", ",d", "c", "+d", " d", "=+9d", "*^9d", "<9", "09"):
    print(spec.ljust(7), "|", format(77, spec), "|")
for spec in (">8", "^8", "<8", "*^8", ".2", "8.2", "s", "é>6"):
    print(repr(format("naïve", spec)))
for bad, spec in ((5, "s"), ("x", "d"), (1.5, "d"), ([1], "5"), ("x", "=5"), (5, ".2d"), (5, ",b"), (None, "3"), ("x", ","), (1.5, "q"), (m, "d")):
    try:
        print("no error", format(bad, spec))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for template, arg in (("%d", "5"), ("%d %d", (1,)), ("%s", (1, 2)), ("%(a)s", 3), ("%c", "ab"), ("%x", 1.5), ("%y", 3), ("%", 1), ("%s", ()), ("%d", None), ("%c", 0x110000), ("%(a)d", {"b": 1})):
    try:
        print("no error", template % arg)
    except (ValueError, TypeError, KeyError, OverflowError) as e:
        print(type(e).__name__, e)
print("%(name)-8s|%(n)05d|%(f)+.2f|%%|%(name).2s" % {"name": "Ursula", "n": -42, "f": 2 / 3})
print("%(a)s %(b)s" % Row(a=1), "{a} {b}".format_map(Row(a=2)))
print("%i %u %o %#o %#x %#X %e %G %a %r" % (1.9, -7, 8, 8, 255, 255, 12345.678, 1e-10, "é", "é"))
print("%5c|%-5c|%c" % ("x", 65, 0x1F600), "%s" % [1, "a"], "%s %s" % ("a", None), "%.3s|%5.1s|" % ("abcdef", "xyz"))
day = datetime.date(2024, 2, 9)
print(f"{day:%d/%m/%y} {day!s:>12} {day:%A %j} {day}", "{:%H:%M}".format(datetime.time(7, 5)))
items = {"tea": 3, "coffee beans": 12}
print(f"{'item':<{max(map(len, items))}} {'n':>3}")
print("\n".join(f"{k:<{max(map(len, items))}} {v:>3}{'!' * (v // 4):<4}|" for k, v in items.items()))
x, y = 7, 0.1
print(f"{x=} {y = :.3f} {x + y=} {x!r:>4} {'{'}{x}{'}'} {{{x}}} {x:{'>' + str(x)}} {(lambda n: n * 2)(x)} {x if x > 5 else y}")
print(f"{'a' 'b'} {{}} {f'{x}' f'{y}'} {[f'{i}' for i in range(3)]} {dict(a=1)['a']} { {1: 2}[1] }")
print("{:{}{}}".format("mid", "^", 9), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{0}{1}{0}".format("ab", "c"), "{}{{}}{}".format(1, 2))
for template in ("{} {1}", "{", "}", "{0", "{!z}", "{a}", "{:d}", "{0.nope}", "{0[9]}", "{2}"):
    try:
        print(template, "->", template.format("text", "more"))
    except (ValueError, KeyError, IndexError, AttributeError) as e:
        print(template, type(e).__name__, e)
print(format(Decimal("1234.5"), ",.2f"), "%s" % Decimal("0.10"), f"{Decimal('3'):>6}", f"{2+3j:.1f}", f"{1j:g}", str(1e22), str(1e21 + 1), repr(1e16), 1e15 + 0.5, 123456789012345680.0)
print(f"{True:d} {True} {True:5} {None} {None!s:>6} {...}", format(True, "d"), "{:>5}".format(False), "%d" % True)
print(f"{3:c}"[0] == "\x03", f"{0.1 + 0.2:.17g}", f"{1 / 3:.20f}", f"{2 ** 70:,}", f"{-5 % 3:03d}", f"{-7 // 2:=+5}", f"{12345.6789:.6}", f"{0.00001234:.3}")
