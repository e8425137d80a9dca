"""singledispatch among abstract classes: what stands nearest in the order of resolution, with virtual bases in it."""
from abc import ABC
from collections import namedtuple
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence, Sized
from functools import singledispatch


class Loud(ABC):
    pass


class Animal:
    pass


class Dog(Animal):
    pass


class Puppy(Dog):
    pass


Loud.register(Dog)


@singledispatch
def sound(a):
    return "?"


sound.register(Animal, lambda a: "rustle")
sound.register(Loud, lambda a: "WOOF")
print(sound(Dog()), sound(Puppy()), sound(Animal()), sound(5))


@singledispatch
def kind(x):
    return "object"


kind.register(Iterable, lambda x: "iterable")
kind.register(Sequence, lambda x: "sequence")
kind.register(Mapping, lambda x: "mapping")
kind.register(Hashable, lambda x: "hashable")
kind.register(str, lambda x: "str")
kind.register(type(None), lambda x: "none")
Point = namedtuple("Point", "x y")
for value in ("a", {}, {1}, None, range(3), iter([1])):
    try:
        print(kind(value), end=" ")
    except RuntimeError as e:
        print("RuntimeError", end=" ")
print()


class Both(Sized, Iterable):
    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


class Neither:
    def __len__(self):
        return 0

    def __contains__(self, x):
        return False


@singledispatch
def shape(x):
    return "plain"


shape.register(Sized, lambda x: "sized")
shape.register(Container, lambda x: "container")
print(shape(Both()), shape(5))
try:
    print(shape(Neither()))
except RuntimeError as e:
    print("ambiguous", str(e).startswith("Ambiguous dispatch:"))

for act in (lambda: setattr(object(), "a", 1), lambda: object().a):
    try:
        print(act())
    except AttributeError as e:
        print(e)
view = memoryview(bytearray(range(12)))
print(view.strides, view[::4].strides, view[::-1].strides, view[2:8:3][::2].strides, view.suboffsets, view.f_contiguous, view[::2].contiguous)
