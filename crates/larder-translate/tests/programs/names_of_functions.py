import functools


def plain(f):
    def wrapper(*args):
        return f(*args)

    wrapper.__name__ = f.__name__
    wrapper.__qualname__ = "of " + f.__name__
    wrapper.extra = 1
    return wrapper


def kept(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f(*args)

    return wrapper


@plain
def square(x):
    return x * x


@kept
def cube(x):
    return x ** 3


print(square.__name__, square.__qualname__, square.__dict__, square(3))
print(cube.__name__, cube(2))
try:
    square.__name__ = 3
except TypeError as e:
    print(e)
print(square.__name__)


class Vector(tuple):
    def __new__(cls, *xs):
        return super().__new__(cls, xs)


class Pair(tuple):
    pass


print(Vector(1, 2), [Vector(1)], Vector(), Pair("ab"), f"{Pair([1])}")
