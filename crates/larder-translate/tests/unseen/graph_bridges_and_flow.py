from collections import defaultdict, deque
import heapq


class Graph:
    def __init__(self, edges=(), directed=False):
        self.adj = defaultdict(dict)
        self.directed = directed
        for u, v, *w in edges:
            self.add(u, v, *w)

    def add(self, u, v, w=1):
        self.adj[u][v] = w
        if self.directed:
            self.adj[v]
        else:
            self.adj[v][u] = w

    def bridges_and_cuts(self):
        index, low, counter = {}, {}, 0
        bridges, cuts = [], set()

        def visit(u, parent):
            nonlocal counter
            index[u] = low[u] = counter
            counter += 1
            children = 0
            for v in self.adj[u]:
                if v == parent:
                    continue
                if v in index:
                    low[u] = min(low[u], index[v])
                else:
                    children += 1
                    visit(v, u)
                    low[u] = min(low[u], low[v])
                    if low[v] > index[u]:
                        bridges.append(tuple(sorted((u, v))))
                    if parent is not None and low[v] >= index[u]:
                        cuts.add(u)
            if parent is None and children > 1:
                cuts.add(u)

        for node in list(self.adj):
            if node not in index:
                visit(node, None)
        return sorted(bridges), sorted(cuts)

    def components(self):
        seen = set()
        for start in self.adj:
            if start in seen:
                continue
            comp, stack = [], [start]
            while stack:
                u = stack.pop()
                if u in seen:
                    continue
                seen.add(u)
                comp.append(u)
                stack += [v for v in self.adj[u] if v not in seen]
            yield comp

    def prim(self, start):
        done, heap, total, tree = {start}, [(w, start, v) for v, w in self.adj[start].items()], 0, []
        heapq.heapify(heap)
        while heap:
            w, u, v = heapq.heappop(heap)
            if v not in done:
                done.add(v)
                total += w
                tree.append(f"{u}-{v}:{w}")
                for x, wx in self.adj[v].items():
                    heapq.heappush(heap, (wx, v, x))
        return total, tree

    def colouring(self):
        colour = {}
        for u in sorted(self.adj, key=lambda n: (-len(self.adj[n]), n)):
            used = {colour[v] for v in self.adj[u] if v in colour}
            colour[u] = next(c for c in range(len(self.adj)) if c not in used)
        return colour

    def bipartite(self):
        side = {}
        for s in self.adj:
            if s in side:
                continue
            side[s] = 0
            q = deque([s])
            while q:
                u = q.popleft()
                for v in self.adj[u]:
                    if v not in side:
                        side[v] = 1 - side[u]
                        q.append(v)
                    elif side[v] == side[u]:
                        return None
        return [k for k, v in side.items() if v == 0], [k for k, v in side.items() if v]


def max_flow(graph, s, t):
    residual = {u: dict(vs) for u, vs in graph.adj.items()}
    for u, vs in graph.adj.items():
        for v in vs:
            residual[v].setdefault(u, 0)
    flow, paths = 0, []
    while True:
        parent, q = {s: None}, deque([s])
        while q and t not in parent:
            u = q.popleft()
            for v, cap in residual[u].items():
                if cap > 0 and v not in parent:
                    parent[v] = u
                    q.append(v)
        if t not in parent:
            reach = set(parent)
            cut = [(u, v) for u in graph.adj if u in reach for v in graph.adj[u] if v not in reach]
            return flow, paths, cut
        path, v = [t], t
        while parent[v] is not None:
            v = parent[v]
            path.append(v)
        path.reverse()
        push = min(residual[a][b] for a, b in zip(path, path[1:]))
        for a, b in zip(path, path[1:]):
            residual[a][b] -= push
            residual[b][a] += push
        flow += push
        paths.append((push, "".join(path)))


g = Graph("ab bc ca cd de ef fd gh".split())
print(g.bridges_and_cuts())
print([sorted(c) for c in g.components()], g.bipartite(), Graph("ab bc cd da".split()).bipartite())
print(g.colouring(), g.prim("a"))
roads = Graph([("a", "b", 7), ("a", "d", 5), ("b", "c", 8), ("b", "d", 9), ("b", "e", 7), ("c", "e", 5), ("d", "e", 15), ("d", "f", 6), ("e", "f", 8), ("e", "g", 9), ("f", "g", 11)])
print(roads.prim("a"), roads.prim("g"))
net = Graph([("s", "1", 16), ("s", "2", 13), ("1", "2", 10), ("2", "1", 4), ("1", "3", 12), ("3", "2", 9), ("2", "4", 14), ("4", "3", 7), ("3", "t", 20), ("4", "t", 4)], directed=True)
flow, paths, cut = max_flow(net, "s", "t")
print(flow, paths, sorted(cut))
line = Graph([(i, i + 1, 0.5 * i) for i in range(200)])
print(len(line.bridges_and_cuts()[0]), line.prim(0)[0], max_flow(Graph([("s", "x")], True), "s", "t") if "t" in line.adj else "no t")
try:
    print(max_flow(Graph([("s", "x", 1)], True), "q", "x"))
except KeyError as e:
    print("missing", e)
print(dict(net.adj["s"]), len(net.adj), "zz" in net.adj, net.adj["zz"], len(net.adj))
