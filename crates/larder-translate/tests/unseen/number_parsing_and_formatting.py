"""int(), float(), bool() and complex() on odd strings; the whole format mini-language for numbers and strings."""
texts = ["42", " 42\n", "+42", "-0", "--1", "+ 1", "4 2", "1_000", "1__0", "_1", "1_", "0x1f", "0b11", "0o17", "017", "00", "1e3", "1.0", "", " ", "٣", "１２", "²", "1,000", "inf", "-Infinity", "nan", "1e400", "1e-400", ".5", "5.", ".", "1e", "1e+5", "0x1p3", "1_0.0_1", "1_.0", "\t1\x0b", "1\x00", "infinity_", "9" * 25, "-9223372036854775808", "True", "None", "1j"]
for t in texts:
    row = []
    for fn in (int, float, lambda s: int(s, 0), lambda s: int(s, 16), complex):
        try:
            row.append(repr(fn(t)))
        except ValueError:
            row.append("-")
    print(f"{t!r:<28}", " | ".join(row))
for t, base in (("ff", 16), ("0xFF", 16), ("z", 36), ("Zz", 36), ("102", 2), ("11", 1), ("11", 37), ("-0b101", 0), ("-0b101", 2), ("0B11", 2), ("b1", 2), ("b1", 12), ("1_f", 16), ("0_7", 8), ("010", 0), ("0", 0), (10, 10), (b"12", 10), ("  -7 ", 8), ("8", 8), ("0x", 16), ("1" * 70, 2)):
    try:
        print((t, base), "->", int(t, base))
    except (ValueError, TypeError) as e:
        print((t, base), type(e).__name__, e)
for v in (3.99, -3.99, True, None, [], "3.5", 1j, b"7", bytearray(b"8"), 1e20, float("nan")):
    try:
        print(repr(v), int(v))
    except (ValueError, TypeError, OverflowError) as e:
        print(repr(v), type(e).__name__, e)
for v in ("1.5.2", "1,5", None, b"2.5", "  .5e-1 ", "+inf", "NAN", "1d3", "０.５", 10 ** 30, "1e5_0"):
    try:
        print(repr(v), float(v))
    except (ValueError, TypeError) as e:
        print(repr(v), type(e).__name__, e)
print([bool(x) for x in ("", "0", "False", " ", 0, 0.0, -0.0, 0j, [], [0], {}, None, b"", b"\0", range(0), float("nan"), ...)])

print("ints")
for spec in ("", "d", "5", "<5", ">5", "^5", "05", "+", " ", "+05d", "x", "X", "#x", "#010x", "b", "#b", "o", "#o", ",", "_", "_x", "_b", "c", "e", ".2f", "g", "%", "*^9", "=+7", "0=7", "n", "010,", "#_x", ".0%", "<+6d", "z.0f"):
    out = []
    for n in (0, 42, -42, 1234567, -255):
        try:
            out.append(f"[{n:{spec}}]")
        except (ValueError, OverflowError) as e:
            out.append(type(e).__name__)
    print(f"{spec!r:<8}", *out)
print("floats")
for spec in ("", "f", ".0f", ".3f", "10.2f", "<10.2f", "^10.1f", "+.1f", " .1f", "08.2f", "e", ".0e", "E", "g", ".3g", ".10g", "#g", "G", "%", ".1%", ",", ",.2f", "_.1f", "+,.3f", "n", "015,.2f", "#.0f", ".0", ".3", ".17", "z.1f", "x", "d", "10", "*>9"):
    out = []
    for v in (0.0, 3.14159, -2.5, 1234567.891, 1e-7, 1e22, float("inf"), float("nan"), -0.04):
        try:
            out.append(f"[{v:{spec}}]")
        except ValueError as e:
            out.append("ValueError")
    print(f"{spec!r:<8}", *out)
print("strings")
for spec in ("", "s", "8", "<8", ">8", "^8", "*^8", ".2", "8.2", "é<6", "08", "0<8", "^9.3s", "d", "=8", ",", "+", "{<5", "ss"):
    try:
        print(f"{spec!r:<8} [{format('spam', spec)}]", end=" ")
    except ValueError as e:
        print(f"{spec!r:<8} {e}", end=" ")
