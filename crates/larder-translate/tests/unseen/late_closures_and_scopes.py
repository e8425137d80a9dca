"""Where names live: closures bound late, nonlocal, global, del, comprehensions, default capture, exec-free namespaces."""
import functools

log = []


def note(tag, value=None):
    log.append(tag)
    return value


fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
hs = [(lambda j: lambda: (j, i))(i) for i in range(3)]
i = 99
print([f() for f in fs], [g() for g in gs], [h() for h in hs])


def build():
    out = []
    for k in range(3):
        def f(x, k2=k):
            return x, k, k2
        out.append(f)
    k = "after"
    return out


print([f(n) for n, f in enumerate(build())])


def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    def reset():
        nonlocal count
        old, count = count, start
        return old
    step.peek, step.reset = peek, reset
    return step


c1, c2 = counter(), counter(10)
print(c1(), c1(5), c2(), c1.peek(), c1.reset(), c1.peek(), c2.peek(), c1.__name__, c1.__closure__ is not None, sorted(c1.__dict__))


def swallow():
    try:
        print(maybe)
    except NameError as e:
        print(type(e).__name__, e)
    if log is None:
        maybe = 1
    try:
        del maybe
    except UnboundLocalError as e:
        print("del", e)
    def inner():
        return maybe
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    maybe = 5
    print(inner())


swallow()
x = "module"


def outer():
    x = "outer"

    def show():
        return x

    class Body:
        y = x
        x = "body"
        z = [x for _ in "1"]
        w = [q for q in x]

        def get(self):
            return x

    def change():
        global x
        x = "changed module"
        return x
    return show(), Body.y, Body.x, Body.z, Body.w, Body().get(), change(), show()


print(outer(), x)
total = 0
try:
    def bad():
        total += 1
    bad()
except UnboundLocalError as e:
    print(e)
vals = [y := 10, y ** 2, y := y + 1]
print(vals, y)
print([last := n for n in range(4)], last, any((hit := n) > 1 for n in range(5)), hit)


def walrus(seq):
    pairs = {k: v for v in seq if (k := v % 3) or v > 5}
    return pairs, k


print(walrus([1, 2, 3, 6, 7]))
try:
    print(n)
except NameError as e:
    print(e)
for loop in range(3):
    pass
for loop2 in []:
    pass
print(loop, "loop2" in globals())
try:
    raise KeyError("gone")
except KeyError as err:
    kept = err
try:
    print(err)
except NameError as e2:
    print(e2, repr(kept))


def compose(*fns):
    return functools.reduce(lambda f, g: lambda *a, **k: f(g(*a, **k)), fns)


print(compose(str, abs, lambda a, b=1: a * b)(-3, b=4), compose(len)("abc"))
add = lambda a: lambda b: lambda c: (a, b, c)
print(add(1)(2)(3), (lambda *a, k=2, **kw: (a, k, kw))(1, 2, z=3), (lambda: (yield))().__class__.__name__)


def defaults(a, b=note("default b", []), *args, c=note("default c", {}), **kw):
    b.append(a)
    c[a] = len(args)
    return b, c


defaults(1)
defaults(2, [0])
print(defaults(3, c={}), defaults.__defaults__, defaults.__kwdefaults__, log)


def fib_memo():
    memo = {0: 0, 1: 1}

    def fib(n):
        if n not in memo:
            memo[n] = fib(n - 1) + fib(n - 2)
        return memo[n]
    return fib


f = fib_memo()
print(f(80), f(100), f.__closure__[1].cell_contents[50] if isinstance(f.__closure__[1].cell_contents, dict) else f.__closure__[0].cell_contents)


def deco(tag):
    note(f"make {tag}")
    def wrap(fn):
        note(f"wrap {tag}")
        @functools.wraps(fn)
        def run(*a, **k):
            note(f"call {tag}")
            return f"{tag}({fn(*a, **k)})"
        return run
    return wrap


log.clear()


@deco("a")
@deco("b")
def target(n, *, loud=False):
    """Doc of target."""
    return "N" * n if loud else "n" * n


print(target(2), target(3, loud=True), target.__name__, target.__doc__, log, target.__wrapped__.__wrapped__(1))


def shadow(list, str="s"):
    def len(x):
        return "my len"
    return len(list), [str], [print for print in list]


print(shadow([1, 2]), len([1, 2]))
len_ = len
def len(x): return len_(x) * 2
print(len("abc"))
del len
print(len("abc"))


def recursive_default(n, seen=None):
    seen = seen if seen is not None else []
    seen.append(n)
    return recursive_default(n // 2, seen) if n else seen


print(recursive_default(9), recursive_default(2))
def g1():
    def g2():
        nonlocal v
        v = v + [len(v)]
        def g3():
            nonlocal v
            v.append("g3")
            del v
        return g3
    v = []
    g2(); g2()()
    try:
        return v
    except NameError as e:
        return f"{type(e).__name__}: {e}"
print(g1())
