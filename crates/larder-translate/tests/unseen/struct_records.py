# Binary records with struct, bytes, bytearray, memoryview; checksum and hex dump
import os
import struct
import tempfile
from collections import namedtuple

HEADER = struct.Struct("<4sHBxI")
Rec = namedtuple("Rec", "id flags value name", defaults=("",))
REC_FMT = ">iBd"

def crc16(data, crc=0xFFFF):
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021) & 0xFFFF if crc & 0x8000 else crc << 1
    return crc & 0xFFFF

def dump(recs):
    buf = bytearray(HEADER.size)
    for r in recs:
        name = r.name.encode("utf-8")
        buf += struct.pack(REC_FMT, *r[:3])
        buf.append(len(name))
        buf.extend(name)
    HEADER.pack_into(buf, 0, b"RECS", 0x0102, len(recs), len(buf) - HEADER.size)
    buf += crc16(buf).to_bytes(2, "big")
    return bytes(buf)

def load(blob):
    view = memoryview(blob)
    if crc16(view[:-2]) != int.from_bytes(view[-2:], "big"):
        raise ValueError(f"bad checksum {bytes(view[-2:]).hex()}")
    magic, version, n, size = HEADER.unpack_from(view)
    assert magic == b"RECS" and size == len(view) - HEADER.size - 2
    pos = HEADER.size
    for _ in range(n):
        fields = struct.unpack_from(REC_FMT, view, pos)
        pos += struct.calcsize(REC_FMT)
        ln = view[pos]
        name = str(view[pos + 1:pos + 1 + ln], "utf-8")
        pos += 1 + ln
        yield Rec(*fields, name)

def hexdump(data, width=16):
    for off in range(0, len(data), width):
        chunk = data[off:off + width]
        text = "".join(chr(b) if 32 <= b < 127 else "." for b in chunk)
        yield f"{off:04x}  {chunk.hex(' '):<{width * 3 - 1}}  |{text}|"

recs = [Rec(1, 0b101, 3.14, "pi"), Rec(-2, 255, float("-inf"), "naïve ☃"), Rec(2 ** 31 - 1, 0, -0.0)]
blob = dump(recs)
print(len(blob), HEADER.size, struct.calcsize(REC_FMT), struct.calcsize("@bi"), struct.calcsize("=bi"))
print(*hexdump(blob), sep="\n")
back = list(load(blob))
print(back, back == recs, back[2]._replace(name="max")._asdict())
path = os.path.join(tempfile.mkdtemp(), "r.bin")
with open(path, "wb") as f:
    print(f.write(blob), f.tell())
with open(path, "r+b") as f:
    f.seek(-5, os.SEEK_END)
    f.write(b"\xff")
    f.seek(4)
    print(f.read(2), f.tell(), f.read1(1))
with open(path, "rb") as f:
    data = f.read()
os.remove(path)
os.rmdir(os.path.dirname(path))
for attempt in (lambda: list(load(data)), lambda: struct.pack("B", 256), lambda: struct.unpack("<I", b"abc"), lambda: dump([Rec(2 ** 31, 0, 1.0)]),
                lambda: bytes([256]), lambda: bytearray(b"ab").append(-1), lambda: b"a" + "a", lambda: int.to_bytes(300, 1, "big"), lambda: b"\xff\xfe".decode()):
    try:
        print(attempt())
    except (ValueError, struct.error, TypeError, OverflowError) as e:
        print(type(e).__name__, "-", e)
ba = bytearray(b"hello world")
alias = ba
ba[0:5] = b"HOWDY!"
ba[::2] = bytes(ba[::2]).upper()
alias += b"?"
del ba[-3:-1]
print(ba, alias is ba, ba.find(b"o"), ba[0], ba[:1], bytes(ba) == ba, ba.count(b"L"), b"W" in ba, 33 in ba)
mv = memoryview(ba)
mv[0] = ord("J")
mv[-2:] = b"##"
print(ba, mv[1:4].tobytes(), mv[::-1].tolist()[:3])
try:
    ba.append(1)
except BufferError as e:
    print("BufferError:", e)
mv.release()
ba.append(0x7F)
print(ba, repr(bytes(range(7, 14))), b"\\'\"\x00\x80", b"it's", bytes(3), bytes("é", "latin-1"), b"%03d|%s" % (7, b"x"))
print((1024).to_bytes(3, "little"), (-1).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\x00", "big", signed=True), bytes.fromhex("dead BEEF"))
print(struct.unpack("<f", struct.pack("<f", 0.1))[0], struct.pack(">e", 1.5), struct.unpack(">q", struct.pack(">d", -2.0)), list(struct.iter_unpack("<H", b"\x01\0\x02\0")))
print(b"a,b,,c".split(b","), b"-".join([b"x", bytearray(b"y")]), b"abc" < b"abd", sorted([b"b", b"a", b"B"]), b"Tab\t".expandtabs(4), b"ab".rjust(4, b"."))
