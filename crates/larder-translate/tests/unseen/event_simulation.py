# Bank queue / airport / traffic simulation with heap-driven events and generator processes (tiny SimPy)
import heapq
import random
from collections import deque
from itertools import count
from statistics import mean, pstdev
class Interrupt(Exception):
    pass
class Event:
    def __init__(self, sim):
        self.sim, self.waiters, self.done, self.value = sim, [], False, None
    def trigger(self, value=None):
        if self.done:
            raise RuntimeError("event already triggered")
        self.done, self.value = True, value
        for p in self.waiters:
            self.sim.schedule(0, p, value)
        self.waiters.clear()
        return self
class Process(Event):
    def __init__(self, sim, gen, name):
        super().__init__(sim)
        self.gen, self.name, self.alive, self.target = gen, name, True, None
    def step(self, value):
        try:
            cmd = self.gen.throw(value) if isinstance(value, Interrupt) else self.gen.send(value)
        except StopIteration as stop:
            self.alive = False
            self.trigger(stop.value)
        except Interrupt as e:
            self.alive = False
            self.sim.note(f"{self.name} killed: {e}")
            self.trigger(None)
        else:
            self.target = cmd
            match cmd:
                case int() | float():
                    self.sim.schedule(cmd, self)
                case Event(done=True, value=v):
                    self.sim.schedule(0, self, v)
                case Event():
                    cmd.waiters.append(self)
                case None:
                    self.sim.schedule(0, self)
                case _:
                    raise TypeError(f"{self.name} yielded {cmd!r}")
    def interrupt(self, why):
        if isinstance(self.target, Event) and self in self.target.waiters:
            self.target.waiters.remove(self)
        self.sim.cancelled.add(self.sim.pending.pop(self, None))
        self.sim.schedule(0, self, Interrupt(why))
    def __lt__(self, other):
        return NotImplemented
class Resource:
    def __init__(self, sim, capacity=1):
        self.sim, self.free, self.queue, self.peak = sim, capacity, deque(), 0
    def request(self):
        ev = Event(self.sim)
        if self.free:
            self.free -= 1
            ev.trigger(self)
        else:
            self.queue.append(ev)
            self.peak = max(self.peak, len(self.queue))
        return ev
    def release(self):
        if self.queue:
            self.queue.popleft().trigger(self)
        else:
            self.free += 1
class Sim:
    def __init__(self):
        self.now, self.heap, self.ids, self.log = 0, [], count(), []
        self.pending, self.cancelled = {}, set()
    def schedule(self, delay, proc, value=None):
        n = next(self.ids)
        self.pending[proc] = n
        heapq.heappush(self.heap, (self.now + delay, n, proc, value))
    def process(self, gen, name="?"):
        p = Process(self, gen, name)
        self.schedule(0, p)
        return p
    def note(self, text):
        self.log.append(f"{self.now:6.2f} {text}")
    def run(self, until=None):
        while self.heap and (until is None or self.heap[0][0] <= until):
            self.now, n, proc, value = heapq.heappop(self.heap)
            if n in self.cancelled:
                self.cancelled.discard(n)
            elif proc.alive:
                proc.step(value)
        return self.now
def customer(sim, name, desk, service, waits, patience=None):
    arrived = sim.now
    yield desk.request()
    waits.append(sim.now - arrived)
    sim.note(f"{name} served after {waits[-1]:g}")
    try:
        yield service
    finally:
        desk.release()
    return name.upper()
def source(sim, desk, waits):
    procs = []
    for i, (gap, service) in enumerate([(0, 4), (1, 3), (1, 2), (5, 1)]):
        yield gap
        procs.append(sim.process(customer(sim, f"c{i}", desk, service, waits), f"c{i}"))
    results = []
    for p in procs:
        results.append((yield p))
    sim.note(f"all done {results}")
    return len(results)
sim, waits = Sim(), []
desk = Resource(sim)
src = sim.process(source(sim, desk, waits), "source")
print(sim.run(until=3), src.alive, len(sim.log))
print(sim.run(), src.alive, src.value, waits, desk.free, desk.peak)
print(*sim.log, sep="\n")
def machine(sim, name):
    made = 0
    while True:
        try:
            yield 2
            made += 1
        except Interrupt as e:
            sim.note(f"{name} interrupted ({e}) with {made}")
            if str(e) == "stop":
                return made
            yield 1.5
            if str(e) == "kill":
                raise
def boss(sim, workers):
    for t, (w, why) in zip((5, 4, 1, 6), [(0, "pause"), (1, "kill"), (0, "x"), (0, "stop")]):
        yield t
        workers[w].interrupt(why)
    got = yield workers[0]
    sim.note(f"worker made {got}; other alive={workers[1].alive}")
sim = Sim()
ms = [sim.process(machine(sim, f"m{k}"), f"m{k}") for k in range(2)]
sim.process(boss(sim, ms), "boss")
print(sim.run(until=100))
print(*sim.log, sep="\n")
try:
    ms[0].trigger()
except RuntimeError as e:
    print(e)
sim = Sim()
sim.process((x for x in ["bad"]), "gen")
try:
    sim.run()
except TypeError as e:
    print(e)
def experiment(seed, desks, n=120):
    rng, sim, waits = random.Random(seed), Sim(), []
    bank = Resource(sim, desks)
    def arrivals():
        for i in range(n):
            yield rng.expovariate(1.0)
            sim.process(customer(sim, f"n{i}", bank, rng.uniform(0.5, 2.9), waits))
    sim.process(arrivals())
    end = sim.run()
    return round(end, 4), round(mean(waits), 4), round(max(waits), 3), bank.peak, round(pstdev(waits), 3), bank.free == desks
for d in (1, 2, 3):
    print(d, experiment(7, d))
