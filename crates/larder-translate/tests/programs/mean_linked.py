class Node:
    def __init__(self, val, next=None):
        self.val = val
        self.next = next
class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for x in reversed(list(items)):
            self.push(x)
    def push(self, x):
        self.head = Node(x, self.head)
        self.size += 1
    def __iter__(self):
        n = self.head
        while n is not None:
            yield n.val
            n = n.next
    def reverse(self):
        prev = None
        cur = self.head
        while cur:
            cur.next, prev, cur = prev, cur, cur.next
        self.head = prev
    def __len__(self): return self.size
    def __str__(self): return " -> ".join(map(str, self))
l = LinkedList([1, 2, 3]); l.push(0); print(l, len(l)); l.reverse(); print(l, list(l), 2 in l)
class Tree:
    def __init__(self): self.root = None
    class N:
        def __init__(self, k): self.k = k; self.l = self.r = None
    def insert(self, k):
        if self.root is None:
            self.root = Tree.N(k); return
        n = self.root
        while True:
            if k < n.k:
                if n.l is None: n.l = Tree.N(k); return
                n = n.l
            else:
                if n.r is None: n.r = Tree.N(k); return
                n = n.r
    def inorder(self):
        def go(n):
            if n:
                yield from go(n.l)
                yield n.k
                yield from go(n.r)
        return list(go(self.root))
    def height(self, n="root"):
        if n == "root": n = self.root
        return 0 if n is None else 1 + max(self.height(n.l), self.height(n.r))
t = Tree()
for k in [5, 2, 8, 1, 9, 3]: t.insert(k)
print(t.inorder(), t.height())
class UF:
    def __init__(self, n): self.p = list(range(n)); self.sz = [1] * n
    def find(self, x):
        while self.p[x] != x:
            self.p[x] = self.p[self.p[x]]
            x = self.p[x]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b: return False
        if self.sz[a] < self.sz[b]: a, b = b, a
        self.p[b] = a; self.sz[a] += self.sz[b]
        return True
u = UF(6); print(u.union(0, 1), u.union(1, 2), u.union(0, 2), u.find(2) == u.find(0), u.p)
trie = {}
for w in ["car", "cart", "dog"]:
    n = trie
    for ch in w: n = n.setdefault(ch, {})
    n["$"] = True
print(trie)
def has(w):
    n = trie
    for ch in w:
        if ch not in n: return False
        n = n[ch]
    return "$" in n
print(has("car"), has("ca"), has("dog"))
a = [1, 2]; b = a; b += [3]; print(a, a is b); b = b + [4]; print(a, b)
grid = [[0] * 3] * 2; grid[0][0] = 1; print(grid)
x = [1, [2, 3]]; y = x[:]; y[1].append(4); y.append(5); print(x, y)
import copy
z = copy.deepcopy(x); z[1].append(99); print(x, z)
def mutate(lst, t): lst.append(1); t += (1,); return t
q = []; tt = (0,); print(mutate(q, tt), q, tt)
l = [1, 2, 3, 4, 5, 6]
for v in l:
    if v % 2 == 0: l.remove(v)
print(l)
d = {"a": 1}
try:
    for k in d: d[k + "x"] = 1
except RuntimeError as e: print(e)
l[1:2] = [7, 8, 9]; print(l); del l[::2]; print(l); l.insert(-1, 5); l.extend("ab"); l.reverse(); print(l, l.index(5), l.count("a")); l[:] = []; print(l)
