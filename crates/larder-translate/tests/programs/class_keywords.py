class Registered:
    kinds = {}

    def __init_subclass__(cls, /, kind=None, **rest):
        super().__init_subclass__(**rest)
        cls.kind = kind or cls.__name__.lower()
        Registered.kinds[cls.kind] = cls


class Circle(Registered, kind="round"):
    def area(self):
        return 3


class Square(Registered):
    pass


class Deep(Circle, kind="deep"):
    pass


print({name: cls.__name__ for name, cls in Registered.kinds.items()}, Deep().area(), Deep.kind)
try:
    class Wrong(Registered, colour=3):
        pass
except TypeError as error:
    print(error)
try:
    class Plain(colour=3):
        pass
except TypeError as error:
    print(error)


class Typed:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if not isinstance(value, int):
            raise TypeError(f"{self.name} wants int, got {type(value).__name__}")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        del obj.__dict__[self.name]


class Point:
    x = Typed()
    y = Typed()

    def __init__(self, **given):
        self.__dict__.update(given)


p = Point(x=1, z=5)
p.y = 7
print(p.x, p.y, p.z, vars(p), p.__dict__, len(p.__dict__), "z" in p.__dict__)
held = p.__dict__
p.w = "new"
held["direct"] = [1]
print(held, p.direct, sorted(vars(p)), held is p.__dict__, {**p.__dict__, "a": 1}, dict(held) == held)
try:
    p.x = "one"
except TypeError as error:
    print(error)
del p.y
print(p.y, Point.x.name, hasattr(p, "y"), list(vars(p).items()))
del held["w"]
print(hasattr(p, "w"), Point(**{k: 1 for k in "xy"}).__dict__)


def counted():
    counted.calls += 1
    return counted.calls


counted.calls = 0
counted.__dict__["note"] = "n"
counted()
print(counted(), counted.note, counted.__dict__)


class Grid:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)


g = Grid()
print(g[1, 2], g[1:3, 5], g[::2, ..., None], g[:, "a":"b"])
g[0, 1:] = 5


def many(first, *rest, scale=1, **named):
    return first, rest, scale, named


def noisy(x):
    print("arg", x)
    return x


print(many(1, noisy(2), noisy(3), scale=noisy(4)))
for attempt in (lambda: sorted([2, 1], foo=1), lambda: [2, 1].sort(reversed=True), lambda: max([1], foo=2)):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
