# Huffman coding with a heap, canonical codes, bit packing, round trip through a temporary file
import heapq
import os
import tempfile
from collections import Counter
from itertools import count
import struct
class Leaf:
    def __init__(self, sym, weight):
        self.sym, self.weight = sym, weight
    def walk(self, code=""):
        yield self.sym, code or "0"
class Branch:
    def __init__(self, *kids):
        self.kids = kids
        self.weight = sum(k.weight for k in kids)
    def walk(self, code=""):
        for bit, kid in enumerate(self.kids):
            yield from kid.walk(code + str(bit))
def build(data):
    tick = count()
    heap = [(n, next(tick), Leaf(sym, n)) for sym, n in sorted(Counter(data).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        (n1, _, a), (n2, _, b) = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (n1 + n2, next(tick), Branch(a, b)))
    return heap[0][2] if heap else None
def canonical(lengths):
    code, prev, out = 0, 0, {}
    for n, sym in sorted((n, s) for s, n in lengths.items()):
        code <<= n - prev
        out[sym] = format(code, f"0{n}b")
        code += 1
        prev = n
    return out
class BitWriter:
    def __init__(self):
        self.buf, self.acc, self.n = bytearray(), 0, 0
    def write(self, bits):
        for b in bits:
            self.acc = self.acc << 1 | (b == "1")
            self.n += 1
            if self.n == 8:
                self.buf.append(self.acc)
                self.acc = self.n = 0
    def finish(self):
        pad = -self.n % 8
        self.write("0" * pad)
        return bytes(self.buf), pad
def bits(blob, pad):
    total = len(blob) * 8 - pad
    for i in range(total):
        yield blob[i // 8] >> (7 - i % 8) & 1
def compress(data):
    tree = build(data)
    if tree is None:
        return struct.pack(">HB", 0, 0)
    lengths = {s: len(c) for s, c in tree.walk()}
    codes = canonical(lengths)
    w = BitWriter()
    for b in data:
        w.write(codes[b])
    body, pad = w.finish()
    head = struct.pack(">HB", len(lengths), pad)
    table = b"".join(struct.pack("BB", s, n) for s, n in sorted(lengths.items()))
    return head + table + body
def decompress(blob):
    n, pad = struct.unpack_from(">HB", blob)
    off = struct.calcsize(">HB")
    lengths = dict(struct.iter_unpack("BB", blob[off:off + 2 * n]))
    rev = {c: s for s, c in canonical(lengths).items()}
    out, cur = bytearray(), ""
    for bit in bits(blob[off + 2 * n:], pad):
        cur += "01"[bit]
        if cur in rev:
            out.append(rev[cur])
            cur = ""
    if cur:
        raise EOFError(f"dangling bits {cur!r}")
    return bytes(out)
text = b"she sells sea shells by the sea shore; " * 3
tree = build(text)
codes = dict(tree.walk())
print(tree.weight, len(codes), {chr(s): c for s, c in sorted(codes.items(), key=lambda kv: (len(kv[1]), kv[0]))})
canon = canonical({s: len(c) for s, c in codes.items()})
print({chr(s): c for s, c in canon.items()})
print(all(len(canon[s]) == len(codes[s]) for s in codes), sum(2.0 ** -len(c) for c in canon.values()))
ordered = sorted(canon.values())
print(any(b.startswith(a) for a, b in zip(ordered, ordered[1:])))
for data in (text, b"", b"aaaa", b"ab", bytes(range(256)), "naïve ☃ ".encode() * 5):
    packed = compress(data)
    print(len(data), "->", len(packed), f"{len(packed) / max(1, len(data)):.2%}", packed[:12].hex(" "), decompress(packed) == data)
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "x.huf")
    with open(path, "wb") as f:
        f.write(compress(text))
    print(os.path.getsize(path), os.listdir(d), os.path.splitext(os.path.basename(path)))
    with open(path, "rb") as f:
        first = f.read(3)
        rest = f.read()
    print(first, decompress(first + rest)[:20], f.closed)
print(os.path.exists(path))
for blob in (compress(text)[:-1], b"", b"\x00\x05\x00ab"):
    try:
        print(decompress(blob)[-10:])
    except (EOFError, struct.error) as e:
        print(type(e).__name__, e)
def rle(data):
    out, i = bytearray(), 0
    while i < len(data):
        j = i
        while j < len(data) and data[j] == data[i] and j - i < 255:
            j += 1
        out += bytes((j - i, data[i]))
        i = j
    return bytes(out)
def unrle(data):
    return b"".join(bytes([v]) * n for n, v in zip(data[::2], data[1::2]))
def bwt(s, end="$"):
    rot = sorted(range(len(s) + 1), key=lambda i: (s + end)[i:] + (s + end)[:i])
    return "".join((s + end)[i - 1] for i in rot)
def unbwt(t, end="$"):
    rows = [""] * len(t)
    for _ in t:
        rows = sorted(c + r for c, r in zip(t, rows))
    return next(r for r in rows if r.endswith(end))[:-1]
def mtf(s):
    alpha = sorted(set(s))
    for ch in s:
        i = alpha.index(ch)
        yield i
        alpha.insert(0, alpha.pop(i))
print(rle(b"aaabccd"), unrle(rle(b"x" * 300 + b"y")) == b"x" * 300 + b"y", bwt("bananas"), unbwt(bwt("mississippi")), list(mtf(bwt("banana"))))
