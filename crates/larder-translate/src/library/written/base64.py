"""`base64`: bytes as letters, in 64, 32 and 16."""

import binascii

_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def _bytes_or_ascii(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return s.encode()
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not '{type(s).__name__}'")
    return bytes(s)


def _swapped(data, first, second):
    return bytes([second[first.index(byte)] if byte in first else byte for byte in data])


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        encoded = _swapped(encoded, b"+/", altchars)
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes_or_ascii(s)
    if altchars is not None:
        altchars = _bytes_or_ascii(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = _swapped(s, altchars, b"+/")
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(_swapped(_bytes_or_ascii(s), b"-_", b"+/"))


def b32encode(s):
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"memoryview: a bytes-like object is required, not '{type(s).__name__}'")
    data = bytes(s)
    out = bytearray()
    for at in range(0, len(data), 5):
        part = data[at : at + 5]
        bits = int.from_bytes(part + bytes(5 - len(part)), "big")
        used = (len(part) * 8 + 4) // 5
        for place in range(8):
            out.append(_BASE32[bits >> 35 - 5 * place & 31] if place < used else 61)
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    s = _bytes_or_ascii(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        s = _swapped(s, b"01", b"O" + _bytes_or_ascii(map01))
    if casefold:
        s = s.upper()
    plain = s.rstrip(b"=")
    pads = len(s) - len(plain)
    out = bytearray()
    for at in range(0, len(plain), 8):
        bits = 0
        part = plain[at : at + 8]
        for byte in part:
            if byte not in _BASE32:
                raise binascii.Error("Non-base32 digit found")
            bits = bits << 5 | _BASE32.index(byte)
        bits <<= 5 * (8 - len(part))
        out += bits.to_bytes(5, "big")
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if pads:
        out = out[: len(out) - 5 + (43 - 5 * pads) // 8]
    return bytes(out)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_or_ascii(s)
    if casefold:
        s = s.upper()
    for byte in s:
        if byte not in b"0123456789ABCDEF":
            raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def encodebytes(s):
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"expected bytes-like object, not {type(s).__name__}")
    return b"".join([binascii.b2a_base64(s[at : at + 57]) for at in range(0, len(s), 57)])


def decodebytes(s):
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"expected bytes-like object, not {type(s).__name__}")
    return binascii.a2b_base64(s)
