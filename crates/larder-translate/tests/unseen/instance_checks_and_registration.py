"""isinstance and issubclass hooks: ABCMeta.register, __subclasshook__, __instancecheck__, collections.abc duck checks."""
from abc import ABC, ABCMeta, abstractmethod
from collections import abc, deque, ChainMap, Counter, UserList
import numbers
import io

class Quacker(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Quacker:
            return True if any("quack" in vars(B) for B in C.__mro__) else NotImplemented
        return NotImplemented

    @abstractmethod
    def quack(self):
        return "base quack"

    def twice(self):
        return self.quack() * 2

class Duck:
    def quack(self):
        return "Quack"

class Robot(Quacker):
    def quack(self):
        return super().quack() + " bzz"

class Stone:
    pass

class LoudDuck(Quacker):
    pass

class Meta(type):
    def __instancecheck__(cls, obj):
        return getattr(obj, "kind", None) == cls.__name__ or type.__instancecheck__(cls, obj)

    def __subclasscheck__(cls, sub):
        return sub.__name__.startswith(cls.__name__[0])

class Apple(metaclass=Meta):
    kind = "nothing"

class Avocado:
    kind = "Apple"

class Even(type):
    def __instancecheck__(cls, n):
        return isinstance(n, int) and n % 2 == 0

class EvenInt(metaclass=Even):
    pass

class Shape(metaclass=ABCMeta):
    @property
    @abstractmethod
    def area(self):
        ...

    @classmethod
    @abstractmethod
    def unit(cls):
        raise NotImplementedError

    @staticmethod
    @abstractmethod
    def name():
        pass

class Half(Shape):
    area = 5

    @staticmethod
    def name():
        return "half"

class Full(Half):
    @classmethod
    def unit(cls):
        return cls()

class Sized:
    def __len__(self):
        return 3

class Seq(abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)

class Bits(abc.MutableSet):
    def __init__(self, it=()):
        self.n = 0
        for i in it:
            self.add(i)

    def __contains__(self, i):
        return isinstance(i, int) and self.n >> i & 1 == 1

    def __iter__(self):
        return (i for i in range(self.n.bit_length()) if i in self)

    def __len__(self):
        return self.n.bit_count()

    def add(self, i):
        self.n |= 1 << i

    def discard(self, i):
        self.n &= ~(1 << i)

class NoIter:
    __iter__ = None
    __hash__ = None

class OldIter:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i

print([isinstance(o, Quacker) for o in (Duck(), Robot(), Stone())], issubclass(Duck, Quacker), Robot().twice(), Quacker.__abstractmethods__)
Quacker.register(Stone)
print(isinstance(Stone(), Quacker), hasattr(Stone(), "twice"), Quacker in Stone.__mro__, Quacker.twice(Duck()))
for bad in (lambda: LoudDuck(), lambda: Quacker(), lambda: Shape(), lambda: Half(), lambda: isinstance(5, "int"), lambda: issubclass(5, int), lambda: isinstance(5, [int]), lambda: Quacker.register(5), lambda: Seq.__new__(abc.MutableSequence)):
    try:
        print("ok", bad())
    except TypeError as e:
        print("TypeError:", e)
print(Full().unit().name(), sorted(Half.__abstractmethods__), Full.__abstractmethods__, Full().area, isinstance(Full(), Shape))
print(isinstance(Avocado(), Apple), issubclass(Avocado, Apple), issubclass(Stone, Apple), isinstance(Stone(), Apple), isinstance(Apple(), Apple))
print([n for n in [1, 2, True, 4.0, 0, "2"] if isinstance(n, EvenInt)], isinstance(EvenInt(), EvenInt), isinstance(7, (EvenInt, str, (float, (int,)))))
checks = [abc.Hashable, abc.Iterable, abc.Iterator, abc.Sized, abc.Container, abc.Sequence, abc.Mapping, abc.Set, abc.Callable, abc.Reversible]
print(" " * 11, *(c.__name__[:5].rjust(6) for c in checks))
for o in (1, "s", [], (), {}, set(), frozenset(), range(1), iter([]), (i for i in ()), print, deque(), Counter(), ChainMap(), UserList(), bytearray(), memoryview(b""), Sized(), Seq(1), Bits(), NoIter(), OldIter(), None, {}.keys(), {}.values(), zip()):
    print(f"{type(o).__name__:<20.20}"[:12], *(("yes" if isinstance(o, c) else ".").rjust(5) for c in checks))
s = Seq("a", "b", "a")
print(list(reversed(s)), s.index("b"), s.count("a"), "b" in s, list(s), s.__class__.__mro__[1].__name__)
b, c = Bits([1, 3, 5]), Bits([3, 4])
print(list(b | c), list(b & {3}), list(b - c), list(b ^ c), b <= Bits(range(9)), b == {1, 3, 5}, {1, 3, 5} == b, b.isdisjoint([2]), type(b & c).__name__, len(b))
b |= {0}
b -= [5]
b.remove(3)
print(list(b), b.pop(), list(b), 3 in b, "x" in b)
try:
    b.remove(77)
except KeyError as e:
    print("KeyError", e)
print(list(OldIter()), 4 in OldIter(), 5 in OldIter(), [*OldIter()], tuple(zip(OldIter(), "ab")), max(OldIter()))
for f in (lambda: iter(NoIter()), lambda: hash(NoIter()), lambda: 3 in NoIter(), lambda: list(Sized())):
    try:
        f()
    except TypeError as e:
        print(e)
print([isinstance(True, t) for t in (numbers.Integral, numbers.Real, int, bool, float)], isinstance(io.StringIO(), abc.Iterable), issubclass(bool, (str, int)), issubclass(int, object), isinstance(int, type), isinstance(type, object), isinstance(object, type), isinstance(3, int | str), isinstance(None, int | None))
print(callable(Duck), callable(Duck()), callable(Duck().quack), callable(lambda: 0), type(Duck).__name__, type(Apple).__name__, type(Shape).__name__, Half.__base__.__name__, Shape.__subclasses__())
class Conflict(Quacker, Apple):
    pass
