"""Bytes that are no text, by every way of dealing with them."""
for raw in (b"caf\xe9", b"\xff\xfe", b"\xe2\x82", b"ok\x80ok", b"\xed\xa0\x80", b"\xf0\x9f\x98", b"\xc3\xa9", b"\xf0\x9f\x98\x80x\xe2", b"", b"\xe2\x82\xe2\x82\xac"):
    print(raw, end=" ")
    for codec in ("utf-8", "ascii", "cp1252"):
        for errors in ("strict", "replace", "ignore", "backslashreplace"):
            try:
                print(ascii(raw.decode(codec, errors)), end=" ")
            except UnicodeDecodeError as e:
                print(f"[{e.encoding} {e.start} {e.end} {e.reason}]", end=" ")
    print()
try:
    b"\xff".decode("utf-8", "nonsense")
except LookupError as e:
    print(e)
print(b"fine".decode("utf-8", "nonsense"), str(b"\xff", errors="backslashreplace"), bytearray(b"a\x9d").decode("cp1252", "replace") == "a\ufffd")
for text in ("a\tb\n\\ '\"", "é ü ÿ", "€ 日本", "😀\x00\x7f\x80", "\r\x1b"):
    packed = text.encode("unicode_escape")
    print(packed, packed.decode("unicode_escape") == text, packed.decode("unicode-escape") == text)
print(rb"\x41\u00e9\U0001F600\101\7\a\'\q".decode("unicode_escape"), ascii(b"\xe9\\n".decode("unicode_escape")))
print(f"{'é'!a:>10}|{'é'!r:>5}|{'é'!s:*<3}|{['ü']!a:<12}|{3.5!a:^7}|")
for text in ("0x1.999999999999ap-4", "0x1.fffffffffffff8p0", "0x.1p3", "-0X1.8P+1", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "1.8", "0x123456789abcdef01", "0x0.000000000000000000000000001", "0x1.fffffffffffffp1023", "0x1p1024", "-0x0p0", " inf ", "0x1p-5000", "0x1.0000000000000800000001p0"):
    try:
        print(text, float.fromhex(text).hex(), end="; ")
    except (OverflowError, ValueError) as e:
        print(repr(e), end="; ")
print()
import binascii
import math
print(f"{binascii.crc_hqx(b'123456789', 0):04x} {binascii.crc_hqx(b'', 0x1d0f):04x} {binascii.crc_hqx(b'abc', binascii.crc_hqx(b'x', 7)):04x}")
print(math.fsum([1.0, math.nan]), math.fsum([math.inf, 1]), math.fsum([-math.inf, math.nan]), math.fsum([0.0]), math.fsum([]))
for values in ([math.inf, -math.inf], [math.inf, -math.inf, math.nan]):
    try:
        print(math.fsum(values))
    except ValueError as e:
        print(e)
data = bytearray(range(10))
for new in (b"xyz", bytearray(7), [1, 2]):
    try:
        data[::2] = new
    except ValueError as e:
        print(e)
data[1:3] = b"long"
data[::-3] = b"1234"
print(data)
