from __future__ import annotations
import heapq
import itertools
from collections import defaultdict, deque, Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, cmp_to_key
from typing import Iterator, Hashable
from graphlib import TopologicalSorter, CycleError
import copy
import math


@dataclass(order=True)
class Edge:
    weight: float
    a: str = field(compare=False)
    b: str = field(compare=False)

    def __iter__(self):
        return iter((self.a, self.b, self.weight))

    def __contains__(self, node):
        return node in (self.a, self.b)

    def __reversed__(self):
        return Edge(self.weight, self.b, self.a)


class Graph:
    def __init__(self, edges=(), *, directed=False):
        self._adj: dict[str, dict[str, float]] = defaultdict(dict)
        self.directed = directed
        for e in edges:
            self += e

    def __iadd__(self, edge):
        a, b, *rest = edge
        w = rest[0] if rest else 1
        self._adj[a][b] = w
        if not self.directed:
            self._adj[b][a] = w
        else:
            self._adj.setdefault(b, {})
        self.__dict__.pop("edges", None)
        return self

    def __getitem__(self, node):
        if node not in self._adj:
            raise KeyError(node)
        return self._adj[node]

    def __len__(self):
        return len(self._adj)

    def __iter__(self):
        return iter(self._adj)

    @cached_property
    def edges(self):
        seen = set()
        out = []
        for a in self:
            for b, w in self[a].items():
                key = (a, b) if self.directed else frozenset((a, b))
                if key not in seen:
                    seen.add(key)
                    out.append(Edge(w, a, b))
        return out

    def dijkstra(self, start):
        dist = {start: 0}
        prev = {}
        heap = [(0, start)]
        while heap:
            d, u = heapq.heappop(heap)
            if d > dist[u]:
                continue
            for v, w in self[u].items():
                if (nd := d + w) < dist.get(v, math.inf):
                    dist[v], prev[v] = nd, u
                    heapq.heappush(heap, (nd, v))
        return dist, prev

    def path(self, a, b):
        dist, prev = self.dijkstra(a)
        if b not in dist:
            raise ValueError(f"no way from {a} to {b}")
        out = [b]
        while out[-1] != a:
            out.append(prev[out[-1]])
        return out[::-1]

    def components(self) -> Iterator[set]:
        left = dict.fromkeys(self)
        while left:
            node, _ = left.popitem()
            comp, todo = {node}, deque([node])
            while todo:
                for n in self[todo.popleft()]:
                    if n in left:
                        del left[n]
                        comp.add(n)
                        todo.append(n)
            yield comp

    def mst(self):
        parent = {n: n for n in self}

        def find(x):
            while parent[x] != x:
                parent[x] = x = parent[parent[x]]
            return x
        for e in sorted(self.edges):
            ra, rb = find(e.a), find(e.b)
            if ra != rb:
                parent[ra] = rb
                yield e


g = Graph([("A", "B", 4), ("A", "C", 2), ("B", "C", 1), ("B", "D", 5), ("C", "D", 8), ("E", "F")])
print(len(g), g.path("A", "D"), g.dijkstra("A")[0], [sorted(c) for c in g.components()])
print(g.edges is g.edges, len(g.edges), [tuple(e) for e in g.mst()], sum(e.weight for e in g.mst()))
g += Edge(0.5, "D", "E")
print(len(g.edges), g.path("A", "F"), "D" in g.edges[-1], reversed(Edge(1, "x", "y")), max(g.edges), min(g.edges) < Edge(1, "", ""))
try:
    Graph([("A", "B")]).path("A", "Z")
except ValueError as error:
    print(error)
try:
    g["nope"]
except KeyError as error:
    print(repr(error))
ts = TopologicalSorter({"app": {"lib", "conf"}, "lib": {"core"}, "conf": {"core"}, "test": {"app"}})
order = tuple(ts.static_order())
print(order[0], order[-2:], set(order[1:3]) == {"lib", "conf"})
ts = TopologicalSorter()
ts.add("b", "a")
ts.add("c", "a", "b")
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(ready)
    ts.done(*ready)
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as error:
    print(error.args[0], error.args[1], isinstance(error, ValueError))
deep = copy.deepcopy(g)
deep["A"]["B"] = 99
print(g["A"]["B"], deep["A"], copy.copy(g)["A"] is g["A"], vars(deep).keys())


def versions(a, b):
    pa, pb = ([int(p) for p in x.split(".")] for x in (a, b))
    return (pa > pb) - (pa < pb)


names = ["1.10", "1.9", "1.2.3", "0.9"]
print(sorted(names, key=cmp_to_key(versions)), max(names, key=cmp_to_key(versions)), sorted(names, key=cmp_to_key(versions), reverse=True)[0])
print(Counter(itertools.chain.from_iterable((e.a, e.b) for e in g.edges)).most_common(3))
print(Edge(1, "a", "b") == Edge(1, "c", "d"), Edge(2, "a", "b"))
try:
    {Edge(1, "a", "b")}
except TypeError as error:
    print(error)
a, b = Edge(1, "p", "q")
