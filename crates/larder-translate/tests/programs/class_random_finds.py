"""Found by random programs of classes: super() of None, ordered data classes, attributes of built-in values."""
from dataclasses import dataclass


class Base:
    def reset(self):
        return "reset"

    def name(self):
        return "base"


class Child(Base):
    def reset(self):
        return super().reset() + "!"

    def explicit(self):
        return super(Child, self).name()

    def bound(self):
        return super().__self__ is None, super().__thisclass__.__name__


print(Child().reset(), Child.reset(Child()))
for wrong in (None, 3, Base()):
    for method in (Child.reset, Child.explicit, Child.bound):
        try:
            print(method(wrong))
        except (AttributeError, TypeError) as e:
            print(type(e).__name__, e)

for name in ("count", "absent", "append"):
    for value in ([1], (), "text", {}, None, 3):
        try:
            delattr(value, name)
        except AttributeError as e:
            print(e)

items = [1]
try:
    del items.count
except AttributeError as e:
    print(e)


def ordered():
    @dataclass(order=True)
    class Point:
        x: int

        def __lt__(self, other):
            return False


def frozen():
    @dataclass(frozen=True)
    class Fixed:
        x: int

        def __setattr__(self, name, value):
            pass


def kept():
    @dataclass(order=True)
    class Fine(Base):
        x: int

        def __eq__(self, other):
            return True

    return Fine(1) < Fine(2), Fine(1) == Fine(2), sorted([Fine(3), Fine(2)])


for make in (ordered, frozen, kept):
    try:
        print(make())
    except TypeError as e:
        print(e)
print(id(1.5) == id(-1.5), id(2**64) == id(8), id(-3) == id(3), id(7) == id(7), len({id(n) for n in (0, 1.0, True, None)}))
