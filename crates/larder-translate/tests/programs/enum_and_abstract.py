from abc import ABC, abstractmethod
from enum import Enum, IntEnum, auto
from typing import Dict, List, Optional

class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color.RED.name, Color(2), Color["RED"], list(Color), Color.RED is Color.RED, Color.RED == 1, len(Color))
try:
    Color(9)
except ValueError as e:
    print(e)
class Level(IntEnum):
    LOW = 1
    HIGH = 3
print(Level.LOW < Level.HIGH, Level.HIGH + 1, sorted([Level.HIGH, Level.LOW]), f"{Level.LOW}", int(Level.HIGH))
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    def double(self):
        return 2 * self.area()
class Square(Shape):
    def __init__(self, s):
        self.s = s
    def area(self):
        return self.s ** 2
print(Square(3).double(), isinstance(Square(1), Shape), issubclass(Square, Shape))
try:
    Shape()
except TypeError as e:
    print(e)
def find(d: Dict[str, int], k: str) -> Optional[int]:
    return d.get(k)
print(find({"a": 1}, "a"), find({}, "b"))
