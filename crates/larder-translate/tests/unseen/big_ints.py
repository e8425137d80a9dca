# integers beyond 64 bits, floor div / mod, bit tricks, divmod, pow, int parsing, int methods
import math
from math import gcd, isqrt, comb, perm, factorial, lcm

for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3), (10**30, -7), (-10**30 - 1, 10**15), (0, -5), (6, 3)):
    q, r = divmod(a, b)
    print(f"{a:>32} {b:>17}: {a // b} {a % b} {divmod(a, b)} {q * b + r == a} {int(a / b)} {math.fmod(a, b)}")
for a, b in ((7.5, 2), (-7.5, 2), (7.5, -2), (-0.0, 3), (5, float("inf")), (-5, float("inf")), (1e300, 1e-10), (0.3, 0.1)):
    print(f"{a!r} {b!r}: {a // b!r} {a % b!r} {divmod(a, b)!r} {math.fmod(a, b)!r} {math.remainder(a, b)!r}")

big = 2**127 - 1
print(big, -big >> 3, big << 5, big & (1 << 70) - 1, ~big, big ^ -1, -big & 0xFFFF, -1 >> 1000, 1 << 64, (-(2**63)) // -1, abs(-(2**63)), -2**63 - 1)
print(big.bit_length(), (-big).bit_length(), (0).bit_length(), big.bit_count(), (-5).bit_count(), bin(-10), oct(-8), hex(-big), f"{-big:b}".count("1"))
print(2**63 - 1 + 1, (2**63 - 1) * (2**63 - 1), 2**64 * -(2**64), 9223372036854775807 + 1, -9223372036854775808 - 1, 3037000500**2, (2**31) * (2**32), 10**18 * 10, sum([2**62] * 4))
print(pow(3, 200, 1000007), pow(3, -1, 11), pow(2, 1000) % 10**9, pow(-3, 3, 7), pow(5, 0, 1), pow(2, -2), (-2) ** 3, (-2) ** -3, 0**0, 0.0**0, (-8) ** (1 / 3))
print(math.isqrt(10**40 + 5), isqrt(2**64 - 1), gcd(2**100, 6**50), lcm(4, 6, 10), gcd(), comb(100, 50), perm(10, 3), factorial(30), math.prod(range(1, 26)), gcd(-12, 18))
print(int("-0b1011", 0), int("ff", 16), int("Zz", 36), int("  -12_345\n"), int("0o17", 8), int(-3.99), int(1e20), int("٣٤"), int(True), int(b"42"), int("1" * 40), int(3.7e15 + 0.5))
print((1000).to_bytes(4, "big"), (1000).to_bytes(3, "little"), (-2).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\xfe", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), (2**70).to_bytes(9, "big").hex())
print(7 / 2, -7 / 2, 10**400 // 10**398, 10**400 / 10**399, 1 / 3, 2**53 + 1 == float(2**53 + 1), 2**53 + 1 == 2.0**53, float(2**53 + 1), 10**16 / 3, (10**20 + 1) / 10**20)
print(round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), round(-25, -1), round(10**30 + 5, -1), round(2.5), round(-1.5), round(1e20), round(5, 2), round(True), type(round(2.0)).__name__, type(round(2.0, 0)).__name__)
print(True + True, True & 1, True & False, True ^ True, ~True, -True, True << 3, type(True & True).__name__, type(True + 0).__name__, True == 1.0, "ab"[True], [10, 20][False], sum([True, False, True]), True * "x", isinstance(True, int))
print((5).as_integer_ratio(), (0.75).as_integer_ratio(), (3).real, (3).imag, (3).conjugate(), (-7).__floordiv__(2), (7).__rsub__(10), int.__add__(2, 3), (2).__pow__(3, 5), (1).__add__(1.5), (2.0).is_integer(), (1).numerator)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: 0**-1, lambda: 0.0**-1, lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: 1 << -1, lambda: 1 >> -1, lambda: 2**0.5 % 0,
          lambda: float(10**400), lambda: 10**400 / 3, lambda: 10**400 * 1.0, lambda: int("nan"), lambda: int(float("nan")), lambda: int(float("-inf")), lambda: isqrt(-1), lambda: factorial(-1), lambda: factorial(2.0), lambda: 300 .to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000),
          lambda: 2.0**5000, lambda: math.gcd(1.5, 2), lambda: int("0b2", 0), lambda: int("012", 0), lambda: int("1__0"), lambda: int(""), lambda: int("5", 1), lambda: int(None), lambda: int([]), lambda: int("1.5"), lambda: 5 & 1.0, lambda: ~1.5, lambda: 1 < 1j, lambda: round("x"), lambda: abs("x"), lambda: -"x", lambda: [] + 1, lambda: 1 + [], lambda: None + 1, lambda: comb(3, -1), lambda: math.perm(2, -3)):
    try:
        print("ok", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}", end=" ; ")
print()


def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c


def gray(n):
    return n ^ n >> 1


def ungray(g):
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n


def rev(n, w):
    return int(f"{n:0{w}b}"[::-1], 2)


def xorshift(s):
    while True:
        s ^= s << 13 & 0xFFFFFFFFFFFFFFFF
        s ^= s >> 7
        s ^= s << 17 & 0xFFFFFFFFFFFFFFFF
        yield s


def fnv(data, h=0xCBF29CE484222325):
    for b in data:
        h = (h ^ b) * 0x100000001B3 % 2**64
    return h


def to_signed(n, bits=32):
    n &= (1 << bits) - 1
    return n - (1 << bits) if n >> bits - 1 else n


def subsets(mask):
    s = mask
    while s:
        yield s
        s = (s - 1) & mask


def miller(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, s = n - 1, 0
    while not d & 1:
        d, s = d >> 1, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            if (x := x * x % n) == n - 1:
                break
        else:
            return False
    return True


g = xorshift(88172645463325252)
print([popcount(n) for n in (0, 255, 2**100 - 1)], [f"{gray(i):03b}" for i in range(8)], ungray(gray(123456)), rev(0b1101, 6), [next(g) for _ in range(3)], hex(fnv(b"hello")), to_signed(0xDEADBEEF), to_signed(2**31 - 1), [bin(s)[2:] for s in subsets(0b1010)])
print([n for n in range(60) if miller(n)], miller(2**61 - 1), miller(2**67 - 1), miller(10**18 + 9), 193707721 * 761838257287 == 2**67 - 1)
