from dataclasses import dataclass, field, fields, astuple, asdict, replace, InitVar, KW_ONLY, is_dataclass, FrozenInstanceError
from collections import defaultdict
from enum import Enum, auto, unique
from typing import ClassVar, Optional
import functools


class Zone(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    NORTH = auto()
    SOUTH = auto()
    EAST = auto()

    @property
    def short(self):
        return self.name[0]

    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if member.short == value:
                return member
        return None


@functools.total_ordering
@dataclass(eq=True)
class Reading:
    zone: Zone
    value: float
    _: KW_ONLY
    unit: str = "C"
    scale: InitVar[float] = 1.0
    history: list = field(default_factory=list, repr=False, compare=False)
    count: ClassVar[int] = 0

    def __post_init__(self, scale):
        self.value *= scale
        type(self).count += 1

    def __lt__(self, other):
        if not isinstance(other, Reading):
            return NotImplemented
        return self.value < other.value


@dataclass(frozen=True, order=True)
class Alarm:
    level: int
    message: str = field(compare=False, metadata={"max": 20})
    tags: tuple = ()

    def __post_init__(self):
        object.__setattr__(self, "message", self.message[:20])


readings = [Reading(Zone.NORTH, 20.5), Reading(Zone("S"), 68, unit="F", scale=0.5), Reading(Zone("east2"), 19)]
for r in sorted(readings, reverse=True):
    print(r)
print(Reading.count, max(readings).zone.short, readings[0] >= readings[2])
print([f.name for f in fields(Reading)], [f.default for f in fields(Alarm) if f.name == "tags"])
print(fields(Alarm)[1].metadata["max"], fields(Alarm)[1].metadata)
a = Alarm(2, "the heating has failed entirely", ("hot", "now"))
print(a, asdict(a), astuple(a))
try:
    a.level = 3
except FrozenInstanceError as error:
    print(type(error).__name__, error, isinstance(error, AttributeError))
try:
    del a.tags
except FrozenInstanceError as error:
    print(error)
print(replace(a, level=1) < a, hash(replace(a)) == hash(a), a == replace(a, message="x"))
try:
    Zone("W")
except ValueError as error:
    print(error)
try:
    replace(readings[0], value=1)
except (ValueError, TypeError) as error:
    print(type(error).__name__, error)
try:
    Reading(Zone.NORTH, 1, "F")
except TypeError as error:
    print(error)
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Worse:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
groups = defaultdict(list)
for r in readings:
    groups[r.zone].append(r.value)
print(dict(groups))
print(is_dataclass(Reading), is_dataclass(readings[0]), is_dataclass(Zone))
print(Reading.__match_args__, Alarm.__match_args__)
print(readings[0] < 5)
