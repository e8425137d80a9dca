# LZ77 / LZW compression, base64 and run lengths by hand, checked both ways
import base64
import binascii
import zlib
def lz77(data, window=32):
    i = 0
    while i < len(data):
        best = (0, 0)
        for off in range(1, min(i, window) + 1):
            n = 0
            while i + n < len(data) - 1 and data[i + n - off] == data[i + n] and n < 15:
                n += 1
            if n > best[1]:
                best = off, n
        off, n = best
        yield off, n, data[i + n]
        i += n + 1
def unlz77(tokens):
    out = []
    for off, n, ch in tokens:
        for _ in range(n):
            out.append(out[-off])
        out.append(ch)
    return "".join(out)
def lzw(text):
    table = {chr(i): i for i in range(128)}
    cur = ""
    for ch in text:
        if cur + ch in table:
            cur += ch
        else:
            yield table[cur]
            table[cur + ch] = len(table)
            cur = ch
    if cur:
        yield table[cur]
def unlzw(codes):
    codes = iter(codes)
    try:
        prev = chr(next(codes))
    except StopIteration:
        return ""
    table = {i: chr(i) for i in range(128)}
    out = [prev]
    for c in codes:
        entry = table[c] if c in table else prev + prev[0] if c == len(table) else None
        if entry is None:
            raise ValueError(f"bad code {c}")
        out.append(entry)
        table[len(table)] = prev + entry[0]
        prev = entry
    return "".join(out)
ALPHA = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk + bytes(3 - len(chunk)), "big")
        quad = [ALPHA[n >> s & 63] for s in (18, 12, 6, 0)]
        pad = 3 - len(chunk)
        out += quad[:4 - pad] + ["="] * pad
    return "".join(out)
def unb64(text):
    acc = nbits = 0
    out = bytearray()
    for ch in text.rstrip("="):
        acc, nbits = acc << 6 | ALPHA.index(ch), nbits + 6
        if nbits >= 8:
            nbits -= 8
            out.append(acc >> nbits)
            acc &= (1 << nbits) - 1
    return bytes(out)
class Varint:
    @staticmethod
    def encode(*nums):
        out = bytearray()
        for n in nums:
            n = n << 1 ^ n >> 63 if n < 0 else n << 1
            while n > 127:
                out.append(n & 127 | 128)
                n >>= 7
            out.append(n)
        return bytes(out)
    @staticmethod
    def decode(blob):
        n = shift = 0
        for b in blob:
            n |= (b & 127) << shift
            shift += 7
            if not b & 128:
                yield n >> 1 ^ -(n & 1)
                n = shift = 0
        if shift:
            raise EOFError("truncated")
text = "abracadabra abracadabra!"
toks = list(lz77(text))
print(toks, len(toks), unlz77(toks) == text, unlz77(lz77("")), list(lz77("aaaaaaaaaaaaaaaaaaaaa")))
print(unlz77([(0, 0, "a"), (1, 5, "b"), (3, 4, "c")]))
for s in ("TOBEORNOTTOBEORTOBEORNOT", "aaaaaaa", "", "x", text * 3):
    codes = list(lzw(s))
    print(len(s), len(codes), codes[:12], unlzw(codes) == s)
try:
    unlzw([65, 999])
except ValueError as e:
    print(e)
try:
    list(lzw("é"))
except KeyError as e:
    print("KeyError", e)
for data in (b"", b"f", b"fo", b"foo", b"foobar", bytes(range(250, 256)), "ünï".encode()):
    e = b64(data)
    print(data, e, e == base64.b64encode(data).decode("ascii"), unb64(e) == data, base64.b16encode(data), base64.b32encode(data).decode())
try:
    base64.b64decode("abc")
except binascii.Error as e:
    print("binascii.Error:", e, isinstance(e, ValueError))
print(base64.urlsafe_b64encode(b"\xfb\xff\xfe"), base64.b64decode("Zm9v\nYmFy"), base64.b85encode(b"hello!").decode(), binascii.hexlify(b"\x01\xab"), binascii.unhexlify("ff00"), zlib.crc32(b"hello"), zlib.adler32(b"hello"), binascii.crc32(b"world", zlib.crc32(b"hello ")) == zlib.crc32(b"hello world"))
nums = [0, 1, -1, 63, 64, -64, -65, 300, -300, 2 ** 40, -(2 ** 40)]
enc = Varint.encode(*nums)
print(enc.hex(), len(enc), list(Varint.decode(enc)), list(Varint.decode(enc)) == nums)
gen = Varint.decode(enc[:-1])
got = []
try:
    for n in gen:
        got.append(n)
except EOFError as e:
    print(len(got), e)
big = b"spam and eggs " * 50
packed = zlib.compress(big, 9)
print(zlib.decompress(packed) == big, len(packed) < 60, zlib.decompress(zlib.compress(b"")))
try:
    zlib.decompress(b"nonsense")
except zlib.error as e:
    print("zlib.error", e)
def entropy(s):
    from math import log2
    return -sum(p * log2(p) for c in dict.fromkeys(s) for p in [s.count(c) / len(s)]) + 0.0
print([round(entropy(s), 6) for s in ("aaaa", "ab", "abcd", text, "aab")], "%.3f" % entropy(big.decode()))
delta = lambda xs: [b - a for a, b in zip([0, *xs], xs)]
undelta = lambda ds, t=0: [t := t + d for d in ds]
print(delta([3, 5, 4, 4, 10]), undelta(delta([3, 5, 4, 4, 10])), bytes(d % 256 for d in delta(b"hello")))
