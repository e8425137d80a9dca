def fib(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b


print(list(fib(50)), sum(fib(50)))


def chain(*parts):
    for part in parts:
        yield from part
    yield "end"


print(list(chain([1, 2], "ab")))


def noisy():
    print("start")
    yield 1
    print("middle")
    yield 2
    print("stop")


g = noisy()
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration:
    print("done")
squares = (n * n for n in range(4))
print(next(squares), list(squares), list(squares))
