import heapq
import itertools
import random
import statistics
from collections import namedtuple

Patient = namedtuple("Patient", "name severity arrived minutes")


class TriageQueue:
    def __init__(self):
        self._heap = []
        self._tick = itertools.count()
        self._removed = set()

    def push(self, patient):
        entry = (-patient.severity, patient.arrived, next(self._tick), patient)
        heapq.heappush(self._heap, entry)

    def leave(self, name):
        self._removed.add(name)

    def pop(self):
        while self._heap:
            *_, patient = heapq.heappop(self._heap)
            if patient.name in self._removed:
                self._removed.discard(patient.name)
                continue
            return patient
        raise LookupError("queue is empty")

    def __len__(self):
        return sum(1 for e in self._heap if e[-1].name not in self._removed)

    def __bool__(self):
        return len(self) > 0


class Doctor:
    def __init__(self, name, speed=1.0):
        self.name, self.speed = name, speed
        self.free_at = 0
        self.seen = []

    def treat(self, patient, now):
        took = max(1, round(patient.minutes / self.speed))
        self.free_at = now + took
        self.seen.append((patient.name, now - patient.arrived))
        return took

    def __lt__(self, other):
        return (self.free_at, self.name) < (other.free_at, other.name)

    def __str__(self):
        return f"Dr {self.name} (x{self.speed:g})"


def arrivals(seed, n):
    rng = random.Random(seed)
    clock = 0
    for i in range(n):
        clock += rng.randint(0, 9)
        yield Patient(f"p{i:02}", rng.choice([1, 1, 2, 3, 5]), clock, rng.randrange(5, 40, 5))


def simulate(seed, n, doctors):
    queue = TriageQueue()
    pending = list(arrivals(seed, n))
    doctors = doctors[:]
    heapq.heapify(doctors)
    now, log = 0, []
    while pending or queue:
        doc = heapq.heappop(doctors)
        now = max(now, doc.free_at)
        if not queue and pending and pending[0].arrived > now:
            now = pending[0].arrived
        while pending and pending[0].arrived <= now:
            queue.push(pending.pop(0))
        patient = queue.pop()
        took = doc.treat(patient, now)
        log.append((now, doc.name, patient, took))
        if len(queue) > 6:
            gone = min((e[-1] for e in queue._heap if e[-1].name not in queue._removed), key=lambda p: (p.severity, -p.arrived))
            queue.leave(gone.name)
            log.append((now, None, gone, 0))
        heapq.heappush(doctors, doc)
    return log, doctors


for seed in (1, 42):
    docs = [Doctor("House", 1.5), Doctor("Grey"), Doctor("Who", 0.75)]
    log, docs = simulate(seed, 24, docs)
    print(f"--- seed {seed}")
    for now, doc, patient, took in log:
        if doc is None:
            print(f"{now:4}        {patient.name} gave up (severity {patient.severity})")
        else:
            print(f"{now:4} {doc:<6} {patient.name} sev {patient.severity} waited {now - patient.arrived:>3} took {took}")
    waits = [w for d in docs for _, w in d.seen]
    print(f"mean {statistics.mean(waits):.3f} median {statistics.median(waits)} stdev {statistics.stdev(waits):.4f} max {max(waits)}")
    for d in sorted(docs, key=lambda d: d.name):
        print(d, len(d.seen), d.free_at, d.seen[:3])
try:
    TriageQueue().pop()
except LookupError as e:
    print(repr(e))
print(heapq.nlargest(3, arrivals(3, 10), key=lambda p: p.minutes))
print(heapq.nsmallest(2, arrivals(3, 10)), list(heapq.merge([1, 4, 9], [2, 3], [5], key=None)))
h = [5, 3, 8, 1]
heapq.heapify(h)
print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 7), h)
