import sys
from functools import cache, lru_cache

sys.setrecursionlimit(3000)


def memoize(fn):
    fn.table = {}

    def inner(*args):
        if args not in fn.table:
            fn.table[args] = fn(*args)
        return fn.table[args]
    inner.raw = fn
    return inner


@memoize
def partitions(n, largest=None):
    largest = n if largest is None else largest
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


@cache
def catalan(n):
    return 1 if n == 0 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))


@cache
def stirling(n, k):
    if n == k:
        return 1
    if k in (0, n + 1) or k > n:
        return 0
    return k * stirling(n - 1, k) + stirling(n - 1, k - 1)


@lru_cache(maxsize=None)
def lcs(a, b):
    if not a or not b:
        return ""
    if a[0] == b[0]:
        return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)


def ackermann(m, n, _memo={}):
    key = m, n
    if key not in _memo:
        _memo[key] = n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
    return _memo[key]


def fib(n, memo=None):
    memo = {0: 0, 1: 1} if memo is None else memo
    if n not in memo:
        memo[n] = fib(n - 1, memo) + fib(n - 2, memo)
    return memo[n]


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def subsets(items):
    if not items:
        return [[]]
    rest = subsets(items[1:])
    return rest + [[items[0], *r] for r in rest]


def brackets(n, opened=0, text=""):
    if n == 0 and opened == 0:
        yield text
    if n:
        yield from brackets(n - 1, opened + 1, text + "(")
    if opened:
        yield from brackets(n, opened - 1, text + ")")


def flood(grid, r, c, new):
    old = grid[r][c]
    if old == new:
        return 0
    grid[r][c] = new
    return 1 + sum(flood(grid, i, j, new) for i, j in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)) if 0 <= i < len(grid) and 0 <= j < len(grid[0]) and grid[i][j] == old)


def change(amount, coins=(200, 100, 50, 20, 10, 5, 2, 1)):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return change(amount - coins[0], coins) + change(amount, coins[1:])


def depth(x):
    return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0


def quicksort(xs, key=lambda v: v):
    if len(xs) < 2:
        return xs[:]
    p, *rest = xs
    return quicksort([x for x in rest if key(x) < key(p)], key) + [p] + quicksort([x for x in rest if not key(x) < key(p)], key)


def collatz(n, steps=0):
    return steps if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)


def to_words(n):
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 0:
        return "minus " + to_words(-n)
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10] + ("-" + ones[n % 10] if n % 10 else "")
    for size, word in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            return f"{to_words(n // size)} {word}" + (f" {to_words(n % size)}" if n % size else "")


print([partitions(n) for n in range(12)], partitions(60), len(partitions.raw.table))
print([catalan(n) for n in range(10)], catalan(60), catalan.cache_info())
print([stirling(6, k) for k in range(8)], stirling(40, 12))
print(lcs("AGGTABQXYZ", "GXTXAYBZ"), lcs("", "x"), lcs.cache_info().currsize > 10)
print(ackermann(2, 300), ackermann(3, 5), fib(10), fib(900), fib(100) / fib(99))
print(is_even(900), is_odd(901), is_even(7))
print(subsets([1, "b", None]), len(subsets(list(range(10)))), list(brackets(3)), sum(1 for _ in brackets(8)))
pic = [list(r) for r in ("..#..", ".##..", "#...#", "..#..")]
print(flood(pic, 0, 0, "o"), flood(pic, 0, 2, "+"), flood(pic, 0, 2, "+"), *map("".join, pic), sep="\n")
print(change(50), change(0), change(-3), depth([]), depth([1, [2, [3, []]], [4]]), depth(5))
print(quicksort([3, 1.5, -2, 10 ** 20, 3, 0]), quicksort("the Quick brown fox".split(), str.lower), quicksort(list(range(300, 0, -1)))[:3])
print([collatz(n) for n in (1, 7, 27, 97, 871)], max(range(1, 300), key=collatz))
for n in (0, 13, 40, 99, 100, 342, 1001, 12345, 10 ** 6, 2 ** 31, -77):
    print(n, to_words(n))


def hanoi(n, src, dst, via, rods):
    if n:
        hanoi(n - 1, src, via, dst, rods)
        rods[dst].append(rods[src].pop())
        hanoi.moves += 1
        hanoi(n - 1, via, dst, src, rods)


hanoi.moves = 0
rods = {"A": list(range(10, 0, -1)), "B": [], "C": []}
hanoi(10, "A", "C", "B", rods)
print(hanoi.moves, rods)
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda me: lambda n: 1 if n < 2 else n * me(n - 1))(22), Y(lambda me: lambda a, b: a if b == 0 else me(b, a % b))(1071, 462))


def endless(n):
    return endless(n + 1) + 1


try:
    endless(0)
except RecursionError as e:
    print(type(e).__name__, str(e).split(" while")[0])
chain = None
for i in range(850):
    chain = (i, chain)
length = lambda c: 0 if c is None else 1 + length(c[1])
print(length(chain), chain[0], chain[1][1][0])
nest = []
for _ in range(60):
    nest = [nest]
print(depth(nest), len(str(nest)))
