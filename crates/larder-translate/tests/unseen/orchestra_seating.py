import abc
import itertools
from collections import Counter, deque
from enum import IntEnum, unique, auto


@unique
class Section(IntEnum):
    STRINGS = auto()
    WOODWIND = auto()
    BRASS = 10
    PERCUSSION = auto()


class Player(abc.ABC):
    section = None
    _all = []

    def __init__(self, name, desk):
        self.name, self.desk = name, desk
        Player._all.append(self)

    @abc.abstractmethod
    def sound(self):
        ...

    @property
    @abc.abstractmethod
    def loudness(self): ...

    def __lt__(self, other):
        return (self.section, self.desk) < (other.section, other.desk)

    def __repr__(self):
        return f"{type(self).__name__[:4]}.{self.name}"

    def play(self, beats=1):
        return " ".join(itertools.repeat(self.sound(), beats))


class Violin(Player):
    section = Section.STRINGS
    loudness = 3

    def sound(self):
        return "zing"


class Cello(Violin):
    loudness = property(lambda self: super(Cello, type(self)).loudness + 1)

    def sound(self):
        return super().sound().replace("z", "v").upper()


class Oboe(Player):
    section = Section.WOODWIND

    @property
    def loudness(self):
        return 2 + self.desk

    def sound(self):
        return "oo"


class Horn(Player):
    section = Section.BRASS
    loudness = 7

    def sound(self):
        return "pah" * self.desk


class Mute(Player):
    def sound(self):
        return ""


for cls in (Player, Mute):
    try:
        cls("nobody", 0)
    except TypeError as e:
        print(e)
print(sorted(Mute.__abstractmethods__), sorted(Player.__abstractmethods__), Violin.__abstractmethods__ == frozenset())

players = [Horn("Hal", 2), Cello("Cy", 3), Violin("Vi", 2), Oboe("Obi", 1), Violin("Val", 1), Horn("Hen", 1), Cello("Col", 4)]
print(sorted(players))
print(Player._all is Violin._all, len(Player._all))
for p in sorted(players, key=lambda p: (-p.loudness, p.name)):
    print(f"{p!r:<10}|{p.section!r:>22}|{p.section.name:.<12}|{p.section:>3}|{p.loudness}|{p.play(2)}")

print([int(s) for s in Section], Section(10), Section["BRASS"] + 1, Section.BRASS > Section.STRINGS, list(Section.__members__))
print(f"{Section.BRASS}", str(Section.BRASS), "%d" % Section.BRASS, Section.BRASS == 10, {10: "ten"}[Section.BRASS])
try:
    Section(3)
except ValueError as e:
    print(e)
try:
    @unique
    class Bad(IntEnum):
        A = 1
        B = 1
except ValueError as e:
    print(e)

rows = []
order = sorted(players)
queue = deque(order)
for width in itertools.count(1):
    if not queue:
        break
    rows.append([queue.popleft() for _ in range(min(width, len(queue)))])
for i, row in enumerate(rows):
    print(f"row {i}: {' '.join(map(repr, row)):^40}|")
print(Counter(p.section.name for p in players).most_common())
print(list(itertools.accumulate((p.loudness for p in order), max)), sum(p.loudness for p in order))
pairs = [(a.name, b.name) for a, b in itertools.combinations(order, 2) if a.section == b.section and a.loudness != b.loudness]
print(pairs)
stands = {sec: list(g) for sec, g in itertools.groupby(order, key=lambda p: p.section)}
print(stands)
ring = deque(p.name for p in order)
ring.rotate(2)
print(list(ring), ring.index("Vi"), ring.count("Vi"), ring[-1])
ring.rotate(-5)
ring.extendleft(["x", "y"])
print(ring, deque(ring, maxlen=3))
