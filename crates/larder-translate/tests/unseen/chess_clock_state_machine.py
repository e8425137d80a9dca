"""State machines three ways: enum table, generator coroutine and class per state; timers, guards, history, illegal moves; __init_subclass__ registry, __class__ assignment."""
from __future__ import annotations
import enum
from collections import deque
from typing import ClassVar


class State(enum.Enum):
    IDLE = enum.auto()
    WHITE = enum.auto()
    BLACK = enum.auto()
    PAUSED = enum.auto()
    FLAGGED = enum.auto()

    @property
    def running(self):
        return self in (State.WHITE, State.BLACK)

    def other(self):
        return {State.WHITE: State.BLACK, State.BLACK: State.WHITE}[self]


class Illegal(Exception):
    def __init__(self, state, event):
        self.state, self.event = state, event
        super().__init__(f"{event} while {state.name.lower()}")


class Clock:
    TABLE: ClassVar[dict] = {}

    def __init__(self, seconds=300, bonus=0):
        self.left = {State.WHITE: seconds, State.BLACK: seconds}
        self.bonus = bonus
        self.state, self.before = State.IDLE, None
        self.moves = 0
        self.history = deque(maxlen=4)

    @staticmethod
    def on(event, *states, guard=None):
        def deco(fn):
            for s in states:
                Clock.TABLE[s, event] = fn, guard
            return fn
        return deco

    def fire(self, event, *args):
        try:
            action, guard = self.TABLE[self.state, event]
        except KeyError:
            raise Illegal(self.state, event) from None
        if guard and not guard(self, *args):
            return f"{event}: guarded"
        old = self.state
        self.state = action(self, *args) or old
        self.history.append((old.name[0], event, self.state.name[0]))
        return self.state


@Clock.on("start", State.IDLE)
def start(clock):
    return State.WHITE


@Clock.on("press", State.WHITE, State.BLACK, guard=lambda c, who: who is c.state)
def press(clock, who):
    clock.left[who] += clock.bonus
    clock.moves += who is State.BLACK
    return who.other()


@Clock.on("tick", State.WHITE, State.BLACK)
def tick(clock, seconds=1):
    clock.left[clock.state] = max(0, clock.left[clock.state] - seconds)
    if not clock.left[clock.state]:
        return State.FLAGGED


@Clock.on("pause", State.WHITE, State.BLACK)
def pause(clock):
    clock.before = clock.state
    return State.PAUSED


Clock.on("resume", State.PAUSED)(lambda clock: clock.before)
Clock.on("reset", *State)(lambda clock: clock.__init__(60, clock.bonus))
clock = Clock(10, bonus=2)
W, B = State.WHITE, State.BLACK
for event in [("press", W), ("start",), ("press", B), ("tick", 3), ("press", W), ("tick",), ("pause",), ("tick",), ("resume",), ("press", B), ("tick", 2.5), ("press", W), ("tick", 99), ("press", B), ("reset",), ("start",)]:
    try:
        print(f"{event[0]:<7}", clock.fire(*event), {s.name: t for s, t in clock.left.items()}, clock.moves)
    except Illegal as e:
        print(f"{event[0]:<7} illegal: {e} {e.state!r} {e.args}")
print(list(clock.history), len(Clock.TABLE), sorted(e for s, e in Clock.TABLE if s is State.IDLE), State.WHITE.running, [s.name for s in State if s.running])


def turnstile():
    coins = passed = 0
    state = "locked"
    while True:
        event = yield state, coins, passed
        match state, event:
            case "locked", "coin":
                state, coins = "open", coins + 1
            case "open", "push":
                state, passed = "locked", passed + 1
            case _, "stop":
                return coins, passed
            case "locked", "push":
                pass
            case s, e:
                raise ValueError(f"{e!r} in {s}")


m = turnstile()
next(m)
print([m.send(e) for e in ("push", "coin", "push", "coin", "push", "push")])
try:
    m.send("stop")
except StopIteration as s:
    print("total", s.value)
m = turnstile()
m.send(None)
try:
    m.send("kick")
except ValueError as e:
    print(e, m.gi_frame)


class Door:
    kinds: ClassVar[list[str]] = []
    log: ClassVar[list] = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Door.kinds.append(cls.__name__)
        cls.order = len(Door.kinds)

    def __init__(self, code):
        self.code = code
        self.__class__ = Closed

    def become(self, kind):
        self.log.append(f"{type(self).__name__}->{kind.__name__}")
        self.__class__ = kind
        return self

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *a: f"cannot {name} a {type(self).__name__.lower()} door"


class Closed(Door):
    def open(self):
        return self.become(Open)

    def lock(self, code):
        return self.become(Locked) if code == self.code else "wrong code"


class Open(Door):
    def close(self):
        return self.become(Closed)

    @property
    def wide(self):
        return True


class Locked(Closed):
    def open(self):
        return "it is locked"

    def unlock(self, code):
        self.tries = getattr(self, "_tries", 0) + 1
        if code != self.code:
            return f"wrong ({self.tries})"
        return self.become(Closed)


d = Door(42)
for name, *args in [("close",), ("open",), ("lock", 42), ("close",), ("lock", 1), ("lock", 42), ("open",), ("unlock", 7), ("unlock", 42), ("fly", 1)]:
    r = getattr(d, name)(*args)
    print(f"{name:<7}{r if isinstance(r, str) else type(r).__name__}", end="; ")
print()
print(Door.kinds, Locked.order, Door.log, isinstance(d, Closed), type(d), d.__dict__, Open.wide.fget(d), d.code)
try:
    d.__class__ = 5
except TypeError as e:
    print(e)
try:
    d._private
except AttributeError as e:
    print("AttributeError", e)


class Traffic:
    def __init__(self):
        self.state = self.red

    def red(self, t):
        return (self.green, "go") if t > 2 else (self.red, "wait")

    def green(self, t):
        return (self.yellow, "slow") if t >= 1 else (self.green, "go on")

    def yellow(self, t):
        return self.red, "stop"

    def step(self, t):
        self.state, word = self.state(t)
        return word


t = Traffic()
print([t.step(x) for x in (1, 3, 0, 1, 1, 5)], t.state.__name__, t.state == t.green, t.state.__self__ is t, t.red is t.red, t.state.__func__ is Traffic.green)
clock.fire("resume")
