"""Bit fields packed into ints and bytes: headers, checksums, varints, base conversions, big-number borders."""
import struct
from enum import IntEnum, IntFlag
from functools import reduce


class Kind(IntEnum):
    PING = 1
    DATA = 2
    ACK = 7


class Opt(IntFlag):
    NONE = 0
    URGENT = 1
    SIGNED = 2
    ZIPPED = 4
    ALL = 7


class BitField:
    def __init__(self, width):
        self.width = width

    def __set_name__(self, owner, name):
        self.shift = getattr(owner, "_bits", 0)
        owner._bits = self.shift + self.width
        self.mask = (1 << self.width) - 1

    def __get__(self, obj, cls):
        return self if obj is None else obj.word >> self.shift & self.mask

    def __set__(self, obj, value):
        if value & ~self.mask:
            raise OverflowError(f"{value:#x} does not fit in {self.width} bits")
        obj.word = obj.word & ~(self.mask << self.shift) | value << self.shift


class Header:
    kind = BitField(3)
    opts = BitField(3)
    length = BitField(12)
    serial = BitField(46)

    def __init__(self, word=0, **fields):
        self.word = word
        for k, v in fields.items():
            setattr(self, k, v)

    def pack(self):
        return self.word.to_bytes(-(-self._bits // 8), "big")

    @classmethod
    def unpack(cls, data):
        return cls(int.from_bytes(data, "big"))


h = Header(kind=Kind.DATA, opts=Opt.URGENT | Opt.ZIPPED, length=0xABC, serial=2 ** 45 + 3)
print(h.word, hex(h.word), h.pack().hex(":"), Header._bits)
again = Header.unpack(h.pack())
print(Kind(again.kind), Opt(again.opts), again.length, again.serial == h.serial, Kind(again.kind).name)
for name, value in (("kind", 8), ("length", 4096), ("serial", -1), ("opts", 0)):
    try:
        setattr(h, name, value)
        print(name, "set", getattr(h, name), h.word)
    except OverflowError as e:
        print(name, e)


def varint(n):
    out = bytearray()
    while True:
        n, low = n >> 7, n & 127
        if n:
            out.append(low | 128)
        else:
            out.append(low)
            return bytes(out)


def unvarint(data):
    value = shift = 0
    for i, b in enumerate(data):
        value |= (b & 127) << shift
        if not b & 128:
            return value, data[i + 1:]
        shift += 7
    raise ValueError("truncated")


def zigzag(n):
    return n << 1 if n >= 0 else ~(n << 1)


numbers = [0, 1, 127, 128, 300, 2 ** 31, 2 ** 63 - 1, 2 ** 63, 2 ** 64, 10 ** 30]
blob = b"".join(map(varint, numbers))
print(len(blob), blob[:8], blob.hex()[-20:])
rest, back = blob, []
while rest:
    v, rest = unvarint(rest)
    back.append(v)
print(back == numbers, back[-1], [zigzag(n) for n in (0, -1, 1, -2, 2 ** 63, -2 ** 63)])
try:
    unvarint(b"\x80\x80")
except ValueError as e:
    print(e)


def crc(data, poly=0xEDB88320):
    c = 0xFFFFFFFF
    for b in data:
        c ^= b
        for _ in range(8):
            c = c >> 1 ^ (poly if c & 1 else 0)
    return c ^ 0xFFFFFFFF


def fnv(data):
    return reduce(lambda h, b: (h ^ b) * 0x100000001B3 % 2 ** 64, data, 0xCBF29CE484222325)


for text in ("", "a", "123456789", "☃"):
    raw = text.encode()
    print(f"{text!r:>12} {crc(raw):08x} {fnv(raw):016x} {sum(raw) & 0xFF:#04x} {reduce(lambda a, b: a ^ b, raw, 0)}")


def to_base(n, base, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    if not 2 <= base <= len(digits):
        raise ValueError(base)
    sign, n = ("-", -n) if n < 0 else ("", n)
    out = ""
    while n:
        n, r = divmod(n, base)
        out = digits[r] + out
    return sign + (out or "0")


for n in (0, -255, 35, 2 ** 64, -10 ** 20):
    print([to_base(n, b) for b in (2, 16, 36)][1:], all(int(to_base(n, b), b) == n for b in range(2, 37)), n.bit_length(), n.bit_count(), (~n).bit_length())
for text, base in (("0x1F", 16), ("0x1F", 0), ("0b101", 0), ("0o17", 0), ("017", 0), ("1_000", 10), ("_1", 10), ("1__0", 10), (" 12\n", 10), ("z", 36), ("9", 8), ("", 10), ("٣٤", 10), ("-0", 10), ("+ 1", 10), ("12.0", 10), ("0x", 16), ("1", 1), ("1", 37)):
    try:
        print(repr(text), base, int(text, base))
    except ValueError as e:
        print("ValueError", e)
for text in ("1e3", " -.5 ", "nan", "-Infinity", "1_0.5", "0x1p3", "1e400", "", ".", "1e", "٣.٤", "1e-400", "--1"):
    try:
        print(repr(text), float(text))
    except ValueError as e:
        print("ValueError", e)
print(struct.pack(">BHI", 1, 2, 3), struct.unpack("<hh", b"\xff\xff\x01\x00"), struct.calcsize("<bhiq"), struct.pack("<4s?d", b"ab", True, 1.5))
try:
    struct.pack("B", 256)
except struct.error as e:
    print(e)
for v, n, signed in ((255, 1, False), (256, 1, False), (-1, 2, False), (-129, 1, True), (-128, 1, True), (2 ** 70, 9, True)):
    try:
        print(v.to_bytes(n, "little", signed=signed), int.from_bytes(v.to_bytes(n, "little", signed=signed), "little", signed=signed))
    except OverflowError as e:
        print(v, e)
print(-7 >> 1, -7 // 2, -7 % 4, 7 % -4, divmod(-7, 4), divmod(7, -4), -7 & 0xFF, ~0, 1 << 100 >> 98, -1 >> 200, 5 & -5, 6 ^ -3, 0xF0F0 | 0x0F0F, 2 ** 64 & -2 ** 32, (2 ** 63) ^ (2 ** 63 - 1), -2 ** 2, (-2) ** 3, 2 ** -1, 0 ** 0, 7 // 2.0, -7 % 2.5, 1e308 * 10, divmod(5.5, -2))
print(Opt.URGENT | Opt.SIGNED, ~Opt.URGENT, Opt(3) & Opt.ALL, Opt(8) if False else Opt(6), Opt.ZIPPED in Opt(6), Kind.ACK + 1, Kind.PING < Kind.DATA, [o.name for o in Opt], repr(Opt(3)), f"{Kind.DATA}", f"{Kind.DATA!r}", Kind.DATA == 2, {Kind.DATA: 1}[2], int(Opt.ALL), bool(Opt.NONE))
try:
    1 << -1
except ValueError as e:
    print(e)
Kind(3)
