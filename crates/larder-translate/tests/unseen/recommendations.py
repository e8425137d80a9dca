# Social network / recommendation with sets & Counters, k-means, k-NN, naive Bayes on a tiny data set, seeded
import math
import random
import re
from collections import Counter, defaultdict, namedtuple
from itertools import combinations
from operator import itemgetter
from statistics import mean, pstdev
FOLLOWS = """ann: bob cid dot
bob: ann eve
cid: dot eve fay
dot: ann
eve: fay cid
fay:"""
g = {}
for line in FOLLOWS.splitlines():
    who, _, rest = line.partition(":")
    g[who] = set(rest.split())
followers = defaultdict(set)
for who, fs in g.items():
    for f in fs:
        followers[f].add(who)
print({k: sorted(v) for k, v in sorted(followers.items())}, [tuple(sorted(p)) for p in combinations(g, 2) if p[1] in g[p[0]] and p[0] in g[p[1]]])

def suggest(user, n=2):
    pool = Counter(fof for f in g[user] for fof in g[f] if fof != user and fof not in g[user])
    return sorted(pool.items(), key=lambda kv: (-kv[1], kv[0]))[:n]
for u in g:
    print(u, suggest(u), end="; ")
print()
degrees = {u: (len(g[u]), len(followers[u])) for u in g}
print(sorted(degrees, key=degrees.get, reverse=True), max(degrees.items(), key=itemgetter(1)), min(degrees.values()))
Iris = namedtuple("Iris", "sl sw kind")
rng = random.Random(4)
DATA = [Iris(round(rng.gauss(cx, 0.4), 2), round(rng.gauss(cy, 0.3), 2), kind) for kind, cx, cy in (("red", 1, 1), ("green", 4, 1.5), ("blue", 2.5, 4)) for _ in range(12)]
rng.shuffle(DATA)
train, test = DATA[:27], DATA[27:]
print(train[0], len(test), Counter(map(itemgetter(2), train)))

def knn(p, k=3):
    near = sorted(train, key=lambda t: math.dist(p[:2], t[:2]))[:k]
    votes = Counter(t.kind for t in near).most_common()
    best = [kind for kind, n in votes if n == votes[0][1]]
    return next(t.kind for t in near if t.kind in best)
print([knn(t) == t.kind for t in test], {k: sum(knn(t, k) == t.kind for t in test) for k in (1, 3, 7, 27)})

class KMeans:
    def __init__(self, k, seed=0):
        self.k, self.rng = k, random.Random(seed)
    def fit(self, pts):
        self.centres = self.rng.sample(pts, self.k)
        for self.rounds in range(1, 50):
            groups = defaultdict(list)
            for p in pts:
                groups[self.predict(p)].append(p)
            new = [tuple(map(mean, zip(*groups[i]))) if groups[i] else c for i, c in enumerate(self.centres)]
            if new == self.centres:
                break
            self.centres = new
        self.inertia = sum(math.dist(p, self.centres[self.predict(p)]) ** 2 for p in pts)
        return self
    def predict(self, p):
        return min(range(self.k), key=lambda i: math.dist(p, self.centres[i]))
pts = [t[:2] for t in DATA]
best = min((KMeans(3, seed).fit(pts) for seed in range(5)), key=lambda m: round(m.inertia, 9))
print(best.rounds, f"{best.inertia:.4f}", [f"({x:.3f}, {y:.3f})" for x, y in sorted(best.centres)])
table = Counter((t.kind, best.predict(t[:2])) for t in DATA)
print(sorted(table.values(), reverse=True), len(table), [f"{KMeans(k, 1).fit(pts).inertia:.2f}" for k in (1, 2, 3, 4)])

class NaiveBayes:
    def __init__(self, alpha=1.0):
        self.alpha, self.words, self.docs = alpha, defaultdict(Counter), Counter()
    @staticmethod
    def tokens(text):
        return re.findall(r"[a-z']+", text.lower())
    def train(self, text, label):
        self.words[label].update(self.tokens(text))
        self.docs[label] += 1
        return self
    @property
    def vocab(self):
        return set().union(*self.words.values())
    def scores(self, text):
        v, total = len(self.vocab), self.docs.total()
        for label in sorted(self.docs):
            c = self.words[label]
            s = math.log(self.docs[label] / total)
            for w in self.tokens(text):
                s += math.log((c[w] + self.alpha) / (c.total() + self.alpha * v))
            yield label, s
    def predict(self, text):
        return max(self.scores(text), key=itemgetter(1))[0]
nb = NaiveBayes()
for text, label in [("Buy cheap pills now", "spam"), ("Cheap cheap watches!", "spam"), ("Meeting at noon", "ham"), ("Lunch now? Buy lunch at noon", "ham"), ("don't miss the meeting", "ham")]:
    nb.train(text, label)
for text in ("cheap lunch", "BUY watches now now", "", "meeting don't", "unknown words only"):
    print(repr(text), nb.predict(text), {k: round(v, 6) for k, v in nb.scores(text)})
print(len(nb.vocab), nb.words["spam"].most_common(2), nb.docs, nb.words["ham"]["zzz"], "zzz" in nb.words["ham"])
RATINGS = {"ann": {"m1": 5, "m2": 3, "m3": 4}, "bob": {"m1": 4, "m2": 1, "m4": 5}, "cid": {"m2": 4, "m3": 5, "m4": 1}, "dot": {"m1": 5, "m3": 4}}

def pearson(a, b):
    both = sorted(RATINGS[a].keys() & RATINGS[b].keys())
    if len(both) < 2:
        return 0.0
    xs, ys = ([RATINGS[u][m] for m in both] for u in (a, b))
    mx, my, sx, sy = mean(xs), mean(ys), pstdev(xs), pstdev(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / (len(both) * sx * sy) if sx and sy else 0.0
for a, b in combinations(RATINGS, 2):
    print(a, b, f"{pearson(a, b):+.4f}", end=" | ")
print()
items = defaultdict(dict)
for u, rs in RATINGS.items():
    for m, r in rs.items():
        items[m][u] = r
print({m: round(mean(r.values()), 3) for m, r in sorted(items.items())}, [m for m in items if "dot" not in items[m]])
xs = [t.sl for t in DATA]
z = [(x - mean(xs)) / pstdev(xs) for x in xs]
print(abs(mean(z)) < 1e-12, f"{pstdev(z):.6f}", sum(v > 1 for v in z), [f"{q:.3f}" for q in (min(z), max(z))])
hist = Counter(int(x) for x in xs)
print(*(f"{b}: {'#' * hist[b]}" for b in range(min(hist), max(hist) + 1)), sep="\n")
