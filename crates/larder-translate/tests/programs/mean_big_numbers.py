import math
def power_mod(b, e, m):
    r = 1
    b %= m
    while e > 0:
        if e % 2 == 1:
            r = r * b % m
        b = b * b % m
        e //= 2
    return r
print(power_mod(3, 10**18, 10**9 + 7), pow(3, 10**18, 10**9 + 7), pow(3, -1, 7))
print(2**64 - 1, -(2**63), 2**63 * 3 // 7, -(10**20) // 3, -(10**20) % 7, divmod(-(10**20), 13))
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print([collatz(i) for i in range(1, 20)], collatz(2**70 + 1))
s = 0
for i in range(100):
    s = s * 31 + i
print(s, len(str(s)), s.bit_length(), hex(s)[:20], s % 1000003)
h = 0
for ch in "the quick brown fox":
    h = (h * 131 + ord(ch)) & 0xFFFFFFFFFFFFFFFF
print(h, h ^ (h >> 7), ~h, h << 3)
print(math.factorial(30), math.comb(60, 30), math.gcd(2**80, 6**40), math.lcm(12, 18, 10**10), math.isqrt(10**40), math.perm(20, 18))
print(int("123456789012345678901234567890") + 1, int("-ff", 16), int("0b1011", 0), int("  42  "), int(1e20), int(-3.9))
print(10**20 / 3, 10**400 // 10**398, float(10**20), 1e308 * 10, 2**0.5, 7 / 2, -7 // 2, 7 % -3, 2**-2)
try:
    print(float(10**400))
except OverflowError as e:
    print(e)
x = 9223372036854775807
x += 1
print(x, x * x, -x - 1, abs(-x))
acc = 1
for k in range(1, 60):
    acc *= k
    if k % 20 == 0:
        print(acc)
def digits(n):
    return [int(c) for c in str(n)]
print(sum(digits(2**1000)), sum(map(int, str(math.factorial(100)))))
a, b = 1, 1
n = 2
while len(str(b)) < 100:
    a, b = b, a + b
    n += 1
print(n, b)
def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - (a // b) * y
print(egcd(10**30 + 57, 10**20 + 39))
print(round(12345, -2), round(-2.5), round(0.125, 2), round(1e20), round(15, -1), round(25, -1))
print((1 << 100) | 1, (1 << 100) >> 98, -1 >> 100, -5 & 0xFF, 5 ^ -3, bin(-10), f"{2**70:,}", f"{2**70:e}", "%d" % 2**70)
print(1 == 1.0, 2**53 == float(2**53), 2**53 + 1 == float(2**53), hash(2**61 - 1), hash(2**100), hash(-1), hash(1.5))
total = 0
for i in range(1, 10**4):
    total += i ** 5
print(total)
print(sum(i * i * i * i for i in range(1000)), sum([2**62, 2**62, 2**62]))
print((12).bit_count(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (3.75).as_integer_ratio(), (0.5).hex(), (4.0).is_integer())
