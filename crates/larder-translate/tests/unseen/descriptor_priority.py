class Data:
    def __init__(self, tag):
        self.tag = tag

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls=None):
        return f"data {self.tag}.{self.name} obj={'None' if obj is None else 'yes'} cls={cls.__name__}"

    def __set__(self, obj, value):
        print("set", self.name, value)
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        print("delete", self.name)


class NonData:
    def __get__(self, obj, cls=None):
        return "nondata"


class OnlySet:
    def __set__(self, obj, value):
        print("only set", value)
        obj.__dict__["only"] = value * 2


class Host:
    d = Data("D")
    n = NonData()
    only = OnlySet()
    plain = "class plain"

    def method(self):
        return "method"


h = Host()
print(h.d, "|", Host.d)
h.d = 1
print(h.d, h.__dict__)
print(h.n, Host.n)
h.n = "instance wins"
print(h.n, Host.n)
print(type(h.only).__name__)
h.only = 21
print(h.only, h.__dict__)
del h.d
print(sorted(h.__dict__))
del h.n
print(h.n)
h.plain = "instance"
print(h.plain, Host.plain)
del h.plain
print(h.plain)
h.method = lambda: "shadowed"
print(h.method(), Host.method(h))
del h.method
print(h.method())
Host.d = "overwritten on class"
print(h.d, Host.d)
Host.extra = lambda self, x: (type(self).__name__, x)
print(h.extra(3))
h2 = Host()
h2.extra = lambda x: x
print(h2.extra(4))
Host.__len__ = lambda self: 7
h.__len__ = lambda: 99
print(len(h), h.__len__())


class Bounded:
    def __init__(self, lo, hi):
        self.lo, self.hi = lo, hi

    def __set_name__(self, owner, name):
        self.public, self.private = name, "_" + name

    def __get__(self, obj, cls):
        if obj is None:
            return self
        return getattr(obj, self.private, self.lo)

    def __set__(self, obj, v):
        if not isinstance(v, (int, float)):
            raise TypeError(f"{self.public}: {type(v).__name__}")
        setattr(obj, self.private, max(self.lo, min(self.hi, v)))


class Colour:
    r = Bounded(0, 255)
    g = Bounded(0, 255)
    a = Bounded(0, 1)

    def __init__(self, r, g, a=1):
        self.r, self.g, self.a = r, g, a

    def __repr__(self):
        return f"C({self.r},{self.g},{self.a})"


c = Colour(300, -5, 0.5)
print(c, vars(c), Colour.r.hi)
c.r -= 100
c.g += 12.5
c.a *= 4
print(c)
try:
    c.r = "red"
except TypeError as e:
    print(e)
try:
    del c.r
except AttributeError as e:
    print(e)


class Static:
    count = 0

    @staticmethod
    def s(x):
        return x * 2

    @classmethod
    def make(cls, *a):
        cls.count += 1
        return cls.__name__, a, cls.count

    @classmethod
    @property
    def title(cls):
        return cls.__name__.upper()

    alias = make
    table = {"s": s, "len": len}


class Kid(Static):
    pass


print(Static.s(2), Kid().s("a"), Static.make(1), Kid.make(2), Kid().make(), Static.count, Kid.count, Kid.alias("x"))
print(Static.title, Kid.title, Static.table["s"](5), Static.table["len"]("abc"))
bound = Kid().make
print(bound(9), bound.__func__ is Static.make.__func__, Kid.make.__self__.__name__)
m1, m2 = h.method, h.method
print(m1 == m2, m1 is m2, m1.__self__ is h, m1.__func__ is Host.method, m1.__name__, Host.method.__qualname__)


class Callable:
    def __call__(self, *a):
        return a


class Fn:
    obj = Callable()
    fn = lambda *a: len(a)
    builtin = len
    part = staticmethod(max)


f = Fn()
print(f.obj(1), f.fn(1), Fn.fn(1), f.builtin([1, 2]), f.part(1, 5))


class Meta(type):
    @property
    def kind(cls):
        return "meta " + cls.__name__

    def shout(cls):
        return cls.__name__ + "!"

    x = "meta x"


class WithMeta(metaclass=Meta):
    x = "class x"


print(WithMeta.kind, WithMeta.shout(), WithMeta.x, Meta.x, hasattr(WithMeta(), "kind"), hasattr(WithMeta(), "shout"))


class Cached:
    calls = 0

    def __getattr__(self, name):
        Cached.calls += 1
        if name.startswith("_"):
            raise AttributeError(name)
        value = name.upper()
        setattr(self, name, value)
        return value

    @property
    def broken(self):
        return self._inner


k = Cached()
print(k.abc, k.abc, k.xyz, Cached.calls, hasattr(k, "_no"), getattr(k, "_no", "dflt"))
try:
    k.broken
except AttributeError as e:
    print(repr(e), Cached.calls)
