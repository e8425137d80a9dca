from collections import namedtuple
from typing import NamedTuple
import copy


class Sorted(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, sorted(items))

    def __init__(self, *items):
        self.given = items

    def __getattr__(self, name):
        if name.startswith("nth_"):
            return self[int(name[4:])]
        raise AttributeError(f"no {name}")


row = Sorted(3, 1, 2)
print(row, row.given, row.nth_0, len(row), vars(row), row == (1, 2, 3))
row.note = "kept"
row.given = ()
print(row.__dict__, hasattr(row, "note"), hasattr(row, "other"))
del row.note
print(hasattr(row, "note"))
try:
    row.other
except AttributeError as error:
    print(error)
twin = copy.copy(Sorted(5, 4))
print(twin, type(twin).__name__)
Pair = namedtuple("Pair", "left right")


class Edge(Pair):
    def __init__(self, left, right):
        self.weight = left * right

    @property
    def total(self):
        return self.left + self.right


edge = Edge(2, 3)
print(edge, edge.weight, edge.total, edge._replace(left=5), edge.__dict__)
for bad in ("left", "total", "fresh"):
    try:
        setattr(edge, bad, 1)
        print(bad, "set", vars(edge))
    except AttributeError as error:
        print(error)


class Closed(Pair):
    __slots__ = ()


class Typed(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return self.x + self.y


for one in (Pair(1, 2), Closed(1, 2), Typed(1)):
    for name in ("extra", one._fields[0]):
        try:
            setattr(one, name, 1)
            print("set")
        except AttributeError as error:
            print(type(one).__name__, error)
    print(hasattr(one, "__dict__"), one)
print(copy.deepcopy(edge).__dict__, copy.copy(edge).weight, copy.copy(Pair(1, [2])), copy.copy(edge) is edge)
plain = (1, 2)
try:
    plain.x = 1
except AttributeError as error:
    print(error)
