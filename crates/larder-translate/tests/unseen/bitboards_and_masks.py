# Bit manipulation algorithms: n-queens masks, subset enumeration, knights on 64-bit boards, Hamming codes, LFSR, bloom, bit matrix.
def queens(n):
    full = (1 << n) - 1

    def go(cols, d1, d2):
        if cols == full:
            return 1
        total = 0
        free = full & ~(cols | d1 | d2)
        while free:
            bit = free & -free
            free ^= bit
            total += go(cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
        return total
    return go(0, 0, 0)


NOT_A, NOT_H = 0xfefefefefefefefe, 0x7f7f7f7f7f7f7f7f
NOT_AB, NOT_GH = 0xfcfcfcfcfcfcfcfc, 0x3f3f3f3f3f3f3f3f
ALL = 2 ** 64 - 1


def knight(b):
    l1, l2 = b >> 1 & NOT_H, b >> 2 & NOT_GH
    r1, r2 = b << 1 & NOT_A, b << 2 & NOT_AB
    h1, h2 = l1 | r1, l2 | r2
    return (h1 << 16 | h1 >> 16 | h2 << 8 | h2 >> 8) & ALL


def board(b):
    return '/'.join(format(b >> 8 * r & 255, '08b')[::-1].replace('0', '.').replace('1', 'N') for r in range(7, -1, -1))


def bits(n):
    while n:
        low = n & -n
        yield low.bit_length() - 1
        n ^= low


def gosper(n, k):
    c = (1 << k) - 1
    while c < 1 << n:
        yield c
        u = c & -c
        v = c + u
        c = v + (((v ^ c) // u) >> 2)


def hamming_encode(d):
    out = [0] * 8
    for i, p in enumerate((3, 5, 6, 7)):
        out[p] = d >> i & 1
    for p in (1, 2, 4):
        out[p] = 0
        for i in range(1, 8):
            if i & p and i != p:
                out[p] ^= out[i]
    return sum(b << i for i, b in enumerate(out))


def hamming_decode(w):
    syn = 0
    for i in range(1, 8):
        if w >> i & 1:
            syn ^= i
    w ^= 1 << syn if syn else 0
    return sum((w >> p & 1) << i for i, p in enumerate((3, 5, 6, 7))), syn


def lfsr(seed, taps, n):
    s = seed
    for _ in range(n):
        yield s & 1
        f = 0
        for t in taps:
            f ^= s >> t
        s = s >> 1 | (f & 1) << 15


def rank(rows):
    rows, r = list(rows), 0
    while rows:
        p = rows.pop()
        if p:
            r += 1
            low = p & -p
            rows = [x ^ p if x & low else x for x in rows]
    return r


def xor_basis(nums):
    basis = []
    for n in nums:
        for b in basis:
            n = min(n, n ^ b)
        if n:
            basis.append(n)
    return sorted(basis, reverse=True)


def morton(x, y):
    z = 0
    for i in range(max(x, y).bit_length()):
        z |= (x >> i & 1) << 2 * i | (y >> i & 1) << 2 * i + 1
    return z


def rotl(x, n, w=32):
    n %= w
    return (x << n | x >> w - n) & (1 << w) - 1


def mix(h):
    h ^= h >> 16
    h = h * 0x85ebca6b & 0xffffffff
    h ^= h >> 13
    h = h * 0xc2b2ae35 & 0xffffffff
    return h ^ h >> 16


def murmur(data, seed=0):
    h = seed
    if isinstance(data, str):
        data = data.encode()
    for i in range(0, len(data) & ~3, 4):
        k = int.from_bytes(data[i:i + 4], 'little')
        h ^= rotl(k * 0xcc9e2d51 & 0xffffffff, 15) * 0x1b873593 & 0xffffffff
        h = rotl(h, 13) * 5 + 0xe6546b64 & 0xffffffff
    tail = data[len(data) & ~3:]
    if tail:
        h ^= rotl(int.from_bytes(tail, 'little') * 0xcc9e2d51 & 0xffffffff, 15) * 0x1b873593 & 0xffffffff
    return mix(h ^ len(data))


class Bits:
    def __init__(self, items=()):
        self.n = 0
        for i in items:
            self.n |= 1 << i

    def __contains__(self, i):
        return self.n >> i & 1 == 1

    def __iter__(self):
        return bits(self.n)

    def __len__(self):
        return self.n.bit_count()

    def _op(f):
        def g(self, o):
            r = Bits()
            r.n = f(self.n, o.n)
            return r
        return g

    __and__ = _op(int.__and__)
    __or__ = _op(int.__or__)
    __sub__ = _op(lambda a, b: a & ~b)
    __xor__ = _op(lambda a, b: a ^ b)
    __le__ = lambda self, o: self.n & o.n == self.n
    del _op

    def __invert__(self):
        r = Bits()
        r.n = ~self.n
        return r

    def __repr__(self):
        return f'Bits({[*self] if self.n >= 0 else "~" + str([*bits(~self.n)])})'


print([queens(n) for n in range(1, 8)])
b = 1 << 0
seen = b
rounds = 0
while seen != ALL:
    seen |= (b := knight(b) & ~seen)
    rounds += 1
print(rounds, board(knight(1 << 27)), [knight(1 << s).bit_count() for s in (0, 1, 9, 18)])
print([format(c, '05b') for c in gosper(5, 3)], sum(1 for _ in gosper(12, 6)), list(bits(0b1010010)), list(bits(1 << 100 | 1)))
ok = all(hamming_decode(hamming_encode(d) ^ (1 << e if e else 0))[0] == d for d in range(16) for e in range(8))
print(ok, [hamming_encode(d) for d in range(6)], hamming_decode(hamming_encode(9) ^ 32))
print(''.join(map(str, lfsr(0xACE1, (0, 2, 3, 5), 40))))
print(rank([0b110, 0b011, 0b101]), rank([1, 2, 4, 8, 15]), xor_basis([7, 10, 13, 2 ** 70, 2 ** 70 ^ 7]), morton(5, 9), morton(2 ** 40, 3))
print(hex(rotl(0x80000001, 4)), rotl(1, 33), hex(murmur('hello')), hex(murmur(b'')), murmur('né', 42), hex(murmur(bytearray(b'12345678'), 7)))
x, y = Bits([1, 5, 64]), Bits({5, 6})
print(x & y, x | y, x - y, x ^ y, 64 in x, 63 in x, len(x | y), x & y <= x, ~y, x & ~y, [*x], bool(x), bool(Bits()), hasattr(Bits, '_op'))
n = 0
for i in (3, 5, 8):
    n |= 1 << i
    n ^= 1 << i - 1
    n &= ~(1 << 2)
print(bin(n), n & -n, n & (n - 1), -n & 0xff, ~n & 0xff, n >> 3 & 7, bin(n)[2:].zfill(12), n.bit_length(), bin(n).count('1'))
print(sum(1 << i for i in range(64)) == ALL, ALL + 1 & ALL, -1 & ALL == ALL, (ALL << 1) >> 64, ALL * ALL >> 64, ALL ** 2 & ALL, hex(ALL ^ 0xff))
try:
    Bits([-1])
except ValueError as e:
    print(e)
try:
    Bits(['a'])
except TypeError as e:
    print(e)
print(Bits([1]) <= {1})
