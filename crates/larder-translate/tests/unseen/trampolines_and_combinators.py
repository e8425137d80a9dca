"""Functions as values: Y combinator, trampolines, CPS, church numerals, pipelines, memo tables, currying."""
import sys
from functools import reduce, wraps
from operator import add, mul

Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
fact = Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))
print(fact(5), fact(25), Y(lambda fib: lambda n, a=0, b=1: a if n == 0 else fib(n - 1, b, a + b))(90))


class TailCall:
    def __init__(self, fn, *args, **kw):
        self.fn, self.args, self.kw = fn, args, kw


def tail(fn):
    @wraps(fn)
    def run(*args, **kw):
        r = fn(*args, **kw)
        bounces = 0
        while isinstance(r, TailCall):
            bounces += 1
            r = r.fn.__wrapped__(*r.args, **r.kw) if hasattr(r.fn, "__wrapped__") else r.fn(*r.args, **r.kw)
        run.bounces = bounces
        return r
    return run


@tail
def is_even(n):
    return True if n == 0 else TailCall(is_odd, n - 1)


@tail
def is_odd(n):
    return False if n == 0 else TailCall(is_even, n - 1)


@tail
def gsum(n, acc=0):
    return acc if not n else TailCall(gsum, n - 1, acc=acc + n)


print(is_even(10001), is_even.bounces, is_odd(7), gsum(50000), gsum.bounces, gsum.__name__)
try:
    (lambda f: f(f, 100000))(lambda f, n: n and f(f, n - 1))
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])


def thunk_run(t):
    while callable(t):
        t = t()
    return t


def cps_fib(n, k):
    if n < 2:
        return lambda: k(n)
    return lambda: cps_fib(n - 1, lambda a: lambda: cps_fib(n - 2, lambda b: lambda: k(a + b)))


def cps_append(xs, ys, k):
    return k(ys) if not xs else lambda: cps_append(xs[1:], ys, lambda r: lambda: k([xs[0]] + r))


print(thunk_run(cps_fib(15, lambda x: x)), thunk_run(cps_append(list("abc"), [1], lambda r: r)))
zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
plus = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
times = lambda m: lambda n: lambda f: m(n(f))
power = lambda b: lambda e: e(b)
num = lambda n: n(lambda k: k + 1)(0)
church = lambda k: zero if k == 0 else succ(church(k - 1))
pair = lambda a: lambda b: lambda s: s(a)(b)
fst, snd = (lambda p: p(lambda a: lambda b: a)), (lambda p: p(lambda a: lambda b: b))
pred = lambda n: fst(n(lambda p: pair(snd(p))(succ(snd(p))))(pair(zero)(zero)))
true, false = (lambda a: lambda b: a), (lambda a: lambda b: b)
is_zero = lambda n: n(lambda _: false)(true)
three, four = church(3), church(4)
print(num(plus(three)(four)), num(times(three)(four)), num(power(three)(four)), num(pred(four)), num(pred(zero)), is_zero(zero)("yes")("no"), is_zero(three)("yes")("no"), three(lambda s: s + "!")("hey"))


def curry(fn, arity=None, got=()):
    arity = fn.__code__.co_argcount if arity is None else arity
    def take(*args):
        have = got + args
        return fn(*have) if len(have) >= arity else curry(fn, arity, have)
    return take


vol = curry(lambda a, b, c: f"{a}x{b}x{c}")
print(vol(1)(2)(3), vol(1, 2)(3), vol(1)(2, 3), vol()(1)()(2)(3), list(map(curry(pow, 2)(2), range(4))))
compose = lambda *fs: reduce(lambda f, g: lambda *a, **k: f(g(*a, **k)), fs, lambda x: x) if fs else (lambda x: x)
print(compose(str, abs, int)("-42") + "!", compose()(5), compose(sorted, set, str.lower)("Hello World")[-3:])
juxt = lambda *fs: lambda *a: tuple(f(*a) for f in fs)
flip = lambda f: lambda a, b: f(b, a)
print(juxt(min, max, sum, len)([3, 1, 2]), flip(pow)(2, 5), juxt(add, mul, flip(divmod))(3, 4))
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
hs = [(lambda i: lambda: i)(i) for i in range(3)]
print([f() for f in fs], [g() for g in gs], [h() for h in hs], [f() for f in (lambda: j for j in range(3))], [f() for f in list(lambda: j for j in range(3))])


def make_account(balance):
    def dispatch(op, *args):
        nonlocal balance
        table = {"deposit": lambda n: balance + n, "withdraw": lambda n: balance - n if n <= balance else None, "peek": lambda: balance}
        new = table.get(op, lambda *a: f"unknown {op}{a}")(*args)
        if isinstance(new, int):
            balance = new
        return new
    dispatch.history = []
    return dispatch


acct = make_account(100)
other = make_account(1)
print(acct("withdraw", 30), acct("withdraw", 500), acct("deposit", 5), acct("peek"), other("peek"), acct("fly", 1), acct.history)


def memo(f):
    table = {}
    def look(*a):
        if a not in table:
            table[a] = f(*a)
        return table[a]
    look.table = table
    return look


@memo
def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))


sys.setrecursionlimit(3000)
print(ack(2, 20), len(ack.table), ack(3, 4), max(ack.table.values()))
hof = lambda f: getattr(f, "__name__", type(f).__name__)
print([hof(f) for f in (fact, ack, print, str.upper, "".join, int, vol, Y, compose, sys.exit, [].append)], (lambda: 0).__name__, (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
table = {"+": add, "*": mul, "max": max, "cat": lambda a, b: f"{a}{b}"}
print({k: f(2, 3) for k, f in table.items()}, sorted(table, key=lambda k: str(table[k](2, 3))), [f(1, 1) is True for f in (table["+"],)], table["max"]("a", "b"))
print((lambda f, *a: f(*a))(lambda a, b=2, *c, d=4: (a, b, c, d), *range(4)), (lambda: (yield))().__class__.__name__, [*(lambda n: (yield from range(n)))(3)], (lambda x: x if x > 0 else (lambda y: -y)(x))(-7))
ones = lambda: (1, ones)
def take(n, s):
    out = []
    while n:
        h, s = s() if callable(s) else s
        out.append(h)
        n -= 1
    return out
nat = lambda n=0: (n, lambda: nat(n + 1))
smap = lambda f, s: lambda: (lambda p: (f(p[0]), smap(f, p[1])))(s())
sieve = lambda s: lambda: (lambda p: (p[0], sieve(sfilter(lambda x: x % p[0], p[1]))))(s())
def sfilter(pred, s):
    def go():
        h, t = s()
        while not pred(h):
            h, t = t()
        return h, sfilter(pred, t)
    return go
print(take(3, ones), take(5, smap(lambda x: x * x, nat)), take(10, sieve(lambda: nat(2))), take(2, nat(5)))
try:
    vol(1, 2)(3)(4)
except TypeError as e:
    print(e)
print(num(church(0)), num(power(church(2))(church(5))), len({true, false, zero}))
print(take(3, lambda: nat(-1)), juxt()(), curry(lambda: "no args")())
print(acct("withdraw", 0), acct("peek"), acct.__name__, memo(len)("abc"))
try:
    fact("a")
except TypeError as e:
    print(e)
church("x")
