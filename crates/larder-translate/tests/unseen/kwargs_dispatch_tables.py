import functools
import operator


def area(w, h=1, *, unit="m"):
    return f"{w * h}{unit}2"


def greet(name, *rest, greeting="hi", **extra):
    return f"{greeting} {name}{''.join(rest)}{extra or ''}"


class Obj:
    def __init__(self, base):
        self.base = base

    def bump(self, by=1, times=1):
        for _ in range(times):
            self.base += by
        return self.base

    @classmethod
    def build(cls, **kw):
        return cls(sum(kw.values())).base

    @staticmethod
    def join(*parts, sep="/"):
        return sep.join(map(str, parts))

    def __call__(self, x, **kw):
        return self.base, x, kw


o = Obj(10)
table = {
    "area": area, "greet": greet, "bump": o.bump, "unbound": Obj.bump, "build": Obj.build, "join": o.join,
    "call": o, "class": Obj, "int": int, "len": len, "max": max, "sorted": sorted, "print": print,
    "partial": functools.partial(area, 5, unit="km"), "lambda": lambda *a, **k: (a, k),
    "upper": str.upper, "append": [0].append, "add": operator.add, "item": operator.itemgetter(1, -1),
    "attr": operator.attrgetter("base"), "meth": operator.methodcaller("bump", by=100), "dict": dict, "divmod": divmod,
}
jobs = [
    ("area", (2,), {}), ("area", (2, 3), {"unit": "cm"}), ("area", (), {"h": 4, "w": 1.5}), ("area", (1, 2, 3), {}), ("area", (), {}),
    ("greet", ("bob",), {}), ("greet", ("bob", "!", "?"), {"greeting": "yo", "z": 1, "a": 2}), ("greet", (), {"name": "kw"}), ("greet", ("x",), {"name": "y"}),
    ("bump", (), {}), ("bump", (5,), {"times": 3}), ("bump", (), {"times": 0}), ("bump", (), {"nope": 0}), ("unbound", (o, 2), {}), ("unbound", (), {}),
    ("build", (), {"a": 1, "b": 2.5}), ("build", (1,), {}), ("join", (1, "a", None), {"sep": "-"}), ("join", (), {}),
    ("call", (1,), {"k": 2}), ("call", (), {}), ("class", (1, 2), {}), ("int", ("ff", 16), {}), ("int", ("11",), {"base": 2}), ("int", (), {"x": 1}),
    ("len", ("four",), {}), ("len", (), {}), ("len", ([], []), {}), ("max", ([3, 9, 2],), {"key": lambda v: -v}), ("max", ((),), {"default": "dflt"}), ("max", (1, 2), {"default": 0}),
    ("sorted", ("hello",), {"reverse": True}), ("sorted", (), {}), ("print", ("a", "b"), {"sep": "+", "end": "!\n"}), ("print", ("a",), {"foo": 1}),
    ("partial", (), {}), ("partial", (6,), {"unit": "mm"}), ("partial", (), {"w": 1}), ("lambda", (1,), {"b": 2, "a": 1}), ("upper", ("abc",), {}), ("upper", (5,), {}),
    ("append", (1,), {}), ("append", (1, 2), {}), ("add", ("x", "y"), {}), ("add", (1, "y"), {}), ("item", ("hello",), {}), ("attr", (o,), {}), ("attr", (5,), {}), ("meth", (o,), {}),
    ("dict", ([("a", 1)],), {"b": 2}), ("divmod", (-7, 2), {}), ("divmod", (7,), {}), ("nothing", (), {}),
]
for name, args, kw in jobs:
    try:
        result = table[name](*args, **kw)
        if isinstance(result, Obj):
            result = "Obj"
        print(f"{name}: {result!r}")
    except (TypeError, ValueError, KeyError, AttributeError) as e:
        print(f"{name}: {type(e).__name__}: {e}")

handlers = {}


def on(*names, **defaults):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*a, **k):
            return fn(*a, **{**defaults, **k})
        for n in names or [fn.__name__]:
            handlers.setdefault(n, []).append(wrapper)
        return wrapper
    return deco


@on("start", "begin", level=1)
def starting(what="all", **opts):
    """Start it."""
    return "start", what, opts


@on(level=2)
def stop(**opts):
    return "stop", opts


@on("start")
def also(*a, **k):
    return len(a), list(k)


for event, payload in [("start", {"what": "x"}), ("begin", {"level": 9}), ("stop", {"why": None}), ("halt", {})]:
    print(event, [h(**payload) for h in handlers.get(event, ())])
print(starting.__name__, starting.__doc__, starting.__wrapped__(level="raw"), [h.__name__ for h in handlers["start"]])
queue = [(o.bump, {"by": -1}), (functools.partial(o.bump, times=2), {}), (lambda by: o.bump(by=by * 2), {"by": 50})]
print([fn(**kw) for fn, kw in queue], o.base)
nested = {"math": {"sq": lambda x: x * x, "neg": operator.neg}, "list": [len, sum, max, lambda v: v[0]]}
print(nested["math"]["sq"](7), nested["math"]["neg"](2.5), [fn([3, 1, 2]) for fn in nested["list"]])
curry = lambda f, *a: (lambda *b, **k: f(*a, *b, **k))
print(curry(area, 3)(4, unit="in"), curry(curry, greet, "z")("!")(greeting="oh"))
p1 = functools.partial(greet, "p", greeting="hey")
p2 = functools.partial(p1, "!", extra=[1])
print(p2(), p2("?", greeting="late"), p1.keywords, p2.args, p2.func is greet)
print((lambda a, b=[]: (b.append(a), b)[1])(1), (lambda: None)(), (lambda *, k=1: k)(k=2), (lambda x: (lambda y: x + y))(1)(2))


def many(**kw):
    return {k: v for k, v in sorted(kw.items())}


print(many(**{f"k{i}": i for i in range(5)}, z=0), many(**many(b=1), a=2))
print(functools.reduce(lambda acc, fn: fn(acc), [str, len, float, lambda v: v / 4, round], 123456))
