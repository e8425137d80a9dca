# Class bodies are odd scopes; double underscores are mangled; names bind at odd times.
x = "global x"
n = 3

class Body:
    x = "class x"
    print("in body:", x, n)
    items = [i * 2 for i in range(n)]
    try:
        bad = [x for _ in range(1)]
        also = [y for y in range(1) if x]
    except NameError as e:
        bad = str(e)
    n = n + 1
    del x
    print("after del:", x)
    if n > 3:
        def conditional(self):
            return "only when n > 3"
    else:
        def conditional(self):
            return "never"
    for k in "abc":
        locals()["never_" + k] = 0
    first = lambda self: self.__class__.__name__

    class Inner:
        depth = 2
        try:
            outer_n = n
            leak = items
        except NameError as e:
            leak = str(e)
    def method(self):
        return x, n, self.n

print(Body.bad, Body.also, Body.items, Body.n, n, Body.k)
print(Body().conditional(), Body().first(), Body().method(), Body.Inner.outer_n, Body.Inner.leak)
print("x" in vars(Body), hasattr(Body, "x"), [a for a in vars(Body) if not a.startswith("_")])

class Secret:
    __hidden = 1
    __dunder__ = 2
    _single = 3
    ___three = 4
    def __init__(self):
        self.__value = 10
        self.__list = [self.__value]
    def bump(self, __arg=5):
        __local = self.__value + __arg
        self.__value = __local
        return self.__value
    def names(self):
        __x = 1
        return sorted(locals())
    def __private(self):
        return "base private"
    def call(self):
        return self.__private(), self.__hidden
    def peek(self, other):
        return other.__value

class Child(Secret):
    __hidden = "child"
    def __private(self):
        return "child private"
    def __init__(self):
        super().__init__()
        self.__value = -1
    def both(self):
        return self.__value, self._Secret__value, self.__private()

class _Odd:
    __y = "odd"

class __:
    __y = "no mangling here"

c = Child()
print(c.bump(), c.both(), c.call(), c.names())
print(sorted(vars(c)), c._Secret__list, c.peek(c))
print(_Odd._Odd__y, __.__y, Secret.__dunder__, Secret._Secret___three)
for name in ("__value", "__hidden", "_Child__hidden", "_Secret__hidden"):
    print(name, getattr(c, name, "absent"), hasattr(Secret, name))
try:
    c.__value
except AttributeError as e:
    print(e)
c.__value = "outside"
print(c.__value, c.both()[0], len(vars(c)))
try:
    c.bump(__arg=1)
except TypeError as e:
    print(e)
print(c.bump(_Secret__arg=100))

def make(kind):
    class Local:
        kind = kind if False else "own"
        tag = f"{n}"

        def show(self):
            return kind, self.kind
    Local.__qualname__ = f"made.{kind}"
    return Local

try:
    print(make("outer")().show())
except NameError as e:
    print("NameError:", e)

def make2(kind):
    class Local:
        copied = kind

        def show(self):
            nonlocal kind
            kind += "!"
            return kind

    return Local()

m = make2("k")
print(m.copied, m.show(), m.show(), m.copied, type(m).__qualname__, Body.Inner.__qualname__, Body.method.__qualname__)
counter = 0

class Global:
    global counter, made_global
    counter = counter + 1
    made_global = "from a class body"

print(counter, made_global, hasattr(Global, "counter"))

class Defaults:
    shared = []
    limit = 2
    def add(self, v, into=shared, top=limit):
        if len(into) < top:
            into.append(v)
        return into

d1, d2 = Defaults(), Defaults()
d1.add(1)
Defaults.limit = 10
Defaults.shared = ["replaced"]
print(d2.add(2), d1.add(3), d1.shared, Defaults.add.__defaults__)

class Annotated:
    a: int
    b: "anything at all" = 2
    c: [][0:1] = []

print(Annotated.__annotations__, hasattr(Annotated, "a"), Annotated.c)

class Redefined:
    def f(self):
        return 1
    old_f = f
    def f(self):
        return self.old_f() + 1
    f2 = f
    f = property(f)
    @staticmethod
    def util():
        return "static"
    value = util()
    grid = [[r, c] for r in range(2) for c in range(2) if r != c]

r = Redefined()
print(r.f, r.f2(), r.old_f(), r.value, r.grid)
print([cls.__name__ for cls in (Body, Secret, Child, __)], Body.__module__, Body.__doc__)
print(type("Dyn", (Secret,), {"__hidden": 5}).__dict__.get("__hidden"), c._Child__nothing)
