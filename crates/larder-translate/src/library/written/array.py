"""`array`: numbers of one kind, side by side."""

import struct

typecodes = "bBuhHiIlLqQfd"
_LONG, _ULONG = "Python int too large to convert to C long", "Python int too large to convert to C unsigned long"
# The name of a kind in messages, its least and its greatest number, and its bytes.
_WHOLE = {
    "b": ("signed char", -128, 127, 1),
    "B": ("unsigned byte integer", 0, 255, 1),
    "h": ("signed short integer", -32768, 32767, 2),
    "H": ("unsigned short", 0, 65535, 2),
    "i": ("signed integer", -2147483648, 2147483647, 4),
    "I": ("unsigned int", 0, 4294967295, 4),
    "l": ("", -9223372036854775808, 9223372036854775807, 8),
    "L": ("", 0, 18446744073709551615, 8),
    "q": ("", -9223372036854775808, 9223372036854775807, 8),
    "Q": ("", 0, 18446744073709551615, 8),
}


def _item(typecode, value):
    """A value as an array of the kind holds it."""
    if typecode == "u":
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError("array item must be unicode character")
        return value
    if typecode in "fd":
        if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        value = float(value)
        if typecode == "d":
            return value
        try:
            return struct.unpack("f", struct.pack("f", value))[0]
        except OverflowError:
            return float("inf") if value > 0 else float("-inf")
    if not isinstance(value, int):
        if not hasattr(value, "__index__"):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        value = value.__index__()
    value = int(value)
    name, least, most, _ = _WHOLE[typecode]
    if least <= value <= most:
        return value
    if typecode in "qQ":
        raise OverflowError("can't convert negative int to unsigned" if typecode == "Q" and value < 0 else "int too big to convert")
    if typecode in "IL":
        if value < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        raise OverflowError(_ULONG if value > 18446744073709551615 else f"{name} is greater than maximum")
    if not -9223372036854775808 <= value <= 9223372036854775807:
        raise OverflowError(_LONG)
    raise OverflowError(f"{name} is {'less than minimum' if value < least else 'greater than maximum'}")


class array:
    __module__ = "array"

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = _WHOLE[typecode][3] if typecode in _WHOLE else 8 if typecode == "d" else 4
        self._items = []
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, array) and typecode != "u" and initializer.typecode == "u":
            raise TypeError(f"cannot use a unicode array to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            for value in initializer:
                self._items.append(_item(typecode, value))

    def _made(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def _same_kind(self, other, what):
        if not isinstance(other, array):
            raise TypeError(f'can only {what} array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return other._items

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode == "u":
            return f"array('u', {''.join(self._items)!r})"
        return f"array('{self.typecode}', {self._items!r})"

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        at = 0
        while at < len(self._items):
            yield self._items[at]
            at += 1

    def __contains__(self, value):
        return value in self._items

    def _index(self, key, fault):
        if not hasattr(key, "__index__"):
            raise TypeError("array indices must be integers")
        if not -len(self._items) <= key < len(self._items):
            raise IndexError(fault)
        return key

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._made(self._items[key])
        return self._items[self._index(key, "array index out of range")]

    def __setitem__(self, key, value):
        if isinstance(key, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            self._items[key] = list(self._same_kind(value, "assign"))
            return
        self._items[self._index(key, "array assignment index out of range")] = _item(self.typecode, value)

    def __delitem__(self, key):
        if not isinstance(key, slice):
            self._index(key, "array assignment index out of range")
        del self._items[key]

    def __add__(self, other):
        return self._made(self._items + self._same_kind(other, "append"))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        if not isinstance(count, int):
            return NotImplemented
        return self._made(self._items * count)

    def __rmul__(self, count):
        return self * count

    def __imul__(self, count):
        if not isinstance(count, int):
            return NotImplemented
        self._items = self._items * count
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __copy__(self):
        return self._made(list(self._items))

    def __deepcopy__(self, memo):
        return self._made(list(self._items))

    def append(self, v, /):
        self._items.append(_item(self.typecode, v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items += list(bb._items)
            return
        for value in bb:
            self.append(value)

    def insert(self, i, v, /):
        self._items.insert(i, _item(self.typecode, v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(self._index(i, "pop index out of range"))

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(v)

    def index(self, v, start=0, stop=9223372036854775807, /):
        for at in range(*slice(start, stop).indices(len(self._items))):
            if self._items[at] == v:
                return at
        raise ValueError("array.index(x): x not in array")

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def fromlist(self, list, /):
        if type(list) is not type([]):
            raise TypeError("arg must be list")
        self._items += [_item(self.typecode, value) for value in list]

    def _form(self):
        return f"<{self.typecode if self.typecode not in 'lL' else {'l': 'q', 'L': 'Q'}[self.typecode]}"

    def tobytes(self):
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        form = self._form()
        return b"".join([struct.pack(form, value) for value in self._items])

    def frombytes(self, buffer, /):
        if isinstance(buffer, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if len(buffer) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode == "u":
            self._items += bytes(buffer).decode("utf-32-le")
            return
        form = self._form()
        for at in range(0, len(buffer), self.itemsize):
            self._items.append(struct.unpack(form, bytes(buffer[at : at + self.itemsize]))[0])

    def byteswap(self):
        data = self.tobytes()
        self._items = []
        size = self.itemsize
        self.frombytes(b"".join([data[at : at + size][::-1] for at in range(0, len(data), size)]))

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def fromunicode(self, ustr, /):
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items += ustr


ArrayType = array
