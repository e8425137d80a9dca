import base64
import binascii
import struct

b = bytearray(b"hello")
alias = b
b += b" world"
b[0] = 72
b[-1:] = b"D!"
print(b, alias is b, len(b), b[0], b[1:3], b[::-1], list(b[:3]))
b[2:4] = [200, 201, 202]
print(b, b.find(b"o"), b.count(b"o"), 200 in b, b"wor" in b)
del b[::2]
print(b)
b.insert(0, 255)
b.append(0)
b.extend(range(3))
b.extend(b"x")
print(b, b.pop(), b.pop(0), b.index(1))
b.remove(1)
b.reverse()
print(b, bytes(b), b == bytes(b), bytes(b) == list(b))
b.clear()
print(b, bool(b), bytearray(3), bytes(2), bytes([65, 66]), bytes(range(250, 256)), bytes("é", "utf-8"), bytes(b"q"))


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(repr(e))


data = b"abc"
show(lambda: data[0])
show(lambda: data[0:1])
show(lambda: data + bytearray(b"d"))
show(lambda: bytearray(b"d") + data)
show(lambda: data * 2)
show(lambda: data + "d")
show(lambda: "d" + data)
show(lambda: data == "abc")
show(lambda: data < b"abd")
show(lambda: data < "abd")
show(lambda: 97 in data)
show(lambda: 300 in data)
show(lambda: "a" in data)
show(lambda: data.join([b"1", bytearray(b"2")]))
show(lambda: b",".join([b"1", "2"]))
show(lambda: bytes([256]))
show(lambda: bytes(-1))
show(lambda: bytes("x"))
show(lambda: bytearray([1, "a"]))
show(lambda: bytearray(b"ab").append(256))
show(lambda: data[5])
show(lambda: data.index(b"z"))
show(lambda: b"\x00\t\n\\'\"\x7f\x80")
show(lambda: b'"')
show(lambda: b"it's")
show(lambda: bytearray(b"it's \"q\""))
show(lambda: data.hex())
show(lambda: b"\x01\xab\xff\x10".hex(":"))
show(lambda: b"\x01\xab\xff\x10\x22".hex("-", 2))
show(lambda: bytes.fromhex("01 aB\nff"))
show(lambda: bytes.fromhex("0g"))
show(lambda: b"a,b,,c".split(b","))
show(lambda: b" a  b ".split())
show(lambda: b"l1\nl2\r\nl3".splitlines())
show(lambda: b"abc".replace(b"b", b"__"))
show(lambda: b"Hello World".swapcase())
show(lambda: b"hello world".title())
show(lambda: b"\xe9A".lower())
show(lambda: b"x%dy%s%r" % (5, b"z", "é"))
show(lambda: b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c"))
show(lambda: b"ab".center(6, b"*"))
show(lambda: b"7".zfill(3))
show(lambda: b"a-b-c".rpartition(b"-"))
show(lambda: b"abc".startswith((b"x", b"ab")))
show(lambda: b"abc".startswith("a"))
show(lambda: bytearray(b"abc").upper())
show(lambda: int(b"12"))
show(lambda: int.from_bytes(b"\x01\x00", "big"))
show(lambda: (1000).to_bytes(2, "little"))
show(lambda: (-1).to_bytes(2, "big"))
show(lambda: (-2).to_bytes(2, "big", signed=True))
show(lambda: str(b"abc"))
show(lambda: f"{b'abc'} {bytearray(b'x')!r:>16}")
show(lambda: hash(b"abc") == hash(bytes(bytearray(b"abc"))))
show(lambda: {bytearray(b"a"): 1})
show(lambda: {b"a": 1, "a": 2})
show(lambda: sorted([b"b", b"a", b"", b"aa", bytearray(b"ab")]))
show(lambda: max(b"abc"))
show(lambda: sum(b"abc"))
show(lambda: [c ^ 0x20 for c in b"AbC"])
show(lambda: bytes(c ^ 0x20 for c in b"AbC"))
show(lambda: list(zip(b"ab", "ab")))
show(lambda: base64.b64encode(b"any carnal pleas"))
show(lambda: base64.b64decode("YW55IGNhcm5hbCBwbGVhcw=="))
show(lambda: base64.b64decode("abc"))
show(lambda: base64.b32encode(b"hi"))
show(lambda: base64.urlsafe_b64encode(b"\xfb\xff\xfe"))
show(lambda: base64.b16encode(b"\x0f\xf0"))
show(lambda: base64.b85encode(b"hello"))
show(lambda: binascii.crc32(b"123456789"))
show(lambda: binascii.hexlify(b"\x00\xff"))
show(lambda: binascii.unhexlify("abc"))
show(lambda: struct.pack("<hIq", -2, 4000000000, -5))
show(lambda: struct.unpack(">Hb2s?", b"\x01\x02\xffok\x01"))
show(lambda: struct.pack("B", 256))
show(lambda: struct.unpack("<I", b"abc"))
show(lambda: struct.calcsize("<bhiqfd3s"))
show(lambda: struct.pack(">fd", 1.5, -0.1))
show(lambda: struct.unpack(">f", struct.pack(">f", 0.1)))
buf = bytearray(8)
struct.pack_into(">H", buf, 3, 0xBEEF)
mv = memoryview(buf)
mv[0:2] = b"\xaa\xbb"
print(buf, struct.unpack_from("BB", buf, 3), mv[3], bytes(mv[2:5]), mv.tolist())
try:
    buf.append(1)
except BufferError as e:
    print(repr(e))
mv.release()
buf.append(1)
buf *= 2
print(buf, buf.copy() is buf, buf[:] is buf, data[:] is data)
x = bytearray(b"1234")
x[1:3] = x
print(x)
x[::2] = b"abc"
print(x)
try:
    x[::2] = b"toolong"
except ValueError as e:
    print(repr(e))
try:
    x[0] = b"a"
except TypeError as e:
    print(repr(e))
try:
    data[0] = 1
except TypeError as e:
    print(repr(e))
