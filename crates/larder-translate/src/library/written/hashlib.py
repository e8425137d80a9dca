"""`hashlib`: MD5, SHA-1, SHA-2, SHA-3 and BLAKE2."""

import _native

_SIZES = {
    "md5": (16, 64),
    "sha1": (20, 64),
    "sha224": (28, 64),
    "sha256": (32, 64),
    "sha384": (48, 128),
    "sha512": (64, 128),
}
_OTHERS = {"blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256"}
algorithms_guaranteed = set(_SIZES) | _OTHERS


def _bytes(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError("object supporting the buffer API required")
    return bytes(data)


class HASH:
    __module__ = "_hashlib"

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._parts = [_bytes(data)]

    def update(self, obj, /):
        self._parts.append(_bytes(obj))

    def _data(self):
        if len(self._parts) > 1:
            self._parts = [b"".join(self._parts)]
        return self._parts[0]

    def digest(self):
        return _native.digest(self.name, self._data())

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data())

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


_LANES = 0xFFFFFFFFFFFFFFFF
_SPONGES = {
    "sha3_224": (28, 144, 6),
    "sha3_256": (32, 136, 6),
    "sha3_384": (48, 104, 6),
    "sha3_512": (64, 72, 6),
    "shake_128": (0, 168, 31),
    "shake_256": (0, 136, 31),
}


def _round_constants():
    """The bits of a shift register at the places that are powers of two."""
    constants = []
    state = 1
    for _ in range(24):
        constant = 0
        for place in range(7):
            if state & 1:
                constant |= 1 << ((1 << place) - 1)
            state <<= 1
            if state & 0x100:
                state ^= 0x171
        constants.append(constant)
    return constants


_ROUNDS = _round_constants()


def _turned(lane, by):
    return ((lane << by) | (lane >> (64 - by))) & _LANES


def _permuted(lanes):
    for constant in _ROUNDS:
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        for x in range(5):
            change = columns[(x + 4) % 5] ^ _turned(columns[(x + 1) % 5], 1)
            for y in range(0, 25, 5):
                lanes[x + y] ^= change
        x, y = 1, 0
        held = lanes[1]
        for step in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            by = (step + 1) * (step + 2) // 2 % 64
            held, lanes[x + 5 * y] = lanes[x + 5 * y], _turned(held, by)
        for y in range(0, 25, 5):
            row = lanes[y : y + 5]
            for x in range(5):
                lanes[x + y] = row[x] ^ (~row[(x + 1) % 5] & _LANES & row[(x + 2) % 5])
        lanes[0] ^= constant
    return lanes


