# sparse matrix, sparse vector dicts, tuple keys, missing keys; pagerank; game of fifteen hashing; COO->CSR conversions
from __future__ import annotations
from collections import defaultdict
from collections.abc import Mapping
import math
class Sparse(Mapping):
    def __init__(self, shape, data=()):
        self.shape = shape
        self._d = {}
        for k, v in dict(data).items():
            self[k] = v
    def _norm(self, key):
        if not (isinstance(key, tuple) and len(key) == 2):
            raise TypeError(f"need two indices, got {key!r}")
        out = []
        for k, n in zip(key, self.shape):
            if not -n <= k < n:
                raise IndexError(f"{k} out of range for size {n}")
            out.append(k % n)
        return tuple(out)
    def __getitem__(self, key):
        return self._d.get(self._norm(key), 0)
    def __setitem__(self, key, value):
        key = self._norm(key)
        if value:
            self._d[key] = value
        else:
            self._d.pop(key, None)
    def __delitem__(self, key):
        del self._d[self._norm(key)]
    def __iter__(self):
        return iter(sorted(self._d))
    def __len__(self):
        return len(self._d)
    def __contains__(self, key):
        return key in self._d
    @property
    def T(self) -> Sparse:
        return Sparse(self.shape[::-1], {(j, i): v for (i, j), v in self._d.items()})
    def __add__(self, other):
        if not isinstance(other, Sparse):
            return NotImplemented
        if self.shape != other.shape:
            raise ValueError(f"{self.shape} + {other.shape}")
        return Sparse(self.shape, {k: self[k] + other[k] for k in self._d.keys() | other._d.keys()})
    def __matmul__(self, other):
        if isinstance(other, list):
            out = [0] * self.shape[0]
            for (i, j), v in self._d.items():
                out[i] += v * other[j]
            return out
        rows = defaultdict(list)
        for (j, k), w in other._d.items():
            rows[j].append((k, w))
        acc = defaultdict(int)
        for (i, j), v in self._d.items():
            for k, w in rows.get(j, ()):
                acc[i, k] += v * w
        return Sparse((self.shape[0], other.shape[1]), acc)
    def __rmatmul__(self, vec):
        return self.T @ vec
    def __mul__(self, k):
        return Sparse(self.shape, {key: v * k for key, v in self.items()})
    __rmul__ = __mul__
    def __pow__(self, n):
        result = Sparse(self.shape, {(i, i): 1 for i in range(self.shape[0])})
        for bit in bin(n)[2:]:
            result = result @ result
            if bit == "1":
                result = result @ self
        return result
    def csr(self):
        vals, cols, ptr = [], [], [0]
        it = iter(self)
        cur = next(it, None)
        for r in range(self.shape[0]):
            while cur is not None and cur[0] == r:
                vals.append(self[cur])
                cols.append(cur[1])
                cur = next(it, None)
            ptr.append(len(vals))
        return vals, cols, ptr
    def __str__(self):
        return "\n".join(" ".join(f"{self[i, j]:>3}" if (i, j) in self else "  ." for j in range(self.shape[1])) for i in range(self.shape[0]))
    def __eq__(self, other):
        return isinstance(other, Sparse) and self.shape == other.shape and self._d == other._d
m = Sparse((3, 4), {(0, 0): 1, (2, 3): -2, (1, 1): 5})
m[-1, -4] = 7
m[0, 2] = 0
m[1, 1] += 1
m[0, 1] -= 3
print(m, len(m), (0, 2) in m, (0, 0) in m, m[0, 2], list(m), dict(m), sep="\n")
print(m.T.shape, m.T.T == m, m.csr(), m @ [1, 2, 3, 4], [1, 0, 1] @ m, sum(m.values()), max(m, key=m.get), m.get((1, 1)), m.get((1, 3), "dflt"))
print(m @ m.T, (m + m) == 2 * m, m + m * -1, len(m + m * -1), bool(m * 0), sep="\n")
del m[1, 1]
for bad in (lambda: m[3, 0], lambda: m[1], lambda: m + Sparse((1, 1)), lambda: m + 1, lambda: m.__delitem__((1, 1)), lambda: hash(m), lambda: m["a", "b"], lambda: m.get((5, 5))):
    try:
        print(bad())
    except (IndexError, TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
fib = Sparse((2, 2), {(0, 0): 1, (0, 1): 1, (1, 0): 1})
print((fib ** 50)[0, 1], fib ** 0, sep="\n")
adj = Sparse((6, 6), {(a, b): 1 for a, b in [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]})
paths = [sum((adj ** k).values()) for k in range(6)]
print(paths, [(adj ** 3)[i, i] for i in range(6)], len(adj ** 10))
def pagerank(links: dict[str, list[str]], d: float = 0.85, eps: float = 1e-10) -> dict[str, float]:
    names = sorted(links.keys() | {t for ts in links.values() for t in ts})
    n = len(names)
    idx = {name: i for i, name in enumerate(names)}
    M = Sparse((n, n))
    for src in names:
        targets = links.get(src) or names
        for t in targets:
            M[idx[t], idx[src]] += 1 / len(targets)
    rank = [1 / n] * n
    for it in range(1000):
        new = [(1 - d) / n + d * x for x in M @ rank]
        delta = math.dist(rank, new)
        rank = new
        if delta < eps:
            break
    print("iterations", it)
    return dict(zip(names, rank))
pr = pagerank({"home": ["about", "shop"], "about": ["home"], "shop": ["home", "cart", "cart"], "cart": []})
for name, score in sorted(pr.items(), key=lambda kv: -kv[1]):
    print(f"{name:<6}{score:.6f} {'=' * int(score * 50)}")
print(f"{sum(pr.values()):.9f}", pagerank.__annotations__)
def dot(a, b):
    if len(a) > len(b):
        a, b = b, a
    return sum(v * b[k] for k, v in a.items() if k in b)
def cosine(s, t):
    va, vb = ({w: ws.count(w) for w in ws} for ws in (s.split(), t.split()))
    return dot(va, vb) / math.sqrt(dot(va, va) * dot(vb, vb))
docs = ["the cat sat", "the cat ate the rat", "dogs run", "the the the"]
for i, a in enumerate(docs):
    print(" ".join(f"{cosine(a, b):.3f}" for b in docs[:i + 1]))
