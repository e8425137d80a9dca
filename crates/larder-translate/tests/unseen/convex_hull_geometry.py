import math
from dataclasses import dataclass, field
from functools import total_ordering


@total_ordering
@dataclass(frozen=True)
class Vec:
    x: float
    y: float = 0

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return -1 * self

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __iter__(self):
        return iter((self.x, self.y))

    def __lt__(self, o):
        return tuple(self) < tuple(o)

    def cross(self, o):
        return self.x * o.y - self.y * o.x


def hull(points):
    pts = sorted(set(points))
    if len(pts) < 3:
        return pts

    def half(seq):
        out = []
        for p in seq:
            while len(out) >= 2 and (out[-1] - out[-2]).cross(p - out[-1]) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return half(pts) + half(pts[::-1])


@dataclass
class Polygon:
    points: list = field(default_factory=list)
    name: str = "poly"

    def edges(self):
        return zip(self.points, self.points[1:] + self.points[:1])

    @property
    def area(self):
        return sum(a.cross(b) for a, b in self.edges()) / 2

    @property
    def perimeter(self):
        return math.fsum(abs(b - a) for a, b in self.edges())

    def __contains__(self, p):
        return all((b - a).cross(p - a) >= 0 for a, b in self.edges())


grid = [Vec(x, y) for x in range(4) for y in range(3)]
h = hull(grid)
print(h)
poly = Polygon(h, name="grid")
print(poly.area, poly.perimeter, len(poly.points))
print(Vec(1, 1) in poly, Vec(3, 2) in poly, Vec(3.01, 2) in poly)
spiral = [Vec(round(i * math.cos(i), 3), round(i * math.sin(i), 3)) for i in range(20)]
sp = Polygon(hull(spiral))
for v in sp.points:
    print(f"({v.x:8.3f}, {v.y:8.3f})  {abs(v):.0f}  {math.degrees(math.atan2(v.y, v.x)):+7.2f}")
print(round(sp.area, 6), sp.name, Polygon() == Polygon(), Polygon().area, Polygon().points is Polygon().points)
print(Vec(1, 2) + Vec(3), Vec(1, 2) * Vec(3, 4), Vec(1, 2) * 2.5, 3 * Vec(1), -Vec(1, 0), abs(Vec(3, 4)))
print(Vec(1, 2) < Vec(1, 3), Vec(2) >= Vec(1, 9), Vec(1, 2) == Vec(1.0, 2.0), len({Vec(1, 2), Vec(1.0, 2.0)}))
print(hull([Vec(1), Vec(1), Vec(0)]), hull([]), max(grid, key=abs), min(grid, key=lambda v: (-v.y, v.x)))
print(Vec(1) == (1, 0), [*Vec(5, 6)], sum(grid, Vec(0)))
def freeze_test():
    Vec(1).x = 2


for attempt in (freeze_test, lambda: Vec(1) + 1, lambda: Vec()):
    try:
        attempt()
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
