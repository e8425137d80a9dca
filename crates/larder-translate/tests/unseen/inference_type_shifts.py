"""Variables, fields, list cells and answers that change their types on the way: ints to floats, None to lists, big numbers, booleans as ints."""
import math
from collections import defaultdict


def mean(xs):
    total = 0
    for x in xs:
        total += x
    return total / len(xs) if xs else None


def first_or(xs, default):
    for x in xs:
        return x
    return default


def halve(n):
    return n // 2 if n % 2 == 0 else n / 2


def classify(x):
    if x is None:
        return
    if isinstance(x, bool):
        return "bool"
    if x == 0:
        return 0
    if x < 0:
        return -1.0
    return [x]


print(mean([1, 2]), mean([1.5, 2]), mean([]), mean([True, False, True]), mean([2 ** 62, 2 ** 62]), mean((10 ** 20,)))
print(first_or([], 0), first_or([1.5], 0), first_or("abc", None), first_or({}, []), first_or({3: 4}, ""), first_or([None], 1))
print([halve(n) for n in (4, 5, 2.0, -3, 10 ** 20)], [classify(v) for v in (None, True, 0, 0.0, -2, 5, 2.5)])
best = None
for n in (3, 8.5, 2):
    if best is None or n > best:
        best = n
print(best, type(best).__name__)
acc = 0
for n in [1, 2, 0.5, 3]:
    acc += n
    print(acc, end=" ")
print()
x = 5
x = x / 5
print(x, x == 1, x is not 1 if False else x)
x = int(x)
x = str(x) * 3
x = [x]
print(x)


class Account:
    rate = 1
    limit = None

    def __init__(self, balance=0):
        self.balance = balance
        self.history = []
        self.owner = None

    def add(self, n):
        self.balance += n
        self.history.append(n)
        return self

    def scale(self):
        self.balance *= self.rate
        return self.balance


a, b = Account(), Account(2.5)
a.add(1).add(2).add(0.25)
b.add(1)
print(a.balance, b.balance, a.history, Account().balance, a.scale(), a.owner or "nobody")
Account.rate = 1.5
Account.limit = {"max": 10}
a.owner = ("ann", 3)
print(a.scale(), b.scale(), a.limit["max"], a.owner[0], Account(3).scale(), Account(2).add(2).scale())
c = Account(2 ** 62)
c.add(2 ** 62).add(2 ** 62)
print(c.balance, c.scale(), int(c.balance) // 3)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 2.5
grid[1][2] = "x"
grid[0][0] = None
grid.append([1])
print(grid, sum(v for row in grid for v in row if isinstance(v, (int, float))))
counts = {}
for w in ["a", "b", "a"]:
    counts[w] = counts.get(w, 0) + 1
counts["total"] = sum(counts.values()) / 2
counts["none"] = None
counts["list"] = list(counts)
print(counts)
nested = defaultdict(lambda: defaultdict(int))
nested["x"]["y"] += 1
nested["x"]["z"] += 0.5
nested["w"]
print({k: dict(v) for k, v in nested.items()})


def fib(n, memo={0: 0, 1: 1}):
    if n not in memo:
        memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]


print(fib(90), fib(100), fib(150) % 1000, fib(10))


def fact(n):
    result = 1
    while n > 1:
        result *= n
        n -= 1
    return result


print(fact(20), fact(21), fact(30) // fact(28), [fact(k) for k in (0, 5, 22)], fact(25) / fact(24), math.log10(fact(50)) if fact(50) > 0 else 0)


def power_sum(base, n):
    total = 0
    term = 1
    for _ in range(n):
        total += term
        term *= base
    return total, term


print(power_sum(2, 62), power_sum(2, 65), power_sum(10, 25), power_sum(0.5, 3), power_sum(-3, 41), power_sum(1j, 3))
h = 5381
for ch in "hello world":
    h = h * 33 + ord(ch)
print(h, h & 0xFFFFFFFF, h % 2 ** 61)
seed = 42
out = []
for _ in range(5):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    out.append(seed >> 33)
print(out)
lcg = 1
for _ in range(3):
    lcg = lcg * 1103515245 + 12345 & 0x7FFFFFFF
print(lcg)
pair = (1, 2)
pair = pair + (3.5,)
pair += ("x",)
a1, *rest = pair
print(pair, a1, rest, pair[1:3], max(pair[:3]))
swap = [1, "one", 2.0]
swap[0], swap[2] = swap[2], swap[0]
swap.sort(key=str)
print(swap, [type(v).__name__ for v in swap])


def stats(*values, scale=1):
    lo, hi = math.inf, -math.inf
    for v in values:
        lo, hi = min(lo, v), max(hi, v)
    return lo * scale, hi * scale


print(stats(3, 1, 2), stats(1.5, scale=2), stats(), stats(True, 0.5), stats(10 ** 20, -1, scale=10))


def flexible(flag):
    if flag:
        result = []
    else:
        result = {}
    for i in range(2):
        if flag:
            result.append(i)
        else:
            result[i] = str(i)
    return result


print(flexible(True), flexible(False), flexible([]), len(flexible(1)))
value = 10
def change():
    global value
    old, value = value, value / 4
    return old
print(change(), value, change(), value)
it = iter([1, 2.5, "three", None])
while (item := next(it, "end")) != "end":
    print(repr(item), end=",")
print()
flags = [True, 1, 1.0]
print(sum(flags), flags.count(1), flags.index(1.0), {f: type(f).__name__ for f in flags}, True + True, -True, True * 2.5, [False, True][True], "ab"[True], f"{True:d}{True:>5}", True // 1, True & 1, True ^ True, ~True, type(True & True).__name__, type(True & 1).__name__, divmod(True, 2), round(True), abs(False) is 0 if False else abs(False), max(True, 2, 1.5), bool("False"), int(True), str(True)[0])
m = [3, 1, 2]
m = sorted(m) + [0.5]
m = tuple(m)
m = {v: i for i, v in enumerate(m)}
m = set(m)
print(len(m), 0.5 in m, sorted(m))
n = 7
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    if n > 40:
        n = n - 0.0
        break
print(n, type(n).__name__)
lst = [1, 2, 3]
for i, v in enumerate(lst):
    lst[i] = v / 2 if i else v
print(lst, sum(lst), lst[0] is True, [*map(type, lst)] == [int, float, float])
z = 0
z -= 1
z **= 63
z *= 2 ** 62
z -= 2 ** 63
print(z, z - 1, -z, z // 7, z % 7, abs(z) >> 60, z == -(3 << 62), float(z), z * z)
res = [10 ** k for k in range(17, 21)]
res[0] += 0.5
print(res, sum(res[1:]), res[3] - 1, max(res))
print(first_or([10 ** 20], 0) + 1, first_or([], 2 ** 63 - 1) + 1)
Account(None).add(1)
