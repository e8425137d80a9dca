import calendar
from collections import namedtuple, ChainMap
from dataclasses import dataclass, field, replace, asdict, astuple
from datetime import date, timedelta
from pprint import pprint

Plant = namedtuple("Plant", "name symbol space days friends foes")
CATALOG = {p.name: p for p in (
    Plant("tomato", "T", 2, 75, {"basil", "carrot"}, {"potato"}),
    Plant("basil", "B", 1, 40, {"tomato"}, set()),
    Plant("carrot", "C", 1, 70, {"onion", "tomato"}, {"dill"}),
    Plant("onion", "O", 1, 100, {"carrot"}, {"bean"}),
    Plant("bean", "F", 1, 55, set(), {"onion"}),
    Plant("potato", "P", 2, 90, {"bean"}, {"tomato"}),
)}


@dataclass
class Bed:
    rows: int
    cols: int
    cells: dict = field(default_factory=dict, repr=False)
    history: list = field(default_factory=list, compare=False)

    def __post_init__(self):
        if self.rows * self.cols == 0:
            raise ValueError("an empty bed")

    def neighbours(self, r, c, size):
        seen = set()
        for y in range(r - 1, r + size + 1):
            for x in range(c - 1, c + size + 1):
                if (other := self.cells.get((y, x))) is not None:
                    seen.add(other)
        return seen

    def score(self, plant, r, c):
        spots = [(y, x) for y in range(r, r + plant.space) for x in range(c, c + plant.space)]
        if any(y >= self.rows or x >= self.cols or (y, x) in self.cells for y, x in spots):
            return None
        names = self.neighbours(r, c, plant.space)
        return 3 * len(names & plant.friends) - 5 * len(names & plant.foes) - (plant.name in names), spots

    def place(self, name):
        plant = CATALOG[name]
        best = max(((s, -r, -c) for r in range(self.rows) for c in range(self.cols) if (s := self.score(plant, r, c))), key=lambda t: (t[0][0], t[1], t[2]), default=None)
        if best is None:
            self.history.append((name, None))
            return False
        (score, spots), r, c = best
        self.cells.update(dict.fromkeys(spots, name))
        self.history.append((name, (-r, -c), score))
        return True

    def __str__(self):
        return "\n".join("".join(CATALOG[self.cells[r, c]].symbol if (r, c) in self.cells else "." for c in range(self.cols)) for r in range(self.rows))

    def __len__(self):
        return len(self.cells)


bed = Bed(4, 7)
for name in "tomato basil potato carrot onion bean tomato carrot potato basil onion potato".split():
    print(name.ljust(8), bed.place(name), len(bed))
print(bed)
for row in bed.history:
    print(row)
print(bed, bed == Bed(4, 7, dict(bed.cells)), bed == Bed(7, 4), sep="\n")
try:
    bed.place("cactus")
except KeyError as e:
    print("KeyError", e)
try:
    replace(bed, rows=0)
except ValueError as e:
    print("ValueError", e)
small = replace(bed, rows=2, history=[])
print(small.cells is bed.cells, small.history, repr(small), astuple(Bed(1, 2)), asdict(Bed(1, 1, {(0, 0): "x"})))

print("-- calendar")
sown = date(2024, 2, 20)
for name in sorted(CATALOG, key=lambda n: (CATALOG[n].days, n)):
    ready = sown + timedelta(CATALOG[name].days)
    print(f"{name:<7} {ready} {calendar.day_name[ready.weekday()]:<10} {calendar.month_abbr[ready.month]} week {ready.isocalendar()[1]}")
print(calendar.month(2024, 2), end="")
print(calendar.monthrange(2023, 2), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.weekday(2000, 1, 1), calendar.monthcalendar(2021, 2))
cal = calendar.TextCalendar(firstweekday=6)
print(cal.formatmonth(2025, 3, w=3).rstrip())
print([d.day for d in calendar.Calendar().itermonthdates(2024, 9)][:8], cal.formatweekheader(2))
rules = ChainMap({"water": 2}, {"water": 3, "weed": 7}, {"feed": 14})
rules["prune"] = 30
print(dict(rules), rules.maps[0], rules.new_child({"weed": 1})["weed"], sorted(rules.parents.items()), "feed" in rules)
try:
    del rules["weed"]
except KeyError as e:
    print(e)
for k, step in sorted(rules.items()):
    print(k, [f"{sown + timedelta(step * i):%d.%m}" for i in range(1, 4)])
pprint({n: p._asdict() | {"friends": sorted(p.friends), "foes": sorted(p.foes)} for n, p in CATALOG.items() if p.space > 1}, width=60)
