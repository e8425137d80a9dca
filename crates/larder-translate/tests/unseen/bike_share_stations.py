"""A bike share fleet: stations, trips, rebalancing, pricing plans."""
import heapq
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import total_ordering
from itertools import groupby, chain
from typing import Optional


class Plan(Enum):
    CASUAL = auto()
    MEMBER = auto()
    STUDENT = auto()

    def price(self, minutes):
        free = {Plan.CASUAL: 0, Plan.MEMBER: 30, Plan.STUDENT: 45}[self]
        extra = max(0, minutes - free)
        blocks = -(-extra // 15)
        return round(blocks * (1.5 if self is not Plan.CASUAL else 2.25), 2)


@dataclass
class Bike:
    ident: str
    km: float = 0.0
    log: list = field(default_factory=list, repr=False)

    def ride(self, km, a, b):
        self.km += km
        self.log.append((a, b))


@dataclass
class Station:
    name: str
    capacity: int
    docks: deque = field(default_factory=deque)

    def give(self) -> Optional[Bike]:
        return self.docks.popleft() if self.docks else None

    def take(self, bike):
        if len(self.docks) >= self.capacity:
            raise OverflowError(f"{self.name} is full ({len(self.docks)}/{self.capacity})")
        self.docks.append(bike)

    def __len__(self):
        return len(self.docks)

    def __bool__(self):
        return True


@total_ordering
class Event:
    counter = 0

    def __init__(self, at, kind, **data):
        Event.counter += 1
        self.at, self.kind, self.data, self.seq = at, kind, data, Event.counter

    def __eq__(self, other):
        return (self.at, self.seq) == (other.at, other.seq)

    def __lt__(self, other):
        return (self.at, self.seq) < (other.at, other.seq)

    def __repr__(self):
        inner = ", ".join(f"{k}={v!r}" for k, v in sorted(self.data.items()))
        return f"<{self.kind}@{self.at} {inner}>"


class City:
    def __init__(self, *stations):
        self.stations = OrderedDict((s.name, s) for s in stations)
        self.queue = []
        self.income = defaultdict(float)
        self.failures = Counter()
        self.trips = []

    def schedule(self, at, kind, **data):
        heapq.heappush(self.queue, Event(at, kind, **data))

    def run(self):
        while self.queue:
            event = heapq.heappop(self.queue)
            getattr(self, "on_" + event.kind, self.on_unknown)(event)

    def on_unknown(self, event):
        self.failures[event.kind] += 1
        print("ignored", event)

    def on_hire(self, event):
        station = self.stations[event.data["frm"]]
        bike = station.give()
        if bike is None:
            self.failures["empty", station.name] += 1
            return
        km = event.data["km"]
        self.schedule(event.at + int(km * 4), "dock", bike=bike, since=event.at, km=km, frm=station.name, to=event.data["to"], plan=event.data["plan"])

    def on_dock(self, event):
        d = event.data
        try:
            self.stations[d["to"]].take(d["bike"])
        except OverflowError as e:
            self.failures["full", d["to"]] += 1
            names = list(self.stations)
            nxt = names[(names.index(d["to"]) + 1) % len(names)]
            print(f"t={event.at}: {e}; on to {nxt}")
            self.schedule(event.at + 3, "dock", **{**d, "to": nxt, "km": d["km"] + 0.5})
        else:
            minutes = event.at - d["since"]
            d["bike"].ride(d["km"], d["frm"], d["to"])
            fee = d["plan"].price(minutes)
            self.income[d["plan"]] += fee
            self.trips.append((d["frm"], d["to"], minutes, fee))


fleet = [Bike(f"B{n:02}") for n in range(5)]
city = City(Station("Harbour", 3), Station("Mill", 2), Station("Zoo", 2))
for bike, name in zip(fleet, ["Harbour", "Harbour", "Mill", "Zoo", "Zoo"]):
    city.stations[name].take(bike)
plans = list(Plan)
for i, (a, b, km) in enumerate([("Harbour", "Mill", 3), ("Harbour", "Mill", 2.5), ("Zoo", "Harbour", 12.25), ("Harbour", "Zoo", 1), ("Mill", "Zoo", 9), ("Zoo", "Zoo", 0.5)]):
    city.schedule(i * 7, "hire", frm=a, to=b, km=km, plan=plans[i % 3])
city.schedule(20, "vandalism", where="Zoo", cost=80.0)
city.run()
for trip in city.trips:
    print("{:<8}->{:>8} {:3d} min {:6.2f}".format(*trip))
print(dict(city.failures), city.failures.most_common(1))
for plan, income in city.income.items():
    print(plan, plan.name.title(), plan.value, f"{income:.2f}")
print({k: len(v) for k, v in city.stations.items()}, sum(map(len, city.stations.values())))
print(max(fleet, key=lambda b: b.km), min(fleet, key=lambda b: (b.km, b.ident)))
copy = replace(fleet[0], ident="copy")
print(copy, copy.log is fleet[0].log, copy == fleet[0], replace(copy, ident="B00") == fleet[0])
key = lambda t: t[0]
for start, group in groupby(sorted(city.trips, key=key), key):
    print(start, [t[1] for t in group])
print(Event.counter, list(chain.from_iterable(b.log for b in fleet)))
print(fleet[0].log and bool(city.stations["Mill"]), len(city.stations["Mill"]))
