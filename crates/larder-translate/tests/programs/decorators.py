import functools


def twice(f):
    @functools.wraps(f)
    def inner(*args):
        return f(*args) * 2

    return inner


@twice
def add(a, b):
    return a + b


@functools.lru_cache(maxsize=None)
def slow(n):
    return n if n < 2 else slow(n - 1) + slow(n - 2)


print(add(1, 2), add.__name__, slow(60))
