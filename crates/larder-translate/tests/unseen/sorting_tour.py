"""Sorting algorithms checked against sorted(), stability, bisect, operator helpers."""
import bisect
import operator
import random
from functools import cmp_to_key
from collections import namedtuple

Item = namedtuple("Item", "key idx")


class Key:
    compares = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        Key.compares += 1
        return self.v < o.v

    def __repr__(self):
        return f"K{self.v}"


def insertion(a, key=lambda x: x):
    a = list(a)
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and key(x) < key(a[j - 1]):
            a[j] = a[j - 1]
            j -= 1
        a[j] = x
    return a


def merge_sort(a, key=lambda x: x):
    a = list(a)
    if len(a) < 2:
        return a
    mid = len(a) // 2
    l, r = merge_sort(a[:mid], key), merge_sort(a[mid:], key)
    out = []
    while l and r:
        out.append((r if key(r[0]) < key(l[0]) else l).pop(0))
    return out + l + r


def quick(a, key=lambda x: x):
    if not (a := list(a)):
        return []
    p, *rest = a
    return quick([x for x in rest if key(x) < key(p)], key) + [p] + quick([x for x in rest if not key(x) < key(p)], key)


def heap(a, key=lambda x: x):
    a = list(a)

    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and key(a[c]) < key(a[c + 1]):
                c += 1
            if not key(a[i]) < key(a[c]):
                return
            a[i], a[c] = a[c], a[i]
            i = c
    for i in reversed(range(len(a) // 2)):
        sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
    return a


def shell(a, key=lambda x: x):
    a = list(a)
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            for j in range(i, gap - 1, -gap):
                if key(a[j]) < key(a[j - gap]):
                    a[j], a[j - gap] = a[j - gap], a[j]
                else:
                    break
        gap //= 2
    return a


def radix(nums):
    out, shift = list(nums), 0
    while any(n >> shift for n in out):
        buckets = [[] for _ in range(16)]
        for n in out:
            buckets[n >> shift & 15].append(n)
        out = sum(buckets, [])
        shift += 4
    return out


state = 12345
data = []
for i in range(40):
    state = (1103515245 * state + 12345) & 0x7FFFFFFF
    data.append(Item(state >> 16 & 7, i))
ref = sorted(data, key=operator.attrgetter("key"))
for fn in (insertion, merge_sort, quick, heap, shell):
    got = fn(data, key=lambda it: it.key)
    print(f"{fn.__name__:>10}: sorted={[g.key for g in got] == [r.key for r in ref]} stable={got == ref} full={fn(data) == sorted(data)} strs={fn('banana')}")
print(radix([170, 45, 75, 90, 802, 24, 2, 66, 2**40, 0]))

people = [("Bob", 25), ("alice", 30), ("Carl", 25), ("Dave", 30), ("eve", 22)]
print(sorted(people, key=operator.itemgetter(1)), sorted(people, key=operator.itemgetter(1), reverse=True), sorted(sorted(people), key=lambda p: -p[1]), sep="\n")
print(sorted(people, key=lambda p: (-p[1], p[0].lower())), min(people, key=lambda p: p[1]), max(people, key=lambda p: p[1]), list(reversed(sorted(people, key=lambda p: p[1])))[0])
print(sorted("The quick brown Fox".split(), key=str.lower), sorted([3, 1.0, True, 0, 2]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], []]), sorted({"b": 1, "a": 2}), sorted("hello"), sorted([{1, 2}, {1}, {2}], key=len), sorted([None, 3, None, 1], key=lambda x: (x is None, x or 0)))
print(sorted(["10", "9", "1", "02"], key=lambda s: (int(s), s)), sorted([1, -1, 2, -2], key=abs), sorted([0.0, -0.0, 0]), sorted(range(6), key=lambda n: n % 3), sorted("bA1 _é", key=ord))
print(sorted(people, key=cmp_to_key(lambda a, b: b[1] - a[1] or (a[0] > b[0]) - (a[0] < b[0]))))
ks = [Key(v) for v in (3, 1, 2)]
print(sorted(ks), max(ks), Key.compares > 0, ks)
a = [3, 1, 2]
print(a.sort(), a, a.sort(reverse=True), a, a.sort(key=lambda x: x % 2), a, a.reverse(), a)
for bad in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([1j, 2j]), lambda: sorted([{}, {}]), lambda: sorted(5), lambda: sorted([1], key=5), lambda: sorted([2, 1], lambda x: x), lambda: sorted([2, 1], key=lambda x: x / 0), lambda: max([1, "a"]), lambda: min([], default="d"), lambda: max("a", key=len, default=2), lambda: max(1, 2, default=0), lambda: sorted([object(), object()])):
    try:
        print("ok", bad())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
evil = [3, 2, 1]
try:
    evil.sort(key=lambda x: evil.append(x) or x)
except ValueError as e:
    print(e, evil)

xs = [1, 3, 3, 3, 5, 8]
print([(bisect.bisect_left(xs, v), bisect.bisect_right(xs, v)) for v in (0, 1, 3, 4, 8, 9)], bisect.bisect(xs, 3, 0, 2), bisect.bisect_left(["a", "bb", "ccc"], 2, key=len))
for v in (4, 3, 0, 9):
    bisect.insort(xs, v)
print(xs, "".join("FDCBA"[bisect.bisect([60, 70, 80, 90], s)] for s in (33, 99, 77, 70, 89, 90, 100)))
print(operator.itemgetter(1, 0)("abc"), operator.itemgetter(slice(1, 3))([1, 2, 3]), operator.methodcaller("split", ",", maxsplit=1)("a,b,c"), operator.attrgetter("key", "idx")(data[0]), operator.concat([1], [2]), operator.contains("abc", "b"), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"), operator.truth([]), operator.is_not(None, 1), operator.floordiv(-7, 2), operator.not_(0), operator.neg(True), operator.setitem(d := {}, "k", 1), d, operator.index(True), operator.iconcat([1], (2,)))
random.seed(7)
deck = list(range(20))
random.shuffle(deck)
print(sorted(deck) == list(range(20)), merge_sort(deck) == quick(deck) == heap(deck) == shell(deck))
