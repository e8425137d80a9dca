class Node:
    def __init__(self, key, val=None):
        self.key, self.val = key, val
        self.left = self.right = self.parent = None
        self.height = 1
class AVL:
    def __init__(self): self.root = None; self.n = 0
    def _h(self, x): return x.height if x else 0
    def _upd(self, x): x.height = 1 + max(self._h(x.left), self._h(x.right))
    def _rot(self, x, left):
        y = x.right if left else x.left
        if left: x.right, y.left = y.left, x
        else: x.left, y.right = y.right, x
        self._upd(x); self._upd(y)
        return y
    def _bal(self, x):
        self._upd(x)
        b = self._h(x.left) - self._h(x.right)
        if b > 1:
            if self._h(x.left.left) < self._h(x.left.right): x.left = self._rot(x.left, True)
            return self._rot(x, False)
        if b < -1:
            if self._h(x.right.right) < self._h(x.right.left): x.right = self._rot(x.right, False)
            return self._rot(x, True)
        return x
    def insert(self, key, val=None):
        def go(x):
            if x is None:
                self.n += 1
                return Node(key, val)
            if key < x.key: x.left = go(x.left)
            elif key > x.key: x.right = go(x.right)
            else: x.val = val
            return self._bal(x)
        self.root = go(self.root)
    def __iter__(self):
        stack, cur = [], self.root
        while stack or cur:
            while cur: stack.append(cur); cur = cur.left
            cur = stack.pop()
            yield cur.key, cur.val
            cur = cur.right
    def get(self, key, default=None):
        x = self.root
        while x:
            if key == x.key: return x.val
            x = x.left if key < x.key else x.right
        return default
    def levels(self):
        out, level = [], [self.root] if self.root else []
        while level:
            out.append([n.key for n in level])
            level = [c for n in level for c in (n.left, n.right) if c]
        return out
t = AVL()
for i, k in enumerate([50, 20, 60, 10, 30, 55, 70, 5, 15, 25, 1, 2, 3]): t.insert(k, i)
t.insert(60, "sixty")
print(t.n, t._h(t.root), list(t)[:5], t.get(60), t.get(99, "none"), t.levels())
class Heap:
    def __init__(self, items=(), key=lambda x: x):
        self.a, self.key = [], key
        for i in items: self.push(i)
    def push(self, x):
        self.a.append(x); i = len(self.a) - 1
        while i and self.key(self.a[i]) < self.key(self.a[(i - 1) // 2]):
            j = (i - 1) // 2
            self.a[i], self.a[j] = self.a[j], self.a[i]; i = j
    def pop(self):
        a = self.a
        a[0], a[-1] = a[-1], a[0]; x = a.pop(); i = 0
        while True:
            c = 2 * i + 1
            if c >= len(a): break
            if c + 1 < len(a) and self.key(a[c + 1]) < self.key(a[c]): c += 1
            if self.key(a[i]) <= self.key(a[c]): break
            a[i], a[c] = a[c], a[i]; i = c
        return x
    def __bool__(self): return bool(self.a)
h = Heap([5, 2, 9, 1, 7]); out = []
while h: out.append(h.pop())
print(out)
h = Heap(["pear", "fig", "banana"], key=len); print([h.pop() for _ in range(3)])
class DLL:
    class Item:
        __slots__ = ("v", "prev", "next")
        def __init__(self, v): self.v = v; self.prev = self.next = self
    def __init__(self): self.head = DLL.Item(None); self.n = 0
    def append(self, v):
        it = DLL.Item(v); last = self.head.prev
        last.next = it; it.prev = last; it.next = self.head; self.head.prev = it; self.n += 1
        return it
    def remove(self, it): it.prev.next = it.next; it.next.prev = it.prev; self.n -= 1
    def __iter__(self):
        x = self.head.next
        while x is not self.head: yield x.v; x = x.next
    def __reversed__(self):
        x = self.head.prev
        while x is not self.head: yield x.v; x = x.prev
d = DLL(); its = [d.append(c) for c in "abcd"]; d.remove(its[1]); print(list(d), list(reversed(d)), d.n)
class Graph:
    def __init__(self): self.adj = {}
    def edge(self, a, b, w=1, directed=False):
        self.adj.setdefault(a, {})[b] = w
        self.adj.setdefault(b, {})
        if not directed: self.adj[b][a] = w
        return self
    def dfs(self, s, seen=None):
        seen = set() if seen is None else seen
        seen.add(s); yield s
        for n in self.adj[s]:
            if n not in seen: yield from self.dfs(n, seen)
    def components(self):
        seen, out = set(), []
        for v in self.adj:
            if v not in seen:
                comp = list(self.dfs(v)); seen.update(comp); out.append(sorted(comp))
        return out
    def mst(self):
        parent = {v: v for v in self.adj}
        def find(v):
            while parent[v] != v: v = parent[v]
            return v
        total, edges = 0, sorted({(w, min(a, b), max(a, b)) for a, ns in self.adj.items() for b, w in ns.items()})
        for w, a, b in edges:
            ra, rb = find(a), find(b)
            if ra != rb: parent[ra] = rb; total += w
        return total
g = Graph().edge("a", "b", 4).edge("b", "c", 2).edge("a", "c", 1).edge("x", "y", 7)
print(list(g.dfs("a")), g.components(), g.mst(), g.adj)
def paths(tree, pre=()):
    if not isinstance(tree, dict): yield pre + (tree,); return
    for k, v in tree.items(): yield from paths(v, pre + (k,))
print(list(paths({"a": {"b": 1, "c": {"d": 2}}, "e": 3})))
def depth(x): return 1 + max(map(depth, x), default=0) if isinstance(x, list) else 0
print(depth([1, [2, [3]], []]), depth(5), depth([]))
huff = {}
def huffman(freqs):
    import heapq
    from itertools import count
    c = count(); h = [(f, next(c), s) for s, f in freqs.items()]; heapq.heapify(h)
    while len(h) > 1:
        a, b = heapq.heappop(h), heapq.heappop(h)
        heapq.heappush(h, (a[0] + b[0], next(c), (a[2], b[2])))
    def walk(n, code):
        if isinstance(n, str): huff[n] = code or "0"
        else: walk(n[0], code + "0"); walk(n[1], code + "1")
    walk(h[0][2], ""); return huff
print(huffman({"a": 45, "b": 13, "c": 12, "d": 16, "e": 9, "f": 5}))
