"""`struct`: values as bytes, and back."""

import _native


class error(Exception):
    __module__ = "struct"


# Sizes by letter: as the machine has them, which are its alignments too, and as the standard has them.
_NATIVE = {
    "x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8,
    "n": 8, "N": 8, "P": 8, "e": 2, "f": 4, "d": 8, "s": 1, "p": 1,
}
_STANDARD = {
    "x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8,
    "e": 2, "f": 4, "d": 8, "s": 1, "p": 1,
}


def _parsed(format):
    """Items of letter, count, size and offset; the size of all; the order of bytes."""
    if isinstance(format, (bytes, bytearray)):
        format = bytes(format).decode()
    if not isinstance(format, str):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
    order = format[:1] if format[:1] in ("@", "=", "<", ">", "!") else ""
    sizes = _NATIVE if order in ("", "@") else _STANDARD
    is_aligned = order in ("", "@")
    items = []
    offset = 0
    at = len(order)
    while at < len(format):
        letter = format[at]
        at += 1
        if letter.isspace():
            continue
        count = 1
        if "0" <= letter <= "9":
            start = at - 1
            while at < len(format) and "0" <= format[at] <= "9":
                at += 1
            count = int(format[start:at])
            if at == len(format):
                raise error("repeat count given without format specifier")
            letter = format[at]
            at += 1
        if letter not in sizes:
            raise error("bad char in struct format")
        size = sizes[letter]
        if is_aligned and size > 1:
            offset = (offset + size - 1) // size * size
        items.append((letter, count, size, offset))
        offset += count * size
    return items, offset, "big" if order in (">", "!") else "little"


def _values(items):
    """How many values the items hold."""
    total = 0
    for letter, count, _, _ in items:
        if letter in "sp":
            total += 1
        elif letter != "x":
            total += count
    return total


def _range_error(letter, value, low, high, is_swapped):
    """What is said of a number that does not fit: first it goes through a word of the machine."""
    if letter in "qQ" and is_swapped:
        return error("int too large to convert")
    is_unsigned = letter in "ILQNP" or letter == "H" and is_swapped
    if not (0 if is_unsigned else -(1 << 63)) <= value < (1 << 64 if is_unsigned else 1 << 63):
        return error("argument out of range")
    names = {"b": "byte", "B": "ubyte"}
    if not is_swapped:
        names = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
    return error(f"{names.get(letter, repr(letter))} format requires {low} <= number <= {high}")


def _one(letter, size, order, value):
    if letter == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)
    if letter == "?":
        return b"\x01" if value else b"\x00"
    if letter in "efd":
        if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
            raise error("required argument is not a float")
        packed = _native.float_bytes(value, size)
        return packed if order == "big" else packed[::-1]
    if not isinstance(value, int):
        index = getattr(value, "__index__", None)
        if index is None:
            raise error("required argument is not an integer")
        value = index()
    is_signed = letter.islower()
    low = -(1 << 8 * size - 1) if is_signed else 0
    high = (1 << 8 * size - 1) - 1 if is_signed else (1 << 8 * size) - 1
    if not low <= value <= high:
        raise _range_error(letter, value, low, high, order == "big")
    return value.to_bytes(size, order, signed=is_signed)


class Struct:
    __module__ = "_struct"

    def __init__(self, format):
        self._items, self.size, self._order = _parsed(format)
        self.format = format if isinstance(format, str) else bytes(format).decode()
        self._count = _values(self._items)

    def _packed(self, name, values):
        if len(values) != self._count:
            raise error(f"{name} expected {self._count} items for packing (got {len(values)})")
        out = bytearray(self.size)
        at = 0
        for letter, count, size, offset in self._items:
            if letter == "x":
                continue
            if letter in "sp":
                value = values[at]
                at += 1
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{letter}' must be a bytes object")
                if letter == "p" and count:
                    value = bytes(value)[: min(count - 1, 255)]
                    out[offset] = len(value)
                    out[offset + 1 : offset + 1 + len(value)] = value
                else:
                    value = bytes(value)[:count]
                    out[offset : offset + len(value)] = value
                continue
            for place in range(count):
                start = offset + place * size
                out[start : start + size] = _one(letter, size, self._order, values[at])
                at += 1
        return bytes(out)

    def pack(self, *values):
        return self._packed("pack", values)

    def pack_into(self, buffer, offset, *values):
        if not isinstance(buffer, (bytearray, memoryview)):
            raise TypeError(f"argument must be read-write bytes-like object, not {type(buffer).__name__}")
        packed = self._packed("pack_into", values)
        if offset < 0:
            if offset + len(buffer) < 0:
                raise error(f"offset {offset} out of range for {len(buffer)}-byte buffer")
            if offset + self.size > 0:
                raise error(f"no space to pack {self.size} bytes at offset {offset}")
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(
                f"pack_into requires a buffer of at least {self.size + offset} bytes for packing {self.size} bytes "
                f"at offset {offset} (actual buffer size is {len(buffer)})"
            )
        buffer[offset : offset + self.size] = packed

    def _taken(self, data):
        values = []
        for letter, count, size, offset in self._items:
            if letter == "x":
                continue
            if letter == "s":
                values.append(data[offset : offset + count])
                continue
            if letter == "p":
                length = min(data[offset], count - 1) if count else 0
                values.append(data[offset + 1 : offset + 1 + length])
                continue
            for place in range(count):
                part = data[offset + place * size : offset + (place + 1) * size]
                if letter == "c":
                    values.append(part)
                elif letter == "?":
                    values.append(part != b"\x00")
                elif letter in "efd":
                    values.append(_native.float_of_bytes(part if self._order == "big" else part[::-1]))
                else:
                    values.append(int.from_bytes(part, self._order, signed=letter.islower()))
        return tuple(values)

    def unpack(self, buffer, /):
        data = _buffer(buffer)
        if len(data) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._taken(data)

    def unpack_from(self, buffer, offset=0):
        data = _buffer(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"not enough data to unpack {self.size} bytes")
            if offset + len(data) < 0:
                raise error(f"offset {offset} out of range for {len(data)}-byte buffer")
            offset += len(data)
        if len(data) - offset < self.size:
            raise error(
                f"unpack_from requires a buffer of at least {self.size + offset} bytes for unpacking {self.size} "
                f"bytes at offset {offset} (actual buffer size is {len(data)})"
            )
        return self._taken(data[offset : offset + self.size])

    def iter_unpack(self, buffer, /):
        data = _buffer(buffer)
        if self.size == 0:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(data) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return iter([self._taken(data[at : at + self.size]) for at in range(0, len(data), self.size)])


def _buffer(data):
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def calcsize(format, /):
    return Struct(format).size


def pack(format, /, *values):
    return Struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    Struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return Struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return Struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return Struct(format).iter_unpack(buffer)
