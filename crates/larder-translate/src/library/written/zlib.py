"""`zlib`: streams of deflate, and check sums."""

import _native

DEFLATED = 8
MAX_WBITS = 15
DEF_MEM_LEVEL = 8
Z_NO_COMPRESSION = 0
Z_BEST_SPEED = 1
Z_BEST_COMPRESSION = 9
Z_DEFAULT_COMPRESSION = -1


class error(Exception):
    __module__ = "zlib"


def _bytes(data):
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def crc32(data, value=0, /):
    return _native.crc32(_bytes(data), value % 4294967296)


def adler32(data, value=1, /):
    low, high = value & 65535, value >> 16 & 65535
    for byte in _bytes(data):
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low


def compress(data, /, level=-1, wbits=15):
    data = _bytes(data)
    if level == -1:
        level = 6
    if not 0 <= level <= 9:
        raise error("Bad compression level")
    if wbits not in (15, -15):
        _native.refuse("zlib.compress with another window")
    made = _native.deflate(data, level)
    if made is None:
        _native.refuse(f"zlib.compress at level {level}")
    if wbits < 0:
        return made
    head = 0x7800 | (1 if level < 6 else 2 if level == 6 else 3) << 6
    head += 31 - head % 31
    return head.to_bytes(2, "big") + made + adler32(data).to_bytes(4, "big")


def _wrong(what):
    return error(f"Error -3 while decompressing data: {what}")


def _short():
    return error("Error -5 while decompressing data: incomplete or truncated stream")


def decompress(data, /, wbits=15, bufsize=16384):
    data = _bytes(data)
    if wbits not in (15, -15):
        _native.refuse("zlib.decompress with another window")
    if wbits > 0:
        if len(data) < 2:
            raise _short()
        if (data[0] << 8 | data[1]) % 31:
            raise _wrong("incorrect header check")
        if data[0] & 15 != 8:
            raise _wrong("unknown compression method")
        if data[0] >> 4 > 7:
            raise _wrong("invalid window size")
        if data[1] & 32:
            _native.refuse("zlib.decompress with a dictionary")
        data = data[2:]
    made = _native.inflate(data)
    if made is None:
        raise _short()
    if isinstance(made, str):
        raise _wrong(made)
    plain, length = made
    if wbits > 0:
        check = data[length : length + 4]
        if len(check) < 4:
            raise _short()
        if int.from_bytes(check, "big") != adler32(plain):
            raise _wrong("incorrect data check")
    return plain
