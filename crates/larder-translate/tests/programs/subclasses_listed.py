"""`__subclasses__`: the direct ones, in the order in which they were made, seen from `__init_subclass__` too."""


class Fault(Exception):
    code = "F000"

    def __init_subclass__(cls, code="", **more):
        super().__init_subclass__(**more)
        cls.code = code or f"F{len(Fault.__subclasses__()):03d}"


class Missing(Fault):
    pass


class Frozen(Fault, code="X1"):
    pass


class Gone(Missing, KeyError):
    pass


class Shape:
    def area(self):
        raise NotImplementedError

    @classmethod
    def named(cls, name, *args):
        for kind in cls.__subclasses__():
            if kind.__name__.lower() == name:
                return kind(*args)
            found = kind.named(name, *args)
            if found is not None:
                return found
        return None


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Tile(Square):
    def area(self):
        return super().area() - 1


class Line(Shape):
    def area(self):
        return 0


print([(kind.__name__, kind.code) for kind in Fault.__subclasses__()], Gone.code)
print(Missing.__subclasses__() == [Gone], Gone.__subclasses__(), Line.__subclasses__())
print(Shape.named("square", 3).area(), Shape.named("tile", 3).area(), Shape.named("line").area(), Shape.named("cube"))


def everything(kind):
    for below in kind.__subclasses__():
        yield below.__name__
        yield from everything(below)


print(list(everything(Shape)), sorted(everything(Fault)))
made = type("Made", (Shape,), {"area": lambda self: 7})
print([kind.__name__ for kind in Shape.__subclasses__()], Shape.named("made").area())
try:
    Shape.__subclasses__(1)
except TypeError as error:
    print(error)
