"""Backtracking rota: every shift filled, nobody works twice in a row, quotas kept."""
from collections import Counter
from dataclasses import dataclass, field
from itertools import product, pairwise

DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
SHIFTS = ["early", "late", "night"]


@dataclass
class Worker:
    name: str
    quota: int
    off: set = field(default_factory=set)
    skills: frozenset = frozenset(SHIFTS)
    likes: dict = field(default_factory=dict)

    def can(self, day, shift):
        return day not in self.off and shift in self.skills


class NoSolution(Exception):
    pass


class Rota:
    def __init__(self, workers, days=DAYS):
        self.workers = workers
        self.slots = list(product(days, SHIFTS))
        self.plan = {}
        self.load = Counter()
        self.steps = 0

    def candidates(self, i):
        day, shift = self.slots[i]
        recent = {self.plan[self.slots[j]].name for j in range(max(0, i - 2), i) if self.slots[j] in self.plan}
        ok = [w for w in self.workers if w.can(day, shift) and self.load[w.name] < w.quota and w.name not in recent]
        return sorted(ok, key=lambda w: (-w.likes.get(shift, 0), self.load[w.name] / w.quota, w.name))

    def solve(self, i=0):
        self.steps += 1
        if self.steps > 20000:
            raise NoSolution("gave up")
        if i == len(self.slots):
            return True
        for w in self.candidates(i):
            self.plan[self.slots[i]] = w
            self.load[w.name] += 1
            if self.solve(i + 1):
                return True
            del self.plan[self.slots[i]]
            self.load[w.name] -= 1
        if i == 0:
            raise NoSolution(f"impossible after {self.steps} steps")
        return False

    def table(self):
        days = list(dict.fromkeys(d for d, _ in self.slots))
        width = max(len(w.name) for w in self.workers) + 2
        yield " " * 7 + "".join(f"{d:^{width}}" for d in days)
        for s in SHIFTS:
            yield f"{s:<7}" + "".join(f"{self.plan[d, s].name:^{width}}" for d in days)
        yield "-" * (7 + width * len(days))

    def check(self):
        problems = []
        for a, b in pairwise(self.slots):
            if self.plan[a] is self.plan[b]:
                problems.append((a, b))
        for w in self.workers:
            if not self.load[w.name] <= w.quota:
                problems.append(w.name)
        return problems or "ok"


team = [Worker("Ada", 5, off={"Sun"}, likes={"early": 2}), Worker("Bob", 6, skills=frozenset({"late", "night"})), Worker("Cyd", 5, off={"Mon", "Tue"}),
        Worker("Dee", 5, likes={"night": 1, "late": -1}), Worker("Eli", 4, skills=frozenset(["early"]), off={"Wed"})]
rota = Rota(team)
print(rota.solve(), rota.steps)
print(*rota.table(), sep="\n")
print(rota.check(), dict(rota.load), rota.load.total())
hours = {w.name: sum({"early": 7.5, "late": 8, "night": 9.25}[s] for (_, s), x in rota.plan.items() if x is w) for w in team}
print(hours, sum(hours.values()))
for name, h in sorted(hours.items(), key=lambda kv: (-kv[1], kv[0])):
    print(f"{name:<5}{h:6.2f} {'█' * round(h / 4)}{'·' * (10 - round(h / 4))}")
weekend = [w.name for (d, _), w in rota.plan.items() if d in DAYS[-2:]]
print(weekend, Counter(weekend).most_common(2))
for workers, days in [(team[:2], DAYS), (team[:3], DAYS[:1]), (team[:4], DAYS[:2]), ([Worker("Solo", 9)], ["Mon"])]:
    r = Rota(workers, days)
    try:
        r.solve()
        print(*r.table(), sep="\n")
    except NoSolution as e:
        print(e, len(r.plan))
print(team[0].name, team[0].off, Worker("Z", 1) == Worker("Z", 1), Worker("Q", 0).off is Worker("R", 0).off, sorted(team[1].skills))
streaks = {}
for w in team:
    best = run = 0
    for d in DAYS:
        run = run + 1 if any(rota.plan[d, s] is w for s in SHIFTS) else 0
        best = max(best, run)
    streaks[w.name] = best
print(streaks)
swaps = [(a, b) for a, b in zip(rota.slots, rota.slots[3:]) if rota.plan[a] is not rota.plan[b] and rota.plan[a].can(*b) and rota.plan[b].can(*a)]
print(len(swaps), swaps[:2])
