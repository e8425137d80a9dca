from model import shapes
from model.shapes import Shape, Square
from model.errors import AreaError
from model import base
import model.errors as errors


class Circle(shapes.Shape):
    def area(self):
        return 3 * self.size ** 2


all_shapes = [Square(2), Circle(1), Shape.unit()]
for one in all_shapes:
    try:
        print(one, one.area(), isinstance(one, base.Named))
    except AreaError as error:
        print("no area:", error, type(error).__module__, type(error).__name__)
print(Square.count, shapes.Square.count, base.Named.registry)
shapes.Square.count = 10
print(Square.count, Square, Circle)
p = base.Point(1, 2)
print(p, p == base.Point(1, 2), base.origin)
print(shapes.Cube.first, shapes.Cube.first.area(), shapes.Cube(1).kind)
raise errors.AreaError("the end")
