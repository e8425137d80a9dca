# Union-find, Kruskal, Prim, components; script-like
import heapq
from itertools import combinations, groupby
from collections import defaultdict

class DSU:
    def __init__(self, items=()):
        self.parent = {}
        self.size = {}
        for x in items:
            self.make(x)

    def make(self, x):
        self.parent.setdefault(x, x)
        self.size.setdefault(x, 1)

    def find(self, x):
        root = x
        while self.parent[root] != root:
            root = self.parent[root]
        while x != root:
            self.parent[x], x = root, self.parent[x]
        return root

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size.pop(b)
        return True

    def groups(self):
        out = defaultdict(list)
        for x in self.parent:
            out[self.find(x)].append(x)
        return sorted(out.values(), key=lambda g: (-len(g), g))

    def __len__(self):
        return len(self.size)

edges = """A-B:7 A-D:5 B-C:8 B-D:9 B-E:7 C-E:5 D-E:15 D-F:6 E-F:8 E-G:9 F-G:11 X-Y:1"""
graph = defaultdict(dict)
elist = []
for tok in edges.split():
    pair, _, w = tok.partition(":")
    u, v = pair.split("-")
    graph[u][v] = graph[v][u] = int(w)
    elist.append((int(w), u, v))

print({k: dict(v) for k, v in graph.items()})
dsu = DSU(graph)
mst = []
for w, u, v in sorted(elist):
    if dsu.union(u, v):
        mst.append(f"{u}{v}")
    else:
        print("skip", u, v, w)
print(mst, len(dsu), dsu.groups(), sorted(dsu.size.values()))
print([dsu.find(n) == dsu.find("A") for n in "ABCXY"])

def prim(start):
    seen, heap, total = {start}, [(w, start, v) for v, w in graph[start].items()], 0
    heapq.heapify(heap)
    while heap:
        w, u, v = heapq.heappop(heap)
        if v in seen:
            continue
        seen.add(v)
        total += w
        yield u + v, total
        for x, wx in graph[v].items():
            if x not in seen:
                heapq.heappush(heap, (wx, v, x))

print(list(prim("D")), list(prim("X")), sep="\n")
print({frozenset(e) for e, _ in prim("D")} == {frozenset(e) for e in mst if e != "XY"})

# islands in a grid
GRID = """
##..#
#..##
...#.
##...
"""
rows = GRID.split()
cells = [(r, c) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch == "#"]
isl = DSU(cells)
for a, b in combinations(cells, 2):
    if abs(a[0] - b[0]) + abs(a[1] - b[1]) == 1:
        isl.union(a, b)
for g in isl.groups():
    print(len(g), g)
label = {cell: "abc"[i] for i, g in enumerate(isl.groups()) for cell in g}
print("\n".join("".join(label.get((r, c), ".") for c in range(len(rows[0]))) for r in range(len(rows))))

# accounts merge
accounts = [["John", "js@x", "j0@x"], ["John", "js@x", "jny@x"], ["Mary", "m@x"], ["John", "jb@x"], ["Mary", "m@x", "jb@x"]]
d = DSU()
owner = {}
for name, *mails in accounts:
    for m in mails:
        d.make(m)
        owner.setdefault(m, name)
        d.union(mails[0], m)
print([[owner[g[0]], *sorted(g)] for g in d.groups()])
eq = ["a==b", "b!=c", "c==a", "x==y", "y!=z"]
d = DSU("abcxyz")
for s in sorted(eq, key=lambda s: s[1] == "!"):
    a, b = s[0], s[-1]
    print(s, d.union(a, b) if s[1] == "=" else d.find(a) != d.find(b), len(d))
by = lambda e: e[0]
print([(w, [u + v for _, u, v in grp]) for w, grp in groupby(sorted(elist), key=by)])
try:
    d.find("q")
except KeyError as e:
    print("no such", e)
size_before = len(graph)
_ = graph["ghost"]
print(size_before, len(graph), list(graph)[-1], graph.get("ghost2"))
