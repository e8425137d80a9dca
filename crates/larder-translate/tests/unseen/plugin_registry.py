"""Plugin registry: __init_subclass__, decorators with arguments, class decorators, MRO mixins."""
import sys
from functools import wraps

def logged(level="INFO"):
    def deco(fn):
        @wraps(fn)
        def inner(self, *args, **kw):
            self.trace.append(f"{level}:{fn.__qualname__}{args}{kw or ''}")
            return fn(self, *args, **kw)
        return inner
    return deco

def singleton(cls):
    instances = {}
    @wraps(cls, updated=())
    def get(*args):
        if cls not in instances:
            instances[cls] = cls(*args)
        return instances[cls]
    get.reset = instances.clear
    return get

class Plugin:
    registry = {}
    trace = []
    requires = ()
    def __init_subclass__(cls, *, name=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.requires = tuple(dict.fromkeys(r for base in reversed(cls.__mro__) for r in vars(base).get("requires", ())))
        if not abstract:
            key = name or cls.__name__.lower().removesuffix("plugin")
            if key in Plugin.registry:
                raise TypeError(f"duplicate plugin {key!r}: {Plugin.registry[key].__name__} and {cls.__name__}")
            Plugin.registry[key] = cls
            cls.name = key
    def run(self, text):
        return text
    def __call__(self, text):
        return self.run(text)
    def __rshift__(self, other):
        return Pipeline([*getattr(self, "stages", [self]), *getattr(other, "stages", [other])])

class Pipeline(Plugin, abstract=True):
    def __init__(self, stages):
        self.stages = stages
    def run(self, text):
        for s in self.stages:
            text = s(text)
        return text
    def __repr__(self):
        return " >> ".join(s.name for s in self.stages)

class UpperPlugin(Plugin):
    requires = ("ascii",)
    @logged()
    def run(self, text):
        return super().run(text).upper()

class Repeat(Plugin, name="rep"):
    def __init__(self, n=2, *, sep=""):
        self.n, self.sep = n, sep
    @logged("DEBUG")
    def run(self, text, /):
        return self.sep.join([text] * self.n)

class Wrap(Plugin):
    requires = ("width", "ascii")
    left, right = "<", ">"
    @logged()
    def run(self, text):
        return self.left + super().run(text) + self.right

class Shout(Wrap, UpperPlugin, name="shout"):
    requires = ("lungs",)
    right = "!>"

@singleton
class Settings:
    """global settings"""
    def __init__(self, *opts):
        self.opts = list(opts)
print(Plugin.registry.keys() - {"shout"} == {"upper", "rep", "wrap"}, list(Plugin.registry))
p = UpperPlugin() >> Repeat(3, sep="-") >> Wrap()
print(p, p("ab"), len(p.stages))
q = p >> (Shout() >> Repeat())
print(q, q("x"), [type(s).__name__ for s in q.stages])
print(*Plugin.trace, sep="\n")
print([c.__name__ for c in Shout.__mro__], Shout.requires, Wrap.requires, Plugin.requires)
print(UpperPlugin.run.__name__, UpperPlugin.run.__qualname__, Repeat.run.__wrapped__(Repeat(1), "raw"), Plugin.trace is Shout.trace)
s1, s2 = Settings(1, 2), Settings("ignored")
s2.opts.append(3)
print(s1 is s2, s1.opts, Settings.__name__, Settings.__doc__)
Settings.reset()
print(Settings("fresh").opts, Settings() is s1)

def define():
    class Wrap(Plugin):
        pass
try:
    define()
except TypeError as e:
    print("TypeError:", e)
try:
    class Odd(Plugin, colour="red"):
        pass
except TypeError as e:
    print("TypeError:", e)
try:
    Repeat(2, "sep")
except TypeError as e:
    print("TypeError:", e)
try:
    Repeat().run(text="x")
except TypeError as e:
    print("TypeError:", e)
Late = type("Late", (Wrap,), {"left": "[", "run": lambda self, t: super(Late, self).run(t) + "~"}, name="late")
print(Late()("z"), Plugin.registry["late"] is Late, Late.name, Late.requires)
for cmd in ["upper:hi", "rep:hi", "nope:hi", "late:"]:
    name, _, arg = cmd.partition(":")
    try:
        print(name, "->", Plugin.registry[name]()(arg))
    except KeyError as e:
        print("unknown plugin", e, file=sys.stderr)
        sys.exit(3)
    finally:
        print("ran", name)
