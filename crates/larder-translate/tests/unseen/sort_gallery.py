# Sorting: stability, keys, cmp_to_key, multi-key with mixed direction, own sorts, natural sort
import re
from functools import cmp_to_key
from operator import itemgetter, attrgetter, methodcaller
from collections import namedtuple
Emp = namedtuple("Emp", "name dept salary start")
EMPS = [Emp("Zed", "ops", 50, "2020-01"), Emp("amy", "dev", 70, "2019-07"), Emp("Bob", "dev", 70, "2018-02"), Emp("cat", "ops", 40, "2020-01"), Emp("Dan", "hr", 70, "2021-11")]

def names(seq):
    return " ".join(e.name for e in seq)
print(names(sorted(EMPS)), names(sorted(EMPS, key=attrgetter("dept"))), names(sorted(EMPS, key=itemgetter(2, 1))), sep=" | ")
print(names(sorted(EMPS, key=lambda e: e.salary, reverse=True)), names(sorted(reversed(EMPS), key=lambda e: e.salary)), names(sorted(EMPS, key=lambda e: -e.salary)), sep=" | ")
by = sorted(EMPS, key=attrgetter("name"), reverse=True)
by.sort(key=attrgetter("dept"))
print(names(by), names(sorted(EMPS, key=lambda e: e.name.lower())), names(sorted(EMPS, key=str)), sep=" | ")

def compare(a, b):
    if a.dept != b.dept:
        return -1 if a.dept > b.dept else 1
    return (a.salary > b.salary) - (a.salary < b.salary)
print(names(sorted(EMPS, key=cmp_to_key(compare))), names(sorted(EMPS, key=cmp_to_key(lambda a, b: 0))))
nat = lambda s: [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", s)]
files = ["f10.txt", "f9.txt", "f1.txt", "F2.txt", "f10a.txt", "f02.txt"]
print(sorted(files, key=nat), sorted(files), sorted(files, key=methodcaller("casefold")), sorted(files, key=len))

class Rev:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        return other.v < self.v
    def __eq__(self, other):
        return self.v == other.v
print(names(sorted(EMPS, key=lambda e: (e.start, Rev(e.name)))), max([Rev(1), Rev(3), Rev(2)]).v, min("bca", key=ord), max((3, "a"), (3, "b")), max([[1, 2], [1, 2, 0]]))

class Counted(int):
    compares = 0
    def __lt__(self, other):
        Counted.compares += 1
        return int(self) < int(other)
data = [(x * 7919) % 101 for x in range(60)]

def bubble(a):
    n, swapped = len(a), True
    while swapped:
        swapped = False
        for i in range(1, n):
            if a[i] < a[i - 1]:
                a[i - 1], a[i] = a[i], a[i - 1]
                swapped = True
        n -= 1

def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and x < a[j - 1]:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x

def quick(a, lo=0, hi=None):
    if hi is None:
        hi = len(a) - 1
    if lo >= hi:
        return
    pivot, i, j = a[(lo + hi) // 2], lo, hi
    while i <= j:
        while a[i] < pivot:
            i += 1
        while pivot < a[j]:
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            i, j = i + 1, j - 1
    quick(a, lo, j)
    quick(a, i, hi)

def merge(a):
    if len(a) < 2:
        return
    left, right = a[:len(a) // 2], a[len(a) // 2:]
    merge(left)
    merge(right)
    left.reverse(), right.reverse()
    a[:] = [(right if right and (not left or right[-1] < left[-1]) else left).pop() for _ in a]

def heap(a):
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            c += c + 1 < n and a[c] < a[c + 1]
            if not a[i] < a[c]:
                return
            a[i], a[c], i = a[c], a[i], c
    for i in reversed(range(len(a) // 2)):
        sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
for fn in (bubble, insertion, quick, merge, heap):
    Counted.compares = 0
    work = [Counted(x) for x in data]
    assert fn(work) is None
    print(f"{fn.__name__:<10}{work == sorted(data)} {Counted.compares}", work[:4], type(work[0]).__name__)
pairs = [(k % 3, "abcdefg"[k]) for k in (4, 1, 0, 3, 6, 2, 5)]
print(sorted(pairs, key=itemgetter(0)), sorted(pairs, key=itemgetter(0), reverse=True), sep="\n")
mixed = [True, 0, 2.5, -1, False, 1, 1.0]
print(sorted(mixed), sorted(mixed, reverse=True), sorted([0.0, -0.0, 0]), sorted("Hello, World"), sorted({3: "a", 1: "b"}), sorted([[2], [], [1, 9]]), sorted([(1, "b"), (1, "a")]))
nan = float("nan")
print(sorted([3, nan, 1]), max(nan, 1), max(1, nan), min([nan, 0]), sorted([(), (0,)], key=bool, reverse=True))
lst = [5, 2, 9]
print(lst.sort(key=lambda v: -v), lst, sorted(lst, key=lst.index), sorted(range(5), key=lambda n: (n % 2, -n)))

def evil(v):
    lst.append(v)
    return v
try:
    lst.sort(key=evil)
except ValueError as e:
    print("ValueError:", e, lst)
for bad in ([1, "a"], [None, 1], [{}, {}], [1j, 2], [Emp(1, 2, 3, 4), Emp(1, 2, 3, "x")]):
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)
