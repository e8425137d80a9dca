class Base:
    created = []

    def __init__(self, **kw):
        if kw:
            raise TypeError(f"unexpected {', '.join(kw)}")
        self.created.append(type(self).__name__)

    def describe(self):
        return ["Base"]

    def __repr__(self):
        args = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{self.__class__.__qualname__}({args})"

class Named(Base):
    def __init__(self, *, name="anon", **kw):
        super().__init__(**kw)
        self.name = name

    def describe(self):
        return ["Named"] + super().describe()

class Priced(Base):
    def __init__(self, *, price=0, **kw):
        super().__init__(**kw)
        self.price = price

    def describe(self):
        return ["Priced", *super().describe()]

class Logged:
    def describe(self):
        try:
            rest = super().describe()
        except AttributeError as e:
            rest = [f"({e})"]
        return ["Logged"] + rest

class Product(Named, Logged, Priced):
    class Variant(Named): pass

    def describe(self):
        return ["Product"] + super().describe()

class Odd(Product):
    def describe(self):
        return super(Product, self).describe()

print([c.__name__ for c in Product.__mro__])
p = Product(name="pen", price=2)
print(p, p.describe())
print(Odd().describe(), Logged().describe())
print(Product.Variant(), Product.Variant(name="red").describe(), Odd(price=1))
print(Base.created, p.created is Base.created)
for make in (lambda: Product(colour=1), lambda: Product("pen"), lambda: type("Bad", (Base, Named), {})):
    try:
        make()
    except TypeError as e:
        print("TypeError:", str(e).splitlines()[0])
Odd.created = ["own"]
Odd()
print(Odd.created, len(Base.created), Product.created is Base.created)

class A:
    def who(self):
        return "A" + self.hook()

    def hook(self):
        return "a"

    def __private(self):
        return "A private"

    def call(self):
        return self.__private()

class B(A):
    def hook(self):
        return "b" + super().hook()

    def __private(self):
        return "B private"

print(B().who(), A.who(B()), B().call(), A().who(), [n for n in dir(B) if "private" in n])
print(issubclass(B, A), isinstance(A(), B), isinstance(B(), (int, A)), B.__bases__, type(B()) is A)
B.hook = lambda self: "patched"
b = B()
b.who = lambda: "instance"
print(b.who(), B().who(), type(b).who(b))

class Meta(type):
    def __call__(cls, *a, **k):
        obj = super().__call__(*a, **k)
        obj.stamp = cls.__name__.lower()
        return obj

class WithMeta(metaclass=Meta):
    def __new__(cls, v=0):
        self = super().__new__(cls)
        self.order = ["new"]
        return self

    def __init__(self, v=0):
        self.order.append(f"init {v}")

class Singleton:
    _it = None

    def __new__(cls, *a):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it

    def __init__(self, n=0):
        self.n = n

print(vars(WithMeta(3)), type(WithMeta).__name__)
s, t = Singleton(1), Singleton(2)
print(s is t, s.n, isinstance(True, int), bool.__mro__[1].__name__, int.__new__(bool.__base__, 7))
