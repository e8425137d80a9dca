import copy
class A:
    def __init__(self, x): self.x = x; self.kids = []
    def add(self, k): self.kids.append(k); return self
    def total(self): return self.x + sum(k.total() for k in self.kids)
r = A(1).add(A(2).add(A(3))).add(A(4))
c = copy.deepcopy(r); c.kids[0].x = 100
print(r.total(), c.total(), copy.copy(r).total())
class B(A):
    def total(self): return super().total() * 2.0
r.add(B(1)); print(r.total())
A.total = lambda self: 'patched'
print(r.total(), B(3).x)
