class Root:
    def __init__(self, **kw):
        self.left_over = kw
        print("Root", sorted(kw))

    def who(self):
        return ["Root"]

    def save(self):
        return {"root": True}

    def __eq__(self, other):
        return type(self) is type(other)

    __hash__ = None


class Left(Root):
    def __init__(self, left=1, **kw):
        print("Left in")
        super().__init__(**kw)
        self.left = left
        print("Left out")

    def who(self):
        return ["Left"] + super().who()

    def save(self):
        return super().save() | {"left": self.left}


class Right(Root):
    def __init__(self, right=2, **kw):
        print("Right in")
        super().__init__(**kw)
        self.right = right
        print("Right out")

    def who(self):
        return ["Right"] + super().who()

    def save(self):
        return {"right": self.right} | super().save()


class Bottom(Left, Right):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        print("Bottom done")

    def who(self):
        return ["Bottom"] + super().who()


class Skip(Bottom):
    def who(self):
        return super(Left, self).who()


b = Bottom(10, right=20, extra=30)
print(b.who(), b.save(), b.left_over)
print(Skip().who(), [c.__name__ for c in Skip.mro()])
print(Bottom.who(b) == b.who(), Left.who(b), Right.who(b), super(Bottom, b).who(), super(Right, b).who())
print(b == Bottom(), b == Skip(), b != Left())
try:
    hash(b)
except TypeError as e:
    print(e)


class Logged:
    def run(self, x):
        print("log before", x)
        r = super().run(x)
        print("log after", r)
        return r


class Doubled:
    def run(self, x):
        return super().run(x * 2)


class Core:
    def run(self, x):
        return f"core({x})"


class P1(Logged, Doubled, Core): pass
class P2(Doubled, Logged, Core): pass
class P3(Logged, Core): run = Core.run


print(P1().run(1), P2().run(2), P3().run(3))
try:
    Logged().run(1)
except AttributeError as e:
    print(repr(e))


class Num:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return type(self)(self.v + getattr(o, "v", o))

    def __repr__(self):
        return f"{type(self).__name__}({self.v})"

    @classmethod
    def zero(cls):
        return cls(0)

    @property
    def double(self):
        return self.v * 2

    @staticmethod
    def kind():
        return "num"


class Mod(Num):
    n = 7

    def __init__(self, v):
        super().__init__(v % self.n)

    @classmethod
    def zero(cls):
        z = super().zero()
        z.marked = True
        return z

    @property
    def double(self):
        return super().double % self.n

    @staticmethod
    def kind():
        return "mod " + Num.kind()


class Mod5(Mod):
    n = 5


print(Mod(5) + 4, Mod5(4) + Mod(6), Num(3) + Mod(8), sum([Mod5(4)] * 3, Mod5.zero()), Mod5.zero().marked, Mod5(4).double, Mod5.kind())


class Mangled:
    def __init__(self):
        self.__x = "base"

    def base(self):
        return self.__x

    def __helper(self):
        return "base helper"

    def call(self):
        return self.__helper()


class Child(Mangled):
    def __init__(self):
        super().__init__()
        self.__x = "child"

    def child(self):
        return self.__x

    def __helper(self):
        return "child helper"


c = Child()
print(c.base(), c.child(), c.call(), vars(c), hasattr(c, "__x"), c._Child__helper())


class Shapes(list):
    def append(self, x):
        super().append(x)
        return self

    def __getitem__(self, i):
        r = super().__getitem__(i)
        return type(self)(r) if isinstance(i, slice) else r

    def __contains__(self, x):
        return not super().__contains__(x)


s = Shapes([1, 2]).append(3).append(4)
print(s, type(s[1:]).__name__, s[-1], 1 in s, 9 in s, type(s + [1]).__name__, type(s[:] * 2).__name__, sorted(s, reverse=True), s == [1, 2, 3, 4])


class A:
    x = []
    y = 1

    def go(self):
        return "A.go"


class B(A):
    def go(self):
        return lambda: str(super(B, self).go()) + "B"


class C(A):
    y = 3
    go2 = A.go

    def go(self):
        return [super(C, self).go() for _ in range(2)]


class D(B, C):
    pass


D.x.append(1)
print(B().go()(), C().go(), D().go()(), D.y, A.x is D.x, C().go2())
A.y = 100
print(B.y, C.y, D.y, D().y)
for bases in ((A, B), (B, A), (B, C), (C, B, A), (int, str), (bool,)):
    try:
        print([k.__name__ for k in type("T", bases, {}).__mro__])
    except TypeError as e:
        print(str(e).splitlines()[0])
