import statistics as st
import math
from fractions import Fraction
from collections import namedtuple, Counter
from itertools import combinations, permutations, product, count, cycle, islice, takewhile, dropwhile, filterfalse, chain, repeat, tee, combinations_with_replacement
import operator

Student = namedtuple("Student", "name age scores")
roster = [Student("Zed", 21, [90, 85.5, 77]), Student("Amy", 19, [60, 70, 80]), Student("Bo", 21, [100]), Student("Cyn", 20, [])]


def mean_or(student, default=math.nan):
    try:
        return st.mean(student.scores)
    except st.StatisticsError as error:
        print("note:", error)
        return default


for s in sorted(roster, key=operator.attrgetter("age", "name")):
    print(f"{s.name:>4} {s.age} {mean_or(s):7.3f}")
print(st.mean([1, 2, 3, 4]), st.mean([1.5, 2.5]), st.mean([True, False]), st.fmean([1, 2]), st.fmean([3, 5], weights=[1, 3]), st.geometric_mean([1, 10, 100]), st.harmonic_mean([40, 60]))
print(st.median([3, 1, 2]), st.median([1, 2, 3, 4]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), st.median_grouped([1, 2, 2, 3, 4]), st.mode([1, 1, 2]), st.multimode("aabbc"))
print(st.pstdev([1, 2, 3, 4]), st.stdev([2, 4, 4, 4, 5, 5, 7, 9]), st.variance([1, 2]), st.pvariance([Fraction(1, 2), Fraction(3, 2)]), st.quantiles([1, 2, 3, 4, 5], n=4), st.quantiles(range(1, 10), n=3, method="inclusive"))
x, y = [1, 2, 3, 4, 5], [2, 4, 5, 4, 5]
print(st.correlation(x, y), st.covariance(x, y), st.linear_regression(x, y), st.linear_regression(x, y).slope)
nd = st.NormalDist(100, 15)
print(nd.cdf(115), nd.inv_cdf(0.975), nd.zscore(130), nd + 5, nd.pdf(100), st.NormalDist.from_samples([1, 2, 3, 4]), nd.overlap(st.NormalDist(110, 15)))
for bad in (lambda: st.mean([]), lambda: st.mode([]), lambda: st.stdev([1]), lambda: st.quantiles([1], n=4), lambda: st.median([]), lambda: st.geometric_mean([0, 1]), lambda: st.mean(["a"])):
    try:
        print(bad())
    except (st.StatisticsError, TypeError) as error:
        print(type(error).__name__, error)
print(list(combinations("abcd", 2))[-2:], list(permutations([1, 2, 3], 2))[:3], len(list(product("ab", repeat=3))), list(combinations_with_replacement("ab", 2)))
print(list(islice(count(10, -2.5), 4)), list(islice(cycle("xy"), 5)), list(takewhile(lambda n: n < 3, [1, 2, 5, 1])), list(dropwhile(str.isupper, "ABcD")), list(filterfalse(None, [0, 1, "", "a"])))
a, b = tee(iter([1, 2, 3]))
next(a)
print(list(zip(a, b)), list(chain.from_iterable([[1], "ab", ()])), list(repeat("x", 2)), list(zip(*[iter("abcdef")] * 2)), list(map(operator.add, [1, 2], [10, 20, 30])))
print(count(5), repeat(3, 2), cycle, islice([1], 0, None) is None, math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3.0]), math.gcd(12, 18, 27), math.lcm(4, 6), math.isqrt(99), math.dist((0, 0), (3, 4)))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.hypot(1, 2, 2), math.copysign(1, -0.0), math.frexp(8.5), math.modf(-2.75), math.ldexp(0.5, 3), math.trunc(-2.7), math.ceil(2.1), math.floor(-2.1), math.isclose(0.1 + 0.2, 0.3), math.ulp(1.0), math.nextafter(1, 2), math.remainder(7, 4), math.fmod(-7, 4), math.log2(8), math.log(8, 2), math.log10(0.001), math.log1p(1e-10), math.degrees(math.pi), math.cbrt(27), math.exp2(0.5), math.erf(0.5), math.gamma(5), math.inf - 1)
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(2.0), lambda: math.exp(1000), lambda: math.comb(-1, 2), lambda: math.isqrt(-4), lambda: math.floor(math.nan), lambda: math.ceil(math.inf), lambda: math.gcd(1.5), lambda: math.fmod(1, 0), lambda: math.acos(2), lambda: math.dist([1], [1, 2]), lambda: next(combinations([1], -1)), lambda: list(islice([1], -1)), lambda: math.pow(0, -1), lambda: math.sin("a")):
    try:
        print(bad())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
print(sorted(roster, key=lambda s: (-s.age, s.name))[0], Counter(s.age for s in roster).most_common(1), max(roster, key=mean_or, default=None).name, min(roster).name)
print(st.mean(s.age for s in roster if s.age > 99))
