class Tracer:
    log = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Tracer.log.append(cls.__name__)


class Base(Tracer):
    def __init__(self, **kw):
        self.order = ["Base"]
        if kw:
            raise TypeError(f"unexpected {sorted(kw)}")

    def ping(self):
        return "Base.ping"

    def __repr__(self):
        return f"<{type(self).__name__} {'>'.join(self.order)}>"


class Left(Base):
    def __init__(self, left=1, **kw):
        super().__init__(**kw)
        self.left = left
        self.order.append("Left")

    def ping(self):
        return "Left." + super().ping()


class Right(Base):
    def __init__(self, right=2, **kw):
        super().__init__(**kw)
        self.right = right
        self.order.append("Right")

    def ping(self):
        return "Right." + super().ping()

    @property
    def prop(self):
        return "R"


class Logged:
    def ping(self):
        return f"[{super().ping()}]"

    def __str__(self):
        return "logged:" + super().__str__()


class Bottom(Left, Right):
    def ping(self):
        return "Bottom." + super().ping()

    @property
    def prop(self):
        return "B" + super().prop


class LoudBottom(Logged, Bottom):
    pass


class Json:
    def to_json(self):
        import json
        return json.dumps({k: v for k, v in vars(self).items() if not k.startswith("_")}, sort_keys=True)


class Eq:
    def __eq__(self, other):
        return type(other) is type(self) and vars(self) == vars(other)

    def __ne__(self, other):
        print("ne called", end=" ")
        return not self == other

    def __hash__(self):
        return hash(tuple(sorted((k, str(v)) for k, v in vars(self).items())))


class Full(Json, Eq, LoudBottom):
    def __init__(self, *a, **kw):
        super().__init__(*a, **kw)
        self._secret = 3


b = Bottom(left=10, right=20)
print(b, b.ping(), b.prop, b.left, b.right)
print([c.__name__ for c in Full.__mro__])
f = Full(left=5)
print(f.ping(), str(f), repr(f), f.to_json())
print(f == Full(left=5), f != Full(left=6), len({f, Full(left=5), Full(5)}), f == b)
print(super(Left, f).ping(), super(Logged, f).ping(), Right.ping(f), Base.ping(f))
print(Tracer.log, Full.__bases__, isinstance(f, (Right, int)), issubclass(Full, Logged))
for bases in ((Base, Left), (Left, Bottom), (Logged, Base), (Left, Left), (int, str), (bool,), (Base, 5)):
    try:
        X = type("X", bases, {})
        print("made", [c.__name__ for c in X.__mro__])
    except TypeError as e:
        print(str(e).replace("\n", " | "))
try:
    Full(middle=1)
except TypeError as e:
    print(e)
try:
    Logged().ping()
except AttributeError as e:
    print(e)
print(Logged().__str__()[:22])


class A:
    def who(self): return "A"
    def call(self): return self.who() + self.__private()
    def __private(self): return "(A private)"


class B(A):
    def who(self): return "B"
    def __private(self): return "(B private)"
    def both(self): return self.__private() + self._A__private()


print(B().call(), B().both(), sorted(n for n in dir(B) if "private" in n))
try:
    B().__private()
except AttributeError as e:
    print(e)

A.who = lambda self: "patched"
print(A().call(), B().call(), super(B, B()).who())
del B.who
print(B().who())
Bottom().missing()
