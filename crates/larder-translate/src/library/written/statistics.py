"""`statistics`: averages and spreads. Sums are exact, and rounded once at the end."""

import math
import random
from collections import Counter, namedtuple
from fractions import Fraction


class StatisticsError(ValueError):
    __module__ = "statistics"


def _common(first, second):
    """The type of an answer that is made of numbers of two types."""
    if first is second or second is int or second is bool:
        return first
    if first is int or issubclass(second, first):
        return second
    if issubclass(first, second):
        return first
    if issubclass(first, int):
        return second
    if issubclass(second, int):
        return first
    if first is Fraction and second is float or first is float and second is Fraction:
        return float
    raise TypeError(f"don't know how to coerce {first.__name__} and {second.__name__}")


def _ratio(value):
    """A number as a fraction of whole numbers; the denominator is None where it is not finite."""
    try:
        return value.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return (value, None)
    try:
        return (value.numerator, value.denominator)
    except AttributeError:
        raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")


class _Sum:
    """Numbers by their denominators, so that adding one is adding whole numbers."""

    def __init__(self):
        self.by_denominator = {}

    def add(self, above, below):
        self.by_denominator[below] = self.by_denominator.get(below, 0) + above

    def total(self):
        if None in self.by_denominator:
            return self.by_denominator[None]
        total = Fraction(0)
        for below, above in self.by_denominator.items():
            total += Fraction(above, below)
        return total


def _kind(types):
    kind = int
    for one in types:
        kind = _common(kind, one)
    return kind


def _sum(data):
    """The type, the exact sum, and how many there were."""
    count = 0
    types = []
    total = _Sum()
    for value in data:
        count += 1
        if type(value) not in types:
            types.append(type(value))
        above, below = _ratio(value)
        total.add(above, below)
    return _kind(types), total.total(), count


def _squares(data, middle=None):
    """The type, the sum of squared distances from the middle or the mean, the mean, and how many."""
    if middle is not None:
        kind, total, count = _sum([(value - middle) * (value - middle) for value in data])
        return kind, total, middle, count
    count = 0
    types = []
    sums, squares = _Sum(), _Sum()
    for value in data:
        count += 1
        if type(value) not in types:
            types.append(type(value))
        above, below = _ratio(value)
        sums.add(above, below)
        squares.add(above * above, None if below is None else below * below)
    if count == 0:
        return int, Fraction(0), Fraction(0), 0
    total = sums.total()
    if None in sums.by_denominator:
        return _kind(types), total, total, count
    return _kind(types), (count * squares.total() - total * total) / count, total / count, count


