from contextlib import contextmanager, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ZeroDivisionError:
        print("swallowed")
    finally:
        print(f"</{name}>")


with tag("b") as shown:
    print(shown)
with tag("i"):
    1 / 0
try:
    with tag("u"):
        raise KeyError("out")
except KeyError as error:
    print("out", error)
with suppress(KeyError, IndexError):
    print([][0])
print("after")


def running():
    total, count, mean = 0, 0, None
    while True:
        value = yield mean
        if value is None:
            return f"{count} values"
        total += value
        count += 1
        mean = total / count


def outer():
    said = yield from running()
    print("inner said", said)
    yield said


g = outer()
next(g)
print(g.send(10), g.send(20))
print(g.send(None))
try:
    next(g)
except StopIteration as stop:
    print("stopped", stop.value)
h = running()
next(h)
try:
    h.throw(ValueError("thrown"))
except ValueError as error:
    print(error)


class Shelf:
    def __init__(self, **books):
        self.count = len(books)
        self.books = books

    def __repr__(self):
        return "Shelf(" + ", ".join(f"{k}={v!r}" for k, v in vars(self).items()) + ")"


print(Shelf(a=1, b=[2]), vars(Shelf()), sorted(Shelf().__dict__), "books" in vars(Shelf()))
