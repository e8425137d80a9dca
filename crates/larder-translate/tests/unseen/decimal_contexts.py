from decimal import (Decimal as D, Context, localcontext, getcontext, setcontext, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                     ROUND_HALF_UP, ROUND_UP, ROUND_05UP, Inexact, Rounded, DivisionByZero, InvalidOperation, FloatOperation, Overflow, Underflow, DecimalException)

MODES = [ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP]


def attempt(label, fn):
    try:
        r = fn()
        print(f"{label:<18}{r!s}")
    except DecimalException as e:
        print(f"{label:<18}{type(e).__name__} {[c.__name__ for c in type(e).__mro__[1:4]]}")
    except Exception as e:
        print(f"{label:<18}{type(e).__name__}: {e}")


print("mode".ljust(18), *("%6s" % x for x in "1.25 1.35 -1.25 1.21 -1.29 1.05 9.95".split()))
for m in MODES:
    print(m.ljust(18), *("%6s" % D(x).quantize(D("0.1"), rounding=m) for x in "1.25 1.35 -1.25 1.21 -1.29 1.05 9.95".split()))
getcontext().prec = 28
print(D(1) / 3, D(2).sqrt(), D(10).ln(), D("0.1") ** 2, D(1) / D(8), sep="\n")
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / 3, D("123456789") + 0, +D("1.2345678"), D("123456") * 1, D("1.2345678"), abs(D("-1.2345678")), -D("0.00001234567"))
    with localcontext(Context(prec=2, rounding=ROUND_UP)) as inner:
        print(D("1.01") + 0, inner.prec, getcontext() is inner)
    print(getcontext().prec, D(2) ** D("0.5"), D(7) // 2, D(-7) % 3)
print(getcontext().prec, D(1) / 3 == D(1) / 3, (D(1) / 3) * 3 == 1)
for text in "1.10 1.1 100 1E+2 1e2 0E-5 -0 00.50 123E-10 1_000.5 0.0000001 1E-7 .5 5. +3 12345678901234567890123456789012345".split():
    d = D(text)
    print(f"{text:>12.12} {str(d):>16.16} {d.normalize()!s:>12.12} {d.as_tuple().digits[:4]} {d.as_tuple().exponent:>4} {d.adjusted():>3} {d.to_eng_string()[:12]}")
print(D("1.10") == D("1.1"), hash(D("1.10")) == hash(D("1.1")), D("1.10").compare_total(D("1.1")), D("1.1").same_quantum(D("2.2")), D("-0") == 0, D("-0").is_signed(), D("1E+3").to_integral_value())
print(D("1.30") + D("1.20"), D("1.30") * D("1.20"), D("2.50") * 2, D("3.0") - 3, D("6.00") / 3, D(5) / D("2.50"), D("1e3") * 1, D("10") ** -2, D("10") ** 20, D(0) ** 1)
print(round(D("2.5")), round(D("3.5")), round(D("2.345"), 2), round(D("1234"), -2), type(round(D("2.5"))).__name__, int(D("-2.9")), D("2.9").__floor__(), D("-2.5").to_integral_value(ROUND_HALF_UP))
print(max(D(1), D("1.0")), D(3).max(D("nan")), D(5).copy_sign(D(-1)), D("1.5").fma(2, 3), D(7).remainder_near(4), D("123.456").shift(2), D("12.34").scaleb(3), D(10).log10(), D("0.5").exp())
attempt("1/0", lambda: D(1) / 0)
attempt("0/0", lambda: D(0) / 0)
attempt("sqrt -1", lambda: D(-1).sqrt())
attempt("bad literal", lambda: D("1.2.3"))
attempt("inf-inf", lambda: D("inf") - D("inf"))
attempt("quantize big", lambda: D("1e30").quantize(D("0.01")))
attempt("snan", lambda: D("sNaN") + 1)
attempt("overflow", lambda: D("9e999999") * 10)
attempt("int(nan)", lambda: int(D("nan")))
attempt("int(inf)", lambda: int(D("inf")))
attempt("float mix", lambda: D(1) * 1.5)
attempt("from float", lambda: D.from_float(0.1))
attempt("tuple", lambda: (D((1, (1, 4, 7), -2)), D((0, (0,), "F")), D(True)))
attempt("bad tuple", lambda: D((2, (1,), 0)))
attempt("pow mod", lambda: (pow(D(3), 4, 5), D(2) ** D("-0.5"), D(-8) ** 3))
attempt("neg frac pow", lambda: D(-8) ** (D(1) / 3))
attempt("list", lambda: D([1]))
attempt("none", lambda: D(None))
quiet = Context(prec=6, traps=[])
print(quiet.divide(D(1), D(0)), quiet.divide(D(0), D(0)), quiet.sqrt(D(-2)), quiet.create_decimal("oops"), quiet.create_decimal("1234.5678"))
print(sorted(f.__name__ for f, on in quiet.flags.items() if on))
quiet.clear_flags()
print(quiet.divide(10, 4), quiet.add(D("0.1"), D("0.2")), [f.__name__ for f, on in quiet.flags.items() if on])
strict = Context(prec=4, traps=[Inexact, FloatOperation, InvalidOperation])
setcontext(strict)
for label, fn in [("exact", lambda: D(1) / 4), ("inexact", lambda: D(1) / 3), ("cmp float", lambda: D(1) < 1.5), ("eq float", lambda: D(1) == 1.0), ("D(float)", lambda: D(0.5)),
                  ("rounded only", lambda: D("1.0000000") * 1), ("underflow", lambda: D("1e-999999") / 10**7 if False else "skipped")]:
    attempt(label, fn)
setcontext(Context(prec=28))
print(f"{D('1234567.891'):,.2f} {D('0.000'):.1f} {D('1E+5'):f} {D('12'):>8} {D('-1.5'):+} {D('0.125'):.0%} {D('1234.5'):e} {D('1234.5'):.1e} {D('5'):05} {D('NaN')} {D('-Infinity'):>12}")
print(repr(D("1.0")), [D(1), D("2.50")], str(D("-0.0")), "%s|%.3f|%d" % (D("1.50"), D("1.0005"), D("7.9")), float(D("0.1")), bool(D("0E-10")), D("1") in {1: "x"}, complex(D(2)))


def pi():
    with localcontext() as c:
        c.prec += 2
        lasts, t, s, n, na, d, da = 0, D(3), 3, 1, 0, 0, 24
        while s != lasts:
            lasts = s
            n, na = n + na, na + 8
            d, da = d + da, da + 32
            t = (t * n) / d
            s += t
    return +s


def compound(p, rate, years, mode):
    with localcontext() as c:
        c.rounding = mode
        for _ in range(years):
            p = (p * (1 + rate)).quantize(D("0.01"))
    return p


print(pi(), [str(compound(D("1000.01"), D("0.0375"), 30, m)) for m in MODES[:6]])
with localcontext(prec=50) as c:
    print(D(2).sqrt(), c.prec, c.Emax)
    c.traps[Rounded] = True
    D(1) / 3
