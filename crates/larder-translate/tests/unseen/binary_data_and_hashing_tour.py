import base64
import binascii
import hashlib
import hmac
import io
import struct
import zlib
from array import array

HEADER = struct.Struct("<4sHBxI")


class Record:
    _fmt = ">H10sf?"

    def __init__(self, ident, name, score, ok=True):
        self.ident, self.name, self.score, self.ok = ident, name, score, ok

    def pack(self):
        return struct.pack(self._fmt, self.ident, self.name.encode("utf-8"), self.score, self.ok)

    @classmethod
    def unpack(cls, raw):
        i, n, s, ok = struct.unpack(cls._fmt, raw)
        return cls(i, n.rstrip(b"\0").decode(), s, ok)

    def __repr__(self):
        return f"Record({self.ident}, {self.name!r}, {self.score:.3f}, {self.ok})"


def write(records):
    out = io.BytesIO()
    body = b"".join(r.pack() for r in records)
    out.write(HEADER.pack(b"RECS", 1, len(records), zlib.crc32(body)))
    out.write(body)
    return out.getvalue()


def read(blob):
    f = io.BytesIO(blob)
    magic, version, n, crc = HEADER.unpack(f.read(HEADER.size))
    if magic != b"RECS":
        raise ValueError(f"bad magic {magic!r}")
    body = f.read()
    if zlib.crc32(body) != crc:
        raise ValueError(f"crc mismatch {zlib.crc32(body):08x} != {crc:08x}")
    size = struct.calcsize(Record._fmt)
    return [Record.unpack(body[i:i + size]) for i in range(0, n * size, size)]


def hexdump(data, width=16):
    for off in range(0, len(data), width):
        row = data[off:off + width]
        text = "".join(chr(b) if 32 <= b < 127 else "." for b in row)
        yield f"{off:04x}  {row.hex(' ', -2):<39}  {text}"


def varint(n):
    out = bytearray()
    while True:
        n, low = n >> 7, n & 0x7F
        out.append(low | 0x80 if n else low)
        if not n: return bytes(out)


def rle(data):
    out, i = bytearray(), 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out += bytes((j - i, data[i]))
        i = j
    return out

records = [Record(1, "Zoë", 1.5), Record(65535, "overlong name", -0.1, False)]
blob = write(records)
print(*hexdump(blob), sep="\n")
print(read(blob), HEADER.size, struct.calcsize("=bhiq"), struct.calcsize("@bhiq"))
for damaged in (b"X" + blob[1:], blob[:-1] + b"\x07", blob[:5]):
    try:
        read(damaged)
    except (ValueError, struct.error) as e:
        print(f"{type(e).__name__}: {e}")
for fmt, args in (("B", (256,)), ("<h", ("x",)), ("2s", (1,)), (">I", ()), (">i", (-1,)), ("!d", (1,)), ("<3?", (1, 0, "a")), ("5p", (b"abcdef",))):
    try:
        print(fmt, struct.pack(fmt, *args))
    except struct.error as e:
        print(fmt, "error:", e)
print([varint(n).hex() for n in (0, 127, 128, 300, 2**32)], bytes(rle(b"aaabcc\0" + b"z" * 300)))
print(list(struct.iter_unpack("<hB", b"\x01\x00\x02\xff\xff\x03")), struct.unpack_from(">H", b"abcd", 1), struct.unpack("<e", b"\x00\x3c"))
raw = "héllo ✓".encode()
print(base64.b64encode(raw), base64.b32encode(b"hi"), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b85encode(b"test"), base64.b16encode(b"\x1f"), base64.b64decode("aGk="))
for bad in ("abc", "a"):
    try:
        base64.b64decode(bad)
    except binascii.Error as e:
        print("binascii.Error:", e)
for algo in ("md5", "sha1", "sha256", "blake2b"):
    print(algo, hashlib.new(algo, b"hello").hexdigest()[:40])
(h := hashlib.sha256(b"hel")).update(b"lo")
print(h.hexdigest() == hashlib.sha256(b"hello").hexdigest(), h.digest_size, h.name, hmac.new(b"key", b"msg", "sha256").hexdigest()[:16], zlib.adler32(b"Wikipedia"))
print(len(zlib.compress(b"a" * 1000)) < 30, zlib.decompress(zlib.compress(raw)) == raw, binascii.hexlify(b"\x00\xff"), bytes.fromhex("de ad BE ef"))
ba = bytearray(b"hello world")
ba[0:5] = b"HOWDY!"
ba.extend(b"??"); del ba[-1]; ba[6] ^= 0x0F
mv = memoryview(ba)[2:5]
mv[0] = ord("_")
print(ba, mv.tobytes(), mv.nbytes, ba.find(b"world"), ba.split(b"!"), bytes(ba).title(), b"a,b".partition(b","), b"%d-%s" % (5, b"x"), b"ab" < b"b", b"abc"[1], b"abc"[1:2])
arr = array("h", [1, -2]) + array("h", [300, 7])
print(arr, arr.itemsize, arr.tobytes().hex(), sum(arr), arr[1:3], array("d", [0.5]).tolist())
for enc in ("utf-8", "utf-16-le", "latin-1", "ascii"):
    for errors in ("strict", "replace"):
        try:
            print(enc, errors, "né✓".encode(enc, errors), end="; ")
        except UnicodeEncodeError as e:
            print(f"{e.reason} at {e.start}", end="; ")
print()
print(b"caf\xe9 \xf0\x9f".decode("utf-8", "replace"), b"\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "ignore"))
b"caf\xe9".decode()
