# Protocol methods that a class has not got are not found on it, nor on a module.
import contextlib
import math


class Pair:
    def __init__(self, a):
        self.a = a


class Row(list):
    pass


class Sized:
    def __len__(self):
        return 3


for name in ("__next__", "__iter__", "__len__", "__getitem__", "__call__", "__contains__", "__bool__", "__eq__"):
    kinds = (int, float, str, list, dict, tuple, Pair, Row, Sized)
    print(name, [hasattr(kind, name) for kind in kinds])
print(hasattr(iter([]), "__next__"), hasattr(Pair(1), "__iter__"), hasattr(Row(), "__iter__"))
for bad in (3, math, contextlib):
    try:
        with bad:
            print("inside")
    except TypeError as error:
        print(error)
print(hasattr(math, "__iter__"), hasattr(math, "__call__"), hasattr(math, "sqrt"))
