# Cooperative multiple inheritance, MRO, super() in odd places, class methods
class Root:
    def __init__(self, **kw):
        if kw:
            raise TypeError(f"unused arguments: {', '.join(sorted(kw))}")
        self.log = ["Root"]
    def draw(self):
        return ["Root.draw"]
    @classmethod
    def make(cls, **kw):
        return cls(**kw)
    @staticmethod
    def helper(x):
        return f"root-{x}"
class Shape(Root):
    def __init__(self, name="shape", **kw):
        super().__init__(**kw)
        self.name = name
        self.log.append("Shape")
    def draw(self):
        return ["Shape.draw"] + super().draw()
    def __str__(self):
        return f"{self.__class__.__name__}:{self.name}"
class Coloured(Shape):
    colour = "none"
    def __init__(self, *, colour="red", **kw):
        super().__init__(**kw)
        self.colour = colour
        self.log.append("Coloured")
    def draw(self):
        return [f"Coloured.draw({self.colour})"] + super().draw()
    @classmethod
    def make(cls, **kw):
        obj = super().make(**{"colour": "blue", **kw})
        obj.log.append("made by Coloured")
        return obj
class Sized(Shape):
    def __init__(self, size=1, **kw):
        super().__init__(**kw)
        self.size = size
        self.log.append("Sized")
    def draw(self):
        return [f"Sized.draw({self.size})", *super().draw()]
    @classmethod
    def make(cls, size=5, **kw):
        return super().make(size=size * 2, **kw)
    @staticmethod
    def helper(x):
        return "sized-" + Shape.helper(x)
class Box(Coloured, Sized):
    def draw(self):
        return ["Box.draw"] + super().draw()
    __str__ = lambda self: "<" + super(Box, self).__str__() + ">"
class Crate(Box):
    draw = Sized.draw
    colour = property(lambda self: "always " + self.__dict__.get("_c", "?"), lambda self, v: self.__dict__.__setitem__("_c", v.upper()))
b = Box(size=3, name="bb")
print(b, b.log, b.draw(), sep="\n")
print([c.__name__ for c in Box.__mro__], Box.__bases__ == (Coloured, Sized), Box.mro()[-2] is Root)
m = Box.make(name="made")
print(m, m.colour, m.size, m.log)
c = Crate.make(size=1)
print(c, c.colour, c.draw(), Crate.helper(1), c.helper(2), Box.helper is Sized.helper)
print(super(Coloured, b).draw(), super(Sized, b).draw(), super(Box, Box).make(size=1).colour)
try:
    Box(weight=3, height=2)
except TypeError as e:
    print("TypeError:", e)
try:
    class Bad(Shape, Box):
        pass
except TypeError as e:
    print("TypeError:", str(e).splitlines()[0])
class A:
    x = 1
    def who(self):
        return "A"
    def call(self):
        return self.who(), self.__private()
    def __private(self):
        return "A private"
class B(A):
    def who(self):
        return "B+" + super().who()
    def __private(self):
        return "B private"
class C(A):
    x = 3
    def who(self):
        return "C+" + super().who()
class D(B, C):
    def who(self):
        f = super().who
        return "D+" + f() + "|" + "".join(k(self)[0] for k in (A.who, B.who, C.who))
d = D()
print(d.call(), d.x, D.x, sorted(n for n in dir(d) if "private" in n), d._B__private())
D.x += 10
print(A.x, B.x, C.x, D.x, d.x)
d.x -= 1
print(d.x, D.x, d.__dict__)
d.__class__ = C
print(d.who(), type(d).__name__, isinstance(d, B), d.x)
d.who = lambda: "instance"
print(d.who(), C.who(d), d.call())
print(issubclass(D, (int, C)), isinstance(D, type), type(D) is type, D.__name__, D.__qualname__, D.__module__)
class Meta(type):
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        obj.born = f"{cls.__name__}#{cls.counter}"
        cls.counter += 1
        return obj
    def __len__(cls):
        return cls.counter
    @property
    def shout(cls):
        return cls.__name__.upper()
class P(metaclass=Meta):
    counter = 0
class Q(P):
    pass
print(P().born, Q().born, Q().born, P().born, len(P), len(Q), Q.shout, hasattr(Q(), "shout"), "counter" in vars(Q))
class Tmp(P, Root):
    def __init__(self, *a):
        super().__init__()
        self.args = a
    def __init_subclass__(cls):
        cls.sub = True
class Tmp2(Tmp):
    pass
t = Tmp2(1, 2)
print(t.args, t.born, t.sub, hasattr(Tmp, "sub"), t.log)
Box.draw = lambda self: "patched"
print(b.draw(), c.draw()[:1])
print(Coloured.draw(c))
b.log.append(1)
print(b.log, Box().log)
try:
    c.nope
except AttributeError as e:
    print(e)
