"""`zlib`: its check sums."""

import _native


def _bytes(data):
    if not isinstance(data, (bytes, bytearray)):
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
