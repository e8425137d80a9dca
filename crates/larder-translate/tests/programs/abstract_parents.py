"""What comes from an abstract class comes from those above it; slots that are empty; forms of named tuples; counting."""
import numbers
from collections import namedtuple
from collections.abc import (
    Collection, Container, ItemsView, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet, Reversible,
    Sequence, Set, Sized,
)
from itertools import count


class Row(Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, at):
        return self.items[at]


class Table(MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


class Bag(Set):
    def __init__(self, items):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


class Twice(Iterator):
    def __next__(self):
        raise StopIteration


class Half(numbers.Rational):
    numerator = 1
    denominator = 2

    def _no(self, *others):
        return NotImplemented

    __abs__ = __add__ = __ceil__ = __eq__ = __floor__ = __floordiv__ = __le__ = __lt__ = __mod__ = __mul__ = _no
    __neg__ = __pos__ = __pow__ = __radd__ = __rfloordiv__ = __rmod__ = __rmul__ = __round__ = __rpow__ = _no
    __rtruediv__ = __truediv__ = __trunc__ = _no


ABSTRACT = [Iterable, Iterator, Reversible, Sized, Container, Collection, Sequence, MutableSequence, Set, MutableSet, Mapping,
            MutableMapping]
for thing in (Row(1), Table(), Bag("aa"), Twice()):
    print(type(thing).__name__, [kind.__name__ for kind in ABSTRACT if isinstance(thing, kind)])
    print([issubclass(type(thing), kind) for kind in ABSTRACT], isinstance(thing, ItemsView))
print([isinstance(Half(), kind) for kind in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])


class Base:
    __slots__ = ("name", "__hidden")

    def read(self):
        return self.__hidden


class Child(Base):
    __slots__ = "one"


def attempt(what):
    try:
        print(what())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


child = Child()
for look in (lambda: child.name, lambda: child.one, lambda: child.read(), lambda: child.other, lambda: delattr(child, "one")):
    attempt(look)
child.one = 1
print(child.one, hasattr(child, "name"), getattr(child, "name", "unset"))
del child.one
attempt(lambda: child.one)


class Point(namedtuple("Point", "x y")):
    def __format__(self, spec):
        return f"<{self.x:{spec}}|{self.y:{spec}}>"


class Plain(namedtuple("Plain", "x")):
    def __str__(self):
        return "plain"


print(f"{Point(1, 2):>3}", f"{Point(1.5, 2):.2f}", format(Point(1, 2)), f"{Plain(1)}", "{:04d}".format(Point(3, 4)))
attempt(lambda: f"{Plain(1):>4}")
attempt(lambda: count("a"))
attempt(lambda: count(1, None))
print(next(count(2.5, 0.5)), next(count(True)))
