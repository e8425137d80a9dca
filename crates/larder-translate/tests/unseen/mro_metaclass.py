# MRO, cooperative super, mixins, class decorators, metaclass, __init_subclass__, __class_getitem__
class Root:
    def __init__(self, **kw):
        if kw:
            raise TypeError(f"unexpected: {sorted(kw)}")
        self.trace = ["Root"]
    def hello(self):
        return ["Root.hello"]

class A(Root):
    def __init__(self, a=1, **kw):
        super().__init__(**kw)
        self.a = a
        self.trace.append("A")
    def hello(self):
        return ["A"] + super().hello()

class B(Root):
    x = "B.x"
    def __init__(self, b=2, **kw):
        super().__init__(**kw)
        self.b = b
        self.trace.append("B")
    def hello(self):
        return ["B"] + super().hello()

class C(A, B):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.trace += ["C"]
    def hello(self):
        return ["C", *super().hello()]
    def skip(self):
        return super(A, self).hello()

class D(C):
    x = "D.x"
    @classmethod
    def make(cls, *args):
        return cls(a=args)
    @staticmethod
    def s(v):
        return v + 1
    def parent_x(self):
        return super().x

c = D.make(1, 2)
print(c.trace, c.hello(), c.skip(), c.a, c.b, c.parent_x(), D.s(1), c.s(2))
print([k.__name__ for k in D.__mro__], D.__bases__, issubclass(D, B), isinstance(c, (int, A)))
for f in (lambda: C(q=1, a=2), lambda: type("X", (A, C), {}), lambda: type("Y", (Root, A), {}), lambda: type("Z", (int, str), {}), lambda: type("W", (bool,), {}), lambda: super().foo, lambda: D.hello(), lambda: c.nope, lambda: D.nope):
    try:
        print(f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")

class Meta(type):
    made = []
    def __new__(mcls, name, bases, ns, **kw):
        ns = {k: (v if k.startswith("_") or not isinstance(v, int) else v * 10) for k, v in ns.items()}
        cls = super().__new__(mcls, name, bases, ns)
        mcls.made.append((name, sorted(kw.items())))
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.kw = kw
    def __call__(cls, *args, **kw):
        obj = super().__call__(*args, **kw)
        obj.via = "meta"
        return obj
    def __len__(cls):
        return len([k for k in cls.__dict__ if not k.startswith("__")])
    def __getitem__(cls, i):
        return f"{cls.__name__}[{i!r}]"
    def __iter__(cls):
        yield from (k for k, v in vars(cls).items() if isinstance(v, int))
    def __contains__(cls, o):
        return o in list(cls)
    def __repr__(cls):
        return f"<class-ish {cls.__name__}>"
    @property
    def shout(cls):
        return cls.__name__.upper() + "!"

class M(metaclass=Meta, flavour="sweet"):
    one = 1
    two = 2
    _hid = 3
    name = "s"

class N(M):
    three = 3

print(M.one, M.two, M._hid, M().via, len(M), M[1:2], list(M), "two" in M, M, [N], M.shout, Meta.made, N.kw, M.kw, type(N))
try:
    M().shout
except AttributeError as e:
    print(e)

def add_repr(*names, sep=", "):
    def deco(cls):
        def __repr__(self):
            return f"{cls.__qualname__}<{sep.join(f'{n}={getattr(self, n)!r}' for n in names)}>"
        cls.__repr__ = __repr__
        return cls
    return deco

def singleton(cls):
    inst = {}
    def get(*a, **k):
        if cls not in inst:
            inst[cls] = cls(*a, **k)
        return inst[cls]
    return get

@add_repr("x", "y", sep="; ")
class P:
    y = "cls"
    def __init__(self, x):
        self.x = x
    def __class_getitem__(cls, item):
        return f"{cls.__name__} of {item}"

    class Inner:
        pass

@singleton
class Conf:
    def __init__(self, v):
        self.v = v

print(P(1), P["int"], P.Inner.__qualname__, Conf(1) is Conf(2), Conf(3).v)

class Imm(tuple):
    def __new__(cls, *xs):
        return super().__new__(cls, sorted(xs))
    def __init__(self, *xs):
        self.orig = xs

class Up(str):
    def __new__(cls, s=""):
        return str.__new__(cls, s.upper())
    def __add__(self, o):
        return type(self)(str.__add__(self, o))

i, u = Imm(3, 1, 2), Up("ab")
print(i, i.orig, i == (1, 2, 3), type(i[:2]).__name__, u + "c", type(u + "c").__name__, type(u.lower()).__name__, f"{u:>4}", {u: 1}["AB"], "ab" in u)

class Even(int):
    def __new__(cls, v):
        if v % 2:
            return f"not even: {v}"
        return super().__new__(cls, v)
    def __init__(self, v):
        print("init", v)

print(Even(4) + 1, Even(3), type(Even(2) + 2).__name__)
