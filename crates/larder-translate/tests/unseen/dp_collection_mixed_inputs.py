# Dynamic programming over texts, lists, tuples and generators with one set of functions.
from functools import lru_cache


def lcs(a, b):
    @lru_cache(None)
    def go(i, j):
        if i == len(a) or j == len(b):
            return ()
        if a[i] == b[j]:
            return (a[i],) + go(i + 1, j + 1)
        return max(go(i + 1, j), go(i, j + 1), key=len)
    out = go(0, 0)
    return ''.join(out) if isinstance(a, str) else type(a)(out), go.cache_info().currsize


def edit(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]


def knap(items, cap):
    best = {0: (0, ())}
    for name, w, v in items:
        for used, (val, names) in sorted(best.items(), reverse=True):
            nw = used + w
            if nw <= cap and (nw not in best or best[nw][0] < val + v):
                best[nw] = (val + v, names + (name,))
    return max(best.values())


def lis(xs):
    from bisect import bisect_left
    tails, idx, back = [], [], {}
    for i, x in enumerate(xs):
        k = bisect_left(tails, x)
        tails[k:k + 1] = [x]
        idx[k:k + 1] = [i]
        back[i] = idx[k - 1] if k else None
    out = []
    i = idx[-1] if idx else None
    while i is not None:
        out.append(xs[i])
        i = back[i]
    return out[::-1]


def coins(kinds, total):
    ways = [1] + [0] * total
    few = [0] + [float('inf')] * total
    for c in kinds:
        for t in range(c, total + 1):
            ways[t] += ways[t - c]
            few[t] = min(few[t], few[t - c] + 1)
    return ways[total], few[total]


def matrix_chain(dims):
    n = len(dims) - 1
    cost = [[0] * n for _ in range(n)]
    cut = [[None] * n for _ in range(n)]
    for span in range(1, n):
        for i in range(n - span):
            j = i + span
            cost[i][j], cut[i][j] = min((cost[i][k] + cost[k + 1][j] + dims[i] * dims[k + 1] * dims[j + 1], k) for k in range(i, j))

    def text(i, j):
        return chr(65 + i) if i == j else f'({text(i, cut[i][j])}{text(cut[i][j] + 1, j)})'
    return cost[0][-1], text(0, n - 1)


def partitions(n, top=None):
    top = top or n
    if n == 0:
        yield []
        return
    for k in range(min(n, top), 0, -1):
        for rest in partitions(n - k, k):
            yield [k, *rest]


def break_words(s, words):
    memo = {}

    def go(i):
        if i == len(s):
            return ['']
        if i not in memo:
            memo[i] = [w + (' ' + rest if rest else '') for w in words if s.startswith(w, i) for rest in go(i + len(w))]
        return memo[i]
    return go(0), sorted(memo)


def max_sub(xs):
    best = cur = None
    for x in xs:
        cur = x if cur is None or cur < 0 else cur + x
        best = cur if best is None else max(best, cur)
    return best


def egg(n, k):
    m = 0
    dp = [0] * (k + 1)
    while dp[k] < n:
        m += 1
        for x in range(k, 0, -1):
            dp[x] += 1 + dp[x - 1]
    return m


def catalan_paths(n):
    row = [1]
    for i in range(1, n + 1):
        new = []
        for j in range(i + 1):
            new.append((new[-1] if new else 0) + (row[j] if j < len(row) else 0))
        row = new
    return row[-1]


print(lcs('AGGTAB', 'GXTXAYB'), lcs([1, 2, 3, 4], [2, 4, 1, 3]), lcs((1, 'a', None), ('a', None)), lcs('', 'x'))
print(edit('kitten', 'sitting'), edit([1, 2, 3], (1, 3)), edit('', 'abc'), edit(range(5), [0, 9, 2]), edit(b'ab', [97, 99]))
print(knap([('gold', 10, 60), ('jar', 20, 100), ('map', 30, 120), ('pin', 1, 0.5)], 50), knap([], 5), knap([('half', 0.5, 1), ('one', 1, 1.5)], 1.2))
print(lis([10, 9, 2, 5, 3, 7, 101, 18]), lis('dynamic'), lis([]), lis([1.5, 1, 2, 1.7]), lis([(1, 'b'), (1, 'a'), (2,)]))
print(coins([1, 5, 10, 25], 100), coins([5, 7], 9), coins([2], 3), coins([], 0), coins([1, 2, 5, 10, 20, 50, 100, 200], 1000))
print(matrix_chain([40, 20, 30, 10, 30]), matrix_chain([1, 2]), matrix_chain([10 ** 6, 10 ** 7, 10 ** 8, 10 ** 9]))
print(list(partitions(5)), sum(1 for _ in partitions(30)), next(partitions(0)))
print(break_words('catsanddog', ['cat', 'cats', 'and', 'sand', 'dog']), break_words('aaa', ['a', 'aa']), break_words('x', []))
print(max_sub([-2, 1, -3, 4, -1, 2, 1, -5, 4]), max_sub([-3.5, -1]), max_sub([]), max_sub(x for x in (True, -1, 5)), max_sub(['a', 'b']) if False else '')
print(egg(100, 2), egg(10 ** 6, 3), [catalan_paths(n) for n in (0, 1, 5, 40)])
print(max_sub('ab'))
