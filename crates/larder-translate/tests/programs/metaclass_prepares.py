class Order(dict):
    def __init__(self):
        super().__init__()
        self.order = []

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.order.append(key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        if key.isupper():
            self[key] = len(self.order)
            return self[key]
        raise KeyError(key)


class Numbered(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        print("prepare", mcs.__name__, name, [base.__name__ for base in bases], options)
        return Order()

    def __new__(mcs, name, bases, namespace, **options):
        made = super().__new__(mcs, name, bases, namespace)
        made.order = list(namespace.order)
        return made

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)


class Colour(metaclass=Numbered, base=16):
    RED
    GREEN
    print("in the body", RED, GREEN)
    blue = GREEN + 10

    def show(self):
        return self.RED, self.blue


class Shade(Colour):
    DARK
    light: int = 3


print(Colour.order, Shade.order, Colour().show(), Shade.DARK, Shade.light, Shade.GREEN, Shade.__annotations__)
try:
    class Bad(metaclass=Numbered):
        lower
except NameError as error:
    print(error)


class Once(dict):
    def __setitem__(self, key, value):
        if key in self and not key.startswith("__"):
            raise TypeError(f"{key} twice")
        super().__setitem__(key, value)


class Strict(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Once()

    def __new__(mcs, name, bases, namespace):
        return type.__new__(mcs, name, bases, dict(namespace))


class Fine(metaclass=Strict):
    def one(self):
        return 1

    def two(self):
        return self.one() + 1


print(Fine().two(), type(Fine).__name__)
try:
    class Twice(metaclass=Strict):
        def same(self):
            return 1

        def same(self):
            return 2
except TypeError as error:
    print(error)


class Given(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return dict(super().__prepare__(name, bases), helper=lambda x: x * 2, limit=5)


class Uses(metaclass=Given):
    value = helper(limit)

print(Uses.value, Uses.limit, type(Uses).__prepare__("a", ()).keys())
