from dataclasses import dataclass, field


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)

    def norm(self):
        return self.x ** 2 + self.y ** 2


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int


p = Point(3, 4)
p.tags.append("a")
print(p, p.norm(), Point(1), Point(3, 4, ["a"]) == p)
print(Version(1, 2) < Version(1, 10), sorted([Version(2, 0), Version(1, 5)]))
try:
    Version(1, 1).major = 2
except Exception as e:
    print(type(e).__name__, e)
