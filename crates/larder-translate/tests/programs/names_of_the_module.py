"""What globals() has."""
import sys
import math as m
from collections import Counter

LIMIT = 3
words: list = ["a", "b"]


def handle_add(a, b):
    return a + b


def handle_sub(a, b):
    return a - b


class Thing:
    kind = "thing"


def make(name, *args):
    return globals()[name](*args)


def bump():
    global LIMIT, fresh
    LIMIT += 1
    fresh = "new"


print([name for name in globals() if not name.startswith("__")])
print(make("handle_add", 1, 2), make("handle_sub", 5, 3), make("Thing").kind, globals()["LIMIT"])
try:
    make("handle_mul", 1, 2)
except KeyError as error:
    print("KeyError", error)
bump()
print(LIMIT, globals()["LIMIT"], fresh, "fresh" in globals(), list(globals())[-2:])
globals()["LIMIT"] = 10
globals()["made"] = lambda x: x * 2
print(LIMIT, made(4), globals()["words"] is words)
del LIMIT
print("LIMIT" in globals())
try:
    print(LIMIT)
except NameError as error:
    print(error)
LIMIT = 5
print(list(globals())[-1], globals().get("m").pi, globals()["sys"] is sys, Counter("aab")["a"])
handlers = {name[7:]: value for name, value in globals().items() if name.startswith("handle_")}
print(sorted(handlers), handlers["add"](2, 2))
for number in range(3):
    globals()[f"slot_{number}"] = number * number
print(slot_0, slot_2, __name__, __doc__, globals()["__name__"], globals()["__doc__"])
print(sum(1 for value in list(globals().values()) if isinstance(value, type)), isinstance(globals(), dict))
print(locals() is globals(), vars() is globals(), "LIMIT" in dir(), dir() == sorted(globals()))
print(sys.modules[__name__].LIMIT, getattr(sys.modules["__main__"], "handle_add")(1, 1), hasattr(sys.modules[__name__], "nothing"))
print("sys" in sys.modules, "no_such_module" in sys.modules, sys.modules.get("neither"), sys.modules["math"] is m)
try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        print("error" in globals())
        raise ValueError("again")
except ValueError:
    print("error" in globals())
total = 0
for item in [1, 2, 3]:
    total += item
print(total, globals()["total"], globals()["item"])
words.append("c")
print(globals()["words"], "{words[0]} {total}".format(**globals()), "%(total)d" % globals())
