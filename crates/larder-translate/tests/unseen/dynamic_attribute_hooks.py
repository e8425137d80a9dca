"""__getattr__, __getattribute__, __setattr__, __delattr__, __missing__, __dir__, getattr tricks, proxies."""
import operator


class Recorder:
    """Logs every attribute access; real state lives in _data."""

    def __init__(self, **data):
        object.__setattr__(self, "_data", data)
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(f"get {name}")
        try:
            return self._data[name]
        except KeyError:
            raise AttributeError(f"no {name} here") from None

    def __setattr__(self, name, value):
        self.log.append(f"set {name}")
        self._data[name] = value

    def __delattr__(self, name):
        self.log.append(f"del {name}")
        self._data.pop(name)

    def __dir__(self):
        return ["zeta", *self._data]


r = Recorder(a=1)
r.b = r.a + 1
r.b += 10
del r.a
print(r.b, hasattr(r, "a"), getattr(r, "a", "dflt"), getattr(r, "log") is r.log, r._data, dir(r), vars(r).keys() == {"_data", "log"})
for bad in (lambda: r.a, lambda: delattr(r, "nope"), lambda: r.missing.deeper, lambda: getattr(r, 3), lambda: len(r)):
    try:
        print(bad())
    except (AttributeError, KeyError, TypeError) as e:
        print(type(e).__name__, e)
setattr(r, "not an identifier", 5)
setattr(r, "class", "keyword")
print(getattr(r, "not an identifier"), getattr(r, "class"), r.log)


class Strict:
    allowed = {"x", "y"}

    def __setattr__(self, name, value):
        if name not in self.allowed:
            raise AttributeError(f"{type(self).__name__} refuses {name}")
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        if name.startswith("secret"):
            return f"<{name} hidden>"
        return super().__getattribute__(name)

    def __getattr__(self, name):
        if name == "computed":
            return self.x * 2
        if name == "loop":
            return self.loop_helper
        raise AttributeError(name)

    secret = "class value"

    def method(self):
        return self.secret, Strict.secret


s = Strict()
s.x = 21
print(s.x, s.computed, s.secret_thing, s.method(), s.__dict__, hasattr(s, "y"))
for name in ("z", "y"):
    try:
        setattr(s, name, 1)
        print("set", name)
    except AttributeError as e:
        print("AttributeError:", e)
try:
    s.loop
except AttributeError as e:
    print("AttributeError:", e)
s.__dict__["z"] = "through the back door"
print(s.z, sorted(vars(s)))


class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target
        self.__dict__["calls"] = 0

    def __getattr__(self, name):
        value = getattr(self.target, name)
        if callable(value):
            def wrapper(*a, **k):
                self.__dict__["calls"] += 1
                return value(*a, **k)
            return wrapper
        return value

    def __setattr__(self, name, value):
        setattr(self.target, name, value)

    def __len__(self): return len(self.target)
    def __iter__(self): return iter(self.target)
    def __eq__(self, o): return self.target == (o.target if isinstance(o, Proxy) else o)


p = Proxy([3, 1, 2])
p.append(9)
p.sort(reverse=True)
print(list(p), len(p), p.calls, p == [9, 3, 2, 1], p.index(2), 9 in p, p.calls, p == Proxy([1]), Proxy(s).computed)
for bad in (lambda: p[0], lambda: setattr(p, "x", 1), lambda: p.nothing, lambda: p + [1]):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Default(dict):
    asked = []

    def __missing__(self, key):
        self.asked.append(key)
        if key == "raise":
            raise LookupError("custom")
        value = self[key] = str(key) * 2
        return value


d = Default(a="A")
print(d["a"], d["b"], d.get("c"), "c" in d, d["b"], d.asked, d, d.pop("zz", None), d.setdefault("s", "S"), len(d), {**d} == dict(d), d | {"t": 1})
try:
    d["raise"]
except LookupError as e:
    print(type(e).__name__, e)


class Tree(dict):
    def __missing__(self, k):
        self[k] = t = type(self)()
        return t

    def __getattr__(self, k):
        try:
            return self[k]
        finally:
            pass

    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


t = Tree()
t["a"]["b"]["c"] = 1
t.x.y = 2
t.keys_ = "k"
print(t, t.a.b.c, t["x"], list(t.keys()))
del t.x
print(t, "x" in t, "{a[b][c]} {0.real} {0.__class__.__name__}".format(3, a=t["a"]), "%(a)s" % t)


class Fmt(dict):
    def __missing__(self, k):
        return f"<{k}?>"


print("{name} is {age} {Name}".format_map(Fmt(name="Al")), "%(x)s-%(name)s" % Fmt(name="B"))


class Config:
    """Attributes from several layers, methods made by name."""
    layers = [{"port": 1}, {"port": 2, "host": "h"}, {"debug": None}]

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda default=None: next((l[name[4:]] for l in self.layers if name[4:] in l), default)
        for layer in type(self).layers:
            if name in layer:
                return layer[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)


c = Config()
print(c.port, c.host, c.debug, c.get_port(), c.get_nothing(), c.get_nothing("dflt"), hasattr(c, "user"), callable(c.get_x), [getattr(c, n, "-") for n in ("host", "user", "debug")])
try:
    c.user
except AttributeError as e:
    print(e, e.name, e.obj is c)
c.port = 99
Config.host = "class level"
print(c.port, c.host, operator.attrgetter("port", "layers")(c)[0], c.__dict__)
for cmd in ("upper", "center:7:*", "replace:l:L", "nope", "__len__", "split:l"):
    name, *args = cmd.split(":")
    fn = getattr("hello", name, None)
    print(cmd, "->", fn(*(int(a) if a.isdigit() else a for a in args)) if fn else "unsupported", end="; ")
print()
