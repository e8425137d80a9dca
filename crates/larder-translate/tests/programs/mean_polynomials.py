class Polynomial:
    def __init__(self, *coeffs):
        cs = list(coeffs)
        while len(cs) > 1 and cs[-1] == 0:
            cs.pop()
        self.c = tuple(cs) or (0,)
    @classmethod
    def from_roots(cls, *roots):
        p = cls(1)
        for r in roots:
            p *= cls(-r, 1)
        return p
    @property
    def degree(self): return len(self.c) - 1
    def __call__(self, x):
        r = 0
        for a in reversed(self.c): r = r * x + a
        return r
    def __add__(self, o):
        if isinstance(o, (int, float)): o = Polynomial(o)
        n = max(len(self.c), len(o.c))
        return Polynomial(*[(self.c[i] if i < len(self.c) else 0) + (o.c[i] if i < len(o.c) else 0) for i in range(n)])
    __radd__ = __add__
    def __neg__(self): return Polynomial(*(-a for a in self.c))
    def __sub__(self, o): return self + -o
    def __mul__(self, o):
        if not isinstance(o, Polynomial): return Polynomial(*[a * o for a in self.c])
        out = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Polynomial(*out)
    def __rmul__(self, k): return self * k
    def __pow__(self, n):
        r = Polynomial(1)
        for _ in range(n): r = r * self
        return r
    def __divmod__(self, d):
        q, r = [0] * max(1, len(self.c) - len(d.c) + 1), list(self.c)
        while len(r) >= len(d.c) and any(r):
            k = r[-1] / d.c[-1]; s = len(r) - len(d.c); q[s] = k
            for i, a in enumerate(d.c): r[s + i] -= k * a
            r.pop()
        return Polynomial(*q), Polynomial(*r)
    def __eq__(self, o): return self.c == (o.c if isinstance(o, Polynomial) else (o,))
    def __hash__(self): return hash(self.c)
    def deriv(self): return Polynomial(*[i * a for i, a in enumerate(self.c)][1:])
    def __repr__(self): return f"Polynomial{self.c}"
    def __str__(self):
        parts = []
        for i, a in reversed(list(enumerate(self.c))):
            if a == 0: continue
            s = "-" if a < 0 else "+"
            mag = abs(a)
            t = {0: "", 1: "x"}.get(i, f"x^{i}")
            num = "" if mag == 1 and i else str(mag)
            parts.append(f"{s} {num}{t}")
        return " ".join(parts).lstrip("+ ") or "0"
    def __bool__(self): return any(self.c)
    def __getitem__(self, i): return self.c[i]
    def __len__(self): return len(self.c)
p = Polynomial(-1, 0, 2); q = Polynomial(1, 1)
print(p, "|", q, "|", p + q, "|", p - q, "|", p * q, "|", q ** 3, "|", -p, "|", 2 * p, "|", p + 1, "|", 3 + p)
print(p(2), p(0.5), p.deriv(), p.degree, Polynomial(), Polynomial(0, 0), bool(Polynomial(0)), bool(p), p[2], len(p))
r = Polynomial.from_roots(1, 2, 3); print(r, [r(x) for x in range(5)], repr(r))
d, m = divmod(r, Polynomial(-1, 1)); print(d, "rem", m)
print(p == Polynomial(-1, 0, 2), p == 5, Polynomial(5) == 5, len({p, Polynomial(-1, 0, 2), q}), p != q)
try: p + "x"
except AttributeError as e: print(e)
try: p < q
except TypeError as e: print(e)
try: p @ q
except TypeError as e: print(e)
try: [1] + p
except TypeError as e: print(e)
try: p["a"]
except TypeError as e: print(e)
class Vec:
    def __init__(self, *xs): self.xs = xs
    def __iter__(self): yield from self.xs
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
    def __mod__(self, k): return Vec(*[x % k for x in self])
    def __lshift__(self, n): return Vec(*(self.xs[n:] + self.xs[:n]))
    def __invert__(self): return Vec(*reversed(self.xs))
    def __and__(self, o): return Vec(*[x for x in self if x in o.xs])
    def __floordiv__(self, k): return Vec(*(x // k for x in self))
    def __abs__(self): return sum(map(abs, self.xs))
    def __round__(self, n=0): return Vec(*(round(x, n) for x in self))
    def __int__(self): return int(sum(self))
    def __float__(self): return float(sum(self))
    def __repr__(self): return "<" + ", ".join(map(repr, self.xs)) + ">"
    def __contains__(self, x): return x in self.xs
    def __reversed__(self): return iter(self.xs[::-1])
    def __eq__(self, o): return tuple(self) == tuple(o)
    def __ne__(self, o): print("ne"); return not self == o
    def __lt__(self, o): return tuple(self) < tuple(o)
    def __ge__(self, o): return not self < o
    def __setitem__(self, i, v): xs = list(self.xs); xs[i] = v; self.xs = tuple(xs)
    def __delitem__(self, i): self.xs = self.xs[:i] + self.xs[i + 1:]
    def __getitem__(self, i): return Vec(*self.xs[i]) if isinstance(i, slice) else self.xs[i]
v, w = Vec(1, 2, 3), Vec(4.5, -5, 6)
print(v @ w, v % 2, v << 1, ~v, v & Vec(2, 3, 4), w // 2, abs(w), round(w, 1), int(v), float(v), 2 in v, list(reversed(v)), v == [1, 2, 3], v != w, v < w, v >= w)
v[0] = 9; del v[1]; print(v, v[0], v[-1], v[:1], max(v), sorted(w), sum(w), [*v], dict(zip(v, "ab")), min(w, key=abs), v + w if hasattr(v, "__add__") else "no add")
