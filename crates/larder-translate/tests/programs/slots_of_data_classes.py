from dataclasses import dataclass, field, InitVar, fields, replace, asdict
def show(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
@dataclass(frozen=True)
class P:
    x: int
class Q(P):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
show(lambda: Q(1, 2).y)
show(lambda: setattr(Q(1, 2), "x", 3))
show(lambda: setattr(P(1), "y", 3))
show(lambda: delattr(Q(1, 2), "y"))
show(lambda: delattr(P(1), "y"))
@dataclass(frozen=True, slots=True)
class FS:
    x: int
    y: list = field(default_factory=list)
show(lambda: FS(1))
show(lambda: setattr(FS(1), "x", 1))
show(lambda: setattr(FS(1), "z", 1))
show(lambda: delattr(FS(1), "x"))
show(lambda: (FS.__slots__, hash(FS(1, ())), FS(1) == FS(1), replace(FS(1), x=5), asdict(FS(2))))
class B:
    made = []
    def __init_subclass__(cls, **k):
        B.made.append((cls.__name__, hasattr(cls, "__slots__"), sorted(k)))
@dataclass(slots=True)
class C(B):
    a: int = 3
    b: "InitVar[int]" = 4
    c: int = field(default=5, init=False)
    K = 9
    def __post_init__(self, b): self.a += b
    @classmethod
    def mk(cls): return cls(10)
    @staticmethod
    def st(): return 1
    @property
    def dbl(self): return self.a * 2
show(lambda: C())
show(lambda: (C.mk(), C.st(), C().dbl, C.K, C.__slots__, B.made, [c.__name__ for c in B.__subclasses__()]))
show(lambda: setattr(C(), "q", 1))
show(lambda: C.__dict__["a"])
show(lambda: C.a)

@dataclass(slots=True)
class D(C):
    d: int = 7
show(lambda: (D(), D.__slots__, D.__mro__[1] is C, isinstance(D(), C), [f.name for f in fields(D)]))
@dataclass
class E:
    x: int = 0
@dataclass(slots=True)
class F(E):
    y: int = 1
show(lambda: (F(), F.__slots__, F.__match_args__, F(1, 2).x))
@dataclass(slots=True)
class Bad:
    __slots__ = ("x",)
    x: int
