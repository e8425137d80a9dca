import math
import random
import statistics as st
from collections import deque
from itertools import pairwise


def prices(seed, n, start=100.0, drift=0.0004, vol=0.02):
    rng = random.Random(seed)
    p = start
    for _ in range(n):
        p *= math.exp(drift + vol * rng.gauss(0, 1))
        yield round(p, 2)


class Window(deque):
    def __init__(self, n):
        super().__init__(maxlen=n)
        self.total = 0.0

    def push(self, x):
        if len(self) == self.maxlen:
            self.total -= self[0]
        self.append(x)
        self.total += x
        return self

    @property
    def full(self):
        return len(self) == self.maxlen

    def mean(self):
        return self.total / len(self)


def bollinger(series, n=10, k=2):
    w = Window(n)
    for p in series:
        w.push(p)
        if not w.full:
            yield None
            continue
        m, sd = w.mean(), st.pstdev(w)
        yield m - k * sd, m, m + k * sd


def ema(series, n):
    alpha, value = 2 / (n + 1), None
    for p in series:
        value = p if value is None else value + alpha * (p - value)
        yield value


def rsi(series, n=14):
    gain = loss = 0.0
    out = [None]
    for i, (a, b) in enumerate(pairwise(series), 1):
        up, down = max(b - a, 0), max(a - b, 0)
        if i <= n:
            gain += up / n
            loss += down / n
        else:
            gain = (gain * (n - 1) + up) / n
            loss = (loss * (n - 1) + down) / n
        out.append(None if i < n else 100.0 if loss == 0 else 100 - 100 / (1 + gain / loss))
    return out


def drawdown(series):
    peak, worst, at = -math.inf, 0, None
    for i, p in enumerate(series):
        peak = max(peak, p)
        if (d := p / peak - 1) < worst:
            worst, at = d, i
    return worst, at


def spark(values, chars="▁▂▃▄▅▆▇█"):
    lo, hi = min(values), max(values)
    span = (hi - lo) or 1
    return "".join(chars[min(int((v - lo) / span * len(chars)), len(chars) - 1)] for v in values)


def backtest(series):
    cash, shares, trades = 1000.0, 0, []
    for i, (p, band) in enumerate(zip(series, bollinger(series, 10, 1.5))):
        if band is None:
            continue
        low, mid, high = band
        if p < low and not shares:
            shares = int(cash // p)
            cash -= shares * p
            trades.append(("buy", i, p, shares))
        elif p > mid and shares:
            cash += shares * p
            trades.append(("sell", i, p, shares))
            shares = 0
    return cash + shares * series[-1], trades


for seed in (5, 2024):
    s = list(prices(seed, 60))
    print(f"seed {seed}: {s[0]} -> {s[-1]}  {spark(s)}")
    bands = list(bollinger(s))
    for i in range(8, 60, 9):
        b = bands[i]
        print(f"  day {i:>2} {s[i]:>7.2f}", "      no band yet" if b is None else "  ".join(f"{v:8.3f}" for v in b))
    e1, e2 = list(ema(s, 5)), list(ema(s, 20))
    crosses = [(i, "up" if e1[i] > e2[i] else "down") for i in range(1, 60) if (e1[i] > e2[i]) != (e1[i - 1] > e2[i - 1])]
    print("  crosses", crosses)
    r = rsi(s)
    print("  rsi", [f"{v:.1f}" if v is not None else "-" for v in r[::6]], f"max {max(filter(None, r)):.4f}")
    print("  drawdown {:.2%} at {}".format(*drawdown(s)))
    value, trades = backtest(s)
    print(f"  value {value:,.2f}", *trades, sep="\n    ")
    rets = [math.log(b / a) for a, b in pairwise(s)]
    print(f"  vol {st.stdev(rets) * math.sqrt(252):.5f} skewish {sum((x - st.mean(rets)) ** 3 for x in rets):.3e} best {max(rets):+.4f} median {st.median(rets):+.6f}")
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.pstdev(data), st.variance(data), st.median_low(data), st.median_high(data), st.mode(data), st.multimode("aabbc"), st.quantiles(data, n=4), st.harmonic_mean([40, 60]), st.geometric_mean([1, 9]), st.fmean([1, 2, 4]))
print(st.correlation([1, 2, 3, 4], [2, 4, 6, 9]), st.linear_regression([1, 2, 3], [2, 4, 7]), st.covariance([1, 2, 3], [1, 5, 7]), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 5], interval=1), st.quantiles([1, 2, 3, 4, 5], n=4, method="inclusive"))
nd = st.NormalDist(100, 15)
print(nd.cdf(115), nd.inv_cdf(0.975), nd.zscore(130), nd + 5, nd * 2, st.NormalDist.from_samples(data))
for bad in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.mode([]), lambda: st.median([]), lambda: st.quantiles([1]), lambda: st.geometric_mean([0, 1]), lambda: st.harmonic_mean([-1, 2])):
    try:
        print(bad())
    except (st.StatisticsError, ValueError) as e:
        print(type(e).__name__, e)
print(rsi([1, 2, 3], n=2), list(bollinger([5], 1)), drawdown([1, 2, 3]), spark([3, 3]), list(ema([], 3)), st.mean([True, 2, 2.5]), st.mean([1, 2]), st.mean([1, 3]), st.median([1, 2]))
