"""Functions that get other defaults than they were made with."""
import functools
import inspect


def area(w, h=2, *, unit="cm"):
    return f"{w * h}{unit}"


print(area(3), area.__defaults__, area.__kwdefaults__)
area.__defaults__ = (7,)
print(area(3), area(3, 1), area(w=1), area.__defaults__)
area.__kwdefaults__ = {"unit": "m"}
print(area(3), area(3, unit="km"))
area.__defaults__ = (4, 5)
print(area(), area(1), area(1, 1))
area.__kwdefaults__ = None
for go in (lambda: area(1), lambda: area(1, 2, 3, unit="x"), lambda: setattr(area, "__defaults__", [1]), lambda: setattr(area, "__kwdefaults__", 1)):
    try:
        print(go())
    except TypeError as e:
        print(repr(e))
del area.__defaults__
print(area.__defaults__)
try:
    area(1, unit="x")
except TypeError as e:
    print(e)


def bare(x):
    return x


bare.__defaults__ = ("given",)
print(bare(), bare(2), inspect.signature(bare))


class Shelf:
    def put(self, item, log=[]):
        log.append(item)
        return log


s = Shelf()
print(s.put(1), s.put(2))
Shelf.put.__defaults__ = ([],)
print(s.put(3), Shelf().put(4), Shelf.put(s, 5))


def with_none(f):
    f.__defaults__ = tuple(None for _ in f.__defaults__ or ())

    @functools.wraps(f)
    def run(*args, **kwargs):
        return f(*args, **kwargs)
    return run


@with_none
def shout(text, end="!"):
    return text, end


print(shout("a"), shout("a", "?"), shout.__wrapped__.__defaults__)
setattr(bare, "__defaults__", None)
try:
    bare()
except TypeError as e:
    print(e)
