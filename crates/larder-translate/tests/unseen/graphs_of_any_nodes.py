# Graph algorithms where nodes are ints, texts, tuples, frozensets, None.
import heapq
from collections import defaultdict, deque, Counter


def build(edges, directed=False):
    g = defaultdict(dict)
    for e in edges:
        a, b, *w = e
        w = w[0] if w else 1
        g[a][b] = w
        if not directed:
            g[b][a] = w
        else:
            g[b]
    return g


def bfs(g, s):
    dist = {s: 0}
    q = deque([s])
    while q:
        n = q.popleft()
        for m in g[n]:
            if m not in dist:
                dist[m] = dist[n] + 1
                q.append(m)
    return dist


def dijkstra(g, s, t):
    tie = iter(range(10 ** 9))
    heap = [(0, next(tie), s, None)]
    prev = {}
    while heap:
        d, _, n, p = heapq.heappop(heap)
        if n in prev:
            continue
        prev[n] = p
        if n == t:
            path = [n]
            while (n := prev[n]) is not None:
                path.append(n)
            return d, path[::-1]
        for m, w in g[n].items():
            if m not in prev:
                heapq.heappush(heap, (d + w, next(tie), m, n))
    return None


def topo(g):
    indeg = Counter(m for n in list(g) for m in g[n])
    ready = sorted((n for n in g if not indeg[n]), key=repr)
    out = []
    while ready:
        n = ready.pop(0)
        out.append(n)
        for m in g[n]:
            indeg[m] -= 1
            if indeg[m] == 0:
                ready.append(m)
    if len(out) != len(g):
        raise ValueError('cycle among', sorted(set(g) - set(out), key=repr))
    return out


def components(g):
    seen = set()
    for start in list(g):
        if start in seen:
            continue
        stack, comp = [start], []
        while stack:
            n = stack.pop()
            if n in seen:
                continue
            seen.add(n)
            comp.append(n)
            stack.extend(m for m in g[n] if m not in seen)
        yield comp


def scc(g):
    index, low, on, stack, out = {}, {}, set(), [], []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on.add(v)
        for w in g[v]:
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            comp = []
            while True:
                comp.append(w := stack.pop())
                on.discard(w)
                if w == v:
                    break
            out.append(comp)
    for v in list(g):
        if v not in index:
            visit(v)
    return out


def floyd(g):
    ns = list(g)
    d = {(a, b): 0 if a == b else g[a].get(b, float('inf')) for a in ns for b in ns}
    for k in ns:
        for i in ns:
            for j in ns:
                if (c := d[i, k] + d[k, j]) < d[i, j]:
                    d[i, j] = c
    return d


def color(g, k):
    colors = {}

    def go(i, order):
        if i == len(order):
            return True
        for c in range(k):
            if all(colors.get(m) != c for m in g[order[i]]):
                colors[order[i]] = c
                if go(i + 1, order):
                    return True
                del colors[order[i]]
        return False
    return colors if go(0, sorted(g, key=lambda n: -len(g[n]))) else None


def euler(g):
    odd = [n for n in g if len(g[n]) % 2]
    if len(odd) not in (0, 2):
        return f'{len(odd)} odd'
    left = {n: list(g[n]) for n in g}
    stack, path = [(odd or list(g))[0]], []
    while stack:
        n = stack[-1]
        if left[n]:
            m = left[n].pop()
            left[m].remove(n)
            stack.append(m)
        else:
            path.append(stack.pop())
    return path


cities = build([('A', 'B', 4), ('A', 'C', 2.5), ('B', 'C', 1), ('B', 'D', 5), ('C', 'D', 8.25), ('E', 'F')])
mixed = build([(1, 'one'), ('one', (1,)), ((1,), None), (None, 1), (frozenset({1}), 2.5)])
dag = build([('shirt', 'tie'), ('tie', 'coat'), ('pants', 'shoes'), ('pants', 'belt'), ('belt', 'coat'), (0, 'pants')], directed=True)
loop = build([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 4), (6, 6)], directed=True)
print(bfs(cities, 'A'), bfs(mixed, None))
print(dijkstra(cities, 'A', 'D'), dijkstra(cities, 'A', 'F'), dijkstra(mixed, (1,), 1), dijkstra(cities, 'E', 'E'))
print(topo(dag))
print(list(components(cities)), list(components(mixed)))
print(scc(loop), scc(dag)[:2])
d = floyd(cities)
print(d['A', 'D'], d['D', 'A'], d['A', 'E'], [k for k, v in d.items() if v == 1], sum(v for v in d.values() if v < 100))
print(color(cities, 2), color(cities, 3), color(mixed, 4))
print(euler(cities), euler(build([(1, 2), (2, 3), (3, 1)])), euler(build([('a', 'b'), ('b', 'c')])))
print(len(cities), cities['nowhere'], len(cities), 'nowhere' in cities, cities.get('elsewhere'))
n = 5
cube = build([(frozenset(s), frozenset(s) | {i}) for m in range(8) for s in [[b for b in range(3) if m >> b & 1]] for i in range(3) if i not in s], directed=True)
print(len(cube), sum(map(len, cube.values())), sorted(bfs(cube, frozenset()).values()), [sorted(s) for s in topo(cube)][-1])
print(topo(loop))
