"""Inspection notes of a small apiary: parse, store, summarise, warn."""
import statistics
import textwrap
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

RAW = """
2024-04-02 | Alder  | queen=yes | frames=5  | mites=2  | calm, bringing pollen
2024-04-02 | Birch  | queen=no  | frames=3  | mites=0  | nervous; no eggs seen
2024-04-16 | Alder  | queen=yes | frames=7  | mites=4  | added a super
2024-04-17 | Birch  | queen=yes | frames=4  | mites=1  | emergency queen cell hatched
2024-05-01 | Alder  | queen=yes | frames=10 | mites=9  | swarm cells removed (three of them!)
2024-05-01 | Cedar  | queen=?   | frames=2  | mites=0  | caught swarm
2024-05-xx | Cedar  | queen=yes | frames=2  | mites=0  | unreadable date
2024-05-15 | Birch  | queen=yes | frames=six | mites=3 | unreadable frames
2024-05-15 | Cedar  | queen=yes | frames=4  | mites=1
2024-05-29 | Cedar  | queen=yes | frames=6  | mites=12 | treated with oxalic acid
"""


class Queen(Enum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "?"

    @property
    def worry(self):
        return {"YES": 0, "NO": 3}.get(self.name, 1)


@dataclass(order=True)
class Inspection:
    day: date
    hive: str
    queen: Queen = field(compare=False)
    frames: int = field(compare=False)
    mites: int = field(compare=False, default=0)
    note: str = field(compare=False, default="", repr=False)

    @property
    def mite_rate(self):
        return self.mites / self.frames

    @classmethod
    def parse(cls, line):
        parts = [p.strip() for p in line.split("|")]
        if len(parts) not in (5, 6):
            raise ValueError(f"{len(parts)} columns")
        when, hive, *pairs = parts
        note = pairs.pop() if len(parts) == 6 else ""
        fields = dict(p.split("=", 1) for p in pairs)
        return cls(date.fromisoformat(when), hive, Queen(fields["queen"]), int(fields["frames"]), int(fields["mites"]), note)


def load(text):
    good, bad = [], []
    for number, line in enumerate(text.strip().splitlines(), 1):
        try:
            good.append(Inspection.parse(line))
        except ValueError as problem:
            bad.append((number, type(problem).__name__, str(problem)))
    return good, bad


def trend(values):
    steps = [b - a for a, b in zip(values, values[1:])]
    if not steps:
        return "first visit"
    if all(s > 0 for s in steps):
        return "rising"
    if all(s <= 0 for s in steps):
        return "falling"
    return "mixed"


inspections, problems = load(RAW)
for row in inspections:
    print(row)
for p in problems:
    print("line %d: %s: %s" % p)

by_hive = defaultdict(list)
for row in sorted(inspections, reverse=True):
    by_hive[row.hive].insert(0, row)

print()
for hive in sorted(by_hive):
    rows = by_hive[hive]
    frames = [r.frames for r in rows]
    rates = [r.mite_rate for r in rows]
    print(f"{hive:<8}{len(rows)} visits  frames {frames} {trend(frames)}")
    print(f"{'':8}mites per frame {', '.join(f'{r:.3f}' for r in rates)}; mean {statistics.fmean(rates):.4f}")
    if len(rates) > 1:
        print(f"{'':8}spread {statistics.stdev(rates):.5f} median {statistics.median(frames)}")
    score = sum(r.queen.worry for r in rows) + (rates[-1] > 0.8) * 5
    print(f"{'':8}worry {score}", "!" * score)
    due = rows[-1].day + timedelta(days=14 if score < 4 else 7)
    print(f"{'':8}next visit {due:%a %d %b %Y} (week {due.isocalendar().week})")

print()
notes = "; ".join(r.note for r in inspections if r.note)
for line in textwrap.wrap(notes, width=48, initial_indent="* ", subsequent_indent="  "):
    print(line)
print(textwrap.shorten(notes, 40, placeholder=" [more]"))

latest = max(inspections)
print(latest == max(inspections, key=lambda r: (r.day, r.hive)), latest.hive, latest.queen, latest.queen.value)
print(min(inspections) < latest, inspections[0] >= inspections[1], [q.worry for q in Queen])
gaps = [(b.day - a.day).days for a, b in zip(by_hive["Alder"], by_hive["Alder"][1:])]
print("gaps", gaps, "average", statistics.mean(gaps))
