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


_A85 = bytes(range(33, 118))
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _groups(data, digits, pad, short_zero):
    """Groups of four bytes as five digits of base 85."""
    lacks = -len(data) % 4
    data = bytes(data) + bytes(lacks)
    out = []
    for at in range(0, len(data), 4):
        number = int.from_bytes(data[at : at + 4], "big")
        if short_zero and number == 0 and (pad or not lacks or at + 4 < len(data)):
            out.append(b"z")
            continue
        group = []
        for _ in range(5):
            number, rest = divmod(number, 85)
            group.append(digits[rest])
        out.append(bytes(group[::-1]))
    if lacks and not pad:
        out[-1] = out[-1][:-lacks]
    return b"".join(out)


def _plain_bytes(data):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"memoryview: a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def b85encode(b, pad=False):
    return _groups(_plain_bytes(b), _B85, pad, False)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    if foldspaces:
        raise NotImplementedError("base64.a85encode: foldspaces")
    out = _groups(_plain_bytes(b), _A85, pad, True)
    if adobe:
        out = b"<~" + out
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[at : at + wrapcol] for at in range(0, len(out), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        out = b"\n".join(lines)
    return out + b"~>" if adobe else out


def b85decode(b):
    b = _bytes_or_ascii(b)
    lacks = -len(b) % 5
    b += b"~" * lacks
    out = []
    for at in range(0, len(b), 5):
        number = 0
        for place in range(at, at + 5):
            value = _B85.find(b[place : place + 1])
            if value < 0:
                raise ValueError(f"bad base85 character at position {place}") from None
            number = number * 85 + value
        if number >= 1 << 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}") from None
        out.append(number.to_bytes(4, "big"))
    result = b"".join(out)
    return result[:-lacks] if lacks else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    if foldspaces:
        raise NotImplementedError("base64.a85decode: foldspaces")
    b = _bytes_or_ascii(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out = []
    group = []
    for char in b + b"u" * 4:
        if 33 <= char <= 117:
            group.append(char)
            if len(group) == 5:
                number = 0
                for digit in group:
                    number = number * 85 + digit - 33
                if number >= 1 << 32:
                    raise ValueError("Ascii85 overflow") from None
                out.append(number.to_bytes(4, "big"))
                group = []
        elif char == 122:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(bytes(4))
        elif char not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(char)}")
    result = b"".join(out)
    lacks = 4 - len(group)
    return result[:-lacks] if lacks else result
