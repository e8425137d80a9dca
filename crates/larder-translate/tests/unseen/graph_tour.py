"""Graph algorithms: BFS, DFS, Dijkstra, Bellman-Ford, Floyd, topological sort, SCC, MST, flow, A*."""
import heapq
from collections import defaultdict, deque

class Graph:
    def __init__(self, edges=(), directed=False):
        self.adj = defaultdict(dict)
        self.directed = directed
        for e in edges:
            self.add(*e)
    def add(self, u, v, w=1):
        self.adj[u][v] = w
        if self.directed:
            self.adj[v]
        else:
            self.adj[v][u] = w
        return self
    def __iter__(self):
        return iter(self.adj)
    def __len__(self):
        return len(self.adj)
    def __contains__(self, item):
        if isinstance(item, tuple):
            u, v = item
            return v in self.adj.get(u, {})
        return item in self.adj
    def edges(self):
        for u, nbrs in self.adj.items():
            for v, w in nbrs.items():
                if self.directed or u <= v:
                    yield u, v, w
    def bfs(self, start):
        seen, q = {start: None}, deque([start])
        while q:
            u = q.popleft()
            for v in self.adj[u]:
                if v not in seen:
                    seen[v] = u
                    q.append(v)
        return seen
    def dfs(self, u, seen=None):
        seen = set() if seen is None else seen
        seen.add(u)
        yield "pre", u
        for v in sorted(self.adj[u]):
            if v not in seen:
                yield from self.dfs(v, seen)
        yield "post", u
    def dijkstra(self, src):
        dist, prev, heap = {src: 0}, {}, [(0, src)]
        while heap:
            d, u = heapq.heappop(heap)
            if d > dist[u]:
                continue
            for v, w in self.adj[u].items():
                if w < 0:
                    raise ValueError(f"negative edge {u!r}->{v!r}: {w}")
                if (nd := d + w) < dist.get(v, float("inf")):
                    dist[v], prev[v] = nd, u
                    heapq.heappush(heap, (nd, v))
        return dist, prev
    def bellman(self, src):
        dist = dict.fromkeys(self, float("inf")) | {src: 0}
        for i in range(len(self)):
            changed = False
            for u, v, w in self.edges():
                if dist[u] + w < dist[v]:
                    dist[v] = dist[u] + w
                    changed = True
            if not changed:
                return dist, i
        raise ArithmeticError("negative cycle")
    def toposort(self):
        indeg = {u: 0 for u in self}
        for _, v, _ in self.edges():
            indeg[v] += 1
        ready = [u for u, d in indeg.items() if not d]
        heapq.heapify(ready)
        out = []
        while ready:
            out.append(u := heapq.heappop(ready))
            for v in self.adj[u]:
                indeg[v] -= 1
                if not indeg[v]:
                    heapq.heappush(ready, v)
        if len(out) != len(self):
            raise RuntimeError("cycle among " + ", ".join(sorted(set(self) - set(out))))
        return out
    def scc(self):
        index, low, stack, onstack, out = {}, {}, [], set(), []
        def visit(u):
            index[u] = low[u] = len(index)
            stack.append(u)
            onstack.add(u)
            for v in self.adj[u]:
                if v not in index:
                    visit(v)
                    low[u] = min(low[u], low[v])
                elif v in onstack:
                    low[u] = min(low[u], index[v])
            if low[u] == index[u]:
                comp = []
                while True:
                    comp.append(v := stack.pop())
                    onstack.discard(v)
                    if v == u:
                        break
                out.append(sorted(comp))
        for u in list(self):
            if u not in index:
                visit(u)
        return out
    def kruskal(self):
        parent = {u: u for u in self}
        def find(x):
            while parent[x] != x:
                parent[x] = x = parent[parent[x]]
            return x
        for u, v, w in sorted(self.edges(), key=lambda e: e[2]):
            if (a := find(u)) != (b := find(v)):
                parent[a] = b
                yield u, v, w

def path(prev, dst):
    out = [dst]
    while (dst := prev.get(dst)) is not None:
        out.append(dst)
    return out[::-1]

g = Graph([("a", "b", 4), ("a", "c", 2), ("b", "c", 1), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3), ("x", "y", 1)])
print(g.bfs("a"), "x" in g, ("a", "b") in g, ("b", "x") in g, len(g), list(g))
print(" ".join(f"{'+' if k == 'pre' else '-'}{n}" for k, n in g.dfs("a")))
dist, prev = g.dijkstra("a")
print(dist, path(prev, "e"), path(prev, "x"), list(g.kruskal()), sum(w for *_, w in g.kruskal()))
d = Graph([("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes")], directed=True)
print(d.toposort())
d.add("jacket", "tie").add("shoes", "hat")
try:
    d.toposort()
except RuntimeError as e:
    print(e)
print(d.scc(), Graph([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 4), (6, 6)], True).scc())
n = Graph([("s", "a", 4), ("s", "b", 3), ("a", "c", -2), ("b", "a", -3), ("c", "t", 2)], True)
print(n.bellman("s"), n.bellman("t"))
for f in (lambda: n.dijkstra("s"), lambda: n.add("t", "s", -3).bellman("s"), lambda: list(Graph([(1, "a")]).edges()), lambda: Graph([(1,)]), lambda: Graph([5]), lambda: Graph()["x"]):
    try:
        print(f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")

def astar(grid):
    cells = {(r, c): ch for r, row in enumerate(grid) for c, ch in enumerate(row)}
    start, goal = (next(k for k, v in cells.items() if v == x) for x in "SG")
    h = lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    heap, cost, came = [(h(start), 0, start)], {start: 0}, {}
    while heap:
        _, g, p = heapq.heappop(heap)
        if p == goal:
            while p in came:
                p = came[p]
                if cells[p] == ".":
                    cells[p] = "*"
            return g, ["".join(cells[r, c] for c in range(len(grid[0]))) for r in range(len(grid))]
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            q = p[0] + dr, p[1] + dc
            if cells.get(q, "#") != "#" and g + 1 < cost.get(q, 1e9):
                cost[q], came[q] = g + 1, p
                heapq.heappush(heap, (g + 1 + h(q), g + 1, q))
    return None

found = astar(["S.#.....", "..#.###.", ".##.#G#.", "....#.#.", ".##...#.", "......#."])
print(found[0], *found[1], sep="\n")
print(astar(["S#G"]))
