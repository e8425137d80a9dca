"""A lambda with `yield` in it makes a generator each time it is called."""

one = lambda: (yield 1)
print(list(one()), type(one()).__name__, one.__name__)
pair = lambda a, b=2: [(yield a), (yield b)]
g = pair(5)
print(next(g), g.send("x"))
try:
    g.send("y")
except StopIteration as e:
    print("returned", e.value)


def make(factor):
    words = []
    step = lambda items: (yield from (words.append(x) or x * factor for x in items))
    return step, words


step, words = make(10)
print(list(step([1, 2])), list(step([3])), words)
echo = lambda: (yield (yield (yield "first")))
e = echo()
print(next(e), e.send("second"), e.send("third"))
try:
    e.send("last")
except StopIteration as stop:
    print(stop.value)
table = {"up": lambda n: (yield from range(n)), "down": lambda n: (yield from range(n, 0, -1))}
print({name: list(walk(3)) for name, walk in table.items()})
print([list(make_one()) for make_one in [lambda i=i: (yield i) for i in range(3)]])
lazy = (lambda: (yield print("ran")))()
print("not yet")
print(next(lazy))
lazy.close()


class Holder:
    walk = lambda self: (yield self.value)

    def __init__(self, value):
        self.value = value


print(list(Holder(7).walk()), list(map(lambda x: next((lambda: (yield x))()), [1, 2])))
bound = lambda: ((y := (yield 1)), (yield y))
b = bound()
print(next(b), b.send("sent"))
