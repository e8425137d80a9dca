# Dynamic programming collection: knapsack, coin change, LIS, edit distance, matrix chain, word break, egg drop
from functools import lru_cache, cache
from bisect import bisect_left
import sys
sys.setrecursionlimit(3000)
def knapsack(items, cap):
    table = [[0] * (cap + 1) for _ in range(len(items) + 1)]
    for i, (_, w, v) in enumerate(items, 1):
        for c in range(cap + 1):
            table[i][c] = max(table[i - 1][c], table[i - 1][c - w] + v if w <= c else 0)
    chosen, c = [], cap
    for i in range(len(items), 0, -1):
        if table[i][c] != table[i - 1][c]:
            name, w, _ = items[i - 1]
            chosen.append(name)
            c -= w
    return table[-1][-1], chosen[::-1]
def coins(amount, denoms, memo={}):
    key = (amount, tuple(denoms))
    if key in memo:
        return memo[key]
    if amount == 0:
        return []
    best = None
    for d in denoms:
        if d <= amount:
            rest = coins(amount - d, denoms)
            if rest is not None and (best is None or len(rest) + 1 < len(best)):
                best = [d] + rest
    memo[key] = best
    return best
def lis(seq):
    tails, idx, prev = [], [], [None] * len(seq)
    for i, x in enumerate(seq):
        k = bisect_left(tails, x)
        prev[i] = idx[k - 1] if k else None
        if k == len(tails):
            tails.append(x)
            idx.append(i)
        else:
            tails[k], idx[k] = x, i
    out, i = [], idx[-1] if idx else None
    while i is not None:
        out.append(seq[i])
        i = prev[i]
    return out[::-1]
@cache
def edit(a, b):
    if not a or not b:
        return len(a) + len(b), ("i" * len(b) or "d" * len(a))
    if a[0] == b[0]:
        n, ops = edit(a[1:], b[1:])
        return n, "=" + ops
    return min((edit(x, y)[0] + 1, op + edit(x, y)[1]) for op, x, y in (("r", a[1:], b[1:]), ("d", a[1:], b), ("i", a, b[1:])))
def matrix_chain(dims):
    @lru_cache(None)
    def go(i, j):
        if j - i == 1:
            return 0, f"M{i}"
        return min((go(i, k)[0] + go(k, j)[0] + dims[i] * dims[k] * dims[j], f"({go(i, k)[1]}{go(k, j)[1]})") for k in range(i + 1, j))
    result = go(0, len(dims) - 1)
    return result, go.cache_info().misses
def word_break(s, words):
    ways = {0: [[]]}
    for j in range(1, len(s) + 1):
        found = [w + [s[i:j]] for i in sorted(ways) for w in ways[i] if s[i:j] in words]
        if found:
            ways[j] = found
    return [" ".join(w) for w in ways.get(len(s), [])]
def eggs(k, n):
    floors, moves = [0] * (k + 1), 0
    while floors[k] < n:
        moves += 1
        for e in range(k, 0, -1):
            floors[e] += floors[e - 1] + 1
    return moves
def max_subarray(xs):
    best = cur = (xs[0], 0, 1)
    for i, x in enumerate(xs[1:], 1):
        cur = (cur[0] + x, cur[1], i + 1) if cur[0] > 0 else (x, i, i + 1)
        best = max(best, cur, key=lambda t: t[0])
    return best[0], xs[slice(*best[1:])]
def paths(grid):
    h, w = len(grid), len(grid[0])
    row = [1] + [0] * (w - 1)
    for r in range(h):
        for c in range(w):
            row[c] = 0 if grid[r][c] == "#" else row[c] + (row[c - 1] if c else 0)
        yield tuple(row)
def palindromes(s):
    n = len(s)
    dp = [[i == j for j in range(n)] for i in range(n)]
    best = s[:1]
    for span in range(2, n + 1):
        for i in range(n - span + 1):
            j = i + span - 1
            if s[i] == s[j] and (span == 2 or dp[i + 1][j - 1]):
                dp[i][j] = True
                if span > len(best):
                    best = s[i:j + 1]
    return best, sum(map(sum, dp))
ITEMS = [("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45), ("banana", 27, 60), ("apple", 39, 40)]
for cap in (0, 30, 100, 250):
    print(cap, knapsack(ITEMS, cap))
print(coins(63, [1, 5, 10, 21, 25]), coins(3, [2]), coins(11, [9, 6, 5, 1]), coins(0, [7]), len(coins.__defaults__[0]))
for seq in ([10, 9, 2, 5, 3, 7, 101, 18], [], [3, 3, 3], list("dynamic"), [0.5, True, 2, 1.5, 3]):
    print(seq, "->", lis(seq))
for a, b in [("kitten", "sitting"), ("", "abc"), ("sunday", "saturday"), ("same", "same"), ("abc", "")]:
    print(a, b, *edit(a, b))
print(edit.cache_info().currsize > 50, matrix_chain([40, 20, 30, 10, 30]), matrix_chain([5, 6]))
print(word_break("catsanddog", {"cat", "cats", "and", "sand", "dog"}), word_break("pineapplepenapple", ["apple", "pen", "applepen", "pine", "pineapple"]), word_break("xyz", ["x"]), word_break("", []))
print([eggs(k, 100) for k in (1, 2, 3, 7)], max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]), max_subarray([-3, -1, -2]), list(paths(["..#", "...", "#.."])))
print([palindromes(s) for s in ("babad", "cbbd", "racecars", "", "aaaa")])
@lru_cache(maxsize=None)
def grundy(n):
    seen = {grundy(n - k) for k in (1, 3, 4) if k <= n}
    return next(g for g in range(len(seen) + 1) if g not in seen)
@cache
def catalan(n):
    return 1 if n < 2 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))
def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)
print([grundy(n) for n in range(16)], [catalan(n) for n in range(12)], catalan(60), " ".join(hanoi(3)), sum(1 for _ in hanoi(10)))
fib = lambda n, memo={0: 0, 1: 1}: memo[n] if n in memo else memo.setdefault(n, fib(n - 1) + fib(n - 2))
print(fib(90), fib(300) % 10 ** 9, len(fib.__defaults__[0]))
tri = [[75], [95, 64], [17, 47, 82], [18, 35, 87, 10]]
rows = [r[:] for r in tri]
while len(rows) > 1:
    last = rows.pop()
    rows[-1] = [v + max(pair) for v, pair in zip(rows[-1], zip(last, last[1:]))]
print(rows, tri[0])
