class A:
    def __init__(self, x): self.x = x
    def m(self, k): return self.x + k
import operator
print(operator.methodcaller('m', 2.5)(A(1)), A(2).m(3), sorted([A(2), A(1)], key=operator.attrgetter('x'))[0].x)
