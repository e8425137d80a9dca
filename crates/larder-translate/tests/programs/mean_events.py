import heapq, itertools
from collections import defaultdict
class Event:
    _ids = itertools.count(1)
    def __init__(self, time, name, action=None, **data):
        self.time, self.name, self.action = time, name, action
        self.data = data
        self.id = next(Event._ids)
        self.cancelled = False
    def __lt__(self, other):
        return (self.time, self.id) < (other.time, other.id)
    def __repr__(self):
        extra = "".join(f" {k}={v!r}" for k, v in sorted(self.data.items()))
        return f"<Event {self.id} t={self.time}{extra}>"
class Simulator:
    def __init__(self):
        self.queue = []
        self.now = 0
        self.handlers = defaultdict(list)
        self.stats = {"fired": 0, "cancelled": 0}
    def on(self, name):
        def deco(fn):
            self.handlers[name].append(fn)
            return fn
        return deco
    def schedule(self, delay, name, action=None, **data):
        ev = Event(self.now + delay, name, action, **data)
        heapq.heappush(self.queue, ev)
        return ev
    def run(self, until=float("inf")):
        while self.queue and self.queue[0].time <= until:
            ev = heapq.heappop(self.queue)
            if ev.cancelled:
                self.stats["cancelled"] += 1
                continue
            self.now = ev.time
            self.stats["fired"] += 1
            if ev.action:
                ev.action(ev)
            for h in self.handlers.get(ev.name, ()):
                h(ev)
sim = Simulator()
log = []
@sim.on("tick")
def tick(ev):
    log.append((sim.now, "tick", ev.data.get("n", 0)))
    if ev.data.get("n", 0) < 3:
        sim.schedule(1.5, "tick", n=ev.data.get("n", 0) + 1)
@sim.on("tick")
def also(ev):
    log.append("also")
sim.schedule(1, "tick")
x = sim.schedule(2, "boom", lambda e: log.append("boom!"))
y = sim.schedule(2, "dud")
y.cancelled = True
sim.schedule(4, "late", action=lambda e, k=3: log.append(e.name * k))
sim.run(until=10)
print(log)
print(sim.stats, sim.now, x, sorted([y, x]))
class Account:
    def __init__(self): self.__balance = 0; self._obs = []
    def observe(self, f): self._obs.append(f)
    def deposit(self, n):
        old, self.__balance = self.__balance, self.__balance + n
        for f in self._obs: f(old, self.__balance)
        return self.__balance
a = Account(); seen = []
a.observe(lambda o, n: seen.append(n - o)); a.observe(lambda *xs: seen.append(xs))
a.deposit(5); a.deposit(-2.5); print(seen, a._Account__balance)
try: print(a.__balance)
except AttributeError as e: print(e)
class State:
    transitions = {"idle": ["running"], "running": ["idle", "done"], "done": []}
    def __init__(self): self.state = "idle"; self.hist = [self.state]
    def to(self, s):
        if s not in self.transitions[self.state]:
            raise ValueError(f"{self.state} -> {s}")
        self.state = s; self.hist += [s]
        return self
s = State().to("running").to("idle").to("running").to("done"); print(s.hist)
try: s.to("idle")
except ValueError as e: print("bad", e)
def pipeline(*stages):
    def run(x):
        for st in stages: x = st(x)
        return x
    return run
print(pipeline(str.strip, str.title, lambda s: s.split(), len)("  hello big world "))
print(list(map(int, "1 2 3".split())), list(map(str.upper, ["a", "b"])), sorted(["b", "A"], key=str.casefold), list(filter(str.isdigit, "a1b2")), list(map(len, ["a", "bb"])))
class Registry(type(None) if False else object):
    items = {}
    @classmethod
    def register(cls, name):
        def inner(k): cls.items[name] = k; k.key = name; return k
        return inner
@Registry.register("one")
class One:
    def go(self): return f"{self.key} goes"
print(Registry.items["one"]().go(), One.key, list(Registry.items))
