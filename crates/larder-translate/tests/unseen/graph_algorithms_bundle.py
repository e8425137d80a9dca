"""Graph algorithms in one class hierarchy: BFS, DFS, Dijkstra, Bellman-Ford, Floyd, Kruskal, Prim, Tarjan, colouring, max flow, Euler."""
import heapq
import math
from collections import defaultdict, deque
from itertools import combinations
from operator import itemgetter

INF = float("inf")


class Graph:
    directed = False

    def __init__(self, edges=()):
        self.adj = defaultdict(dict)
        for e in edges:
            self.add(*e)

    def add(self, u, v, w=1):
        self.adj[u][v] = w
        self.adj[v] if self.directed else self.adj[v].__setitem__(u, w)
        return self

    def __contains__(self, node):
        return node in self.adj

    def __len__(self):
        return len(self.adj)

    def __getitem__(self, uv):
        u, v = uv
        return self.adj[u].get(v, INF if u != v else 0)

    def edges(self):
        seen = set()
        for u, nbrs in self.adj.items():
            for v, w in nbrs.items():
                if self.directed or (v, u) not in seen:
                    seen.add((u, v))
                    yield u, v, w

    def bfs(self, start):
        dist, q = {start: 0}, deque([start])
        while q:
            u = q.popleft()
            for v in self.adj[u]:
                if v not in dist:
                    dist[v] = dist[u] + 1
                    q.append(v)
        return dist

    def dfs(self, start, seen=None):
        seen = set() if seen is None else seen
        if start in seen:
            return
        seen.add(start)
        yield start
        for v in sorted(self.adj[start]):
            yield from self.dfs(v, seen)

    def dijkstra(self, src, dst=None):
        dist, prev, heap = {src: 0}, {}, [(0, src)]
        while heap:
            d, u = heapq.heappop(heap)
            if u == dst:
                break
            if d > dist[u]:
                continue
            for v, w in self.adj[u].items():
                if (nd := d + w) < dist.get(v, INF):
                    dist[v], prev[v] = nd, u
                    heapq.heappush(heap, (nd, v))
        if dst is None:
            return dist
        path = [dst]
        while path[-1] in prev:
            path.append(prev[path[-1]])
        return dist.get(dst, INF), path[::-1] if path[-1] == src else None

    def bellman(self, src):
        dist = dict.fromkeys(self.adj, INF) | {src: 0}
        for i in range(len(self)):
            changed = False
            for u, v, w in self.edges():
                if dist[u] + w < dist[v]:
                    dist[v] = dist[u] + w
                    changed = True
            if not changed:
                return dist
        raise ValueError("negative cycle")

    def floyd(self):
        names = sorted(self.adj)
        d = {(u, v): self[u, v] for u in names for v in names}
        for k in names:
            for i in names:
                for j in names:
                    d[i, j] = min(d[i, j], d[i, k] + d[k, j])
        return names, d

    def components(self):
        left = set(self.adj)
        while left:
            part = set(self.dfs(min(left), set()))
            left -= part
            yield sorted(part)

    def kruskal(self):
        parent = {}
        def find(x):
            root = x
            while parent.setdefault(root, root) != root:
                root = parent[root]
            while parent[x] != root:
                parent[x], x = root, parent[x]
            return root
        for u, v, w in sorted(self.edges(), key=itemgetter(2, 0, 1)):
            a, b = find(u), find(v)
            if a != b:
                parent[a] = b
                yield u, v, w

    def colour(self):
        out = {}
        for u in sorted(self.adj, key=lambda n: (-len(self.adj[n]), n)):
            used = {out.get(v) for v in self.adj[u]}
            out[u] = next(c for c in range(len(self)) if c not in used)
        return out

    def bridges(self):
        order, low, out = {}, {}, []
        def visit(u, parent):
            order[u] = low[u] = len(order)
            for v in self.adj[u]:
                if v == parent:
                    continue
                if v in order:
                    low[u] = min(low[u], order[v])
                else:
                    visit(v, u)
                    low[u] = min(low[u], low[v])
                    if low[v] > order[u]:
                        out.append((u, v))
        for n in self.adj:
            if n not in order:
                visit(n, None)
        return out

    def euler(self):
        odd = [n for n in self.adj if len(self.adj[n]) % 2]
        if len(odd) not in (0, 2):
            return None
        left = {u: set(v) for u, v in self.adj.items()}
        stack, path = [min(odd or left)], []
        while stack:
            u = stack[-1]
            if left[u]:
                v = min(left[u])
                left[u].remove(v), left[v].discard(u)
                stack.append(v)
            else:
                path.append(stack.pop())
        return path


