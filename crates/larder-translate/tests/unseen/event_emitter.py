# Event system: late binding closures, bound methods, one-shot handlers, re-entrancy
class Event:
    def __init__(self, name, /, **data):
        self.name = name
        self.data = data
        self.stopped = False
    def __getattr__(self, attr):
        try:
            return self.data[attr]
        except KeyError:
            raise AttributeError(f"{type(self).__name__} {self.name!r} has no {attr!r}") from None

class Emitter:
    def __init__(self):
        self._handlers = {}
    def on(self, name, fn=None, *, priority=0, times=None):
        if fn is None:
            return lambda f: self.on(name, f, priority=priority, times=times) and f
        entry = [priority, fn, times]
        self._handlers.setdefault(name, []).append(entry)
        self._handlers[name].sort(key=lambda e: -e[0])
        return lambda: self._handlers[name].remove(entry)
    def off(self, name, fn):
        before = self._handlers.get(name, [])
        self._handlers[name] = [e for e in before if e[1] != fn]
        return len(before) - len(self._handlers[name])
    def emit(self, name, /, **data):
        ev = Event(name, **data)
        results = []
        for entry in list(self._handlers.get(name, ())) + list(self._handlers.get("*", ())):
            _, fn, times = entry
            if times is not None:
                if times <= 0:
                    continue
                entry[2] -= 1
            results.append(fn(ev))
            if ev.stopped:
                break
        return results

class Logger:
    instances = 0
    def __init__(self, prefix):
        self.prefix = prefix
        self.lines = []
        type(self).instances += 1
    def handle(self, ev):
        self.lines.append(f"{self.prefix}:{ev.name}")
        return len(self.lines)
    def __eq__(self, other):
        return isinstance(other, Logger) and self.prefix == other.prefix
    __hash__ = None
bus = Emitter()
log_a, log_b = Logger("A"), Logger("B")
bus.on("*", log_a.handle)
bus.on("boot", log_b.handle, times=2)
print(bus.emit("boot"), bus.emit("boot"), bus.emit("boot"), bus.emit("nothing", x=1))
print(log_a.lines, log_b.lines, log_a.handle == log_a.handle, log_a.handle is log_a.handle, log_a.handle == Logger("A").handle)
print(bus.off("*", log_a.handle), bus.off("*", log_a.handle), bus.emit("nothing"))

@bus.on("click", priority=5)
def first(ev):
    ev.data["x"] += 1
    return ("first", ev.x)

@bus.on("click", priority=-5)
def last(ev):
    return ("last", ev.x)

@bus.on("click", priority=5)
def second(ev):
    if ev.x > 10:
        ev.stopped = True
    return ("second", ev.x)
print(first.__name__, bus.emit("click", x=1), bus.emit("click", x=10))
late = [bus.on("late", lambda ev: i) for i in range(3)]
early = [bus.on("early", lambda ev, i=i: i) for i in range(3)]
print(bus.emit("late"), bus.emit("early"))
for n in range(3):
    bus.on("loop", lambda ev: n * ev.k)
print(bus.emit("loop", k=2))
n = 50
print(bus.emit("loop", k=2))
late[0]()
print(bus.emit("late"))
try:
    late[0]()
except ValueError as e:
    print("ValueError:", e)

def nested(ev):
    depth = ev.depth
    if depth < 3:
        bus.on("tree", nested, times=1) if depth == 0 else None
        return [depth, *bus.emit("tree", depth=depth + 1)]
    return depth
bus.on("tree", nested)
print(bus.emit("tree", depth=0))
print({k: len(v) for k, v in bus._handlers.items()})

def collect(ev, acc=[]):
    acc.append(ev.name)
    return acc
bus.on("m1", collect)
bus.on("m2", collect)
r1, r2 = bus.emit("m1"), bus.emit("m2")
print(r1, r2, r1[0] is r2[0], collect.__defaults__)
for attr in ("x", "name", "y"):
    try:
        print(attr, getattr(Event("probe", x=3), attr))
    except AttributeError as e:
        print(e)
print(getattr(Event("q"), "zip", "fallback"), hasattr(Event("q", z=1), "z"), Logger.instances)
try:
    {log_a}
except TypeError as e:
    print(e)
bus.on("boom", lambda ev: 1 // ev.zero)
try:
    bus.emit("boom", zero=0)
except ZeroDivisionError as e:
    print(e)
