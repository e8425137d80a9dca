import functools
import operator


class Meta:
    registry = {}

    def __init_subclass__(cls, name=None, **kw):
        super().__init_subclass__(**kw)
        Meta.registry[name or cls.__name__.lower()] = cls


class Base(Meta):
    def __init__(self, *args):
        self.args = args

    def run(self):
        raise NotImplementedError

    def __str__(self):
        return f"{type(self).__name__}{self.args}"


class Add(Base, name="plus"):
    def run(self):
        return functools.reduce(operator.add, self.args)


class Mul(Base):
    def run(self):
        return functools.reduce(operator.mul, self.args, 1)


class Loud:
    def run(self):
        return f"<<{super().run()}>>"


class LoudAdd(Loud, Add):
    pass


class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.name, value)


class Point:
    x = Typed(int, 0)
    y = Typed((int, float).__getitem__(0), 0)

    def __init__(self, x=None):
        if x is not None:
            self.x = x


class Temp:
    def __init__(self):
        self._c = 0

    @property
    def f(self):
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        self._c = (v - 32) * 5 / 9

    @f.deleter
    def f(self):
        self._c = 0

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: getattr(self, name[4:])
        raise AttributeError(f"no {name}")


print(sorted(Meta.registry))
print(Meta.registry["plus"](1, 2, 3).run(), Mul(2, 3, 7).run(), LoudAdd("a", "b").run(), LoudAdd(1))
print([c.__name__ for c in LoudAdd.__mro__])
try:
    Base().run()
except NotImplementedError as e:
    print("not implemented", e.args)
p = Point(3)
print(p.x, p.y, vars(p))
try:
    p.x = "a"
except TypeError as e:
    print(e)
t = Temp()
t.f = 212
print(t._c, t.f, t.get_f())
del t.f
print(t.f)
try:
    t.other
except AttributeError as e:
    print(e)
dispatch = {int: "int", str: "str", list: lambda v: f"list of {len(v)}"}
for v in (1, "a", [1, 2], 2.5, True):
    h = dispatch.get(type(v), "?")
    print(h(v) if callable(h) else h, end=" ")
print()


@functools.singledispatch
def describe(x):
    return "thing"


@describe.register
def _(x: int):
    return f"int {x}"


@describe.register(str)
def _(x):
    return f"str {x!r}"


print(describe(3), describe("q"), describe([]))
add3 = functools.partial(lambda a, b, c=0: a + b * c, 3, c=10)
print(add3(2), add3(2, c=1), functools.partial(int, base=2)("1010"))
