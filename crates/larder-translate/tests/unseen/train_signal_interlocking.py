"""Interlocking of a small station: routes lock points, signals clear in order, everything unwinds."""
from contextlib import ExitStack, contextmanager
from enum import Flag, auto


class Aspect(Flag):
    STOP = 0
    CAUTION = auto()
    PROCEED = auto()
    CALL_ON = auto()
    FULL = CAUTION | PROCEED


class Conflict(Exception):
    def __init__(self, item, holder):
        super().__init__(item, holder)
        self.item, self.holder = item, holder

    def __str__(self):
        return f"{self.item} held by {self.holder}"


class Station:
    def __init__(self, **points):
        self.points = dict.fromkeys(points, None)
        self.position = points
        self.signals = {}
        self.journal = []

    def note(self, text, *args):
        self.journal.append(text % args)

    @contextmanager
    def lock(self, point, position, who):
        holder = self.points[point]
        if holder is not None:
            raise Conflict(point, holder)
        before = self.position[point]
        self.points[point] = who
        if before != position:
            self.note("%s: %s -> %s", point, before, position)
            self.position[point] = position
        try:
            yield before != position
        finally:
            self.points[point] = None
            self.note("%s released by %s", point, who)

    @contextmanager
    def clear(self, signal, aspect):
        self.signals[signal] = self.signals.get(signal, Aspect.STOP) | aspect
        self.note("%s shows %s", signal, self.signals[signal].name)
        try:
            yield self
        except Conflict as c:
            self.note("%s dropped: %s", signal, c)
            raise
        finally:
            self.signals[signal] &= ~aspect
            self.note("%s back to %r", signal, self.signals[signal].name or "STOP")


ROUTES = {
    "A-1": [("p1", "+"), ("p2", "+")],
    "A-2": [("p1", "-"), ("p3", "+")],
    "B-1": [("p2", "-")],
    "B-9": [("p3", "-"), ("p9", "+")],
}


def run(station, *routes, fail=None):
    moved = 0
    with ExitStack() as stack:
        stack.callback(station.note, "all of %s done", "/".join(routes))
        for r in routes:
            for point, position in ROUTES[r]:
                moved += stack.enter_context(station.lock(point, position, r))
            stack.enter_context(station.clear("S" + r[0], Aspect.FULL if len(ROUTES[r]) > 1 else Aspect.CAUTION))
            if r == fail:
                raise RuntimeError("track circuit failure in " + r)
        station.note("train passes, signals %s", {s: a.value for s, a in sorted(station.signals.items())})
        return moved
    return "unreachable"


st = Station(p1="+", p2="+", p3="-")
for routes, fail in [(("A-1",), None), (("A-2", "B-1"), None), (("A-1", "B-1"), None), (("B-1",), "B-1"), (("B-9",), None), ((), None), (("A-2",), None)]:
    try:
        print(routes, "moved", run(st, *routes, fail=fail))
    except (Conflict, RuntimeError, KeyError) as e:
        print(routes, type(e).__name__, e)
    for line in st.journal:
        print("   ", line)
    st.journal.clear()
print(st.points, st.position, {k: v.value for k, v in st.signals.items()})

print([a.name for a in Aspect], Aspect.FULL.value, Aspect.CAUTION in Aspect.FULL, Aspect.CALL_ON in Aspect.FULL, bool(Aspect.STOP))
print((Aspect.FULL ^ Aspect.CAUTION).name, Aspect(5), (~Aspect.CAUTION).value, list(Aspect.FULL), len(Aspect.FULL), Aspect(0))
print(repr(Aspect.CALL_ON | Aspect.PROCEED), str(Aspect.FULL), Aspect["FULL"] is Aspect(3))
for bad in (lambda: Aspect(8), lambda: Aspect.STOP | 1, lambda: Aspect["GO"]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
with ExitStack() as s:
    s.push(lambda *exc: print("push sees", exc[0] and exc[0].__name__, exc[1]) or True)
    keep = s.pop_all()
    raise_later = s.enter_context(st.lock("p1", "-", "manual"))
    print(raise_later, st.points["p1"])
print(st.points["p1"])
with keep:
    raise Conflict("x", "y")
print("swallowed")
