# itertools tour
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse,
                       groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest)
import operator
from collections import deque


def take(n, it):
    return list(islice(it, n))


print(take(5, count(10, -3)), take(4, count(0.5, 0.25)), take(7, cycle("abc")), list(repeat("x", 3)), list(repeat(0, -1)), take(2, repeat(None)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2], initial=100)), list(accumulate([], operator.mul)), list(accumulate("abc")), list(accumulate([5, 2], lambda a, b: (a, b))))
print(list(chain("ab", [1], (), {2: 3})), list(chain.from_iterable(["ab", [1, [2]]])), list(compress("abcdef", [1, 0, 1, True, "", "x", 1])))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations("a", 0)), len(list(combinations(range(10), 4))))
print(list(combinations_with_replacement("ab", 3)), list(permutations("abc", 2)), len(list(permutations(range(6)))), list(permutations([1, 1])), list(permutations([], 0)))
print(list(product("ab", repeat=2)), list(product([1, 2], "x", [])), list(product()), [sum(p) for p in product((0, 1), (0, 2), (0, 4))])
print(list(dropwhile(lambda x: x < 3, [1, 4, 2, 5])), list(takewhile(str.isalpha, "ab1c")), list(filterfalse(None, [0, 1, "", "a", [], [0]])), list(filter(None, [0, 1, "", "a"])))
for k, g in groupby(sorted(["apple", "bob", "cat", "avocado", "cherry", "Bear"], key=lambda w: (w[0].lower(), len(w))), key=lambda w: w[0].lower()):
    print(k, list(g), end="; ")
print()
groups = groupby("aabbbc")
(k1, g1), (k2, g2) = next(groups), next(groups)
print(k1, list(g1), k2, list(g2), [(k, len(list(g))) for k, g in groups], [(k, "".join(g)) for k, g in groupby("AaBbbA", str.upper)])
print(list(islice("abcdefg", 2, None, 3)), list(islice(range(10), 3, 3)), list(islice(iter("abc"), None)))
print(list(pairwise("abcd")), list(pairwise([1])), list(starmap(pow, [(2, 5), (3, 2)])), list(zip_longest("ab", [1, 2, 3], fillvalue="-")), list(zip_longest("a", "", "xyz")))
it1, it2 = tee(iter(range(5)))
print(next(it1), next(it1), list(it2), list(it1))
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), list(it), list(zip("abc", range(2))), list(zip()), list(zip(*[(1, "a"), (2, "b")])))
z = iter(range(6))
a = zip(z, "xy")
print(list(a), next(z), list(map(lambda *t: t, [1, 2, 3], "ab")))
for bad in (lambda: islice([1], -1), lambda: next(iter([])), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1], [], strict=True)), lambda: list(product("ab", repeat=-1)), lambda: list(combinations("ab", -1)), lambda: list(starmap(pow, [3])), lambda: list(chain.from_iterable([1])), lambda: iter(5), lambda: next([1]), lambda: list(map(1, [2])), lambda: count("a"), lambda: list(accumulate([1, "a"])), lambda: sum(["a"]), lambda: max([]), lambda: min(1), lambda: enumerate(3), lambda: reversed({1}), lambda: list(range(1, 2, 0))):
    try:
        print("ok", bad())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


def sieve():
    yield 2
    comp = {}
    for n in count(3, 2):
        p = comp.pop(n, None)
        if p is None:
            yield n
            comp[n * n] = n
        else:
            x = n + 2 * p
            while x in comp:
                x += 2 * p
            comp[x] = p


def roundrobin(*its):
    its = deque(map(iter, its))
    while its:
        try:
            yield next(its[0])
            its.rotate(-1)
        except StopIteration:
            its.popleft()


def powerset(s):
    s = list(s)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


def window(seq, n):
    it = iter(seq)
    w = deque(islice(it, n), maxlen=n)
    if len(w) == n:
        yield tuple(w)
    for x in it:
        w.append(x)
        yield tuple(w)


def batched(it, n):
    it = iter(it)
    while chunk := tuple(islice(it, n)):
        yield chunk


def unique(it, key=lambda x: x):
    seen = set()
    for x in it:
        if (k := key(x)) not in seen:
            seen.add(k)
            yield x


def look_and_say(s="1"):
    while True:
        yield s
        s = "".join(f"{len(list(g))}{k}" for k, g in groupby(s))


print(take(12, sieve()), next(p for p in sieve() if p > 1000), sum(takewhile(lambda p: p < 500, sieve())))
print("".join(roundrobin("ABC", "D", "EF")), list(powerset("xyz")), list(window("abcde", 3)), list(window("a", 2)), list(batched("abcdefg", 3)))
print(list(unique("AbBaCc", str.lower)), take(6, look_and_say()), list(map("".join, batched("0123456", 2))), [*zip(*[iter("abcdef")] * 3)])
print(max(enumerate([3, 9, 2]), key=operator.itemgetter(1)), sorted(zip("bca", count()), reverse=True), dict(zip("ab", count(1))), list(enumerate("xy", start=-1)), any(x > 2 for x in [1, 2, 3]), all([]), sum([[1], [2]], []), sum((0.1,) * 10))
e = enumerate("pq")
print(next(e), list(e), list(e), iter(e) is e, list(iter(iter([1, 2, 0, 3]).__next__, 0)), list(reversed(range(0, 10, 3))), range(10)[2:8:3], range(5, 0, -2)[-1], 7 in range(1, 10, 3), range(0) == range(2, 2), range(3).index(2))
print(count(5), count(1, 2), repeat("a", 3), [repeat(1).__class__.__name__], range(2, 9, 2), str(range(3)), len(range(10**20, 10**20 + 5)), operator.length_hint(iter([1, 2, 3])))
