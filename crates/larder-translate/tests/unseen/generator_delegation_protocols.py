"""Coroutines before async: send, throw, close, yield from, return values, pipelines and schedulers."""
import inspect
from collections import deque
from itertools import islice


def averager():
    total, n = 0, 0
    mean = None
    while True:
        try:
            x = yield mean
        except ValueError as e:
            print("   averager caught", e)
            total = n = 0
            mean = None
            continue
        if x is None:
            return n, mean
        total, n = total + x, n + 1
        mean = total / n


def grouper(results, key):
    while True:
        results[key] = yield from averager()


def primed(gen):
    next(gen)
    return gen


a = primed(averager())
print([a.send(x) for x in (10, 20, 60)], a.throw(ValueError("reset")), a.send(7))
try:
    a.send(None)
except StopIteration as stop:
    print("returned", stop.value, stop.args)
print(inspect.getgeneratorstate(a), list(a))
try:
    a.send(1)
except StopIteration as stop:
    print("again", stop.value)
g = averager()
try:
    g.send(5)
except TypeError as e:
    print("TypeError:", e)
print(inspect.getgeneratorstate(g))

results = {}
for key, data in {"kg": [40.9, 38.5], "m": [1.5, 2.5, 1.25], "none": []}.items():
    group = primed(grouper(results, key))
    for v in data:
        group.send(v)
    group.send(None)
    group.close()
print(results)


def noisy(name, n):
    try:
        for i in range(n):
            got = yield f"{name}{i}"
            if got:
                print(f"   {name} received {got!r}")
    except GeneratorExit:
        print(f"   {name} closing")
        raise
    except KeyError as e:
        yield f"{name} handled {e}"
        return "after error"
    finally:
        print(f"   {name} finally")
    return f"{name} done"


def outer():
    first = yield from noisy("a", 2)
    print("   outer got", first)
    second = yield from noisy("b", 2)
    return first, second


g = outer()
print(next(g), g.send("hi"), next(g), g.throw(KeyError("k")))
try:
    next(g)
except StopIteration as e:
    print(e.value)
g = outer()
print(next(g))
g.close()
g.close()
print(g.gi_frame, list(g))
g = outer()
next(g)
try:
    g.throw(ZeroDivisionError)
except ZeroDivisionError as e:
    print("escaped", type(e).__name__, e.args)
(fresh := noisy("never", 1)).close()
print("closed before start", next(fresh, "nothing"))
fresh = noisy("never", 1)
try:
    fresh.throw(RuntimeError, "early")
except RuntimeError as e:
    print("thrown before start:", e)


def stubborn():
    while True:
        try:
            yield "still here"
        except GeneratorExit:
            print("   refusing to leave")
            yield "no"
            return


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print("RuntimeError:", e)


def leaky():
    yield 1
    raise StopIteration("inside")


lk = leaky()
print(next(lk))
try:
    next(lk)
except RuntimeError as e:
    print("RuntimeError:", e, "| cause", repr(e.__cause__))


def task(name, n):
    for i in range(n):
        msg = yield ("tick", i)
        if msg:
            print(f"   {name} <- {msg}")
    return f"{name}:{n}"


def parent():
    one = yield from task("sub1", 1)
    spawned = yield ("spawn", task("kid", 2))
    two = yield from task("sub2", 2)
    return one, spawned, two


def scheduler(*gens):
    queue = deque((f"t{i}", g, None) for i, g in enumerate(gens))
    finished, n = {}, len(gens)
    while queue:
        name, g, value = queue.popleft()
        try:
            kind, payload = g.send(value)
        except StopIteration as e:
            finished[name] = e.value
            continue
        reply = None
        if kind == "spawn":
            queue.append((f"t{n}", payload, None))
            reply, n = f"t{n}", n + 1
        elif payload == 1:
            reply = f"hello {name}"
        queue.append((name, g, reply))
    return finished


print(scheduler(task("A", 3), parent(), task("B", 0)))

def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x

def countdown(n):
    while n:
        n = (yield n) or n - 1

def chain_all(*its):
    for it in its:
        yield from it


c = countdown(5)
print(next(c), next(c), c.send(10), next(c), list(c), list(flatten([1, [2, (3, [])], [[["four"]]]])), list(chain_all("ab", range(2), {"k": 1}, countdown(2))))
print((lambda: [(yield)])().send(None), list(x for x in (yield_ for yield_ in range(3))), sum(islice(iter(lambda: 2, 3), 4)))
