"""The fields of a named tuple as attributes of its class, its orders, and names that it may not have."""
from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y z", defaults=(0, None))


class Emp(NamedTuple):
    name: str
    dept: str = "none"

    def __lt__(self, other):
        return self.name[::-1] < other.name[::-1]


class Sub(Point):
    __slots__ = ()
    extra = 5

    @property
    def y(self):
        return "own y", super().y


class Pair(tuple):
    def __lt__(self, other):
        return "lt", self[1] < other[1]


class Words(str):
    def __lt__(self, other):
        return len(self) < len(other)


print(Point.x.__doc__, Point.z.__doc__, Emp.dept.__doc__, type(Point.x).__name__, Point.x)
p, e = Point(1, 2), Emp("Ada")
print(Point.x.__get__(p), Point.y.__get__(p, Point), Point.x.__get__(None, Point) is Point.x, Point.x is Point.x, Sub.x is Point.x, Point.x is Point.y)
print(Sub(3, 4).x, Sub(3, 4).y, Sub.x.__doc__, isinstance(Sub.y, property), Sub.extra, Emp.name.__get__(e))
print(hasattr(Point, "x"), hasattr(Point, "w"), getattr(Emp, "dept").__doc__)
for bad in (lambda: Point.x.__set__(p, 1), lambda: setattr(p, "x", 1), lambda: delattr(p, "x"), lambda: Point.x.__get__(5), lambda: Point.w,
            lambda: namedtuple("1T", "a"), lambda: namedtuple("class", "a"), lambda: namedtuple("T", "a b", defaults=(1, 2, 3))):
    try:
        print(bad())
    except (AttributeError, TypeError, ValueError) as err:
        print(type(err).__name__, err)
print([Point.x.__get__(q) for q in (p, Point(7))], sorted([Point(3), Point(1)], key=Point.x.__get__))
es = [Emp("Zoe"), Emp("Abe"), Emp("Ian")]
print([q.name for q in sorted(es)], max(es).name, min(es).name, Emp("az") > Emp("by"), Emp("az") < Emp("by"), Emp("az") <= Emp("by"))
print(Pair((1, 5)) < Pair((2, 3)), Pair((1, 5)) > Pair((2, 3)), Pair((1, 5)) > (0, 9), (0, 9) < Pair((1, 5)), (5,) > Pair((1, 2)))
print(Words("zz") < Words("aaa"), Words("zz") > Words("aaa"), max(Words("b"), Words("aaa")), min(Words("b"), Words("aaa")))
