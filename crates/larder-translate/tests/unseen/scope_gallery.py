# Closures, scoping, defaults, nonlocal, comprehension scope, decorators that count
x = "global"
funcs = []
for i in range(3):
    def f(a=i, b=[]):
        b.append(a + i)
        return a, i, b
    funcs.append(f)
print([f() for f in funcs], [f(9) for f in funcs[:1]], i)
i = 100
print(funcs[0](), funcs[0].__defaults__, len(funcs[1].__defaults__[1]))

def outer():
    x = "outer"
    log = []
    def show():
        return x
    def setx(v):
        nonlocal x
        log.append((x, v))
        x = v
    def setg(v):
        global x
        x = v
    def shadow():
        x = "local"
        return [x for x in "ab"], x, [(lambda: x)() for _ in range(2)]
    return show, setx, setg, shadow, log
show, setx, setg, shadow, log = outer()
show2, setx2, *_ = outer()
setx("changed")
setg("new global")
print(show(), show2(), x, shadow(), log, show.__closure__[0].cell_contents, show.__code__.co_freevars)

class Scope:
    x = "class"
    ys = [x for _ in range(2)] if False else [y for y in x]
    try:
        zs = [x + str(k) for k in range(2)]
    except NameError:
        zs = "no x"
    first = [k for k in [x]]
    def method(self):
        return x
    lam = lambda self: (x, self.x)
print(Scope.ys, Scope.zs, Scope.first, Scope().method(), Scope().lam())

def unbound(flag):
    try:
        print(x)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    if flag:
        x = 1
    return x
print(unbound(True))
try:
    unbound(False)
except NameError as e:
    print(isinstance(e, UnboundLocalError), e)

def later():
    return defined_later() + 1
try:
    later()
except NameError as e:
    print(e)

def defined_later():
    return 41
print(later())
print([y := 5, y ** 2], y, [last := n for n in range(4)], last, any((hit := n) > 2 for n in range(10)), hit)
nested = [[(i, j) for j in range(i)] for i in range(4) if i % 2]
adders = [lambda v, k=k: v + k for k in range(3)]
bad_adders = [lambda v: v + k for k in range(3)]
gen_adders = list((lambda v: v + k) for k in range(3))
print(nested, [f(10) for f in adders], [f(10) for f in bad_adders], [f(10) for f in gen_adders], i)

def counter(start=0, *, step=1):
    def inc(by=None):
        nonlocal start
        start += step if by is None else by
        inc.calls += 1
        return start
    inc.calls = 0
    inc.reset = lambda v=start: globals().update(_=v) or v
    return inc
c1, c2 = counter(), counter(10, step=-2)
print(c1(), c1(), c1(5), c2(), c2(0), c1.calls, c2.calls, c2.reset(), c1.reset(7), _)

def compose(*fs):
    return lambda v: v if not fs else compose(*fs[1:])(fs[0](v))

def trace(fn):
    depth = 0
    def wrapped(*args):
        nonlocal depth
        print("  " * depth + f"{fn.__name__}{args}")
        depth += 1
        try:
            r = fn(*args)
        finally:
            depth -= 1
        print("  " * depth + f"-> {r!r}")
        return r
    return wrapped

@trace
def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(1, 2), compose(str, len, lambda n: n * 2, hex)(12345), compose()(3))

def args(a, b=2, /, c=3, *d, e, f=6, **g):
    return a, b, c, d, e, f, g
print(args(1, e=5), args(1, 2, 3, 4, *[5, 6], e=0, **{"z": 9, "a": 7}), args(*"ab", **dict(e=1, c="C")))
calls = [lambda: args(), lambda: args(1), lambda: args(1, e=2, b=3)[-1], lambda: args(1, 2, c=3, *[4], e=5), lambda: counter(1, 2), lambda: outer(1),
         lambda: args(**{"e": 1}), lambda: (lambda a, a2: 0)(1), lambda: ack(*[1], **{"n": 2}), lambda: defined_later(x=1)]
for n, call in enumerate(calls):
    try:
        print(n, call())
    except TypeError as e:
        print(n, "TypeError:", e)
del x
try:
    Scope().method()
except NameError as e:
    print(e, Scope.x)
