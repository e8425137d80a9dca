# Counters, chains, blocks, accounts: attributes as programs of classes have them.
class Cnt:
    n = 0
    def __init__(self): Cnt.n += 1; self.me = Cnt.n
    def kids(self):
        for i in range(self.me): yield i * 1.5
    def __enter__(self): self.n = 100; return self
    def __exit__(self, *a): self.n = 'left'; return True
    async def co(self): return self.me
for _ in range(3): c = Cnt()
print(Cnt.n, c.n, c.me, list(c.kids()))
with c as d: print(d.n); 1 / 0
print(c.n, Cnt.n)
class Node:
    def __init__(self, v): self.v = v; self.prev = self.next = None
class DLL:
    def __init__(self): self.h = self.t = None; self.size = 0
    def append(self, v):
        n = Node(v)
        if not self.t: self.h = self.t = n
        else: n.prev = self.t; self.t.next = n; self.t = n
        self.size += 1
    def rev(self):
        c = self.t
        while c is not None:
            yield c.v
            c = c.prev
d = DLL()
for x in 'abc': d.append(x)
print(list(d.rev()), d.size)
class Bank:
    rate = 0.05
    def __init__(self, owner, bal=0): self.owner = owner; self.bal = bal
    def dep(self, amt):
        if amt <= 0: raise ValueError(f'bad {amt}')
        self.bal += amt; return self.bal
    def interest(self): self.bal += self.bal * self.rate; return round(self.bal, 2)
b = Bank('z'); print(b.dep(100), b.interest(), b.dep(1), b.bal)
try: b.dep(-5)
except ValueError as e: print(e)
print(f'{b.bal:>10.3f}|{b.owner!r}')
class LRU:
    def __init__(self, cap): self.cap = cap; self.d = {}
    def get(self, k): 
        if k not in self.d: return -1
        v = self.d.pop(k); self.d[k] = v; return v
    def put(self, k, v):
        self.d.pop(k, None); self.d[k] = v
        if len(self.d) > self.cap: self.d.pop(next(iter(self.d)))
l = LRU(2); l.put(1, 1); l.put(2, 2); print(l.get(1)); l.put(3, 3); print(l.get(2), l.get(3), l.d)
