from abc import ABC, abstractmethod, ABCMeta
from collections.abc import Sequence, Iterable, Hashable, Sized, Callable, Container
import math


class Shape(ABC):
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    @abstractmethod
    def area(self):
        """The area."""
        return -1.0

    @property
    @abstractmethod
    def sides(self): ...

    @classmethod
    @abstractmethod
    def unit(cls): ...

    @staticmethod
    @abstractmethod
    def info(): ...

    def __lt__(self, other):
        return self.area() < other.area()

    def __str__(self):
        return f"{self.name} with {self.sides} sides, area {self.area():.2f}"


class Polygon(Shape):
    def __init__(self, n, side):
        super().__init__(f"{n}-gon")
        self.n, self.side = n, side

    def area(self):
        return self.n * self.side ** 2 / (4 * math.tan(math.pi / self.n))

    @property
    def sides(self):
        return self.n

    @classmethod
    def unit(cls):
        return cls(3, 1)

    @staticmethod
    def info():
        return "regular"


class Square(Polygon):
    def __init__(self, side):
        super().__init__(4, side)
        self.name = "square"

    @classmethod
    def unit(cls):
        return cls(1)


class Half(Shape):
    def area(self):
        return super().area() / 2

    sides = 0


class Circle(Half):
    unit = classmethod(lambda cls: cls("circle"))
    info = staticmethod(lambda: "round")


shapes = [Polygon(6, 2), Square(3), Circle.unit(), Polygon.unit(), Square.unit()]
for s in sorted(shapes):
    print(s, s.info())
print(Shape.count, max(shapes).name, Shape.__abstractmethods__ == frozenset({"area", "sides", "unit", "info"}), sorted(Half.__abstractmethods__))
for cls in (Shape, Half, Circle):
    try:
        print(cls("x"))
    except TypeError as e:
        print(e)


class Deck(Sequence):
    def __init__(self, cards):
        self.cards = cards

    def __getitem__(self, i):
        return self.cards[i]

    def __len__(self):
        return len(self.cards)


d = Deck("AKQJK")
print(list(d), d.index("Q"), d.count("K"), "J" in d, list(reversed(d)), d[1:3], d.index("K", 2))
print(isinstance(d, Iterable), isinstance(d, Hashable), isinstance([], Hashable), isinstance(len, Callable), issubclass(Deck, Sized), isinstance(d, Container))
try:
    d.index("Z")
except ValueError as e:
    print(repr(e))


@Shape.register
class Foreign:
    def area(self):
        return 7


print(isinstance(Foreign(), Shape), issubclass(Foreign, Shape), Shape in Foreign.__mro__)


class Quack(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Quack:
            return any("quack" in B.__dict__ for B in C.__mro__)
        return NotImplemented


class Duck:
    def quack(self): pass


class Mallard(Duck): pass


print(issubclass(Duck, Quack), issubclass(Mallard, Quack), issubclass(int, Quack), isinstance(Mallard(), Quack))


class OneMissing(ABC):
    @property
    @abstractmethod
    def value(self): pass

    @value.setter
    @abstractmethod
    def value(self, v): pass


class Fine(OneMissing):
    value = 5


print(Fine().value)
try:
    class Set2(Sequence):
        pass
    Set2()
except TypeError as e:
    print(e)
OneMissing()
