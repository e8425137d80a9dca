# geometry with integer/fraction exactness
from fractions import Fraction
from math import atan2, pi, sqrt, inf
from collections import namedtuple
from functools import cmp_to_key
from itertools import combinations

class P(namedtuple("P", ("x", "y"))):
    __slots__ = ()

    def __add__(self, o):
        return P(self.x + o[0], self.y + o[1])

    def __sub__(self, o):
        return P(self.x - o[0], self.y - o[1])

    def __mul__(self, k):
        if isinstance(k, tuple):
            return self.x * k[0] + self.y * k[1]
        return P(self.x * k, self.y * k)

    def __rmul__(self, k):
        return self * k

    def __neg__(self):
        return P(-self.x, -self.y)

    def __xor__(self, o):
        return self.x * o.y - self.y * o.x

    def __abs__(self):
        return sqrt(self * self)

    def __str__(self):
        return f"({self.x}, {self.y})"

    def __format__(self, spec):
        return f"<{self.x:{spec}}|{self.y:{spec}}>"

def orient(a, b, c):
    v = (b - a) ^ (c - a)
    return (v > 0) - (v < 0)

def hull(points):
    pts = sorted(set(points))
    if len(pts) < 3:
        return pts

    def half(it):
        out = []
        for p in it:
            while len(out) > 1 and orient(out[-2], out[-1], p) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]
    return half(pts) + half(reversed(pts))

def area2(poly):
    return sum(a ^ b for a, b in zip(poly, poly[1:] + poly[:1]))

def inside(poly, p):
    res = False
    for a, b in zip(poly, [*poly[1:], poly[0]]):
        if orient(a, b, p) == 0 and min(a, b) <= p <= max(a, b) and min(a.y, b.y) <= p.y <= max(a.y, b.y):
            return "edge"
        if (a.y > p.y) != (b.y > p.y):
            x = a.x + Fraction((p.y - a.y) * (b.x - a.x), b.y - a.y)
            if x > p.x:
                res = not res
    return "in" if res else "out"

def meet(p1, p2, p3, p4):
    d = (p2 - p1) ^ (p4 - p3)
    if d == 0:
        return "parallel" if orient(p1, p2, p3) else "collinear"
    t = Fraction((p3 - p1) ^ (p4 - p3), d)
    u = Fraction((p3 - p1) ^ (p2 - p1), d)
    if 0 <= t <= 1 and 0 <= u <= 1:
        return p1 + (p2 - p1) * t
    return None

def closest(pts):
    best = inf, None
    for a, b in combinations(pts, 2):
        if (d := (a - b) * (a - b)) < best[0]:
            best = d, (a, b)
    return best

def lattice(poly):
    from math import gcd
    b = sum(gcd(*(q - p)) for p, q in zip(poly, poly[1:] + poly[:1]))
    a2 = abs(area2(poly))
    return (a2 - b + 2) // 2, b

def clip(poly, axis, limit, keep):
    """Sutherland-Hodgman against one axis-aligned half plane"""
    out = []
    for i, cur in enumerate(poly):
        prv = poly[i - 1]
        ci, pi_ = keep(cur[axis], limit), keep(prv[axis], limit)
        if ci != pi_:
            t = Fraction(limit - prv[axis], cur[axis] - prv[axis])
            out.append(prv + (cur - prv) * t)
        if ci:
            out.append(cur)
    return out

a, b = P(3, 4), P(-1, 2)
print(a + b, a - b, a * 2, 2 * a, a * b, a ^ b, abs(a), -a, f"{a:>4}", f"{a:.1f}", repr(a), a == (3, 4), a < b, sorted([a, b, P(3, -1)]), a._replace(x=0), P._fields, a[::-1], {a: 1}[(3, 4)])
try:
    a.x = 5
except AttributeError as e:
    print(e)
try:
    a.zz = 1
except AttributeError as e:
    print(e)
try:
    a + 5
except TypeError as e:
    print(e)
pts = [P(x, y) for x, y in [(0, 0), (4, 0), (4, 3), (2, 1), (0, 3), (2, 5), (1, 1), (4, 0), (2, 0)]]
h = hull(pts)
print(*h, "area", area2(h) / 2, Fraction(area2(h), 2), area2(h[::-1]), lattice(h))
print([inside(h, p) for p in (P(2, 2), P(0, 0), P(2, 0), P(5, 5), P(0, 4), P(3, 4), P(Fraction(1, 2), 1), P(-1, 0))])
for seg in [((0, 0), (4, 4), (0, 4), (4, 0)), ((0, 0), (1, 1), (2, 2), (3, 3)), ((0, 0), (1, 1), (0, 1), (1, 2)), ((0, 0), (3, 1), (1, 3), (2, -3)), ((0, 0), (1, 0), (5, 1), (5, -1))]:
    r = meet(*(P(*q) for q in seg))
    print(r if r is None or isinstance(r, str) else str(r), end="; ")
print()
print(closest(pts), closest([P(0, 0)]), closest(set(pts))[0])
angles = sorted(pts, key=lambda p: (atan2(p.y - 1.5, p.x - 1.5), p))
print(*angles)
byc = sorted({*pts} - {P(0, 0)}, key=cmp_to_key(lambda p, q: -orient(P(0, 0), p, q) or p * p - q * q))
print(*byc)
box = [P(-1, -1), P(5, -1), P(2, 6)]
for axis, lim, keep in ((0, 0, int.__ge__), (0, 4, lambda v, l: v <= l), (1, 0, lambda v, l: v >= l), (1, 4, lambda v, l: v <= l)):
    try:
        box = clip(box, axis, lim, keep)
    except ValueError as e:
        print("?", e)
    print(len(box), *box)
print(area2(box), float(area2(box) / 2), type(area2(box)).__name__)

def poly_str(cs):
    parts = []
    for i, c in reversed(list(enumerate(cs))):
        if c:
            mag = "" if abs(c) == 1 and i else str(abs(c))
            var = "" if i == 0 else "x" if i == 1 else f"x^{i}"
            parts.append(("- " if c < 0 else "+ ") + mag + var)
    s = " ".join(parts) or "0"
    return s[2:] if s.startswith("+ ") else s.replace("- ", "-", 1) if s.startswith("- ") else s

print([poly_str(c) for c in ([1, -1], [0], [-5, 0, 1], [0, 1, -2, -1], [7], [0, -1], [1, Fraction(1, 2)])])
print(round(sum(abs(q - p) for p, q in zip(h, h[1:] + h[:1])), 6), f"{pi * abs(a) ** 2:.4f}", (P(1, 1) * P(2, 3), P(1, 1) * (2, 3), (2, 3) * 2, P(1, 2).count(1), len(a), sum(a), max(a, b), a.index(4)))
