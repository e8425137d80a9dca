"""A class that says `__iter__ = None` has no iterator, whatever its bases and its subscripts could give; so of the others."""
from collections.abc import Container, Hashable, Iterable, Reversible


class Endless:
    __iter__ = None

    def __getitem__(self, at):
        return at


class Closed(list):
    __iter__ = None
    __contains__ = None
    __reversed__ = None


class OneWay(dict):
    __reversed__ = None


class Quiet:
    __contains__ = None

    def __iter__(self):
        return iter([1, 2, 3])


class Pair(tuple):
    __iter__ = None
    __contains__ = None


class Open(Closed):
    def __iter__(self):
        return iter("open")


class Indexed:
    def __getitem__(self, at):
        return [10, 20, 30][at]


class Counted:
    def __init__(self):
        self.asked = 0

    def __iter__(self):
        self.asked += 1
        return self.asked


def tell(action):
    try:
        print(action())
    except TypeError as e:
        print("TypeError:", e)


for made in (Endless(), Closed([1, 2]), OneWay(a=1), Quiet(), Pair((1, 2)), Open([5]), Indexed()):
    print("--", type(made).__name__)
    tell(lambda: [x for x in made])
    tell(lambda: list(made))
    tell(lambda: next(iter(made)))
    tell(lambda: 2 in made)
    tell(lambda: 2 not in made)
    tell(lambda: [*reversed(made)])
    tell(lambda: sum(made))
    print([isinstance(made, kind) for kind in (Iterable, Container, Reversible, Hashable)])


def unpacked(made):
    one, two = made
    return one, two


tell(lambda: unpacked(Endless()))
tell(lambda: unpacked(Closed([1, 2])))
tell(lambda: print(*Pair((1, 2))))
tell(lambda: dict(Endless()))
tell(lambda: "".join(Endless()))
counted = Counted()
tell(lambda: iter(counted))
tell(lambda: list(counted))
print(counted.asked)
