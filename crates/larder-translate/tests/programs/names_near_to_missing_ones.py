class A:
    color = 1
    def __init__(self): self.position = 2
    def move_to(self): pass
for thing, name in ((A(), "colour"), (A, "colr"), ([], "appendd"), ("", "uper"), ({}, "kets")):
    try:
        getattr(thing, name)
    except AttributeError as e:
        print(e, e.name, e.obj is thing)
class B:
    def __getattr__(self, name):
        raise AttributeError("nothing like " + name)
try:
    B().zip
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
a = A()
try:
    a.colour = 1
    del a.positoin
except AttributeError as e:
    print(e, e.name, e.obj)
a.postion
