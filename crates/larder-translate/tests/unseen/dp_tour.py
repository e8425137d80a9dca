# dynamic programming collection with memo decorators, reconstruction, and table printing
from functools import lru_cache, wraps
from itertools import accumulate
import math
import sys

def memo(fn):
    cache = {}
    @wraps(fn)
    def inner(*args):
        try:
            return cache[args]
        except KeyError:
            inner.misses += 1
            cache[args] = result = fn(*args)
            return result
    inner.misses = 0
    inner.cache = cache
    return inner

def lcs(a, b):
    dp = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            dp[i][j] = dp[i - 1][j - 1] + 1 if x == y else max(dp[i - 1][j], dp[i][j - 1])
    i, j, out = len(a), len(b), []
    while i and j:
        if a[i - 1] == b[j - 1]:
            out.append(a[i - 1])
            i, j = i - 1, j - 1
        elif dp[i - 1][j] >= dp[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(out))

def edit(a, b):
    prev = list(range(len(b) + 1))
    rows = [prev]
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        rows.append(prev := cur)
    ops, i, j = [], len(a), len(b)
    while i or j:
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            if a[i - 1] != b[j - 1]:
                ops.append(f"{a[i - 1]}>{b[j - 1]}@{i - 1}")
            i, j = i - 1, j - 1
        elif i and rows[i][j] == rows[i - 1][j] + 1:
            ops.append(f"-{a[i - 1]}@{i - 1}")
            i -= 1
        else:
            ops.append(f"+{b[j - 1]}@{i}")
            j -= 1
    return rows[-1][-1], ops[::-1]

def knapsack(items, cap):
    best = {0: (0, ())}
    for name, w, v in items:
        for used, (val, names) in sorted(best.items(), reverse=True):
            if (nw := used + w) <= cap and val + v > best.get(nw, (-1,))[0]:
                best[nw] = val + v, names + (name,)
    return max(best.values())

def coins(amount, kinds):
    ways = [1] + [0] * amount
    least = [0] + [math.inf] * amount
    for c in kinds:
        for x in range(c, amount + 1):
            ways[x] += ways[x - c]
            least[x] = min(least[x], least[x - c] + 1)
    return ways[amount], least[amount]

@memo
def chain(dims):
    if len(dims) == 2:
        return 0, "A"
    best = math.inf, ""
    for k in range(1, len(dims) - 1):
        (lc, ls), (rc, rs) = chain(dims[:k + 1]), chain(dims[k:])
        cost = lc + rc + dims[0] * dims[k] * dims[-1]
        if cost < best[0]:
            best = cost, f"({ls}{rs})"
    return best

@lru_cache(None)
def partitions(n, m=None):
    m = n if m is None else m
    if n < 0 or m == 0:
        return int(n == 0)
    return partitions(n, m - 1) + partitions(n - m, m)

def lis(xs):
    import bisect
    tails, idx, back = [], [], {}
    for i, x in enumerate(xs):
        k = bisect.bisect_left(tails, x)
        back[i] = idx[k - 1] if k else None
        tails[k:k + 1] = [x]
        idx[k:k + 1] = [i]
    i, out = (idx or [None])[-1], []
    while i is not None:
        out.append(xs[i])
        i = back[i]
    return out[::-1]

def kadane(xs):
    best = cur = (xs[0], 0, 0)
    for i, x in enumerate(xs[1:], 1):
        cur = max((cur[0] + x, cur[1], i), (x, i, i), key=lambda t: t[0])
        best = max(best, cur)
    return best

def wildcard(p, s):
    @memo
    def m(i, j):
        if i == len(p):
            return j == len(s)
        if p[i] == "*":
            return m(i + 1, j) or (j < len(s) and m(i, j + 1))
        return j < len(s) and p[i] in ("?", s[j]) and m(i + 1, j + 1)
    return m(0, 0), m.misses

def collatz(limit):
    cache = {1: 1}
    for n in range(2, limit):
        path, x = [], n
        while x not in cache:
            path.append(x)
            x = x // 2 if x % 2 == 0 else 3 * x + 1
        for k, y in enumerate(reversed(path), cache[x] + 1):
            cache[y] = k
    return max(((cache[n], -n) for n in range(1, limit)))

print(lcs("AGGTABXY", "GXTXAYB"), repr(lcs("", "a")), lcs([*"xay"], "zyax"))
for a, b in (("kitten", "sitting"), ("", "abc"), ("sunday", "saturday"), ("same", "same")):
    print(a or "''", b, *edit(a, b))
print(knapsack([("gold", 10, 60), ("silver", 20, 100), ("iron", 30, 120), ("tin", 5, 10)], 50), knapsack([], 5))
print(coins(100, [1, 5, 10, 25, 50]), coins(7, [4, 5]), coins(0, []), coins(1000, [1, 2, 5, 10, 20, 50, 100, 200])[0])
print(chain((40, 20, 30, 10, 30)), chain.misses, len(chain.cache), chain.__name__)
print([partitions(n) for n in range(12)], partitions(100), partitions.cache_info().hits > 0)
print(lis([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]), lis([]), lis([5, 4, 3]), kadane([-2, 1, -3, 4, -1, 2, 1, -5, 4]), kadane([-3, -1, -2]))
print(wildcard("a*b?c*", "aXXbYcZZ"), wildcard("*a*a*a*b", "a" * 12), wildcard("", ""), collatz(3000))
paths = [[1] * 8]
for _ in range(7):
    paths.append(list(accumulate(paths[-1])))
for row in paths[::3]:
    print("".join(f"{x:>6}" for x in row))
pas = [1]
for n in range(7):
    print(f"{' '.join(f'{x:^3}' for x in pas):^40}".rstrip())
    pas = [a + b for a, b in zip([0, *pas], [*pas, 0])]

def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)

print(deep(800), sys.getrecursionlimit() >= 1000)
try:
    deep(10**6)
except RecursionError as e:
    print(type(e).__name__, str(e)[:40])