class DiGraph(Graph):
    directed = True

    def topo(self):
        degree = {n: 0 for n in self.adj}
        for _, v, _ in self.edges():
            degree[v] += 1
        ready = sorted(n for n, d in degree.items() if not d)
        out = []
        while ready:
            out.append(u := ready.pop(0))
            for v in self.adj[u]:
                degree[v] -= 1
                if not degree[v]:
                    ready.append(v)
        if len(out) < len(self):
            raise ValueError(f"cycle among {sorted(degree.keys() - set(out))}")
        return out

    def scc(self):
        index, low, stack, on, out = {}, {}, [], set(), []
        def strong(v):
            index[v] = low[v] = len(index)
            stack.append(v)
            on.add(v)
            for w in self.adj[v]:
                if w not in index:
                    strong(w)
                    low[v] = min(low[v], low[w])
                elif w in on:
                    low[v] = min(low[v], index[w])
            if low[v] == index[v]:
                part = []
                while True:
                    part.append(w := stack.pop())
                    on.remove(w)
                    if w == v:
                        break
                out.append(sorted(part))
        for v in list(self.adj):
            if v not in index:
                strong(v)
        return out

    def max_flow(self, s, t):
        cap = {u: dict(vs) for u, vs in self.adj.items()}
        total = 0
        while True:
            prev, q = {s: None}, deque([s])
            while q and t not in prev:
                u = q.popleft()
                for v, c in cap[u].items():
                    if c > 0 and v not in prev:
                        prev[v] = u
                        q.append(v)
            if t not in prev:
                return total, sorted(prev)
            push, v = INF, t
            while (u := prev[v]) is not None:
                push, v = min(push, cap[u][v]), u
            v = t
            while (u := prev[v]) is not None:
                cap[u][v] -= push
                cap[v][u] = cap[v].get(u, 0) + push
                v = u
            total += push


g = Graph([("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("d", "e", 3.5), ("x", "y")])
print(g.bfs("a"), list(g.dfs("a")), g.dijkstra("a"), g.dijkstra("a", "e"), g.dijkstra("a", "y"), sep="\n")
print(list(g.components()), list(g.kruskal()), g.colour(), g.bridges(), g.euler(), len(g), "z" in g, g["a", "z"], len(g))
names, d = g.floyd()
for u in names:
    print(u, *(f"{d[u, v]:>5}" for v in names))
k5 = Graph(combinations(range(5), 2))
print(k5.euler(), max(k5.colour().values()) + 1, sum(w for *_, w in k5.kruskal()), k5.bridges())
dg = DiGraph([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 4), (6, 5, -2)])
print(dg.scc(), sorted(dg.edges()), dg.bellman(1), dg.max_flow(1, 5))
try:
    dg.topo()
except ValueError as e:
    print(e)
print(DiGraph([("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes")]).topo())
try:
    DiGraph([("p", "q", 1), ("q", "r", -3), ("r", "p", 1)]).bellman("p")
except ValueError as e:
    print(e)
flow = DiGraph([("s", "a", 10), ("s", "b", 5), ("a", "b", 15), ("a", "t", 5), ("b", "t", 10), ("t", "z", 9)])
print(flow.max_flow("s", "t"), flow.max_flow("t", "s"), math.isinf(flow["s", "t"]))
grid = Graph(((x, y), (x + dx, y + dy)) for x in range(4) for y in range(4) for dx, dy in ((0, 1), (1, 0)) if x + dx < 4 and y + dy < 4 and (x + dx, y + dy) != (1, 1) != (x, y))
print(grid.dijkstra((0, 0), (3, 3)), len(grid), sum(1 for _ in grid.edges()), max(grid.bfs((0, 0)).values()))
flow.max_flow("s", "nowhere")
