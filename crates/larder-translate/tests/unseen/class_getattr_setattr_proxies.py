class Recorder:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_log", [])

    def __getattr__(self, name):
        self._log.append("get " + name)
        value = getattr(self._target, name)
        if callable(value):
            def wrapper(*a, **k):
                self._log.append(f"call {name}{a}{k or ''}")
                return value(*a, **k)
            return wrapper
        return value

    def __setattr__(self, name, value):
        self._log.append(f"set {name}={value!r}")
        setattr(self._target, name, value)

    def __delattr__(self, name):
        self._log.append(f"del {name}")
        delattr(self._target, name)

    def __len__(self):
        return len(self._target)

    def __dir__(self):
        return ["a", "c", "b"]


class Config:
    _frozen = False

    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __getattribute__(self, name):
        if name.startswith("secret"):
            raise AttributeError(f"hidden: {name}")
        return super().__getattribute__(name)

    def __getattr__(self, name):
        if name.endswith("_or_none"):
            return self.__dict__.get(name[:-8])
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if self._frozen:
            raise AttributeError(f"frozen: cannot set {name}")
        super().__setattr__(name, value)

    def freeze(self):
        self._frozen = True
        return self


r = Recorder([3, 1, 2])
r.sort()
r.append(9)
print(len(r), r._target, r.index(9), dir(r))
print(r._log)
try:
    r.colour = 1
except AttributeError as e:
    print(e)
c = Config(host="x", secret_key=5)
rc = Recorder(c)
rc.port = 80
print(rc.port, c.port, rc.host)
del rc.port
print(rc._log, hasattr(c, "port"))
print(c.host_or_none, c.port_or_none, c.secret_or_none)
print(hasattr(c, "secret_key"), c.__dict__["secret_key"], getattr(c, "secret_key", "dflt"))
try:
    c.freeze().host = "y"
except AttributeError as e:
    print(e, c.host)
try:
    c.nothing
except AttributeError as e:
    print(repr(e), e.name, e.obj is c)


class Chain:
    def __init__(self, path=""):
        self._path = path

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Chain(f"{self._path}/{name}")

    def __getitem__(self, key):
        return Chain(f"{self._path}[{key!r}]")

    def __call__(self, *a, **k):
        return Chain(f"{self._path}({', '.join([*map(repr, a), *(f'{x}={y!r}' for x, y in k.items())])})")

    def __str__(self):
        return self._path

    def __truediv__(self, other):
        return Chain(f"{self._path}/{other}")

    __floordiv__ = __rtruediv__ = __truediv__


api = Chain("https:")
print(api.users["ann"].posts(3, sort="new") / "x" // "y")
print(str("pre" / api), f"{api.v1!s:>12}", [str(x) for x in (api.a, api.b.c)])
print(api.__class__.__name__, hasattr(api, "__len__"), hasattr(api, "len"))
try:
    len(api)
except TypeError as e:
    print(e)
for i, x in zip(range(2), api):
    print(i, x)
del c.__dict__["_frozen"]
c._frozen2 = 1
print(sorted(vars(c)))
print(c.secret)
