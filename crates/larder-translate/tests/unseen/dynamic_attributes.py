# __getattr__, __getattribute__, proxies, attribute dicts, dynamic classes, call recording
class AttrDict(dict):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            value = self[name]
        except KeyError:
            raise AttributeError(f"no key {name!r}; have {list(self)}") from None
        if type(value) is dict:
            value = self[name] = AttrDict(value)
        return value
    def __setattr__(self, name, value):
        self[name] = value
    def __delattr__(self, name):
        try:
            del self[name]
        except KeyError as e:
            raise AttributeError(*e.args) from e
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_log", [])
    def __getattr__(self, name):
        self._log.append(("get", name))
        attr = getattr(self._target, name)
        if callable(attr):
            def wrapper(*a, **k):
                result = attr(*a, **k)
                self._log.append(("call", name, a, result))
                return result
            return wrapper
        return attr
    def __setattr__(self, name, value):
        self._log.append(("set", name, value))
        setattr(self._target, name, value)
    def __len__(self):
        return len(self._target)
    def __getitem__(self, i):
        return self._target[i]
class Chain:
    def __init__(self, path=""):
        self._path = path
    def __getattr__(self, name):
        return Chain(f"{self._path}/{name}")
    def __call__(self, *args, **params):
        q = "&".join(f"{k}={v}" for k, v in params.items())
        return Chain("/".join([self._path, *map(str, args)]) + ("?" + q if q else ""))
    def __str__(self):
        return self._path
    __getitem__ = lambda self, k: Chain(f"{self._path}[{k!r}]")
    def __truediv__(self, other):
        return getattr(self, other)
    def __bool__(self):
        return "?" in self._path
class Guard:
    secret = 42
    public = 1
    def __init__(self):
        self.reads = 0
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("hidden")
        if name != "reads" and not name.startswith("__"):
            self.reads += 1
        return super().__getattribute__(name)
    def __getattr__(self, name):
        return f"<{name}>"
cfg = AttrDict(host="x", db={"port": 1, "opts": {"ssl": True}})
cfg.db.opts.level = 3
cfg.new = cfg.db
cfg.new.port += 1
del cfg.host
print(cfg, cfg.db.port, "level" in cfg["db"]["opts"], cfg.new is cfg.db, hasattr(cfg, "host"), getattr(cfg, "zz", "dflt"), cfg.get("zz"))
for act in (lambda: cfg.host, lambda: delattr(cfg, "host"), lambda: cfg["host"], lambda: cfg.items.x):
    try:
        act()
    except (AttributeError, KeyError) as e:
        print(type(e).__name__, e, type(e.__cause__).__name__)
cfg.items_ = 1
cfg["keys"] = "shadow?"
print(callable(cfg.keys), cfg["keys"], cfg.items_, type(cfg.copy()).__name__)
p = Proxy([3, 1, 2])
p.sort()
p.append(9)
print(p._target, len(p), p[-1], [x for x in p], p.index(2), 9 in p, sorted(p, reverse=True))
print(p._log)
try:
    p.colour = "red"
except AttributeError as e:
    print(e)
class Thing:
    size = 1
q = Proxy(Thing())
q.size += 5
print(q.size, Thing.size, q._target.__dict__, q._log[0], q._log[1], isinstance(q, Thing), q.__class__.__name__)
api = Chain("api")
print(api.users(7).posts(limit=5, page=2), api.v1["k"] / "x" / "y", bool(api), bool(api(a=1)), str(api.a.b.c()), api._path)
g = Guard()
print(g.public, g.secret, g.other, g.reads, g.public, g.reads, Guard.secret, vars(g))
g.other = "set"
print(g.other, g.reads, getattr(g, "secret", None), hasattr(g, "anything"))
def make(name, **ns):
    return type(name, (Thing,), {"__repr__": lambda self: f"{name}({', '.join(f'{k}={getattr(self, k)!r}' for k in ns)})", **ns})
Pt = make("Pt", x=1, y=[2])
a, b = Pt(), Pt()
a.x = 10
a.y.append(3)
print(a, b, Pt.__mro__[1].__name__, a.size)
for k, v in dict(x=0, w="new").items():
    setattr(Pt, k, v)
print(a.x, b.x, b.w, Pt.w)
class Countdown:
    def __init__(self, n):
        self.n = n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return self.n - i
print(list(Countdown(4)), 2 in Countdown(4), 7 in Countdown(4), max(Countdown(3)), [*zip(Countdown(2), "ab")])
class Undefined:
    def __getattr__(self, name):
        return self.missing_helper(name) if name == "trap" else name.upper()
u = Undefined()
print(u.abc)
try:
    print(len(u))
except TypeError as e:
    print(e)
try:
    print(u.trap)
except TypeError as e:
    print(e)
