"""A manager of a generator is entered once; as a decorator it is made anew for each call, until it was entered."""
from contextlib import contextmanager


@contextmanager
def tag(name):
    print(f"<{name}>", end=" ")
    try:
        yield name
    finally:
        print(f"</{name}>")


once = tag("once")
with once as name:
    print(name, end=" ")
for _ in range(2):
    try:
        with once:
            print("never")
    except AttributeError as e:
        print(type(e).__name__, e)

decorating = tag("decorating")


@decorating
def work(x):
    return x * 2


print(work(2), work(3))
with decorating:
    print("entered", end=" ")
try:
    work(4)
except AttributeError as e:
    print(e)


@tag("fresh")
def fresh():
    return "fresh"


print(fresh(), fresh())


@contextmanager
def failing():
    raise ValueError("before yield")
    yield


broken = failing()
for _ in range(2):
    try:
        with broken:
            pass
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