class _Sponge:
    __module__ = "_sha3"

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size, self._suffix = _SPONGES[name]
        self._parts = [_bytes(data)]

    def update(self, obj, /):
        self._parts.append(_bytes(obj))

    def copy(self):
        return _Sponge(self.name, b"".join(self._parts))

    def _squeezed(self, size):
        rate = self.block_size
        data = bytearray(b"".join(self._parts))
        data.append(self._suffix)
        while len(data) % rate:
            data.append(0)
        data[-1] ^= 0x80
        lanes = [0] * 25
        for start in range(0, len(data), rate):
            for index in range(rate // 8):
                at = start + 8 * index
                lanes[index] ^= int.from_bytes(data[at : at + 8], "little")
            lanes = _permuted(lanes)
        out = b""
        while True:
            out += b"".join(lane.to_bytes(8, "little") for lane in lanes[: rate // 8])
            if len(out) >= size:
                return out[:size]
            lanes = _permuted(lanes)

    def digest(self, length=None):
        if self.digest_size == 0:
            if length is None:
                raise TypeError("digest() missing required argument 'length' (pos 1)")
            return self._squeezed(length)
        return self._squeezed(self.digest_size)

    def hexdigest(self, length=None):
        return self.digest(length).hex()


_SIGMA = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
    (14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3),
    (11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4),
    (7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8),
    (9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13),
    (2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9),
    (12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11),
    (13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10),
    (6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5),
    (10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0),
)
_STARTS = {
    64: (
        0x6A09E667F3BCC908,
        0xBB67AE8584CAA73B,
        0x3C6EF372FE94F82B,
        0xA54FF53A5F1D36F1,
        0x510E527FADE682D1,
        0x9B05688C2B3E6C1F,
        0x1F83D9ABFB41BD6B,
        0x5BE0CD19137E2179,
    ),
    32: (
        0x6A09E667,
        0xBB67AE85,
        0x3C6EF372,
        0xA54FF53A,
        0x510E527F,
        0x9B05688C,
        0x1F83D9AB,
        0x5BE0CD19,
    ),
}
_QUARTERS = (
    (0, 4, 8, 12),
    (1, 5, 9, 13),
    (2, 6, 10, 14),
    (3, 7, 11, 15),
    (0, 5, 10, 15),
    (1, 6, 11, 12),
    (2, 7, 8, 13),
    (3, 4, 9, 14),
)


class _Blake:
    __module__ = "_blake2"

    def __init__(self, name, data, digest_size=None, key=b"", salt=b"", person=b""):
        bits = 64 if name == "blake2b" else 32
        most = bits
        size = most if digest_size is None else digest_size
        if not 1 <= size <= most:
            raise ValueError(f"digest_size for {'Blake2b' if bits == 64 else 'Blake2s'} must be between 1 and {most} bytes, here it is {size}")
        if len(key) > most:
            raise ValueError(f"maximum key length is {most} bytes")
        part = bits // 4
        if len(salt) > part:
            raise ValueError(f"maximum salt length is {part} bytes")
        if len(person) > part:
            raise ValueError(f"maximum person length is {part} bytes")
        self.name = name
        self.digest_size = size
        self.block_size = 2 * bits
        self._bits = bits
        self._head = (bytes(key), bytes(salt), bytes(person))
        self._parts = [_bytes(data)]

    def update(self, obj, /):
        self._parts.append(_bytes(obj))

    def copy(self):
        return _Blake(self.name, b"".join(self._parts), self.digest_size, *self._head)

    def digest(self):
        bits = self._bits
        word = bits // 8
        mask = (1 << bits) - 1
        block = self.block_size
        key, salt, person = self._head
        start = _STARTS[bits]
        part = bits // 4
        head = bytes([self.digest_size, len(key), 1, 1]) + bytes(8 * word - 2 * part - 4)
        head += salt + bytes(part - len(salt)) + person + bytes(part - len(person))
        state = [start[i] ^ int.from_bytes(head[i * word : (i + 1) * word], "little") for i in range(8)]
        data = b"".join(self._parts)
        if key:
            data = key + bytes(block - len(key)) + data
        turns = (32, 24, 16, 63) if bits == 64 else (16, 12, 8, 7)
        count = max((len(data) + block - 1) // block, 1)
        for index in range(count):
            piece = data[index * block : (index + 1) * block]
            done = index * block + len(piece)
            piece += bytes(block - len(piece))
            words = [int.from_bytes(piece[i * word : (i + 1) * word], "little") for i in range(16)]
            mixed = state + list(start)
            mixed[12] ^= done & mask
            mixed[13] ^= done >> bits
            if index + 1 == count:
                mixed[14] ^= mask
            for step in range(12 if bits == 64 else 10):
                order = _SIGMA[step % 10]
                for number, (a, b, c, d) in enumerate(_QUARTERS):
                    for half in range(2):
                        mixed[a] = (mixed[a] + mixed[b] + words[order[2 * number + half]]) & mask
                        changed = mixed[d] ^ mixed[a]
                        by = turns[2 * half]
                        mixed[d] = ((changed >> by) | (changed << (bits - by))) & mask
                        mixed[c] = (mixed[c] + mixed[d]) & mask
                        changed = mixed[b] ^ mixed[c]
                        by = turns[2 * half + 1]
                        mixed[b] = ((changed >> by) | (changed << (bits - by))) & mask
            state = [state[i] ^ mixed[i] ^ mixed[i + 8] for i in range(8)]
        return b"".join(one.to_bytes(word, "little") for one in state)[: self.digest_size]

    def hexdigest(self):
        return self.digest().hex()


def blake2b(data=b"", /, *, digest_size=64, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return _Blake("blake2b", data, digest_size, key, salt, person)


def blake2s(data=b"", /, *, digest_size=32, key=b"", salt=b"", person=b"", usedforsecurity=True):
    return _Blake("blake2s", data, digest_size, key, salt, person)


def sha3_224(data=b"", /, *, usedforsecurity=True):
    return _Sponge("sha3_224", data)


def sha3_256(data=b"", /, *, usedforsecurity=True):
    return _Sponge("sha3_256", data)


def sha3_384(data=b"", /, *, usedforsecurity=True):
    return _Sponge("sha3_384", data)


def sha3_512(data=b"", /, *, usedforsecurity=True):
    return _Sponge("sha3_512", data)


def shake_128(data=b"", /, *, usedforsecurity=True):
    return _Sponge("shake_128", data)


def shake_256(data=b"", /, *, usedforsecurity=True):
    return _Sponge("shake_256", data)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    block = new(hash_name).block_size
    if len(password) > block:
        password = new(hash_name, password).digest()
    password = bytes(password) + bytes(block - len(password))
    inner = bytes(one ^ 0x36 for one in password)
    outer = bytes(one ^ 0x5C for one in password)
    size = new(hash_name).digest_size
    wanted = size if dklen is None else dklen
    out = b""
    number = 1
    while len(out) < wanted:
        last = new(hash_name, outer + new(hash_name, inner + salt + number.to_bytes(4, "big")).digest()).digest()
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = new(hash_name, outer + new(hash_name, inner + last).digest()).digest()
            total ^= int.from_bytes(last, "big")
        out += total.to_bytes(size, "big")
        number += 1
    return out[:wanted]


def new(name, data=b"", *, usedforsecurity=True):
    if not isinstance(name, str):
        raise TypeError("name must be a string")
    lower = name.lower().replace("-", "")
    if name.lower() in _SPONGES:
        return _Sponge(name.lower(), data)
    if lower in ("blake2b", "blake2s"):
        return _Blake(lower, data)
    if lower not in _SIZES:
        raise ValueError(f"unsupported hash type {name}")
    return HASH(lower, data)


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)
