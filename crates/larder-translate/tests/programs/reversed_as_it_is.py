from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Mapping, MutableSequence, Reversible, Sequence, Set, Sized
m = memoryview(b"ab")
for c in (Iterable, Iterator, Sized, Container, Collection, Sequence, MutableSequence, Reversible, Hashable, Mapping, Set, Callable):
    print(c.__name__, isinstance(m, c), issubclass(memoryview, c))


class Odd:
    def __init__(self, back):
        self.back = back

    def __reversed__(self):
        return self.back

    def __len__(self):
        return 3

    def __getitem__(self, index):
        return index * 10


back = [5, 6]
print(reversed(Odd(back)) is back, reversed(Odd("text")), reversed(Odd(7)))
for item in reversed(Odd(back)):
    print(item)
try:
    next(reversed(Odd(back)))
except TypeError as error:
    print(error)
try:
    for item in reversed(Odd(7)):
        print(item)
except TypeError as error:
    print(error)


class Whole(Odd):
    __reversed__ = None


try:
    reversed(Whole(1))
except TypeError as error:
    print(error)


class Plain:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return index * 10


it = reversed(Plain())
print(next(it), list(it), type(it).__name__)
print(list(reversed(Odd((1, 2)))), tuple(reversed(Odd({3: 4}))), sorted(reversed(Odd([3, 1]))))
