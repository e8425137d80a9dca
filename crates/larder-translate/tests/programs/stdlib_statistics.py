"""statistics: types of answers, exact sums, correctly rounded roots, quantiles, regression, NormalDist, errors."""
import math
import statistics
from fractions import Fraction
from statistics import NormalDist, StatisticsError, mean, median, stdev

SETS = [
    [1, 2, 3, 4],
    [1, 2, 3],
    [1.5, 2.5, 2.5, 2.75, 3.25, 4.75],
    [0.1] * 10,
    [1e308, 1e308, -1e308, 3.5],
    [10**20, 1, -(10**20), 7],
    [Fraction(1, 3), Fraction(5, 7), 2],
    [True, False, True],
    [1e-300, 2e-300, 7e-300],
    [3, 1.5, Fraction(1, 7)],
    (5,),
    {3: "a", 9: "b", 27: "c"},
]


def tried(function, *args, **named):
    try:
        return repr(function(*args, **named))
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as error:
        return f"{type(error).__name__}: {error}"


for data in SETS:
    print(list(data)[:4])
    for function in (
        statistics.mean,
        statistics.fmean,
        statistics.median,
        statistics.median_low,
        statistics.median_high,
        statistics.median_grouped,
        statistics.mode,
        statistics.multimode,
        statistics.variance,
        statistics.pvariance,
        statistics.stdev,
        statistics.pstdev,
        statistics.harmonic_mean,
        statistics.geometric_mean,
        statistics.quantiles,
    ):
        print("  ", function.__name__, tried(function, data))

print(mean(x * x for x in range(5)), stdev(iter([1, 2, 4])), median("cab"))
print(statistics.mode("aabbbcc"), statistics.multimode("aabbccd"), statistics.multimode([]))
print(statistics.variance([1, 2, 3, 4], 2), statistics.pvariance([1.5, 2.5], mu=2.0), statistics.stdev([2, 4, 4, 4, 5, 5, 7, 9], 5))
print(statistics.fmean([85, 92, 83, 91], [0.2, 0.2, 0.3, 0.3]), statistics.harmonic_mean([40, 60], weights=[5, 30]))
print(statistics.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), statistics.median_grouped([1, 3, 3, 5, 7], interval=2))
for count in (1, 2, 3, 5, 10):
    print(count, statistics.quantiles(range(1, 12), n=count), statistics.quantiles([3.5, 1.25, 9], n=count, method="inclusive"))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [9.1, 7.9, 7.2, 6.1, 4.8, 4.2, 2.9, 2.2, 0.7]
print(statistics.covariance(x, y), statistics.correlation(x, y))
line = statistics.linear_regression(x, y)
print(line, line.slope, round(line.intercept, 4))
print(statistics.linear_regression(x, y, proportional=True))
inf, nan = float("inf"), float("nan")
print(mean([1, inf]), mean([inf, -inf]), mean([nan, 1]), statistics.fmean([inf, 1]))

iq = NormalDist(100, 15)
print(iq, iq.mean, iq.median, iq.mode, iq.stdev, iq.variance)
print(iq.pdf(110), iq.cdf(110), iq.inv_cdf(0.95), iq.inv_cdf(0.5), iq.inv_cdf(1e-9), iq.inv_cdf(1 - 1e-13), iq.zscore(130))
print([round(cut, 1) for cut in iq.quantiles()], iq.quantiles(3))
print(NormalDist(2.4, 1.6).overlap(NormalDist(3.2, 2.0)), iq.overlap(NormalDist(110, 15)))
print(iq + 5, 5 + iq, iq - NormalDist(1, 8), 3 - iq, iq * 2, -3 * iq, iq / 4, +iq, -iq)
print(iq == NormalDist(100, 15), iq == 100, hash(iq) == hash(NormalDist(100.0, 15.0)), len({iq, NormalDist(100, 15)}))
print(NormalDist.from_samples([2, 4, 4, 4, 5, 5, 7, 9]), NormalDist(5, 2).samples(3, seed=42))
for call in (
    lambda: mean([]),
    lambda: mean(["1", "2"]),
    lambda: mean("12"),
    lambda: mean([1, None]),
    lambda: mean(5),
    lambda: median([]),
    lambda: median([1, "a"]),
    lambda: statistics.mode([]),
    lambda: stdev([1]),
    lambda: statistics.pvariance([]),
    lambda: statistics.fmean([]),
    lambda: statistics.fmean([1, 2], [1]),
    lambda: statistics.fmean([1, 2], [1, -1]),
    lambda: statistics.geometric_mean([1, 0]),
    lambda: statistics.geometric_mean([]),
    lambda: statistics.harmonic_mean([1, -1]),
    lambda: statistics.harmonic_mean([0, 4]),
    lambda: statistics.harmonic_mean(["a"]),
    lambda: statistics.harmonic_mean([1, 2], weights=[1]),
    lambda: statistics.quantiles([1]),
    lambda: statistics.quantiles([1, 2], n=0),
    lambda: statistics.quantiles([1, 2], method="middle"),
    lambda: statistics.quantiles([1, 2], 4),
    lambda: statistics.correlation([1, 2], [3, 3]),
    lambda: statistics.correlation([1, 2], [3]),
    lambda: statistics.linear_regression([1, 1], [2, 3]),
    lambda: statistics.covariance([1], [2]),
    lambda: NormalDist(0, -1),
    lambda: NormalDist(1, 0).pdf(1),
    lambda: iq.inv_cdf(1),
    lambda: iq.overlap(3),
    lambda: mean(),
):
    print(tried(call))
print(issubclass(StatisticsError, ValueError), StatisticsError)
print(math.isclose(statistics.fmean(range(101)), 50))
stdev([7])
