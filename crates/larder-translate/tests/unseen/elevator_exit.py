"""Elevator and parking simulation with a report, then exits through nested finally blocks with a status."""
from __future__ import annotations

import atexit
import sys
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from statistics import mean, median
from typing import Iterable

class Dir(Enum):
    UP = 1
    IDLE = 0
    DOWN = -1
    def __neg__(self):
        return Dir(-self.value)
    def __bool__(self):
        return self is not Dir.IDLE
    def __str__(self):
        return {"UP": "↑", "DOWN": "↓"}.get(self.name, "·")
    @classmethod
    def between(cls, a: int, b: int) -> Dir:
        return cls((b > a) - (b < a))

@dataclass
class Person:
    name: str
    src: int
    dst: int
    at: int = 0
    picked: int | None = None
    done: int | None = None
    def __post_init__(self):
        if self.src == self.dst:
            raise ValueError(f"{self.name} is already on floor {self.dst}")
    @property
    def dir(self) -> Dir:
        return Dir.between(self.src, self.dst)
    @property
    def total(self):
        return self.done - self.at if self.done is not None else float("nan")

@dataclass
class Elevator:
    floors: int
    capacity: int = 2
    floor: int = 0
    dir: Dir = Dir.IDLE
    riders: list[Person] = field(default_factory=list)
    calls: dict[int, deque[Person]] = field(default_factory=lambda: defaultdict(deque))
    log: list[str] = field(default_factory=list, repr=False)
    clock: int = -1
    def request(self, p: Person) -> None:
        if not (0 <= p.src < self.floors and 0 <= p.dst < self.floors):
            raise IndexError(f"{p.name}: floor {max(p.src, p.dst)} not in 0..{self.floors - 1}")
        self.calls[p.src].append(p)
    def targets(self) -> set[int]:
        waiting = {f for f, q in self.calls.items() if q}
        return {r.dst for r in self.riders} | (waiting if len(self.riders) < self.capacity else set())
    def tick(self) -> None:
        self.clock += 1
        out = [r for r in self.riders if r.dst == self.floor]
        for r in out:
            r.done = self.clock
            self.riders.remove(r)
        if not self.riders and not any(Dir.between(self.floor, t) is self.dir for t in self.targets()):
            self.dir = -self.dir if any(Dir.between(self.floor, t) is -self.dir for t in self.targets()) else Dir.IDLE
        q, stay, boarded = self.calls[self.floor], deque(), []
        while q:
            p = q.popleft()
            if len(self.riders) < self.capacity and self.dir in (p.dir, Dir.IDLE):
                p.picked = self.clock
                self.dir = p.dir
                self.riders.append(p)
                boarded.append(p)
            else:
                stay.append(p)
        self.calls[self.floor] = stay
        if out or boarded:
            self.log.append(f"t={self.clock:02} f{self.floor}{self.dir} " + " ".join([f"-{p.name}" for p in out] + [f"+{p.name}" for p in boarded]))
        elif t := self.targets() - {self.floor} or ({self.floor} & self.targets()):
            if not any(Dir.between(self.floor, x) is self.dir for x in t):
                self.dir = Dir.between(self.floor, min(t, key=lambda x: (abs(x - self.floor), x)))
            self.floor += self.dir.value
    def busy(self) -> bool:
        return bool(self.riders or any(self.calls.values()))

def simulate(people: Iterable[Person], **kw) -> tuple[Elevator, list[Person]]:
    e, todo, everyone = Elevator(8, **kw), deque(sorted(people, key=lambda p: p.at)), []
    for now in count():
        while todo and todo[0].at <= now:
            p = todo.popleft()
            try:
                e.request(p)
                everyone.append(p)
            except IndexError as err:
                e.log.append(f"!! {err}")
        e.tick()
        if not todo and not e.busy() or now > 200:
            return e, everyone

SPEC = "ann:0>5@0 bob:3>1@0 cy:6>0@2 di:2>7@4 ed:5>4@9 flo:0>9@9 gus:7>0@15 hal:7>3@15 ivy:7>1@15"
crowd = []
for item in SPEC.split():
    name, _, rest = item.partition(":")
    way, at = rest.split("@")
    crowd.append(Person(name, *map(int, way.split(">")), at=int(at)))
for cap in (1, 2, 9):
    e, served = simulate([Person(p.name, p.src, p.dst, p.at) for p in crowd], capacity=cap)
    print(f"cap={cap} end={e.clock} floor={e.floor} dir={e.dir!s} {e.dir!r}")
    print(*(e.log if cap == 2 else e.log[-2:]), sep="\n")
    print(f"mean {mean(p.total for p in served):.3f} median {median(p.total for p in served)} worst {max(served, key=lambda p: p.total).name} {Counter(str(p.dir) for p in served).most_common()}")
try:
    Person("zed", 1, 1)
except ValueError as err:
    print(err)
print(-Dir.UP, bool(Dir.IDLE), [str(d) for d in Dir], Dir.between(3, 1), Person("q", 0, 1).total, Elevator(3), sep=" | ")

class Garage:
    RATES = ((60, 2.0), (180, 1.5), (None, 1.0))
    def __init__(self, spots):
        self.free = {size: list(range(1, n + 1)) for size, n in spots.items()}
        self.inside = {}
    def enter(self, plate, size, t):
        for s in ("S", "M", "L")["SML".index(size):]:
            if self.free[s]:
                self.inside[plate] = s, self.free[s].pop(0), t
                return f"{s}{self.inside[plate][1]}"
        raise OverflowError(f"no room for {plate} ({size})")
    def leave(self, plate, t):
        s, spot, t0 = self.inside.pop(plate)
        self.free[s].append(spot)
        self.free[s].sort()
        left, prev, cost = t - t0, 0, 0.0
        for upto, rate in self.RATES:
            span = left if upto is None else min(left, upto - prev)
            cost += -(-span // 30) * rate / 2
            left -= span
            prev = upto
            if left <= 0:
                break
        return round(cost, 2)

g = Garage({"S": 1, "M": 1, "L": 1})
for step in "+a S 0|+b S 5|+c L 9|+d M 10|-a 31|+d M 40|-b 300|-b 301|-c 10|+e L 50|+f XL 1".split("|"):
    verb, plate, *args = step[0], *step[1:].split()
    try:
        print(step, "->", g.enter(plate, args[0], int(args[1])) if verb == "+" else g.leave(plate, int(args[0])), end="; ")
    except (OverflowError, KeyError, ValueError) as err:
        print(step, f"!! {type(err).__name__} {err}", end="; ")
print(g.free, sorted(g.inside.items()))
atexit.register(print, "atexit 1")
atexit.register(lambda: print("atexit 2", sys.exc_info()[0]))
for arg in (None, 0, 3, "msg", [1]):
    try:
        sys.exit(arg)
    except SystemExit as s:
        print(repr(s.code), s.args, isinstance(s, Exception), end=" ")
print()
try:
    try:
        sys.exit(4)
    finally:
        print("inner finally")
except SystemExit as s:
    try:
        raise SystemExit(s.code + 1) from s
    finally:
        print("outer finally", s.code)
