import math
import string

root = math.sqrt


def plain(value):
    return math.sqrt(value)


def show():
    print(math.sqrt(9), plain(16), root(25), math.pi)


show()
math.sqrt = lambda value: ("patched", value)
show()
math.sqrt = root
show()
setattr(math, "floor", lambda value: "floored")
print(math.floor(2.5))
string.digits = "ten"
print(string.digits)
