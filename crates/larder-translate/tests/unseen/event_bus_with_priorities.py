"""A publish/subscribe bus: priorities, wildcards, once-handlers, vetoes, re-entrancy, weak spots."""
import fnmatch
from collections import Counter, defaultdict
from itertools import count


class StopPropagation(Exception):
    """Raised by a handler to stop later handlers."""


class Subscription:
    __slots__ = ("pattern", "handler", "priority", "serial", "once", "active")

    def __init__(self, pattern, handler, priority, serial, once):
        self.pattern, self.handler = pattern, handler
        self.priority, self.serial = priority, serial
        self.once = once
        self.active = True

    @property
    def key(self):
        return -self.priority, self.serial

    def cancel(self):
        was, self.active = self.active, False
        return was

    def __repr__(self):
        flags = "".join(f for f, on in (("1", self.once), ("x", not self.active)) if on)
        return f"<Sub {self.pattern} {self.handler.__name__} p{self.priority}{flags and ' ' + flags}>"


class Bus:
    def __init__(self):
        self._subs = []
        self._serial = count(1)
        self.stats = Counter()
        self._depth = 0
        self.errors = []

    def on(self, pattern, handler=None, *, priority=0, once=False):
        def add(h):
            sub = Subscription(pattern, h, priority, next(self._serial), once)
            self._subs.append(sub)
            self._subs.sort(key=lambda s: s.key)
            return sub
        if handler is None:
            def deco(h):
                h.subscription = add(h)
                return h
            return deco
        return add(handler)

    def emit(self, name, /, *args, **payload):
        self.stats[name] += 1
        self._depth += 1
        pad = "  " * self._depth
        results = []
        try:
            for sub in [s for s in self._subs if fnmatch.fnmatchcase(name, s.pattern)]:
                if not sub.active:
                    continue
                if sub.once:
                    sub.cancel()
                try:
                    results.append(sub.handler(name, *args, **payload))
                except StopPropagation as stop:
                    print(f"{pad}stopped by {sub.handler.__name__}: {stop}")
                    break
                except Exception as exc:
                    self.errors.append((name, type(exc).__name__, str(exc)))
            else:
                print(f"{pad}{name}: all handlers ran")
        finally:
            self._depth -= 1
            if not self._depth:
                self._subs = [s for s in self._subs if s.active]
        return results


bus = Bus()
log = []


@bus.on("order.*", priority=10)
def audit(name, *args, **payload):
    log.append(f"{name}{args}{sorted(payload)}")
    return "audited"


@bus.on("order.created")
def reserve(name, order_id, *, items, **_):
    missing = [i for i in items if i.startswith("rare")]
    if missing:
        bus.emit("stock.missing", *missing, order=order_id)
    return len(items) - len(missing)


@bus.on("order.created", priority=-5)
def mail(name, order_id, **kw):
    return f"mail for #{order_id}"


@bus.on("order.created", priority=5)
def fraud(name, order_id, *, items, customer="anon", **_):
    if customer == "mallory":
        raise StopPropagation("customer is blocked")
    return None


@bus.on("stock.missing", once=True)
def first_missing(name, *items, order):
    print("      first time missing", items, "for", order)
    bus.emit("stock.order", items[0])


@bus.on("stock.?rder")
def supplier(name, item):
    return item[::-1]


@bus.on("*", priority=-100)
def everything(name, *a, **k):
    return ...


class Meter:
    def __init__(self):
        self.totals = defaultdict(int)

    def paid(self, name, amount, currency="EUR"):
        self.totals[currency] += amount
        return dict(self.totals)


meter = Meter()
handle = bus.on("order.paid", meter.paid)

print(bus.emit("order.created", 1, items=["pen", "ink"]))
print(bus.emit("order.created", 2, items=["rare-stamp", "pen", "rare-coin"], customer="bob"))
print(bus.emit("order.created", 3, items=["rare-map"], customer="mallory"))
print(bus.emit("order.created", 4, items=["rare-map"]))
print(bus.emit("order.paid", 100))
print(bus.emit("order.paid", 5, currency="USD"))
print(bus.emit("order.paid", "five"))
print(bus.emit("order.paid", 7))
print(bus.emit("order.created"))
print(bus.emit("nothing.special"))
print("errors:")
for e in bus.errors:
    print("  ", e)
print("log:")
for i, entry in enumerate(log):
    print("  ", i, entry)
print(handle.cancel(), handle.cancel(), handle)
print(bus.emit("order.paid", 1))
print(meter.totals, dict(meter.totals), meter.totals["GBP"], len(meter.totals))
print(bus._subs)
print(fraud.subscription.key, mail.subscription.key, fraud.subscription.key < mail.subscription.key)


def chain(name, n, seen=()):
    if n:
        return [n, *bus.emit("chain", n - 1, seen + (n,))[:1]]
    everything.subscription.cancel()
    return seen


bus.on("chain", chain)
print(bus.emit("chain", 3))
print(bus.stats.most_common(3), sum(bus.stats.values()), bus.stats["unknown"])
print(len(bus._subs), everything.subscription, first_missing.subscription.active)
