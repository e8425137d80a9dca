import random


class Heap:
    def __init__(self, items=(), key=None, reverse=False):
        self.key = key or (lambda x: x)
        self.reverse = reverse
        self.a = []
        for x in items:
            self.push(x)

    def _less(self, i, j):
        x, y = self.key(self.a[i]), self.key(self.a[j])
        return y < x if self.reverse else x < y

    def push(self, x):
        self.a.append(x)
        i = len(self.a) - 1
        while i > 0 and self._less(i, p := (i - 1) // 2):
            self.a[i], self.a[p] = self.a[p], self.a[i]
            i = p

    def pop(self):
        self.a[0], self.a[-1] = self.a[-1], self.a[0]
        top = self.a.pop()
        i = 0
        while True:
            kids = [k for k in (2 * i + 1, 2 * i + 2) if k < len(self.a)]
            best = i
            for k in kids:
                if self._less(k, best):
                    best = k
            if best == i:
                return top
            self.a[i], self.a[best] = self.a[best], self.a[i]
            i = best

    def drain(self):
        while self.a:
            yield self.pop()


def merge_sort(a):
    if len(a) < 2:
        return a[:]
    mid = len(a) // 2
    l, r = merge_sort(a[:mid]), merge_sort(a[mid:])
    out = []
    i = j = 0
    while i < len(l) and j < len(r):
        if r[j] < l[i]:
            out.append(r[j]); j += 1
        else:
            out.append(l[i]); i += 1
    return out + l[i:] + r[j:]

def quick_sort(a):
    match a:
        case [] | [_]:
            return list(a)
        case [p, *rest]:
            return quick_sort([x for x in rest if x < p]) + [p] + quick_sort([x for x in rest if not x < p])

def shell_sort(a):
    a = list(a)
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and x < a[j - gap]:
                a[j] = a[j - gap]
                j -= gap
            a[j] = x
        gap //= 2
    return a


def radix(a):
    for shift in range(0, max(a, default=0).bit_length(), 4):
        buckets = [[] for _ in range(16)]
        for x in a:
            buckets[x >> shift & 15].append(x)
        a = sum(buckets, [])
    return a


def heap_sort(a):
    return list(Heap(a).drain())


class Counted:
    compares = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        Counted.compares += 1
        return self.v < o.v


rng = random.Random(31337)
data = [rng.randrange(1000) for _ in range(200)]
print(data[:12])
for f in (merge_sort, quick_sort, shell_sort, radix, heap_sort):
    Counted.compares = 0
    if f is not radix:
        f([Counted(v) for v in data])
    print(f"{f.__name__:<11} {f(data) == sorted(data)} {f([])} {f([2, 1])} {Counted.compares}")
print(list(Heap("heapsort", reverse=True).drain()), list(Heap([-3, 2, -1], key=abs).drain()))
people = [("Zoë", 30), ("Bob", 25), ("al", 30), ("Eve", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True), sep="\n")
print(sorted(people), sorted(people, key=lambda p: p[0].lower())[0], max(people, key=lambda p: p[1]))
print(merge_sort([3.5, 1, True, 0, 2]), sorted([3.5, 1, True, 0, 1.0], reverse=True))
print(sorted({"b": 1, "a": 2}), sorted("hello world"), sorted([[2], [1, 5], [1], []]))
for bad in (lambda: sorted([1, "a", 2]), Heap().pop):
    try:
        bad()
    except (TypeError, IndexError) as e:
        print(e)
