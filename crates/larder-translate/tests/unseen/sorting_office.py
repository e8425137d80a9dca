# Sorting: stability, keys of every type, cmp_to_key, partial order, errors midway, bisect, heapq, own sorts.
from functools import cmp_to_key, total_ordering
import bisect
import heapq
from operator import itemgetter, attrgetter, methodcaller

rows = [('bob', 3, 2.5), ('al', 3, -1), ('cy', 1, 2.5), ('Di', 2, float('inf')), ('al', 1, 0)]
print(sorted(rows))
print(sorted(rows, key=lambda r: r[1]))
print(sorted(rows, key=lambda r: (-r[1], r[0].lower())), sorted(rows, key=itemgetter(2, 0), reverse=True)[:2])
print(sorted(sorted(rows, key=itemgetter(0)), key=itemgetter(1), reverse=True))
rows.sort(key=len)
print(rows[0], sorted('bananA'), sorted({'b': 1, 'a': 2}), sorted({3, 1, 2}, reverse=True), sorted(range(3), key=lambda x: -x), sorted('b a C'.split(), key=str.swapcase))
words = 'the quick brown fox jumps over the lazy dog'.split()
print(sorted(words, key=lambda w: (len(w), w)), sorted(set(words), key=words.index), sorted(words, key=methodcaller('count', 'o'))[-1], max(words, key=len), min(words, key=lambda w: w[::-1]))


def by(cmp):
    return cmp_to_key(cmp)


print(''.join(sorted(['3', '30', '34', '5', '9'], key=by(lambda a, b: (b + a > a + b) - (b + a < a + b)))))
print(sorted([1, 2, 3, 4, 5], key=by(lambda a, b: (a % 2 - b % 2) or b - a)))
calls = []
sorted([3, 1, 2], key=lambda x: calls.append(x) or x)
print(calls)


@total_ordering
class Version:
    def __init__(self, text):
        self.parts = [int(p) if p.isdigit() else p for p in text.split('.')]

    def __eq__(self, o):
        return self.parts == o.parts

    def __lt__(self, o):
        return [(isinstance(p, str), p) for p in self.parts] < [(isinstance(p, str), p) for p in o.parts]

    def __repr__(self):
        return '.'.join(map(str, self.parts))


vs = [Version(t) for t in '1.10 1.2 1.beta 1.2.0 0.9 1.2'.split()]
print(sorted(vs), max(vs), vs[1] >= vs[5], vs[0] > vs[1], vs.index(Version('1.2')), vs.count(Version('1.2')))


class Only:
    log = []

    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        Only.log.append((self.v, o.v))
        return self.v < o.v


os_ = [Only(v) for v in (3, 1, 2)]
print([o.v for o in sorted(os_)], Only.log)
try:
    print(os_[0] <= os_[1])
except TypeError as e:
    print(e)
print(os_[0] > os_[1])
mixed = [1, 'a', None, 2.5, [1], (1,), 3]
for key in (None, str, lambda v: (type(v).__name__, str(v)), id and (lambda v: v)):
    try:
        print(sorted(mixed, key=key))
    except TypeError as e:
        print(e)
xs = [5, 3, 'x', 1]
try:
    xs.sort()
except TypeError as e:
    print(e, xs)
xs = [3, 1, 2]


def boom(v):
    if v == 2:
        raise KeyError(v)
    return v


try:
    xs.sort(key=boom)
except KeyError as e:
    print('KeyError', e, xs)
print(sorted([[2], [1, 5], [1]]), sorted([(1, 'b'), (1, 'a')]), sorted([{1}, {1, 2}, set()]), sorted([True, 0, 0.5, -1]), sorted([b'b', b'a']), sorted(['é', 'z', 'a', 'Z']), sorted([None]))
try:
    sorted([{}, {}])
except TypeError as e:
    print(e)
try:
    sorted([1 + 2j, 1])
except TypeError as e:
    print(e)


def insertion(a, key=lambda x: x):
    a = list(a)
    for i in range(1, len(a)):
        v = a[i]
        j = i - 1
        while j >= 0 and key(a[j]) > key(v):
            a[j + 1] = a[j]
            j -= 1
        a[j + 1] = v
    return a


def merge_sort(a, less=lambda x, y: x < y):
    if len(a) < 2:
        return a[:]
    m = len(a) // 2
    l, r = merge_sort(a[:m], less), merge_sort(a[m:], less)
    out = l[:0]
    while l and r:
        if less(r[0], l[0]):
            out, r = out + r[:1], r[1:]
        else:
            out, l = out + l[:1], l[1:]
    return out + l + r


def quick(a):
    if not a:
        return []
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if not x < p])


def heap(a):
    h = []
    for i, x in enumerate(a):
        heapq.heappush(h, (x, i))
    return [heapq.heappop(h)[0] for _ in range(len(h))]


def counting(a):
    c = {}
    for x in a:
        c[x] = c.get(x, 0) + 1
    return [k for k in sorted(c) for _ in range(c[k])]


for data in ([5, 2, 8, 2, 9, 1], 'sorting', [2.5, 1, True], (3, 1, 2), []):
    ref = sorted(data)
    print([list(f(data)) == ref for f in (insertion, merge_sort, quick, heap, counting)], merge_sort(data))
print(insertion(rows, key=attrgetter('__len__') if False else itemgetter(0))[0], merge_sort(words, lambda a, b: len(a) < len(b)))
b = []
for v in (3, 1, 4, 1, 5, 9.5, 2):
    bisect.insort(b, v)
print(b, bisect.bisect(b, 1), bisect.bisect_left(b, 1), bisect.bisect_right([1, 3, 5], 4, 0, 2), bisect.bisect_left(['a', 'c'], 'b'), bisect.bisect([(1, 'x')], (1,)), bisect.bisect_left([-3, -1], 2, key=lambda v: -v) if False else '')
h = [5, 1, 'z'][:2] + [3]
heapq.heapify(h)
print(heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, words, key=len), heapq.nsmallest(3, [2, 2.0, True, 0]), list(heapq.merge([1, 4], [2, 3], key=None)), list(heapq.merge('ca', 'db', reverse=True)))
try:
    heapq.heappush([1], 'a')
except TypeError as e:
    print(e)
ys = [float('nan'), 1, 0]
print(len(sorted(ys)), sorted([0.0, -0.0, 0]), sorted([1, True, 1.0]), [type(v).__name__ for v in sorted([1.0, True, 1, 0])], list(reversed(sorted('ba'))), sorted(sorted, key=id) if False else '')
print(sorted([3, 1], cmp=lambda a, b: 0))
