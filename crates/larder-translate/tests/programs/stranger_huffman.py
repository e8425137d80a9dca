import heapq
import itertools
from collections import Counter


class HuffmanTree:
    def __init__(self, text):
        if not text:
            raise ValueError("cannot build a tree from empty text")
        freq = Counter(text)
        tie = itertools.count()
        heap = [(n, next(tie), ch) for ch, n in sorted(freq.items())]
        heapq.heapify(heap)
        if len(heap) == 1:
            n, _, ch = heap[0]
            heap = [(n, next(tie), (ch, None))]
        while len(heap) > 1:
            a = heapq.heappop(heap)
            b = heapq.heappop(heap)
            heapq.heappush(heap, (a[0] + b[0], next(tie), (a[2], b[2])))
        self.total, _, self.root = heap[0]
        self.codes = dict(self._assign(self.root, ""))
        self.freq = freq

    def _assign(self, node, prefix):
        if node is None:
            return
        if isinstance(node, str):
            yield node, prefix or "0"
        else:
            left, right = node
            yield from self._assign(left, prefix + "0")
            yield from self._assign(right, prefix + "1")

    def encode(self, text):
        return "".join(self.codes[c] for c in text)

    def decode(self, bits):
        node = self.root
        for b in bits:
            node = node[b == "1"]
            if isinstance(node, str):
                yield node
                node = self.root
        if node is not self.root:
            raise EOFError("truncated stream")

    def average(self):
        return sum(len(self.codes[c]) * n for c, n in self.freq.items()) / self.total


def pack(bits):
    pad = -len(bits) % 8
    bits += "0" * pad
    body = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
    return bytes([pad]) + body


def unpack(data):
    pad, *body = data
    s = "".join(f"{b:08b}" for b in body)
    return s[:len(s) - pad]


def canonical(codes):
    """Canonical huffman from lengths."""
    items = sorted(codes.items(), key=lambda kv: (len(kv[1]), kv[0]))
    code = 0
    prev = len(items[0][1])
    out = {}
    for i, (ch, c) in enumerate(items):
        if i:
            code = (code + 1) << (len(c) - prev)
        prev = len(c)
        out[ch] = format(code, "0%db" % prev)
    return out


def is_prefix_free(codes):
    vals = sorted(codes.values())
    return not any(b.startswith(a) for a, b in zip(vals, vals[1:]))


def depth(node):
    return 0 if not isinstance(node, tuple) else 1 + max(map(depth, node))


for text in ["abracadabra alakazam", "mississippi river", "aaaa", "naïve café — ☕☕"]:
    t = HuffmanTree(text)
    bits = t.encode(text)
    packed = pack(bits)
    print(repr(text), len(bits), "bits", len(packed), "bytes", "depth", depth(t.root))
    for ch, code in sorted(t.codes.items(), key=lambda kv: (len(kv[1]), kv[1])):
        print("   %-6r x%d %s" % (ch, t.freq[ch], code))
    print("  ", packed.hex(), f"{t.average():.4f}", is_prefix_free(t.codes))
    assert unpack(packed) == bits
    assert "".join(t.decode(unpack(packed))) == text
    can = canonical(t.codes)
    print("  ", can)
    assert is_prefix_free(can)

t = HuffmanTree("hello world")
bits = t.encode("low")
try:
    print(list(t.decode(bits[:-1])))
except EOFError as e:
    print("EOFError:", e)
try:
    t.encode("help!")
except KeyError as e:
    print("KeyError:", e)
try:
    HuffmanTree("")
except ValueError as e:
    print(e)
print(packed, bytes([0, 127, 128, 255, 10, 39, 92]), bytearray(b"it's"))
