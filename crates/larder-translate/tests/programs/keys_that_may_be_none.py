# Keys and tests that may be None.
import heapq, bisect, itertools, functools


def run(f, *a, **k):
    try:
        return f(*a, **k)
    except TypeError as e:
        return f'{type(e).__name__}: {e}'


xs = [3, -1, 2]
words = ['b', 'A', 'c']
for key in (None, abs, str, lambda v: -v):
    print(sorted(xs, key=key), max(xs, key=key), min(xs, key=key), heapq.nlargest(2, xs, key=key), heapq.nsmallest(1, xs, key=key))
    ys = xs[:]
    ys.sort(key=key, reverse=True)
    print(ys, [(k, list(g)) for k, g in itertools.groupby([1, 1, 2], key=key)], list(heapq.merge([1, 3], [2], key=key)) if key is None else '')
for key in (None, str.lower):
    print(sorted(words, key=key), max(words, key=key), max('x', 'y', key=key), min('bAc', key=key))
for test in (None, bool, lambda v: v > 0):
    print(list(filter(test, [0, 1, -2, 3])), list(itertools.filterfalse(test, [0, 1, -2, 3])))
for fn in (None, str):
    print(run(lambda: list(map(fn, [1]))), run(lambda: list(map(fn, []))))
for func in (None, max):
    print(list(itertools.accumulate([1, 3, 2], func)))


def sort_by(items, key=None, reverse=False):
    return sorted(items, key=key, reverse=reverse)


print(sort_by('hello'), sort_by(['bb', 'a'], len), sort_by({'b': 1, 'a': 2}, reverse=True), sort_by(range(3), lambda v: -v))


class Table:
    key = None

    def __init__(self, *rows, key=None):
        self.rows = list(rows)
        self.key = key or Table.key

    def ordered(self):
        self.rows.sort(key=self.key)
        return self.rows

    def best(self, default=None):
        return max(self.rows, key=self.key, default=default)


print(Table(2, 1).ordered(), Table('bb', 'a', key=len).ordered(), Table().best(), Table((1, 'z'), (2, 'a'), key=lambda r: r[1]).best())
print(bisect.bisect_left([1, 2, 3], 2, key=None))
