import math
from functools import reduce
MOD = 10**9 + 7
def power(b, e, m):
    r = 1
    while e:
        if e & 1:
            r = r * b % m
        b = b * b % m
        e >>= 1
    return r
print(power(3, 1000, MOD), power(2, 10**18, 998244353))
def fnv(text):
    h = 2166136261
    for c in text:
        h ^= ord(c)
        h = (h * 16777619) & 0xFFFFFFFF
    return h
print(fnv("hello"), fnv("a" * 100))
def djb(text):
    h = 5381
    for c in text:
        h = (h * 33 + ord(c)) & 0xFFFFFFFFFFFFFFFF
    return h
print(djb("hello world" * 10))
def mix(x):
    x = (x ^ (x >> 16)) * 0x85ebca6b & 0xffffffff
    x = (x ^ (x >> 13)) * 0xc2b2ae35 & 0xffffffff
    return x ^ (x >> 16)
print(mix(12345), mix(0xffffffff))
def lcg(seed):
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        yield seed >> 33
g = lcg(42)
print([next(g) for _ in range(5)])
memo = {}
def fact(n):
    if n in memo:
        return memo[n]
    memo[n] = 1 if n < 2 else n * fact(n - 1)
    return memo[n]
print(fact(30), fact(25))
def fib(n, cache={0: 0, 1: 1}):
    if n not in cache:
        cache[n] = fib(n - 1) + fib(n - 2)
    return cache[n]
print(fib(150))
print(reduce(lambda a, b: a * b, range(1, 30)))
print(math.prod(range(1, 30)), math.prod([10**9, 10**9, 10**9]))
rows = [[1]]
for i in range(80):
    last = rows[-1]
    rows.append([1] + [a + b for a, b in zip(last, last[1:])] + [1])
print(max(rows[-1]))
cubes = sum(i ** 3 for i in range(100000))
print(cubes)
t = 0
for i in range(3000000, 3000005):
    t += i * i * i
print(t)
nums = [9223372036854775807, 1]
print(sum(nums), nums[0] + nums[1], [n * n for n in nums])
big = [4611686018427387903, 4611686018427387903, 7]
print(sum(big), max(big) + max(big))
def dot(a, b):
    return sum(x * y for x, y in zip(a, b))
print(dot([10**10, 10**11], [10**10, 10**9]))
x = 3037000500
print(x * x)
a, b = 123456789012, 987654321098
print(a * b, a * b // 7, (a * b) % 1000007)
def polynomial(s):
    h = 0
    for i, c in enumerate(s):
        h += ord(c) * 31 ** i
    return h
print(polynomial("the quick brown fox"))
def to_int(digits):
    n = 0
    for d in digits:
        n = n * 10 + int(d)
    return n
print(to_int("123456789012345678901234567890"))
s = "98765432109876543210"
print(int(s) + 1, sum(int(ch) for ch in s))
acc = 1
for p in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]:
    acc *= p
print(acc)
def catalan(n):
    c = [0] * (n + 1)
    c[0] = 1
    for i in range(1, n + 1):
        for j in range(i):
            c[i] += c[j] * c[i - 1 - j]
    return c[n]
print(catalan(60))
def ackermann_like(n):
    total = 1
    for _ in range(n):
        total = total + total
    return total
print(ackermann_like(100))
def shift(n):
    v = 1
    for _ in range(n):
        v <<= 1
    return v
print(shift(70), 1 << 40, 3 << 61, 5 << 62)
print(2 ** 62, 2 ** 63 - 1, -2 ** 63, 2 ** 63, 10 ** 18, 10 ** 19)
v = 10 ** 18
print(v * 9, v * 10, v + v * 8)
