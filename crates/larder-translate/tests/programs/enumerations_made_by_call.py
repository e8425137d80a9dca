"""Enumerations made by a call, with the keywords of the call."""
from enum import Enum, Flag, IntEnum

Start = Enum("Start", ["A", "B"], start=7)
print([(member.name, member.value) for member in Start])
Whole = IntEnum("Whole", "one, two, three", start=0)
print([(member.name, member.value) for member in Whole], Whole.two + 1)
Mask = Flag("Mask", "read write run", start=4)
print([(member.name, member.value) for member in Mask], Mask.read | Mask.run)
Named = Enum("Named", names={"x": "ex", "y": "why"}, module=__name__)
print(list(Named), Named(value="why"))
Pairs = Enum("Pairs", [("a", 10), ("b", 20)], start=3)
print(list(Pairs))


class Colour(Enum):
    RED = 1


print(Colour(value=1))
