# state machines: table driven, enum driven, generator driven, decorator driven
from enum import Enum, auto
from functools import wraps
import re

class State(Enum):
    IDLE = auto()
    COLLECT = auto()
    VEND = auto()
    BROKEN = auto()
    @property
    def final(self):
        return self is State.BROKEN

class Vending:
    PRICES = {"cola": 150, "gum": 35, "chips": 120}
    COINS = (200, 100, 50, 20, 10, 5)
    def __init__(self, stock):
        self.stock = dict(stock)
        self.credit = 0
        self.state = State.IDLE
        self.history = []
    def when(*states):
        def deco(fn):
            @wraps(fn)
            def inner(self, *a):
                if self.state not in states:
                    raise RuntimeError(f"{fn.__name__} not allowed in {self.state.name}")
                before = self.state
                r = fn(self, *a)
                self.history.append((before.name, fn.__name__, self.state.name))
                return r
            inner.allowed = states
            return inner
        return deco
    @when(State.IDLE, State.COLLECT)
    def coin(self, c):
        if c not in self.COINS:
            return f"rejected {c}"
        self.credit += c
        self.state = State.COLLECT
        return self.credit
    @when(State.COLLECT)
    def select(self, what):
        price = self.PRICES[what]
        if self.stock.get(what, 0) <= 0:
            return f"{what} sold out"
        if self.credit < price:
            return f"need {(price - self.credit) / 100:.2f} more"
        self.stock[what] -= 1
        self.credit -= price
        self.state = State.VEND
        return what
    @when(State.VEND, State.COLLECT)
    def change(self):
        out, rest = [], self.credit
        for c in self.COINS:
            n, rest = divmod(rest, c)
            out += [c] * n
        self.credit = rest
        self.state = State.IDLE
        return out
    @when(*State)
    def kick(self):
        self.state = State.BROKEN

    del when

v = Vending({"cola": 1, "gum": 3})
for step in "select:cola coin:100 coin:7 select:cola coin:50 select:cola coin:5 change coin:200 select:cola select:gum change coin:50 select:beer select:chips kick coin:5 kick".split():
    name, _, arg = step.partition(":")
    try:
        meth = getattr(v, name)
        print(f"{step:<12} -> {meth(*([int(arg) if arg.isdecimal() else arg] if arg else []))!r:<20} {v.state.name}")
    except (RuntimeError, KeyError) as e:
        print(f"{step:<12} !! {type(e).__name__}: {e}")
print(v.history[-3:], v.credit, v.stock, v.state.final, [s.name for s in Vending.coin.allowed], hasattr(Vending, "when"))

class FSM:
    def __init__(self, table, start, accept):
        self.delta = {}
        for line in table.strip().splitlines():
            src, chars, dst = line.split()
            if m := re.fullmatch(r"\[(.)-(.)\]", chars):
                chars = "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1)))
            for c in chars:
                if (src, c) in self.delta and self.delta[src, c] != dst:
                    raise ValueError(f"nondeterministic at {src!r} on {c!r}")
                self.delta[src, c] = dst
        self.start, self.accept = start, frozenset(accept)
    def run(self, s):
        st = self.start
        for i, c in enumerate(s):
            try:
                st = self.delta[st, c]
            except KeyError:
                return False, f"stuck at {i} in {st}"
        return st in self.accept, st
    def minimize(self):
        states = sorted({s for s, _ in self.delta} | set(self.delta.values()))
        alpha = sorted({c for _, c in self.delta})
        part = {s: int(s in self.accept) for s in states}
        while True:
            sig = {s: (part[s], *(part.get(self.delta.get((s, c)), -1) for c in alpha)) for s in states}
            ids = {k: i for i, k in enumerate(dict.fromkeys(sig[s] for s in states))}
            new = {s: ids[sig[s]] for s in states}
            if len(set(new.values())) == len(set(part.values())):
                groups = {}
                for s, g in new.items():
                    groups.setdefault(g, []).append(s)
                return list(groups.values())
            part = new

NUM = FSM("""
q0 +- q1
q0 [0-9] q2
q1 [0-9] q2
q2 [0-9] q2
q2 . q3
q3 [0-9] q4
q4 [0-9] q4
q2 eE q5
q4 eE q5
q5 +- q6
q5 [0-9] q7
q6 [0-9] q7
q7 [0-9] q7
""", "q0", {"q2", "q4", "q7"})
for s in ("12", "-3.5", "1e10", "2.", "", "1.5E-7", "abc", "--1", "7e", "0x1"):
    print(repr(s), *NUM.run(s), end="; ")
print()
print(FSM("a 0 b\na 1 c\nb 01 d\nc 01 e\nd 01 d\ne 01 e", "a", "de").minimize(), len(NUM.minimize()))
try:
    FSM("a x b\na x c", "a", "b")
except ValueError as e:
    print(e)

def lights():
    cmd = None
    while cmd != "off":
        for color, dur in (("green", 3), ("yellow", 1), ("red", 2)):
            for left in range(dur, 0, -1):
                cmd = yield f"{color}:{left}"
                match cmd:
                    case "skip":
                        break
                    case "off":
                        return "dark"
                    case ("blink", n):
                        for k in range(n):
                            yield f"blink{k}"

g = lights()
out = [next(g)]
try:
    for c in (None, "skip", None, None, ("blink", 2), None, None, None, "off", None):
        out.append(g.send(c))
except StopIteration as e:
    out.append(e.value)
print(out)

class Turnstile:
    """states as classes: __class__ assignment"""
    log = []
    def coin(self):
        self.log.append("thanks")
    def push(self):
        self.log.append(type(self).__name__ + " push")

class Locked(Turnstile):
    def coin(self):
        self.__class__ = Unlocked

class Unlocked(Turnstile):
    def push(self):
        super().push()
        self.__class__ = Locked

t = Locked()
for op in "push coin coin push push".split():
    getattr(t, op)()
print(t.log, type(t).__name__, isinstance(t, Locked), Unlocked.__mro__[1] is Turnstile, State(2), State["VEND"].value)
