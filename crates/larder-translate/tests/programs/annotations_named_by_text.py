"""Annotations that are texts are looked up when somebody asks for them."""
from __future__ import annotations

import collections.abc
import typing
from functools import singledispatch, singledispatchmethod


class Circle:
    def __init__(self, r):
        self.r = r


class Square:
    side: int = 2
    twin: Square | None
    table: dict[str, list[Circle]]


@singledispatch
def describe(x):
    return f"something {x!r}"


@describe.register
def _(x: Circle):
    return f"circle {x.r}"


@describe.register
def _(x: Square | list):
    return "square or list"


@describe.register
def _(x: collections.abc.Mapping):
    return f"mapping of {len(x)}"


@describe.register
def _(x: None):
    return "nothing"


print(describe(Circle(2)), describe(Square()), describe([1]), describe({"a": 1}), describe(None), describe(5))


class Printer:
    @singledispatchmethod
    def show(self, x):
        return f"? {x}"

    @show.register
    def _(self, x: int):
        return f"int {x}"

    @show.register
    def _(self, x: Circle):
        return f"circle {x.r}"


p = Printer()
print(p.show(1), p.show(Circle(3)), p.show("s"))


def area(c: Circle, scale: float = 1.0) -> typing.Optional[Square]:
    return None


print(area.__annotations__)
hints = typing.get_type_hints(area)
print(hints["c"] is Circle, hints["scale"], sorted(hints))
print(typing.get_type_hints(Square)["table"], typing.get_type_hints(Square)["side"])


def lost(x: Nowhere):
    pass


try:
    typing.get_type_hints(lost)
except NameError as e:
    print(e)
