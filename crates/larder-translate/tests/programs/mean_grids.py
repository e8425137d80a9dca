from collections import deque
import sys
MAZE = """\
#########
#S..#...#
#.#.#.#.#
#.#...#E#
#########"""
grid = [list(r) for r in MAZE.splitlines()]
def find(ch):
    for y, row in enumerate(grid):
        for x, c in enumerate(row):
            if c == ch:
                return x, y
    return None
start, end = find("S"), find("E")
def bfs(start, end):
    q, prev = deque([start]), {start: None}
    while q:
        cur = q.popleft()
        if cur == end:
            path = []
            while cur is not None:
                path.append(cur)
                cur = prev[cur]
            return path[::-1]
        x, y = cur
        for nx, ny in [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]:
            if grid[ny][nx] != "#" and (nx, ny) not in prev:
                prev[(nx, ny)] = cur
                q.append((nx, ny))
path = bfs(start, end)
print(len(path), path[:3], find("Z"))
for x, y in path[1:-1]:
    grid[y][x] = "*"
print("\n".join("".join(r) for r in grid))
class Life:
    def __init__(self, rows):
        self.cells = {(x, y) for y, r in enumerate(rows) for x, c in enumerate(r) if c == "#"}
    def step(self):
        counts = {}
        for x, y in self.cells:
            for dx in range(-1, 2):
                for dy in range(-1, 2):
                    if (dx, dy) != (0, 0):
                        k = (x + dx, y + dy)
                        counts[k] = counts.get(k, 0) + 1
        self.cells = {k for k, n in counts.items() if n == 3 or n == 2 and k in self.cells}
    def __str__(self):
        if not self.cells: return "<empty>"
        xs = [x for x, _ in self.cells]; ys = [y for _, y in self.cells]
        return "\n".join("".join("#" if (x, y) in self.cells else "." for x in range(min(xs), max(xs) + 1)) for y in range(min(ys), max(ys) + 1))
l = Life([".#.", "..#", "###"])
for i in range(3):
    print(i); print(l); l.step()
def flood(g, x, y, new, old=None):
    if old is None: old = g[y][x]
    if not (0 <= y < len(g) and 0 <= x < len(g[0])) or g[y][x] != old or old == new: return 0
    g[y][x] = new
    return 1 + sum(flood(g, x + a, y + b, new, old) for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1)))
g = [[0, 0, 1], [0, 1, 0], [0, 0, 0]]
print(flood(g, 0, 0, 7), g)
def transpose(m): return [list(c) for c in zip(*m)]
def rotate(m): return [list(r) for r in zip(*m[::-1])]
m = [[1, 2, 3], [4, 5, 6]]
print(transpose(m), rotate(m), [sum(r) for r in m], [sum(c) for c in zip(*m)], sum(map(sum, m)))
board = [[" "] * 3 for _ in range(3)]
def winner(b):
    lines = b + [list(c) for c in zip(*b)] + [[b[i][i] for i in range(3)], [b[i][2 - i] for i in range(3)]]
    for ln in lines:
        if ln[0] != " " and all(c == ln[0] for c in ln): return ln[0]
    return None
for n, (r, c) in enumerate([(0, 0), (1, 1), (0, 1), (2, 2), (0, 2)]):
    board[r][c] = "XO"[n % 2]
    if (w := winner(board)): print("winner", w, "after", n + 1); break
print("\n-+-+-\n".join("|".join(r) for r in board))
def solve(b):
    for i in range(4):
        for j in range(4):
            if b[i][j] == 0:
                for v in range(1, 5):
                    if v not in b[i] and all(b[k][j] != v for k in range(4)) and all(b[i // 2 * 2 + a][j // 2 * 2 + c] != v for a in (0, 1) for c in (0, 1)):
                        b[i][j] = v
                        if solve(b): return True
                        b[i][j] = 0
                return False
    return True
s = [[1, 0, 0, 0], [0, 0, 3, 0], [0, 4, 0, 0], [0, 0, 0, 2]]
print(solve(s)); [print(r) for r in s]
dist = [[0 if i == j else float("inf") for j in range(4)] for i in range(4)]
for a, b, w in [(0, 1, 3), (1, 2, -2), (0, 3, 7), (3, 1, 1), (2, 3, 2.5)]: dist[a][b] = w
for k in range(4):
    for i in range(4):
        for j in range(4):
            if dist[i][k] + dist[k][j] < dist[i][j]: dist[i][j] = dist[i][k] + dist[k][j]
print(dist)
def knapsack(items, cap):
    best = [[0] * (cap + 1) for _ in range(len(items) + 1)]
    for i, (w, v) in enumerate(items, 1):
        for c in range(cap + 1):
            best[i][c] = best[i - 1][c]
            if w <= c: best[i][c] = max(best[i][c], best[i - 1][c - w] + v)
    return best[-1][-1]
print(knapsack([(5, 10), (4, 40), (6, 30), (3, 50)], 10))
def edit(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1): cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]
print(edit("kitten", "sitting"), edit("", "abc"))
def perms(xs):
    if len(xs) <= 1: return [xs]
    return [[x] + p for i, x in enumerate(xs) for p in perms(xs[:i] + xs[i + 1:])]
print(perms([1, 2, 3]), len(perms(list("abcde"))))
def subsets(xs): return [[x for i, x in enumerate(xs) if m >> i & 1] for m in range(1 << len(xs))]
print(subsets("abc"))
def merge_sort(a):
    if len(a) < 2: return a
    m = len(a) // 2; l, r = merge_sort(a[:m]), merge_sort(a[m:]); out = []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
print(merge_sort([5, 2, 9, 1, 5, 6]))
def bubble(a):
    a = a[:]; n = len(a); swaps = 0
    for i in range(n):
        for j in range(n - i - 1):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]; swaps += 1
    return a, swaps
print(bubble([3, 2, 1]), bubble(["c", "a", "b"]))
