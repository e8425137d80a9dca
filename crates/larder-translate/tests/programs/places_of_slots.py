class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named(Point):
    __slots__ = ("name",)


class Open(Point):
    pass


point = Point(1, 2)
print(Point.x.__get__(point), type(Point.x).__name__, Point.x, Point.y.__name__, Point.x.__objclass__.__name__)
Point.y.__set__(point, 5)
print(point.y, Named.x is not None, Named.name.__qualname__)
Point.x.__delete__(point)
for bad in (lambda: point.x, lambda: Point.z, lambda: Point.x.__get__(3), lambda: Named(1, 2).name):
    try:
        print(bad())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(sorted(name for name in vars(Point) if not name.startswith("__")), list(vars(Named)))
print(list(vars(Open)), "x" in vars(Open))
try:
    vars(Point)["z"] = 1
except TypeError as error:
    print(error)
print(type(vars(Point)).__name__, {key: value for key, value in vars(Named).items() if key == "__slots__"})


class Plain:
    limit = 3

    def method(self):
        return self.limit


print(list(Plain.__dict__), Plain.__dict__["limit"], Plain.__dict__.get("none"), len(Plain.__dict__), "method" in Plain.__dict__)
for each in Open.__mro__:
    print(each.__name__, [name for name in vars(each) if not name.startswith("_")])
