"""Class variables and instance variables, shared mutables, shadowing, augmented assignment, super and mangling."""


class Counter:
    total = 0
    seen = []
    limits = {"max": 3}
    __secret = "counter"

    def __init__(self, name):
        self.name = name
        self.total += 1
        self.seen.append(name)
        Counter.total += 10

    def bump(self):
        self.total += 1
        type(self).total += 100
        return self.total

    def secret(self):
        return self.__secret, self._Counter__secret


class Sub(Counter):
    seen = ()
    __secret = "sub"

    def __init__(self, name):
        try:
            super().__init__(name)
        except AttributeError as e:
            print("init:", e)
        self.seen += (name,)

    def own(self):
        return self.__secret

    @classmethod
    def reset(cls):
        cls.total = -1
        return cls.__name__


a, b = Counter("a"), Counter("b")
print(a.total, b.total, Counter.total, a.__dict__, Counter.seen is a.seen)
print(a.bump(), b.bump(), a.bump(), Counter.total, a.total, b.total)
s = Sub("s")
print(s.total if "total" in s.__dict__ else "no own total", s.seen, Sub.seen, Counter.seen, s.secret(), s.own())
print(Sub.reset(), Sub.total, Counter.total, s.bump(), Sub.total, Counter.total)
del a.total
print(a.total, a.__dict__)
try:
    del a.total
except AttributeError as e:
    print("AttributeError", e)
a.limits["max"] = 9
b.limits = {"max": 1}
print(Counter.limits, a.limits, b.limits, Sub.limits is Counter.limits)
a.seen += ["more"]
print("seen" in a.__dict__, Counter.seen, a.seen is Counter.seen)
Counter.late = lambda self, k=len(Counter.seen): (self.name, k)
print(b.late(), a.late(0), s.late())
b.late = lambda *args: args
print(b.late(), b.late(1))
Counter.__repr__ = lambda self: f"<{type(self).__name__} {self.name}>"
print(a, [s], {b.name: b})
a.__repr__ = lambda: "instance repr is ignored"
print(a, a.__repr__())


class Meta(type):
    shared = "meta"

    def __len__(cls):
        return len(cls.__name__)

    def __getattr__(cls, name):
        if name.startswith("magic"):
            return f"{cls.__name__}:{name}"
        raise AttributeError(f"meta has no {name}")

    @property
    def upper(cls):
        return cls.__name__.upper()


class Thing(metaclass=Meta):
    shared_too = "thing"

    def __getattr__(self, name):
        return f"instance {name}"


t = Thing()
print(Thing.shared, Thing.upper, len(Thing), Thing.magic_wand, t.shared, t.upper, t.magic, t.shared_too)
try:
    Thing.other
except AttributeError as e:
    print(e)
try:
    len(t)
except TypeError as e:
    print(e)


class Chain:
    a = 1
    b = a + 1
    c = [a for _ in range(2)] if False else [b] * 2
    d = (lambda x=a: x)()
    def e(self, a=b):
        return a, self.a
    a = 50
    for i in range(3):
        if i == 1:
            del b
            break
    else:
        never = True
    if i:
        class Inner:
            depth = 2
            outer_a = "unreachable"


print(Chain.c, Chain.d, Chain().e(), Chain.a, hasattr(Chain, "b"), Chain.i, hasattr(Chain, "never"), Chain.Inner.depth, Chain.Inner.__qualname__)
x = "global"


class Lookup:
    y = x
    x = "class"
    z = x

    def method(self):
        return x, self.x


print(Lookup.y, Lookup.z, Lookup().method())


def factory(n):
    class Local:
        value = n
        items = [n]
        def get(self):
            return n, self.value, __class__.__name__
    n += 1
    return Local


L1, L2 = factory(1), factory(5)
print(L1().get(), L2().get(), L1 is L2, L1.items is L2.items, L1.__qualname__, issubclass(L1, L2))
L1.value = "changed"
print(L1().get(), L2().get())


class Default:
    def __init__(self, items=[], *, table={}):
        self.items = items
        self.table = table

    def add(self, k):
        self.items.append(k)
        self.table[k] = len(self.items)
        return self


print(Default().add("p").items, Default().add("q").items, Default([]).add("r").items, Default().table, Default.__init__.__defaults__, Default.__init__.__kwdefaults__)


class Borg:
    _state = {}

    def __init__(self, **kw):
        self.__dict__ = self._state
        self.__dict__.update(kw)


one, two = Borg(a=1), Borg(b=2)
one.c = 3
print(sorted(vars(two).items()), one is two, two.a, Borg._state)
print(Counter.__dict__["total"], "name" in Counter.__dict__, getattr(Counter, "_Counter__secret"), [k for k in vars(Sub) if not k.startswith("__")])
Sub("end").missing
