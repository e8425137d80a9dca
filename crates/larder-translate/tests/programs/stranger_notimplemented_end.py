"""Abstract handlers and dynamic dispatch by type name; final uncaught NotImplementedError with no message."""
import math


class Handler:
    def __init__(self, next_=None):
        self.next = next_
        self.count = 0

    def handle(self, req):
        self.count += 1
        kind = type(req).__name__
        for cls in type(req).__mro__:
            fn = getattr(self, "on_" + cls.__name__, None)
            if fn:
                return fn(req)
        if self.next:
            return self.next.handle(req)
        raise NotImplementedError


class Numbers(Handler):
    def on_int(self, n):
        return f"int:{n:,}" if n < 10 ** 12 else f"huge:{len(str(n))} digits"

    def on_bool(self, b):
        return "yes" if b else "no"

    def on_float(self, f):
        return "nan" if f != f else f"float:{f:.3g}" if math.isfinite(f) else "inf"


class Texts(Handler):
    def on_str(self, s):
        return s[::-1] if s else self.next.handle(None)

    def on_NoneType(self, _):
        return None


class Containers(Handler):
    root = None

    def on_list(self, xs):
        return [self.root.handle(x) for x in xs]

    def on_dict(self, d):
        return {k: self.root.handle(v) for k, v in d.items()}

    def on_tuple(self, t):
        return tuple(self.on_list(t))

    def on_Exception(self, e):
        return f"{type(e).__name__}!{e}"

    def on_NoneType(self, _):
        return "<null>"


class Celsius(float):
    pass


class Tagged(str):
    tag = "t"


last = Containers()
chain = Numbers(Texts(last))
last.root = chain
samples = [5, True, -1234567, 10 ** 30, 2.5, 1e300, float("inf"), float("nan"), "héllo", "", None, [1, "ab", [2.0, None]], {"k": (1, False), 2: {}}, KeyError("z"), ValueError(), OSError(2, "x"), Celsius(36.6), Tagged("xyz"), ()]
for s in samples:
    r = chain.handle(s)
    print(f"{type(s).__name__:<18} -> {r!r:<40} {type(r).__name__}")
print(chain.count, chain.next.count, last.count)


def combine(a, b):
    """different results for different type pairs"""
    match (a, b):
        case (int() | float(), int() | float()):
            return a + b
        case (str(), _):
            return a + str(b)
        case (list(), list()):
            return [*a, *b]
        case (list(), x):
            return a + [x]
        case (dict() as x, dict() as y):
            return {k: combine(x[k], y[k]) if k in x and k in y else x.get(k, y.get(k)) for k in sorted(x.keys() | y.keys())}
        case (None, x) | (x, None):
            return x
    raise TypeError(f"cannot combine {type(a).__name__} and {type(b).__name__}")


for pair in ((1, 2.5), ("a", 1), ([1], [2]), ([1], None), ({"a": 1, "b": "x"}, {"b": 2, "c": []}), (None, 3), (3, None), (None, None), (True, 1), ((), ()), (1, "a"), ({1}, 2)):
    try:
        print(combine(*pair))
    except TypeError as e:
        print("TypeError:", e)
for v in (b"bytes", {1, 2}, 3j):
    try:
        print(chain.handle(v))
    except NotImplementedError as e:
        print("not implemented", repr(e), str(e) == "", chain.count)
chain.handle(object())
