"""Integers walking over the 2**31, 2**53, 2**63 and 2**64 borders in every operator and builtin."""
import itertools
import math
import operator
import struct

MAX, MIN = 2 ** 63 - 1, -2 ** 63
edges = [MAX, MIN, 2 ** 64 - 1, 2 ** 32, -2 ** 31, 3037000500, 4294967296 * 4294967295]

for n in edges:
    print(n, n + 1, n - 1, -n, abs(n), n * 2, n * n, n // 2, n % 10, ~n, n ^ 1, n << 1, n >> 1, n.bit_length(), sep=" | ")

print(MAX + 1 - 1 == MAX, MAX * MAX // MAX == MAX, (MAX + 1) * (MAX + 1) % MAX, -MIN == MAX + 1, MIN // -1, MIN % -1, divmod(MIN, -1), abs(MIN), math.fabs(MIN))
print(MIN - 1 < MIN, MAX + 1 > MAX, hash(MAX), hash(MIN), hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2), hash(2 ** 64))

x = 1
for i in itertools.count():
    x *= 10
    if x > 10 ** 21:
        break
print(i, x)
y = MAX - 2
while y < MAX + 3:
    y += 1
    print(y, y & 0xFF, y > MAX, float(y) == y, end="; ")
print()
print(sum([MAX, MAX, MAX]), sum([MAX] * 4) - 4 * MAX, math.prod([2 ** 21] * 4), max(MAX, MAX + 1), min(MIN, MIN - 1), sum([1, MAX, -1.0]))
print(list(range(MAX - 1, MAX + 3)), range(MIN, MIN - 6, -3)[1], len(range(2 ** 62)), 2 ** 70 in range(0, 2 ** 80, 2 ** 35), range(2 ** 65)[-1], range(10 ** 20, 10 ** 20 + 5, 2).index(10 ** 20 + 4))
try:
    len(range(2 ** 63))
except OverflowError as e:
    print("OverflowError:", e)
factorials = [math.factorial(n) for n in range(19, 24)]
print(factorials, [f.bit_length() for f in factorials])
a, b = 0, 1
seq = []
for _ in range(96):
    a, b = b, a + b
    if b > 2 ** 62:
        seq.append(b)
print(seq)
print(MAX * 1.0, MAX / 1, MAX // 1.0, int(float(MAX)), MAX == float(MAX), MAX < float(MAX), 2 ** 63 == float(MAX), (2 ** 53 + 1) / 1, 2 ** 53 + 1.0, int(1e19), int(-1e19), round(1e19), math.floor(1e20 + 0.5), math.isqrt(2 ** 64 - 1), int(math.sqrt(2 ** 62)))
print(MAX - MIN, MIN + MIN, MIN * -1, MIN * MIN, MIN * MAX, -(-MIN), 0 - MIN, MAX | MIN, MAX & MIN, MAX ^ MIN, ~MIN, ~MAX, MIN >> 63, MIN >> 64, MAX << 64, 1 << 63, -1 << 63)
print(pow(2, 63), 2 ** 63 - 1, (-2) ** 63, (-2) ** 64, pow(7, 30), pow(7, 300, MAX), pow(-3, 41), 10 ** 18, 10 ** 19, -10 ** 19, 0 ** 0, 3 ** 40 * 3 ** 40 == 9 ** 40)


class Counter64:
    total = MAX

    def __init__(self):
        self.n = MAX

    def bump(self):
        self.n += 1
        Counter64.total += self.n
        return self


c = Counter64().bump().bump()
print(c.n, Counter64.total)
grid = [[MAX, 1], [1, MAX]]
det = grid[0][0] * grid[1][1] - grid[0][1] * grid[1][0]
print(det, [sum(r) for r in grid], [p * q for p, q in zip(*grid)])
totals = {}
for k in (MAX, MAX + 1, MIN, float(2 ** 63), MAX):
    totals[k] = totals.get(k, 0) + k
print(totals, len(totals))
acc = 0
for ch in "overflowing hash of a fairly long string, to pass sixty-four bits":
    acc = acc * 131 + ord(ch)
print(acc, acc % 2 ** 32, acc & MAX, (acc & 2 ** 64 - 1) - (1 << 64) if acc >> 63 & 1 else acc & 2 ** 64 - 1)
mid = (MAX + (MAX - 1)) // 2
lo, hi, steps = 0, MAX * 4, 0
while lo < hi:
    m = (lo + hi) // 2
    steps += 1
    if m * m < 10 ** 37:
        lo = m + 1
    else:
        hi = m
print(mid, lo, steps, lo * lo >= 10 ** 37 > (lo - 1) ** 2, math.isqrt(10 ** 37))
print(int("9223372036854775808"), int("-9223372036854775809"), int("7fffffffffffffff", 16) + 1, str(MIN), f"{MIN:x} {2**64:#b}", f"{MAX + 1:,}", "%d" % (MAX + 1), "%x" % 2 ** 64, repr(MIN - 1), int.from_bytes(b"\x80" + bytes(7), "big", signed=True))
for fmt, v in (("<q", MAX), ("<q", MIN), (">Q", 2 ** 64 - 1), ("<i", -2 ** 31)):
    print(fmt, struct.pack(fmt, v).hex(), struct.unpack(fmt, struct.pack(fmt, v))[0] == v)
for bad in (lambda: struct.pack("<q", MAX + 1), lambda: (MAX + 1).to_bytes(8, "little", signed=True), lambda: [0] * 2 ** 63, lambda: "ab"[MAX + 5], lambda: float(10 ** 400), lambda: 1 << MIN, lambda: MAX // 0, lambda: math.exp(1000), lambda: 2.0 ** 5000, lambda: int(float("inf"))):
    try:
        print(bad())
    except (struct.error, OverflowError, MemoryError, IndexError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, "" if isinstance(e, struct.error) else e)
print("abc"[:MAX + 10], "abc"[MIN - 5:2], [1, 2, 3][-2 ** 70:2 ** 70], "x" * MIN + "|", "abcdef"[::2 ** 65], list(itertools.islice(itertools.count(MAX), 3)))
print(operator.mul(MAX, 2), operator.neg(MIN), sorted([MAX + 1, MIN - 1, 0, MAX, 1e19, MIN]), list(itertools.accumulate([MAX, 1, MIN, -5])))
print(math.gcd(2 ** 64, 2 ** 63 * 3), math.lcm(2 ** 40, 3 ** 30), math.comb(70, 35), math.perm(25, 20), math.log2(2 ** 100), math.trunc(1e25), (2 ** 64).bit_count(), (MAX).bit_count())
small = 255
small += 1
word = (1 << 31) - 1
word = word + word + word
print(small, word, -7 // 2 ** 64, -7 % 2 ** 64, 7 // -2 ** 64, 2 ** 64 // 7 * 7 + 2 ** 64 % 7 == 2 ** 64, True + MAX, MAX * True, -MAX - 1 == MIN)
