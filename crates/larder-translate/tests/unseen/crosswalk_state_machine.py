"""Table driven and class driven state machines for a junction with a pedestrian button."""
from enum import Enum, auto
from collections import defaultdict


class Light(Enum):
    GREEN = auto()
    AMBER = auto()
    RED = auto()
    WALK = auto()
    BLINK = auto()

    def __str__(self):
        return self.name.capitalize()

    @property
    def stops_cars(self):
        return self in (Light.RED, Light.WALK, Light.BLINK)


class TransitionError(RuntimeError):
    def __init__(self, state, event):
        super().__init__(f"no way from {state} on {event!r}")
        self.state, self.event = state, event


class Machine:
    table = {}
    initial = None

    def __init__(self):
        self.state = self.initial
        self.history = [self.state]
        self.timer = 0
        self.listeners = defaultdict(list)

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.table = {(s, ev): (t, act) for s, ev, t, *act in cls.transitions for act in [act[0] if act else None]}

    def on(self, state):
        def deco(fn):
            self.listeners[state].append(fn)
            return fn
        return deco

    def fire(self, event, *args):
        try:
            target, action = self.table[self.state, event]
        except KeyError:
            raise TransitionError(self.state, event) from None
        if action is not None and getattr(self, action)(*args) is False:
            return self.state
        self.state, old = target, self.state
        self.history.append(target)
        for fn in self.listeners[target]:
            fn(old, target)
        return target


class Crosswalk(Machine):
    initial = Light.GREEN
    transitions = [
        (Light.GREEN, "button", Light.GREEN, "request"),
        (Light.GREEN, "tick", Light.AMBER, "ready"),
        (Light.AMBER, "tick", Light.RED),
        (Light.RED, "tick", Light.WALK),
        (Light.WALK, "tick", Light.BLINK, "countdown"),
        (Light.BLINK, "tick", Light.GREEN, "reset"),
        (Light.WALK, "button", Light.WALK, "extend"),
    ]

    def __init__(self):
        super().__init__()
        self.requested = False
        self.left = 2

    def request(self, who="someone"):
        print(f"   {who} pressed")
        self.requested = True

    def ready(self):
        return self.requested

    def countdown(self):
        self.left -= 1
        return self.left <= 0

    def extend(self, who="someone"):
        self.left += 1

    def reset(self):
        self.requested, self.left = False, 2


c = Crosswalk()


@c.on(Light.WALK)
def beep(old, new):
    print(f"   beep ({old} -> {new})")


c.on(Light.GREEN)(lambda old, new: print("   cars go" if old is not new else "   still green"))
script = "tick button:Ann tick tick button tick button:Bob tick tick tick tick tick dance tick button tick".split()
for step in script:
    event, _, who = step.partition(":")
    try:
        state = c.fire(event, *([who] if who else []))
        print(f"{step:<11} {state!s:<6} cars {'stop' if state.stops_cars else 'go'} left={c.left} req={c.requested}")
    except TransitionError as e:
        print(f"{step:<11} error: {e}, {e.event}, {e.state!r}")
runs = []
for s in c.history:
    if runs and runs[-1][0] is s:
        runs[-1][1] += 1
    else:
        runs.append([s, 1])
print(" ".join(f"{s}x{n}" for s, n in runs))
print({f"{s}/{e}": str(t) for (s, e), (t, _) in Crosswalk.table.items()})
print(list(Light), Light(3), Light["WALK"].value, Light.RED.name, Light.RED == 3, Light.RED is Light(3), len(Light), Light.AMBER in Light)
for bad in (lambda: Light(9), lambda: Light["NOPE"], lambda: Light.RED < Light.GREEN):
    try:
        bad()
    except (ValueError, KeyError, TypeError) as e:
        print(repr(e))


class State:
    def __init__(self, ctx):
        self.ctx = ctx
        ctx.log.append(f"enter {type(self).__name__}")

    def feed(self, ch):
        raise NotImplementedError


class Outside(State):
    def feed(self, ch):
        if ch == '"':
            return Quoted(self.ctx)
        if ch == "#":
            return Comment(self.ctx)
        if ch.isspace():
            self.ctx.flush()
        else:
            self.ctx.buf += ch
        return self


class Quoted(State):
    def feed(self, ch):
        if ch == "\\":
            return Escape(self.ctx)
        if ch == '"':
            self.ctx.flush(force=True)
            return Outside(self.ctx)
        self.ctx.buf += ch
        return self


class Escape(State):
    def feed(self, ch):
        self.ctx.buf += {"n": "\n", "t": "\t"}.get(ch, ch)
        return Quoted(self.ctx)


class Comment(State):
    def feed(self, ch):
        return Outside(self.ctx) if ch == "\n" else self


class Splitter:
    def __init__(self):
        self.words, self.buf, self.log = [], "", []
        self.state = Outside(self)

    def flush(self, force=False):
        if self.buf or force:
            self.words.append(self.buf)
            self.buf = ""

    def run(self, text):
        for ch in text:
            self.state = self.state.feed(ch)
        self.flush()
        return self.words, type(self.state).__name__, len(self.log)


for text in ('a "b c" d', 'x "" y#note "z"\nw', r'say "he said \"hi\"\n" end', '"open', "", "é  日本\t# c"):
    print(Splitter().run(text))
try:
    State(Splitter()).feed("x")
except NotImplementedError as e:
    print(repr(e))
