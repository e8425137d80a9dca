"""Strongly connected components (iterative Tarjan) and a 2-SAT solver on top."""


def tarjan(graph):
    index, low, on_stack = {}, {}, set()
    stack, comps = [], []
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, it = work[-1]
            for nxt in it:
                if nxt not in index:
                    index[nxt] = low[nxt] = len(index)
                    stack.append(nxt)
                    on_stack.add(nxt)
                    work.append((nxt, iter(graph.get(nxt, ()))))
                    break
                elif nxt in on_stack:
                    low[node] = min(low[node], index[nxt])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    comp = []
                    while True:
                        n = stack.pop()
                        on_stack.discard(n)
                        comp.append(n)
                        if n == node:
                            break
                    comps.append(comp)
    return comps


def condensation(graph):
    comps = tarjan(graph)
    where = {n: i for i, c in enumerate(comps) for n in c}
    edges = {(where[a], where[b]) for a, bs in graph.items() for b in bs}
    return comps, sorted((a, b) for a, b in edges if a != b)


class TwoSat:
    def __init__(self):
        self.clauses = []

    def add(self, *lits):
        if not 1 <= len(lits) <= 2:
            raise ValueError(f"a clause has 1 or 2 literals, not {len(lits)}")
        self.clauses.append(lits if len(lits) == 2 else lits * 2)
        return self

    def solve(self):
        g = {}
        for a, b in self.clauses:
            for lit in (a, -a, b, -b):
                g.setdefault(lit, [])
            g[-a].append(b)
            g[-b].append(a)
        comp = {}
        for i, c in enumerate(tarjan(g)):
            for lit in c:
                comp[lit] = i
        vars_ = sorted({abs(l) for l in g})
        if any(comp[v] == comp[-v] for v in vars_):
            return None
        return {v: comp[v] < comp[-v] for v in vars_}


G = {"a": "b", "b": "cf", "c": "gd", "d": "ch", "e": "af", "f": "g", "g": "f", "h": "dh", "i": ""}
comps, edges = condensation(G)
for i, c in enumerate(comps):
    print(i, sorted(c))
print(edges)
ring = {i: [(i + 1) % 3000] for i in range(3000)}
print([len(c) for c in tarjan(ring)])
chain = {i: [i + 1] for i in range(3000)}
print(len(tarjan(chain)), tarjan(chain)[0], tarjan({}))

s = TwoSat().add(1, 2).add(-1, 3).add(-2, -3).add(-3, 4)
model = s.solve()
print(model, all(model[abs(a)] == (a > 0) or model[abs(b)] == (b > 0) for a, b in s.clauses))
print(s.add(1, -4).add(-1).solve())
print(s.clauses)
print(TwoSat().solve(), TwoSat().add(5).solve(), TwoSat().add(-5).solve())
for lits in ((), (1, 2, 3)):
    try:
        TwoSat().add(*lits)
    except ValueError as e:
        print(e)
