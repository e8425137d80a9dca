# Elevator simulation: Enum states, transition table, properties
from enum import Enum, IntEnum, auto, unique
from collections import deque

class Direction(IntEnum):
    DOWN = -1
    IDLE = 0
    UP = 1

    @property
    def arrow(self):
        return {Direction.UP: "^", Direction.DOWN: "v"}.get(self, "-")

    @classmethod
    def towards(cls, a, b):
        return cls((b > a) - (b < a))

@unique
class Door(Enum):
    OPEN = auto()
    CLOSED = auto()
    BLOCKED = "blocked"

    def __str__(self):
        return self.name.title()

class Event(Enum):
    ARRIVE = ("arrive", 1)
    TIMEOUT = ("timeout", 2)
    OBSTACLE = ("obstacle", 3)
    SAME_AS_ARRIVE = ("arrive", 1)

    def __init__(self, label, cost):
        self.label = label
        self.cost = cost

TABLE = {
    (Door.CLOSED, Event.ARRIVE): Door.OPEN,
    (Door.OPEN, Event.TIMEOUT): Door.CLOSED,
    (Door.OPEN, Event.OBSTACLE): Door.BLOCKED,
    (Door.BLOCKED, Event.TIMEOUT): Door.OPEN,
}

class Elevator:
    speed = 1

    def __init__(self, floors, start=0):
        self.floors = floors
        self.floor = start
        self.door = Door.CLOSED
        self.direction = Direction.IDLE
        self.calls = []
        self.log = deque(maxlen=30)
        self.clock = 0

    def call(self, *floors):
        for f in floors:
            if f not in range(self.floors):
                raise ValueError(f"no floor {f} in 0..{self.floors - 1}")
            if f not in self.calls:
                self.calls.append(f)
        return self

    def fire(self, event):
        try:
            self.door = TABLE[self.door, event]
        except KeyError:
            raise RuntimeError(f"{event.name} while {self.door}") from None
        self.clock += event.cost
        self.log.append(f"{self.clock:>3} door {self.door}")

    def next_stop(self):
        ahead = [f for f in self.calls if Direction.towards(self.floor, f) in (self.direction, 0)]
        pool = ahead or self.calls
        return min(pool, key=lambda f: (abs(f - self.floor), f))

    def step(self):
        if not self.calls:
            self.direction = Direction.IDLE
            return False
        target = self.next_stop()
        self.direction = Direction.towards(self.floor, target)
        while self.floor != target:
            self.floor += self.direction * self.speed
            self.clock += 1
            self.log.append(f"{self.clock:>3} {self.direction.arrow} {self.floor}")
        self.calls.remove(target)
        self.fire(Event.ARRIVE)
        if target == 5:
            self.fire(Event.OBSTACLE)
            self.fire(Event.TIMEOUT)
        self.fire(Event.TIMEOUT)
        return True

e = Elevator(10, start=4).call(7, 1, 5, 7)
steps = 0
while e.step():
    steps += 1
    if steps == 1:
        e.call(6, 0)
print(*e.log, sep="\n")
print(steps, e.floor, e.direction, repr(e.direction), e.clock, str(e.door), f"{e.door!r}")
print(list(Direction), sorted([Direction.UP, Direction.DOWN, Direction.IDLE]), Direction.UP + 1, -Direction.UP == Direction.DOWN)
print([d.name for d in Door], [d.value for d in Door], Door("blocked"), Door["OPEN"], Door.OPEN == 1, Direction.UP == 1)
print(Event.SAME_AS_ARRIVE is Event.ARRIVE, len(Event), list(Event.__members__), Event(("timeout", 2)).label)
print(isinstance(Direction.UP, int), Direction(-1).name, Direction.UP in (1, 2), {1: "one"}[Direction.UP], type(Direction.UP * 2).__name__)
print("%d %s %r" % (Direction.DOWN, Door.OPEN, Event.TIMEOUT), f"{Direction.UP:>3}|{Door.BLOCKED!s:>8}|")
for label, fn in {
    "badfloor": lambda: e.call(3, 11),
    "badevent": lambda: e.fire(Event.TIMEOUT),
    "badvalue": lambda: Direction(5),
    "badname": lambda: Door["AJAR"],
    "order": lambda: Door.OPEN < Door.CLOSED,
    "assign": lambda: setattr(Door, "OPEN", 3),
}.items():
    try:
        fn()
    except Exception as exc:
        print(label, type(exc).__name__, exc, exc.__suppress_context__)
print(e.calls)
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as exc:
    print(exc)
Dyn = Enum("Dyn", "RED GREEN BLUE")
print([f"{m.name}={m.value}" for m in Dyn], Dyn.GREEN, Dyn(3))
raise RuntimeError(f"stuck at {e.floor}") from KeyError(Door.OPEN)
