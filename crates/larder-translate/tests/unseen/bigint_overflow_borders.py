"""Integers stepping over 2**31, 2**53, 2**63 and 2**64 through every operator, container and builtin."""
import math
from functools import reduce
import operator

EDGES = [2 ** 31 - 1, -2 ** 31, 2 ** 53, 2 ** 63 - 1, -2 ** 63, 2 ** 64, 10 ** 30]
SMALL = [1, -1, 2, 3, -7, 63, 64]

for e in EDGES:
    print(e, e + 1, e - 1, -e, e * 2, e * e, ~e, abs(e))
    print("  ", [e // s for s in SMALL], [e % s for s in SMALL])
    print("  ", [divmod(s, e) for s in (5, -5)], e << 1, e >> 1, e >> 100, -e >> 70, e & 0xFF, e | 1, e ^ -1, e.bit_length(), e.bit_count())
    print("  ", float(e), int(float(e)) - e, e / 3, e == float(e), hash(e), str(e)[-5:], f"{e:,} {e:x} {e:e} {e:_}", bin(e)[-4:])

print("-- loops that cross")
n, steps = 1, 0
while n < 2 ** 130:
    n = n * 3 + steps
    steps += 1
print(n, steps)
x = 2 ** 62
seen = []
for _ in range(4):
    x += x // 2
    seen.append(x)
print(seen)
f = 1
for i in range(1, 26):
    f *= i
    if i in (12, 13, 20, 21, 25):
        print(i, f)
a, b = 0, 1
for i in range(100):
    a, b = b, a + b
    if i in (45, 46, 47, 90, 91, 92, 93):
        print(i, a)
total = 0
for v in [2 ** 62] * 5 + [-2 ** 63] * 2:
    total += v
    print(total, end=" ")
print()
h = 0
for ch in "overflowing hash of a long text":
    h = h * 131 + ord(ch)
print(h, h % 2 ** 64, h & 0xFFFFFFFF, h % (10 ** 9 + 7))
h = 5381
for ch in "masked":
    h = ((h << 5) + h + ord(ch)) & 0xFFFFFFFFFFFFFFFF
print(h)
seed = 42
out = []
for _ in range(5):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    out.append(seed >> 33)
print(out)
s = 88172645463325252
for _ in range(3):
    s ^= (s << 13) & (2 ** 64 - 1)
    s ^= s >> 7
    s ^= (s << 17) & (2 ** 64 - 1)
    print(s, end=" ")
print()
print(sum([2 ** 63 - 1, 1]), sum([2 ** 63, -1, 0.5]), sum(range(2 ** 33))if False else sum(range(10 ** 5)), reduce(operator.mul, range(1, 31)), math.prod(range(1, 22)), math.prod([2 ** 40, 2 ** 40]), max(2 ** 63, 2 ** 63 - 1), min(-2 ** 63 - 1, -2 ** 63), sorted([2 ** 64, 1, -2 ** 64, 2.5]))
print(len(range(2 ** 62)), range(2 ** 64)[2 ** 63], range(2 ** 63, 2 ** 63 + 10, 3)[-1], list(range(2 ** 64 - 1, 2 ** 64 + 2)), 2 ** 70 in range(2 ** 80), range(-2 ** 63, 2 ** 63, 2 ** 61)[5])
try:
    print(len(range(2 ** 64)))
except OverflowError as e:
    print(e)
for thunk in (lambda: [0] * 2 ** 63, lambda: "a" * 2 ** 64, lambda: [1][2 ** 63], lambda: "abc"[-2 ** 64:2 ** 65], lambda: (1).to_bytes(0, "big"), lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(2, "big"), lambda: chr(2 ** 40), lambda: float(2 ** 1024), lambda: 2 ** 1024 / 2 ** 1023, lambda: 2.0 ** 1024, lambda: int("9" * 25) + 1, lambda: 1 << 2 ** 70 if False else 1 << 100, lambda: math.sqrt(2 ** 1025), lambda: math.log2(2 ** 1025), lambda: 2 ** 64 % 2 ** 63, lambda: pow(3, 10 ** 18, 10 ** 9 + 7), lambda: pow(7, -1, 2 ** 61 - 1), lambda: 10 ** 20 // -3, lambda: -10 ** 20 % 7, lambda: math.isqrt(10 ** 40), lambda: math.gcd(2 ** 80, 6 ** 40), lambda: math.comb(100, 50), lambda: math.factorial(25), lambda: round(2 ** 63, -3), lambda: round(12345678901234567890, -19), lambda: int(1e19), lambda: int(-1.8e308) if False else int(1.5e300) % 1000, lambda: (2 ** 63).to_bytes(9, "little", signed=True), lambda: int.from_bytes(b"\x80" + b"\0" * 7, "big", signed=True), lambda: "%d %x %o %e %g" % ((2 ** 65,) * 5), lambda: "{:>25}|{:+}|{:#b}".format(2 ** 64, 2 ** 64, 2 ** 10), lambda: 5 ** -2, lambda: (-2) ** 63, lambda: (-2) ** 64, lambda: 0 ** 0, lambda: 2 ** 0.5 ** 2, lambda: -2 ** 2, lambda: 2 ** 3 ** 2, lambda: 2 ** 62 + 2 ** 62 + 0.0, lambda: 2 ** 53 + 1.0, lambda: (2 ** 53 + 1) * 1.0 == 2 ** 53 + 1, lambda: 2 ** 63 == 2.0 ** 63, lambda: 2 ** 63 - 1 < 2.0 ** 63, lambda: int("7" * 40, 8), lambda: int("-0x" + "f" * 20, 16), lambda: [2 ** 63, 2 ** 63].index(9223372036854775808), lambda: {2 ** 64: "k"}[18446744073709551616], lambda: (2 ** 64).as_integer_ratio(), lambda: (2.0 ** 70).as_integer_ratio(), lambda: bool(2 ** 64 & 2 ** 63), lambda: 1 - 2 ** 63 - 2, lambda: -(-2 ** 63), lambda: -2 ** 63 // -1, lambda: abs(-2 ** 63), lambda: ~(2 ** 63), lambda: -1 >> 200, lambda: 12345678901234567890123 & -1, lambda: -5 & 2 ** 70, lambda: -2 ** 70 | 1, lambda: -2 ** 65 ^ 2 ** 65):
    try:
        print(thunk())
    except (OverflowError, MemoryError, IndexError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


class Acc:
    total = 2 ** 63 - 2

    def __init__(self, start=0):
        self.v = start

    def add(self, k):
        self.v += k
        Acc.total += 1
        return self

    def __imatmul__(self, k):
        self.v **= k
        return self


acc = Acc(2 ** 40)
acc.add(1).add(2).add(3)
acc @= 2
print(acc.v, Acc.total, Acc.total > 2 ** 63)
row = [2 ** 62] * 3
row[1] += row[0]
row[2] *= row[2]
t = {"a": 2 ** 63 - 1}
t["a"] += 1
print(row, t, [v >> 60 for v in row], tuple(v.bit_length() for v in row))
lo, hi = 0, 2 ** 66
while lo < hi:
    mid = (lo + hi) // 2
    if mid * mid < 10 ** 38:
        lo = mid + 1
    else:
        hi = mid
print(lo, lo * lo == 10 ** 38)
