from collections import namedtuple
from enum import Enum
Pt = namedtuple('Pt', 'px py')
class Holder:
    def __init__(self): self.px = 1.5; self.value = 3; self.name = 'h'
    def get_value(self): return self.value
class Color(Enum):
    RED = 'r'
    BLUE = 'b'
    def describe(self): return f'{self.name}={self.value}'
h = Holder()
for o in (h, Pt('a', 'b')): print(o.px)
for o in (h, Color.RED): print(o.value, o.name)
print(Color.BLUE.describe(), h.get_value(), Color('r').name)
class Planet(Enum):
    EARTH = (1.0, 2)
    MARS = (2, 3.5)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    def g(self): return self.mass / self.radius
print([p.g() for p in Planet], Planet.MARS.mass)
try: raise StopIteration(7)
except StopIteration as e: print(e.value)
