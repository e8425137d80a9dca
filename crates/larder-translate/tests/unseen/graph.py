import heapq
from collections import defaultdict, deque


def read(text):
    g = defaultdict(dict)
    for line in text.strip().split("\n"):
        a, b, *w = line.split()
        w = int(w[0]) if w else 1
        g[a][b] = w
        g[b].setdefault(a, w)
    return g


def dijkstra(g, start):
    dist = {start: 0}
    prev = {}
    heap = [(0, start)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]:
            continue
        for v, w in g[u].items():
            nd = d + w
            if nd < dist.get(v, float("inf")):
                dist[v] = nd
                prev[v] = u
                heapq.heappush(heap, (nd, v))
    return dist, prev


def path(prev, end):
    out = [end]
    while end in prev:
        end = prev[end]
        out.append(end)
    return out[::-1]


def bfs_levels(g, start):
    seen = {start}
    q = deque([(start, 0)])
    levels = {}
    while q:
        node, depth = q.popleft()
        levels.setdefault(depth, []).append(node)
        for n in sorted(g[node]):
            if n not in seen:
                seen.add(n)
                q.append((n, depth + 1))
    return levels


def components(g):
    seen = set()
    for n in sorted(g):
        if n in seen:
            continue
        stack, comp = [n], []
        while stack:
            x = stack.pop()
            if x in seen:
                continue
            seen.add(x)
            comp.append(x)
            stack.extend(g[x])
        yield sorted(comp)


def toposort(deps):
    order, state = [], {}

    def visit(n, trail=()):
        if state.get(n) == "done":
            return
        if state.get(n) == "open":
            raise ValueError("cycle: " + " -> ".join(trail[trail.index(n):] + (n,)))
        state[n] = "open"
        for m in deps.get(n, []):
            visit(m, trail + (n,))
        state[n] = "done"
        order.append(n)

    for n in deps:
        visit(n)
    return order


g = read("""
a b 4
a c 1
c b 2
b d 5
c d 8
d e 3
x y
""")
dist, prev = dijkstra(g, "a")
print(dist)
print(path(prev, "e"), dist["e"])
print(bfs_levels(g, "a"))
print(list(components(g)))
print("z" in g, len(g), g["z"], len(g))
print(toposort({"app": ["lib", "log"], "lib": ["core"], "log": ["core"], "core": []}))
try:
    toposort({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as e:
    print(e)
mst, total = [], 0
parent = {n: n for n in g}


def find(x):
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x


for w, a, b in sorted((w, a, b) for a in g for b, w in g[a].items() if a < b):
    ra, rb = find(a), find(b)
    if ra != rb:
        parent[ra] = rb
        mst.append(a + b)
        total += w
print(mst, total)
