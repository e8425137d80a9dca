"""Class versus instance attributes, shadowing, patching functions, classes, instances and modules at run time."""
import math
import types


class Base:
    count = 0
    tags = []
    limit = 5

    def __init__(self):
        self.count += 1
        Base.count += 10
        self.tags.append(type(self).__name__)

    def who(self):
        return "base", self.limit

    def call_who(self):
        return self.who()

    @classmethod
    def create(cls):
        cls.limit += 1
        return cls()

    @staticmethod
    def helper(x):
        return x + 1


class Child(Base):
    limit = 50

    def who(self):
        return "child", super().who()


a, b = Base(), Child()
print(a.count, b.count, Base.count, Child.count, "count" in vars(Child), vars(a), Base.tags is b.tags, a.tags)
c = Child.create()
d = Base.create()
print(Base.limit, Child.limit, a.limit, b.limit, c.count, d.count, Base.count, sorted(k for k in vars(Child) if not k.startswith("__")))
a.limit = "own"
Base.limit = "class"
print(a.limit, d.limit, b.limit, b.who(), a.call_who())
del a.limit
print(a.limit)
try:
    del a.limit
except AttributeError as e:
    print("AttributeError:", e)
del Child.limit
print(b.limit, b.who())
try:
    del b.who
except AttributeError as e:
    print("AttributeError:", e)

Base.who = lambda self: f"patched {type(self).__name__}"
print(a.who(), b.who(), a.call_who())
a.who = lambda: "instance function, no self"
print(a.who(), a.call_who(), d.who(), "who" in vars(a))
b.who = types.MethodType(lambda self, extra="!": f"bound to {type(self).__name__}{extra}", b)
print(b.who(), b.who("?"), b.call_who())
del a.who
print(a.who())
Base.helper = lambda x: x + 100
Child.helper = staticmethod(lambda x: x + 1000)
print(Base.helper(1), Child.helper(1), b.helper(2))
try:
    a.helper(1)
except TypeError as e:
    print("TypeError:", e)
Base.__len__ = lambda self: 3
Base.__add__ = lambda self, o: ("add", o)
Base.__getitem__ = lambda self, i: i * 2
Base.__repr__ = lambda self: f"<{type(self).__name__}>"
a.__len__ = lambda: 99
a.__repr__ = lambda: "ignored"
print(len(a), a.__len__(), a + 1, b[21], a, [b], bool(a), str(c), f"{d}")
Base.double = property(lambda self: self[4] * 2)
print(b.double, hasattr(a, "double"))
try:
    b.double = 1
except AttributeError as e:
    print("AttributeError:", e)
saved = Base.who
Child.who = saved
print(b.call_who(), c.who(), Child.who is Base.who, c.who.__func__ is saved, c.who == c.who, c.who is c.who)

e = Base()
e.__class__ = Child
print(type(e).__name__, isinstance(e, Child), e.who())
e.__dict__.update(x=1, limit="dict")
print(e.x, e.limit, vars(e) is e.__dict__, e.__dict__.pop("x"), hasattr(e, "x"))
try:
    e.__class__ = int
except TypeError as err:
    print("TypeError:", str(err)[:40])
try:
    int.extra = 1
except TypeError as err:
    print("TypeError:", err)

real_sqrt = math.sqrt
math.sqrt = lambda x: f"fake sqrt of {x}"
print(math.sqrt(9), real_sqrt(9))
math.sqrt = real_sqrt
print(math.sqrt(16), hasattr(math, "taste"))
old_len = len
len = lambda x: old_len(x) * 100
print(len("abc"))
del len
print(len("abc"))
_print, shown = print, []
print = lambda *args, **kw: shown.append(args)
print("captured", 1)
del print
print(shown)


def greet(name, greeting="hello"):
    return f"{greeting} {name}"


greet.calls = 0
greet.__defaults__ = ("changed default",)
print(greet("x"), greet.calls, greet.__dict__, greet.__name__)
print(greet("y"), greet("a", "b"))
original = greet


def greet(name):
    return "redefined " + original(name)


print(greet("z"), original.__name__, greet is original)


class Plugin:
    handlers = {}

    def __init_subclass__(cls):
        Plugin.handlers[cls.__name__] = cls.handle

    def handle(self):
        return "old"


class One(Plugin):
    def handle(self):
        return "one"


One.handle = lambda self: "patched one"
print(Plugin.handlers["One"](None), One().handle(), Plugin.handlers["One"].__qualname__)


class Meta(type):
    shared = "meta"

    def describe(cls):
        return f"{cls.__name__} has {cls.shared}"


class WithMeta(metaclass=Meta):
    pass


print(WithMeta.describe(), WithMeta.shared, hasattr(WithMeta(), "shared"), hasattr(WithMeta(), "describe"))
WithMeta.shared = "class"
Meta.describe = lambda cls: "patched meta"
print(WithMeta().shared, Meta.shared, WithMeta.describe())
print(Child.__mro__[1].__name__, isinstance(b, Base), type(b).__name__, getattr(b, "limitless", "no such thing"), b.count)
