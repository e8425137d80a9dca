"""Integer and float geometry: shoelace, winding number, clipping, closest pair, segment crossings."""
from __future__ import annotations
from fractions import Fraction
from math import atan2, degrees, dist, hypot, inf, isclose, pi, sqrt
from typing import NamedTuple, Sequence


class P(NamedTuple):
    x: float
    y: float

    def __add__(self, o):
        return P(self.x + o[0], self.y + o[1])

    def __sub__(self, o):
        return P(self.x - o[0], self.y - o[1])

    def __mul__(self, k):
        return P(self.x * k, self.y * k)

    def cross(self, o: P) -> float:
        return self.x * o.y - self.y * o.x

    def dot(self, o: P) -> float:
        return self.x * o.x + self.y * o.y


def poly(text: str) -> list[P]:
    return [P(*map(int, pair.split(","))) for pair in text.split()]


def edges(pts: Sequence[P]):
    return zip(pts, [*pts[1:], pts[0]])


def area2(pts: Sequence[P]):
    return sum(a.cross(b) for a, b in edges(pts))


def centroid(pts: Sequence[P]) -> P:
    a = area2(pts)
    cx = sum((p.x + q.x) * p.cross(q) for p, q in edges(pts))
    cy = sum((p.y + q.y) * p.cross(q) for p, q in edges(pts))
    return P(Fraction(cx, 3 * a), Fraction(cy, 3 * a))


def winding(pt: P, pts: Sequence[P]):
    w = 0
    for a, b in edges(pts):
        side = (b - a).cross(pt - a)
        if side == 0 and (a - pt).dot(b - pt) <= 0:
            return "edge"
        if a.y <= pt.y < b.y and side > 0:
            w += 1
        elif b.y <= pt.y < a.y and side < 0:
            w -= 1
    return w


def clip(subject: Sequence[P], window: Sequence[P]) -> list[P]:
    out = [P(Fraction(x), Fraction(y)) for x, y in subject]
    for a, b in edges(window):
        if not out:
            break
        inside = lambda p: (b - a).cross(p - a) >= 0
        src, out = out, []
        for p, q in edges(src):
            if inside(p):
                out.append(p)
            if inside(p) != inside(q):
                t = (a - p).cross(b - a) / (q - p).cross(b - a)
                out.append(p + (q - p) * t)
    cleaned: list[P] = []
    for p in out:
        if not cleaned or p != cleaned[-1]:
            cleaned.append(p)
    return cleaned


def cross_point(a: P, b: P, c: P, d: P):
    den = (b - a).cross(d - c)
    if den == 0:
        return "parallel" if (c - a).cross(b - a) else "collinear"
    t = Fraction((c - a).cross(d - c), den)
    u = Fraction((c - a).cross(b - a), den)
    return a + (b - a) * t if 0 <= t <= 1 and 0 <= u <= 1 else None


def closest(points: list[P]) -> tuple[float, P, P]:
    def solve(px: list[P]):
        if len(px) <= 3:
            return min(((dist(p, q), p, q) for i, p in enumerate(px) for q in px[i + 1:]), default=(inf, px[0], px[0]))
        mid = len(px) // 2
        best = min(solve(px[:mid]), solve(px[mid:]))
        strip = sorted((p for p in px if abs(p.x - px[mid].x) < best[0]), key=lambda p: p.y)
        for i, p in enumerate(strip):
            for q in strip[i + 1:i + 8]:
                if dist(p, q) < best[0]:
                    best = (dist(p, q), *sorted((p, q)))
        return best
    return solve(sorted(points))


show = lambda pts: " ".join(f"({p.x},{p.y})" for p in pts)

shapes = {
    "square": poly("0,0 4,0 4,4 0,4"),
    "clockwise": poly("0,4 4,4 4,0 0,0"),
    "ell": poly("0,0 6,0 6,2 2,2 2,5 0,5"),
    "star": poly("0,3 6,3 1,7 3,0 5,7"),
    "twice": poly("0,0 4,0 4,4 0,4 0,0 4,0 4,4 0,4"),
    "bow tie": poly("0,0 4,4 4,0 0,4"),
}
for name, pts in shapes.items():
    a = area2(pts)
    print(f"{name:<10} area {a / 2:>6} perimeter {sum(hypot(*(b - c)) for b, c in edges(pts)):.4f}",
          "ccw" if a > 0 else "cw" if a < 0 else "none", "centroid", show([centroid(pts)]) if a else "-")
probes = [P(1, 1), P(3, 3), P(0, 2), P(4, 4), P(5, 1), P(-1, 0), P(2, 1), P(3, 4)]
for name, pts in shapes.items():
    print(f"{name:<10}", *(winding(p, pts) for p in probes))

window = poly("1,1 5,1 5,4 1,4")
for name in ("square", "ell", "star"):
    c = clip(shapes[name], window)
    print(f"clip {name}: {len(c)} points {show(c)} area {area2(c) / 2 if c else 0}")
print("clip outside:", clip(poly("9,9 10,9 9,10"), window), "triangle:", show(clip(shapes["square"], poly("2,2 9,2 2,9"))))

segs = [(P(0, 0), P(4, 4)), (P(0, 4), P(4, 0)), (P(1, 1), P(2, 2)), (P(0, 1), P(3, 4)), (P(2, 0), P(3, 5)), (P(9, 9), P(8, 0))]
for i, (a, b) in enumerate(segs):
    row = []
    for c, d in segs[i + 1:]:
        r = cross_point(a, b, c, d)
        row.append(f"({r.x}, {r.y})" if isinstance(r, P) else str(r))
    print(i, row)

seed, pts = 12345, []
for _ in range(60):
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    x = seed >> 8 & 1023
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    pts.append(P(x, seed >> 8 & 1023))
d, p, q = closest(pts)
brute = min(dist(a, b) for i, a in enumerate(pts) for b in pts[i + 1:])
print(f"closest {d:.6f} {p} {q}", isclose(d, brute), d * d)
by_angle = sorted(pts[:8], key=lambda p: (atan2(p.y - 512, p.x - 512), p))
print([f"{degrees(atan2(p.y - 512, p.x - 512)):.2f}" for p in by_angle])
print(P(1, 2) + (3, 4), P(1, 2) * 2, P(1, 2) == (1, 2), P(3, 4)._replace(x=0), sqrt(2) * sqrt(2), pi.hex(), P(2, 1) < P(2, 3))
