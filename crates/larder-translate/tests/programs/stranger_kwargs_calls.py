"""Every way to call a function wrong (and right): *args/**kwargs, keyword-only, positional-only, defaults."""


def plain(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


def posonly(a, b=1, /, c=2, *, d=3):
    return a * 1000 + b * 100 + c * 10 + d


def nothing():
    pass


def swallow(self, /, **kw):
    return self, kw


def star(*args):
    return len(args), args


class Callable:
    def __init__(self, factor=1):
        self.factor = factor

    def __call__(self, *xs, scale=1):
        return [x * self.factor * scale for x in xs]

    def method(self, x, y=0):
        return x + y + self.factor

    @staticmethod
    def static(x, *, neg=False):
        return -x if neg else x

    @classmethod
    def build(cls, *a, **k):
        return cls(*a, **k)


def attempt(f, *a, **k):
    try:
        print("  ok", f(*a, **k))
    except TypeError as e:
        print("  TypeError:", e)


attempt(plain, 1, c=3)
attempt(plain, 1, 5, 6, 7, c=3, e=9, d=0)
attempt(plain, *[1, 2, 3], **{"c": 4, "zz": 5})
attempt(plain, c=1, a="kw", b=None)
attempt(plain, 1)
attempt(plain)
attempt(plain, 1, 2, a=3, c=4)
attempt(posonly, 1)
attempt(posonly, 1, 2, 3, d=4)
attempt(posonly, 1, b=2)
attempt(posonly, a=1)
attempt(posonly, 1, 2, 3, 4)
attempt(posonly)
attempt(posonly, 9, e=1)
attempt(nothing, 1)
attempt(nothing, x=1)
attempt(nothing)
attempt(swallow, 5, self=6, kw=7)
attempt(star, *"abc", *range(2), None)
attempt(lambda a, b: (a, b), 1)
attempt(lambda a, b: (a, b), 1, 2, 3)
attempt(lambda: star(*5))
attempt(lambda: swallow(1, **{1: 2}))
attempt(lambda: swallow(1, **[("a", 1)]))
attempt(lambda: plain(1, c=1, **{"c": 2}))
c = Callable(3)
attempt(c, 1, "ab", scale=2)
attempt(c, 1, foo=2)
attempt(c.method, 1, y=2)
attempt(c.method)
attempt(c.method, 1, 2, 3)
attempt(Callable.method, c, 5)
attempt(Callable.static, 5, neg=True)
attempt(Callable.static, 5, True)
attempt(lambda: Callable.build(4)(1, 2))
attempt(Callable, 1, 2)
attempt(Callable, size=1)
attempt(lambda: c.factor(2))
attempt(lambda: "abc".upper(1))
attempt(lambda: [].append())
attempt(lambda: len())
attempt(lambda: len(1, 2))
attempt(lambda: int("1", base="x"))
attempt(lambda: sorted([1], foo=1))
attempt(lambda: print(1, foo=2))
attempt(lambda: dict(a=1, b=[2]), )
attempt(lambda: max(3, 1, 2, key=lambda v: -v))
attempt(lambda: isinstance(1, "int"))
attempt(lambda: object(1))
attempt(lambda: getattr(c))


def forward(fn, *a, **k):
    k.setdefault("c", "default")
    return fn(*a, **k)


def outer(*args, sep=", ", **named):
    parts = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in named.items()]
    args += (1,)
    named["x"] = 0
    return sep.join(parts), len(args), list(named)


opts = {"x": 1, "y": [2]}
print(forward(plain, 1, 2), forward(plain, 1, c=0), outer(1, "a", sep="|", k=None), outer(**opts), opts)
print(outer.__name__, plain.__defaults__, plain.__kwdefaults__, nothing(), (lambda *a, **k: (a, k))(1, *[2], z=3, **{"y": 4}))


def accumulate(n, acc=None):
    acc = [] if acc is None else acc
    acc.append(n)
    return acc if n <= 0 else accumulate(n - 1, acc)


def apply_n(f, n, x):
    return x if n == 0 else apply_n(f, n - 1, f(x))


def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))


print(accumulate(3), accumulate(1), apply_n(lambda v: v * 2, 70, 1), apply_n(lambda v: v + "!", 3, "hi"), ack(2, 3))
missing_everything = plain(*(), **{"b": 1})
