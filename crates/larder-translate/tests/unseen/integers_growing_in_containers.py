"""Numbers that start small and leave 64 bits one step at a time, in every kind of container."""
from collections import Counter, defaultdict, deque
import itertools
import math
import functools
import operator

lst = [1, 2, 3]
for step in range(7):
    lst = [v * 1000 + i for i, v in enumerate(lst)]
    print(step, lst, max(lst).bit_length(), sum(lst))

d = {"a": 1}
for k in range(0, 80, 8):
    d["a"] <<= 8
    d["a"] += k
    print(k, d["a"], -d["a"] >> 3, ~d["a"])

pair = (1, -1)
for _ in range(11):
    pair = (pair[0] * 97 + pair[1], pair[1] * 89 - pair[0])
print(pair, pair[0] // pair[1], pair[0] % pair[1], divmod(pair[1], pair[0]))

fib = deque([0, 1], maxlen=2)
for i in range(2, 101):
    fib.append(fib[0] + fib[1])
    if i in (45, 46, 47, 90, 91, 92, 93, 94, 100):
        print(i, fib[-1])

c = Counter()
for i in range(1, 6):
    c["x"] += 10 ** (i * 4)
    c["y"] -= 2 ** (i * 15)
print(c, c.total())

dd = defaultdict(int)
for i in range(70):
    dd[i % 3] = dd[i % 3] * 7 + i
print(dict(dd))

nested = {"rows": [[1], [2]]}
for _ in range(5):
    for row in nested["rows"]:
        row.append(row[-1] ** 2 + 1)
        row[0] *= -row[-1]
print(nested)

print(list(itertools.accumulate(range(1, 26), operator.mul))[-6:])
print(functools.reduce(lambda a, b: a * 10 + b, [9] * 25))
print(math.prod([2 ** 31] * 3), sum([2 ** 62] * 5), sum([2 ** 63 - 1, 1]), sum([-2 ** 63, -1]))
m = [[1, 1], [1, 0]]


def mul(a, b):
    return [[sum(x * y for x, y in zip(r, col)) for col in zip(*b)] for r in a]


p = m
for i in range(7):
    p = mul(p, p)
    print(2 ** (i + 1), p[0][1])

edge = [2 ** 63 - 1, -2 ** 63, 2 ** 64 - 1, 2 ** 31, 0]
print([e + 1 for e in edge])
print([e - 1 for e in edge])
print([-e for e in edge], [abs(e) for e in edge])
print([e * e for e in edge])
print([e // -1 for e in edge], [e % -7 for e in edge])
print([hash(e) == hash(int(str(e))) for e in edge], sorted(edge), max(edge), min(edge))
print([e ^ 1 << 65 for e in edge], [e & (1 << 64) - 1 for e in edge], [e | 1 << 63 for e in edge])
print([e << 1 for e in edge], [e >> 62 for e in edge])
print({2 ** 70: "big", 2.0 ** 70: "float wins"}, 2 ** 70 in {2 ** 70}, float(2 ** 70) in [2 ** 70])
print([hex(e) for e in edge], [f"{e:,}" for e in edge[:3]], f"{edge[2]:e}", f"{2**200:.3e}")
print(edge.index(18446744073709551615), edge.count(9223372036854775807))
stack = [1]
while stack[-1] < 10 ** 40:
    stack.append(stack[-1] * stack[-1] + stack[-1])
print(len(stack), stack)
s = {1 << k for k in range(60, 68)}
print(sorted(s)[-2:], len(s), (1 << 63) in s)
r = range(2 ** 63, 2 ** 63 + 10, 3)
print(list(r), len(r), r[-1], 2 ** 63 + 3 in r)
x, y, *z = [v ** 20 for v in range(7, 12)]
print(x, y, z)
z[0] //= x
z[1] -= z[1]
print(z)
total = 0
for v in [1, 2.5, True, 10 ** 20]:
    total += v
    print(total, type(total).__name__)
print(int(1e19), int(-1e300) % 1000, int("9" * 30) + 1, 10 ** 20 / 10 ** 18, 7 ** 50 // 7 ** 48)
print(pow(3, 100, 10 ** 18 + 9), pow(-5, 77), pow(2, -2), math.isqrt(10 ** 41), math.gcd(2 ** 70, 6 ** 50))
