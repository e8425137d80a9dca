import math
import math as m
import os.path
import json
import string as texts
import time
from math import floor as down
from os import path


def area(r):
    return m.pi * r * math.sqrt(4)


print(area(1.0), down(2.5))
other = m
other.sqrt = lambda value: ("patched", value)[1] * 10
print(area(1.0), math.sqrt(4), m.sqrt(9))


def patch(module, name, value):
    old = getattr(module, name)
    setattr(module, name, value)
    return old


old = patch(math, "ceil", lambda value: "ceiled")
print(math.ceil(1.5), m.ceil(2.5))
math.ceil = old
print(math.ceil(1.5))


setattr(time, "time", lambda: 12.5)
print(time.time())
os.path.exists = lambda name: "who knows"
print(os.path.exists("nowhere"), path.exists("nowhere"))
path.join = lambda *parts: "+".join(parts)
print(os.path.join("a", "b"))
for name, module in {"json": json}.items():
    module.dumps = lambda value: "<" + name + ">"
print(json.dumps([1]))
from math import floor
math.floor = lambda value: "floored"
from math import floor as again
print(floor(2.5), again(2.5), down(2.5))
del math.floor
try:
    print(math.floor(1))
except AttributeError as error:
    print(type(error).__name__)
