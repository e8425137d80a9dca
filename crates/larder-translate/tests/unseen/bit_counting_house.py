# Integer semantics: shifts, masks, two's complement, bit_length, to_bytes, powers, roots, gcds.
import math


def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c


def gray(n):
    return n ^ (n >> 1)


def ungray(g):
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n


def reverse_bits(n, width):
    r = 0
    for _ in range(width):
        r = (r << 1) | (n & 1)
        n >>= 1
    return r


def signed(n, bits):
    n &= (1 << bits) - 1
    return n - (1 << bits) if n >> (bits - 1) else n


for n in (0, 1, 5, 255, 2 ** 31, 2 ** 63, 2 ** 64 + 1, 10 ** 20):
    print(n, popcount(n), n.bit_count(), n.bit_length(), gray(n), ungray(gray(n)) == n, reverse_bits(n, 66))
print([signed(v, 8) for v in (0, 127, 128, 255, 256, -1, -129, 10 ** 9)], signed(2 ** 64 - 1, 64), signed(-(2 ** 63), 64))
print(-1 >> 100, -5 >> 1, -5 // 2, -5 & 3, -5 | 3, -5 ^ 3, ~-5, ~0, -8 >> 2, 1 << 70, -1 << 64)
print(-(2 ** 63) >> 63, (2 ** 63) >> 62, -(2 ** 64) & (2 ** 65 - 1), (2 ** 100) ^ (2 ** 100 - 1) == 2 ** 101 - 1)
for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (7, 2.0), (-7.5, 2), (10 ** 20, -3), (-(10 ** 20), 7), (0, -5), (True, 2)):
    print(a, b, a // b, a % b, divmod(a, b), int(a / b))
for op in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 5 % 0, lambda: 0 ** -1, lambda: 2 ** -2, lambda: (-8) ** (1 / 3),
           lambda: pow(3, -1, 7), lambda: pow(2, -1, 4), lambda: pow(2, 10, -7), lambda: pow(5, 3, 0), lambda: 1.5 << 1,
           lambda: 10 ** 400 / 10 ** 399, lambda: float(10 ** 400), lambda: int('9' * 30) % 10 ** 5, lambda: int(1e23),
           lambda: int(float('nan')), lambda: int(float('-inf')), lambda: math.isqrt(10 ** 40 + 1), lambda: round(12345, -2),
           lambda: round(-15, -1), lambda: round(25, -1), lambda: round(10 ** 30 + 5, -1), lambda: True + True << 3,
           lambda: (2).__pow__(3), lambda: 3 .__radd__(4), lambda: int.__floordiv__(9, 2), lambda: (5).__sub__(2.5)):
    try:
        v = op()
        print(type(v).__name__, v)
    except (ValueError, ZeroDivisionError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print((1000).to_bytes(2, 'big'), (1000).to_bytes(4, 'little'), (-2).to_bytes(3, 'big', signed=True))
print(int.from_bytes(b'\xff\xfe', 'big'), int.from_bytes(b'\xff\xfe', 'little', signed=True), int.from_bytes([1, 2], 'big'))
for args in ((256, 1, 'big'), (-1, 2, 'big')):
    try:
        print(args[0].to_bytes(*args[1:]))
    except OverflowError as e:
        print(e)
print(int('0b101', 0), int('0o17', 0), int('0x_ff', 16), int(' -12_000 '), int('z', 36), int('-ff', 16))
for t in ('1__0', '', '0x', '12.0', '٣', '1e3', '- 1', '+5', '0b2'):
    try:
        print(repr(t), int(t))
    except ValueError as e:
        print(e)
print(bin(-10), oct(64), hex(-255), f'{-10:b} {10:#010b} {255:X} {-255:#x} {10**12:,} {10**12:_} {255:_b} {65:c}')
subset = 0b1011
s = subset
while s:
    print(format(s, '04b'), end=' ')
    s = (s - 1) & subset
print()


def sqrt_newton(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


print([sqrt_newton(n) for n in (0, 1, 15, 16, 10 ** 30)], math.gcd(2 ** 70, 6 ** 30), math.lcm(*range(1, 40)))
h = 0xcbf29ce484222325
for ch in b'translate':
    h = ((h ^ ch) * 0x100000001b3) & 0xFFFFFFFFFFFFFFFF
print(hex(h), h % 97, hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2), hash(10 ** 30))
x = 1
for i in range(1, 30):
    x *= -i
print(x, x // 10 ** 20, x % 10 ** 9, -x >> 40, x.bit_length(), abs(x) == math.factorial(29))
print(0xFF .numerator, (6).denominator, (7).conjugate(), (5).real, True.imag, (2 ** 80).as_integer_ratio())
print(1 << 10 ** 3 > 10 ** 300, int(str(2 ** 200)) == 2 ** 200, [1 << i for i in range(60, 68, 2)])
x >>= 'a'
