class Proxy:
    def __init__(self, target, log):
        object.__setattr__(self, "_t", target)
        object.__setattr__(self, "_log", log)

    def __getattr__(self, name):
        self._log.append("get " + name)
        return getattr(self._t, name)

    def __setattr__(self, name, value):
        self._log.append(f"set {name}={value!r}")
        setattr(self._t, name, value)

    def __delattr__(self, name):
        self._log.append("del " + name)
        delattr(self._t, name)

    def __len__(self):
        return len(self._t)

    def __getitem__(self, k):
        self._log.append(f"item {k!r}")
        return self._t[k]


class Point:
    kind = "pt"

    def __init__(self, x, y):
        self.x, self.y = x, y

    def move(self, dx=0, dy=0):
        self.x += dx
        self.y += dy
        return self

    def __repr__(self):
        return f"P({self.x},{self.y})"


log = []
pt = Point(1, 2)
pr = Proxy(pt, log)
pr.x += 10
pr.z = "new"
print(pr.move(dy=5), pr.kind, pt.z, log)
del pr.z
try:
    pr.z
except AttributeError as e:
    print(e)
try:
    len(pr)
except TypeError as e:
    print(e)
log.clear()
lp = Proxy([3, 1, 2], log)
lp.sort()
lp.append(9)
print(len(lp), lp[0], lp[-1], lp[1:], list(lp), 9 in lp, log)
print([bool(Proxy(v, [])) for v in ([], [0], "", {}, {1: 1})])
print(str(Proxy("abc", [])).startswith("<__main__.Proxy object"), isinstance(lp, Proxy), isinstance(lp, list))


class Strict:
    allowed = {"a", "b"}

    def __setattr__(self, k, v):
        if k not in self.allowed:
            raise AttributeError(f"cannot set {k}")
        super().__setattr__(k, v * 2)

    def __getattribute__(self, k):
        if k == "secret":
            return "computed"
        if k == "hidden":
            raise AttributeError("hidden!")
        return super().__getattribute__(k)

    def __getattr__(self, k):
        return f"fallback {k}"


s = Strict()
s.a = 5
s.a += 1
print(s.a, s.b, s.secret, s.hidden, vars(s))
try:
    s.c = 1
except AttributeError as e:
    print(repr(e))
print(s.c, hasattr(s, "anything"), getattr(s, "q", "unused"))


class Bag(dict):
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(f"no {k}") from None

    def __setattr__(self, k, v):
        self[k] = v

    def __missing__(self, k):
        if k.startswith("auto"):
            self[k] = v = Bag()
            return v
        raise KeyError(k)


b = Bag(x=1)
b.y = [1]
b.y.append(2)
b.auto1.deep = 5
b["auto2"]["k"] = 6
b.items_ = 3
print(b, b.x, b.get("nope"), b.get("auto9"), hasattr(b, "zzz"), "auto1" in b, len(b))
b.items = "shadow?"
print(b["items"], list(b.items())[0])
try:
    b.zzz
except AttributeError as e:
    print(repr(e), e.__suppress_context__)
try:
    b["zzz"]
except KeyError as e:
    print(repr(e))


class Recorder:
    def __init__(self, path=()):
        self._path = path

    def __getattr__(self, name):
        return Recorder(self._path + (name,))

    def __getitem__(self, k):
        return Recorder(self._path + (f"[{k!r}]",))

    def __call__(self, *a, **k):
        args = [repr(v) for v in a] + [f"{n}={v!r}" for n, v in k.items()]
        return Recorder(self._path + (f"({', '.join(args)})",))

    def __repr__(self):
        return ".".join(self._path)


q = Recorder()
print(q.table.where(age=5)["k"].order_by("x", -1).limit(10), q[1:2], q.a.b is q.a.b)


class Dispatcher:
    def handle(self, msg, *args):
        return getattr(self, "do_" + msg, self.default)(*args)

    def do_add(self, a, b):
        return a + b

    def do_neg(self, a):
        return -a

    def default(self, *args):
        return "unknown", args

    def __dir__(self):
        return ["z", "a"]


d = Dispatcher()
print(d.handle("add", 1, 2), d.handle("add", "x", "y"), d.handle("neg", 2.5), d.handle("nope", 1), dir(d))
d.do_late = lambda *a: ("late", a)
print(d.handle("late", 1, 2))
Dispatcher.do_cls = lambda self, *a: (type(self).__name__, a)
print(d.handle("cls", 3))
for name in ("x", "y", "w"):
    print(name, getattr(pt, name, None), hasattr(pt, name))
setattr(pt, "with space", 1)
print(vars(pt), getattr(pt, "with space"))
pt.__dict__["x"] = "via dict"
print(pt)
pt.__dict__.update(y=0, w=[])
print(pt, pt.w, sorted(pt.__dict__))
pt.__class__ = type("Other", (Point,), {"kind": "other", "__repr__": lambda self: "Other!"})
print(pt, pt.kind, type(pt).__name__, isinstance(pt, Point), pt.move is pt.move)
