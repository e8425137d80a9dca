from collections.abc import Generator


class Window(Generator):
    def __init__(self, size):
        self.size, self.held, self.closed = size, [], False

    def send(self, value):
        if self.closed:
            raise StopIteration(len(self.held))
        if value is not None:
            self.held = [*self.held, value][-self.size :]
        return tuple(self.held)

    def throw(self, kind, value=None, tb=None):
        if kind is GeneratorExit:
            self.closed = True
            raise kind
        self.held = []
        return "emptied"


class Stubborn(Window):
    def throw(self, kind, value=None, tb=None):
        return "no"


def through(inner):
    result = yield from inner
    print("inner gave", result)


w = Window(2)
print(next(w), w.send(1), w.send(2), w.send(3), w.throw(ValueError), iter(w) is w)
outer = through(w)
print(next(outer), outer.send("a"), outer.send("b"))
w.close()
print(list(w), w.closed)
try:
    next(outer)
except StopIteration:
    print("over")
try:
    Stubborn(1).close()
except RuntimeError as error:
    print(error)


class Half(Generator):
    def send(self, value):
        return value


try:
    Half()
except TypeError as error:
    print(error)
