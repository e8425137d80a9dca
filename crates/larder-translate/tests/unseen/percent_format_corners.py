# The old % operator, in all its dusty corners.
class Money:
    def __init__(self, n):
        self.n = n

    def __str__(self):
        return f"${self.n}"

    def __repr__(self):
        return f"Money({self.n!r})"

    def __float__(self):
        return self.n / 1

    def __int__(self):
        return int(self.n)

    def __index__(self):
        return 7


class Loud(dict):
    def __missing__(self, key):
        return f"<no {key}>"


m = Money(12.5)
print("%s %r %a" % (m, m, "é☃\U0001F600"))
print("%d %i %f %.1f %e %g" % (m, 3.99, m, m, m, 1e10))
print("[%5d] [%-5d] [%05d] [%+d] [% d] [%+5d] [%-+5d|]" % (42, 42, -42, 42, 42, 42, 42))
print("%x %X %#x %#o %o %#X" % (255, 255, 255, 8, -8, 3735928559))
print("%x" % m, "%o" % m, "%c%c%c" % (65, "B", 0x1F600))
print("%.3d|%8.3d|%-8.3d|%+.5d" % (5, 5, 5, -5))
print("%5.1f|%-8.2f|%08.3f|%+.0f|%#.0f" % (3.14159, 2.5, -1.5, 2.5, 2.0))
print("%e|%.0e|%E|%10.2e|%g|%G|%#g|%.3g" % (12345.678, 12345.678, 0.00012, 1.0, 1e-5, 1e-5, 1.0, 123456))
print("%g %g %g %g %g" % (100000, 1000000, 0.0001, 0.00001, 123456789))
print("%s|%10s|%-10s|%.2s|%10.3s|" % ("text", "right", "left", "cut me", "cut me"))
print("%*d|%-*d|%.*f|%*.*f" % (6, 42, 6, 42, 2, 3.14159, 8, 3, 2.71828))
print("%*d|" % (-6, 42))
print("100%% %d%%" % 50, "%%" % (), "%s" % "%d")
print("%(a)s-%(b)05.1f-%(a)r %(a)s" % {"a": "x", "b": 2.25, "unused": 0})
print("%(k)s %(zz)s" % Loud(k=1))
print("%s %s" % ({}, []), "%s" % ((1, 2),), "%s" % [1, 2], "%r" % {"a": 1})
print("%s" % None, "%r" % "it's", "%d" % True, "%5s|%-6s|" % (True, None), "%s" % 1e16, "%s" % -0.0)
print("%f %F %5.1f" % (float("inf"), float("nan"), float("-inf")), "%+f % f" % (float("inf"), 1))
print("%d" % 10**30, "%x" % 2**70, "%.2f" % 1e20, "%.15g %.17g" % (0.1, 0.1))
print("%d %d" % (-7.9, 7.9), "%i" % 1e20, "%u" % 5, "%ld" % 3)
print("%.0f %.0f %.0f %.0f %.1f %.2f" % (0.5, 1.5, 2.5, 3.5, 0.25, 1.005))
print("%s" % ("one",), "%s %s %s" % ("a", ("b",), ["c"]))
print(b"%s|%d|%5.2f|%x|%r|%a" % (b"raw", 5, 1.5, 255, "q", "é"), b"%c%c" % (65, b"z"), b"%b" % b"bb")
print(bytearray(b"%05d") % 42)
fmt = "%-8s|%8.2f|%3d%%"
for row in [("alpha", 1.005, 5), ("a-very-long-name", 12345678.9, 100), ("", -0.001, 0)]:
    print(fmt % row)
tests = [
    ("%d", "5"), ("%d", (1, 2)), ("%d %d", (1,)), ("%s %s", "x"), ("%x", 1.5), ("%c", "ab"), ("%c", -1), ("%q", 1),
    ("%(a)s", (1,)), ("%(a)s", {}), ("%", ()), ("%5", (1,)), ("%(a", {"a": 1}), ("plain", 1), ("plain", ()), ("plain", {}), ("plain", []),
    ("%f", "1"), ("%d", None), ("%*d", ("w", 1)), ("%s", ()), ("%d", 1j), ("%.1000d", 1), ("%c", 1114112), ("%d", float("nan")), ("%i", float("inf")),
]
for f, arg in tests:
    try:
        r = f % arg
        print("%-9r %-12r -> %r" % (f, arg, r if len(r) < 30 else len(r)))
    except Exception as e:
        print("%-9r %-12r !! %s: %s" % (f, arg, type(e).__name__, e))
s = "%d items"
s %= 3
print(s, "%s %%s" % "a" % "b" if False else ("%s %%s" % "a") % "b")
print("%s" "%d" % ("a", 1), "%s" * 2 % ("x", "y"), "%d" % 3 * 2)


class Mod(str):
    def __mod__(self, other):
        return "Mod" + str.__mod__(self, other)

    def __rmod__(self, other):
        return f"rmod({other})"


print(Mod("<%s>") % 5, "left %s" % Mod("z"), 5 % Mod("q"), "p" % Mod("q"))
import string
print(string.Template("$a ${b}c $$ $zz").safe_substitute(a=1, b=2), string.Template("$who").substitute({"who": "me"}))
try:
    string.Template("$a $ b").substitute(a=1)
except ValueError as e:
    print(e)
print("%s is %d years and %(x)s" % ("Bob", 5))
