"""Robots on a warehouse grid: A*, reservations, commands parsed from a script, collisions, statistics."""
import heapq
import itertools
import sys
from collections import defaultdict, namedtuple

MAP = """
##############
#S..#....#..A#
#.#.#.##.#.#.#
#.#...##...#.#
#.#####..###.#
#....B#.....C#
##############
""".strip().split("\n")

Point = namedtuple("Point", ["x", "y"])
Point.__add__ = lambda a, b: Point(a.x + b[0], a.y + b[1])
Point.__sub__ = lambda a, b: Point(a.x - b.x, a.y - b.y)
Point.norm = property(lambda p: abs(p.x) + abs(p.y))
STEPS = {"N": Point(0, -1), "E": Point(1, 0), "S": Point(0, 1), "W": Point(-1, 0), ".": Point(0, 0)}
BACK = {v: k for k, v in STEPS.items()}
marks = {c: Point(x, y) for y, row in enumerate(MAP) for x, c in enumerate(row) if c not in "#."}


def open_at(p):
    return MAP[p.y][p.x] != "#"


def astar(start, goal, *, blocked=frozenset(), when=0):
    tie = itertools.count()
    frontier = [((goal - start).norm, next(tie), when, start, "")]
    seen = set()
    while frontier:
        estimate, _, t, p, path = heapq.heappop(frontier)
        if p == goal and not any((p, later) in blocked for later in range(t, t + 3)):
            return path
        if (p, t) in seen or t - when > 60:
            continue
        seen.add((p, t))
        for name, d in STEPS.items():
            q = p + d
            if not open_at(q) or (q, t + 1) in blocked:
                continue
            if (q, t) in blocked and (p, t + 1) in blocked:
                continue
            cost = len(path) + 1
            heapq.heappush(frontier, (cost + (goal - q).norm, next(tie), t + 1, q, path + name))
    raise LookupError(f"no way {tuple(start)} -> {tuple(goal)}")


class Robot:
    ids = itertools.count(1)

    def __init__(self, at):
        self.name = "R%d" % next(Robot.ids)
        self.at = at
        self.clock = 0
        self.path = []
        self.load = None

    def __repr__(self):
        return f"{self.name}@{self.at.x},{self.at.y}" + (f"[{self.load}]" if self.load else "")


class Fleet:
    def __init__(self, count):
        self.robots = {r.name: r for r in (Robot(marks["S"] + (0, i)) for i in range(count))}
        self.reserved = defaultdict(str)
        self.done = []

    def walk(self, robot, path):
        for step in path:
            robot.at += STEPS[step]
            robot.clock += 1
            self.reserved[robot.at, robot.clock] = robot.name
        robot.path.append(path)

    def command(self, line):
        verb, *args = line.split()
        try:
            method = getattr(self, "do_" + verb.lower())
        except AttributeError:
            raise ValueError(f"unknown verb {verb!r}") from None
        return method(*args)

    def do_send(self, name, mark, item=None):
        robot = self.robots[name]
        blocked = {k for k, owner in self.reserved.items() if owner != name}
        path = astar(robot.at, marks[mark], blocked=blocked, when=robot.clock)
        self.walk(robot, path)
        if item:
            robot.load, dropped = item, robot.load
            if dropped:
                self.done.append((robot.clock, dropped, mark))
        return path

    def do_wait(self, name, ticks):
        self.walk(self.robots[name], "." * int(ticks))
        return f"{ticks} ticks"

    def do_drop(self, name):
        robot = self.robots[name]
        assert robot.load, f"{robot} carries nothing"
        self.done.append((robot.clock, robot.load, None))
        robot.load = None

    def do_route(self, name):
        return " ".join("".join(f"{len(list(g))}{k}" for k, g in itertools.groupby(p)) or "-" for p in self.robots[name].path)


SCRIPT = """
send R1 A box
send R2 A crate   # after the first
send R3 B
route R1
fly R1
send R9 A
send R2 Q
send R1
wait R3 x
wait R3 2
drop R3
send R1 S barrel
drop R1
send R2 C
drop R2
route R2
send R3 S
route R3
"""
fleet = Fleet(3)
for number, raw in enumerate(SCRIPT.splitlines()):
    line, _, comment = raw.partition("#")
    if not (line := line.strip()):
        continue
    try:
        answer = fleet.command(line)
    except (KeyError, ValueError, AssertionError, LookupError) as e:
        print(f"{number:2} {line:<16} {type(e).__name__}: {e}")
    except TypeError as e:
        print(f"{number:2} {line:<16} {e}")
    else:
        print(f"{number:2} {line:<16} {answer}" + (f"   ({comment.strip()})" if comment else ""))
print(*fleet.robots.values(), sep="; ")
print(sorted(fleet.done, key=lambda d: (d[0], str(d[2]))), max(r.clock for r in fleet.robots.values()))
heat = defaultdict(int)
for (p, t), who in fleet.reserved.items():
    heat[p] += 1
for y, row in enumerate(MAP):
    print("".join(c if c == "#" else str(min(9, heat[Point(x, y)])) if Point(x, y) in heat else " " for x, c in enumerate(row)))
print(len(fleet.reserved), max(heat.items(), key=lambda kv: (kv[1], kv[0])), BACK[Point(0, -1)], Point(1, 2) + Point(3, 4), Point(1, 2) + (5, 5), Point(3, 4).norm)
try:
    astar(marks["S"], Point(0, 0))
except LookupError as e:
    print(e)
sys.exit(0 if len(fleet.done) == 3 else len(fleet.done))