def _as_kind(value, kind):
    """A number as one of the type; a fraction that is not whole is no int."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    if _is_decimal(kind):
        return kind(value.numerator) / kind(value.denominator)
    return kind(value)


def _is_decimal(kind):
    # By its name: most programs have no decimals, and need not carry them.
    return any([each.__module__ == "decimal" and each.__name__ == "Decimal" for each in kind.__mro__])


def _not_negative(values, message):
    for value in values:
        if value < 0:
            raise StatisticsError(message)
        yield value


def _decimal_root(square, kind):
    """The decimal nearest to the square root of an exact number."""
    above, below = square.numerator, square.denominator
    if above == 0:
        return kind("0.0")
    root = (kind(above) / kind(below)).sqrt()
    up, down = root.next_plus(), root.next_minus()
    if square > ((Fraction(*root.as_integer_ratio()) + Fraction(*up.as_integer_ratio())) / 2) ** 2:
        return up
    if square < ((Fraction(*root.as_integer_ratio()) + Fraction(*down.as_integer_ratio())) / 2) ** 2:
        return down
    return root


def _root(square, kind=float):
    """The number nearest to the square root of an exact number."""
    if _is_decimal(kind):
        return _decimal_root(Fraction(square), kind)
    above, below = square.numerator, square.denominator
    # Enough bits of the root that what is cut off only says on which side of a tie it lies.
    shift = (above.bit_length() - below.bit_length() - 109) // 2
    if shift >= 0:
        below <<= 2 * shift
    else:
        above <<= -2 * shift
    root = math.isqrt(above // below)
    if root * root * below != above:
        root |= 1
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def mean(data):
    kind, total, count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _as_kind(total / count, kind)


def fmean(data, weights=None):
    try:
        count = len(data)
    except TypeError:
        data = list(data)
        count = len(data)
    if weights is None:
        total = math.fsum(data)
        if not count:
            raise StatisticsError("fmean requires at least one data point")
        return total / count
    try:
        given = len(weights)
    except TypeError:
        weights = list(weights)
        given = len(weights)
    total = math.fsum([value * weight for value, weight in zip(data, weights)])
    if count != given:
        raise StatisticsError("data and weights must be the same length")
    whole = math.fsum(weights)
    if not whole:
        raise StatisticsError("sum of weights must be non-zero")
    return total / whole


def geometric_mean(data):
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    negative = "harmonic mean does not support negative values"
    data = list(data)
    count = len(data)
    if count < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if count == 1 and weights is None:
        value = data[0]
        if not isinstance(value, (int, float, Fraction)) and not _is_decimal(type(value)):
            raise TypeError("unsupported type")
        if value < 0:
            raise StatisticsError(negative)
        return value
    if weights is None:
        weights = [1] * count
        whole = count
    else:
        weights = list(weights)
        if len(weights) != count:
            raise StatisticsError("Number of weights does not match data size")
        _, whole, _ = _sum(_not_negative(weights, negative))
    try:
        kind, total, _ = _sum(
            [weight / value if weight else 0 for weight, value in zip(weights, _not_negative(data, negative))]
        )
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _as_kind(whole / total, kind)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = _sorted(data)
    count = len(data)
    middle = data[count // 2]
    below = sum([1 for value in data if value < middle])
    equal = sum([1 for value in data if value == middle])
    try:
        interval = float(interval)
        middle = float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return middle - interval / 2.0 + interval * (count / 2 - below) / equal


def mode(data):
    most = Counter(iter(data)).most_common(1)
    if not most:
        raise StatisticsError("no mode for empty data")
    return most[0][0]


def multimode(data):
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    cuts = []
    for part in range(1, n):
        if method == "inclusive":
            at, over = divmod(part * (count - 1), n)
        else:
            at = min(max(part * (count + 1) // n, 1), count - 1)
            over = part * (count + 1) - at * n
            at -= 1
        cuts.append((data[at] * (n - over) + data[at + 1] * over) / n)
    return cuts


def _variance(data, middle, least, message):
    kind, total, _, count = _squares(data, middle)
    if count < least:
        raise StatisticsError(message)
    return total / (count - least + 1), kind


def variance(data, xbar=None):
    square, kind = _variance(data, xbar, 2, "variance requires at least two data points")
    return _as_kind(square, kind)


def pvariance(data, mu=None):
    square, kind = _variance(data, mu, 1, "pvariance requires at least one data point")
    return _as_kind(square, kind)


def stdev(data, xbar=None):
    square, kind = _variance(data, xbar, 2, "stdev requires at least two data points")
    return _root(square, kind)


def pstdev(data, mu=None):
    square, kind = _variance(data, mu, 1, "pstdev requires at least one data point")
    return _root(square, kind)


def _paired(x, y, what):
    count = len(x)
    if len(y) != count:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return count


def _products(x, y, count):
    middle_x = math.fsum(x) / count
    middle_y = math.fsum(y) / count
    both = math.fsum([(a - middle_x) * (b - middle_y) for a, b in zip(x, y)])
    return middle_x, middle_y, both


def covariance(x, y, /):
    count = _paired(x, y, "covariance")
    return _products(x, y, count)[2] / (count - 1)


def correlation(x, y, /):
    count = _paired(x, y, "correlation")
    middle_x, middle_y, both = _products(x, y, count)
    of_x = math.fsum([(a - middle_x) * (a - middle_x) for a in x])
    of_y = math.fsum([(b - middle_y) * (b - middle_y) for b in y])
    try:
        return both / math.sqrt(of_x * of_y)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    count = _paired(x, y, "linear regression")
    if proportional:
        both = math.fsum([a * b for a, b in zip(x, y)])
        of_x = math.fsum([a * a for a in x])
        middle_x, middle_y = 0.0, 0.0
    else:
        middle_x, middle_y, both = _products(x, y, count)
        of_x = math.fsum([(a - middle_x) * (a - middle_x) for a in x])
    try:
        slope = both / of_x
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else middle_y - slope * middle_x)


# Wichura's approximation of the normal distribution's quantiles (AS 241): numerators and denominators by range.
_NEAR = (
    (2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080),
    (5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
     5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0),
)
_FAR = (
    (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
     3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1.0),
)
_FARTHEST = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720),
    (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0),
)


def _polynomial(numbers, at):
    value = numbers[0]
    for number in numbers[1:]:
        value = value * at + number
    return value


def _quantile(share):
    side = share - 0.5
    if math.fabs(side) <= 0.425:
        at = 0.180625 - side * side
        return _polynomial(_NEAR[0], at) * side / _polynomial(_NEAR[1], at)
    at = math.sqrt(-math.log(share if side <= 0.0 else 1.0 - share))
    if at <= 5.0:
        value = _polynomial(_FAR[0], at - 1.6) / _polynomial(_FAR[1], at - 1.6)
    else:
        value = _polynomial(_FARTHEST[0], at - 5.0) / _polynomial(_FARTHEST[1], at - 5.0)
    return -value if side < 0.0 else value


class NormalDist:
    __module__ = "statistics"

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        _, total, middle, count = _squares(data)
        if count < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(float(middle), _root(total / (count - 1)))

    def samples(self, n, *, seed=None):
        source = random if seed is None else random.Random(seed)
        return [source.gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        square = self._sigma * self._sigma
        if not square:
            raise StatisticsError("pdf() not defined when sigma is zero")
        away = x - self._mu
        return math.exp(away * away / (-2.0 * square)) / math.sqrt(math.tau * square)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return self._mu + _quantile(p) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(part / n) for part in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        narrow, wide = self, other
        if (wide._sigma, wide._mu) < (narrow._sigma, narrow._mu):
            narrow, wide = wide, narrow
        square, wide_square = narrow.variance, wide.variance
        if not square or not wide_square:
            raise StatisticsError("overlap() not defined when sigma is zero")
        between = math.fabs(wide._mu - narrow._mu)
        more = wide_square - square
        if not more:
            return 1.0 - math.erf(between / (2.0 * narrow._sigma * math.sqrt(2.0)))
        middle = narrow._mu * wide_square - wide._mu * square
        reach = narrow._sigma * wide._sigma * math.sqrt(between * between + more * math.log(wide_square / square))
        right = (middle + reach) / more
        left = (middle - reach) / more
        return 1.0 - (
            math.fabs(wide.cdf(right) - narrow.cdf(right)) + math.fabs(wide.cdf(left) - narrow.cdf(left))
        )

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * math.fabs(factor))

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / math.fabs(divisor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __radd__(self, other):
        return self + other

    def __rsub__(self, other):
        return -(self - other)

    def __rmul__(self, factor):
        return self * factor

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
