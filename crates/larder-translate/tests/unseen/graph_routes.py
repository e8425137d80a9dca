# Graph algorithms, functional flavour: Dijkstra with path, A*, Bellman-Ford, Floyd, topological sort, SCC
import heapq
import math
from collections import defaultdict, deque
from functools import partial
inf = math.inf
EDGES = "A>B4 A>C2 B>C5 B>D10 C>E3 E>D4 D>F11 F>A1 G>H1 H>G1 H>A7"
def parse(text):
    g = defaultdict(dict)
    for tok in text.split():
        u, sep, (v, *w) = tok.partition(">")
        g[u][v] = int("".join(w))
        g[v]
    return g
def dijkstra(g, start, goal=None, h=lambda n: 0):
    dist, prev, done, heap = {start: 0}, {}, [], [(h(start), start)]
    while heap:
        _, u = heapq.heappop(heap)
        if u in done:
            continue
        done.append(u)
        if u == goal:
            break
        for v, w in g[u].items():
            if (alt := dist[u] + w) < dist.get(v, inf):
                dist[v], prev[v] = alt, u
                heapq.heappush(heap, (alt + h(v), v))
    return dist, prev, done
def path(prev, goal):
    return [goal] if goal not in prev else path(prev, prev[goal]) + [goal]
def bellman(g, start):
    dist = dict.fromkeys(g, inf) | {start: 0}
    for round_ in range(len(g)):
        changed = [dist.__setitem__(v, dist[u] + w) or (u, v) for u in g for v, w in g[u].items() if dist[u] + w < dist[v]]
        if not changed:
            return dist, round_
    raise ValueError(f"negative cycle through {changed[-1]}")
def floyd(g):
    names = sorted(g)
    d = {(u, v): 0 if u == v else g[u].get(v, inf) for u in names for v in names}
    for k in names:
        for i in names:
            for j in names:
                d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return names, d
def topo(deps):
    indeg = {n: 0 for n in deps}
    for n, ds in deps.items():
        for d in ds:
            indeg.setdefault(d, 0)
            indeg[n] += 1
    ready = deque(sorted(n for n, k in indeg.items() if k == 0))
    while ready:
        yield (n := ready.popleft())
        for m in sorted(deps):
            if n in deps[m]:
                indeg[m] -= 1
                if not indeg[m]:
                    ready.append(m)
        del indeg[n]
    if indeg:
        raise RuntimeError(f"cycle among {sorted(indeg)}")
def scc(g):
    index, low, stack, out = {}, {}, [], []
    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        for w in g[v]:
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in stack:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            comp = []
            while (w := stack.pop()) != v:
                comp.append(w)
            out.append(sorted(comp + [v]))
    for v in list(g):
        if v not in index:
            visit(v)
    return out
g = parse(EDGES)
print({u: dict(vs) for u, vs in g.items()})
dist, prev, done = dijkstra(g, "A")
print(dist, prev, done, path(prev, "F"), path(prev, "A"), path(prev, "Z"))
print(dijkstra(g, "A", "E")[2], dist.get("G", inf), bellman(g, "A"), bellman(g, "H")[0])
names, d = floyd(g)
print("   " + "".join(f"{n:>4}" for n in names))
for u in names:
    print(f"{u:>3}" + "".join(f"{d[u, v] if d[u, v] < inf else '-':>4}" for v in names))
print(scc(g), all(d["A", n] == dist.get(n, inf) for n in names))
g["E"]["A"] = -6
try:
    bellman(g, "A")
except ValueError as e:
    print("ValueError:", e)
for deps in ({"shirt": [], "tie": ["shirt"], "jacket": ["tie", "belt"], "belt": ["trousers"], "shoes": ["socks", "trousers"]}, {"a": ["b"], "b": ["c"], "c": ["b"], "x": []}):
    got = []
    try:
        for n in topo(deps):
            got.append(n)
    except RuntimeError as e:
        print(e)
    print(got)
MAZE = """
S..#....
.#.#.##.
.#...#..
.####.#.
......#G
""".split()
walls = {(r, c) for r, row in enumerate(MAZE) for c, ch in enumerate(row) if ch == "#"}
start, goal = (next((r, row.index(k)) for r, row in enumerate(MAZE) if k in row) for k in "SG")
class Grid:
    def __getitem__(self, pos):
        r, c = pos
        return {(a, b): 1 for a, b in ((r - 1, c), (r, c + 1), (r + 1, c), (r, c - 1)) if 0 <= a < len(MAZE) and 0 <= b < len(MAZE[0]) and (a, b) not in walls}
manhattan = lambda goal, p: sum(abs(x - y) for x, y in zip(goal, p))
plain = dijkstra(Grid(), start, goal)
star = dijkstra(Grid(), start, goal, h=partial(manhattan, goal))
route = set(path(star[1], goal))
print(plain[0][goal], star[0][goal], len(plain[2]), len(star[2]), len(plain[2]) >= len(star[2]))
for r, row in enumerate(MAZE):
    print("".join("*" if (r, c) in route and ch == "." else ch for c, ch in enumerate(row)))
colour = {}
bip = parse("1>2 1>4 3>2 3>4".replace(" ", "0 ") + "0")
queue = deque(["1"])
colour["1"] = 0
und = defaultdict(set)
for u in list(bip):
    for v in bip[u]:
        und[u].add(v)
        und[v].add(u)
while queue:
    u = queue.popleft()
    for v in sorted(und[u]):
        if v not in colour:
            colour[v] = 1 - colour[u]
            queue.append(v)
print(colour, all(colour[u] != colour[v] for u in und for v in und[u]))
print(heapq.nsmallest(2, dist.items(), key=lambda kv: kv[1]), heapq.nlargest(2, dist, key=dist.get), list(heapq.merge([1, 4], [2, 3], [0])))
h = [(1, "b"), (1, "a"), (0, {})]
heapq.heapify(h)
print(heapq.heappop(h)[0], heapq.heappushpop(h, (1, "0")), heapq.heapreplace(h, (5, "z")), sorted(h))
heapq.heappush(h, (1, None))
