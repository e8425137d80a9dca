# bytes, bytearray, memoryview, struct, checksums, hexdump, base64, a binary record format
import base64
import binascii
import struct
import zlib

b = b"Hello\x00W\xf6rld\n"
print(b, len(b), b[0], b[-1:], b[::-1], list(b[:3]), b.hex(), b.hex(" ", 2), bytes.fromhex("de ad BEef"), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), repr(b"'\""), b"\\x41")
print(b.find(b"o"), b.count(b"l"), 111 in b, b"llo" in b, b.split(b"\x00"), b.replace(b"l", b"LL"), b.upper(), b.partition(b"W"), b.startswith(b"He"), b"-".join([b"a", b"b"]), b"a,b".split(b","), b" x ".strip(), b"ab" * 2 + b"c", b"abc" < b"abd", b"ab\tc".expandtabs(4), b"x".zfill(3), b"q".center(5, b"*"), b"%d-%s-%x" % (5, b"z", 255))
ba = bytearray(b"abcdef")
ba[0] = 90
ba[1:3] = b"--longer--"
del ba[-1]
ba += b"!"
ba.append(255)
ba.extend([1, 2])
ba.insert(0, 48)
print(ba, ba.pop(), ba.index(b"--"), bytes(ba[::4]), ba.reverse(), ba[:4], ba == bytes(ba), ba.decode("latin-1")[:5], {bytes(ba[:1]): 1})
ba[::2] = bytes(len(ba[::2]))
print(ba, ba.count(0), ba.clear(), ba, bool(ba))
src = bytearray(range(10))
mv = memoryview(src)
mv[2:4] = b"\xaa\xbb"
print(mv[2], mv[-1], bytes(mv[::3]), mv.tolist()[:5], len(mv), src[2:4], mv[3:5].tobytes(), mv.readonly, memoryview(b"x").readonly)
mv.release()
for f in (lambda: bytes([256]), lambda: bytes([-1]), lambda: b"a" + "b", lambda: b[99], lambda: bytearray(b"x").__setitem__(0, 300), lambda: bytearray(b"x").__setitem__(0, b"y"), lambda: b"abc".__getitem__("x"), lambda: bytes("é"), lambda: bytes.fromhex("abc"), lambda: bytes.fromhex("zz"), lambda: b"a".find("a"), lambda: b"a" in "a", lambda: "a" in b"a", lambda: 256 in b"a", lambda: b"".join(["a"]), lambda: b"\xff\xfe".decode("utf-8"), lambda: b"\xe2\x82".decode(), lambda: b"a\x80b".decode("ascii"), lambda: "\ud800".encode(), lambda: "€".encode("latin-1"), lambda: b"x".decode("nope"), lambda: hash(bytearray()), lambda: bytes(-1), lambda: bytes(1.5), lambda: b"abc".index(b"z"), lambda: b"x" % 5, lambda: setattr(b, "x", 1), lambda: struct.unpack("<I", b"abc"), lambda: struct.pack("B", 256), lambda: struct.pack("<h", 40000), lambda: struct.pack("ii", 1), lambda: struct.pack("i", "a"), lambda: struct.calcsize("z"), lambda: base64.b64decode("abc"), lambda: struct.unpack_from("<I", b"abcd", 2)):
    try:
        print("ok", f())
    except (ValueError, TypeError, IndexError, AttributeError, LookupError, struct.error, binascii.Error) as e:
        print(f"{type(e).__name__}: {e}")
print(struct.pack("<IhB?3s", 2**32 - 1, -2, 255, True, b"abcd"), struct.pack(">d", 1.5).hex(), struct.unpack(">q", b"\xff" * 8), struct.calcsize("<bHi"), struct.unpack("<3sxB", b"abc\x00\x07"), struct.pack("!f", 0.1), struct.unpack("<f", struct.pack("<f", 0.1))[0], list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")), struct.pack("<4H", *range(4)), struct.pack("5s", b"ab"), struct.unpack("<e", b"\x00\x3c"))
print(base64.b64encode(b"any carnal pleas"), base64.b64decode("TWFu"), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"), base64.b16encode(b"\x0f"), binascii.hexlify(b"az"), zlib.crc32(b"hello"), zlib.adler32(b"hello"), binascii.crc32(b""))


def hexdump(data, width=16):
    for off in range(0, len(data), width):
        chunk = data[off:off + width]
        hexes = " ".join(f"{x:02x}" for x in chunk)
        text = "".join(chr(x) if 32 <= x < 127 else "." for x in chunk)
        yield f"{off:08x}  {hexes:<{width * 3 - 1}}  |{text}|"


class Record:
    HEAD = struct.Struct(">4sBHI")
    MAGIC = b"RECz"

    def __init__(self, kind, fields):
        self.kind, self.fields = kind, fields

    def dump(self):
        body = bytearray()
        for k, v in self.fields.items():
            kb = k.encode()
            match v:
                case bool():
                    tag, vb = b"b", bytes([v])
                case int():
                    tag, vb = b"i", v.to_bytes((v.bit_length() + 8) // 8, "big", signed=True)
                case float():
                    tag, vb = b"f", struct.pack(">d", v)
                case str():
                    tag, vb = b"s", v.encode("utf-8")
                case None:
                    tag, vb = b"n", b""
                case _:
                    raise TypeError(f"cannot store {type(v).__name__} in field {k!r}")
            body += struct.pack("BB", len(kb), len(vb)) + tag + kb + vb
        return self.HEAD.pack(self.MAGIC, self.kind, len(body), zlib.crc32(body)) + body

    @classmethod
    def load(cls, raw):
        magic, kind, n, crc = cls.HEAD.unpack_from(raw)
        if magic != cls.MAGIC:
            raise ValueError(f"bad magic {magic!r}")
        body = memoryview(raw)[cls.HEAD.size:cls.HEAD.size + n]
        if zlib.crc32(body) != crc:
            raise ValueError(f"crc {zlib.crc32(body):#010x} != {crc:#010x}")
        out, pos = {}, 0
        conv = {"b": lambda x: x != b"\0", "i": lambda x: int.from_bytes(x, "big", signed=True), "f": lambda x: struct.unpack(">d", x)[0], "s": bytes.decode, "n": lambda x: None}
        while pos < n:
            kl, vl, tag = body[pos], body[pos + 1], chr(body[pos + 2])
            pos += 3
            key = bytes(body[pos:pos + kl]).decode()
            out[key] = conv[tag](bytes(body[pos + kl:pos + kl + vl]))
            pos += kl + vl
        return cls(kind, out)


rec = Record(7, {"id": -129, "big": 2**70, "name": "Zoë", "pi": 3.25, "ok": True, "nil": None, "zero": 0, "neg": -1})
raw = rec.dump()
print(*hexdump(raw), sep="\n")
print(Record.load(raw).fields == rec.fields, Record.load(raw).fields)
for mut in (lambda r: r[:0] + b"XXXX" + r[4:], lambda r: r[:-1] + b"\x00", lambda r: r[:5]):
    try:
        Record.load(mut(raw))
    except (ValueError, struct.error) as e:
        print(type(e).__name__, e)
try:
    Record(1, {"x": [1]}).dump()
except TypeError as e:
    print(e)
