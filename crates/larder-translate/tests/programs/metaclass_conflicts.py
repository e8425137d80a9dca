from abc import ABC, ABCMeta
from collections.abc import Sized
from enum import Enum


class Meta(type):
    pass


class AbstractMeta(ABCMeta):
    pass


class Plain(metaclass=Meta):
    pass


class Shape(ABC):
    pass


class Round(metaclass=AbstractMeta):
    pass


def attempt(label, make):
    try:
        made = make()
        print(label, made.__name__, type(made).__name__)
    except TypeError as error:
        print(label, error)


def of_both():
    class Both(Plain, Shape):
        pass

    return Both


def turned():
    class Both(Shape, Plain):
        pass

    return Both


def derived():
    class Derived(Shape, Round, Sized):
        def __len__(self):
            return 1

    return Derived


def given():
    class Given(Shape, metaclass=Meta):
        pass

    return Given


def fitting():
    class Fitting(Shape, metaclass=AbstractMeta):
        pass

    return Fitting


def colours():
    class Colour(Plain, Enum):
        RED = 1

    return Colour


for label, make in [("both", of_both), ("turned", turned), ("derived", derived), ("given", given), ("fitting", fitting), ("colours", colours)]:
    attempt(label, make)
attempt("called", lambda: type("Made", (Shape, Plain), {}))
attempt("called", lambda: type("Made", (Plain,), {}))


class Last(Plain, Sized):
    pass
