import heapq
import itertools
import random
from collections import deque


class Simulator:
    def __init__(self):
        self.now = 0.0
        self._queue = []
        self._seq = itertools.count()
        self.trace = []

    def schedule(self, delay, callback, *args, priority=0, **kwargs):
        entry = [self.now + delay, priority, next(self._seq), callback, args, kwargs]
        heapq.heappush(self._queue, entry)
        return lambda: entry.__setitem__(3, None)

    def process(self, gen):
        def resume(value=None):
            try:
                request = gen.send(value)
            except StopIteration as stop:
                self.log(f"{gen.__name__} finished -> {stop.value}")
                return
            if isinstance(request, (int, float)):
                self.schedule(request, resume)
            else:
                request.acquire(resume)
        self.schedule(0, resume)

    def log(self, text):
        self.trace.append(f"{self.now:6.2f} {text}")

    def run(self, until=float("inf")):
        done = 0
        while self._queue and self._queue[0][0] <= until:
            self.now, _, _, cb, args, kw = heapq.heappop(self._queue)
            if cb is not None:
                cb(*args, **kw)
                done += 1
        return done


class Resource:
    def __init__(self, sim, name, capacity=1):
        self.sim, self.name, self.free = sim, name, capacity
        self.waiting = deque()
        self.longest = 0

    def acquire(self, resume):
        if self.free:
            self.free -= 1
            self.sim.schedule(0, resume, self)
        else:
            self.waiting.append(resume)
            self.longest = max(self.longest, len(self.waiting))

    def release(self):
        if self.waiting:
            self.sim.schedule(0, self.waiting.popleft(), self)
        else:
            self.free += 1


def customer(sim, name, desk, work):
    arrived = sim.now
    got = yield desk
    assert got is desk
    waited = sim.now - arrived
    sim.log(f"{name} served after {waited:g}")
    try:
        yield work
    finally:
        desk.release()
    return name, waited


def clock(sim, period, n):
    for i in range(n):
        sim.log("tick" if i % 2 == 0 else "tock")
        yield period


sim = Simulator()
desk = Resource(sim, "desk", capacity=2)
for i, (at, work) in enumerate([(0, 5), (1, 2.5), (1, 3), (2, 1), (7.25, 1)]):
    sim.schedule(at, lambda i=i, w=work: sim.process(customer(sim, f"c{i}", desk, w)))
sim.process(clock(sim, 4, 3))
cancel = sim.schedule(3, sim.log, "never shown")
cancel()
sim.schedule(5, sim.log, "low", priority=9)
sim.schedule(5, sim.log, "high", priority=-1)
sim.schedule(5, sim.log, text="keyword")
print(sim.run(until=4.5), "events before 4.5; now", sim.now)
print(sim.run(), "after; now", sim.now, "longest queue", desk.longest, "free", desk.free)
print("\n".join(sim.trace))

rng = random.Random(11)
s2 = Simulator()
till = Resource(s2, "till")
t = 0
for i in range(50):
    t += rng.expovariate(1 / 3)
    s2.schedule(t, lambda i=i, w=rng.uniform(1, 4): s2.process(customer(s2, f"p{i}", till, w)))
s2.run()
print(f"{s2.now:.3f}", till.longest, len(s2.trace), s2.trace[-1])
