"""Closures sharing cells, nonlocal through several levels, deletion of cells, defaults versus cells."""
x = "global x"


def web():
    x, n = "web x", 0
    cells = []

    def read():
        return x, n

    def write(value):
        nonlocal x
        x, old = value, x
        return old

    def level2():
        n = 100

        def bump():
            nonlocal n
            n += 1
            return n

        def outer_bump(by=1):
            def inner():
                nonlocal x
                x += "+" * by
                return x
            return inner()

        def use_global():
            global x
            x = x + "!"
            return x

        return bump, outer_bump, use_global, lambda: (n, x)

    def drop():
        nonlocal x
        del x

    cells.extend([read, write, drop])
    return cells, level2


(read, write, drop), level2 = web()
bump, outer_bump, use_global, peek = level2()
print(read(), write("new"), read(), bump(), bump(), peek(), outer_bump(), outer_bump(3), peek(), read())
print(use_global(), use_global(), x, read())
bump2, *_ = level2()
print(bump2(), bump(), peek())
drop()
for f in (read, peek, drop, outer_bump):
    try:
        print(f())
    except NameError as e:
        print(type(e).__name__, e)
try:
    write("again")
except NameError as e:
    print(type(e).__name__, e)
print(read.__closure__ is not None, sorted(write.__code__.co_freevars), peek.__code__.co_freevars, use_global.__closure__)

print("-- loops")
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
hs = [(lambda j: lambda: j)(i) for i in range(3)]
print([f() for f in fs], [g() for g in gs], [h() for h in hs], gs[0](9))
late = []
for k in "abc":
    def show(suffix="", k2=k):
        return k + k2 + suffix
    late.append(show)
print([f() for f in late], [f("!") for f in late])
k = "Z"
print([f() for f in late], late[1].__defaults__)
late[1].__defaults__ = ("?", "patched")
print(late[1]())


def collect():
    out = []
    total = 0
    for i in range(3):
        def add(v, i=i):
            nonlocal total
            total += v * i
            return total
        out.append(add)
    i = "rebound"
    return out, lambda: (total, i)


adds, state = collect()
print([a(10) for a in adds], state(), adds[2](1), state())

print("-- generators and comprehensions see cells")


def gen():
    base = 1
    def scaled():
        for v in (base * f for f in (1, 2, 3)):
            yield v
    it = scaled()
    yield next(it)
    base = 10
    yield list(it)
    yield [base + d for d in range(2)]
    nested = [[base * a + b for b in range(a)] for a in range(3)]
    yield nested


print(list(gen()))
y = 1
lazy = (y + z for z in range(y))
y = 50
print(list(lazy))
data = [1, 2]
lazy = (d for d in data)
data = [8, 9]
print(list(lazy))
inner_lazy = ((a, b) for a in data for b in data)
data = [0]
print(list(inner_lazy))


def counter_factory():
    count = 0

    class Counter:
        count = 1000

        def up(self):
            nonlocal count
            count += 1
            return count, self.count, Counter.count

        seen = count

    return Counter


C1, C2 = counter_factory(), counter_factory()
print(C1().up(), C1().up(), C2().up(), C1.seen)


def unbound(flag):
    if flag:
        v = 1
    def get():
        return v
    try:
        got = get()
    except NameError as e:
        got = str(e)
    v = 2
    return got, get()


print(unbound(True), unbound(False))


def recursive_lambda():
    fact = lambda n: 1 if n < 2 else n * fact(n - 1)
    old, r = fact, fact(5)
    fact = lambda n: -n
    return r, old(5), fact(5)


print(recursive_lambda())


def shadow(print_=print):
    len = lambda s: "mine"
    def go(s):
        return len(s)
    first = go("abc")
    del len
    try:
        return first, go("abc")
    except NameError as e:
        return first, str(e)


print(shadow(), len("abc"))


def memo(f, cache={}):
    def w(n):
        if (f.__name__, n) not in cache:
            cache[f.__name__, n] = f(n)
        return cache[f.__name__, n]
    w.cache = cache
    return w


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@memo
def tri(n):
    return n and n + tri(n - 1)


print(fib(90), tri(40), len(fib.cache), fib.cache is tri.cache, sorted(fib.cache)[-1])
