def countdown(n):
    while n > 0:
        yield n
        n -= 1
    return "done"
def chain(*its):
    for it in its:
        yield from it
def wrap():
    r = yield from countdown(3)
    print("got", r)
    yield r
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def take(n, it):
    for i, x in enumerate(it):
        if i >= n:
            return
        yield x
def flatten(x):
    for e in x:
        if isinstance(e, (list, tuple)):
            yield from flatten(e)
        else:
            yield e
def averager():
    total = 0
    n = 0
    avg = None
    while True:
        v = yield avg
        total += v
        n += 1
        avg = total / n
print(list(wrap()))
print(list(chain([1, 2], "ab", (3.5,), range(2))))
print(list(take(15, fib())))
print(list(flatten([1, [2, (3, [4, [5]])], "x", []])))
print(max(take(100, fib())))
g = averager()
next(g)
print(g.send(10), g.send(20), g.send(3))
g.close()
gen = (x * x for x in range(10) if x % 2)
print(next(gen), next(gen), sum(gen), next(gen, "empty"))
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, None))
def squares(n):
    try:
        for i in range(n):
            yield i * i
    finally:
        print("closed")
for s in squares(5):
    if s > 3:
        break
    print(s)
print("after")
try:
    next(iter([]))
except StopIteration as e:
    print("stop", e.args)
pairs = [(a, b) for a in range(4) for b in range(a) if (a + b) % 2]
print(pairs, dict(pairs), {b: a for a, b in pairs})
z = zip("abc", [1, 2, 3], (True, False, None))
print(list(z), list(z))
