import itertools
import math


def next_permutation(a):
    i = len(a) - 2
    while i >= 0 and a[i] >= a[i + 1]:
        i -= 1
    if i < 0:
        a.reverse()
        return False
    j = len(a) - 1
    while a[j] <= a[i]:
        j -= 1
    a[i], a[j] = a[j], a[i]
    a[i + 1:] = a[:i:-1]
    return True


def heaps(a):
    def go(k):
        if k <= 1:
            yield tuple(a)
        else:
            for i in range(k):
                yield from go(k - 1)
                if i < k - 1:
                    if k % 2:
                        a[0], a[k - 1] = a[k - 1], a[0]
                    else:
                        a[i], a[k - 1] = a[k - 1], a[i]
    yield from go(len(a))


def partitions(n, largest=None):
    if n == 0:
        yield []
        return
    for first in range(min(n, largest or n), 0, -1):
        for rest in partitions(n - first, first):
            yield [first] + rest


def set_partitions(items):
    if not items:
        yield []
        return
    head, *tail = items
    for p in set_partitions(tail):
        yield [[head], *p]
        for i, block in enumerate(p):
            yield p[:i] + [[head] + block] + p[i + 1:]


def gray(n):
    return [i ^ (i >> 1) for i in range(1 << n)]


def rank(perm):
    pool, r = sorted(perm), 0
    for i, x in enumerate(perm):
        r += pool.index(x) * math.factorial(len(perm) - 1 - i)
        pool.remove(x)
    return r


def unrank(r, items):
    pool = list(items)
    out = []
    for i in range(len(pool) - 1, -1, -1):
        q, r = divmod(r, math.factorial(i))
        out.append(pool.pop(q))
    return out


def necklaces(n, k):
    return sum(k ** math.gcd(i, n) for i in range(n)) // n


a = [1, 2, 2, 3]
seen = [a[:]]
while next_permutation(a):
    seen.append(a.copy())
print(len(seen), seen[:4], a)
print(list(map("".join, heaps(list("abc")))), len(set(heaps([1, 2, 3, 4]))))
print([*partitions(5)])
print([sum(1 for _ in partitions(n)) for n in range(12)])
for p in set_partitions("xyz"):
    print(" | ".join("".join(b) for b in p))
print([sum(1 for _ in set_partitions(list(range(n)))) for n in range(7)])
print([f"{g:03b}" for g in gray(3)])
print(rank("dcba"), rank((2, 0, 1)), "".join(unrank(23, "abcd")), unrank(999_999, range(10)))
print(necklaces(4, 3), math.perm(10, 3), math.comb(5, 7), math.perm(4))
ip = list(itertools.permutations("aab"))
print(len(ip), len(set(ip)), list(itertools.permutations([1, 2, 3], 2))[-2:], list(itertools.permutations([], 0)))
print(list(itertools.combinations("abcd", 3)), list(itertools.combinations_with_replacement("ab", 2)))
print(sum(1 for _ in itertools.product("ab", range(3), repeat=2)), list(itertools.product()))
print([sum(p) for p in itertools.combinations([1, 2, 3], 4)], [*itertools.permutations([1], 2)])
derange = [p for p in itertools.permutations(range(4)) if all(i != x for i, x in enumerate(p))]
print(len(derange), derange[0], derange[-1])
try:
    math.comb(-1, 2)
except ValueError as e:
    print("ValueError:", e)
try:
    math.factorial(2.5)
except TypeError as e:
    print("TypeError:", e)
for r in (23, 24):
    try:
        print(unrank(r, "abcd"))
    except IndexError as e:
        print("IndexError:", e)
