from abc import ABC, abstractmethod
class Shape(ABC):
    registry = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Shape.registry[cls.__name__] = cls
    @abstractmethod
    def area(self): ...
    def describe(self):
        return f"{self.__class__.__name__} with area {self.area():.2f}"
    def __eq__(self, other):
        if not isinstance(other, Shape):
            return NotImplemented
        return self.area() == other.area()
    def __lt__(self, other):
        return self.area() < other.area()
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return 3.14159 * self.r ** 2
class Rect(Shape):
    def __init__(self, w, h): self.w, self.h = w, h
    def area(self): return self.w * self.h
class Square(Rect):
    def __init__(self, s): super().__init__(s, s)
    def describe(self): return "Square! " + super().describe()
shapes = [Circle(1), Rect(2, 3), Square(2)]
for s in sorted(shapes): print(s.describe())
try: Shape()
except TypeError as e: print(e)
print(sorted(Shape.registry), Rect(1, 4) == Square(2), Rect(1, 4) != Square(3), Rect(1, 1) == 5)
class A:
    def who(self): return "A"
    def call(self): return self.who()
class B(A):
    def who(self): return "B" + super().who()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C):
    def who(self): return "D" + super().who()
print(D().call(), [k.__name__ for k in D.__mro__])
class Meta:
    def __getattr__(self, name):
        if name.startswith("x"): return name * 2
        raise AttributeError(name)
    def __call__(self, *a): return sum(a)
    def __contains__(self, k): return k == 3
    def __enter__(self): return self
    def __exit__(self, *a): return False
    def __index__(self): return 2
    def __format__(self, spec): return f"<{spec}>"
m = Meta()
print(m.xy, m(1, 2, 3), 3 in m, 4 in m, [10, 20, 30][m], f"{m:abc}")
try: m.nope
except AttributeError as e: print("AttributeError", e)
class Temp:
    def __init__(self): self._c = 0
    @property
    def f(self): return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): print("deleted"); self._c = None
t = Temp(); t.f = 212; print(t._c, t.f); del t.f; print(t._c)
class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __repr__(self): return f"Vec({self.x}, {self.y})"
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __getitem__(self, i): return (self.x, self.y)[i]
print(sum([Vec(1, 2), Vec(3, 4)]), abs(Vec(3, 4)), list(Vec(5, 6)))
try: Vec(1, 2) + 5
except AttributeError as e: print(e)
class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack(); s.push(1); s.push(2); print(s, s.peek(), len(s), s.pop())
class D2(dict):
    def __missing__(self, k): return k * 2
print(D2(a=1)["zz"])
