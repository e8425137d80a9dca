# Numbers by the thousand through every function of numbers: what is printed are digests of all their digits.
import math, cmath, random, statistics, hashlib, colorsys
from fractions import Fraction
from decimal import Decimal

def values(kind, n):
    out = []
    for _ in range(n):
        x = random.uniform(-1, 1)
        if kind == "wide":
            x *= 10.0 ** random.randint(-30, 30)
        elif kind == "small":
            x *= 5
        elif kind == "pos":
            x = abs(x) * 10 ** random.randint(-5, 5) + 1e-12
        out.append(x)
    return out

def digest(name, results):
    h = hashlib.md5()
    for r in results:
        h.update(repr(r).encode())
    print(name, h.hexdigest()[:12], results[0], results[-1])

def safe(f, *args):
    try:
        return f(*args)
    except (ValueError, OverflowError, ZeroDivisionError) as e:
        return str(e)

random.seed(7)
ONE = ["sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "exp", "expm1", "exp2", "log", "log2", "log10", "log1p", "sqrt", "cbrt", "gamma", "lgamma", "erf", "erfc", "degrees", "radians", "ulp", "frexp", "modf", "floor"]
for name in ONE:
    f = getattr(math, name)
    for kind in ["unit", "small", "wide", "pos"]:
        digest(name + " " + kind, [safe(f, x) for x in values(kind, 400)])
for name in ["hypot", "atan2", "pow", "fmod", "remainder", "copysign", "nextafter", "dist", "log"]:
    f = getattr(math, name)
    for kind in ["unit", "small", "wide", "pos"]:
        xs, ys = values(kind, 400), values("small", 400)
        if name == "dist":
            digest(name + kind, [math.dist([x, y], [y, 1]) for x, y in zip(xs, ys)])
        else:
            digest(name + " " + kind, [safe(f, x, y) for x, y in zip(xs, ys)])
digest("hypot3", [math.hypot(x, y, z) for x, y, z in zip(values("wide", 300), values("wide", 300), values("small", 300))])
digest("fsum", [math.fsum(values("wide", 20)) for _ in range(100)])
digest("sum", [sum(values("wide", 20)) for _ in range(100)])
digest("prod", [math.prod(values("small", 20)) for _ in range(100)])
zs = [complex(x, y) for x, y in zip(values("small", 200), values("small", 200))]
ws = [complex(x, y) for x, y in zip(values("wide", 200), values("wide", 200))]
for name in ["sqrt", "exp", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "phase", "polar"]:
    f = getattr(cmath, name)
    digest("c" + name, [safe(f, z) for z in zs + ws])
digest("cabs", [abs(z) for z in zs + ws])
digest("cmul", [a * b for a, b in zip(zs, ws)])
digest("cdiv", [safe(lambda: a / b) for a, b in zip(zs, ws)])
digest("cpow", [safe(lambda: a ** b) for a, b in zip(zs, zs[1:])])
digest("cpow int", [safe(lambda: a ** k) for a in zs for k in (-3, 0, 2, 5, 101)])
digest("rect", [cmath.rect(abs(x), y) for x, y in zip(values("wide", 200), values("small", 200))])
digest("str float", [str(x) for x in values("wide", 1000)])
digest("round", [round(x, k) for x in values("small", 300) for k in (0, 1, 2, 5, -1)])
digest("fmt", [f"{x:.{k}f} {x:.{k}e} {x:.{k}g} {x:,.2f}" for x in values("wide", 200) for k in (0, 1, 3, 10)])
digest("pct", ["%.*f %g %e" % (k, x, x, x) for x in values("wide", 200) for k in (0, 1, 6)])
digest("floor div", [(x // y, x % y, divmod(x, y)) for x, y in zip(values("wide", 300), values("small", 300))])
digest("pow", [safe(lambda: abs(x) ** y) for x, y in zip(values("wide", 300), values("small", 300))])
digest("int pow", [x ** k for x in values("small", 200) for k in (-3, -1, 0, 1, 2, 3, 7, 0.5)[:7]])
digest("hex", [x.hex() for x in values("wide", 300)])
digest("ratio", [x.as_integer_ratio() for x in values("wide", 300)])
digest("Fraction", [Fraction(x).limit_denominator(1000) for x in values("small", 200)])
digest("Decimal", [str(Decimal(x)) for x in values("wide", 100)])
digest("Decimal div", [str(Decimal(str(x)) / Decimal(str(y))) for x, y in zip(values("wide", 100), values("small", 100))])
digest("Decimal sqrt", [str(Decimal(str(abs(x))).sqrt()) for x in values("wide", 100)])
digest("Decimal ln", [str(Decimal(str(abs(x))).ln()) for x in values("wide", 50)])
digest("Decimal exp", [str(Decimal(str(x)).exp()) for x in values("small", 50)])
digest("Decimal pow", [str(Decimal(str(abs(x))) ** Decimal(str(y))) for x, y in zip(values("small", 50), values("small", 50))])
digest("mean", [statistics.mean(values("wide", 15)) for _ in range(60)])
digest("stdev", [statistics.stdev(values("wide", 15)) for _ in range(60)])
digest("pstdev", [statistics.pstdev(values("small", 15)) for _ in range(60)])
digest("variance", [statistics.variance(values("small", 15)) for _ in range(60)])
digest("fmean", [statistics.fmean(values("small", 15)) for _ in range(60)])
digest("gmean", [statistics.geometric_mean(values("pos", 15)) for _ in range(60)])
digest("hmean", [statistics.harmonic_mean(values("pos", 15)) for _ in range(60)])
digest("quantiles", [statistics.quantiles(values("small", 15), n=7) for _ in range(60)])
digest("correlation", [statistics.correlation(values("small", 15), values("small", 15)) for _ in range(60)])
digest("linreg", [tuple(statistics.linear_regression(values("small", 15), values("small", 15))) for _ in range(60)])
nd = statistics.NormalDist(1.5, 2.5)
digest("ndist", [(nd.pdf(x), nd.cdf(x), nd.inv_cdf((x + 5.01) / 10.1)) for x in values("small", 100)])
for name, args in [("random", ()), ("gauss", (0, 1)), ("normalvariate", (1, 2)), ("expovariate", (1.5,)), ("betavariate", (2, 3)), ("gammavariate", (0.7, 2)), ("gammavariate", (2.5, 1)), ("gammavariate", (1, 1)), ("lognormvariate", (0, 1)), ("vonmisesvariate", (1, 4)), ("vonmisesvariate", (1, 0)), ("paretovariate", (3,)), ("weibullvariate", (1, 1.5)), ("triangular", (0, 10, 3)), ("uniform", (-3, 8)), ("randint", (1, 10**25)), ("randrange", (0, 100, 7)), ("getrandbits", (70,)), ("randbytes", (9,))]:
    f = getattr(random, name)
    digest("random." + name, [f(*args) for _ in range(200)])
digest("choices", [random.choices("abcd", weights=[1, 5, 2, 0.5], k=10) for _ in range(50)])
digest("sample", [random.sample(range(1000), 20) for _ in range(20)])
xs = list(range(50))
random.shuffle(xs)
digest("shuffle", [xs])
digest("sample counts", [random.sample(["a", "b"], counts=[5, 7], k=6) for _ in range(20)])
digest("state", [hashlib.md5(repr(random.getstate()).encode()).hexdigest()])
digest("colorsys", [(colorsys.rgb_to_hls(abs(x), abs(y), 0.3), colorsys.hls_to_rgb(abs(x), abs(y), 0.3), colorsys.rgb_to_yiq(abs(x), abs(y), 0.3), colorsys.hsv_to_rgb(abs(x), abs(y), 0.3)) for x, y in zip(values("unit", 100), values("unit", 100))])
for seed in [0, -5, 2**70, "text", b"bytes", 3.5, None, bytearray(b"x")]:
    random.seed(seed if seed is not None else 1)
    print(seed, random.random(), random.getrandbits(40))
r = random.Random(42)
print([r.randint(0, 9) for _ in range(10)], r.choice("xyz"), r.gauss(0, 1), r.sample([1, 2, 3, 4, 5], 3))
