# Numerical methods: Simpson, Newton, bisection, RK4, least squares, Gauss elimination, adaptive integration
import math
from functools import wraps

EPS = 1e-10

class NoConvergence(ArithmeticError):
    def __init__(self, method, last, iterations):
        super().__init__(method, last, iterations)
        self.last = last

    def __str__(self):
        return "%s stopped at %.6g after %d iterations" % self.args

def counted(f):
    @wraps(f)
    def wrapper(*args):
        wrapper.n += 1
        return f(*args)
    wrapper.n = 0
    return wrapper

def simpson(f, a, b, n=10):
    if n % 2:
        raise ValueError("n must be even, not {}".format(n))
    h = (b - a) / n
    odd = sum(f(a + i * h) for i in range(1, n, 2))
    even = sum(f(a + i * h) for i in range(2, n, 2))
    return h / 3 * (f(a) + 4 * odd + 2 * even + f(b))

def adaptive(f, a, b, eps=1e-9, depth=0):
    c = (a + b) / 2
    whole = (b - a) / 6 * (f(a) + 4 * f(c) + f(b))
    halves = simpson(f, a, c, 2) + simpson(f, c, b, 2)
    if abs(whole - halves) < 15 * eps:
        return halves, depth
    (left, d1), (right, d2) = adaptive(f, a, c, eps / 2, depth + 1), adaptive(f, c, b, eps / 2, depth + 1)
    return left + right, max(d1, d2)

def newton(f, x, df=None, limit=50):
    df = df or (lambda t, h=1e-6: (f(t + h) - f(t - h)) / (2 * h))
    for i in range(limit):
        y = f(x)
        if abs(y) < EPS:
            return x, i
        x -= y / df(x)
    raise NoConvergence("newton", x, limit)

def bisect(f, lo, hi):
    flo = f(lo)
    if flo * f(hi) > 0:
        raise ValueError(f"no sign change on [{lo}, {hi}]")
    steps = 0
    while hi - lo > EPS:
        steps += 1
        mid = (lo + hi) / 2
        if (fm := f(mid)) == 0:
            return mid, steps
        lo, hi, flo = (mid, hi, fm) if fm * flo > 0 else (lo, mid, flo)
    return (lo + hi) / 2, steps

def rk4(f, y, t, t_end, n):
    h = (t_end - t) / n
    yield t, y
    for _ in range(n):
        k1 = f(t, y)
        k2 = f(t + h / 2, [a + h / 2 * k for a, k in zip(y, k1)])
        k3 = f(t + h / 2, [a + h / 2 * k for a, k in zip(y, k2)])
        k4 = f(t + h, [a + h * k for a, k in zip(y, k3)])
        y = [a + h / 6 * (p + 2 * q + 2 * r + s) for a, p, q, r, s in zip(y, k1, k2, k3, k4)]
        t += h
        yield t, y

def gauss(matrix, rhs):
    m = [row[:] + [v] for row, v in zip(matrix, rhs)]
    n = len(m)
    for c in range(n):
        p = max(range(c, n), key=lambda r: abs(m[r][c]))
        if abs(m[p][c]) < EPS:
            raise ZeroDivisionError(f"singular at column {c}")
        m[c], m[p] = m[p], m[c]
        for r in range(n):
            if r != c:
                k = m[r][c] / m[c][c]
                m[r] = [a - k * b for a, b in zip(m[r], m[c])]
    return [row[-1] / row[i] for i, row in enumerate(m)]

def polyfit(xs, ys, deg):
    A = [[sum(x ** (i + j) for x in xs) for j in range(deg + 1)] for i in range(deg + 1)]
    b = [sum(y * x ** i for x, y in zip(xs, ys)) for i in range(deg + 1)]
    return gauss(A, b)

for n in (2, 4, 10, 100):
    print(f"{n:>4} {simpson(math.sin, 0, math.pi, n):.12f} {simpson(lambda x: x ** 3, 0, 2, n):.6g} {simpson(math.exp, 0, 1, n) - (math.e - 1):.3e}")
root = counted(math.sqrt)
val, depth = adaptive(root, 0, 1)
print(f"{val:.9f} depth={depth} calls={root.n} {root.__name__}")
for f, g, label in [(lambda x: x * x - 2, 1.0, "sqrt2"), (lambda x: math.cos(x) - x, 1, "dottie"), (lambda x: x ** 3 - 2 * x - 5, 2, "wallis"), (lambda x: x * x + 1, 0.5, "none"), (lambda x: math.exp(x), 0.0, "exp")]:
    try:
        x, i = newton(f, g)
        print(f"{label:<8}{x:.10f} after {i}")
    except NoConvergence as e:
        print(f"{label:<8}{type(e).__name__} {e.args[0]} {e.args[2]} {isinstance(e, ArithmeticError)}")
    except (ZeroDivisionError, OverflowError) as e:
        print(label, type(e).__name__)
print(*("%.8f/%d" % bisect(f, a, b) for f, a, b in [(lambda x: x ** 3 - x - 2, 1, 2), (math.sin, 3, 4), (lambda x: x, -1, 1)]))
try:
    bisect(math.cos, 0, 1)
except ValueError as e:
    print(e)
for t, (x, v) in list(rk4(lambda t, y: [y[1], -y[0]], [1.0, 0.0], 0, math.pi, 16))[::4]:
    print(f"t={t:.4f} x={x:+.6f} v={v:+.6f} energy={x * x + v * v:.8f}")
print([round(c, 6) + 0.0 for c in polyfit([0, 1, 2, 3], [1, 3, 7, 13], 2)], [round(c, 4) for c in polyfit([1, 2, 3, 4], [2.1, 3.9, 6.2, 7.8], 1)])
print([round(v, 9) for v in gauss([[0, 2, 1], [1, -2, -3], [-1, 1, 2]], [-8, 0, 3])])
try:
    gauss([[1, 2], [2, 4]], [1, 2])
except ZeroDivisionError as e:
    print(e)
print(0.1 + 0.2, 1 / 3, 2 / 3, 1e-7, 1e22, 123456789012345678.0, 0.1 * 3, 5e-324, 1.7976931348623157e308 * 10, -1e-320, 100.0, 1e16, 1e15, 12345.678e-10)
print(round(2.675, 2), round(0.5), round(1.5), round(2.5), round(-0.5), round(1234.5678, -2), round(1e20), round(0.15, 1), round(5.015, 2), math.fsum([0.1] * 10), sum([0.1] * 10), math.hypot(3, 4), math.dist((0, 0), (1, 1)))
print(math.inf - math.inf, math.nan == math.nan, math.isclose(0.1 + 0.2, 0.3), math.ulp(1.0), math.frexp(10.0), math.ldexp(0.5, 5), math.modf(-3.25), math.copysign(1, -0.0), math.remainder(7, 4), math.cbrt(27.0), math.log2(8), math.log(8, 2), math.log10(1000), math.log1p(1e-10), math.gamma(5), math.erf(0.5), math.degrees(1), math.atan2(-0.0, -1), math.nextafter(1, 2))
