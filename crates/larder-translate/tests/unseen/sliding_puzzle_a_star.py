import heapq
import random
from functools import lru_cache
from itertools import count

GOAL = (1, 2, 3, 4, 5, 6, 7, 8, 0)
SIDE = 3
MOVES = {"U": -SIDE, "D": SIDE, "L": -1, "R": 1}
BACK = dict(zip("UDLR", "DURL"))


def neighbours(state):
    z = state.index(0)
    row, col = divmod(z, SIDE)
    for name, delta in MOVES.items():
        if (name == "L" and col == 0) or (name == "R" and col == SIDE - 1):
            continue
        t = z + delta
        if not 0 <= t < SIDE * SIDE:
            continue
        lst = list(state)
        lst[z], lst[t] = lst[t], lst[z]
        yield name, tuple(lst)


@lru_cache(maxsize=None)
def manhattan(state):
    total = 0
    for i, v in enumerate(state):
        if v:
            r, c = divmod(i, SIDE)
            gr, gc = divmod(v - 1, SIDE)
            total += abs(r - gr) + abs(c - gc)
    return total


def linear_conflicts(state):
    extra = 0
    for r in range(SIDE):
        row = [v for v in state[r * SIDE:(r + 1) * SIDE] if v and (v - 1) // SIDE == r]
        extra += sum(2 for i in range(len(row)) for j in range(i + 1, len(row)) if row[i] > row[j])
    return manhattan(state) + min(extra, 2 * SIDE)


def misplaced(state):
    return sum(v != g and v != 0 for v, g in zip(state, GOAL))


def solvable(state):
    tiles = [v for v in state if v]
    inversions = sum(a > b for i, a in enumerate(tiles) for b in tiles[i + 1:])
    return inversions % 2 == 0


def a_star(start, h):
    tie = count()
    frontier = [(h(start), next(tie), 0, start)]
    came = {start: (None, "")}
    best = {start: 0}
    expanded = 0
    while frontier:
        f, _, g, state = heapq.heappop(frontier)
        if state == GOAL:
            path = ""
            while came[state][0] is not None:
                state, move = came[state]
                path = move + path
            return path, expanded
        if g > best[state]:
            continue
        expanded += 1
        for move, nxt in neighbours(state):
            cost = g + 1
            if cost < best.get(nxt, 10 ** 9):
                best[nxt] = cost
                came[nxt] = (state, move)
                heapq.heappush(frontier, (cost + h(nxt), next(tie), cost, nxt))
    return None, expanded


def ida(start):
    bound = manhattan(start)
    visited = 0

    def dfs(state, g, bound, path):
        nonlocal visited
        visited += 1
        f = g + manhattan(state)
        if f > bound:
            return f
        if state == GOAL:
            return True
        lowest = float("inf")
        for move, nxt in neighbours(state):
            if path and move == BACK[path[-1]]:
                continue
            path.append(move)
            res = dfs(nxt, g + 1, bound, path)
            if res is True:
                return True
            path.pop()
            lowest = min(lowest, res)
        return lowest

    bounds = [bound]
    while True:
        path = []
        res = dfs(start, 0, bound, path)
        if res is True:
            return "".join(path), visited, bounds
        bound = res
        bounds.append(bound)


def replay(state, path):
    for m in path:
        state = dict(neighbours(state))[m]
    return state


def draw(state):
    for r in range(SIDE):
        print("   ", " ".join(str(v or ".") for v in state[r * SIDE:r * SIDE + SIDE]))


rng = random.Random(8)
for depth in (4, 10, 18, 28):
    state, last = GOAL, None
    walk = []
    for _ in range(depth):
        options = [(m, s) for m, s in neighbours(state) if last is None or m != BACK[last]]
        last, state = rng.choice(options)
        walk.append(last)
    print(f"scramble {''.join(walk)}")
    draw(state)
    lengths = set()
    for h in (misplaced, manhattan, linear_conflicts):
        path, n = a_star(state, h)
        lengths.add(len(path))
        print(f"  {h.__name__:<16} h={h(state):>2} path {len(path):>2} expanded {n:>5} ok {replay(state, path) == GOAL}")
    path, visited, bounds = ida(state)
    print(f"  ida visited {visited}, bounds {bounds}, ok {replay(state, path) == GOAL}")
    lengths.add(len(path))
    print("  all agree:", len(lengths) == 1, lengths)

swapped = (2, 1, 3, 4, 5, 6, 7, 8, 0)
print(solvable(GOAL), solvable(swapped), solvable((1, 2, 3, 4, 5, 6, 0, 7, 8)))
print([m for m, _ in neighbours(GOAL)], [m for m, _ in neighbours((1, 2, 3, 4, 0, 5, 6, 7, 8))])

frontier, layer, seen = {GOAL}, 0, {GOAL}
sizes = []
while frontier and layer < 14:
    sizes.append(len(frontier))
    frontier = {n for s in frontier for _, n in neighbours(s)} - seen
    seen |= frontier
    layer += 1
print("breadth-first layers:", sizes, sum(sizes), len(seen))
info = manhattan.cache_info()
print(info.hits > info.misses, info.currsize == info.misses, info.maxsize)
