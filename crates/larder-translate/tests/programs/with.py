class Ctx:
    def __init__(self, name, quiet):
        self.name, self.quiet = name, quiet

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.quiet


with Ctx("a", False) as a, Ctx("b", True) as b:
    print(a.name, b.name)
    raise ValueError("inside")
print("after")


def f():
    with Ctx("c", False):
        return "value"


print(f())
try:
    with Ctx("d", False):
        1 // 0
except ZeroDivisionError as e:
    print("caught", e)
