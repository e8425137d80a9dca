from __future__ import annotations
import math
import statistics
import itertools
import operator
from collections import deque, defaultdict
from collections.abc import Sequence, Iterator, Mapping
from dataclasses import dataclass, field, asdict, astuple, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Callable, Iterable, NamedTuple


class Reading(NamedTuple):
    day: date
    low: float
    high: float

    @property
    def mean(self):
        return (self.low + self.high) / 2

    @classmethod
    def parse(cls, line: str) -> Reading:
        day, low, high = line.split(",")
        return cls(date.fromisoformat(day.strip()), float(low), float(high))

    def __str__(self):
        return f"{self.day:%d %b} {self.low:5.1f}..{self.high:<5.1f}"


@dataclass
class Series(Sequence):
    name: str
    readings: list[Reading] = field(default_factory=list, repr=False)

    def __post_init__(self):
        self.readings.sort()

    def __getitem__(self, key):
        if isinstance(key, slice):
            if isinstance(key.start, date) or isinstance(key.stop, date):
                lo, hi = key.start or date.min, key.stop or date.max
                return replace(self, readings=[r for r in self.readings if lo <= r.day < hi])
            return replace(self, readings=self.readings[key])
        if isinstance(key, date):
            for r in self:
                if r.day == key:
                    return r
            raise KeyError(f"no reading on {key}")
        return self.readings[key]

    def __len__(self):
        return len(self.readings)

    @cached_property
    def stats(self):
        means = [r.mean for r in self]
        return {"mean": statistics.fmean(means), "dev": statistics.stdev(means), "max": max(self, key=operator.attrgetter("high")).day}

    def rolling(self, n, fn: Callable = statistics.mean):
        window = deque(maxlen=n)
        for r in self:
            window.append(r.mean)
            if len(window) == n:
                yield r.day, fn(window)

    def gaps(self):
        for a, b in itertools.pairwise(self):
            if (b.day - a.day).days > 1:
                yield a.day + timedelta(1), b.day - timedelta(1)

    def monthly(self):
        out = defaultdict(list)
        for r in self:
            out[r.day.replace(day=1)].append(r)
        return dict(out)

    def chart(self, width=20):
        lo, hi = min(r.low for r in self), max(r.high for r in self)
        scale = (width - 1) / (hi - lo)
        for r in self:
            a, b = (round((x - lo) * scale) for x in (r.low, r.high))
            yield f"{r.day.day:2}|" + " " * a + "=" * (b - a + 1) + " " * (width - 1 - b) + "|"

    def __add__(self, other):
        if not isinstance(other, Series):
            return NotImplemented
        return Series(f"{self.name}+{other.name}", [*self, *other])

    def __contains__(self, item):
        return any(r.day == item for r in self) if isinstance(item, date) else super().__contains__(item)


TEXT = """2024-01-30, -3.5, 4
2024-01-31, -1, 6.25
2024-02-01, 0.0, 7.5
2024-02-04, 2, 9
2024-01-29, -8, -1.5"""
s = Series("hill", [Reading.parse(line) for line in TEXT.splitlines()])
print(s, len(s), s[0], s[-1].mean, s[date(2024, 2, 1)])
print(*s.chart(), sep="\n")
print({k: (round(v, 4) if isinstance(v, float) else v) for k, v in s.stats.items()}, s.stats is s.stats)
print([(d.isoformat(), round(m, 3)) for d, m in s.rolling(3)], list(s.rolling(4, max)), list(s.rolling(9)))
print([f"{a}..{b}" for a, b in s.gaps()], {k.strftime("%b"): len(v) for k, v in s.monthly().items()})
print(s[date(2024, 1, 31):], len(s[date(2024, 1, 31):]), len(s[:date(2024, 1, 31)]), [str(r) for r in s[::2]], s[1] in s, date(2024, 2, 2) in s, date(2024, 2, 4) in s, s.index(s[2]), s.count(1), [r.day.day for r in reversed(s)])
t = s + Series("x", [Reading(date(2024, 2, 2), 1, 2)])
print(t, len(t), t == s, s == replace(s), list(t.gaps()), asdict(t)["readings"][0].low, astuple(Series("e")), Series("e") == Series("e"))
for bad in (lambda: s + 1, lambda: s[date(2020, 1, 1)], lambda: s[99], lambda: Reading.parse("x"), lambda: Reading.parse("2024-02-30,1,2"), lambda: hash(s), lambda: Series("e").stats, lambda: s["a"], lambda: s[0].low.__setattr__("x", 1), lambda: setattr(s[0], "low", 2), lambda: s < t):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(sorted(s, key=lambda r: -r.high)[0].day, max(s).low, sum(r.mean for r in s) / len(s), math.fsum(r.low for r in s), statistics.quantiles([r.high for r in s], n=4), statistics.median_low(r.high for r in s))
print(Series.__annotations__, Reading.__annotations__, Series.__doc__ is None, Reading._fields)
first, *middle, last = s
print(first.day, len(middle), last.day, dict(zip("abc", s[0])), [*map(str, s[:1])])
s.readings = None
len(s)
