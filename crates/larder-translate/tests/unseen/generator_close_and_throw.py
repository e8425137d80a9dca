def echo():
    print("start")
    got = None
    try:
        while True:
            try:
                got = yield got
                print("got", got)
            except ValueError as e:
                print("value error", e)
                got = "recovered"
            except GeneratorExit:
                print("exit asked")
                raise
    finally:
        print("finally")


g = echo()
try:
    g.send(1)
except TypeError as e:
    print(repr(e))
print(next(g), g.send("a"), g.send(2), next(g))
print(g.throw(ValueError("v")))
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("out", repr(e))
print(next(g, "exhausted"))
g.close()

g = echo()
g.close()
print(list(g))
g = echo()
next(g)
g.close()
g.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(repr(e))


def returns():
    x = yield 1
    return x, "ret"


r = returns()
next(r)
try:
    r.send("v")
except StopIteration as e:
    print(e.value, e.args)
try:
    next(r)
except StopIteration as e:
    print(e.value, repr(e))


def leaks():
    yield 1
    raise StopIteration("inside")


try:
    list(leaks())
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))


def leaks2():
    it = iter([])
    yield next(it)


try:
    print(list(leaks2()))
except RuntimeError as e:
    print(repr(e))
print(list(next(iter(())) if False else v for v in "ab"))


def not_started():
    try:
        yield 1
    finally:
        print("never runs")


n = not_started()
try:
    n.throw(ValueError("early"))
except ValueError as e:
    print("early", e, next(n, "dead"))


def finalizer(tag):
    try:
        yield tag
        yield tag * 2
    finally:
        print("closing", tag)


for tag in "ab":
    it = finalizer(tag)
    print(next(it))
    it.close()
a = [x for x in finalizer("c")]
print(a)


def averager():
    total, count, avg = 0, 0, None
    while True:
        v = yield avg
        if v is None:
            return total, count
        total += v
        count += 1
        avg = total / count


av = averager()
next(av)
print([av.send(v) for v in (10, 20, 60)])
try:
    av.send(None)
except StopIteration as stop:
    print(stop.value)


def reentrant():
    yield 1
    try:
        yield next(me)
    except ValueError as e:
        yield repr(e)


me = reentrant()
print(list(me))


def swallow_all():
    while True:
        try:
            v = yield
            print("v", v)
        except Exception as e:
            print("swallowed", type(e).__name__, e.args)


sw = swallow_all()
next(sw)
sw.send(1)
sw.throw(ZeroDivisionError)
sw.throw(OSError("a", "b"))
sw.send(2)
try:
    sw.throw(KeyboardInterrupt())
except KeyboardInterrupt as e:
    print(repr(e))


def two(a):
    b = (yield a) or "default"
    c = yield b
    print(a, b, c)
    return [a, b, c]


def driver():
    result = yield from two("A")
    print("driver", result)
    yield "end"


d = driver()
print(next(d), d.send(0), d.send("C"), next(d, None))
d = driver()
next(d)
try:
    d.throw(RuntimeError("in delegate"))
except RuntimeError as e:
    print(repr(e))
gen = (i * i for i in range(5))
print(next(gen), gen.gi_running, 4 in gen, list(gen), 1 in gen)
x = yield_list = [(yield_ := i) for i in range(3)]
print(x, yield_)
lam = lambda: (yield)
l = lam()
next(l)
print(next(l, "lambda generator done"))
gens = [iter(range(k)) for k in (1, 3, 2)]
while gens:
    for it in gens[:]:
        try:
            print(next(it), end=" ")
        except StopIteration:
            gens.remove(it)
print()
