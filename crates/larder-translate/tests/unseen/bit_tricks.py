# Bit tricks: popcount, gray, hamming, bitboards, LFSR, fixed width arithmetic, float bits
import struct
from functools import reduce
from operator import xor, or_

MASK32 = 0xFFFFFFFF

def u32(x):
    return x & MASK32

def s32(x):
    x &= MASK32
    return x - (1 << 32) if x >> 31 else x

def rotl(x, k, w=32):
    k %= w
    return ((x << k) | (x >> (w - k))) & ((1 << w) - 1)

def reverse_bits(x, w=8):
    return int(f"{x:0{w}b}"[::-1], 2)

def gray(n):
    return n ^ (n >> 1)

def ungray(g):
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n

def hamming_encode(d):
    bits = [d >> i & 1 for i in range(4)]
    p1, p2, p4 = bits[0] ^ bits[1] ^ bits[3], bits[0] ^ bits[2] ^ bits[3], bits[1] ^ bits[2] ^ bits[3]
    return [p1, p2, bits[0], p4, *bits[1:]]

def hamming_decode(w):
    w = list(w)
    if pos := reduce(xor, [i for i, b in enumerate(w, 1) if b], 0):
        w[pos - 1] ^= 1
    return w[2] | w[4] << 1 | w[5] << 2 | w[6] << 3, pos

def fnv1a(data):
    h = 0x811C9DC5
    for b in data:
        h = u32((h ^ b) * 0x01000193)
    return h

def xorshift(state):
    while True:
        state ^= u32(state << 13)
        state ^= state >> 17
        state ^= u32(state << 5)
        yield state

def adler(data):
    a, b = 1, 0
    for ch in data:
        a = (a + ch) % 65521
        b = (b + a) % 65521
    return b << 16 | a

print([f"{gray(i):03b}" for i in range(8)], all(ungray(gray(i)) == i for i in range(300)), [bin(i).count("1") for i in range(9)])
print([reverse_bits(x) for x in (1, 2, 128, 0b1101)], hex(rotl(0x80000001, 4)), rotl(1, -1), rotl(0b1010, 2, 4))
print(s32(2 ** 31), s32(-1), u32(-1), s32(2 ** 31 - 1 + 1), s32(0xDEADBEEF), u32(~0xFF), s32(123456789 * 987654321))
w = hamming_encode(0b1011)
print(w, hamming_decode(w))
for i in range(7):
    w[i] ^= 1
    print(hamming_decode(w), end=" ")
    w[i] ^= 1
print()
print(hex(fnv1a(b"")), hex(fnv1a(b"hello")), fnv1a("héllo".encode()), hex(adler(b"Wikipedia")))
g = xorshift(2463534242)
print([next(g) for _ in range(4)], sum(next(g) & 1 for _ in range(100)))
print(-5 >> 1, -5 << 3, -1 >> 100, 5 & -5, -8 & -(-8), ~-3, -6 | 3, -6 ^ 3, -6 & 0xF, 1 << 100 >> 98, True << 3, True | 2, True ^ True, ~True, False | False)
print((255).bit_length(), (-256).bit_length(), (0).bit_length(), (10 ** 30).bit_count(), (-7).bit_count(), int("1" * 10, 2), 0b1010_1010, 0o17, 0xFF_FF, int("-0x1f", 16), bin(-10), f"{-10:#b}", f"{2 ** 40:_b}"[:12])
for bad in (lambda: 1 << -1, lambda: 1.0 & 1, lambda: "1" | 1, lambda: int("2", 2), lambda: ~1.5, lambda: 1 >> -2, lambda: bin(2.0)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

def subsets(mask):
    sub = mask
    while True:
        yield sub
        if not sub:
            return
        sub = (sub - 1) & mask

def gosper(n, k):
    x = (1 << k) - 1
    while x < 1 << n:
        yield x
        c = x & -x
        r = x + c
        x = (((r ^ x) >> 2) // c) | r

print(list(subsets(0b1101)), [f"{x:04b}" for x in gosper(4, 2)], sum(1 for _ in gosper(10, 5)))
nums = [4, 1, 2, 1, 2, 7, 7]
print(reduce(xor, nums), reduce(or_, nums), [n for n in range(20) if n & (n - 1) == 0], next(i for i in range(64) if 5000 >> i == 0))
two = [2, 3, 4, 2, 5, 3]
x = reduce(xor, two)
low = x & -x
print(sorted((reduce(xor, (n for n in two if n & low)), reduce(xor, (n for n in two if not n & low)))))
bits = struct.unpack(">Q", struct.pack(">d", -0.15625))[0]
print(f"{bits:064b}"[:12], bits >> 63, (bits >> 52 & 0x7FF) - 1023, hex(bits & (1 << 52) - 1), (0.1).hex(), float.fromhex("0x1.8p1"), (0.75).as_integer_ratio())
board = 0
for sq in ("a1", "h8", "d4", "e5"):
    board |= 1 << ("abcdefgh".index(sq[0]) + 8 * (int(sq[1]) - 1))
print(hex(board))
for r in range(7, -1, -1):
    print("".join("#." [not board >> (8 * r + c) & 1] for c in range(8)))
flags = dict(r=4, w=2, x=1)
mode = 0o754
print("".join(ch if mode >> shift & flags[ch] else "-" for shift in (6, 3, 0) for ch in "rwx"), oct(mode & ~0o022), mode == int("754", 8), mode & 1 == 1, 3 & 1 == 1)
a, b = 12, 25
a ^= b; b ^= a; a ^= b
print(a, b, [(x & 1 and "odd" or "even") for x in (0, -3)], 7 & 3 << 1 | 8 ^ 2 + 1, not 1 & 2, -2 ** 2 & 0xFF)
add = lambda p, q: p if not q else add(p ^ q, (p & q) << 1)
print(add(123, 989), int.from_bytes(reverse_bits(v).to_bytes(1, "big")[0] ^ 0xAA for v in (1, 2)) if False else [reverse_bits(v) ^ 0xAA for v in (1, 2)])
