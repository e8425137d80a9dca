"""What is sent and thrown into a generator that delegates reaches what it delegates to."""
from contextlib import contextmanager


class Steps:
    def __init__(self, n, end=None):
        self.n, self.end = n, end

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration(self.end) if self.end is not None else StopIteration
        self.n -= 1
        return self.n


class Talks(Steps):
    def send(self, value):
        print("sent", value)
        if value == "end":
            raise StopIteration("by send")
        return f"<{value}>"

    def throw(self, exc, *rest):
        print("thrown", repr(exc), len(rest))
        if isinstance(exc, KeyError):
            raise StopIteration("by throw")
        return "caught"

    def close(self):
        print("closed")


def value_of(it):
    got = yield from it
    yield "value", got


print(list(value_of(Steps(2, "liftoff"))), list(value_of(Steps(1))), list(value_of([5])), list(value_of(Steps(0, (1, 2)))))


def plain(n):
    yield from Steps(n)


def talker(n):
    print("talker ends with", (yield from Talks(n)))


g = plain(3)
print(next(g))
for go in (lambda: g.send("x"), lambda: next(g, "over")):
    try:
        print(go())
    except AttributeError as e:
        print(repr(e))
t = talker(3)
print(next(t), t.send("hello"), t.send(None), t.throw(ValueError("v")))
print(next(t, "over"), next(t, "over"))
t = talker(3)
next(t)
try:
    t.throw(KeyError("k"))
except StopIteration as e:
    print("stopped", e.value)
t = talker(3)
next(t)
t.close()
t = talker(3)
next(t)
try:
    t.send("end")
except StopIteration:
    print("stop")


def inner():
    try:
        yield "resource"
    except ValueError as e:
        print("inner sees", e)
    finally:
        print("inner cleans up")


@contextmanager
def outer():
    print("enter")
    yield from inner()
    print("leave")


with outer() as r:
    print(r)
    raise ValueError("in the block")


def middle():
    yield from inner()
    yield "after"


m = middle()
print(next(m))
print(m.throw(ValueError("at the middle")))
