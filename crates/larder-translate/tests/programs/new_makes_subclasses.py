"""`__new__` that answers with an object of another class: whose `__init__` runs."""


class Shape:
    def __new__(cls, *dims):
        if cls is Shape:
            cls = {1: Circle, 2: Rect}.get(len(dims), Shape)
        return super().__new__(cls)

    def __init__(self, *dims):
        self.dims = dims

    def __repr__(self):
        return f"{type(self).__name__}{self.dims}"


class Circle(Shape):
    pass


class Rect(Shape):
    def __init__(self, a, b):
        super().__init__(min(a, b), max(a, b))


class Temperature(float):
    def __new__(cls, value):
        return super().__new__(Hot if value > 30 else cls, value)

    def __init__(self, value):
        self.note = "mild"


class Hot(Temperature):
    def __init__(self, value):
        self.note = "hot"


class Fault(Exception):
    def __new__(cls, code, *rest):
        if cls is Fault and code == 404:
            cls = NotThere
        return super().__new__(cls, code, *rest)


class NotThere(Fault):
    def __init__(self, code, *rest):
        super().__init__(code, "not there")
        self.code = code


class Odd:
    def __new__(cls, what):
        return what

    def __init__(self, what):
        print("init of", type(self).__name__)


class Odder(Odd):
    pass


print(Shape(3), Shape(5, 2), Rect(9, 1), Circle(1, 2, 3), Shape(1, 2, 3))
for t in (Temperature(20), Temperature(40), Hot(1)):
    print(type(t).__name__, float(t), t.note)
for f in (Fault(500), Fault(404), Fault(404, "x")):
    print(type(f).__name__, f.args, vars(f))
print(Odd(5), Odd(None))
o = object.__new__(Odder)
print(Odd(o) is o, Odder(o) is o)
o = object.__new__(Odd)
print(Odder(o) is o)


class Bad:
    def __new__(cls):
        return object.__new__(Worse)


class Worse(Bad):
    def __init__(self):
        return 5


for bad in (Bad, lambda: object.__new__(int), lambda: object.__new__(Temperature), lambda: int.__new__(str), lambda: object.__new__(),
            lambda: object.__new__(5), lambda: float.__new__(Odd), lambda: tuple.__new__(list), lambda: dict.__new__(Shape)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
print(int.__new__(bool) if False else int.__new__(int, "7"), tuple.__new__(tuple, [1]), str.__new__(str, 5), float.__new__(Hot, 2), list.__new__(list))
