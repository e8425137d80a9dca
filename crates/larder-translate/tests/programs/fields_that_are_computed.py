from collections import namedtuple

fields = [c + "val" for c in "xyz"]
P = namedtuple("P", fields)


class A:
    def __init__(self):
        self.xval = 1


p = P("a", "b", "c")
a = A()
for o in (p, a):
    print(o.xval)
