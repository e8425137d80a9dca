"""Writes distributions.json: log densities and their partial derivatives, by mpmath with 40 digits,
checked against scipy where it has the distribution.

    python3 -m venv /tmp/v && /tmp/v/bin/pip install scipy==1.17.1 mpmath==1.3.0
    /tmp/v/bin/python distributions.py > distributions.json
"""

import json
import sys

import mpmath as mp
from scipy import stats

mp.mp.dps = 40
ln, exp, pi, sqrt, lg = mp.log, mp.exp, mp.pi, mp.sqrt, mp.loggamma


def normal(x, m, s):
    return -((x - m) / s) ** 2 / 2 - ln(s) - ln(2 * pi) / 2


def t(x, v, m, s):
    return lg((v + 1) / 2) - lg(v / 2) - ln(v * pi) / 2 - ln(s) - (v + 1) / 2 * mp.log1p(((x - m) / s) ** 2 / v)


def log_ndtr(z):
    return ln(mp.erfc(-z / sqrt(2)) / 2)


def lbeta(a, b):
    return lg(a) + lg(b) - lg(a + b)


def choose(n, k):
    return lg(n + 1) - lg(k + 1) - lg(n - k + 1)


def expit(x):
    return 1 / (1 + exp(-x))


def xlogy(x, y):
    return x * ln(y) if x != 0 else mp.mpf(0)


