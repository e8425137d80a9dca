from __future__ import annotations

import abc
import functools
import math
from typing import Iterator


class Shape(abc.ABC):
    count = 0

    def __init__(self, name=None):
        Shape.count += 1
        self.name = name or f"{type(self).__name__.lower()}{Shape.count}"

    @abc.abstractmethod
    def area(self): ...

    @abc.abstractmethod
    def accept(self, visitor): ...

    def __lt__(self, other):
        if not isinstance(other, Shape):
            return NotImplemented
        return self.area() < other.area()

    def __eq__(self, other):
        return isinstance(other, Shape) and math.isclose(self.area(), other.area())

    def __hash__(self):
        return hash(round(self.area(), 6))

    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in vars(self).items() if k != "name")
        return f"{type(self).__name__}({fields})"

    def __add__(self, other):
        return Group([self, other])


class Circle(Shape):
    def __init__(self, r, **kw):
        super().__init__(**kw)
        self.r = r

    def area(self):
        return math.pi * self.r ** 2

    def accept(self, v):
        return v.visit_circle(self)


class Rect(Shape):
    def __init__(self, w, h, **kw):
        super().__init__(**kw)
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h

    def accept(self, v):
        return v.visit_rect(self)


class Square(Rect):
    def __init__(self, side, **kw):
        super().__init__(side, side, **kw)


class Polygon(Shape):
    def __init__(self, *pts, **kw):
        super().__init__(**kw)
        self.pts = pts

    def area(self):
        return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(self.pts, self.pts[1:] + self.pts[:1]))) / 2

    def accept(self, v):
        return v.visit_polygon(self)


class Group(Shape):
    def __init__(self, items, **kw):
        super().__init__(**kw)
        self.items = list(items)

    def area(self):
        return sum(s.area() for s in self.items)

    def accept(self, v):
        return v.visit_group(self)

    def __iter__(self) -> Iterator[Shape]:
        for s in self.items:
            if isinstance(s, Group):
                yield from s
            else:
                yield s

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, s):
        return any(x is s for x in self)

    def __iadd__(self, other):
        self.items.append(other)
        return self


class Perimeter:
    def visit_circle(self, c):
        return 2 * math.pi * c.r

    def visit_rect(self, r):
        return 2 * (r.w + r.h)

    def visit_polygon(self, p):
        return sum(math.dist(a, b) for a, b in zip(p.pts, (*p.pts[1:], p.pts[0])))

    def visit_group(self, g):
        return math.fsum(s.accept(self) for s in g.items)


class Scale:
    def __init__(self, k):
        self.k = k

    def visit_circle(self, c):
        return Circle(c.r * self.k)

    def visit_rect(self, r):
        return type(r)(r.w * self.k) if type(r) is Square else Rect(r.w * self.k, r.h * self.k)

    def visit_polygon(self, p):
        return Polygon(*((x * self.k, y * self.k) for x, y in p.pts))

    def visit_group(self, g):
        return Group(s.accept(self) for s in g.items)


class Xml:
    def __init__(self):
        self.depth = 0

    def __getattr__(self, name):
        if not name.startswith("visit_"):
            raise AttributeError(name)
        tag = name.removeprefix("visit_")
        return functools.partial(self.emit, tag)

    def emit(self, tag, s):
        return "  " * self.depth + f'<{tag} area="{s.area():.2f}"/>'

    def visit_group(self, g):
        lines = ["  " * self.depth + f"<group n={len(g)}>"]
        self.depth += 1
        lines += [s.accept(self) for s in g.items]
        self.depth -= 1
        return "\n".join([*lines, "  " * self.depth + "</group>"])


@functools.singledispatch
def describe(x):
    return f"something {x!r}"


@describe.register
def _(x: Circle):
    return f"round {x.r}"


@describe.register(Rect)
def _(x):
    return f"box {x.w}x{x.h}"


@describe.register(Group)
def _(x):
    return "[" + "; ".join(map(describe, x.items)) + "]"


scene = Circle(1) + Rect(2, 3.5) + Group([Square(2), Polygon((0, 0), (4, 0), (0, 3))])
scene += Circle(0.5, name="dot")
print(scene)
print(scene.area(), scene.accept(Perimeter()), len(scene), [s.name for s in scene], bool(Group([])))
print(scene.accept(Xml()))
double = scene.accept(Scale(2))
print(double, round(double.area() / scene.area(), 10), type(double.items[1]).__name__)
print(describe(scene), describe(Square(3)), describe(Polygon((0, 0), (1, 0), (0, 1))), describe("str"), sep="\n")
print(sorted(scene), max(scene), min(scene, key=Perimeter.visit_rect if False else lambda s: s.accept(Perimeter())))
sq, rc = Square(6), Rect(4, 9)
print(sq == rc, sq != rc, hash(sq) == hash(rc), len({sq, rc, Circle(1)}), sq is rc, sq in scene, scene.items[0].items[0] if isinstance(scene.items[0], Group) else None)
print(Shape.count, [c.__name__ for c in Square.__mro__], isinstance(sq, Shape), issubclass(Square, Circle), Shape.__abstractmethods__ == {"area", "accept"}, Shape.__subclasses__()[1].__name__)
for f in (lambda: Shape(), lambda: sq < 5, lambda: Xml().nope, lambda: sq + 1, lambda: (sq + 1).area()):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(repr(e))
