import statistics as st
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal as D, DivisionByZero, InvalidOperation, getcontext, localcontext
from fractions import Fraction as F

print(D("0.1") + D("0.2"), 0.1 + 0.2, D("0.1") + D("0.2") == D("0.3"), D(0.1), D("1.10"), repr(D("1.10")), D("1.10") == D("1.1"))
print(D(1) / D(7), D(10) / 4, D("7") // D("-2"), D("7") % D("-2"), -7 % D(3), divmod(D("10.5"), 3), D(2) ** 100, D(2) ** D("0.5"), D("1e3"), D("1e3") + 0)
print(D("1.20") * D("3"), D("1.20") + D("3"), D("5.00") / 5, D("100") * D("0.01"), D("1E+2"), D("0.0000001"), D("0.000001"), D("123456789012345678901234567890") + 1, D("-0"))
cents = D("0.01")
for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_CEILING):
    print(f"{mode:<16}", *(D(v).quantize(cents, rounding=mode) for v in ("1.005", "1.015", "-1.005", "2.999")))
print(round(D("2.5")), round(D("3.5")), round(D("1.245"), 2), int(D("-3.9")), D("3.14159").normalize(), D("1200").normalize(), D("1.500").normalize(), D("12.30").as_tuple())
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / 3, D("123456.789") + 0, D("123456.789"), +D("123456.789"))
print(getcontext().prec, D(2).sqrt(), D(1).exp(), D("100").log10(), D(10).ln(), Context(prec=3).divide(D(2), D(3)), D(-5).copy_abs(), max(D(1), D("1.5")))
for bad in (lambda: D(1) / 0, lambda: D("abc"), lambda: D(0) / 0, lambda: D(1) + 0.5, lambda: D(-1).sqrt(), lambda: D("1e30").quantize(cents), lambda: int(D("NaN")), lambda: D("sNaN") + 1, lambda: D("NaN") < 1):
    try:
        print(bad())
    except (DivisionByZero, InvalidOperation) as e:
        print(type(e).__name__, e if isinstance(e, ZeroDivisionError) else "", isinstance(e, ArithmeticError))
    except (TypeError, ValueError) as e:
        print(f"{type(e).__name__}: {e}")
print(D("NaN") == D("NaN"), D("Infinity") > 10 ** 400, D("0.5") == 0.5, D("0.1") == 0.1, D("0.1") < 0.1, hash(D(3)) == hash(3), {D(1): "x"}[1], D("nan").is_nan(), sorted([D("2"), 1.5, 1, D("-0.5")]))
print(f"{D('1234567.891'):,.2f} {D('0.00012'):e} {D('1e5'):f} {D('0.256'):.1%} {D('12'):>8} {D('1.5'):g} {str(D('1E-10'))}")


def split_bill(total, people, tip=D("0.15")):
    due = (D(total) * (1 + tip)).quantize(cents, ROUND_HALF_UP)
    share = (due / people).quantize(cents, ROUND_DOWN)
    extra = int((due - share * people) / cents)
    return [share + cents if i < extra else share for i in range(people)]


print(split_bill("100.01", 3), sum(split_bill("100.01", 3)), split_bill("0.10", 4, tip=0))
print(F(3, -6), F("0.125"), F(0.5), F("-7/3"), F(1, 3) + F(1, 6), F(1, 3) * 3 == 1, F(7, 2) // 1, F(-7, 2) % 2, F(2, 3) ** -2, F(4) ** F(1, 2), F(1, 2) + 0.5, F(3, 2) > 1.4)
print(repr(F(6, 4)), str(F(4, 2)), F(22, 7).limit_denominator(5), F(3.14159).limit_denominator(100), round(F(5, 2)), round(F(22, 7), 2), int(F(-7, 2)), float(F(1, 3)), F(5, 3).numerator, F.from_float(0.1) == F(1, 10), sum(F(1, k) for k in range(1, 11)))
for bad in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(1, 2) + D(1), lambda: F(1, 2) + "a"):
    try:
        print(bad())
    except (ZeroDivisionError, ValueError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")


def egypt(f):
    while f:
        unit = F(1, -(-f.denominator // f.numerator))
        yield str(unit)
        f -= unit


print(*egypt(F(7, 15)), "|", *egypt(F(5, 121)))
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.multimode("aabbc"), st.pstdev(data), st.stdev(data), st.variance(data), st.pvariance([1, 2, 3, 4]))
print(st.median_low(data), st.median_high(data), st.mean([F(1, 2), F(1, 3)]), st.mean([D("0.5"), D("0.7")]), st.fmean([1, 2, 4]), st.geometric_mean([1, 10, 100]), st.harmonic_mean([40, 60]), st.quantiles(data, n=4))
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
line = st.linear_regression(x, y)
print(f"{line.slope:.4f} {line.intercept:.4f} {st.correlation(x, y):.6f} {st.covariance(x, y):.4f}", round(st.NormalDist(100, 15).cdf(130), 6), st.NormalDist(1, 2) + st.NormalDist(2, 1) == st.NormalDist(3, 5 ** 0.5))
for bad in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.mode([]), lambda: st.quantiles([1])):
    try:
        bad()
    except st.StatisticsError as e:
        print("StatisticsError:", e)
