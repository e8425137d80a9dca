"""The main program."""
print("app begins")
import helper
from helper import area as surface, LIMIT, Shape
import tools as t
from consts import *

helper.counter = 10
def bump():
    helper.counter += 1
    return helper.counter

print(helper.__name__, __name__)
print(surface(3, 4), LIMIT, bump(), bump(), helper.counter)
print(helper.get_counter())
s = Shape("box")
print(s.describe(), type(s).__name__, Shape)
print(t.twice(4), PI2, t.helper.area(2, 2))
try:
    helper.fail(3)
except helper.HelperError as e:
    print("caught", e, type(e))
xs = helper.ITEMS
xs.append(9)
print(helper.ITEMS)
def lazy():
    from later import answer
    return answer()
print(lazy())
len = 5
print(len, helper.size([1,2,3]))
helper.fail(7)
