import itertools

def averager():
    """Coroutine-style running average."""
    total = count = 0
    avg = None
    while True:
        try:
            x = yield avg
        except ValueError as e:
            print("  reset because", e)
            total = count = 0
            avg = None
            continue
        if x is None:
            return count, avg
        total += x
        count += 1
        avg = total / count

def wrapper(results):
    while True:
        results.append((yield from averager()))

def noisy(n):
    try:
        for i in range(n):
            yield i
    except GeneratorExit:
        print("  closed at", i)
        raise
    finally:
        print("  cleanup")
    return "done"

def stubborn():
    for i in range(2):
        try:
            yield i
        except GeneratorExit:
            print("  not yet")

def flatten(x):
    for item in x:
        if isinstance(item, (list, tuple)):
            n = yield from flatten(item)
        else:
            yield item
    return len(x)

def leak():
    yield 1
    raise StopIteration("from inside")

class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids

    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k

avg = averager()
print(next(avg), avg.send(10), avg.send(20), avg.throw(ValueError("bad sensor")), avg.send(1))
try:
    avg.send(None)
except StopIteration as stop:
    print("returned", stop.value)
results = []
w = wrapper(results)
w.send(None)
for v in (1, 2, None, 5, None, 7):
    out = w.send(v)
print(results, out)
g = noisy(5)
print(next(g), next(g))
g.close()
print(next(g, "exhausted"), g.close())
for i in noisy(2):
    print("got", i)
unstarted = noisy(3)
unstarted.close()
print(list(unstarted))
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print("RuntimeError:", e, next(s, "over"))
try:
    list(leak())
except RuntimeError as e:
    print("RuntimeError:", e, "| cause", repr(e.__cause__))
try:
    averager().send(3)
except TypeError as e:
    print("TypeError:", e)
g = (print("lazy", end=" ") or n for n in range(3))
print("made", next(g), list(g))
print(list(flatten([1, [2, (3, [4])], [], "ab"])), list(Tree(1, Tree(2, Tree(3)), Tree(4))))

me = (next(me) for _ in "x")
try:
    next(me)
except ValueError as e:
    print("ValueError:", e)
try:
    noisy(1).throw(KeyError("early"))
except KeyError as e:
    print("KeyError:", e)
src = iter(range(10))
print(list(zip(src, src)), [a for a, in [(1,), (2,)]], dict(zip("abc", itertools.count(1))))
it = iter([1, 2, 3])
print(list(zip(it, "a")), list(it), 2 in (n for n in (1, 2, 3)), any(n > 1 for n in [0, 2, 1 / 1]))
g = (n for n in [1, 2, 3, 4])
print(2 in g, list(g), iter(g) is g, sum(()), max((), default=None))
pairs = ((a, b) for a in range(3) for b in range(a) if a + b & 1)
print(list(pairs), [*iter(lambda c=itertools.count(): next(c), 4)])
