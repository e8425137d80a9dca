import random
import heapq
import math


class Customer:
    ids = 0

    def __init__(self, arrived):
        Customer.ids += 1
        self.id = Customer.ids
        self.arrived = arrived
        self.started = None

    @property
    def waited(self):
        return None if self.started is None else self.started - self.arrived


class Simulation:
    def __init__(self, seed, servers, rate, service):
        self.rng = random.Random(seed)
        self.now = 0.0
        self.queue = []
        self.free = servers
        self.agenda = []
        self.seq = 0
        self.served = []
        self.rate, self.service = rate, service

    def at(self, delay, action, *args):
        self.seq += 1
        heapq.heappush(self.agenda, (self.now + delay, self.seq, action, args))

    def arrive(self):
        c = Customer(self.now)
        if self.free:
            self.begin(c)
        else:
            self.queue.append(c)
        self.at(self.rng.expovariate(self.rate), self.arrive)

    def begin(self, c):
        self.free -= 1
        c.started = self.now
        self.at(max(0.1, self.rng.normalvariate(self.service, self.service / 4)), self.leave, c)

    def leave(self, c):
        self.free += 1
        self.served.append(c)
        if self.queue:
            self.begin(self.queue.pop(0))

    def run(self, until):
        self.at(0, self.arrive)
        while self.agenda:
            t, _, action, args = heapq.heappop(self.agenda)
            if t > until:
                break
            self.now = t
            action(*args)
        waits = [c.waited for c in self.served]
        n = len(waits)
        mean = sum(waits) / n
        sd = math.sqrt(sum((w - mean) ** 2 for w in waits) / (n - 1))
        return n, round(mean, 6), round(sd, 6), round(max(waits), 6)


for servers in (1, 2, 3):
    s = Simulation(2024, servers, 1 / 3, 4.0)
    print(servers, *s.run(500), len(s.queue))
print(Customer.ids)
rng = random.Random(1)
inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(20000))
print(4 * inside / 20000)
walk = [0]
for _ in range(50):
    walk.append(walk[-1] + rng.choice((-1, 1)))
print(walk[-1], max(walk), min(walk), walk.count(0))
weights = {"a": 5, "b": 3, "c": 2}
picks = rng.choices(list(weights), weights=list(weights.values()), k=1000)
print({k: picks.count(k) for k in weights})
deck = [r + s for s in "♠♥♦♣" for r in "A23456789TJQK"]
rng.shuffle(deck)
hands = [sorted(deck[i::4][:5]) for i in range(4)]
for h in hands:
    print(" ".join(h))
print(rng.randint(1, 6), rng.randrange(0, 100, 5), rng.betavariate(2, 3) < 1, rng.triangular(0, 1, 0.5) <= 1)
print(rng.getrandbits(70))
