# Maze: generate with recursive backtracking (seeded), solve by BFS/DFS/wall follower, print with box characters
import random
from collections import deque
DIRS = {"N": (-1, 0), "E": (0, 1), "S": (1, 0), "W": (0, -1)}
OPP = dict(zip("NESW", "SWNE"))
class Maze:
    def __init__(self, h, w, seed=None):
        self.h, self.w = h, w
        self.open = {(r, c): set() for r in range(h) for c in range(w)}
        if seed is not None:
            self.carve(random.Random(seed))
    def carve(self, rng):
        stack = [(0, 0)]
        seen = {(0, 0)}
        while stack:
            cell = stack[-1]
            options = [(d, n) for d in DIRS if (n := self.step(cell, d)) in self.open and n not in seen]
            if not options:
                stack.pop()
                continue
            d, nxt = rng.choice(options)
            self.open[cell].add(d)
            self.open[nxt].add(OPP[d])
            seen.add(nxt)
            stack.append(nxt)
    @staticmethod
    def step(cell, d):
        return tuple(map(sum, zip(cell, DIRS[d])))
    def neighbours(self, cell):
        for d in "NESW":
            if d in self.open[cell]:
                yield d, self.step(cell, d)
    @classmethod
    def parse(cls, text):
        lines = text.splitlines()
        m = cls(len(lines) // 2, len(lines[0]) // 4)
        for r in range(m.h):
            for c in range(m.w):
                y, x = 2 * r + 1, 4 * c + 2
                if lines[y][x + 2] == " ":
                    m.open[r, c].add("E")
                    m.open[r, c + 1].add("W")
                if lines[y + 1][x] == " ":
                    m.open[r, c].add("S")
                    m.open[r + 1, c].add("N")
        return m
    def render(self, marks=None):
        marks = marks or {}
        out = ["+" + "---+" * self.w]
        for r in range(self.h):
            mid, low = "|", "+"
            for c in range(self.w):
                mid += f" {marks.get((r, c), ' ')} " + (" " if "E" in self.open[r, c] else "|")
                low += ("   " if "S" in self.open[r, c] else "---") + "+"
            out += [mid, low]
        return "\n".join(out)
    def __eq__(self, other):
        return self.open == other.open
def bfs(m, start, goal):
    prev = {start: None}
    q = deque([start])
    while q:
        cell = q.popleft()
        if cell == goal:
            break
        for d, n in m.neighbours(cell):
            if n not in prev:
                prev[n] = cell, d
                q.append(n)
    else:
        return None
    path = ""
    while prev[cell]:
        cell, d = prev[cell]
        path = d + path
    return path
def dfs(m, start, goal, seen=None):
    seen = seen or set()
    if start == goal:
        return ""
    seen.add(start)
    for d, n in m.neighbours(start):
        if n not in seen:
            rest = dfs(m, n, goal, seen)
            if rest is not None:
                return d + rest
    return None
def follow(m, start, goal, facing="S"):
    cell, turns = start, "NESW"
    while cell != goal:
        i = turns.index(facing)
        for k in (1, 0, -1, 2):
            d = turns[(i + k) % 4]
            if d in m.open[cell]:
                facing, cell = d, m.step(cell, d)
                yield d
                break
def compress(path):
    out = []
    for ch in path:
        if out and out[-1][0] == ch:
            out[-1][1] += 1
        else:
            out.append([ch, 1])
    return "".join(f"{d}{n if n > 1 else ''}" for d, n in out)
m = Maze(6, 9, seed=11)
start, goal = (0, 0), (5, 8)
path = bfs(m, start, goal)
marks, cell = {start: "S"}, start
for d in path:
    cell = m.step(cell, d)
    marks[cell] = {"N": "^", "E": ">", "S": "v", "W": "<"}[d]
marks[goal] = "G"
print(m.render(marks))
walk = "".join(follow(m, start, goal))
print(compress(path), len(path), dfs(m, start, goal) == path, len(walk), compress(walk)[:30])
print(Maze.parse(m.render()) == m, Maze(2, 2) == Maze(2, 2), sum(map(len, m.open.values())) // 2 == m.h * m.w - 1)
dead = [c for c, d in m.open.items() if len(d) == 1]
print(len(dead), dead[:4], {n: sum(len(d) == n for d in m.open.values()) for n in range(1, 5)})
print(bfs(Maze(2, 2), (0, 0), (1, 1)), dfs(Maze(2, 2), (0, 0), (1, 1)), repr(bfs(m, goal, goal)), dfs(m, goal, start)[::-1].translate(str.maketrans("NESW", "SWNE")) == path)
far = {start: 0}
q = deque(far)
while q:
    c = q.popleft()
    for _, n in m.neighbours(c):
        if n not in far:
            far[n] = far[c] + 1
            q.append(n)
top = max(far, key=far.get)
print(top, far[top], m.render({c: "%x" % (n // 3) for c, n in far.items()}).splitlines()[1])
small = Maze.parse("""+---+---+
| a   b |
+   +---+
| c   d |
+---+---+""")
print({k: "".join(sorted(v)) for k, v in small.open.items()}, bfs(small, (0, 1), (1, 1)))
try:
    Maze.parse("+---+\n|    \n+---+")
except KeyError as e:
    print("open border", e)
try:
    m.open[9, 9]
except KeyError as e:
    print("KeyError:", e, e.args[0][0])
