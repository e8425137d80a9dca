"""Particles in a quadtree: range queries checked against brute force, then a few steps of motion."""
import math
import random
from collections import Counter


class Vec:
    __slots__ = ("x", "y")
    __match_args__ = ("x", "y")

    def __init__(self, x=0.0, y=0.0):
        self.x, self.y = x, y

    def __iter__(self):
        yield self.x
        yield self.y

    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return Vec(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else self.x * k.x + self.y * k.y
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __abs__(self): return math.hypot(*self)
    def __bool__(self): return bool(self.x or self.y)
    def __eq__(self, o): return isinstance(o, Vec) and (*self,) == (*o,)
    def __hash__(self): return hash((self.x, self.y))
    def __round__(self, n=0): return Vec(round(self.x, n), round(self.y, n))
    def __repr__(self): return f"({self.x:g}, {self.y:g})"

    def __format__(self, spec):
        return f"({', '.join(format(c, spec) for c in self)})"


class Box:
    def __init__(self, cx, cy, half):
        self.cx, self.cy, self.half = cx, cy, half

    def __contains__(self, v):
        return self.cx - self.half <= v.x < self.cx + self.half and self.cy - self.half <= v.y < self.cy + self.half

    def touches(self, o):
        return abs(self.cx - o.cx) < self.half + o.half and abs(self.cy - o.cy) < self.half + o.half

    def quarter(self):
        h = self.half / 2
        return [Box(self.cx + sx * h, self.cy + sy * h, h) for sy in (-1, 1) for sx in (-1, 1)]


class QuadTree:
    visited = 0

    def __init__(self, box, capacity=4, depth=0):
        self.box, self.capacity, self.depth = box, capacity, depth
        self.points, self.kids = [], None

    def insert(self, p):
        if p.pos not in self.box:
            return False
        if self.kids is None:
            if len(self.points) < self.capacity or self.depth == 6:
                self.points.append(p)
                return True
            self.kids = [QuadTree(b, self.capacity, self.depth + 1) for b in self.box.quarter()]
            old, self.points = self.points, []
            for q in old:
                assert any(k.insert(q) for k in self.kids)
        return any(k.insert(p) for k in self.kids)

    def query(self, box):
        QuadTree.visited += 1
        if not self.box.touches(box):
            return
        yield from (p for p in self.points if p.pos in box)
        for kid in self.kids or ():
            yield from kid.query(box)

    def __len__(self):
        return len(self.points) + sum(map(len, self.kids or ()))

    def __iter__(self):
        yield self
        for kid in self.kids or []:
            yield from kid


class Particle:
    made = 0

    def __init__(self, pos, vel):
        Particle.made += 1
        self.id, self.pos, self.vel, self.hits = Particle.made, pos, vel, 0

    def step(self, dt, size):
        self.pos += self.vel * dt
        for axis in "xy":
            c = getattr(self.pos, axis)
            if not 0 <= c < size:
                setattr(self.vel, axis, -getattr(self.vel, axis))
                setattr(self.pos, axis, min(max(c, 0.0), math.nextafter(size, 0)))
                self.hits += 1

    @property
    def energy(self):
        return self.vel * self.vel / 2


rng = random.Random(7)
SIZE = 100.0
world = [Particle(Vec(rng.uniform(0, SIZE), rng.uniform(0, SIZE)), Vec(rng.gauss(0, 9), rng.gauss(0, 9))) for _ in range(120)]
world += [Particle(Vec(50.0, 50.0), Vec()) for _ in range(9)]


def build():
    tree = QuadTree(Box(SIZE / 2, SIZE / 2, SIZE / 2))
    lost = [p.id for p in world if not tree.insert(p)]
    return tree, lost


start = sum(p.energy for p in world)
for frame in range(6):
    tree, lost = build()
    nodes = list(tree)
    depths = Counter(n.depth for n in nodes if n.kids is None)
    QuadTree.visited = 0
    box = Box(30 + 5 * frame, 60, 12)
    found = sorted(p.id for p in tree.query(box))
    assert found == [p.id for p in world if p.pos in box]
    pairs = {tuple(sorted((p.id, q.id))) for p in world for q in tree.query(Box(*p.pos, 1.0)) if p is not q and abs(p.pos - q.pos) < 1}
    print(f"frame {frame}: {len(tree)} in {len(nodes)} nodes, lost {lost}, leaves {dict(sorted(depths.items()))}, found {found}, close pairs {len(pairs)}, visits {QuadTree.visited}")
    for p in world:
        p.step(0.5, SIZE)
centre = sum((p.pos for p in world), Vec()) * (1 / len(world))
print(f"centre {centre:.6f} {centre:8.2f}| bounces {sum(p.hits for p in world)} energy kept {math.isclose(start, sum(p.energy for p in world))} {start:.4f}")
print(world[0].pos, f"{world[0].pos:.3e}", round(world[0].vel, 2), -Vec(1, 2), 3 * Vec(1, 2), Vec(1, 2) * Vec(3, 4), bool(Vec()), Vec(1, 2) == (1, 2), Vec(1, 2) in {Vec(1.0, 2.0)}, abs(Vec(3, 4)), [*Vec(5, 6)], max([Vec(1, 1), Vec(0, 3)], key=abs))
match Vec(0, 5):
    case Vec(0, y): print("on the y axis at", y)
v = w = Vec(1, 1)
v += Vec(1, 0)
print(v, w, v is w)
for bad in (lambda: Vec(1) + 1, lambda: Vec() * "a", lambda: Vec() < Vec(), lambda: setattr(Vec(), "z", 1), lambda: f"{Vec():q}", lambda: round(Vec(1, 2), "x"), lambda: Vec() / 2, lambda: sum([Vec(1, 1)])):
    try:
        print(bad())
    except (TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)
