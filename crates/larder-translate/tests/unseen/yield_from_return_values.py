import itertools


def leaf(n):
    for i in range(n):
        got = yield (n, i)
        if got:
            print("leaf", n, "received", got)
    return n * 100


def branch(*sizes):
    total = 0
    for s in sizes:
        total += yield from leaf(s)
    return total


def root():
    a = yield from branch(1, 2)
    b = yield from branch(3)
    c = yield from []
    d = yield from (x for x in "xy")
    return a, b, c, d


def drain(gen):
    out = []
    while True:
        try:
            out.append(next(gen))
        except StopIteration as e:
            return out, e.value


print(drain(root()))
g = root()
print(next(g))
for msg in ("one", None, "two", 3):
    print(g.send(msg))


def flatten(x):
    if isinstance(x, (list, tuple)):
        for e in x:
            yield from flatten(e)
    elif isinstance(x, dict):
        for k, v in x.items():
            yield k
            yield from flatten(v)
    elif isinstance(x, str) and len(x) > 1:
        yield from x
    else:
        yield x


print(list(flatten([1, (2, [3, "abc"]), {"k": [4, {"z": None}]}, [], "", ()])))


class Tree:
    def __init__(self, v, l=None, r=None):
        self.v, self.l, self.r = v, l, r

    def __iter__(self):
        if self.l:
            yield from self.l
        yield self.v
        if self.r:
            yield from self.r

    def levels(self):
        row = [self]
        while row:
            yield [n.v for n in row]
            row = [k for n in row for k in (n.l, n.r) if k]

    def paths(self, sofar=()):
        sofar += (self.v,)
        if not (self.l or self.r):
            yield sofar
            return sum(sofar)
        best = 0
        for kid in filter(None, (self.l, self.r)):
            best = max(best, (yield from kid.paths(sofar)))
        return best


t = Tree(5, Tree(2, Tree(1), Tree(3)), Tree(8, None, Tree(9)))
print(list(t), sum(t), max(t), 3 in t, 4 in t, list(t.levels()), drain(t.paths()))


def outer_catch():
    try:
        v = yield from inner_fail()
        print("v", v)
    except ValueError as e:
        print("caught", e)
        yield "handled"
    finally:
        print("outer finally")
    return "done"


def inner_fail():
    try:
        yield "before"
        raise ValueError("inner")
    finally:
        print("inner finally")


print(drain(outer_catch()))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("liftoff")
        self.n -= 1
        return self.n


def use_countdown():
    r = yield from Countdown(3)
    yield r


print(list(use_countdown()))


def sender():
    yield from Countdown(2)


s = sender()
next(s)
try:
    s.send("x")
except AttributeError as e:
    print(repr(e))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, it):
    for _, v in zip(range(n), it):
        yield v
    return f"took {n}"


def report():
    for n in (0, 3, 5):
        msg = yield from take(n, fib())
        yield msg


print(list(report()))
it = iter(range(10))
print(list(zip(range(3), it)), next(it))
it = iter(range(10))
print(list(zip(it, range(3))), next(it))


def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return 0
    left = yield from hanoi(n - 1, a, c, b)
    yield a + c
    right = yield from hanoi(n - 1, b, a, c)
    return left + 1 + right


moves, count = drain(hanoi(4))
print(" ".join(moves), count)


def permute(items):
    if not items:
        yield []
        return
    for i, x in enumerate(items):
        yield from ([x] + rest for rest in permute(items[:i] + items[i + 1:]))


print(sum(1 for _ in permute(list("abcd"))), list(itertools.islice(permute([1, 2, 3]), 4)))


def scheduler(*tasks):
    queue = list(tasks)
    log = []
    while queue:
        name, task = queue.pop(0)
        try:
            log.append(f"{name}:{next(task)}")
            queue.append((name, task))
        except StopIteration as e:
            log.append(f"{name}={e.value}")
    return log


print(scheduler(("a", leaf(1)), ("b", leaf(3)), ("c", take(2, "xyz")), ("d", iter([7]))))


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(200)), list(deep(5)))
