"""Bloom filter, count-min sketch and a hand-made hash table."""
import math

def fnv(data, seed=0):
    if isinstance(data, str):
        data = data.encode("utf-8")
    h = 14695981039346656037 ^ seed
    for byte in data:
        h = (h ^ byte) * 1099511628211 % 2 ** 64
    return h

class Bloom:
    def __init__(self, n, p=0.01):
        self.m = math.ceil(-n * math.log(p) / math.log(2) ** 2)
        self.k = max(1, round(self.m / n * math.log(2)))
        self.bits = bytearray(-(-self.m // 8))
        self.count = 0
    def _positions(self, item):
        h1, h2 = fnv(item), fnv(item, 0x9E3779B9) | 1
        return ((h1 + i * h2) % self.m for i in range(self.k))
    def add(self, item):
        new = False
        for p in self._positions(item):
            byte, bit = divmod(p, 8)
            new |= not self.bits[byte] >> bit & 1
            self.bits[byte] |= 1 << bit
        self.count += new
        return self
    def __contains__(self, item):
        return all(self.bits[p >> 3] & 1 << (p & 7) for p in self._positions(item))
    def __or__(self, other):
        if (self.m, self.k) != (other.m, other.k):
            raise ValueError("incompatible filters")
        out = Bloom.__new__(Bloom)
        out.__dict__.update(self.__dict__, bits=bytearray(a | b for a, b in zip(self.bits, other.bits)))
        return out
    @property
    def fill(self):
        return sum(b.bit_count() for b in self.bits) / self.m

class HashTable:
    """open addressing with tombstones"""
    EMPTY, GONE = object(), object()
    def __init__(self, size=8):
        self.slots = [self.EMPTY] * size
        self.used = 0
        self.probes = 0
    def _find(self, key):
        i = fnv(repr(key)) % len(self.slots)
        first_gone = None
        while (slot := self.slots[i]) is not self.EMPTY:
            self.probes += 1
            if slot is self.GONE:
                first_gone = i if first_gone is None else first_gone
            elif slot[0] == key:
                return i, slot
            i = (i + 1) % len(self.slots)
        return (i if first_gone is None else first_gone), None
    def __setitem__(self, key, value):
        i, slot = self._find(key)
        if slot:
            slot[1] = value
            return
        self.slots[i] = [key, value]
        self.used += 1
        if self.used * 3 > len(self.slots) * 2:
            old = list(self.items())
            self.__init__(len(self.slots) * 2)
            for k, v in old:
                self[k] = v
    def __getitem__(self, key):
        _, slot = self._find(key)
        if slot is None:
            raise KeyError(key)
        return slot[1]
    def __delitem__(self, key):
        i, slot = self._find(key)
        if slot is None:
            raise KeyError(key)
        self.slots[i] = self.GONE
        self.used -= 1
    def items(self):
        for slot in self.slots:
            if isinstance(slot, list):
                yield tuple(slot)
    def __len__(self):
        return self.used
words = ["alpha", "beta", "gamma", "delta", "épsilon", "zeta"]
b = Bloom(50, 0.02)
for w in words:
    b.add(w)
print(b.m, b.k, len(b.bits), b.count, all(w in b for w in words), "omega" in b, "" in b)
false = [n for n in range(2000) if f"n{n}" in b]
print(len(false), false[:3], f"{b.fill:.4f}", bytes(b.bits[:6]).hex("-"))
c = Bloom(50, 0.02).add("omega").add("omega")
both = b | c
print("omega" in both, "beta" in both, c.count, both.count, b.bits is both.bits, type(both).__name__)
try:
    b | Bloom(10)
except ValueError as e:
    print(e)
t = HashTable()
for i, w in enumerate(words * 2):
    t[w] = i
t[1] = "int"
t[1.0] = "float"
t["1"] = "str"
print(len(t), len(t.slots), t["beta"], t[1], t[1.0], t["1"], sorted((str(k), v) for k, v in t.items()))
del t["beta"]
for key in ("beta", None):
    try:
        t[key]
    except KeyError as e:
        print("KeyError", e)
t["beta"] = "back"
print(t["beta"], len(t), sum(s is HashTable.GONE for s in t.slots), [k for k, _ in t.items() if isinstance(k, str) and len(k) > 5])
big = HashTable()
for n in range(300):
    big[n * n] = n
for n in range(0, 300, 2):
    del big[n * n]
print(len(big), len(big.slots), big[81], sum(v for _, v in big.items()), big.probes < 3000, hex(fnv("")), fnv(b"a") == fnv("a"))
