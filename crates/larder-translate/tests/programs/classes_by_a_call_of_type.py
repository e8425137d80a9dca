"""`type(name, bases, names)` with keywords: they go where those of a class statement go."""


class Shape:
    sides = None

    def __init_subclass__(cls, /, sides=None, **rest):
        super().__init_subclass__(**rest)
        cls.sides = sides


Square = type("Square", (Shape,), {"name": "square"}, sides=4)
print(Square.sides, Square.name, Square.__mro__[1] is Shape)
print(type("Plain", (Shape,), {}).sides)

for make in (
    lambda: type("T", (Shape,), {}, colour=1),
    lambda: type("U", (), {}, colour=1),
    lambda: type(3, colour=1),
    lambda: type("V", ()),
):
    try:
        print(make())
    except TypeError as error:
        print("TypeError:", error)
