"""Observer pattern, event bus with priorities & wildcards, cron-ish scheduler with fake time."""
import fnmatch
import heapq
import itertools
from collections import defaultdict
from contextlib import contextmanager
from functools import partial, wraps
import weakref

class StopPropagation(Exception):
    pass

class Bus:
    def __init__(self):
        self._subs = []
        self._seq = itertools.count()
        self.errors = []
        self._muted = set()
    def on(self, pattern, prio=0, once=False):
        def deco(fn):
            @wraps(fn)
            def run(*a, **k):
                if once:
                    self._subs.remove(entry)
                return fn(*a, **k)
            entry = (-prio, next(self._seq), pattern, run)
            self._subs.append(entry)
            self._subs.sort(key=lambda e: e[:2])
            fn.off = lambda: self._subs.remove(entry)
            return fn
        return deco
    def emit(self, name, /, *args, **kw):
        out = []
        for _, _, pat, fn in self._subs[:]:
            if fnmatch.fnmatchcase(name, pat) and fn.__name__ not in self._muted:
                try:
                    out.append(fn(name, *args, **kw))
                except StopPropagation as s:
                    out.append(s.args[0] if s.args else None)
                    break
                except Exception as e:
                    self.errors.append(f"{fn.__name__}: {type(e).__name__}({e})")
        return out
    @contextmanager
    def mute(self, *names):
        before = set(self._muted)
        self._muted |= set(names)
        try:
            yield self
        finally:
            self._muted = before

bus = Bus()

@bus.on("user.*")
def audit(ev, **kw):
    return f"audit {ev} {sorted(kw.items())}"

@bus.on("user.created", prio=10)
def welcome(ev, name, *, vip=False):
    return f"hi {name}{'!' * vip}"

@bus.on("*", prio=-5, once=True)
def first(ev, *a, **k):
    return "only once"

@bus.on("user.del[ae]te*", prio=5)
def guard(ev, name, **kw):
    if name == "root":
        raise StopPropagation("denied")
    return 10 // len(name)

class Model:
    def __init__(self):
        object.__setattr__(self, "_obs", defaultdict(list))
    def watch(self, field, fn):
        self._obs[field].append(fn)
        return partial(self._obs[field].remove, fn)
    def __setattr__(self, name, new):
        old = self.__dict__.get(name, "<unset>")
        super().__setattr__(name, new)
        if old != new:
            for fn in [*self._obs[name], *self._obs["*"]]:
                fn(self, name, old, new)

print(bus.emit("user.created", name="Ann", vip=True))
print(bus.emit("user.created", "Bob"))
print(bus.errors, bus.emit("user.deleted", "root"), bus.emit("user.deleted", name=""), bus.emit("user.deleted", name="abc"), bus.errors[1:])
with bus.mute("audit", "guard"):
    print(bus.emit("user.created", name="Cy", age=3), bus.errors[-1])
    try:
        with bus.mute("welcome"):
            print(bus.emit("user.created", name="x"))
            raise KeyError("inner")
    except KeyError:
        print(sorted(bus._muted))
audit.off()
print(bus.emit("user.created", name="Di"), bus.emit("nothing"), welcome.__name__, [e[2] for e in bus._subs])
try:
    audit.off()
except ValueError as e:
    print(e)

m, log = Model(), []
un = m.watch("x", lambda o, n, a, b: log.append((n, a, b)))
m.watch("*", lambda o, n, a, b: log.append(n.upper()))
m.watch("x", lambda o, n, a, b: setattr(o, "y", b * 2))
m.x = 1
m.x = 1.0
m.x += 2
un()
m.x = "s"
m.z = None
print(log, vars(m).keys(), m.y)

class Scheduler:
    def __init__(self):
        self.now, self.q, self.ids, self.dead = 0, [], itertools.count(1), set()
        self.log = []
    def at(self, t, fn, *a, every=None):
        if t < self.now:
            raise ValueError(f"cannot schedule in the past ({t} < {self.now})")
        i = next(self.ids)
        heapq.heappush(self.q, (t, i, fn, a, every))
        return i
    def cancel(self, i):
        self.dead.add(i)
    def run(self, until):
        while self.q and self.q[0][0] <= until:
            t, i, fn, a, every = heapq.heappop(self.q)
            if i in self.dead:
                continue
            self.now = t
            try:
                r = fn(self, *a)
            except Exception as e:
                self.log.append(f"{t}: job {i} failed: {e!r}")
                continue
            if r is not None:
                self.log.append(f"{t}: {r}")
            if every and r is not False:
                heapq.heappush(self.q, (t + every, i, fn, a, every))
        self.now = until

s = Scheduler()
tick = s.at(1, lambda s: f"tick@{s.now}", every=3)
s.at(2, lambda s, k: s.at(s.now + k, lambda s: "child"), 2)
s.at(5, lambda s: s.cancel(tick))
s.at(4, lambda s: 1 / 0)
s.at(4, lambda s: [].pop())
n = iter(range(3))
s.at(0, lambda s: next(n) < 2 and "count", every=1)
s.at(9, lambda s: s.at(3, print))
s.run(12)
print(*s.log, sep="\n")
print(s.now, s.q)

class Obj:
    def cb(self):
        return "bound"

o = Obj()
wm = weakref.WeakMethod(o.cb)
r = weakref.ref(o)
print(wm()(), r() is o)
del o
print(wm(), r())
