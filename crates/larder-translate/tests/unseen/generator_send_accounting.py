"""Coroutines by send, throw and close; delegation; what return carries; finalisation order."""


def averager(label):
    total, count, result = 0.0, 0, None
    try:
        while True:
            value = yield result
            if value is None:
                break
            total += value
            count += 1
            result = total / count
    except ZeroDivisionError as e:
        print(label, "divided:", e)
        yield "recovered"
    finally:
        print(label, "closing with", count)
    return label, count, result


def grouper(results):
    while True:
        key = yield "key?"
        if key is None:
            return "done"
        results[key] = yield from averager(key)


results = {}
g = grouper(results)
print(next(g))
for key, numbers in {"odd": [1, 3, 5], "even": [2, 4], "none": []}.items():
    print("begin", key, g.send(key))
    for n in numbers:
        print("  sent", n, "->", g.send(n))
    print("  end", g.send(None))
try:
    g.send(None)
except StopIteration as e:
    print("stop", e.value, e.args)
print(results)
g = grouper(results)
next(g)
g.send("bad")
g.send(10)
print(g.throw(ZeroDivisionError("thrown in")))
print(next(g))
print(results["bad"])
g.send("closed")
print(g.close(), g.gi_frame is None)
try:
    next(g)
except StopIteration as e:
    print("exhausted", e.value)
try:
    averager("fresh").send(3)
except TypeError as e:
    print(e)


def stubborn():
    for _ in range(2):
        try:
            yield 1
        except GeneratorExit:
            print("ignoring exit")


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print("RuntimeError", e)
s.close()


def nested(depth):
    try:
        if depth:
            got = yield from nested(depth - 1)
            return got + 1
        received = yield depth
        return received
    finally:
        print("leave", depth)


n = nested(3)
next(n)
try:
    n.send(10)
except StopIteration as e:
    print(e.value)
n = nested(2)
next(n)
try:
    n.throw(KeyError, "k")
except KeyError as e:
    print("KeyError", e)
n = nested(1)
print(next(n))
del n


class Counting:
    def __init__(self, limit):
        self.limit = limit
        self.log = []

    def __iter__(self):
        return self

    def __next__(self):
        if not self.limit:
            raise StopIteration("empty")
        self.limit -= 1
        return self.limit

    def send(self, v):
        self.log.append(v)
        return self.__next__()

    def throw(self, typ, val=None, tb=None):
        self.log.append(typ if isinstance(typ, type) else type(typ))
        return "thrown"

    def close(self):
        self.log.append("close")


def outer(c):
    r = yield from c
    print("outer got", r)
    return "end"


c = Counting(3)
o = outer(c)
print(next(o), o.send("hi"), o.throw(ValueError("x")), [type(x).__name__ if not isinstance(x, str) else x for x in c.log])
print(list(o), c.log[0])
c = Counting(3)
o = outer(c)
next(o)
o.close()
print(c.log)


def primes():
    yield 2
    seen = [2]
    n = 1
    while True:
        n += 2
        if all(n % p for p in seen if p * p <= n):
            seen.append(n)
            jump = yield n
            if jump:
                n = jump | 1
                n -= 2
                yield "jumped"


p = primes()
print([next(p) for _ in range(8)], p.send(100), [next(p) for _ in range(4)])


def gen_return_in_finally():
    try:
        yield 1
        raise ValueError("lost")
    finally:
        return "swallowed"


it = gen_return_in_finally()
print(next(it))
try:
    next(it)
except StopIteration as e:
    print("value", e.value, e.__context__)


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)
gens = [(lambda k: (k * i for i in range(3)))(k) for k in (1, 10)]
print([list(x) for x in gens], [list(x) for x in gens])
i = 5
lazy = (i * j for j in range(i))
i = 100
print(list(lazy))


def tee_log(source, log):
    for item in source:
        log.append(item)
        yield item
    else:
        log.append("end")


log = []
print(sum(tee_log(iter([1, 2, 3]), log)), any(x > 1 for x in tee_log([1, 2, 3], log)), log)
x = averager("final")
x.send(None)
x.throw(RuntimeError("out of the loop"))
