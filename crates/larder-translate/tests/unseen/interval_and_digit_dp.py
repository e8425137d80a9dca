"""A bag of dynamic programmes: intervals, digits, bitmasks, trees, partitions, subsequences, optimal BSTs."""
import sys
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import accumulate, combinations, permutations

INF = float("inf")


def matrix_chain(dims):
    n = len(dims) - 1
    cost = [[0] * n for _ in range(n)]
    cut = [[None] * n for _ in range(n)]
    for span in range(1, n):
        for i in range(n - span):
            j = i + span
            cost[i][j], cut[i][j] = min((cost[i][k] + cost[k + 1][j] + dims[i] * dims[k + 1] * dims[j + 1], k) for k in range(i, j))

    def show(i, j):
        return "ABCDEFGH"[i] if i == j else f"({show(i, cut[i][j])}{show(cut[i][j] + 1, j)})"
    return cost[0][-1], show(0, n - 1)


def burst(balloons):
    vals = (1, *balloons, 1)

    @cache
    def best(l, r):
        return max((vals[l] * vals[k] * vals[r] + best(l, k) + best(k, r) for k in range(l + 1, r)), default=0)
    return best(0, len(vals) - 1)


def count_numbers(limit, accept):
    """How many 0 <= n <= limit whose digits drive `accept` (state, digit) -> state or None."""
    digits = [int(d) for d in str(limit)]

    @lru_cache(None)
    def go(i, state, tight, started):
        if i == len(digits):
            return 1
        total = 0
        for d in range((digits[i] if tight else 9) + 1):
            now = started or d > 0
            nxt = accept(state, d) if now else state
            if nxt is not None:
                total += go(i + 1, nxt, tight and d == digits[i], now)
        return total
    return go(0, (), True, False)


def tsp(dist):
    n = len(dist)
    best = {(1, 0): (0, None)}
    for size in range(2, n + 1):
        for subset in combinations(range(1, n), size - 1):
            mask = 1 | sum(1 << c for c in subset)
            for last in subset:
                prev_mask = mask & ~(1 << last)
                best[mask, last] = min((best[prev_mask, p][0] + dist[p][last], p)
                                       for p in (0, *subset) if (prev_mask, p) in best)
    full = (1 << n) - 1
    total, last = min((best[full, c][0] + dist[c][0], c) for c in range(1, n))
    tour, mask = [0], full
    while last:
        tour.append(last)
        mask, last = mask & ~(1 << last), best[mask, last][1]
    return total, tour[::-1]


def lis(seq):
    tails, index, back = [], [], [None] * len(seq)
    for i, v in enumerate(seq):
        k = bisect_left(tails, v)
        tails[k:k + 1] = [v]
        index[k:k + 1] = [i]
        back[i] = index[k - 1] if k else None
    out, i = [], index[-1] if index else None
    while i is not None:
        out.append(seq[i])
        i = back[i]
    return out[::-1]


def optimal_bst(freq):
    n = len(freq)
    prefix = [0, *accumulate(freq)]
    memo = {}

    def go(i, j):
        if i >= j:
            return 0, None
        if (i, j) not in memo:
            memo[i, j] = min((go(i, r)[0] + go(r + 1, j)[0] + prefix[j] - prefix[i], r) for r in range(i, j))
        return memo[i, j]

    def tree(i, j):
        r = go(i, j)[1]
        return None if r is None else (tree(i, r), r, tree(r + 1, j))
    return go(0, n)[0], tree(0, n)


def partitions(n):
    ways = [1] + [0] * n
    for part in range(1, n + 1):
        for total in range(part, n + 1):
            ways[total] += ways[total - part]
    return ways


def coins(amount, kinds):
    best = [0] + [INF] * amount
    used = [None] * (amount + 1)
    for a in range(1, amount + 1):
        for k in kinds:
            if k <= a and best[a - k] + 1 < best[a]:
                best[a], used[a] = best[a - k] + 1, k
    out = []
    while amount and used[amount]:
        out.append(used[amount])
        amount -= used[amount]
    return best[-1], out


def independent_set(tree, weight, root=0):
    def visit(v):
        take, skip = weight[v], 0
        for child in tree.get(v, ()):
            t, s = visit(child)
            take += s
            skip += max(t, s)
        return take, skip
    return visit(root)


def wildcard(pattern, text):
    row = [True] + [False] * len(text)
    for p in pattern:
        new = [row[0] and p == "*"]
        for j, t in enumerate(text, 1):
            new.append(new[j - 1] or row[j] if p == "*" else row[j - 1] and p in (t, "?"))
        row = new
    return row[-1]


for dims in ([10, 30, 5, 60], [40, 20, 30, 10, 30], [30, 35, 15, 5, 10, 20, 25], [5, 4]):
    print(dims, *matrix_chain(dims))
print([burst(b) for b in ((3, 1, 5, 8), (1,), (), (7, 9, 8, 0, 7, 1, 3))])

rules = {
    "no four": lambda s, d: s if d != 4 else None,
    "rising": lambda s, d: (d,) if not s or d > s[0] else None,
    "no repeat": lambda s, d: tuple(sorted(s + (d,))) if d not in s else None,
    "max two 7s": lambda s, d: (s + (7,) if d == 7 else s) if d != 7 or len(s) < 2 else None,
}
for name, rule in rules.items():
    def brute(limit):
        total = 0
        for n in range(limit + 1):
            s = ()
            for ch in str(n) if n else "":
                s = rule(s, int(ch))
                if s is None:
                    break
            total += s is not None
        return total
    print(f"{name:<11}", [count_numbers(k, rule) for k in (0, 9, 100, 777, 10 ** 9)], brute(777) == count_numbers(777, rule), count_numbers(10 ** 25, rule))

D = [[0, 29, 20, 21, 16], [29, 0, 15, 29, 28], [20, 15, 0, 15, 14], [21, 29, 15, 0, 4], [16, 28, 14, 4, 0]]
print(tsp(D), min(sum(D[a][b] for a, b in zip((0, *p), (*p, 0))) for p in permutations(range(1, 5))))
for seq in ([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [], [5, 4, 3], list("dynamic"), [2, 2, 2], [1.5, 1, 2, -1, 0, 0.5, 0.25]):
    print(lis(seq), len(lis(seq)))
print(optimal_bst([34, 8, 50]), optimal_bst([25, 20, 5, 20, 30]), optimal_bst([]))
p = partitions(200)
print(p[:16], p[100], p[200])
print([coins(*a) for a in ((63, [1, 10, 21, 25]), (7, [3, 5]), (0, [1]), (27, [4, 10]), (11, [2, 5, 3]))])
print(independent_set({0: [1, 2], 1: [3, 4], 2: [5], 5: [6, 7]}, [3, 4, 1, 5, 2, 6, 4, 4]))
print([(p, t, wildcard(p, t)) for p, t in (("*", ""), ("a*c", "abbc"), ("?b", "b"), ("a*b*c", "aXbYbc"), ("", "a"), ("**?", "z"))])


@cache
def ackermann_like(n, k):
    return n + 1 if k == 0 else ackermann_like(n - 1, k) + ackermann_like(n, k - 1) if n else k


print(ackermann_like(30, 30), ackermann_like.cache_info()[1:], sys.getrecursionlimit() >= 1000)
