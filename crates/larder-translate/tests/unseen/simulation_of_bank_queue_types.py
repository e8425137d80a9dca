# A deterministic simulation with a linear congruential generator; statistics over mixed numbers; formatted table.
class Rng:
    def __init__(self, seed):
        self.s = seed

    def __call__(self, n=None):
        self.s = (self.s * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        v = self.s >> 33
        return v / 2 ** 31 if n is None else v % n if isinstance(n, int) else n[v % len(n)]

    def shuffle(self, xs):
        for i in range(len(xs) - 1, 0, -1):
            j = self(i + 1)
            xs[i], xs[j] = xs[j], xs[i]
        return xs

    def gauss(self):
        return sum(self() for _ in range(12)) - 6


class Stat:
    def __init__(self, *vals):
        self.n = 0
        self.mean = self.m2 = 0
        self.lo = self.hi = None
        for v in vals:
            self += v

    def __iadd__(self, v):
        self.n += 1
        d = v - self.mean
        self.mean += d / self.n
        self.m2 += d * (v - self.mean)
        self.lo = v if self.lo is None else min(self.lo, v)
        self.hi = v if self.hi is None else max(self.hi, v)
        return self

    @property
    def var(self):
        return self.m2 / (self.n - 1) if self.n > 1 else None

    def __format__(self, spec):
        parts = [self.n, self.mean, self.lo, self.hi, self.var]
        return ' '.join(f'{p:{spec}}' if isinstance(p, float) else f'{"-" if p is None else p}' for p in parts)


class Queue:
    def __init__(self, servers, rng):
        self.free = list(range(servers))
        self.rng, self.waiting, self.busy = rng, [], {}
        self.stats = {k: Stat() for k in ('wait', 'length', 'served')}
        self.left = 0

    def run(self, until, rate=0.8):
        t = nid = 0
        arrivals = [0.0]
        while t < until:
            nxt = min([(a, 'arrive', None) for a in arrivals[:1]] + [(end, 'done', s) for s, (end, _) in self.busy.items()])
            t, what, who = nxt
            if what == 'arrive':
                arrivals.pop(0)
                arrivals.append(t + round(self.rng() / rate, 3))
                nid += 1
                if len(self.waiting) > 4:
                    self.left += 1
                else:
                    self.waiting.append((nid, t))
            else:
                end, cust = self.busy.pop(who)
                self.free.append(who)
                self.stats['served'] += cust
            while self.free and self.waiting:
                s = self.free.pop(0)
                cust, since = self.waiting.pop(0)
                self.busy[s] = t + round(1 + self.rng() * 2, 3), cust
                self.stats['wait'] += t - since
            self.stats['length'] += len(self.waiting)
        return nid


r = Rng(42)
print([r(10) for _ in range(8)], [r('abc') for _ in range(5)], f'{r():.6f}', r.shuffle(list('abcdef')), r([None]))
q = Queue(2, Rng(7))
n = q.run(50)
print(n, q.left, len(q.waiting), sorted(q.busy))
for k, s in q.stats.items():
    print(f'{k:>7} {s:.3f}')
print(f'{Stat(1, 2, 3):.2f}|{Stat():.1f}|{Stat(5):g}|{Stat(True, 2.5):.3f}|{Stat(10 ** 20, 10 ** 20 + 2):.1f}')
g = Stat(*(Rng(1).gauss() for _ in range(3)))
print(g.lo == g.hi, g.var)
hist = {}
rng = Rng(2024)
for _ in range(500):
    b = int(rng.gauss() // 0.5)
    hist[b] = hist.get(b, 0) + 1
for b in sorted(hist):
    print(f'{b / 2:+5.1f} {"#" * (hist[b] // 4)}{"." if hist[b] % 4 else ""} {hist[b]}')
walk = [0]
for _ in range(200):
    walk.append(walk[-1] + rng((-1, 1, 0)))
print(min(walk), max(walk), walk[-1], walk.index(max(walk)), walk.count(0))
grid = [[rng(3) == 0 for _ in range(16)] for _ in range(6)]


def life(g):
    h, w = len(g), len(g[0])
    return [[(s := sum(g[(y + dy) % h][(x + dx) % w] for dy in (-1, 0, 1) for dx in (-1, 0, 1))) == 3 or (g[y][x] and s == 4) for x in range(w)] for y in range(h)]


for gen in range(3):
    grid = life(grid)
print('\n'.join(''.join(' #'[c] for c in row) for row in grid), sum(map(sum, grid)))
pi = 4 * sum(rng() ** 2 + rng() ** 2 < 1 for _ in range(1000)) / 1000
print(pi, abs(pi - 3.14159) < 0.2)
deck = [(r, s) for s in 'SHDC' for r in [*range(2, 11), *'JQKA']]
rng.shuffle(deck)
val = lambda h: (lambda t, a: t - 10 * next(k for k in range(a + 1) if t - 10 * k <= 21 or k == a))(sum(r if isinstance(r, int) else 11 if r == 'A' else 10 for r, _ in h), sum(r == 'A' for r, _ in h))
hands = [[deck.pop() for _ in range(2)] for _ in range(3)]
for h in hands:
    while val(h) < 16:
        h.append(deck.pop())
print([(''.join(f'{r}{s} ' for r, s in h).strip(), val(h)) for h in hands], len(deck))
rng(0)
