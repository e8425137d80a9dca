# Attributes of classes that do not let them be set.
from dataclasses import dataclass
from typing import NamedTuple
@dataclass(frozen=True)
class Money:
    cents: int
    def doubled(self):
        return Money(self.cents * 2)
class Pair(NamedTuple):
    left: int
    right: int = 3
class Free:
    def __init__(self, cents, left):
        self.cents = cents
        self.left = left
class Half:
    def __init__(self, v):
        self._v = v
    @property
    def half(self):
        return self._v / 2
for thing in (Free(1, 2), Money(5), Pair(1)):
    for name in ('cents', 'left'):
        try:
            if name == 'cents':
                thing.cents = 9
            else:
                thing.left = 9
            print(type(thing).__name__, name, 'set', getattr(thing, name))
        except AttributeError as e:
            print(type(e).__name__, e)
print(Money(4).doubled(), Pair(2))
h = Half(5)
try:
    h.half = 1
except AttributeError as e:
    print(e)
h._v = 9
print(h.half)
