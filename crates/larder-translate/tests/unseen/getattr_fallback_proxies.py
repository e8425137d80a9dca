"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__, __call__, __getitem__ chains: proxies and dynamic objects."""
import functools
import operator


class Recorder:
    def __init__(self, target=None, path="root"):
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_path", path)
        object.__setattr__(self, "_log", [] if not isinstance(target, Recorder) else target._log)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        child = Recorder(self, f"{self._path}.{name}")
        return child

    def __setattr__(self, name, value):
        self._log.append(f"{self._path}.{name} = {value!r}")

    def __delattr__(self, name):
        self._log.append(f"del {self._path}.{name}")

    def __getitem__(self, key):
        return Recorder(self, f"{self._path}[{key!r}]")

    def __setitem__(self, key, value):
        self._log.append(f"{self._path}[{key!r}] = {value!r}")

    def __call__(self, *args, **kw):
        shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kw.items())])
        self._log.append(f"{self._path}({shown})")
        return Recorder(self, f"{self._path}()")

    def __repr__(self):
        return f"<{self._path}>"

    def __add__(self, other):
        return Recorder(self, f"({self._path}+{other!r})")

    def __radd__(self, other):
        return Recorder(self, f"({other!r}+{self._path})")

    def __iter__(self):
        yield self[0]
        yield self[1]


r = Recorder()
r.user.name = "ann"
r.users[3].tags["x"] = [1]
r.save(1, r.user, force=True).then(lambda_=None)
del r.tmp.file
a, b = r.pair
a.x = b
print(*r._log, sep="\n")
print(r.a + 1, 1 + r.a, r.a + r.b, hasattr(r, "anything"), hasattr(r, "__len__"), r[1:2, ...])
try:
    len(r)
except TypeError as e:
    print(e)


class Strict:
    allowed = ("x", "y")

    def __setattr__(self, name, value):
        if name not in self.allowed:
            raise AttributeError(f"{type(self).__name__} takes {' or '.join(self.allowed)}, not {name}")
        super().__setattr__(name, value)

    def __getattribute__(self, name):
        if name == "z":
            return "computed z"
        value = object.__getattribute__(self, name)
        return value + 1 if type(value) is int else value

    def __dir__(self):
        return ["only", "these"]


s = Strict()
s.x = 4
print(s.x, s.z, s.__dict__, dir(s), getattr(s, "y", "no y"))
try:
    s.w = 1
except AttributeError as e:
    print(e)
s.x += 1
print(s.x, object.__getattribute__(s, "x"))
s.__dict__["hidden"] = 7
print(s.hidden)


class Lazy:
    def __init__(self, factory):
        self.__factory = factory

    def __getattr__(self, name):
        print("  materialise for", name)
        value = self.__factory()
        self.__dict__.update(value)
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(name) from None


lz = Lazy(lambda: {"a": 1, "b": 2})
print(lz.a, lz.b, lz.a)
try:
    lz.c
except AttributeError as e:
    print("AttributeError", e)


class Broken:
    @property
    def value(self):
        return self.missing

    @property
    def direct(self):
        raise AttributeError("direct is out")

    def __getattr__(self, name):
        return f"fallback for {name}"


print(Broken().value, Broken().direct, Broken().other)


class ListProxy:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        attr = getattr(self._inner, name)
        if callable(attr):
            @functools.wraps(attr)
            def call(*args):
                print(f"  {name}{args}")
                return attr(*args)
            return call
        return attr


for name in ("append", "__len__"):
    setattr(ListProxy, name, lambda self, *args, _n=name: getattr(self._inner, _n)(*args))
p = ListProxy([3, 1])
p.append(2)
p.sort()
print(p._inner, p.index(3), len(p), bool(p), p.pop(), p.count(9))
try:
    p.nothing
except AttributeError as e:
    print(e)


class Attr(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


d = Attr(a=1)
d.b = 2
del d.a
print(d, d.zzz, d.b, d["b"], "b" in d, isinstance(d, dict), d.keys())
try:
    del d.a
except KeyError as e:
    print("KeyError", e)


class Expr:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def binary(symbol):
    def normal(self, other):
        return Expr(f"({self!r} {symbol} {other!r})")
    def swapped(self, other):
        return Expr(f"({other!r} {symbol} {self!r})")
    return normal, swapped


for name, symbol in dict(add="+", sub="-", mul="*", truediv="/", floordiv="//", mod="%", pow="**", lshift="<<", and_="&", matmul="@").items():
    stem = name.strip("_")
    normal, swapped = binary(symbol)
    setattr(Expr, f"__{stem}__", normal)
    setattr(Expr, f"__r{stem}__", swapped)
for name, symbol in {"lt": "<", "ge": ">=", "eq": "=="}.items():
    setattr(Expr, f"__{name}__", binary(symbol)[0])
x, y = Expr("x"), Expr("y")
print(x + 1 * y - 2 ** x, (x @ y) // 3 % x, x < 1, 5 <= y, x == 5, 7 & x << 2, 1 / (x + "s"))
try:
    -x
except TypeError as e:
    print(e)
print(operator.add(x, y), functools.reduce(operator.mul, [2, x, y]), sum([x, y]), sum([[1], [2]], []))


class Meta(type):
    def __getattribute__(cls, name):
        return super().__getattribute__(name.lower())

    def __setattr__(cls, name, value):
        super().__setattr__(name.lower(), value)

    def __contains__(cls, x):
        return x in cls.__dict__

    def __iter__(cls):
        return (n for n in vars(cls) if not n.startswith("_"))


class Config(metaclass=Meta):
    debug = False
    level = 3


Config.LEVEL = 9
Config.NewOne = "n"
print(Config.level, Config.DEBUG, Config.newone, "newone" in Config, list(Config), getattr(Config, "Level"))
Config().NewOne
