import struct
import hashlib
import base64
import binascii
import zlib
import io
from collections import namedtuple
from dataclasses import dataclass, field
from typing import ClassVar


class FormatError(Exception):
    pass


@dataclass
class Record:
    FORMAT: ClassVar[struct.Struct] = struct.Struct(">BH4sq?f")
    kind: int
    length: int
    tag: bytes
    stamp: int
    flag: bool
    ratio: float = 0.5

    def pack(self):
        return self.FORMAT.pack(self.kind, self.length, self.tag, self.stamp, self.flag, self.ratio)

    @classmethod
    def unpack(cls, data, offset=0):
        try:
            return cls(*cls.FORMAT.unpack_from(data, offset))
        except struct.error as error:
            raise FormatError(f"bad record at {offset}") from error


r = Record(7, 513, b"ab", -2**40, True)
data = r.pack()
print(len(data), data.hex(" ", 2), Record.unpack(data), Record.FORMAT.size, struct.calcsize("<ihb"), struct.calcsize("@ihbq"))
try:
    Record.unpack(data[:5])
except FormatError as error:
    print(error, "|", error.__cause__)
for fmt, *args in [("B", 256), ("h", 40000), ("i", "x"), ("4s", "text"), ("2i", 1), ("Z", 1), ("<Q", -1)]:
    try:
        struct.pack(fmt, *args)
    except struct.error as error:
        print(fmt, "->", error)
print(struct.unpack("<3sxH", b"abc\x00\x10\x27"), list(struct.iter_unpack("<bb", b"\x01\xff\x02\xfe")), struct.pack("<d", 1.1).hex(), struct.unpack(">e", b"\x3c\x00"))
print(struct.pack("5p", b"hello world"), struct.pack("<hhl", 1, 2, 3), struct.pack(">?c", True, b"x"))
buf = bytearray(8)
struct.pack_into("<I", buf, 2, 0xdeadbeef)
print(buf, memoryview(buf)[2:6].hex(), int.from_bytes(buf[2:4], "little"), (1000).to_bytes(3, "big"), (-2).to_bytes(2, "little", signed=True))
print(hashlib.md5(b"abc").hexdigest(), hashlib.sha256("é".encode()).hexdigest()[:16], hashlib.sha1().digest_size, hashlib.new("sha512", b"x").hexdigest()[-8:])
h = hashlib.sha256()
for chunk in (b"a", b"b"):
    h.update(chunk)
print(h.hexdigest() == hashlib.sha256(b"ab").hexdigest(), h.name, h.block_size, h.copy().digest()[:3], hashlib.blake2b(b"q", digest_size=4).hexdigest())
print(base64.b64encode(b"any carnal pleas"), base64.b64decode("YW55IGNhcm5hbA=="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"), base64.b16encode(b"\x01z"), base64.b85encode(b"hello"))
try:
    base64.b64decode("abc")
except binascii.Error as error:
    print(error)
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), binascii.hexlify(b"\x00\xff"), binascii.unhexlify("0a0b"), binascii.crc32(b"a") & 0xffff)
s = io.BytesIO(b"line one\nline two\nlast")
print(s.readline(), s.read(4), s.tell(), s.seek(-4, 2), s.read(), s.read(1), list(io.BytesIO(b"a\nb\n")), s.getvalue()[:4])
s.seek(3)
s.write(b"XYZ")
s.truncate(10)
print(s.getvalue(), s.getbuffer().nbytes, s.closed)
b = bytes(range(65, 75))
print(b[2:5], b[-1], b.translate(bytes.maketrans(b"AB", b"zy"), b"C"), b.find(b"EF"), b.split(b"E"), b.decode()[::-1], bytes.fromhex("41 42"), b"%s-%d-%02x" % (b"q", 5, 10))
print(bytearray(b"abc") + b"d", b"x" * 3, b"a" in b"cab", 97 in b"cab", b"a" < b"b", bytes([1, 2]) == bytearray([1, 2]), bytes(3), b"\t\n\\'\"", b"caf\xc3\xa9".decode("utf-8"), "é".encode("latin-1"), "é".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"))
try:
    b"\xff\xfe".decode("utf-8")
except UnicodeDecodeError as error:
    print(error, error.start, error.reason)
try:
    "añb".encode("ascii")
except UnicodeEncodeError as error:
    print(error)
try:
    bytes([256])
except ValueError as error:
    print(error)
b[0] = 1
