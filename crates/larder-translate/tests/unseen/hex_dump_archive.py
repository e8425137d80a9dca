"""A tiny archive format: pack, checksum, compress, dump, unpack, detect damage."""
import base64
import binascii
import hashlib
import hmac
import struct
import zlib
from dataclasses import dataclass

MAGIC = b"ARC\x01"
HEADER = struct.Struct(">4sHI")
ENTRY = struct.Struct("<B I I 8s")


class ArchiveError(Exception):
    pass


@dataclass
class Entry:
    name: str
    data: bytes
    packed: bool = False


def rle(data):
    out = bytearray()
    i = 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out += bytes((j - i, data[i]))
        i = j
    return bytes(out)


def unrle(data):
    if len(data) % 2:
        raise ArchiveError("odd run length data")
    return b"".join(data[i + 1:i + 2] * data[i] for i in range(0, len(data), 2))


def crc16(data, crc=0xFFFF):
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
            crc &= 0xFFFF
    return crc


def pack(entries):
    body = bytearray()
    for e in entries:
        name = e.name.encode()
        small = rle(e.data)
        packed = len(small) < len(e.data)
        payload = small if packed else e.data
        body += ENTRY.pack(len(name) | packed << 7, len(payload), len(e.data), hashlib.sha256(e.data).digest()[:8])
        body += name + payload
    return HEADER.pack(MAGIC, len(entries), zlib.crc32(body)) + body


def unpack(blob):
    try:
        magic, count, crc = HEADER.unpack_from(blob)
    except struct.error as e:
        raise ArchiveError(f"short header: {e}") from e
    if magic != MAGIC:
        raise ArchiveError(f"bad magic {magic!r}")
    if zlib.crc32(blob[HEADER.size:]) != crc:
        raise ArchiveError(f"crc {zlib.crc32(blob[HEADER.size:]):08x} != {crc:08x}")
    pos = HEADER.size
    for _ in range(count):
        flags, size, full, digest = ENTRY.unpack_from(blob, pos)
        pos += ENTRY.size
        n = flags & 0x7F
        name, payload = blob[pos:pos + n].decode(), blob[pos + n:pos + n + size]
        pos += n + size
        data = unrle(payload) if flags >> 7 else payload
        if len(data) != full or hashlib.sha256(data).digest()[:8] != digest:
            raise ArchiveError(f"{name}: digest mismatch")
        yield Entry(name, data, bool(flags >> 7))


def dump(data, width=16, start=0):
    for off in range(0, len(data), width):
        row = data[off:off + width]
        text = "".join(chr(b) if 32 <= b < 127 else "." for b in row)
        yield f"{start + off:06x}  {row.hex(' ', 1):<{width * 3 - 1}}  |{text}|"


files = [Entry("hello.txt", b"Hello, archive!\r\n"), Entry("zeros.bin", bytes(300)), Entry("naïve/日本.txt", "日本語 naïve €".encode("utf-8")), Entry("empty", b""), Entry("ramp", bytes(range(0, 256, 5)))]
blob = pack(files)
print(len(blob), HEADER.size, ENTRY.size, *dump(blob), sep="\n")
for e in unpack(blob):
    print(e.name, len(e.data), e.packed, e.data[:12], e.data == next(f.data for f in files if f.name == e.name))
for where, change in [(0, b"X"), (5, b"\x09"), (40, b"?"), (None, None)]:
    broken = bytearray(blob)
    if where is None:
        broken = broken[:7]
    else:
        broken[where:where + 1] = change
    try:
        print([e.name for e in unpack(bytes(broken))])
    except (ArchiveError, struct.error) as e:
        print(type(e).__name__, e, "| cause:", e.__cause__)
print(rle(b"aaab" + b"z" * 300), unrle(rle(b"aaab" + b"z" * 300)) == b"aaab" + b"z" * 300, rle(b""))
print(f"{crc16(b'123456789'):04x} {zlib.crc32(b'123456789'):08x} {zlib.adler32(b'Wikipedia'):08x} {binascii.crc_hqx(b'123456789', 0):04x}")
for algo in ("md5", "sha1", "sha256", "sha512", "blake2b", "sha3_256"):
    h = hashlib.new(algo)
    h.update(b"abc")
    h.update(b"def")
    print(algo, h.hexdigest()[:32], h.digest_size, h.block_size, h.hexdigest() == getattr(hashlib, algo)(b"abcdef").hexdigest())
print(hmac.new(b"key", b"The quick brown fox", "sha256").hexdigest(), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex()[:24])
for enc in (base64.b64encode, base64.b32encode, base64.b16encode, base64.a85encode, base64.b85encode, binascii.b2a_base64):
    print(enc.__name__, enc(b"\x00\xfftext!"), len(enc(bytes(10))))
for bad in ("YQ", "YQ==YQ==", "Y!Q=", "é"):
    try:
        print(bad, base64.b64decode(bad))
    except ValueError as e:
        print(bad, type(e).__name__, e)
print(struct.pack(">hHiIqQ?cb", -1, 65535, -2, 2 ** 32 - 1, -2 ** 63, 2 ** 64 - 1, True, b"c", -128).hex(), struct.unpack("<3sx2H", b"abc\x00\x01\x00\xff\xff"), struct.pack("5s", b"toolong"), struct.pack("5s", b"ab"), struct.pack("<e", 1.5), struct.pack(">4p", b"pas"), list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")))
for fmt, args in ((">H", (70000,)), ("b", (-129,)), (">I", (-1,)), ("c", ("a",)), ("i", (1.5,)), ("2i", (1,)), ("z", (1,))):
    try:
        print(struct.pack(fmt, *args))
    except struct.error as e:
        print(fmt, args, e)
