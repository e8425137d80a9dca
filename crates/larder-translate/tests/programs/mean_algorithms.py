import heapq, bisect
from itertools import permutations, combinations, product, accumulate, groupby, chain, islice, count, cycle, takewhile, dropwhile, zip_longest, starmap, repeat, pairwise, compress, combinations_with_replacement
def dijkstra(g, s):
    dist = {v: float("inf") for v in g}
    dist[s] = 0
    prev = {}
    pq = [(0, s)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]:
            continue
        for v, w in g[u].items():
            nd = d + w
            if nd < dist[v]:
                dist[v] = nd
                prev[v] = u
                heapq.heappush(pq, (nd, v))
    return dist, prev
g = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}, "e": {}}
print(dijkstra(g, "a"))
def lcs(a, b):
    dp = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            dp[i + 1][j + 1] = dp[i][j] + 1 if x == y else max(dp[i][j + 1], dp[i + 1][j])
    i, j, out = len(a), len(b), []
    while i and j:
        if a[i - 1] == b[j - 1]:
            out.append(a[i - 1]); i -= 1; j -= 1
        elif dp[i - 1][j] >= dp[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(out))
print(lcs("AGGTABQX", "GXTXAYBX"))
def queens(n):
    def place(row, cols, d1, d2):
        if row == n:
            yield []
            return
        for c in range(n):
            if c not in cols and row + c not in d1 and row - c not in d2:
                for rest in place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}):
                    yield [c] + rest
    return list(place(0, frozenset(), frozenset(), frozenset()))
print(len(queens(6)), queens(6)[0])
def topo(graph):
    seen, out, on = set(), [], set()
    def visit(n):
        if n in on:
            raise ValueError(f"cycle at {n}")
        if n in seen:
            return
        on.add(n)
        for m in graph.get(n, []):
            visit(m)
        on.discard(n)
        seen.add(n)
        out.append(n)
    for n in graph:
        visit(n)
    return out[::-1]
print(topo({"shirt": ["tie", "belt"], "tie": ["jacket"], "pants": ["shoes", "belt"], "belt": ["jacket"]}))
try:
    topo({1: [2], 2: [1]})
except ValueError as e:
    print(e)
def quicksort(xs):
    if len(xs) <= 1:
        return xs
    p, *rest = xs
    return quicksort([x for x in rest if x < p]) + [p] + quicksort([x for x in rest if x >= p])
print(quicksort([3, 6, 1, 8, 2.5, 9, 2]), quicksort(list("hello")))
def sieve(n):
    is_p = [True] * (n + 1)
    is_p[0:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if is_p[i]:
            is_p[i * i::i] = [False] * len(is_p[i * i::i])
    return [i for i, p in enumerate(is_p) if p]
print(sieve(50))
print(list(permutations("abc", 2)), list(combinations(range(4), 2)), list(product([0, 1], repeat=2)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), [(k, list(v)) for k, v in groupby("aabbbc")])
print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(zip_longest([1, 2], "a", fillvalue="-")), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise([1, 2, 3])), list(compress("abc", [1, 0, 1])))
xs = [1, 3, 3, 5]
bisect.insort(xs, 4)
print(bisect.bisect_left(xs, 3), bisect.bisect(xs, 3), xs)
h = [5, 2, 8, 1]
heapq.heapify(h)
print(heapq.heappushpop(h, 0), heapq.nsmallest(2, h), heapq.nlargest(2, h, key=lambda x: -x), h)
memo = {}
def ways(n, coins):
    if n == 0: return 1
    if n < 0 or not coins: return 0
    k = (n, len(coins))
    if k not in memo:
        memo[k] = ways(n - coins[0], coins) + ways(n, coins[1:])
    return memo[k]
print(ways(100, (50, 25, 10, 5, 1)))
def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f"{a}->{c}"
        yield from hanoi(n - 1, b, a, c)
print(" ".join(hanoi(3)))
grid = ["S.#", ".##", "..E"]
from collections import deque
def bfs(grid):
    rows, cols = len(grid), len(grid[0])
    start = next((r, c) for r in range(rows) for c in range(cols) if grid[r][c] == "S")
    q = deque([(start, 0)])
    seen = {start}
    while q:
        (r, c), d = q.popleft()
        if grid[r][c] == "E":
            return d
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            nr, nc = r + dr, c + dc
            if 0 <= nr < rows and 0 <= nc < cols and grid[nr][nc] != "#" and (nr, nc) not in seen:
                seen.add((nr, nc))
                q.append(((nr, nc), d + 1))
    return -1
print(bfs(grid))
