"""struct, hashlib, base64, binascii, zlib's check sums."""
import base64
import binascii
import hashlib
import struct
import zlib
from struct import Struct, calcsize, pack, unpack


def tried(call):
    try:
        return repr(call())
    except (ValueError, TypeError, OverflowError, struct.error, AssertionError) as error:
        return f"{type(error).__name__}: {error}"


DATA = [b"", b"a", b"abc", b"message digest", bytes(range(256)), b"x" * 55, b"y" * 56, b"z" * 111, b"w" * 112, b"v" * 1000]
for data in DATA:
    for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
        print(len(data), name, hashlib.new(name, data).hexdigest())
h = hashlib.sha256()
h.update(b"hello ")
k = h.copy()
h.update(bytearray(b"world"))
print(h.hexdigest(), k.hexdigest() == hashlib.sha256(b"hello ").hexdigest(), h.name, h.digest_size, h.block_size, h.digest()[:4])
print(hashlib.md5("ünï".encode()).hexdigest(), "sha256" in hashlib.algorithms_guaranteed)
print(tried(lambda: hashlib.md5("text")), tried(lambda: hashlib.new("nothing")), tried(lambda: hashlib.sha1(5)))
for data in DATA[:6]:
    for function, back in (
        (base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode),
        (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode), (base64.encodebytes, base64.decodebytes),
        (binascii.hexlify, binascii.unhexlify),
    ):
        encoded = function(data)
        print(function.__name__, encoded[:80], back(encoded) == data)
    print(zlib.crc32(data), binascii.crc32(data, 7), zlib.adler32(data), zlib.crc32(data, 0xFFFFFFFF))
print(base64.b64encode(b"\xfb\xff\xfe", altchars=b"-_"), base64.b64decode("aGVsbG8="), base64.b64decode(b"aGV\nsbG8"[:8] + b"="), base64.b32decode("mfrgg===", casefold=True), binascii.hexlify(b"abcdef", "-"), binascii.hexlify(b"abcdef", b":", 2), bytes.fromhex("00 ff"), binascii.b2a_base64(b"hi"))
for call in (
    lambda: base64.b64decode("abc"), lambda: base64.b64decode("a"), lambda: base64.b64decode("abcde"), lambda: base64.b64decode("ab!c", validate=True), lambda: base64.b64decode("ab!cd==="),
    lambda: base64.b64encode("text"), lambda: base64.b64decode("ü"), lambda: base64.b64decode(5), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b16decode("ab"), lambda: base64.b32decode("a"), lambda: base64.b32decode("a1======"),
):
    print(tried(call))

for form in ("<i", ">i", "!H", "=q", "@b", "B", "h", "<Q", ">e", "<f", ">d", "?", "c", "5s", "3p", "2h", "<bhi", "bhi", "@bq", "xxh", "0i", "i0q", " i i ", "<3xB", "L", "<L", "n"):
    print(form, calcsize(form))
print(pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 4294967295, -4, 2**64 - 1), pack(">hhl", 1, 2, 3), pack("hhl", 1, 2, 3))
print(pack("<efd", 1.5, -2.25, 3.141592653589793), pack(">f", 0.1), unpack(">f", pack(">f", 0.1)), pack("<e", 65504.0), pack("<e", 1e-8), pack("<d", float("inf")), unpack("<e", b"\x01\x00"), pack(">e", 2049), pack("<f", 1e-45), pack("!d", -0.0))
print(pack("5s", b"hi"), pack("3s", b"hello"), pack("5p", b"hello"), pack("c", b"x"), pack("?", []), pack("4x"), unpack("5s", b"hi\0\0\0"), unpack("5p", b"\x03abcd"), unpack("2c?", b"ab\x02"))
print(unpack("<bBhHiIqQ", bytes(range(200, 230))), unpack(">3h", b"\0\1\xff\xff\x80\0"), unpack("<2i", pack("<2i", 7, -7)))
s = Struct(">IH2s")
packed = s.pack(1, 2, b"zz")
print(s.size, s.format, packed, s.unpack(packed), s.unpack_from(b"\xff" + packed, 1), list(s.iter_unpack(packed * 2)))
buffer = bytearray(12)
s.pack_into(buffer, 3, 9, 8, b"qq")
struct.pack_into("<h", buffer, -2, -5)
print(buffer, struct.unpack_from("<h", buffer, offset=10), list(struct.iter_unpack("<3B", b"abcdef")))
for call in (
    lambda: pack("i", "x"), lambda: pack("i", 1.0), lambda: pack("ii", 1), lambda: pack("b", 200), lambda: pack("<h", 40000), lambda: pack("<H", -1), lambda: pack("<i", 2**31), lambda: pack("B", 256), lambda: pack("<I", -1),
    lambda: pack("f", "x"), lambda: pack("<f", 1e40), lambda: pack("c", b"ab"), lambda: pack("s", "x"), lambda: pack("y", 1), lambda: pack("3", 1), lambda: unpack("i", b"abc"), lambda: unpack("i", "abcd"),
    lambda: struct.unpack_from("i", b"abc"), lambda: s.pack_into(bytearray(3), 0, 1, 2, b""), lambda: list(struct.iter_unpack("i", b"abcde")), lambda: calcsize(5), lambda: pack("<e", 1e6), lambda: pack("h", 40000), lambda: pack("H", -1),
):
    print(tried(call))
pack("<q", 2**63)
