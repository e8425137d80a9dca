# bank simulation, event queue with heapq, seeded LCG
import heapq
import itertools
from collections import deque, Counter, defaultdict


class LCG:
    def __init__(self, seed):
        self.state = seed & (2**64 - 1)

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return self.state >> 33

    def below(self, n):
        return self.next() % n

    def __iter__(self):
        while True:
            yield self.next()


class Event:
    _ids = itertools.count(1)

    def __init__(self, when, kind, **data):
        self.when, self.kind, self.data = when, kind, data
        self.id = next(self._ids)

    def __lt__(self, other):
        return (self.when, -self.priority, self.id) < (other.when, -other.priority, other.id)

    @property
    def priority(self):
        return {"finish": 2, "arrive": 1}.get(self.kind, 0)

    def __repr__(self):
        extra = ", ".join(f"{k}={v!r}" for k, v in self.data.items())
        return f"<{self.when:>4}:{self.kind}{'(' + extra + ')' if extra else ''}>"


class Bank:
    def __init__(self, tellers, seed):
        self.rng = LCG(seed)
        self.clock = 0
        self.queue = deque(maxlen=4)
        self.free = list(range(tellers))
        heapq.heapify(self.free)
        self.events = []
        self.stats = defaultdict(list)
        self.lost = Counter()
        self.log = []

    def schedule(self, delay, kind, **data):
        heapq.heappush(self.events, Event(self.clock + delay, kind, **data))

    def run(self, until):
        self.schedule(0, "arrive", who="c0")
        self.schedule(until, "close")
        while self.events:
            ev = heapq.heappop(self.events)
            self.clock = ev.when
            self.log.append(repr(ev))
            handler = getattr(self, f"on_{ev.kind}", None)
            if handler is None:
                raise NotImplementedError(ev.kind)
            if handler(**ev.data) is StopIteration:
                break
        return self

    def on_arrive(self, who):
        num = int(who[1:])
        self.schedule(1 + self.rng.below(5), "arrive", who=f"c{num + 1}")
        if self.free:
            self.start(who, heapq.heappop(self.free), 0)
        elif len(self.queue) == self.queue.maxlen:
            self.lost["even" if num % 2 == 0 else "odd"] += 1
        else:
            self.queue.append((who, self.clock))

    def start(self, who, teller, waited):
        self.stats["wait"].append(waited)
        self.schedule(3 + self.rng.below(9), "finish", who=who, teller=teller)

    def on_finish(self, who, teller):
        self.stats[teller].append(who)
        if self.queue:
            nxt, since = self.queue.popleft()
            self.start(nxt, teller, self.clock - since)
        else:
            heapq.heappush(self.free, teller)

    def on_close(self):
        self.log.append("CLOSED")
        return StopIteration


for tellers, seed in [(1, 42), (2, 42), (3, -7)]:
    b = Bank(tellers, seed).run(60)
    waits = b.stats.pop("wait")
    print(f"--- tellers={tellers} seed={seed} clock={b.clock}")
    print(*b.log[:4], "...", *b.log[-2:])
    print(f"served={sum(map(len, b.stats.values()))} lost={dict(b.lost)} avg wait={sum(waits) / len(waits):.3f} max={max(waits)}")
    print({k: b.stats[k] for k in sorted(b.stats)})
    print("left:", list(b.queue), "free:", b.free, "pending:", len(b.events), sorted(b.events)[:1])
print(list(itertools.islice(LCG(1), 3)))

h = [(5, "e"), (1, "z"), (1, "a"), (3, "c"), (0, "q")]
heapq.heapify(h)
print(h)
print(heapq.heappushpop(h, (2, "b")), heapq.heapreplace(h, (9, "x")), h)
print(heapq.nsmallest(2, h), heapq.nlargest(2, h, key=lambda t: t[1]))
print(list(heapq.merge([1, 4, 9], [2, 3], [], [0, 10], )), list(heapq.merge("ace", "BDF", key=str.lower)))
print(list(heapq.merge([9, 5, 1], [8, 2], reverse=True)))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
mixed = [(1, object), (1, int)]
try:
    heapq.heapify(mixed)
except TypeError as e:
    print(e)
d = deque([1, 2, 3, 4, 5], maxlen=5)
d.append(6)
d.rotate(2)
print(d, d[-1], d.index(4))
d.extendleft("ab")
print(d, d.maxlen, deque("xyz"), d == deque([1]), deque([1], 3) == deque([1]))
try:
    d.insert(1, "q")
except IndexError as e:
    print("IndexError:", e)
try:
    for x in d:
        d.pop()
except RuntimeError as e:
    print("RuntimeError:", e)
Bank(0, 0).on_vanish if hasattr(Bank, "on_vanish") else print("no handler")
