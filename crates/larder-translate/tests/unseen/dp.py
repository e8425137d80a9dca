from functools import cache


def lcs(a, b):
    t = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            t[i][j] = t[i - 1][j - 1] + 1 if x == y else max(t[i - 1][j], t[i][j - 1])
    out = []
    i, j = len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            out.append(a[i - 1])
            i -= 1
            j -= 1
        elif t[i - 1][j] >= t[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return out[::-1]


def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        prev, row[0] = row[0], i + 1
        for j, y in enumerate(b):
            prev, row[j + 1] = row[j + 1], min(prev + (x != y), row[j] + 1, row[j + 1] + 1)
    return row[-1]


def knapsack(items, cap):
    best = {0: (0, ())}
    for name, w, v in items:
        for weight, (value, names) in list(best.items()):
            nw = weight + w
            if nw <= cap and (nw not in best or best[nw][0] < value + v):
                best[nw] = value + v, names + (name,)
    return max(best.values())


@cache
def ways(n, coins=(50, 25, 10, 5, 1)):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    return ways(n, coins[1:]) + ways(n - coins[0], coins)


def queens(n):
    def place(row, cols, d1, d2):
        if row == n:
            yield ()
            return
        for c in range(n):
            if c in cols or row + c in d1 or row - c in d2:
                continue
            for rest in place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}):
                yield (c,) + rest
    return place(0, frozenset(), frozenset(), frozenset())


def sudoku(grid):
    cells = [[int(c) if c.isdigit() else 0 for c in row] for row in grid.split()]

    def options(r, c):
        used = set(cells[r]) | {cells[i][c] for i in range(9)}
        br, bc = r // 3 * 3, c // 3 * 3
        used |= {cells[br + i][bc + j] for i in range(3) for j in range(3)}
        return [d for d in range(1, 10) if d not in used]

    def solve():
        best = None
        for r in range(9):
            for c in range(9):
                if not cells[r][c]:
                    o = options(r, c)
                    if best is None or len(o) < len(best[2]):
                        best = r, c, o
        if best is None:
            return True
        r, c, o = best
        for d in o:
            cells[r][c] = d
            if solve():
                return True
        cells[r][c] = 0
        return False

    return ["".join(map(str, r)) for r in cells] if solve() else None


print("".join(lcs("AGGTABQXY", "GXTXAYBQ")), lcs([1, 2, 3, 4], [2, 4, 5]))
print(edit("kitten", "sitting"), edit("", "abc"), edit([1, 2], [2, 1]))
print(knapsack([("a", 12, 4), ("b", 2, 2), ("c", 1, 1), ("d", 1, 2), ("e", 4, 10)], 15))
print(ways(100), ways(500), ways.cache_info().hits > 0)
sols = list(queens(6))
print(len(sols), sols[0], sum(1 for _ in queens(7)), next(queens(8)))
solved = sudoku("""53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79""")
print(*solved, sep="\n")
tri = [[1]]
for _ in range(9):
    tri.append([1, *map(sum, zip(tri[-1], tri[-1][1:])), 1])
print(tri[-1], sum(map(sum, tri)))


@cache
def collatz(n):
    return 1 if n == 1 else 1 + collatz(3 * n + 1 if n & 1 else n // 2)


print(max(range(1, 3000), key=collatz), collatz(2919))


def lis(xs):
    import bisect
    tails = []
    for x in xs:
        i = bisect.bisect_left(tails, x)
        tails[i:i + 1] = [x]
    return len(tails)


print(lis([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9]))
print(sorted(a * a + b * b for a in range(1, 5) for b in range(a, 5))[:6], {n: bin(n).count("1") for n in (1, 7, 255)})
