# Backtracking with generators: n-queens, subsets, permutations, partitions, knight tour, graph colouring
import sys
from itertools import permutations, islice, product
sys.setrecursionlimit(5000)

def queens(n, placed=()):
    row = len(placed)
    if row == n:
        yield placed
        return
    for col in range(n):
        if all(col != c and abs(col - c) != row - r for r, c in enumerate(placed)):
            yield from queens(n, placed + (col,))

def subsets(items):
    if not items:
        yield []
        return
    head, *tail = items
    for rest in subsets(tail):
        yield rest
        yield [head] + rest

def perms(seq):
    """lexicographic next-permutation, in place; yields the SAME list"""
    a = sorted(seq)
    while True:
        yield a
        i = len(a) - 2
        while i >= 0 and a[i] >= a[i + 1]:
            i -= 1
        if i < 0:
            return
        j = len(a) - 1
        while a[j] <= a[i]:
            j -= 1
        a[i], a[j] = a[j], a[i]
        a[i + 1:] = a[:i:-1]

def partitions(n, most=None):
    if most is None:
        most = n
    if n == 0:
        yield ()
    for k in range(min(n, most), 0, -1):
        for p in partitions(n - k, k):
            yield (k, *p)

def knight(n, start=(0, 0)):
    jumps = [(a, b) for a, b in product((-2, -1, 1, 2), repeat=2) if abs(a) != abs(b)]
    board = [[0] * n for _ in range(n)]
    def free(r, c):
        for dr, dc in jumps:
            if 0 <= r + dr < n and 0 <= c + dc < n and not board[r + dr][c + dc]:
                yield r + dr, c + dc
    def go(pos, k):
        board[pos[0]][pos[1]] = k
        if k == n * n:
            return True
        for nxt in sorted(free(*pos), key=lambda p: (sum(1 for _ in free(*p)), p)):
            if go(nxt, k + 1):
                return True
        board[pos[0]][pos[1]] = 0
        return False
    return board if go(start, 1) else None

def colour(graph, colours):
    chosen = {}
    def go(nodes):
        if not nodes:
            yield dict(chosen)
            return
        node, *rest = nodes
        for c in colours:
            if all(chosen.get(nb) != c for nb in graph[node]):
                chosen[node] = c
                yield from go(rest)
                del chosen[node]
    yield from go(list(graph))
for n in range(1, 9):
    print(n, sum(1 for _ in queens(n)), next(queens(n), None))
print("\n".join(" ".join("Q" if c == q else "." for c in range(6)) for q in next(queens(6))))
print(list(subsets("abc")), len(list(subsets(range(10)))))
same = list(perms([2, 1, 2]))
print(same, same[0] is same[-1], [p[:] for p in perms([2, 1, 2])], ["".join(p) for p in perms("cab")] == ["".join(p) for p in permutations("abc")])
print(list(partitions(5)), sum(1 for _ in partitions(25)), list(partitions(0)))
for row in knight(6, (2, 3)):
    print(*(f"{v:>3}" for v in row))
print(knight(3), knight(1), knight(4))
AUS = {"WA": ["NT", "SA"], "NT": ["WA", "SA", "Q"], "SA": ["WA", "NT", "Q", "NSW", "V"], "Q": ["NT", "SA", "NSW"], "NSW": ["Q", "SA", "V"], "V": ["SA", "NSW"], "T": []}
sols = colour(AUS, "rgb")
print(next(sols))
print(sum(1 for _ in sols) + 1, list(colour(AUS, "rg")), sum(1 for _ in islice(colour(AUS, range(4)), 100)))

def countdown(target, nums, ops="+-*/"):
    """solve the numbers game; returns first expression"""
    def go(vals):
        for v, e in vals:
            if v == target:
                yield e
        for i, (a, ea) in enumerate(vals):
            for j, (b, eb) in enumerate(vals):
                if i == j or a < b:
                    continue
                rest = [v for k, v in enumerate(vals) if k not in (i, j)]
                for op in ops:
                    if op == "/" and (b == 0 or a % b):
                        continue
                    v = {"+": a + b, "-": a - b, "*": a * b, "/": a // b if b else 0}[op]
                    if v not in (a, b):
                        yield from go([(v, f"({ea}{op}{eb})")] + rest)
    return next(go([(n, str(n)) for n in nums]), None)
for tgt, nums in [(24, [4, 7, 8, 8]), (999, [1, 2, 3]), (131, [25, 5, 6]), (7, [7])]:
    e = countdown(tgt, nums)
    print(tgt, nums, e, e and e.count('('))

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(2000))
try:
    (lambda f: f(f))(lambda f: f(f))
except RecursionError as e:
    print("RecursionError:", str(e)[:32])
