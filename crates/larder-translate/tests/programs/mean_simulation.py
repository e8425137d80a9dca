import random, math
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abc"), random.uniform(1, 2), random.sample(range(100), 5))
xs = list(range(10)); random.shuffle(xs); print(xs, random.gauss(0, 1), random.randrange(0, 100, 7), random.choices([1, 2, 3], k=4), random.choices("ab", weights=[1, 9], k=5))
class Particle:
    def __init__(self, pos, vel): self.pos, self.vel = list(pos), list(vel)
    def step(self, dt):
        for i in range(2):
            self.pos[i] += self.vel[i] * dt
            if not 0 <= self.pos[i] <= 1:
                self.vel[i] *= -1
                self.pos[i] = min(max(self.pos[i], 0), 1)
ps = [Particle((random.random(), random.random()), (random.uniform(-1, 1), random.uniform(-1, 1))) for _ in range(5)]
for _ in range(100):
    for p in ps: p.step(0.05)
for p in ps: print(["%.6f" % c for c in p.pos], p.vel)
e = sum(0.5 * sum(v * v for v in p.vel) for p in ps); print(e, math.sqrt(e), round(e, 4))
def life(cells):
    from collections import Counter
    n = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, k in n.items() if k == 3 or (k == 2 and c in cells)}
cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): cells = life(cells)
print(sorted(cells))
r = random.Random(7); print(r.random(), r.randint(0, 9))
inside = sum(1 for _ in range(1000) if random.random() ** 2 + random.random() ** 2 < 1); print(4 * inside / 1000)
def mean(xs): return sum(xs) / len(xs)
def stdev(xs):
    m = mean(xs); return math.sqrt(sum((x - m) ** 2 for x in xs) / (len(xs) - 1))
data = [random.expovariate(1.5) for _ in range(50)]; print(mean(data), stdev(data), math.fsum(data), math.hypot(3, 4), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2), math.degrees(math.pi), math.atan2(1, 2), math.copysign(1, -0.0), math.isclose(0.1 + 0.2, 0.3), math.inf, math.exp(1), math.pow(2, 3), math.fmod(-7, 3), math.modf(2.5), math.prod([1, 2, 3]), math.dist((0, 0), (3, 4)))
x = 0.0
for i in range(10): x += 0.1
print(x, x == 1.0, 0.1 + 0.2, 1 / 3, 100 / 3.0, 1e22, 123456789012345678.0, 5e-324, 1.7976931348623157e308, 2.0 ** 0.5, -1.5e-10, 1e15, 1e16, 12345.6789e3)
temp = 20
hist = []
for hour in range(24):
    temp += math.sin(hour / 24 * 2 * math.pi)
    hist.append(temp)
print(hist[:3], max(hist), min(hist), hist.index(max(hist)))
