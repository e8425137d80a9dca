"""Discrete event simulation: calls, agents, abandonment and callbacks (seeded)."""
import heapq
import random
from collections import Counter, deque
from dataclasses import dataclass, field


@dataclass(order=True)
class Event:
    time: float
    seq: int
    kind: str = field(compare=False)
    call: "Call" = field(compare=False, default=None)


@dataclass
class Call:
    id: int
    born: float
    patience: float
    answered: float | None = None
    ended: float | None = None
    retries: int = 0

    @property
    def wait(self):
        return None if self.answered is None else self.answered - self.born


class Centre:
    def __init__(self, agents, seed, horizon=60.0):
        self.rng = random.Random(seed)
        self.free = agents
        self.horizon = horizon
        self.queue = deque()
        self.events = []
        self.seq = 0
        self.now = 0.0
        self.stats = Counter()
        self.done = []
        self.trace = []
        self.schedule(self.rng.expovariate(1.5), "arrive", Call(1, 0, 0))
        self.next_id = 2

    def schedule(self, delay, kind, call=None):
        self.seq += 1
        heapq.heappush(self.events, Event(self.now + delay, self.seq, kind, call))

    def run(self):
        while self.events:
            ev = heapq.heappop(self.events)
            self.now = ev.time
            getattr(self, "on_" + ev.kind)(ev.call)
            self.stats[ev.kind] += 1
            if len(self.trace) < 12:
                self.trace.append(f"{self.now:7.3f} {ev.kind:<8} call={ev.call.id} queue={len(self.queue)} free={self.free}")
        return self

    def on_arrive(self, call):
        call.born = self.now
        call.patience = self.rng.uniform(1, 6)
        if call.retries == 0 and self.now < self.horizon:
            self.schedule(self.rng.expovariate(1.5), "arrive", Call(self.next_id, 0, 0))
            self.next_id += 1
        if self.free:
            self.answer(call)
        else:
            self.queue.append(call)
            self.schedule(call.patience, "give_up", call)

    def answer(self, call):
        self.free -= 1
        call.answered = self.now
        self.schedule(self.rng.gammavariate(2, 1.2), "hang_up", call)

    def on_hang_up(self, call):
        call.ended = self.now
        self.done.append(call)
        self.free += 1
        if self.queue:
            self.answer(self.queue.popleft())

    def on_give_up(self, call):
        if call.answered is not None:
            self.stats["stale"] += 1
            return
        self.queue.remove(call)
        if call.retries < 1 and self.rng.random() < 0.5:
            call.retries += 1
            self.schedule(self.rng.triangular(2, 8, 3), "arrive", call)
        else:
            self.stats["lost"] += 1

    def report(self):
        waits = sorted(c.wait for c in self.done)
        n = len(waits)
        print(f"answered {n}, lost {self.stats['lost']}, ended at {self.now:.4f}")
        print(f"mean wait {sum(waits) / n:.5f}, p50 {waits[n // 2]:.4f}, p95 {waits[int(n * .95)]:.4f}, zero waits {waits.count(0)}")
        print(dict(sorted(self.stats.items())))
        hist = Counter(min(int(w), 5) for w in waits)
        for b in range(6):
            print(f"{b}-{b + 1 if b < 5 else '..'} {'#' * hist[b]}")


for agents, seed in [(2, 1), (3, 1), (5, 99)]:
    print(f"== agents {agents} seed {seed}")
    c = Centre(agents, seed).run()
    print("\n".join(c.trace))
    c.report()
    print([x.id for x in c.done if x.retries], max(c.done, key=lambda x: x.wait))
rng = random.Random("text seed")
print(rng.randint(1, 100), rng.choices("abc", weights=[5, 1, 1], k=10), rng.sample(range(50), 6), rng.gauss(0, 1), rng.normalvariate(5, 2), rng.betavariate(2, 3))
deck = list(range(10))
rng.shuffle(deck)
print(deck, rng.getrandbits(70), rng.randrange(0, 100, 7), rng.choice("xyz"), rng.paretovariate(3), rng.weibullvariate(1, 1.5), rng.lognormvariate(0, 0.25), rng.vonmisesvariate(0, 4), rng.randbytes(4))
state = rng.getstate()
a = [rng.random() for _ in range(2)]
rng.setstate(state)
print(a == [rng.random() for _ in range(2)], a)
