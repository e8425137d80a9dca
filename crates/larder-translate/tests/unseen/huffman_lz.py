"""Compression: huffman with canonical codes, LZ77, LZW, RLE, arithmetic with Fractions, move-to-front."""
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import log2

@dataclass(order=True)
class Node:
    weight: int
    order: str
    sym: str | None = field(default=None, compare=False)
    kids: tuple["Node", ...] = field(default=(), compare=False, repr=False)
    def walk(self, prefix=""):
        if self.sym is not None:
            yield self.sym, prefix or "0"
        for bit, kid in zip("01", self.kids):
            yield from kid.walk(prefix + bit)

class BitWriter:
    def __init__(self):
        self.acc, self.n = 0, 0
    def write(self, bits: str):
        for b in bits:
            self.acc = self.acc << 1 | (b == "1")
            self.n += 1
        return self
    def bytes(self) -> bytes:
        pad = -self.n % 8
        return bytes([pad]) + (self.acc << pad).to_bytes((self.n + pad) // 8, "big")

def bits_of(data: bytes):
    pad, body = data[0], data[1:]
    s = "".join(f"{b:08b}" for b in body)
    return s[:len(s) - pad] if pad else s

class Huffman:
    def __init__(self, text):
        if not text:
            raise ValueError("empty alphabet")
        heap = [Node(w, s, s) for s, w in Counter(text).items()]
        heapify(heap)
        while len(heap) > 1:
            a, b = heappop(heap), heappop(heap)
            heappush(heap, Node(a.weight + b.weight, min(a.order, b.order), kids=(a, b)))
        self.tree = heap[0]
        self.codes = self.canonical({s: len(c) for s, c in self.tree.walk()})
        self.back = {c: s for s, c in self.codes.items()}
    @staticmethod
    def canonical(lengths: dict[str, int]) -> dict[str, str]:
        code, prev, out = 0, 0, {}
        for sym, n in sorted(lengths.items(), key=lambda kv: (kv[1], kv[0])):
            code <<= n - prev
            out[sym] = f"{code:0{n}b}"
            code, prev = code + 1, n
        return out
    def encode(self, text) -> bytes:
        w = BitWriter()
        for ch in text:
            try:
                w.write(self.codes[ch])
            except KeyError:
                raise UnicodeError(f"no code for {ch!a}") from None
        return w.bytes()
    def decode(self, data: bytes) -> str:
        out, cur = [], ""
        for b in bits_of(data):
            cur += b
            if cur in self.back:
                out.append(self.back[cur])
                cur = ""
        if cur:
            raise EOFError(f"dangling bits {cur}")
        return "".join(out)

def lz77(s, window=16, look=8):
    i = 0
    while i < len(s):
        best = (0, 0)
        for off in range(1, min(i, window) + 1):
            n = 0
            while n < look and i + n < len(s) - 1 and s[i + n - off] == s[i + n]:
                n += 1
            if n > best[1]:
                best = off, n
        yield *best, s[i + best[1]]
        i += best[1] + 1

def unlz77(triples):
    out = []
    for off, n, ch in triples:
        for _ in range(n):
            out.append(out[-off])
        out.append(ch)
    return "".join(out)

def lzw(s):
    table = {chr(i): i for i in range(256)}
    w, out = "", []
    for c in s:
        if (wc := w + c) in table:
            w = wc
        else:
            out.append(table[w])
            table[wc] = len(table)
            w = c
    return out + [table[w] for _ in w[:1]]

def unlzw(codes):
    table = {i: chr(i) for i in range(256)}
    it = iter(codes)
    w = out = table[next(it)]
    for k in it:
        entry = table.get(k, w + w[0])
        out += entry
        table[len(table)] = w + entry[0]
        w = entry
    return out

def arith(s):
    freq, lo, acc = Counter(s), Fraction(0), 0
    cum = {}
    for ch in sorted(freq):
        cum[ch] = (Fraction(acc, len(s)), Fraction(freq[ch], len(s)))
        acc += freq[ch]
    width = Fraction(1)
    for ch in s:
        lo, width = lo + cum[ch][0] * width, width * cum[ch][1]
    x, out = lo + width / 2, ""
    for _ in s:
        ch = max((c for c in cum if cum[c][0] <= x), key=lambda c: cum[c][0])
        out += ch
        x = (x - cum[ch][0]) / cum[ch][1]
    return lo, width, out == s

def mtf(s):
    alpha, out = sorted(set(s)), []
    for c in s:
        out.append(i := alpha.index(c))
        alpha.insert(0, alpha.pop(i))
    return out

TEXT = "she sells sea shells by the sea shore"
h = Huffman(TEXT)
enc = h.encode(TEXT)
for s, c in sorted(h.codes.items(), key=lambda kv: (len(kv[1]), kv[1]))[:6]:
    print(f"{s!r} -> {c:>6} x{TEXT.count(s)}")
ent = -sum(n / len(TEXT) * log2(n / len(TEXT)) for n in Counter(TEXT).values())
print(enc.hex(), len(enc), h.decode(enc) == TEXT, f"{ent:.4f} bits/sym vs {sum(len(h.codes[c]) for c in TEXT) / len(TEXT):.4f}", f"ratio {len(enc) / len(TEXT):.1%}")
print(sum(Fraction(1, 2 ** len(c)) for c in h.codes.values()), h.tree, Node(1, "a") < Node(1, "b"), Node(2, "a") == Node(2, "a", "x"))
one = Huffman("aaaa")
print(one.codes, one.encode("aaa"), one.decode(one.encode("aaa")), BitWriter().bytes(), BitWriter().write("1").bytes(), repr(bits_of(b"\x03\xa8")))
for f in (lambda: Huffman(""), lambda: h.encode("héx"), lambda: h.decode(b"\x00\xff"), lambda: h.decode(b""), lambda: unlzw([]), lambda: unlzw([97, 300]), lambda: arith(""), lambda: unlz77([(3, 1, "a")])):
    try:
        print("ok", repr(f()))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
for s in ("abracadabra abracadabra", "aaaaaaa", "", "TOBEORNOTTOBEORTOBEORNOT"):
    z = list(lz77(s))
    w = lzw(s)
    print(len(z), z[:4], unlz77(z) == s, w[-5:], not s or unlzw(w) == s)
lo, width, ok = arith("mississippi")
print(lo, width, ok, f"{float(lo):.10f}", width.denominator.bit_length())
print(mtf("bananaaa"), mtf(""), [divmod(x, 3) for x in mtf("cab")])
