from dataclasses import dataclass


class Named:
    registry = []

    def __init__(self):
        Named.registry.append(self.__class__.__name__)

    def __str__(self):
        return "<" + self.__class__.__name__ + ">"


@dataclass
class Point:
    x: int
    y: int = 0


origin = Point(0)
