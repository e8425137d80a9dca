import types
from collections import UserList, OrderedDict, defaultdict, deque
from collections.abc import Sequence, Mapping


class Row(list):
    pass


class Names(dict):
    pass


class Pair(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, at):
        return self.items[at]

    def __len__(self):
        return len(self.items)


class Lookup(Mapping):
    def __init__(self, data):
        self.data = data

    def __getitem__(self, key):
        return self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


class Plain:
    def __getitem__(self, at):
        return at


def what(subject):
    match subject:
        case {"kind": kind, **rest}:
            return "mapping", kind, rest
        case [first, *others]:
            return "sequence", first, others
        case str():
            return "text"
        case _:
            return "other"


for subject in (Row([1, 2]), Names(kind="a", size=3), Pair(4, 5, 6), Lookup({"kind": "b", "x": 1}), Plain(), "text", b"bytes", bytearray(b"q"), range(3), deque([1, 2]), OrderedDict(kind=1), defaultdict(int, kind=2), {1, 2}, memoryview(b"ab"), types.MappingProxyType({"kind": "p"}), (), Row(), Pair(), iter([1])):
    print(type(subject).__name__, what(subject))
