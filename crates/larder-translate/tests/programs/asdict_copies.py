from collections import deque, namedtuple
from dataclasses import asdict, astuple, dataclass, field
from typing import NamedTuple


class Slot(NamedTuple):
    start: int
    tags: list


Pair = namedtuple("Pair", "a b")


@dataclass
class Meeting:
    people: set = field(default_factory=set)
    queue: deque = field(default_factory=deque)
    slot: Slot = Slot(1, [])
    pairs: list = field(default_factory=list)


m = Meeting({1}, deque([2]), Slot(3, [4]), [Pair(5, [6])])
d = asdict(m)
t = astuple(m)
d["people"].add(9)
d["queue"].append(9)
d["slot"].tags.append(9)
d["pairs"][0].b.append(9)
t[0].add(8)
t[3][0].b.append(8)
print(m)
print(d)
print(t)
print(type(d["slot"]).__name__, type(d["pairs"][0]).__name__, Pair.__doc__, Slot.__doc__)
try:
    deque([1]) + [2]
except TypeError as error:
    print(error)
