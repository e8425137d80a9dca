import math
import re
import string
from collections import Counter, defaultdict
from fractions import Fraction

TRAIN = [
    ("spam", "WIN cash now!!! click http://win.example/now"),
    ("spam", "Cheap meds, cheap watches, CHEAP everything"),
    ("spam", "You have won a free prize, click to claim $1,000"),
    ("spam", "free free free: claim your cash"),
    ("ham", "Are we still on for lunch tomorrow?"),
    ("ham", "The build is broken again, can you look at the log"),
    ("ham", "Lunch was great, thanks! Here's the $12 I owe you"),
    ("ham", "can you review my code before tomorrow's meeting"),
    ("ham", "free for a call at 10:30?"),
]
TEST = [("spam", "claim your free watches now"), ("ham", "is the meeting before lunch?"), ("ham", "the free lunch log"),
        ("spam", "cash $500"), ("ham", "zzz qqq"), ("spam", "click the build")]
STOP = frozenset("a the to for is at you i".split())


def words(text):
    text = re.sub(r"https?://\S+", " _url_ ", text.lower())
    text = re.sub(r"\$[\d,.]+", " _money_ ", text)
    for w in re.findall(r"[a-z_]+(?:'[a-z]+)?", text):
        w = w.removesuffix("'s")
        if w not in STOP:
            yield stem(w)


def stem(w):
    for suffix, least in (("ing", 3), ("es", 4), ("s", 3)):
        if w.endswith(suffix) and len(w) - len(suffix) >= least and not w.endswith("ss"):
            return w[:-len(suffix)]
    return w


class Bayes:
    def __init__(self, alpha=1, features=words):
        self.alpha, self.features = alpha, features
        self.counts = defaultdict(Counter)
        self.docs = Counter()

    @property
    def vocabulary(self):
        return set().union(*self.counts.values())

    def learn(self, label, text):
        self.docs[label] += 1
        self.counts[label].update(self.features(text))
        return self

    def logs(self, text):
        n = len(self.vocabulary)
        out = {}
        for label in self.docs:
            c = self.counts[label]
            total = c.total()
            out[label] = math.log(self.docs[label] / self.docs.total()) + math.fsum(
                math.log((c[w] + self.alpha) / (total + self.alpha * n)) for w in self.features(text) if w in self.vocabulary)
        return out

    def exact(self, text):
        n, out = len(self.vocabulary), {}
        for label, c in self.counts.items():
            p = Fraction(self.docs[label], self.docs.total())
            for w in self.features(text):
                if w in self.vocabulary:
                    p *= Fraction(c[w] + 1, c.total() + n)
            out[label] = p
        s = sum(out.values())
        return {k: v / s for k, v in out.items()}

    def proba(self, text):
        logs = self.logs(text)
        top = max(logs.values())
        e = {k: math.exp(v - top) for k, v in logs.items()}
        z = sum(e.values())
        return {k: v / z for k, v in e.items()}

    def __call__(self, text):
        return max(self.proba(text).items(), key=lambda kv: kv[1])


def bigrams(text):
    ws = ["^", *words(text), "$"]
    return [" ".join(p) for p in zip(ws, ws[1:])]


nb = Bayes()
for label, text in TRAIN:
    nb.learn(label, text)
print(nb.docs, len(nb.vocabulary), nb.counts["spam"].most_common(4))
print(list(words(TRAIN[6][1])), list(words("Classes passing; glass's dresses!")))
confusion = Counter()
for truth, text in TEST:
    label, p = nb(text)
    ex = nb.exact(text)[label]
    confusion[truth, label] += 1
    print(f"{text!r:<32} {label:<5}{p:.6f} {'ok' if label == truth else 'WRONG':<6}{ex.limit_denominator(1000)} {abs(float(ex) - p) < 1e-12}")
for k in sorted(confusion):
    print(k, confusion[k])
tp, fp, fn = (confusion[k] for k in (("spam", "spam"), ("ham", "spam"), ("spam", "ham")))
print(f"precision {tp / (tp + fp):.1%} recall {tp / (tp + fn):.1%} missing key stays missing: {len(confusion)}")
ratios = {w: math.log2((nb.counts['spam'][w] + 1) / (nb.counts['ham'][w] + 1)) for w in sorted(nb.vocabulary)}
ranked = sorted(ratios, key=ratios.get)
print("hammy:", ranked[:4], "spammy:", [f"{w}{ratios[w]:+.2f}" for w in ranked[-4:]])
bi = Bayes(alpha=0.1, features=bigrams)
for row in TRAIN:
    bi.learn(*row)
print(len(bi.vocabulary), bi("free free lunch")[0], f"{bi('you have won')[1]:.4f}", list(bigrams("Hi")))
for left_out in range(0, len(TRAIN), 3):
    m = Bayes()
    [m.learn(*row) for i, row in enumerate(TRAIN) if i != left_out]
    print("left out", left_out, TRAIN[left_out][0], "->", m(TRAIN[left_out][1])[0])
print(string.punctuation[:8], nb.counts["ham"] & nb.counts["spam"], (nb.counts["spam"] - nb.counts["ham"]).total())
both = nb.counts["spam"] + nb.counts["ham"]
print(sorted(both.values(), reverse=True)[:6], +Counter(a=1, b=-1), Counter("abca") | Counter("bbd"), Counter("ab") <= Counter("aab"))
print(Bayes().docs, Bayes(alpha=2).vocabulary == set())
try:
    Bayes()("anything")
except ValueError as e:
    print(e)
print(Bayes(alpha=0).learn("spam", "a b cash").learn("ham", "dog")("cash dog"))
