import itertools
import functools
from typing import Callable, Any


class Event:
    __slots__ = ("name", "payload", "_stopped")

    def __init__(self, name, **payload):
        self.name = name
        self.payload = payload
        self._stopped = False

    def stop(self):
        self._stopped = True

    @property
    def stopped(self):
        return self._stopped

    def __getattr__(self, key):
        try:
            return self.payload[key]
        except KeyError:
            raise AttributeError(f"event {self.name!r} has no field {key!r}") from None


class Handler:
    counter = itertools.count(1)

    def __init__(self, fn, priority):
        self.fn, self.priority = fn, priority
        self.id = next(Handler.counter)
        functools.update_wrapper(self, fn)

    def __call__(self, event):
        return self.fn(event)

    def __eq__(self, other):
        return self.id == other.id if isinstance(other, Handler) else NotImplemented

    def __hash__(self):
        return hash(self.id)

    def __repr__(self):
        return f"<Handler #{self.id} {self.__name__} p={self.priority}>"


class Bus:
    def __init__(self):
        self._handlers: dict[str, list[Handler]] = {}
        self.trace: list[Any] = []

    def on(self, *names, priority=0):
        def decorate(fn: Callable[[Event], Any]):
            h = Handler(fn, priority)
            for name in names:
                bucket = self._handlers.setdefault(name, [])
                bucket.append(h)
                bucket.sort(key=lambda x: (-x.priority, x.id))
            return h
        return decorate

    def emit(self, event, /, **kw):
        if isinstance(event, str):
            event = Event(event, **kw)
        results = []
        for handler in [*self._handlers.get(event.name, ()), *self._handlers.get("*", ())]:
            if event.stopped:
                self.trace.append(f"stopped before {handler.__name__}")
                break
            try:
                results.append(handler(event))
            except Exception as exc:
                self.trace.append((handler, type(exc).__name__, str(exc)))
            else:
                self.trace.append((handler.id, "ok"))
        return results


bus = Bus()


@bus.on("login", "logout", priority=5)
def audit(event):
    "Writes the audit."
    return f"audit:{event.name}:{event.user}"


@bus.on("login")
def greet(event):
    return "hello " + event.user.title()


@bus.on("login", priority=10)
def check(event):
    if event.user == "mallory":
        event.stop()
        return "denied"
    return "allowed"


@bus.on("*", priority=-1)
def catchall(event):
    return sorted(event.payload.items())


print(bus.emit("login", user="ann", ip="1.2.3.4"))
print(bus.emit("login", user="mallory"))
print(bus.emit("logout"))
print(bus.emit(Event("other", z=1, a=2)))
for line in bus.trace:
    print(line)
print(audit, audit.__doc__, audit.__wrapped__ is audit.fn, audit == bus._handlers["logout"][0], audit == 3)
e = Event("x", stopped=3)
print(e.stopped, e.payload["stopped"])
try:
    e.colour = "red"
except AttributeError as exc:
    print(type(exc).__name__, exc)
print(hasattr(e, "user"), getattr(e, "user", "nobody"))
print(e.user)
