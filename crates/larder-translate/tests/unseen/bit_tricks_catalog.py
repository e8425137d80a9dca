"""Bit manipulation: masks, gray codes, subsets, Hamming codes, CRC, hashes with wraparound."""
from typing import Iterator

M32 = (1 << 32) - 1
M64 = (1 << 64) - 1


def bits(n: int) -> Iterator[int]:
    while n:
        low = n & -n
        yield low.bit_length() - 1
        n ^= low


def popcount32(x: int) -> int:
    x = x - ((x >> 1) & 0x55555555)
    x = (x & 0x33333333) + ((x >> 2) & 0x33333333)
    return (((x + (x >> 4)) & 0x0F0F0F0F) * 0x01010101 & M32) >> 24


def reverse32(x: int) -> int:
    for shift, mask in ((1, 0x55555555), (2, 0x33333333), (4, 0x0F0F0F0F), (8, 0x00FF00FF)):
        x = (x >> shift) & mask | (x & mask) << shift
    return (x >> 16 | x << 16) & M32


def rotl(x: int, k: int, width: int = 32) -> int:
    k %= width
    return (x << k | x >> width - k) & (1 << width) - 1


def signed(x: int, width: int = 32) -> int:
    x &= (1 << width) - 1
    return x - (1 << width) if x >> (width - 1) else x


def gray(n: int) -> int:
    return n ^ n >> 1


def ungray(g: int) -> int:
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n


def submasks(mask: int) -> Iterator[int]:
    s = mask
    while True:
        yield s
        if not s:
            return
        s = (s - 1) & mask


def next_same_popcount(x: int) -> int:
    c = x & -x
    r = x + c
    return ((r ^ x) >> 2) // c | r


def fnv1a(data: bytes) -> int:
    h = 0xCBF29CE484222325
    for byte in data:
        h = (h ^ byte) * 0x100000001B3 & M64
    return h


def crc32(data: bytes) -> int:
    crc = M32
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ M32


def murmur_finish(h: int) -> int:
    h ^= h >> 33
    h = h * 0xFF51AFD7ED558CCD & M64
    h ^= h >> 33
    h = h * 0xC4CEB9FE1A85EC53 & M64
    return h ^ h >> 33


def xorshift(state: int) -> Iterator[int]:
    while True:
        state ^= state << 13 & M64
        state ^= state >> 7
        state ^= state << 17 & M64
        yield state


def hamming_encode(nibble: int) -> int:
    d = [nibble >> i & 1 for i in range(4)]
    p = [d[0] ^ d[1] ^ d[3], d[0] ^ d[2] ^ d[3], d[1] ^ d[2] ^ d[3]]
    word = [p[0], p[1], d[0], p[2], d[1], d[2], d[3]]
    return sum(b << i for i, b in enumerate(word))


def hamming_decode(word: int) -> tuple[int, int]:
    syndrome = 0
    for i in range(7):
        if word >> i & 1:
            syndrome ^= i + 1
    if syndrome:
        word ^= 1 << syndrome - 1
    return (word >> 2 & 1) | (word >> 4 & 7) << 1, syndrome


for n in (0, 1, 6, 0x80000000, 0xDEADBEEF, M32):
    print(f"{n:#010x} bits={list(bits(n))[:6]} pop={popcount32(n)}/{n.bit_count()}/{bin(n).count('1')} rev={reverse32(n):08x} "
          f"rotl5={rotl(n, 5):08x} signed={signed(n)} neg={-n & M32:08x} inv={~n & M32:08x}")
print([f"{gray(i):03b}" for i in range(8)], all(ungray(gray(i)) == i for i in range(300)))
print(list(submasks(0b10110)), len(list(submasks(0b1111111))))
x, seq = 0b0111, []
while x < 1 << 6:
    seq.append(x)
    x = next_same_popcount(x)
print(seq, len(seq))
print([(v, signed(v, 8)) for v in (0, 127, 128, 255, 256, -1, -129)], signed(M64, 64), signed(1 << 63, 64), signed(2 ** 63 - 1, 64))
for text in (b"", b"a", b"foobar", "naïve ☃".encode()):
    print(text, f"{fnv1a(text):016x} {crc32(text):08x} {murmur_finish(fnv1a(text)):#018x}")
gen = xorshift(88172645463325252)
print([next(gen) for _ in range(4)], [next(gen) % 6 + 1 for _ in range(12)])
seed = 42
lcg = []
for _ in range(6):
    seed = (seed * 6364136223846793005 + 1442695040888963407) & M64
    lcg.append(seed >> 33)
print(lcg, seed, signed(seed, 64))
java = 0
for ch in "The quick brown fox jumps over the lazy dog":
    java = signed(31 * java + ord(ch))
print("java hash", java, java % 16, java & 15, java >> 28, (java & M32) >> 28)

fixed = [hamming_decode(hamming_encode(n) ^ (1 << e if e < 7 else 0)) for n in range(16) for e in range(8)]
print([f"{hamming_encode(n):07b}" for n in range(16)])
print(all(v == i // 8 for i, (v, _) in enumerate(fixed)), [s for _, s in fixed[:8]])

a, b = 0b1100, 0b1010
a, b = a ^ b, b
b ^= a
a ^= b
print(a, b, a & b | a ^ b, a & ~b, ~a, ~-a, -~a, a ^ -1, not a, a and b, a or b)
print(1 << 64, 1 << 63, -1 << 63, -1 >> 70, 5 >> 1, -5 >> 1, -5 // 2, -5 & 7, -5 | 7, -5 ^ 7, 2 ** 64 - 1 & -2 ** 63)
print(True << 3, True + True, False ^ True, ~True, True & 3, (True | False) is True, 6 & 3 == 3, 1 << 2 + 1, 7 & 3 << 1)
for bad in (lambda: 1 << -1, lambda: 1.0 << 2, lambda: 1 | "1"):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
sets = {name: sum(1 << ord(c) - 97 for c in set(name)) for name in ("listen", "silent", "enlist", "tinsel", "google")}
print(len(set(sets.values())), [(a, b) for a in sets for b in sets if a < b and sets[a] & sets[b] == 0 or a < b and sets[a] == sets[b]])
print([n for n in range(1, 130) if n & n - 1 == 0], [1 << (n - 1).bit_length() for n in (1, 2, 3, 17, 64, 65)])
