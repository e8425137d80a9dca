"""Closures with nonlocal, currying, state machines from functions, callbacks, Y combinator, church numerals, middleware."""
from functools import reduce, partial, wraps, cmp_to_key
from itertools import count
import operator as op

LEVEL = 0
total = 100

def make_account(balance=0):
    history = []

    def deposit(n):
        nonlocal balance
        balance += n
        history.append(+n)
        return balance

    def withdraw(n):
        nonlocal balance
        if n > balance:
            raise ValueError(f"{n} > {balance}")
        balance -= n
        history.append(-n)
        return balance

    def peek():
        return balance, tuple(history)

    return {"+": deposit, "-": withdraw, "?": peek}

def deep():
    x = "outer"

    def mid():
        y = x + "-mid"

        def inner():
            nonlocal y
            y += "!"
            global LEVEL
            LEVEL += 1
            return x, y
        return inner, lambda: y
    first = mid()
    x = "changed"
    return first

def curry(f, n):

    def c(*a):
        return f(*a) if len(a) >= n else lambda *b: c(*a, *b)
    return c

def shadow(total=total):
    total += 1
    return total

def unbound():
    try:
        total += 1
    except UnboundLocalError as e:
        return type(e).__name__, str(e).split(" where")[0]

def cell_empty(flag):
    if flag:
        v = 1

    def f():
        return v
    try:
        return f()
    except NameError as e:
        return str(e)

def bucket(x, acc=[]):
    acc.append(x)
    return acc

def kwbucket(k, v, store={}, *, frozen=()):
    store[k] = v
    frozen += (v,)
    return len(store), frozen

def fsm():
    trace = []

    def start(ch):
        return number if ch.isdigit() else word if ch.isalpha() else start

    def number(ch):
        trace.append("d")
        return number if ch.isdigit() or ch == "." else start(ch)

    def word(ch):
        trace.append("w")
        return word if ch.isalnum() else start

    def run(s):
        trace.clear()
        state = reduce(lambda st, ch: st(ch), s, start)
        return state.__name__, "".join(trace)
    return run

def middleware(*layers):
    def build(app):
        for layer in reversed(layers):
            app = partial(layer, app)
        return app
    return build

def auth(nxt, req):
    return nxt({**req, "user": req.get("token", "guest")[::-1]}) if req.get("path") != "/admin" or "token" in req else (401, "denied")

def logger(nxt, req):
    code, body = nxt(req)
    return code, f"[{req['path']}] {body}"

def app(req):
    return 200, "hello " + req["user"]

def gensym(prefix="g"):
    c = count()
    return lambda: f"{prefix}{next(c)}"

def pipeline(*steps):
    return lambda x: reduce(lambda acc, f: f(acc), steps, x)

a, b = make_account(10), make_account()
print(a["+"](5), a["-"](3), b["+"](1), a["?"](), b["?"]())
try:
    b["-"](99)
except ValueError as e:
    print("ValueError", e, b["?"]())
inner, look = deep()
print(inner(), inner(), look(), LEVEL)
add3 = curry(lambda a, b, c: (a, b, c), 3)
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), add3(1, 2, 3), curry(max, 3)(4)(9)(2), curry(print, 2)("x")("y"))
print(shadow(), shadow(), total, unbound(), cell_empty(True), cell_empty(False))
print(bucket(1), bucket(2), bucket(3, []), bucket(4), bucket.__defaults__)
print(kwbucket("a", 1), kwbucket("b", 2), kwbucket("c", 3, {}), kwbucket("d", 4, frozen=(0,)), kwbucket.__kwdefaults__)
late = [lambda: i for i in range(4)]
early = [lambda i=i: i for i in range(4)]
nested = [(lambda j: lambda: j * i)(i) for i in range(4)]
print([f() for f in late], [f() for f in early], [f() for f in nested], [f(9) for f in early])
run = fsm()
print(run("ab1 22.5x"), run("3.14"), run("?!"), run(""))
web = middleware(logger, auth)(app)
print(web({"path": "/", "token": "nna"}), web({"path": "/admin"}), web({"path": "/x"}))
g, h = gensym(), gensym("tmp_")
print(g(), g(), h(), g(), h())
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(20), Y(lambda s: lambda a, b: a if not b else s(b, a % b))(84, 36))
zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
plus = lambda m, n: lambda f: lambda x: m(f)(n(f)(x))
times = lambda m, n: lambda f: m(n(f))
to_int = lambda n: n(lambda k: k + 1)(0)
three = succ(succ(succ(zero)))
print(to_int(three), to_int(times(three, plus(three, three))), three(lambda s: s + "*")("."), to_int(three(partial(times, three))(three)))
print(pipeline(str.split, partial(map, int), sorted, lambda l: l[::-1])("3 10 2"), pipeline()(None))
print(sorted(["b10", "a2", "b9"], key=cmp_to_key(lambda p, q: (int(p[1:]) > int(q[1:])) - (int(p[1:]) < int(q[1:])))))
cnt = 0

def bump(by=1, *, log=None):
    global cnt
    cnt += by
    if log is not None:
        log.append(cnt)
    return bump

entries = []
bump()(5, log=entries)(log=entries)(-10, log=entries)
print(cnt, entries, bump.__name__, (lambda: 0).__name__)
x = [f(3) for f in [lambda x: x + 1, lambda x, y=2: x * y, op.neg, partial(pow, 2), str, [10, 20, 30, 40].__getitem__, {3: "three"}.get]]
print(x)
