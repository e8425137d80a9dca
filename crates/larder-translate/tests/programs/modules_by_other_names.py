import math
import cmath
import heapq


class Shape:
    def __init__(self):
        self.pi = 3
        self.tau = "t"

    def sqrt(self, x):
        return "own" + str(x)

    def heappush(self, a, b):
        return a + b


m = math
s = Shape()
print(m.pi, s.pi, s.sqrt(4), m.sqrt(4))
for mod in (math, cmath):
    print(mod.sqrt(4), mod.pi, mod.tau)
h = heapq
xs = []
h.heappush(xs, 3)
print(xs, s.heappush(1, 2))