# name: formula of (x, *parameters), sets of parameters, values of x, scipy's twin or None.
REALS = [0, 0.3, -1.7, 12.5, -40, 300]
POSITIVE = [0.02, 0.7, 1, 3.5, 25, 1e-8, 400]
UNIT = [0.02, 0.3, 0.5, 0.9, 1e-9, 0.999999]
COUNTS = [0, 1, 3, 17, 250]
CONTINUOUS = {
    "normal": (normal, [(0, 1), (-2.5, 0.1), (3, 40)], REALS, lambda m, s: stats.norm(m, s)),
    "student_t": (t, [(4, 0, 1), (0.7, -2, 3), (200, 1, 0.5)], REALS, lambda v, m, s: stats.t(v, m, s)),
    "cauchy": (lambda x, m, s: -mp.log1p(((x - m) / s) ** 2) - ln(pi * s), [(0, 1), (-2, 5)], REALS, lambda m, s: stats.cauchy(m, s)),
    "laplace": (lambda x, m, s: -abs((x - m) / s) - ln(2 * s), [(0.1, 1), (-2, 5)], REALS, lambda m, s: stats.laplace(m, s)),
    "logistic": (lambda x, m, s: -(x - m) / s - 2 * mp.log1p(exp(-(x - m) / s)) - ln(s), [(0, 1), (-2, 5)], REALS, lambda m, s: stats.logistic(m, s)),
    "gumbel": (lambda x, m, s: -(x - m) / s - exp(-(x - m) / s) - ln(s), [(0, 1), (-2, 50)], [0, 0.3, -1.7, 12.5, 300], lambda m, s: stats.gumbel_r(m, s)),
    "skew_normal": (lambda x, m, s, a: ln(2) + normal(x, m, s) + log_ndtr(a * (x - m) / s), [(0, 1, 2), (1, 3, -0.5)], [0, 0.3, -1.7, 12.5, -9], lambda m, s, a: stats.skewnorm(a, m, s)),
    "exp_mod_normal": (lambda x, m, s, r: ln(r) + (r * s) ** 2 / 2 - r * (x - m) + log_ndtr((x - m) / s - r * s), [(0, 1, 2), (1, 3, 0.5)], [0, 0.3, -1.7, 12.5, -9], lambda m, s, r: stats.exponnorm(1 / (s * r), m, s)),
    "half_normal": (lambda x, s: ln(2) + normal(x, 0, s), [(1,), (7,)], POSITIVE + [0], lambda s: stats.halfnorm(0, s)),
    "half_cauchy": (lambda x, s: ln(2) - mp.log1p((x / s) ** 2) - ln(pi * s), [(1,), (5,)], POSITIVE + [0], lambda s: stats.halfcauchy(0, s)),
    "half_student_t": (lambda x, v, s: ln(2) + t(x, v, 0, s), [(3, 1), (0.5, 4)], POSITIVE + [0], None),
    "exponential": (lambda x, r: ln(r) - r * x, [(1,), (0.2,)], POSITIVE + [0], lambda r: stats.expon(0, 1 / r)),
    "gamma": (lambda x, a, b: a * ln(b) - lg(a) + (a - 1) * ln(x) - b * x, [(2, 1), (0.3, 4), (80, 0.5)], POSITIVE, lambda a, b: stats.gamma(a, 0, 1 / b)),
    "inverse_gamma": (lambda x, a, b: a * ln(b) - lg(a) - (a + 1) * ln(x) - b / x, [(2, 1), (0.3, 4), (20, 5)], POSITIVE, lambda a, b: stats.invgamma(a, 0, b)),
    "log_normal": (lambda x, m, s: normal(ln(x), m, s) - ln(x), [(0, 1), (2, 0.3)], POSITIVE, lambda m, s: stats.lognorm(s, 0, float(mp.exp(m)))),
    "weibull": (lambda x, k, s: ln(k / s) + (k - 1) * ln(x / s) - (x / s) ** k, [(2, 1), (0.6, 4)], POSITIVE[:6], lambda k, s: stats.weibull_min(k, 0, s)),
    "frechet": (lambda x, k, s: ln(k / s) - (k + 1) * ln(x / s) - (x / s) ** -k, [(2, 1), (0.6, 4)], POSITIVE[:5], lambda k, s: stats.invweibull(k, 0, s)),
    "chi_squared": (lambda x, v: -v / 2 * ln(2) - lg(v / 2) + (v / 2 - 1) * ln(x) - x / 2, [(1,), (2,), (9,)], POSITIVE, lambda v: stats.chi2(v)),
    "inverse_chi_squared": (lambda x, v: -v / 2 * ln(2) - lg(v / 2) - (v / 2 + 1) * ln(x) - 1 / (2 * x), [(1,), (9,)], POSITIVE, lambda v: stats.invgamma(v / 2, 0, 0.5)),
    "scaled_inverse_chi_squared": (lambda x, v, s: v / 2 * ln(v / 2) - lg(v / 2) + v * ln(s) - (v / 2 + 1) * ln(x) - v * s * s / (2 * x), [(1, 2), (9, 0.4)], POSITIVE, lambda v, s: stats.invgamma(v / 2, 0, v * s * s / 2)),
    "rayleigh": (lambda x, s: ln(x) - 2 * ln(s) - (x / s) ** 2 / 2, [(1,), (6,)], POSITIVE, lambda s: stats.rayleigh(0, s)),
    "lomax": (lambda x, s, a: ln(a / s) - (a + 1) * mp.log1p(x / s), [(1, 2), (6, 0.4)], POSITIVE + [0], lambda s, a: stats.lomax(a, 0, s)),
    "log_logistic": (lambda x, s, a: ln(a / s) + (a - 1) * ln(x / s) - 2 * mp.log1p((x / s) ** a), [(1, 2), (6, 0.4)], POSITIVE, lambda s, a: stats.fisk(a, 0, s)),
    "inverse_gaussian": (lambda x, m, l: (ln(l) - ln(2 * pi) - 3 * ln(x)) / 2 - l * (x - m) ** 2 / (2 * m * m * x), [(1, 2), (6, 0.4)], POSITIVE, lambda m, l: stats.invgauss(m / l, 0, l)),
    "pareto": (lambda x, s, a: ln(a) + a * ln(s) - (a + 1) * ln(x), [(0.01, 2), (0.9, 0.4)], [1, 3.5, 25, 400], lambda s, a: stats.pareto(a, 0, s)),
    "uniform": (lambda x, a, b: -ln(b - a), [(-50, 400)], REALS, lambda a, b: stats.uniform(a, b - a)),
    "beta": (lambda x, a, b: xlogy(a - 1, x) + (b - 1) * mp.log1p(-x) - lbeta(a, b), [(2, 3), (0.4, 0.3), (90, 7)], UNIT, lambda a, b: stats.beta(a, b)),
    "beta_proportion": (lambda x, m, k: (m * k - 1) * ln(x) + ((1 - m) * k - 1) * mp.log1p(-x) - lbeta(m * k, (1 - m) * k), [(0.3, 5), (0.9, 0.7)], UNIT, lambda m, k: stats.beta(m * k, (1 - m) * k)),
    "kumaraswamy": (lambda x, a, b: ln(a * b) + (a - 1) * ln(x) + (b - 1) * mp.log1p(-(x**a)), [(2, 3), (0.4, 0.3)], UNIT, None),
    "logit_normal": (lambda x, m, s: normal(ln(x / (1 - x)), m, s) - ln(x) - mp.log1p(-x), [(0, 1), (-1, 3)], UNIT, None),
    "triangular": (lambda x, a, c, b: ln(2) - ln(b - a) + (ln(x - a) - ln(c - a) if x < c else ln(b - x) - ln(b - c)), [(-50, 2, 400)], REALS, lambda a, c, b: stats.triang((c - a) / (b - a), a, b - a)),
    "von_mises": (lambda x, m, k: k * mp.cos(x - m) - ln(2 * pi * mp.besseli(0, k)), [(0.5, 2), (-1, 0.1), (1, 60)], [0, 0.3, -1.7, 3, -3.1], lambda m, k: stats.vonmises(k, m)),
    "truncated_normal": (lambda x, m, s, a, b: normal(x, m, s) - ln((mp.erfc(-(b - m) / s / sqrt(2)) - mp.erfc(-(a - m) / s / sqrt(2))) / 2), [(0, 1, -2, 1.5), (-3, 2, 0, 9), (1, 1, -1, 30)], [0.01, 0.3, 1, 1.4], lambda m, s, a, b: stats.truncnorm((a - m) / s, (b - m) / s, m, s)),
}
DISCRETE = {
    "bernoulli": (lambda x, p: ln(p) if x == 1 else mp.log1p(-p), [(0.3,), (1e-9,)], [0, 1], lambda p: stats.bernoulli(p)),
    "bernoulli_logit": (lambda x, e: -mp.log1p(exp(-e)) if x == 1 else -mp.log1p(exp(e)), [(0.3,), (-30,), (40,)], [0, 1], None),
    "binomial": (lambda x, n, p: choose(n, x) + xlogy(x, p) + (n - x) * mp.log1p(-p), [(10, 0.3), (250, 0.98)], [0, 1, 3, 10], lambda n, p: stats.binom(n, p)),
    "binomial_logit": (lambda x, n, e: choose(n, x) + x * e - n * mp.log1p(exp(e)), [(10, 0.3), (250, -4)], [0, 1, 3, 10], None),
    "beta_binomial": (lambda x, n, a, b: choose(n, x) + lbeta(a + x, b + n - x) - lbeta(a, b), [(10, 2, 3), (250, 0.3, 9)], [0, 1, 3, 10], lambda n, a, b: stats.betabinom(n, a, b)),
    "poisson": (lambda x, r: xlogy(x, r) - r - lg(x + 1), [(2.5,), (0.01,), (90,)], COUNTS, lambda r: stats.poisson(r)),
    "poisson_log": (lambda x, e: x * e - exp(e) - lg(x + 1), [(1.5,), (-4,), (4.5,)], COUNTS, None),
    "negative_binomial": (lambda x, a, b: lg(x + a) - lg(a) - lg(x + 1) + a * ln(b / (1 + b)) - x * ln(1 + b), [(2, 0.5), (30, 4)], COUNTS, lambda a, b: stats.nbinom(a, b / (1 + b))),
    "negative_binomial_2": (lambda x, m, k: lg(x + k) - lg(k) - lg(x + 1) + k * ln(k / (k + m)) + x * ln(m / (k + m)), [(2, 0.5), (30, 400)], COUNTS, lambda m, k: stats.nbinom(k, k / (k + m))),
    "geometric": (lambda x, p: ln(p) + x * mp.log1p(-p), [(0.3,), (0.01,)], COUNTS, lambda p: stats.geom(p, loc=-1)),
    "zero_inflated_poisson": (lambda x, z, r: ln(z + (1 - z) * exp(-r)) if x == 0 else mp.log1p(-z) + x * ln(r) - r - lg(x + 1), [(0.3, 2), (0.01, 30)], COUNTS, None),
    "hypergeometric": (lambda x, m, p, d: choose(m, x) + choose(p, d - x) - choose(m + p, d), [(12, 30, 9)], [0, 1, 3, 9], lambda m, p, d: stats.hypergeom(m + p, m, d)),
    "discrete_uniform": (lambda x, a, b: -ln(b - a + 1), [(-3, 300)], [0, 1, 250], None),
}


