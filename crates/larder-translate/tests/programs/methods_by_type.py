"""`singledispatchmethod` over methods of every kind, what stands behind it, and abstract classes in `singledispatch`."""
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence, Sized
from functools import partialmethod, singledispatch, singledispatchmethod


class Maker:
    @singledispatchmethod
    @classmethod
    def build(cls, x):
        return cls.__name__, x

    @build.register(str)
    @classmethod
    def _(cls, x):
        return cls.__name__, "text", x

    @singledispatchmethod
    @staticmethod
    def plain(x, scale=1):
        return "plain", x, scale

    @plain.register
    @staticmethod
    def _(x: int, scale=2):
        return "int", x * scale

    @singledispatchmethod
    def visit(self, x):
        return type(self).__name__, "any", x

    @visit.register(list)
    def _(self, x):
        return [self.visit(item) for item in x]

    @visit.register(int)
    @visit.register(float)
    def _number(self, x):
        return "number", x

    def power(self, base, exponent=2):
        return base ** exponent

    @classmethod
    def shout(cls, text, end="!"):
        return cls.__name__ + text.upper() + end

    @staticmethod
    def add(a, b):
        return a + b

    cube = partialmethod(power, exponent=3)
    of_two = partialmethod(power, 2)
    hello = partialmethod(shout, "hello")
    add_five = partialmethod(add, 5)
    cube_again = partialmethod(cube)


class Sub(Maker):
    @Maker.visit.register(tuple)
    def _(self, x):
        return "tuple of", len(x)


print(Maker.build(3), Sub.build("q"), Maker().build(None), Sub().build("z"))
print(Maker.plain("a"), Maker().plain(3), Maker.plain(4, scale=10), Maker().plain([], 5))
print(Maker().visit([1, [2.5, "s"]]), Sub().visit((1, 2)), Maker().visit((1,)), Maker().visit(True))
print(Maker().cube(2), Maker().of_two(), Maker().of_two(5), Maker().cube_again(3))
print(Sub().hello(), Maker.hello(), Maker().hello(end="?"), Maker().add_five(1))
for bad in (lambda: Maker().visit(), lambda: singledispatchmethod(5), lambda: partialmethod(None), lambda: Maker.build()):
    try:
        print(bad())
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)


class Animal:
    pass


class Dog(Animal):
    pass


class Puppy(Dog):
    pass


class Loud(ABC):
    pass


class Small(ABC):
    pass


Loud.register(Dog)


@singledispatch
def sound(a):
    return "nothing"


sound.register(Animal, lambda a: "rustle")
sound.register(Loud, lambda a: "WOOF")
print(sound(Animal()), sound(Dog()), sound(Puppy()), sound(5))
sound.register(Dog, lambda a: "dog")
print(sound(Dog()), sound(Puppy()))
Small.register(Puppy)
sound.register(Small, lambda a: "small")
print(sound(Puppy()), sound(Dog()))


@singledispatch
def kind(x):
    return "any"


for base in (Iterable, Sized, Mapping, Sequence):
    kind.register(base, lambda x, base=base: base.__name__)
print(kind([1]), kind({}), kind("s"), kind((1,)), kind(i for i in ()), kind(5))


class Stone:
    pass


class Round(ABC):
    pass


class Heavy(ABC):
    pass


Round.register(Stone)
Heavy.register(Stone)


@singledispatch
def describe(x):
    return "any"


describe.register(Round, lambda x: "round")
print(describe(Stone()))
describe.register(Heavy, lambda x: "heavy")
try:
    print(describe(Stone()))
except RuntimeError as e:
    print(e)
