"""What an object makes of functions, built-in functions, descriptors and class methods of its class."""
import abc
import math
import operator


class Loud(type):
    @property
    def shout(cls):
        return cls.__name__ + "!"


class Box(metaclass=Loud):
    size = len
    root = math.sqrt
    add = operator.add
    upper = "abc".upper
    lower = str.lower
    biggest = staticmethod(max)
    pick = classmethod(min)
    own = lambda self, *rest: (type(self).__name__, rest)
    join = ", ".join
    table = {"len": len}

    @classmethod
    @property
    def title(cls):
        return cls.__name__.upper()

    @classmethod
    @staticmethod
    def free(*args):
        return args


class Kid(Box, str):
    pass


b = Box()
print(b.size("four"), b.root(9), b.add(1, 2), b.upper(), b.biggest(1, 5), b.own(1), b.join("xy"), b.table["len"]("ab"))
print(Box.size([1]), Box.title, Kid.title, b.title, Kid("k").lower(), Box.free(1), b.free(2), Kid.shout, Box.shout)
f = b.size
print(f((1, 2, 3)), b.size is len, [b.size(x) for x in ("", "a")])


class Keeps:
    def __get__(self, obj, owner):
        return obj, owner


class Odd:
    both = classmethod(Keeps())


print(Odd.both[0] is Odd, Odd().both[1] is Odd)


class Base(abc.ABC):
    @abc.abstractmethod
    def go(self):
        ...


class Meta(abc.ABCMeta):
    pass


Made = type("Made", (Base,), {"go": lambda self: "went"})
ByMeta = Meta("ByMeta", (), {})
Told = type("Told", (Base,), {"__module__": "elsewhere"})
print(Made().go(), Made.__module__, Made, ByMeta.__module__, Told.__module__, type("Plain", (), {}).__module__, Base.__module__)


class Never:
    __bool__ = None


class Endless:
    __len__ = None
    __add__ = None


class NoRight:
    __radd__ = None


for go in (lambda: bool(Never()), lambda: len(Endless()), lambda: 1 if Endless() else 2, lambda: Endless() + 1, lambda: 1 + NoRight()):
    try:
        print(go())
    except TypeError as e:
        print(repr(e))
print(bool(iter([])), bool(x for x in ()), not iter(()), [1 if zip() else 2], "yes" if map(len, []) else "no")
