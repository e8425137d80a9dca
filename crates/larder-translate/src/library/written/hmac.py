"""`hmac`: digests with a key."""

import hashlib

digest_size = None


class HMAC:
    __module__ = "hmac"

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._make = _maker(digestmod)
        inner = self._make()
        self.digest_size = inner.digest_size
        self.block_size = inner.block_size
        self.name = "hmac-" + inner.name
        key = bytes(key)
        if len(key) > self.block_size:
            key = self._make(key).digest()
        key = key + bytes(self.block_size - len(key))
        self._outer = self._make(bytes(one ^ 0x5C for one in key))
        self._inner = inner
        self._inner.update(bytes(one ^ 0x36 for one in key))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        other = HMAC.__new__(HMAC)
        other._make = self._make
        other.digest_size = self.digest_size
        other.block_size = self.block_size
        other.name = self.name
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        return other

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def _maker(digestmod):
    if callable(digestmod):
        return digestmod
    return lambda data=b"": hashlib.new(digestmod, data)


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    if isinstance(a, str) and isinstance(b, str):
        if not a.isascii() or not b.isascii():
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        return a == b
    for one, other in ((a, b), (b, a)):
        if not isinstance(one, (bytes, bytearray)):
            name, second = type(a).__name__, type(b).__name__
            raise TypeError(f"unsupported operand types(s) or combination of types: '{name}' and '{second}'")
    return bytes(a) == bytes(b)
