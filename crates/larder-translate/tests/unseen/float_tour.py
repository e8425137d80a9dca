# floats: repr, nan/inf, rounding, math, sorting; statistics
import math
import statistics as st
from fractions import Fraction
from decimal import Decimal

nan, inf = float("nan"), float("inf")
pair = [1, 2]
print([0.1, 1 / 3, 1e15, 1e16, 1e17, 123456789.123456789, 1e-4, 1e-5, 0.00012345, 5e-324, 1.7976931348623157e308, -0.0, 1e22, 1e23, 2.0**70, 100.0, 1.10, 4.35 * 100, 0.1 * 3, 1e5, 1e100, 12345678901234567.0])
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], nan is nan, float("nan") in [nan], inf > 10**400, -inf < -10**400, inf - inf, inf * 0, inf / inf, 1 / inf, -1 / inf, inf == inf + 1, min(nan, 1), min(1, nan), max(1, nan, 3), sorted([3, nan, 1]) != 0)
print(float("  1e3 "), float("-Infinity"), float("1_0.5"), float(".5"), float("5."), float("NaN"), float("+inf"), float.fromhex("0x1.8p3"), (0.1).hex(), (-2.5).hex(), float(True), float("1e-400"), float("1e400"), (1e-7).__repr__())
print(0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), 0.1 + 0.2, 1e16 + 1 - 1e16, 0.0 == -0.0, math.copysign(1, -0.0), str(-0.0), -0.0 + 0, 0 * -1.0, 3.0 == 3, hash(3.0) == hash(3), {1: "i", 1.0: "f"}, 1e308 * 10, -1e308 * 10, 5e-324 / 2)
for x in (2.5, 3.5, -2.5, 0.5, -0.5, 1.25, 1.35, 2.675, 1e-9, 123.456, -1234.5678, 5.015, 1e22, 0.15, 0.25, 99.995):
    print(f"{x!r}: {round(x)} {round(x, 1)!r} {round(x, 2)!r} {round(x, -1)!r} {math.floor(x)} {math.ceil(x)} {math.trunc(x)} {int(x)} {x // 1!r} {x % 1:.4f} {x:.1f} {x:.3g}")
print(math.sqrt(2), math.pi, math.e, math.tau, math.sin(1), math.cos(math.pi), math.tan(0.5), math.atan2(-1, -1), math.hypot(3, 4, 12), math.degrees(1), math.radians(180), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.exp(1))
print(math.modf(-3.25), math.frexp(10.0), math.ldexp(0.625, 4), math.fsum([0.1] * 10), sum([0.1] * 10), math.isinf(-inf), math.isnan(nan), math.isfinite(1e308), math.ulp(1.0), math.nextafter(1.0, 2.0), math.dist((0, 0), (1, 1)), math.gamma(5), math.erf(0.5), math.copysign(3, -0.0), math.prod([0.5, 4, 3]), math.floor(-0.5), math.ceil(-0.5))
for f in (lambda: math.floor(nan),
          lambda: math.ceil(inf),
          lambda: round(inf),
          lambda: round(nan),
          lambda: int(nan),
          lambda: math.sqrt(-1),
          lambda: math.log(-1),
          lambda: math.acos(2),
          lambda: math.pow(0, -1),
          lambda: math.exp(710),
          lambda: (-1) ** 0.5,
          lambda: float("abc"),
          lambda: float(""),
          lambda: float("1e"),
          lambda: float(None),
          lambda: 1e200**2,
          lambda: math.fmod(1, 0),
          lambda: math.hypot("a"),
          lambda: 1.5 << 1,
          lambda: pair[1.0],
          lambda: range(1.5),
          lambda: "a" * 2.0,
          lambda: Fraction(nan),
          lambda: Fraction(1, 0),
          lambda: Fraction("1/x"),
          lambda: Decimal("abc"),
          lambda: st.mean([]),
          lambda: st.mode([]),
          lambda: st.stdev([1]),
          lambda: st.median([]),
          lambda: nan.as_integer_ratio(),
          lambda: inf.as_integer_ratio(),
          lambda: math.factorial(2.5),
          lambda: chr(65.0),
          lambda: 3.14.foo):
    try:
        print("ok", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.pstdev(data), round(st.stdev(data), 6), st.variance(data), st.median_low(data), st.median_high([1, 2, 3, 4]), st.multimode("aabbc"), st.quantiles(data, n=4), st.fmean(data), st.harmonic_mean([40, 60]), round(st.geometric_mean([1, 2, 4]), 9), st.mean([Fraction(1, 3), Fraction(1, 6)]), st.mean([1.5, 2]), st.pvariance([1, 2, 3]), st.median([1, 2]))
xs = [3.5, -1, 2, True, 10**20, -0.0, 0, 1e-300, Fraction(7, 2), 0.5]
print(sorted(xs), sorted(xs, reverse=True)[:3], sorted(xs, key=abs)[:4], max(xs), min(xs), sum(x for x in xs if x < 100))


def newton(f, x, eps=1e-12):
    for i in range(50):
        d = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6
        nx = x - f(x) / d
        if abs(nx - x) < eps:
            return nx, i
        x = nx
    return None


def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + sum((4 if i % 2 else 2) * f(a + i * h) for i in range(1, n)))


def kahan(xs):
    s = c = 0.0
    for x in xs:
        y = x - c
        t = s + y
        c = (t - s) - y
        s = t
    return s


print(round(newton(lambda x: x * x - 2, 1.0)[0], 10), f"{newton(math.cos, 1)[0]:.8f}", simpson(math.sin, 0, math.pi), simpson(lambda x: x**3, 0, 2), kahan([0.1] * 1000), sum([0.1] * 1000), kahan([1e16, 1, 1]))
print(3 + 4j, abs(3 + 4j), (1 + 2j) * (3 - 1j), (2j) ** 2, 1j.conjugate(), complex("1-2j"), complex(0, -0.0), -1j, (1 + 0j) == 1, complex(nan, inf), 1e20j, (3 + 4j).real, repr(1.5 + 0j), str(complex(-0.0, -1)), (1 + 1j) / (1 - 1j))
