# itertools in depth: laziness, shared iterators, tee, groupby pitfalls
import itertools as it
import operator

def noisy(name, n):
    for i in range(n):
        print(f"<{name}{i}>", end="")
        yield i

print(list(zip(noisy("a", 3), noisy("b", 2))), list(it.zip_longest("ab", range(3), fillvalue="-")))
src = noisy("s", 6)
print(list(it.islice(src, 2)), list(it.islice(src, 1, None, 2)), list(src))
src = iter(range(10))
print(list(it.takewhile(lambda x: x < 3, src)), next(src), list(it.dropwhile(lambda x: x < 7, src)))
a, b = it.tee(noisy("t", 3))
print(next(a), next(a), next(b), list(a), list(b))
groups = it.groupby("aaabbbaac")
print([(k, list(g)) for k, g in groups], [(k, "".join(g)) for k, g in it.groupby(sorted("mississippi"))])
stale = [(k, g) for k, g in it.groupby([1, 1, 2])]
print([(k, list(g)) for k, g in stale])
print([(k, [x for x, _ in g]) for k, g in it.groupby([(1, "x"), (2, "x"), (3, "y"), (4, "x")], key=operator.itemgetter(1))])
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 4, 1, 5], max)), list(it.accumulate("abc")), list(it.accumulate([5, 5], operator.mul, initial=2)), list(it.accumulate([])), list(it.accumulate([], initial=0)))
print(list(it.chain("ab", [1], {"k": 2})), list(it.chain.from_iterable([[1], (2, 3), "x"])), list(it.compress("abcdef", [1, 0, 1, 0, True])), list(it.filterfalse(None, [0, 1, "", "x"])), list(it.starmap(pow, [(2, 3), (3, 2)])))
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=3))[5:], list(it.product()), len(list(it.product("abc", "", "d"))))
print(list(it.permutations([1, 2, 3], 2)), list(it.combinations("aab", 2)), list(it.combinations_with_replacement("xy", 2)), list(it.permutations("ab", 3)), list(it.combinations([], 0)), ["".join(p) for p in it.permutations("bca")])
print(list(it.islice(it.count(10, -3), 4)), list(it.islice(it.count(0.5, 0.25), 3)), list(it.repeat("x", 2)), [next(c) for c in [it.cycle("ab")] for _ in range(5)], list(it.pairwise("abcd")), list(it.pairwise("a")))
print(list(map(operator.sub, [5, 6, 7], it.count())), list(map(lambda *t: t, "ab", [1, 2, 3])), list(filter(None, it.chain([0], [[]], [[0]]))), dict(zip(it.count(), "ab")))

def chunk(seq, n):
    i = iter(seq)
    while c := tuple(it.islice(i, n)):
        yield c

def window(seq, n):
    from collections import deque
    i = iter(seq)
    d = deque(it.islice(i, n), maxlen=n)
    if len(d) == n:
        yield tuple(d)
    for x in i:
        d.append(x)
        yield tuple(d)

def roundrobin(*seqs):
    pending = len(seqs)
    nexts = it.cycle(iter(s).__next__ for s in seqs)
    while pending:
        try:
            for n in nexts:
                yield n()
        except StopIteration:
            pending -= 1
            nexts = it.cycle(it.islice(nexts, pending))

def partition(pred, seq):
    t1, t2 = it.tee(seq)
    return it.filterfalse(pred, t1), filter(pred, t2)

def unique_justseen(seq, key=None):
    return map(next, map(operator.itemgetter(1), it.groupby(seq, key)))

def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x

def interleave_longest(*seqs):
    missing = object()
    return [x for x in it.chain.from_iterable(it.zip_longest(*seqs, fillvalue=missing)) if x is not missing]

def rle(s):
    return [(k, sum(1 for _ in g)) for k, g in it.groupby(s)]

print(list(chunk(range(7), 3)), list(window("abcde", 3)), list(window("ab", 3)), "".join(roundrobin("ABC", "D", "EF")))
ev, od = partition(lambda x: x % 2, noisy("p", 5))
print(next(od), list(ev), list(od))
print("".join(unique_justseen("AAAABBBCCDAABBB")), "".join(unique_justseen("ABBcCAD", str.lower)), list(flatten([1, [2, (3, [4, []])], "five"])), interleave_longest("abc", [1], (None, None)))
print(rle("aaabccd"), "".join(k * n for k, n in rle("zzy")), sum(1 for _ in it.takewhile(lambda c: c == "x", "xxyx")))

def look_and_say(s="1"):
    while True:
        yield s
        s = "".join(f"{len(list(g))}{k}" for k, g in it.groupby(s))

def pascal():
    row = [1]
    while True:
        yield row
        row = [x + y for x, y in zip([0, *row], [*row, 0])]

def primes():
    def sieve(nums):
        p = next(nums)
        yield p
        yield from sieve(n for n in nums if n % p)
    return sieve(it.count(2))

def hamming():
    last = 1
    yield last
    seen = [1]
    i = j = k = 0
    while True:
        nxt = min(seen[i] * 2, seen[j] * 3, seen[k] * 5)
        i += nxt == seen[i] * 2
        j += nxt == seen[j] * 3
        k += nxt == seen[k] * 5
        seen.append(nxt)
        yield nxt

print(list(it.islice(look_and_say(), 7)), list(it.islice(pascal(), 5)), list(it.islice(primes(), 12)), list(it.islice(hamming(), 15)), sep="\n")
print(next(it.islice(hamming(), 500, None)), next(p for p in it.permutations(range(10)) if p[0] == 1 and p[-1] == 2), sum(it.islice(it.cycle([1, -1, 2]), 100)))
for bad in (lambda: list(it.islice([1], -1)), lambda: list(it.combinations("ab", -1)), lambda: next(it.chain()), lambda: list(zip("ab", "abc", strict=True)), lambda: list(it.starmap(pow, [1])), lambda: next(iter([])), lambda: list(it.repeat(1, times=-3)), lambda: list(zip(1)), lambda: it.accumulate()):
    try:
        print(bad())
    except (ValueError, StopIteration, TypeError) as e:
        print(type(e).__name__, e)
e = enumerate("abc", start=5)
print(next(e), list(e), list(e), list(reversed(range(0, 7, 3))), any(noisy("any", 4)), all(noisy("all", 4)), sum([[1], [2]], []), min(it.chain([3], [2]), default=None))
i = iter([1, 2, 3])
print(2 in i, list(i), iter(i) is i, [x for x in iter(lambda l=[3, 2, 1, 0]: l.pop(), 3)], max(iter("hello"), key=lambda c: (c == "e", c)))
