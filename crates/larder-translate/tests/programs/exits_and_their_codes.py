"""What the built-in `__init__` of exceptions keeps, and when."""
import sys


class Exit(SystemExit):
    def __init__(self, why):
        super().__init__(len(why))
        self.why = why


class Silent(SystemExit):
    def __init__(self, why):
        self.why = why


class Plain(SystemExit):
    pass


class Stop(StopIteration):
    def __init__(self, a, b):
        super().__init__(a + b, b)


class Quiet(StopIteration):
    def __init__(self, a):
        pass


class Disk(OSError):
    def __init__(self, path):
        super().__init__(2, "gone", path)
        self.path = path


class Bare(OSError):
    def __init__(self, path):
        self.path = path


class Missing(AttributeError):
    def __init__(self, name):
        super().__init__("no " + name, name=name, obj=5)


for made in (Exit("because"), Silent("why"), Plain(), Plain(3), Plain(1, 2), SystemExit("text"), SystemExit()):
    print(type(made).__name__, made.code, made.args, vars(made), repr(made), str(made))
for made in (Stop(1, 2), Quiet(7), StopIteration(), StopIteration(1, 2)):
    print(type(made).__name__, made.value, made.args, vars(made))
for made in (Disk("/x"), Bare("/y"), OSError(1, "a", "f", None, "g"), OSError("one"), OSError(), OSError(5, "io"), FileNotFoundError(2, "no", "f")):
    print(type(made).__name__, made.errno, made.strerror, made.filename, made.filename2, made.args, vars(made), str(made))
m = Missing("x")
print(m.name, m.obj, m.args, vars(m), str(m))
e = SystemExit(1)
e.code = "other"
print(e.code, e.args, vars(e))
e.args = (5, 6)
print(e.code, e.args)
e.__init__()
print(e.code, e.args)
e.__init__(9)
print(e.code, e.args)
o = OSError(2, "no", "file")
o.args = (1, 2, 3)
print(o.args, o.errno, o.filename, str(o))
o.filename = "other"
print(o)
s = StopIteration(4)
s.value = 8
print(s.value, s.args, vars(s))


def gen():
    yield 1
    return "end"


def outer():
    got = yield from gen()
    raise RuntimeError(got)


try:
    list(outer())
except RuntimeError as e:
    print(e)
g = gen()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args, vars(e))
try:
    None.nothing
except AttributeError as e:
    print(e.name, vars(e))
try:
    undefined_name
except NameError as e:
    print(e.name, vars(e))
n = NameError("a", name="b")
i = ImportError("x", name="n", path="p")
print(n.name, n.args, i.name, i.path, i.args, ImportError().name)
print(sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__, sys.stdin is sys.__stdin__)
raise Exit("twelve chars")