print()
w, p, name = 12, 3, "val"
print(f"{3.14159:{w}.{p}f}|{'x':{'>'}{w - 6}}|{name!r:>8}|{name!s:.2}|{'é'!a}|{w=}|{w + 1 = }|{name=!s}|{p*2=:>5}|{{}}|{{{w}}}|{'nested ' + f'{p:02}'}|{w:>{p}}|{w:{p}{'d'}}|{[1, 2][0]}|{ {'k': 1}['k'] }|{(lambda x: x * 2)(4)}|{w if w > 3 else p}|{'a' 'b'}|{w!r:^6}|{None!s:>6}|{True:>6}|{True:d}|{1 < 2}")
print("{0} {1} {0!r:>4} {k} {k.real} {l[1]} {d[x]}".format("a", 2, k=3, l=[4, 5], d={"x": 6}), "{:>{}}".format("r", 4), "{:{a}{w}}".format("m", a="^", w=5), "{{}} {:%}".format(0.5), "{!r:.3}".format("abcdef"), "{:,}".format(10 ** 12), "{0:b} {0:o} {0:x}".format(10))
print("%d|%5d|%-5d|%05d|%+d|% d|%x|%#X|%o|%e|%.2f|%g|%s|%r|%c|%c|%%|%5.1f|%-8s|%.2s|%i|%u" % (3.7, 42, 42, -42, 7, 7, 255, 255, 8, 12345.678, 2.675, 1e-5, [1], "q", 65, "z", 3.14159, "left", "trunc", -0, 9), "%*d|%-*s|%.*f" % (5, 42, 4, "x", 1, 2.25), "%(a)05.1f %(b)s" % {"a": 2.25, "b": None, "unused": 1}, "%s %s" % ("t", (1, 2)), "%s" % (("one",)), "%s" % [1, 2], "%.0f %.0f" % (0.5, 1.5), "%#o %#x" % (8, 0), "%5s|%-5s|" % (True, None), "%x" % -255, "%.3d" % 5, "%+.2e" % 0)
for bad in (lambda: "%d" % "3", lambda: "%s %s" % "one", lambda: "%d %d" % (1,), lambda: "%s" % (1, 2), lambda: "%q" % 1, lambda: "%c" % "ab", lambda: "%x" % 1.5, lambda: "{} {}".format(1), lambda: "{a}".format(1), lambda: "{0} {}".format(1, 2), lambda: "{".format(), lambda: "}".format(), lambda: "{:d}".format(1.0), lambda: "{:d}".format("1"), lambda: "{0.nope}".format(1), lambda: "{0[x]}".format([1]), lambda: f"{1:5.2d}", lambda: f"{'s':+}", lambda: f"{[]:5}", lambda: f"{None:>5}", lambda: f"{1:,_}", lambda: f"{3:,x}", lambda: "%(a)s" % {"b": 1}, lambda: "%" % (), lambda: format(1, 2), lambda: f"{1j:>{-3}}", lambda: f"{2:c<}", lambda: f"{0x110000:c}"):
    try:
        print(bad())
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError) as e:
        print(type(e).__name__, e)


class Temp:
    def __init__(self, c):
        self.c = c

    def __format__(self, spec):
        unit, _, rest = spec.partition(":")
        return f"{format(self.c if unit != 'f' else self.c * 9 / 5 + 32, rest or '.1f')}{unit or 'c'}"

    def __str__(self):
        return "temp"


t = Temp(21.456)
print(f"{t} {t:f} {t:f:08.3f} {t!s:>6} {t:k:e}", "{:c:+.0f}".format(t), format(t), "%s" % t, str(12).rjust(5, "."), "7".zfill(3), "-7".zfill(4), "+x".zfill(5), str(1e16), str(10 ** 16), repr(1.0), str(True), oct(8), hex(-255), bin(-5), chr(955), ascii("λ"), (255).to_bytes(2, "big"), "12".rjust(1), str(-0.0), f"{1e5:n}", f"{10**20:e}", f"{2**70:.3e}", f"{7:08.3f}", f"{-7:=+8}", f"{1.5:+010.2%}", f"{12345678:_}", f"{5:#06b}", f"{255:#_X}", f"{1+2j:.1f}", f"{1e-5}", f"{123456789.0:g}", f"{0.1:.1%}", f"{99.995:.2f}")
