"""Descriptors that have a setter alone, properties that lack a part, `__get__` called by hand."""
from functools import cached_property


class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["slot"] = ("kept", value)


class OnlyDelete:
    def __delete__(self, obj):
        obj.__dict__.pop("gone", None)
        print("deleted")


class Both:
    def __get__(self, obj, cls=None):
        return "read", obj is None

    def __set__(self, obj, value):
        obj.__dict__["both"] = value


class Holder:
    slot = OnlySet()
    gone = OnlyDelete()
    both = Both()


h = Holder()
print(type(h.slot).__name__, "slot" in vars(h))
h.slot = 5
print(h.slot, vars(h))
h.__dict__["gone"] = "hidden"
print(h.gone)
del h.gone
print(type(h.gone).__name__, vars(h))
h.both = 1
print(h.both, Holder.both, vars(h))
try:
    del h.slot
except AttributeError as e:
    print("AttributeError", e)


class Part:
    empty = property()
    read = property(lambda self: 1)
    write = property(None, lambda self, v: print("wrote", v))

    class Inner:
        p = property()


Part.late = property()
part = Part()
part.write = 3
for name in ("empty", "write", "late"):
    try:
        print(getattr(part, name))
    except AttributeError as e:
        print(e)
for name in ("empty", "read", "late"):
    for change in (lambda: setattr(part, name, 1), lambda: delattr(part, name)):
        try:
            change()
        except AttributeError as e:
            print(e)
try:
    Part.Inner().p
except AttributeError as e:
    print(e)
print(Part.read.__get__(part), Part.read.__get__(part, Part), Part.read.__get__(None, Part) is Part.read)
Part.write.__set__(part, 7)
for change in (lambda: Part.read.__set__(part, 7), lambda: Part.write.__delete__(part)):
    try:
        change()
    except AttributeError as e:
        print(e)


class Kinds:
    def plain(self, *a):
        return "plain", type(self).__name__, a

    @classmethod
    def of_class(cls, *a):
        return "class", cls.__name__, a

    @staticmethod
    def alone(*a):
        return "static", a


class Sub(Kinds):
    pass


k = Kinds()
for name in ("plain", "of_class", "alone"):
    found = vars(Kinds)[name]
    print(found.__get__(k, Sub)(1), hasattr(found, "__get__"), hasattr(found, "__set__"))
print(Kinds.plain.__get__(k)(2), vars(Kinds)["of_class"].__get__(None, Sub)(3), Kinds.plain.__get__(None, Kinds) is Kinds.plain)
outside = lambda self, n: (type(self).__name__, n)
k.bound = outside.__get__(k)
print(k.bound(4))


class Lazy:
    calls = 0

    @cached_property
    def one(self):
        Lazy.calls += 1
        return 1

    other = cached_property(lambda self: ("made", Lazy.calls))


lazy = Lazy()
print(lazy.one, lazy.one, Lazy.calls, lazy.other, lazy.other, vars(lazy), Lazy.one.attrname, Lazy.other.attrname)
Lazy.calls = 9
print(lazy.other)
del lazy.other
print(lazy.other)
try:
    class Twice:
        a = cached_property(lambda self: 1)
        b = a
except RuntimeError as e:
    print(e, "|", type(e.__cause__).__name__, e.__cause__)
Lazy.never = cached_property(lambda self: 1)
try:
    lazy.never
except TypeError as e:
    print(e)


class Named:
    def __set_name__(self, owner, name):
        if name.startswith("bad"):
            raise ValueError("a bad name " + name)
        print("named", owner.__name__, name)


try:
    class Owner:
        good = Named()
        bad_one = Named()
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))
