from __future__ import annotations
import abc
import enum
import itertools
from dataclasses import dataclass, field, InitVar
from typing import Protocol, ClassVar, Iterable
from collections import defaultdict


class Size(enum.IntEnum):
    SMALL = 1
    MEDIUM = 5
    LARGE = 20

    @classmethod
    def of(cls, kg: float) -> Size:
        for size in sorted(cls):
            if kg <= size:
                return size
        raise ValueError(f"{kg} kg is too heavy")

    def __str__(self):
        return self.name.capitalize()


class Label(str):
    def __new__(cls, prefix, number):
        self = super().__new__(cls, f"{prefix}-{number:05d}")
        self.prefix, self.number = prefix, number
        return self

    def __lt__(self, other):
        return self.number < other.number if isinstance(other, Label) else super().__lt__(other)

    def check(self):
        return sum(map(ord, self)) % 10

    def __repr__(self):
        return f"Label<{super().__str__()}/{self.check()}>"


@dataclass(order=True, unsafe_hash=True)
class Parcel:
    _ids: ClassVar[Iterable[int]] = itertools.count(1)
    label: Label = field(init=False)
    kg: float = field(compare=False)
    to: str = field(compare=False)
    express: InitVar[bool] = False
    fee: float = field(init=False, compare=False, default=0.0)

    def __post_init__(self, express):
        self.label = Label("EX" if express else "PK", next(self._ids))
        self.fee = round(Size.of(self.kg).value ** 0.5 * (2 if express else 1), 2)


class Handler(abc.ABC):
    def __init__(self, nxt: Handler | None = None):
        self.next = nxt

    def __or__(self, other: Handler) -> Handler:
        end = self
        while end.next:
            end = end.next
        end.next = other
        return self

    def __call__(self, parcel):
        result = self.handle(parcel)
        if result is None and self.next is not None:
            return self.next(parcel)
        return result

    @abc.abstractmethod
    def handle(self, parcel) -> str | None: ...

    def __init_subclass__(cls):
        cls.count = 0
        inner = cls.handle

        def handle(self, parcel):
            type(self).count += 1
            return inner(self, parcel)
        cls.handle = handle


class Heavy(Handler):
    def handle(self, parcel):
        if Size.of(parcel.kg) is Size.LARGE:
            return "truck"


class Region(Handler):
    def __init__(self, **routes):
        super().__init__()
        self.routes = routes

    def handle(self, parcel):
        return self.routes.get(parcel.to)


class Default(Handler):
    def handle(self, parcel):
        return "van"


depot = Heavy() | Region(oslo="boat", rome="plane") | Default()
parcels = [Parcel(0.5, "oslo"), Parcel(12, "rome", True), Parcel(3.2, "rome"), Parcel(5, "bern", express=True)]
routes = defaultdict(list)
for p in parcels:
    routes[depot(p)].append(p)
for how, ps in sorted(routes.items()):
    print(f"{how:<6} {[str(p.label) for p in ps]} {sum(p.fee for p in ps):.2f}")
print(parcels[1], parcels[0] < parcels[1], parcels[0] == parcels[0], len({*parcels, parcels[0]}))
print(Heavy.count, Region.count, Default.count, Handler.__abstractmethods__, [s for s in Size], f"{Size.LARGE} {Size.LARGE:d} {Size.LARGE!r}", Size.SMALL + 1, max(Size))
a, b = Label("A", 20), Label("B", 3)
print(a > b, a < b, min(a, b), sorted([a, b]), a + "!", type(a + "!").__name__, a.lower(), a[2:], a == "A-00020", {a: 1}["A-00020"], repr(a), f"{a:>10}|", "%s" % a, a.number, isinstance(a, str), "-" in a, a < "B")
for bad in (lambda: Parcel(50, "x"), lambda: Parcel(1), lambda: Parcel(1, "x", label="q"), lambda: Handler(), lambda: Size(3), lambda: Size["TINY"], lambda: a < 3, lambda: Label("x", "y"), lambda: depot(None), lambda: parcels[0] < 3):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
Parcel(-1, "x").label.x.y