def rows():
    for kinds, continuous in [(CONTINUOUS, True), (DISCRETE, False)]:
        for name, (f, sets, xs, twin) in kinds.items():
            for parameters in sets:
                for x in xs:
                    arguments = [mp.mpf(float(v)) for v in (x, *parameters)]
                    value = f(*arguments)
                    if twin is not None:
                        law = twin(*[float(p) for p in parameters])
                        other = law.logpdf(float(x)) if continuous else law.logpmf(int(x))
                        # scipy underflows where the logarithm does not.
                        assert mp.isinf(mp.mpf(float(other))) or abs(other - value) <= 1e-7 * (1 + abs(value)), (name, parameters, x, other, value)
                    slopes = []
                    for at in range(len(arguments)):
                        g = lambda v: f(*arguments[:at], v, *arguments[at + 1:])
                        on_edge = at == 0 and (not continuous or x == 0 and name not in ("normal", "student_t", "cauchy", "laplace", "logistic", "gumbel", "skew_normal", "exp_mod_normal", "uniform", "triangular", "von_mises"))
                        fixed = not continuous and name in ("binomial", "binomial_logit", "beta_binomial") and at == 1 or name in ("hypergeometric", "discrete_uniform")
                        if on_edge or fixed:
                            slopes.append(None)
                        else:
                            slopes.append(float(mp.diff(g, arguments[at], h=mp.mpf(10) ** -18 * max(abs(arguments[at]), mp.mpf(10) ** -3))))
                    yield [name, [float(a) for a in arguments], float(value), slopes]


print("[")
print(",\n".join(json.dumps(row) for row in rows()))
print("]")
