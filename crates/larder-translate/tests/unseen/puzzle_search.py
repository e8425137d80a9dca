# State-space puzzles: water jugs, river crossing, eight puzzle, lights out - one generic solver
from collections import deque
from heapq import heappush, heappop
from itertools import combinations, count
from typing import NamedTuple

def search(start, moves, done, h=None):
    """A* when h is given, BFS otherwise; moves(state) yields (label, state)"""
    tie = count()
    frontier = [(h(start) if h else 0, next(tie), start)]
    came = {start: None}
    cost = {start: 0}
    expanded = 0
    while frontier:
        *_, state = heappop(frontier)
        expanded += 1
        if done(state):
            path = []
            while came[state] is not None:
                label, state = came[state]
                path.append(label)
            return path[::-1], expanded
        for label, nxt in moves(state):
            g = cost[state] + 1
            if nxt not in cost or g < cost[nxt]:
                cost[nxt] = g
                came[nxt] = (label, state)
                heappush(frontier, (g + (h(nxt) if h else 0), next(tie), nxt))
    return None, expanded

class Jugs(tuple):
    caps = ()
    @classmethod
    def of(cls, *caps):
        return type(f"Jugs{'x'.join(map(str, caps))}", (cls,), {"caps": caps})([0] * len(caps))
    def moves(self):
        def state(**changes):
            return type(self)(changes.get(f"j{k}", v) for k, v in enumerate(self))
        for i, (v, cap) in enumerate(zip(self, self.caps)):
            if v < cap:
                yield f"fill{i}", state(**{f"j{i}": cap})
            if v:
                yield f"empty{i}", state(**{f"j{i}": 0})
            for k, (u, room) in enumerate(zip(self, self.caps)):
                if k != i and v and u < room:
                    n = min(v, room - u)
                    yield f"{i}>{k}", state(**{f"j{i}": v - n, f"j{k}": u + n})

class Crossing(NamedTuple):
    left: frozenset
    boat: bool = True
    everyone = frozenset("FWGC")
    enemies = [{"W", "G"}, {"G", "C"}]
    @property
    def safe(self):
        for bank in (self.left, self.everyone - self.left):
            if "F" not in bank and any(e <= bank for e in self.enemies):
                return False
        return True
    def moves(self):
        here = self.left if self.boat else self.everyone - self.left
        for cargo in [set()] + [{x} for x in sorted(here - {"F"})]:
            trip = cargo | {"F"}
            nxt = Crossing(self.left - trip if self.boat else self.left | trip, not self.boat)
            if nxt.safe:
                yield ("->" if self.boat else "<-") + ("".join(cargo) or "."), nxt

def slide(board, n=3):
    z = board.index(0)
    r, c = divmod(z, n)
    for name, dr, dc in ("U", -1, 0), ("D", 1, 0), ("L", 0, -1), ("R", 0, 1):
        if 0 <= r + dr < n and 0 <= c + dc < n:
            k = (r + dr) * n + c + dc
            b = list(board)
            b[z], b[k] = b[k], b[z]
            yield name, tuple(b)

def manhattan(board, n=3):
    return sum(abs(i // n - (v - 1) // n) + abs(i % n - (v - 1) % n) for i, v in enumerate(board) if v)

def lights(size):
    masks = []
    for r in range(size):
        for c in range(size):
            m = 0
            for dr, dc in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)):
                if 0 <= r + dr < size and 0 <= c + dc < size:
                    m |= 1 << ((r + dr) * size + c + dc)
            masks.append(m)
    return lambda s: ((k, s ^ m) for k, m in enumerate(masks))
for caps, goal in [((3, 5), 4), ((8, 5, 3), 4), ((2, 4), 3), ((7, 11), 6)]:
    j = Jugs.of(*caps)
    path, n = search(j, lambda s: s.moves(), lambda s: goal in s)
    print(type(j).__name__, goal, path, n)
print(Jugs.caps, isinstance(j, tuple), j == (0, 0), list(j.moves()), type(next(j.moves())[1]) is type(j))
start = Crossing(Crossing.everyone)
print(start.boat, start.safe, [label for label, _ in start.moves()], Crossing._fields)
print(search(start, Crossing.moves, lambda s: not s.left))
GOAL = (1, 2, 3, 4, 5, 6, 7, 8, 0)
for b in [(1, 2, 3, 4, 5, 6, 0, 7, 8), (1, 2, 3, 0, 4, 6, 7, 5, 8), (8, 1, 3, 4, 0, 2, 7, 6, 5), GOAL]:
    path, n = search(b, slide, GOAL.__eq__, h=manhattan)
    plain = search(b, slide, GOAL.__eq__)
    print("".join(path), len(path), n, len(plain[0]) == len(path), plain[1] >= n, manhattan(b))
path, n = search(0b101010101, lights(3), lambda s: s == 0)
print(path, n, bin(0b101010101), search(0b1, lights(2), lambda s: not s))
s = 0b101010101
for k in path:
    s = dict(lights(3)(s))[k]
    print("\n".join(f"{s:09b}"[::-1][i:i + 3].replace("0", ".").replace("1", "O") for i in (0, 3, 6)), end="\n\n" if s else "\n")

def cryptarithm(puzzle):
    from itertools import permutations
    import re
    words = re.findall("[A-Z]+", puzzle)
    letters = "".join(dict.fromkeys("".join(words)))
    first = {letters.index(w[0]) for w in words if len(w) > 1}
    weights = [0] * len(letters)
    for w in words:
        sign = -1 if w is words[-1] else 1
        for p, ch in enumerate(reversed(w)):
            weights[letters.index(ch)] += sign * 10 ** p
    for perm in permutations(range(10), len(letters)):
        if sum(map(int.__mul__, weights, perm)) == 0 and not any(perm[i] == 0 for i in first):
            yield dict(zip(letters, perm))
sols = cryptarithm("TO + GO = OUT")
print(next(sols), next(sols, None), sum(1 for _ in cryptarithm("AB + BA = CC")), next(cryptarithm("A + A = AB"), "none"))
