"""Shortest routes between cities, with path reconstruction."""
import heapq
from collections import defaultdict

ROADS = """
Lyon Paris 465
Lyon Marseille 314
Paris Lille 225
Paris Rennes 350
Rennes Nantes 113
Nantes Bordeaux 347
Bordeaux Toulouse 245
Toulouse Marseille 404
Lyon Grenoble 112.5
Corte Ajaccio 81
"""


class Graph:
    def __init__(self):
        self.adj = defaultdict(dict)

    def add(self, a, b, dist):
        self.adj[a][b] = dist
        self.adj[b][a] = dist

    @classmethod
    def parse(cls, text):
        g = cls()
        for line in text.strip().splitlines():
            a, b, d = line.split()
            try:
                d = int(d)
            except ValueError:
                d = float(d)
            g.add(a, b, d)
        return g

    def dijkstra(self, start):
        dist = {start: 0}
        prev = {}
        done = set()
        heap = [(0, start)]
        while heap:
            d, node = heapq.heappop(heap)
            if node in done:
                continue
            done.add(node)
            for nxt, w in self.adj[node].items():
                nd = d + w
                if nd < dist.get(nxt, float("inf")):
                    dist[nxt] = nd
                    prev[nxt] = node
                    heapq.heappush(heap, (nd, nxt))
        return dist, prev

    def route(self, a, b):
        dist, prev = self.dijkstra(a)
        if b not in dist:
            return None
        path = [b]
        while path[-1] != a:
            path.append(prev[path[-1]])
        return dist[b], path[::-1]


def main():
    g = Graph.parse(ROADS)
    print(len(g.adj), "cities,", sum(map(len, g.adj.values())) // 2, "roads")
    for a, b in [("Lille", "Marseille"), ("Rennes", "Grenoble"), ("Lyon", "Lyon"), ("Paris", "Corte")]:
        match g.route(a, b):
            case None:
                print(f"{a} -> {b}: unreachable")
            case (d, path):
                print(f"{a} -> {b}: {d} km via {' > '.join(path)}")
    dist, _ = g.dijkstra("Nantes")
    for city, d in sorted(dist.items(), key=lambda kv: (-kv[1], kv[0])):
        print(f"{city:<10}|{d:>8}")
    # a defaultdict grows when it is merely asked
    print("Oslo" in g.adj, g.route("Oslo", "Paris"), "Oslo" in g.adj)
    far = max(g.adj, key=lambda c: max(g.dijkstra(c)[0].values()))
    print("most eccentric:", far)


if __name__ == "__main__":
    main()
