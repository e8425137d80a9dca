"""A gradebook: weighted categories, dropped scores, curves and letter grades."""
import statistics
from collections import defaultdict
from dataclasses import dataclass, field

RAW = """
# student | category | score / max
Ana Ruiz|hw|18/20
Ana Ruiz|hw|20/20
Ana Ruiz|hw|9/20
Ana Ruiz|exam|77/100
Ana Ruiz|exam|84/90
Bo Chen|hw|20/20
Bo Chen|hw|0/20
Bo Chen|exam|55/100
Bo Chen|exam|61.5/90
Bo Chen|quiz|3/10
Cy Dent|exam|91/100
Cy Dent|exam|excused
Cy Dent|quiz|10/10
Cy Dent|quiz|7/10
Cy Dent|hw|x/20
Di Eko|hw|11/20
Di Eko|hw|13/20
Di Eko|exam|68/100
"""

WEIGHTS = {"hw": 30, "quiz": 10, "exam": 60}
LETTERS = [(93, "A"), (90, "A-"), (87, "B+"), (83, "B"), (80, "B-"), (70, "C"), (60, "D")]


@dataclass
class Student:
    name: str
    scores: dict = field(default_factory=lambda: defaultdict(list))
    problems: list = field(default_factory=list, repr=False)

    def category(self, cat, drop=0):
        got = sorted(self.scores.get(cat, []))
        if drop and len(got) > drop:
            got = got[drop:]
        return statistics.fmean(got) if got else None

    def total(self):
        num = den = 0
        for cat, w in WEIGHTS.items():
            c = self.category(cat, drop=1 if cat == "hw" else 0)
            if c is None:
                continue
            num += c * w
            den += w
        return num / den * 100 if den else None


def letter(pct):
    for cut, name in LETTERS:
        if pct >= cut:
            return name
    return "F"


def load(text):
    book = {}
    for no, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        who, cat, raw = line.split("|")
        st = book.setdefault(who, Student(who))
        try:
            a, b = raw.split("/")
            st.scores[cat].append(float(a) / int(b))
        except ValueError as e:
            st.problems.append((no, raw, str(e)))
    return book


def curve_flat(totals, top=100):
    bump = top - max(totals.values())
    return {k: v + bump for k, v in totals.items()}


def curve_sqrt(totals):
    return {k: v ** 0.5 * 10 for k, v in totals.items()}


def curve_z(totals, mean=75, spread=10):
    mu, sd = statistics.mean(totals.values()), statistics.pstdev(totals.values())
    return {k: mean + (v - mu) / sd * spread for k, v in totals.items()}


book = load(RAW)
for s in book.values():
    print(f"{s.name:<10}", *(f"{c}={'--' if (v := s.category(c)) is None else format(v, '.3f')}" for c in WEIGHTS))
    for no, raw, why in s.problems:
        print(f"   line {no}: {raw!r}: {why}")
totals = {s.name: s.total() for s in book.values()}
for label, fn in [("raw", dict), ("flat", curve_flat), ("sqrt", curve_sqrt), ("z", curve_z)]:
    t = fn(totals)
    ranking = sorted(t, key=lambda n: (-t[n], n))
    print(f"{label:>5}:", ", ".join(f"{n.split()[0]} {t[n]:.2f} {letter(t[n])}" for n in ranking))
    print(" " * 5, "median %.4f stdev %.4f" % (statistics.median(t.values()), statistics.stdev(t.values())))
print(statistics.quantiles(totals.values(), n=4))
print([round(q, 6) for q in statistics.quantiles(totals.values(), n=4, method="inclusive")])
hist = defaultdict(int)
for s in book.values():
    for cat, xs in s.scores.items():
        for x in xs:
            hist[int(x * 10) * 10] += 1
for lo in sorted(hist):
    print(f"{lo:3d}+ {'#' * hist[lo]}")
print(book["Di Eko"])
print(book["Cy Dent"].scores["nothing"], sorted(book["Cy Dent"].scores))
print(Student("Z").total(), Student("Z") == Student("Z"))
