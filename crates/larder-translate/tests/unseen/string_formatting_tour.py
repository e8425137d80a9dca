from datetime import date
from decimal import Decimal
from string import Formatter, Template, ascii_letters, capwords, hexdigits, punctuation

name, n, pi, neg, big = "Ada", 42, 3.14159265, -7, 1234567890
print(f"{name:>8}|{name:<8}|{name:^8}|{name:*^9}|{name:.2}|{name!r:>7}|{name[::-1]}|{name.lower()!s}")
print(f"{n:5d}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n: }|{n:x}|{n:#X}|{n:b}|{n:o}|{n:e}|{n:c}|{n:%}|{n:,}|{neg:=+6}|{neg:06}|{neg:<4}|")
print(f"{pi:.2f}|{pi:8.3f}|{pi:<8.1f}|{pi:+.0f}|{pi:e}|{pi:.3g}|{pi:10.4}|{pi:010.2f}|{pi:%}|{pi:.1%}|{-0.001:.1f}|{-0.001:z.1f}|{1e100:g}|{2.0}|{2.0:g}|{2.0:n}")
print(f"{big:,} {big:_} {big:_x} {big:15,d} {big:.3e} {big:,.1f} {0.1 + 0.2:.17g} {1/3:.3} {100.0:.2} {1e6:,.0f} {float('inf'):5} {float('nan'):f} {True:d} {True} {None!s:>6}")
w, p, fill = 10, 3, "·"
print(f"{pi:{w}.{p}f}|{name:{fill}^{w}}|{'nested ' + f'{n + 1}'}|{n=}|{name = }|{pi=:.1f}|{n*2 = :>6}|{{literal}} {{{n}}}|{'a' if n else 'b'}|{(lambda x: x * 2)(3)}|{[i for i in range(3)]}|{ {'k': 1}['k'] }")
print("{} {} {}".format(1, "two", 3.0), "{1} {0} {1!r}".format("a", "b"), "{a[0]} {b.real} {c[key]}".format(a=[5], b=7, c={"key": "v"}), "{:{}}|{:>{w}}".format("x", 3, "y", w=4), "{0:d}{0:x}".format(255), "{{}}".format())
print("%s %r %d %5.2f %-6s| %06.1f %x %X %o %e %g %c %c %% %+d % d" % ("s", "r", 3.9, pi, "ab", -2.5, 255, 255, 8, 12345.678, 1e-7, "z", 65, 5, 5))
print("%(who)s is %(age)03d" % {"who": "Bob", "age": 7}, "%s" % (1,), "%s" % [1, 2], "%.3s|%5.1s|" % ("abcdef", "xyz"), "%*d|%-*d|" % (5, 42, 4, 7), "%s %s" % ("a", None), "%5s|%5r" % (True, "é"), "%a" % "é")
print(format(1234.5, ",.2f"), format("x", ">3"), format(3), format([1]), format(Decimal("1.10"), ".3f"), format(date(2024, 1, 5), "%d.%m."), format(1 + 2j, ".1f"), format(-5, "b"), format(2**70, ",d"))


class Temp:
    def __init__(self, c):
        self.c = c

    def __format__(self, spec):
        unit = spec[-1:] or "C"
        value = self.c * 9 / 5 + 32 if unit == "F" else self.c
        return f"{value:{spec[:-1] or '.1f'}}°{unit}"

    def __str__(self):
        return "str!"

    def __repr__(self):
        return "Temp(…)"


t = Temp(21.5)
print(f"{t} {t:F} {t:.0fF} {t!s} {t!r} {t!a} {t!s:>6}", "{:.2fC} {}".format(t, [t]), str(t), "%s %r" % (t, t))
print(Template("$who owes $$${amount} to ${other}s").substitute(who="Ann", amount=5, other="friend"), Template("$a $b").safe_substitute(a=1))
try:
    Template("$missing").substitute(x=1)
except KeyError as e:
    print("KeyError:", e)
print(list(Formatter().parse("a {b!r:>{w}} c{{")), capwords("hello  wORLD"), len(ascii_letters), hexdigits[-6:], punctuation[:5])


def table(rows, head, align):
    widths = [max(len(str(c)) for c in col) for col in zip(head, *rows)]
    line = "+".join("-" * (w + 2) for w in widths)
    for i, row in enumerate([head, *rows]):
        yield "|".join(f" {str(c):{a}{w}} " for c, a, w in zip(row, align, widths)).rstrip()
        if i == 0:
            yield line


for line in table([("apple", 1.5, True), ("kiwi", 12, None), ("añil", "", "…")], ("name", "qty", "ok"), "<>^"):
    print(line)
BAD = [lambda: f"{name:d}", lambda: f"{n:s}", lambda: "{} {}".format(1), lambda: "{0} {}".format(1, 2), lambda: "{x}".format(), lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%(a)s" % {},
       lambda: "{".format(), lambda: "}".format(), lambda: f"{pi:.2d}", lambda: f"{n:q}", lambda: f"{[1]:>5}", lambda: "%y" % 1, lambda: "%c" % "ab", lambda: "{0.zip}".format(1), lambda: "{a[1]}".format(a=[1]), lambda: f"{n:.2}", lambda: f"{name:,}", lambda: format(None, "5"), lambda: "{!z}".format(1)]
for bad in BAD:
    try:
        print("no error:", bad())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
