"""The main program."""
print("app begins")
import areas
from areas import area as surface, LIMIT, Shape
import tools as t
from consts import *

areas.counter = 10
def bump():
    areas.counter += 1
    return areas.counter

print(areas.__name__, __name__)
print(surface(3, 4), LIMIT, bump(), bump(), areas.counter)
print(areas.get_counter())
s = Shape("box")
print(s.describe(), type(s).__name__, Shape)
print(t.twice(4), PI2, t.areas.area(2, 2))
try:
    areas.fail(3)
except areas.AreasError as e:
    print("caught", e, type(e))
xs = areas.ITEMS
xs.append(9)
print(areas.ITEMS)
def lazy():
    from later import answer
    return answer()
print(lazy())
len = 5
print(len, areas.size([1,2,3]))
areas.fail(7)
