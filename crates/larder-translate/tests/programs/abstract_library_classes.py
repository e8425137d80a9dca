"""Abstract classes of the library ask for their methods; exits and stops keep what their own __init__ is given."""
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet
from collections.abc import Sequence, Set, Sized
from collections import UserDict, namedtuple
from fractions import Fraction


class Half(Sequence):
    def __len__(self):
        return 2


class Whole(Half):
    def __getitem__(self, at):
        return (10, 20)[at]


class Store(MutableMapping):
    def __getitem__(self, key):
        return 1


class Mixed(list, MutableSequence):
    pass


class Own(UserDict):
    pass


for make in (MutableSequence, Sized, Hashable, Iterator, Callable, MutableSet, Mapping, Half, Store, Set, Iterable):
    try:
        print(make())
    except TypeError as e:
        print(e)
print(list(Whole()), 20 in Whole(), Mixed([1]), Own(a=1), sorted(Store.__abstractmethods__), Whole.__abstractmethods__)


class Quit(SystemExit):
    def __init__(self, why):
        super().__init__(len(why))
        self.why = why


class Silent(SystemExit):
    def __init__(self, why):
        pass


class Done(StopIteration):
    def __init__(self, value):
        super().__init__(value * 2)


for error in (Quit("because"), Silent(3), SystemExit(), SystemExit(1), SystemExit(1, 2), SystemExit("text")):
    print(type(error).__name__, error.code, error.args)
print(Done(4).value, StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value)

Point = namedtuple("Point", "x y")
print(Point.x.__doc__, Point.y, Point.x.__get__(Point(3, 4)), type(Point.x).__name__)
print(1j + Fraction(1, 2), Fraction(1, 2) + 1j, Fraction(1, 2) * 2j, 2j ** Fraction(2), 1j - Fraction(1, 4))

d = {"a": 1}
print(d.keys() == {"a"}, d.items() == {("a", 1)}, d.values() == d.values(), d.keys() == d.keys(), d.keys() <= {"a", "b"})
outer = {frozenset([1]), frozenset([2])}
print({1} in outer, len(outer))
outer.discard({2})
outer.remove({1})
print(outer)
try:
    outer.remove({5})
except KeyError as e:
    print("KeyError", e)
print([[issubclass(a, b) for b in (Iterable, Sized, Sequence, Mapping)] for a in (Mapping, MutableMapping, Sequence, Set, Iterable)])
