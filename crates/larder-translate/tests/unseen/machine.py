import enum
from dataclasses import dataclass, replace, asdict, field
from typing import Optional, NamedTuple


class State(enum.IntEnum):
    IDLE = 0
    RUNNING = 1
    DONE = 2


class Perm(enum.Flag):
    R = enum.auto()
    W = enum.auto()
    X = enum.auto()
    RW = R | W


class Pos(NamedTuple):
    x: int
    y: int = 0

    def shift(self, dx=0, dy=0):
        return self._replace(x=self.x + dx, y=self.y + dy)


@dataclass
class Task:
    name: str
    state: State = State.IDLE
    deps: list = field(default_factory=list, repr=False)
    result: Optional[int] = field(default=None, compare=False)
    log: list = field(init=False, default_factory=list, repr=False)

    def __post_init__(self):
        if not self.name:
            raise ValueError("empty name")
        self.log.append(f"made {self.name}")

    @property
    def ready(self):
        return all(d.state is State.DONE for d in self.deps)


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


class Scheduler:
    transitions = {
        (State.IDLE, "start"): State.RUNNING,
        (State.RUNNING, "finish"): State.DONE,
        (State.RUNNING, "fail"): State.IDLE,
    }

    def __init__(self):
        self.tasks = {}

    def add(self, name, *deps):
        self.tasks[name] = Task(name, deps=[self.tasks[d] for d in deps])

    def fire(self, task, event):
        try:
            task.state = self.transitions[task.state, event]
        except KeyError:
            raise RuntimeError(f"{task.name}: no {event} from {task.state.name}") from None
        task.log.append(event)

    def run(self):
        order = []
        while pending := [t for t in self.tasks.values() if t.state != State.DONE]:
            ready = [t for t in pending if t.ready]
            if not ready:
                raise RuntimeError("deadlock: " + ", ".join(t.name for t in pending))
            for t in ready:
                self.fire(t, "start")
                t.result = len(t.name) * 10
                self.fire(t, "finish")
                order.append(t.name)
        return order


s = Scheduler()
s.add("fetch")
s.add("parse", "fetch")
s.add("lint", "fetch")
s.add("build", "parse", "lint")
print(s.run())
print(s.tasks["build"], s.tasks["build"].log)
try:
    s.fire(s.tasks["build"], "start")
except RuntimeError as e:
    print(e)
s.tasks["fetch"].deps.append(s.tasks["build"])
for t in s.tasks.values():
    t.state = State(0)
try:
    s.run()
except RuntimeError as e:
    print(e)
print(Task("a") == Task("a", result=5), Task("a") == Task("b"), replace(Task("a"), name="z"))
try:
    Task("")
except ValueError as e:
    print(e)
print(State.RUNNING + 1, State.DONE > State.IDLE, State(1).name, [x.value for x in State], max(State).name)
print(Perm.R | Perm.X, Perm.RW & Perm.W, Perm.R in Perm.RW, bool(Perm.R & Perm.W), Perm.RW.value)
p = Pos(3)
print(p, p.shift(dy=2), p._asdict(), Pos._fields, p == (3, 0), p.x + p[1])
print(sorted([Job(3, "c"), Job(1, "z"), Job(2, "b")]), asdict(Job(1, "q")))
match p.shift(1, 1):
    case Pos(x=4, y=0):
        print("no")
    case Pos(x, y) if x > y:
        print("yes", x, y)
match {"kind": "circle", "r": 2, "extra": [1, 2]}:
    case {"kind": "square", "side": n}:
        print(n)
    case {"kind": "circle", "r": (int() | float()) as r, **rest}:
        print("circle", r, rest)
