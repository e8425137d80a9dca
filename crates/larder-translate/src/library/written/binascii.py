"""`binascii`: bytes as hexadecimal and base 64."""

import _native

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class Error(ValueError):
    __module__ = "binascii"


class Incomplete(Exception):
    __module__ = "binascii"


def _bytes(data):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def _ascii(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'")
    return bytes(data)


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _bytes(data)
    if sep is None:
        return data.hex().encode()
    return data.hex(sep, bytes_per_sep).encode()


def b2a_hex(data, sep=None, bytes_per_sep=1):
    return hexlify(data, sep, bytes_per_sep)


def unhexlify(hexstr, /):
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    for byte in text:
        if byte not in b"0123456789abcdefABCDEF":
            raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text.decode())


def a2b_hex(hexstr, /):
    return unhexlify(hexstr)


def crc32(data, crc=0, /):
    return _native.crc32(_bytes(data), crc % 4294967296)


def crc_hqx(data, crc, /):
    crc &= 0xFFFF
    for byte in _bytes(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def b2a_base64(data, /, *, newline=True):
    data = _bytes(data)
    out = bytearray()
    for at in range(0, len(data), 3):
        part = data[at : at + 3]
        bits = int.from_bytes(part + bytes(3 - len(part)), "big")
        for place in range(len(part) + 1):
            out.append(_LETTERS[bits >> 18 - 6 * place & 63])
        for _ in range(3 - len(part)):
            out.append(61)
    if newline:
        out.append(10)
    return bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    values = {letter: value for value, letter in enumerate(_LETTERS)}
    text = _ascii(data)
    out = bytearray()
    bits, place, pads = 0, 0, 0
    if strict_mode and text and text[0] == 61:
        raise Error("Leading padding not allowed")
    for at, byte in enumerate(text):
        if byte == 61:
            pads += 1
            if place >= 2 and place + pads >= 4:
                if strict_mode and at + 1 < len(text):
                    raise Error("Excess data after padding")
                return bytes(out)
            continue
        value = values.get(byte)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and pads:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        bits = (bits << 6 | value) & 16777215
        place += 1
        if place == 2:
            out.append(bits >> 4 & 255)
        elif place == 3:
            out.append(bits >> 2 & 255)
        elif place == 4:
            out.append(bits & 255)
            place = 0
    if place == 1:
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({len(out) // 3 * 4 + 1}) "
            "cannot be 1 more than a multiple of 4"
        )
    if place:
        raise Error("Incorrect padding")
    return bytes(out)
