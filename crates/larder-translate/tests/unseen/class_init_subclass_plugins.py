import inspect


class PluginMeta(type):
    def __new__(mcls, name, bases, ns, *, abstract=False, **kw):
        ns.setdefault("kind", name.lower())
        cls = super().__new__(mcls, name, bases, ns)
        cls.abstract = abstract
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.options = kw

    def __call__(cls, *args, **kwargs):
        if cls.abstract:
            raise TypeError(f"{cls.__name__} is abstract")
        obj = super().__call__(*args, **kwargs)
        cls.made = cls.__dict__.get("made", 0) + 1
        return obj

    def __iter__(cls):
        yield from cls.__subclasses__()

    def __len__(cls):
        return len(cls.__subclasses__())

    def __contains__(cls, name):
        return any(c.kind == name for c in cls)

    def __getitem__(cls, name):
        for c in cls:
            if c.kind == name:
                return c
        raise KeyError(f"no plugin {name}")

    def __repr__(cls):
        return f"<plugin {cls.__name__}>"

    def __instancecheck__(cls, obj):
        return type.__instancecheck__(cls, obj) or getattr(obj, "quacks", None) == cls.kind

    @property
    def title(cls):
        return cls.kind.title()

    def __getattr__(cls, name):
        if name.startswith("is_"):
            return cls.kind == name[3:]
        raise AttributeError(f"type object {cls.__name__!r} has no {name!r}")

    def __lt__(cls, other):
        return cls.kind < other.kind

    def __add__(cls, other):
        return cls.__name__ + other.__name__


class Plugin(metaclass=PluginMeta, abstract=True):
    def __init_subclass__(cls, /, **kw):
        print("init_subclass", cls.__name__, kw, cls.kind)
        super().__init_subclass__()

    def run(self, x):
        return f"{self.kind}({x})"


class Upper(Plugin, priority=3):
    def run(self, x):
        return super().run(x).upper()


class Twice(Plugin, priority=1, abstract=False):
    kind = "double"

    def run(self, x):
        return super().run(x) * 2


class Hidden(Plugin, abstract=True):
    pass


class Deep(Hidden):
    pass


print(list(Plugin), len(Plugin), "upper" in Plugin, "deep" in Plugin, Plugin["double"], sorted(Plugin))
print(Upper().run("x"), Plugin["double"]().run("y"), Deep().run("z"), Upper.options, Twice.options, Deep.options)
Upper()
print(Upper.made, Twice.made, hasattr(Hidden, "made"), Deep.made)
print(Upper.title, Upper.is_upper, Upper.is_lower, Upper + Twice, type(Upper), type(Upper) is PluginMeta, isinstance(Upper, type))
for f in (lambda: Plugin(), lambda: Hidden(), lambda: Plugin["none"], lambda: Upper.nothing, lambda: Upper().title, lambda: Upper(3), lambda: Upper - Twice,
          lambda: PluginMeta("New", (Plugin,), {"run": lambda self, x: x + 1}, speed=9)().run(1), lambda: len(Upper), lambda: bool(Upper), lambda: Plugin["new"].options):
    try:
        print("ok", f())
    except Exception as e:
        print(type(e).__name__, e)


class Duck:
    quacks = "upper"


print(isinstance(Duck(), Upper), isinstance(Duck(), Twice), isinstance(Deep(), Plugin), issubclass(Deep, Plugin))
print([c.__name__ for c in Deep.__mro__], Deep.__class__, PluginMeta.__mro__[1])


class Registry(dict):
    def __missing__(self, key):
        self[key] = value = type(key, (), {"name": key, "hello": lambda self: f"I am {self.name}"})
        return value


reg = Registry()
print(reg["Cat"]().hello(), reg["Cat"] is reg["Cat"], len(reg), reg["Dog"].__name__, reg["Dog"].__qualname__)


class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name)
        return {"injected": 42}

    def __new__(mcls, name, bases, ns):
        ns["order"] = [k for k in ns if not k.startswith("__")]
        return type.__new__(mcls, name, bases, dict(ns))


class O(metaclass=Ordered):
    b = 1
    def a(self): return self.injected
    c = injected + 1


print(O.order, O().a(), O.c)
Plugin.nope
