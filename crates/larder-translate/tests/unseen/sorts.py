import random
from functools import cmp_to_key
from operator import itemgetter, attrgetter


def bubble(a):
    a = a[:]
    n = len(a)
    while True:
        swapped = False
        for i in range(1, n):
            if a[i - 1] > a[i]:
                a[i - 1], a[i] = a[i], a[i - 1]
                swapped = True
        if not swapped:
            return a
        n -= 1


def merge_sort(a, key=lambda x: x):
    if len(a) <= 1:
        return list(a)
    mid = len(a) // 2
    l, r = merge_sort(a[:mid], key), merge_sort(a[mid:], key)
    out = []
    i = j = 0
    while i < len(l) and j < len(r):
        if key(l[i]) <= key(r[j]):
            out.append(l[i])
            i += 1
        else:
            out.append(r[j])
            j += 1
    return out + l[i:] + r[j:]


def quick(a):
    return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])


def heap_sort(a):
    a = list(a)

    def sift(lo, hi):
        root = lo
        while (child := 2 * root + 1) < hi:
            if child + 1 < hi and a[child] < a[child + 1]:
                child += 1
            if a[root] >= a[child]:
                return
            a[root], a[child] = a[child], a[root]
            root = child

    for i in reversed(range(len(a) // 2)):
        sift(i, len(a))
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end)
    return a


def counting(a):
    lo, hi = min(a), max(a)
    buckets = [0] * (hi - lo + 1)
    for x in a:
        buckets[x - lo] += 1
    return [i + lo for i, n in enumerate(buckets) for _ in range(n)]


def radix(a):
    shift = 0
    while any(x >> shift for x in a):
        zeros = [x for x in a if not x >> shift & 1]
        ones = [x for x in a if x >> shift & 1]
        a = zeros + ones
        shift += 1
    return a


random.seed(7)
data = [random.randrange(-50, 50) for _ in range(40)]
want = sorted(data)
for f in (bubble, merge_sort, quick, heap_sort, counting):
    print(f.__name__, f(data) == want)
print(radix([abs(x) for x in data]) == sorted(map(abs, data)))
people = [("bob", 30), ("al", 25), ("cy", 30), ("di", 25)]
print(merge_sort(people, key=itemgetter(1)))
print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=itemgetter(1), reverse=True))
print(sorted(["b10", "a2", "b9"], key=cmp_to_key(lambda x, y: len(x) - len(y) or (x > y) - (x < y))))
floats = [3.5, -1, 2, True, 0.5, -0.0]
print(sorted(floats), max(floats), merge_sort(floats), quick(["pear", "fig", "apple"]))
try:
    sorted([3, "a", 1])
except TypeError as e:
    print(e)
try:
    bubble([1, None])
except TypeError as e:
    print(e)
words = "the quick brown fox jumps over the lazy dog".split()
words.sort(key=len)
print(words)
words.sort(key=lambda w: w[-1], reverse=True)
print(words, words[-1:0:-3])
print([x for x, _ in sorted(enumerate(data[:8]), key=lambda t: t[1])], sorted({"k": 2, "j": 1}.items(), key=attrgetter("__class__.__name__")))
