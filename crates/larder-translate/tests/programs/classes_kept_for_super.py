def singleton(cls):
    made = {}
    def get(*a):
        if cls not in made:
            made[cls] = cls(*a)
        return made[cls]
    return get
class Base:
    subs = []
    def __init__(self, n):
        self.n = n
    def __init_subclass__(cls, **k):
        super().__init_subclass__(**k)
        Base.subs.append(cls(7))
@singleton
class One(Base):
    def __init__(self, n):
        super().__init__(n + 1)
print(One(3).n, One(5).n, Base.subs[0].n)
class Two(Base):
    def __init__(self, n):
        super().__init__(n * 2)
    def me(self):
        return __class__
T = Two
Two = None
print(T(4).n, Base.subs[1].n, T(1).me().__name__)
def make(k):
    class In(Base):
        def __init__(self, n):
            super().__init__(n * k)
    return In
print(make(3)(5).n, [b.n for b in Base.subs])
class Outer:
    class Inner(Base):
        def __init__(self, n):
            super().__init__(-n)
print(Outer.Inner(2).n, Base.subs[-1].n)
def logged(cls):
    class Logged(cls):
        def __init__(self, *a):
            super().__init__(*a)
            self.log = ["made " + type(self).__name__]
        def __repr__(self):
            return f"<{super().__repr__()} {self.log}>"
    Logged.__name__ = cls.__name__
    return Logged
class Plain:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f"Plain {self.x}"
@logged
class Kid(Plain):
    def __init__(self, x, y=0):
        super().__init__(x)
        self.y = y
    def __repr__(self):
        return super().__repr__() + f" {self.y} {__class__.__bases__[0].__name__}"
print(Kid(1, 2), Kid.__mro__[1].__name__, [c.__name__ for c in Kid.__mro__])
class Shape:
    def area(self):
        return 1
class Shape(Shape):
    def area(self):
        return super().area() + 10
class Shape(Shape):
    def area(self):
        return super().area() + 100
print(Shape().area())
class Reg(type):
    def __new__(mcs, name, bases, ns, **kw):
        print(name, [k for k in ns if k != "__module__"])
        cls = super().__new__(mcs, name, bases, ns)
        cls.sample = cls()
        return cls
    def __call__(cls, *a):
        return super().__call__(*a)
class A(metaclass=Reg):
    def __init__(self):
        super().__init__()
        self.v = [1]
class B(A):
    def __init__(self):
        super().__init__()
        self.v.append(2)
print(A.sample.v, B.sample.v)
from enum import Enum
class Coin(Enum):
    ONE = 1
    TWO = 2
    def __init__(self, v):
        super().__init__()
        self.double = v * 2
    def __str__(self):
        return super().__str__().lower() + str(self.double)
print(Coin.ONE, Coin.TWO.double)
class Hook:
    def __set_name__(self, owner, name):
        self.made = owner(3).n
class WithHook(Base):
    h = Hook()
    def __init__(self, n):
        super().__init__(n + 0.5)
print(WithHook.h.made)
def factory(tag):
    def deco(cls):
        cls.first = cls(tag)
        return cls
    @deco
    class Made(Base):
        def __init__(self, n):
            super().__init__(n + tag)
        class Deep:
            pass
    return Made
print(factory(5).first.n, factory(6).first.n)
