import hashlib
import hmac
import json
import zlib
from binascii import hexlify, unhexlify


def h(prefix, *parts):
    d = hashlib.sha256(bytes([prefix]))
    for p in parts:
        d.update(p)
    return d.digest()


class MerkleTree:
    def __init__(self, leaves=()):
        self.leaves = [h(0, x) for x in leaves]

    def append(self, data):
        self.leaves.append(h(0, data))
        return len(self.leaves) - 1

    @staticmethod
    def split(n):
        k = 1
        while k * 2 < n:
            k *= 2
        return k

    def root(self, lo=0, hi=None):
        hi = len(self.leaves) if hi is None else hi
        n = hi - lo
        if n == 0:
            return hashlib.sha256().digest()
        if n == 1:
            return self.leaves[lo]
        k = self.split(n)
        return h(1, self.root(lo, lo + k), self.root(lo + k, hi))

    def proof(self, i, lo=0, hi=None):
        hi = len(self.leaves) if hi is None else hi
        if not lo <= i < hi:
            raise IndexError(f"leaf {i} outside {lo}..{hi}")
        if hi - lo == 1:
            return []
        k = lo + self.split(hi - lo)
        if i < k:
            return self.proof(i, lo, k) + [("R", self.root(k, hi))]
        return self.proof(i, k, hi) + [("L", self.root(lo, k))]


def verify(data, proof, root):
    acc = h(0, data)
    for side, other in proof:
        acc = h(1, acc, other) if side == "R" else h(1, other, acc)
    return hmac.compare_digest(acc, root)


class AuditLog:
    def __init__(self, key):
        self._key = key
        self.lines = []
        self.prev = b"\0" * 32

    def add(self, **event):
        body = json.dumps(event, sort_keys=True, separators=(",", ":")).encode()
        mac = hmac.new(self._key, self.prev + body, hashlib.sha256).digest()
        self.lines.append((body, mac))
        self.prev = mac
        return mac.hex()[:12]

    def check(self):
        prev = b"\0" * 32
        for i, (body, mac) in enumerate(self.lines):
            if hmac.new(self._key, prev + body, "sha256").digest() != mac:
                return i
            prev = mac
        return None


tree = MerkleTree(f"entry {i}".encode() for i in range(7))
print(tree.root().hex())
for i in (0, 3, 6):
    p = tree.proof(i)
    print(i, [(s, d.hex()[:8]) for s, d in p], verify(b"entry %d" % i, p, tree.root()), verify(b"entry 9", p, tree.root()))
old = tree.root()
print(tree.append(b"late"), tree.root() != old, MerkleTree().root().hex()[:16], MerkleTree([b""]).root().hex()[:16])
try:
    tree.proof(8)
except IndexError as e:
    print("IndexError:", e)
log = AuditLog(b"secret")
for n, ev in enumerate([dict(user="ann", action="login"), dict(user="bob", n=1.5, tags=["a", None, True]), dict(action="läuft")]):
    print(n, log.add(**ev), log.lines[-1][0])
print("intact:", log.check())
body, mac = log.lines[1]
log.lines[1] = (body.replace(b"bob", b"bub"), mac)
print("tampered at:", log.check())
log.lines[1:2] = []
print("removed at:", log.check())
for algo in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "sha3_256"):
    d = hashlib.new(algo, b"abc")
    print(f"{d.name:<9}{d.digest_size:>3}{d.block_size:>4} {d.hexdigest()[:24]}")
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 10).hex()[:32])
print(hashlib.blake2s(b"x", digest_size=8, key=b"k").hexdigest(), hashlib.blake2b(digest_size=4).hexdigest())
print(zlib.crc32(b"123456789"), hex(zlib.adler32(b"Wikipedia")), zlib.crc32(b"6789", zlib.crc32(b"12345")))
c = hashlib.sha1(b"part one ")
d = c.copy()
c.update(b"and two")
d.update(bytearray(b"and two"))
print(c.hexdigest() == d.hexdigest() == hashlib.sha1(b"part one and two").hexdigest(), hexlify(b"\x00\xff"), unhexlify("0aFF"))


def mine(text, zeros):
    n = 0
    while not hashlib.sha256(f"{text}:{n}".encode()).hexdigest().startswith("0" * zeros):
        n += 1
    return n


print([mine("larder", z) for z in range(4)])
def ring(nodes, copies=20):
    return sorted((int.from_bytes(hashlib.md5(f"{n}-{i}".encode()).digest()[:4], "little"), n) for n in nodes for i in range(copies))
def owner(points, key):
    x = int.from_bytes(hashlib.md5(key.encode()).digest()[:4], "little")
    return next((n for p, n in points if p >= x), points[0][1])
r3, r4 = ring("ABC"), ring("ABCD")
keys = [f"key{i}" for i in range(200)]
moved = [k for k in keys if owner(r3, k) != owner(r4, k)]
print(len(moved), {owner(r4, k) for k in moved}, sorted((n, sum(owner(r4, k) == n for k in keys)) for n in "ABCD"))
for bad in (lambda: hashlib.sha256("text"), lambda: hashlib.new("nope"), lambda: unhexlify("abc"), lambda: hmac.compare_digest("é", "é")):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
