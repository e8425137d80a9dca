from dataclasses import dataclass, field
from enum import Enum, Flag, auto


class Dir(Enum):
    UP = 1
    DOWN = -1
    IDLE = 0

    @property
    def arrow(self):
        return {Dir.UP: "^", Dir.DOWN: "v"}.get(self, "-")

    def __neg__(self):
        return Dir(-self.value)


class Door(Flag):
    CLOSED = 0
    OPEN = auto()
    BLOCKED = auto()
    STUCK = OPEN | BLOCKED


@dataclass(order=True)
class Request:
    time: int
    src: int = field(compare=False)
    dst: int = field(compare=False)
    who: str = field(default="?", compare=False, repr=False)

    def __post_init__(self):
        if self.src == self.dst:
            raise ValueError(f"{self.who} is already on floor {self.src}")

    @property
    def direction(self):
        return Dir.UP if self.dst > self.src else Dir.DOWN


@dataclass
class Elevator:
    floors: int
    capacity: int = 2
    floor: int = 0
    dir: Dir = Dir.IDLE
    riders: list = field(default_factory=list)
    log: list = field(default_factory=list, repr=False)

    def stops_ahead(self, waiting):
        targets = {r.dst for r in self.riders} | {r.src for r in waiting}
        return {t for t in targets if (t - self.floor) * self.dir.value > 0}

    def exchange(self, waiting, t):
        door = Door.CLOSED
        for r in [r for r in self.riders if r.dst == self.floor]:
            self.riders.remove(r)
            self.log.append((r.who, t - r.time))
            door |= Door.OPEN
        for r in sorted(waiting):
            if r.src == self.floor:
                if len(self.riders) < self.capacity:
                    door |= Door.OPEN
                    waiting.remove(r)
                    self.riders.append(r)
                else:
                    door |= Door.BLOCKED
        return door

    def step(self, waiting, t):
        door = self.exchange(waiting, t)
        if not self.riders and not waiting:
            self.dir = Dir.IDLE
        elif self.dir is Dir.IDLE or not self.stops_ahead(waiting):
            if self.dir is not Dir.IDLE:
                self.dir = -self.dir
            else:
                first = (self.riders or sorted(waiting))[0]
                self.dir = Dir.UP if (first.dst if self.riders else first.src) > self.floor else Dir.DOWN
        if Door.OPEN not in door:
            self.floor += self.dir.value
        return door


requests = [Request(0, 0, 5, "ann"), Request(1, 3, 0, "bob"), Request(1, 4, 6, "cyd"), Request(2, 0, 2, "dan"),
            Request(2, 3, 1, "eve"), Request(3, 3, 6, "fay")]
lift = Elevator(floors=7)
waiting, t = [], 0
while requests or waiting or lift.riders:
    while requests and requests[0].time <= t:
        waiting.append(requests.pop(0))
    at = lift.floor
    door = lift.step(waiting, t)
    names = ",".join(r.who for r in lift.riders)
    print(f"{t:>2} floor {at} {lift.dir.arrow} {door.name or door!s:<7} [{names:<7}] waiting {len(waiting)}")
    t += 1
    if t > 60:
        raise SystemExit("lift never finished")
print(lift)
print(sorted(lift.log), max(lift.log, key=lambda p: p[1]))
print(-Dir.UP, -Dir.IDLE is Dir.IDLE, Dir(1).arrow, Dir.UP.value, [d.name for d in Dir], Dir["DOWN"])
print(Door.STUCK, Door.OPEN | Door.BLOCKED is Door.STUCK, Door.STUCK & ~Door.OPEN, Door(0), bool(Door.CLOSED), Door.OPEN in Door.STUCK)
print(Request(1, 2, 3) == Request(1, 9, 8), Request(1, 2, 3) < Request(2, 0, 1), Request(4, 1, 0).direction.name)
print(sorted([Request(5, 0, 1), Request(3, 2, 1)])[0])
try:
    Request(0, 4, 4, who="gus")
except ValueError as e:
    print(e)
