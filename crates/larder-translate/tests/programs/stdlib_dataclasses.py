from dataclasses import dataclass, field, asdict, astuple, replace, is_dataclass
from typing import ClassVar, List, Optional

@dataclass
class Point:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)
    count: ClassVar[int] = 7
    def norm(self):
        return self.x * self.x + self.y * self.y
p, q = Point(3, 4), Point(1)
p.tags.append("a")
print(p, p.norm(), q, p == Point(3, 4, ["a"]), p != q, Point(y=2, x=1), Point.count, q.tags)
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
print(V(1, 2) < V(1, 3), sorted([V(2), V(1, 5)]), hash(V(1, 2)) == hash(V(1, 2)), {V(1): "a"}[V(1)], max(V(1, 9), V(2)))
for f in (lambda: Point(), lambda: Point(1, 2, [], 4), lambda: Point(1, z=2), lambda: V("a") < V(1), lambda: V(1) < 3):
    try:
        print(f())
    except TypeError as e:
        print(e)
v = V(1)
try:
    v.major = 2
except AttributeError as e:
    print(type(e).__name__, e)
@dataclass
class Base:
    a: int
    b: str = "b"
@dataclass
class Child(Base):
    c: Optional[float] = None
    total: int = field(init=False, repr=False, default=0)
    key: int = field(default=1, compare=False)
    def __post_init__(self):
        self.total = self.a * 2
c = Child(5, c=1.5)
print(c, c.total, asdict(c), astuple(c), replace(c, a=6), is_dataclass(c), is_dataclass(3), Child(1, key=1) == Child(1, key=2), isinstance(c, Base))
@dataclass
class Tree:
    value: int
    left: "Optional[Tree]" = None
    right: "Optional[Tree]" = None
    def insert(self, v):
        side = "left" if v < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(v))
        else:
            child.insert(v)
    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.value
        if self.right:
            yield from self.right.walk()
t = Tree(5)
for v in [3, 8, 1, 4]:
    t.insert(v)
print(list(t.walk()), t)
try:
    @dataclass
    class Bad:
        xs: list = []
except ValueError as e:
    print(e)
