import datetime


class Temp:
    def __init__(self, v):
        self.v = v

    def __format__(self, spec):
        return f"<{spec or 'none'}:{self.v}>"

    def __str__(self):
        return f"str{self.v}"

    def __repr__(self):
        return f"repr{self.v}"


t = Temp(3)
print(f"{t} {t:abc} {t!s} {t!r:>8} {t!s:.2} {t:{'x' * 3}} {t:%Y-%m}", format(t), format(t, "q"), "{:>{w}}".format("a", w=5), "{0:{1}{2}}".format(7, "^", 5))
specs = ["", "d", "5", "<5", ">5", "^5", "=5", "05", "+", " ", "+05d", "x", "#x", "#010x", "X", "#X", "o", "#o", "b", "#b", "c", "n", "e", ".2f", "%", ",", "_", "_x", "*^9", "*=+9", "010,", "g", ".0e", "08.3f", "-"]
for value in (65, -65, 0, True):
    row = []
    for s in specs:
        try:
            row.append(f"{s}->{format(value, s)!r}")
        except (ValueError, OverflowError) as e:
            row.append(f"{s}!{e}")
    print(value, "; ".join(row))
for value in (3.14159, -0.5, 1e10, 1234567.0):
    print(value, [format(value, s) for s in ("", "5", ".3", "10.3", "<10.1f", "+.1e", "E", ".0f", "#.0f", "010.2f", ",.2f", "_.1f", "%", ".1%", "g", "G", "*^12.2f", "n", "=+10.1f", " .2f", ".10g")])
for value, spec in [("abc", "5"), ("abc", "<5"), ("abc", ">5"), ("abc", "^6"), ("abc", ".2"), ("abc", "*^8.2"), ("abc", "s"), ("abc", "05"), ("abc", "é>5")]:
    print(repr(format(value, spec)), end=" ")
print()
bad = [("abc", "d"), ("abc", "=5"), ("abc", "+"), ("abc", ","), (1.5, "d"), (1.5, "x"), (5, "s"), (5, ".2d"), (5, ".2"), (5, "zz"), (5, "+c"), ([1], "5"), (None, "5"), (5, ",x"), (5, ",_"), ({}, "x"), (1j, "d"), (5, "1.2.3"), (1.5, "s"), ("a", ".x"), (-1, "c"), (2 ** 70, "c"), ((1,), ">3"), (b"a", "3")]
for value, spec in bad:
    try:
        print(repr(format(value, spec)))
    except Exception as e:
        print(f"{value!r}:{spec} {e!r}")
print(f"{1+2j:.2f} {1j} {-1j:>10} {3+0j:g}", f"{[1, 2]!s:>10}", f"{None!s:>6}|{None}|{True}|{True:5}|{True!s:5}|{False:d}")
x, w, p = 3.14159, 10, 3
print(f"{x:{w}.{p}}|{x:>{w}.{p}f}|{x!r:>{w}}|{'a' if x > 3 else 'b':>3}|{x*2 = :.2f}|{x=}|{x = !r}|{w=:>5}|{ w + p = }")
d = {"k": [10, 20], "n": {"m": "deep"}}
print(f"{d['k'][1]} {d['n']['m']!r} {d['k']} {{literal}} {{{w}}} {'{'} {chr(125)} {d!r:.5}")
print("{k[0]} {n[m]} {0} {1!r:>5} {x:.1f} {{}}".format("z", "q", k=d["k"], n=d["n"], x=x))
for fmt, args, kw in [("{} {0}", (1,), {}), ("{1}", (1,), {}), ("{a}", (), {}), ("{", (), {}), ("}", (), {}), ("{0[x]}", ([1],), {}), ("{0.nope}", (1,), {}), ("{!x}", (1,), {}), ("{:{}}", (1,), {}), ("{0[5]}", ([1],), {}), ("{a[b]}", (), {"a": {}}), ("{:d}", ("s",), {})]:
    try:
        print(fmt.format(*args, **kw))
    except Exception as e:
        print(fmt, repr(e))
print("{:,} {:_} {:.3} {:>+8.2f} {:^#12x}".format(10 ** 12, 10 ** 12, "truncate", 2.5, 255), "{0:b} {0:o} {0:x} {0:c}".format(97), "{:%d/%m/%y %H}".format(datetime.datetime(2024, 2, 29, 13)), f"{datetime.date(2024, 1, 5):%A %j %U}", "{:>{}}".format("r", 4), "{:{f}<{w}}".format("l", f=".", w=6))
print(f"{'nested ' + f'{x:.1f}' + ' end'}", f'{"quotes"!r}', f"{(lambda v: v * 2)(4)}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"a{''}b", f"{3}{4}", f"""multi
{w}""")
print("%d %i %5d|%-5d|%05d|%+d|% d|%x|%#x|%X|%#o|%e|%.2E|%g|%c|%c|%s|%r|%a|%5s|%-5s|%.1s|%%" % (3.9, True, 42, 42, 42, 42, 42, 255, 255, 255, 8, 1234.5, 1234.5, 1e-10, 65, "z", None, "q", "é", "ab", "ab", "xyz"))
print("%(a)s %(b)05.1f %(a)r" % {"a": 1, "b": 2.25, "unused": 0}, "%s" % (("tuple",),), "%s" % [1, 2], "%*d|%-*d|%.*f" % (5, 42, 5, 42, 1, 2.25), "%s" % {"d": 1})
for fmt, arg in [("%d", "x"), ("%d", None), ("%s %s", "one"), ("%s", (1, 2)), ("%q", 1), ("%", 1), ("%(a)s", 1), ("%(a)s", {}), ("%c", "ab"), ("%c", 1114112), ("%x", 1.5), ("%f", "1"), ("%d", 1j), ("none", 1), ("none", {}), ("%i", float("nan"))]:
    try:
        print(fmt % arg)
    except Exception as e:
        print(fmt, repr(e))
