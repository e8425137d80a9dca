import zlib

data = b"hello hello hello hello " * 4
good = zlib.compress(data)
print(zlib.decompress(good) == data, zlib.decompress(bytearray(good)) == data, zlib.decompress(memoryview(good)) == data)
print(zlib.decompress(good + b"trailing") == data, zlib.decompress(zlib.compress(data, 9, -15), -15) == data)
bad = [b"", b"x", b"garbage", good[:-1], good[:10], good[:2] + b"\xff" * 5, good[:-4] + b"\0\0\0\0", b"\x78\x9c\x07", b"\x78\x9c\x01\x01\x00\x00\x00a", b"\x79\x9c", b"\x78\x9c\x03\x02"]
for stream in bad:
    try:
        print(zlib.decompress(stream))
    except zlib.error as error:
        print(stream[:4], error)
for call in (lambda: zlib.compress("text"), lambda: zlib.decompress("text"), lambda: zlib.compress(b"a", 12), lambda: zlib.crc32("a")):
    try:
        print(call())
    except (TypeError, zlib.error) as error:
        print(type(error).__name__, error)
print(issubclass(zlib.error, Exception), zlib.error.__name__, zlib.Z_BEST_COMPRESSION, zlib.MAX_WBITS)
parts = 0
for piece in (b"ab", b"cd", b""):
    parts = zlib.crc32(piece, parts)
print(parts == zlib.crc32(b"abcd"), zlib.adler32(b"abcd"), zlib.adler32(b"cd", zlib.adler32(b"ab")))
