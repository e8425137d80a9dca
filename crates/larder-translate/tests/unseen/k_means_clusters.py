import math
import random
from collections import Counter
from statistics import mean


def make_points(rng, centers, per=20, spread=1.0):
    pts = []
    for cx, cy in centers:
        pts += [(rng.gauss(cx, spread), rng.gauss(cy, spread)) for _ in range(per)]
    rng.shuffle(pts)
    return pts


def plus_plus(pts, k, rng):
    chosen = [rng.choice(pts)]
    while len(chosen) < k:
        d2 = [min(math.dist(p, c) ** 2 for c in chosen) for p in pts]
        target = rng.random() * sum(d2)
        for p, w in zip(pts, d2):
            target -= w
            if target <= 0:
                chosen.append(p)
                break
        else:
            chosen.append(pts[-1])
    return chosen


class KMeans:
    def __init__(self, k, seed=0, init=plus_plus, max_iter=50):
        self.k, self.init, self.max_iter = k, init, max_iter
        self.rng = random.Random(seed)
        self.centers = None
        self.history = []

    def label(self, p):
        if self.centers is None:
            raise RuntimeError("fit first")
        return min(range(self.k), key=lambda i: math.dist(p, self.centers[i]))

    def fit(self, pts):
        if len(pts) < self.k:
            raise ValueError(f"{len(pts)} points for {self.k} clusters")
        self.centers = self.init(pts, self.k, self.rng)
        for step in range(self.max_iter):
            labels = [self.label(p) for p in pts]
            groups = [[p for p, l in zip(pts, labels) if l == i] for i in range(self.k)]
            new = [tuple(map(mean, zip(*g))) if g else self.centers[i] for i, g in enumerate(groups)]
            shift = max(map(math.dist, new, self.centers))
            self.centers = new
            self.history.append(shift)
            if shift < 1e-9:
                break
        return self

    def inertia(self, pts):
        return math.fsum(math.dist(p, self.centers[self.label(p)]) ** 2 for p in pts)


def silhouette(pts, labels):
    total = 0
    for i, p in enumerate(pts):
        by = {}
        for j, q in enumerate(pts):
            if i != j:
                by.setdefault(labels[j], []).append(math.dist(p, q))
        own = by.pop(labels[i], None)
        if not own or not by:
            continue
        a, b = mean(own), min(map(mean, by.values()))
        total += (b - a) / max(a, b)
    return total / len(pts)


def dbscan(pts, eps, least):
    labels = {}
    cluster = -1
    near = lambda p: [q for q in pts if math.dist(p, q) <= eps]
    for p in pts:
        if p in labels:
            continue
        if len(seeds := near(p)) < least:
            labels[p] = None
            continue
        cluster += 1
        todo = list(seeds)
        while todo:
            q = todo.pop()
            if labels.get(q, None) is None:
                fresh = q not in labels
                labels[q] = cluster
                if fresh and len(more := near(q)) >= least:
                    todo.extend(m for m in more if labels.get(m) is None)
    return [labels[p] for p in pts]


def plot(pts, labels, marks="ox+*?", w=44, h=12):
    xs, ys = zip(*pts)
    grid = [[" "] * w for _ in range(h)]
    for (x, y), l in zip(pts, labels):
        c = int((x - min(xs)) / (max(xs) - min(xs)) * (w - 1))
        r = int((max(ys) - y) / (max(ys) - min(ys)) * (h - 1))
        grid[r][c] = "." if l is None else marks[l]
    return "\n".join("|" + "".join(row).rstrip() for row in grid)


rng = random.Random(8)
pts = make_points(rng, [(0, 0), (8, 1), (4, 7)])
print(len(pts), [round(c, 6) for c in pts[0]])
for k in range(1, 6):
    m = KMeans(k, seed=k).fit(pts)
    labels = [m.label(p) for p in pts]
    print(f"k={k} steps={len(m.history)} inertia={m.inertia(pts):9.3f} sizes={sorted(Counter(labels).values())} sil={silhouette(pts, labels):+.4f}")
best = KMeans(3, seed=3).fit(pts)
labels = [best.label(p) for p in pts]
rename = {old: new for new, old in enumerate(dict.fromkeys(labels))}
print(plot(pts, [rename[l] for l in labels]))
print(sorted((round(x, 2), round(y, 2)) for x, y in best.centers))
noisy = pts + [(20.0, 20.0), (-9.5, 3.25)]
db = dbscan(noisy, 1.5, 4)
print(Counter(db).most_common(2), db.count(None), db[-2:])
naive = KMeans(3, init=lambda pts, k, rng: pts[:k]).fit(pts)
print("same inertia:", math.isclose(naive.inertia(pts), best.inertia(pts), rel_tol=1e-6), len(naive.history), f"{naive.history[0]:.4f}")
print(KMeans(1).fit([(1, 2), (3, 4), (5, 9)]).centers, mean([1, 2]), mean([1, 3]), mean([1.0, 2, 6]))
same = KMeans(2, seed=1).fit([(1.0, 1.0)] * 4)
print(same.centers, same.history, same.inertia([(2, 2)]))
for bad in (lambda: KMeans(3).label((0, 0)), lambda: KMeans(3).fit([(1, 1)]), lambda: mean([])):
    try:
        bad()
    except Exception as e:
        print(type(e).__mro__[0].__name__, "/", type(e).__mro__[1].__name__, ":", e)
