"""Coroutines with send/throw/close, yield from with return values, pipelines, schedulers."""
from collections import deque
from itertools import islice, chain, tee, count, cycle, repeat, starmap, dropwhile, takewhile, pairwise, accumulate, compress, zip_longest, groupby
import functools

def coroutine(f):
    @functools.wraps(f)
    def start(*a, **k):
        g = f(*a, **k)
        next(g)
        return g
    return start

@coroutine
def averager():
    total = n = 0
    avg = None
    while True:
        try:
            x = yield avg
        except ValueError as e:
            print("reset because", e)
            total = n = 0
            avg = None
            continue
        if x is None:
            return total, n
        total += x
        n += 1
        avg = total / n

def delegator(results):
    while True:
        res = yield from averager_raw()
        results.append(res)

def averager_raw():
    s, n = 0, 0
    while (x := (yield)) is not None:
        s += x
        n += 1
    return (s, n)

@coroutine
def broadcast(*targets):
    try:
        while True:
            item = yield
            for t in targets:
                t.send(item)
    except GeneratorExit:
        for t in targets:
            t.close()

@coroutine
def collect(name, out, pred=bool):
    try:
        while True:
            item = yield
            if pred(item):
                out.append(item)
    finally:
        out.append(f"<{name} closed>")

def flatten(x, depth=-1):
    if isinstance(x, (list, tuple)) and depth:
        for y in x:
            yield from flatten(y, depth - 1)
    else:
        yield x

def permutations(xs):
    if not xs:
        yield []
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i + 1:]):
            yield [x, *rest]

def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)
        return n
    return 0

class Scheduler:
    def __init__(self):
        self.q = deque()
        self.done = {}
    def spawn(self, name, gen):
        self.q.append((name, gen, None))

    def run(self):
        while self.q:
            name, gen, val = self.q.popleft()
            try:
                cmd = gen.send(val)
            except StopIteration as e:
                self.done[name] = e.value
            except ArithmeticError as e:
                self.done[name] = f"crashed: {e}"
            else:
                reply = None
                if isinstance(cmd, tuple) and cmd[0] == "spawn":
                    self.spawn(*cmd[1:])
                    reply = cmd[1]
                elif cmd == "ps":
                    reply = [n for n, *_ in self.q]
                self.q.append((name, gen, reply))
        return self.done

def worker(n, boom=None):
    acc = []
    for i in range(n):
        if i == boom:
            acc.append(1 // (i - boom))
        acc.append(i)
        yield
    return acc

def parent():
    who = yield ("spawn", "child", worker(2))
    running = yield "ps"
    return f"made {who}; saw {running}"

a = averager()
print([a.send(x) for x in (10, 20, 40.5)], a.throw(ValueError("bad")), a.send(7))
try:
    a.send(None)
except StopIteration as e:
    print("returned", e.value)
try:
    next(a)
except StopIteration as e:
    print("exhausted", e.value, next(a, "default"))
res = []
d = delegator(res)
next(d)
for x in (1, 2, None, 5, None, 9):
    d.send(x)
d.close()
print(res)
evens, allv = [], []
b = broadcast(collect("even", evens, lambda x: x % 2 == 0), collect("all", allv, lambda x: True))
for i in range(5):
    b.send(i)
b.close()
print(evens, allv)
print(list(flatten([1, [2, (3, [4, [5]]), []], "ab"])), list(flatten([1, [2, [3, [4]]]], 2)))
print(sum(1 for _ in permutations([1, 2, 3, 4, 5])), ["".join(p) for p in permutations(list("abc"))])
print(" ".join(hanoi(3)), len(list(hanoi(10))))
s = Scheduler()
s.spawn("w1", worker(3))
s.spawn("parent", parent())
s.spawn("w2", worker(5, boom=2))
print(s.run())
try:
    averager_raw().send(1)
except TypeError as e:
    print("TypeError:", e)

def bad_gen():
    yield 1
    raise StopIteration("inside")

g = bad_gen()
try:
    print(next(g))
    print(next(g))
except RuntimeError as e:
    print("RuntimeError:", e)
it = iter([3, 1, 2])
print(list(zip(it, it)), list(it), list(islice(count(10, -3), 4)), list(islice(cycle("ab"), 2, 7)))
x, y = tee(n * n for n in range(5))
print(list(x), sum(y), list(starmap(pow, [(2, 5), (3, 2)])), list(pairwise("abcd")), list(compress("ABCDEF", [1, 0, 1, 0, 1])))
print(list(dropwhile(lambda v: v < 3, [1, 4, 2])), list(takewhile(str.isdigit, "12a3")), list(accumulate([3, 1, 4], max)), list(chain.from_iterable(["ab", [1]])))
print([(k, [*v]) for k, v in groupby(sorted("banana apple cherry blue".split()), key=lambda w: w[0])], list(map(max, [1, 5], [3, 2])))
squares = (n * n for n in count())
print(next(squares), next(squares), 16 in squares, next(squares), list(iter(iter([1, 2, 0, 3]).__next__, 0)), list(repeat("x", 2)))
