"""Plugin registry, dependency injection, command line parsing by hand, middleware chain. Ends in sys.exit with text."""
import shlex
import sys
from abc import ABC, abstractmethod
from functools import partial, wraps
from inspect import signature, Parameter
from typing import Callable, Protocol, runtime_checkable

class PluginMeta(type):
    registry: dict = {}
    def __new__(mcls, name, bases, ns, /, abstract=False, aliases=()):
        cls = super().__new__(mcls, name, bases, ns)
        if not abstract:
            key = ns.get("name", name.removesuffix("Plugin").lower())
            for k in (key, *aliases):
                if (old := mcls.registry.get(k)) is not None:
                    raise TypeError(f"{k!r} already taken by {old.__qualname__}")
                mcls.registry[k] = cls
            cls.name = key
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __lt__(cls, other):
        return (cls.order, cls.name) < (other.order, other.name)

class Plugin(metaclass=PluginMeta, abstract=True):
    order = 50
    needs: tuple = ()
    def __init__(self, **deps):
        self.__dict__.update(deps)
    def apply(self, text: str) -> str:
        raise NotImplementedError(f"{type(self).__name__}.apply")

class UpperPlugin(Plugin, aliases=["up", "u"]):
    def apply(self, text):
        return text.upper()

class Reverse(Plugin):
    name, order = "rev", 10
    def apply(self, text):
        return text[::-1]

class Censor(Plugin):
    needs = ("words", "mask")
    def apply(self, text):
        for w in self.words:
            text = text.replace(w, (self.mask * len(w))[: len(w)])
        return text

class LazyPlugin(Plugin, aliases=("z",)):
    pass

for bad in (lambda: PluginMeta("UPlugin", (Plugin,), {}), lambda: type("X", (Plugin,), {"name": "rev"}), lambda: PluginMeta("Abs", (Plugin,), {}, abstract=True)):
    try:
        print(bad().__name__)
    except TypeError as e:
        print("TypeError:", e)

class Injector:
    def __init__(self):
        self.providers, self.cache, self.stack = {}, {}, []
    def provide(self, fn=None, *, name=None, singleton=True):
        if fn is None:
            return partial(self.provide, name=name, singleton=singleton)
        self.providers[name or fn.__name__] = fn, singleton
        return fn
    def get(self, name):
        if name in self.cache:
            return self.cache[name]
        if name in self.stack:
            raise RecursionError(" -> ".join([*self.stack[self.stack.index(name):], name]))
        try:
            fn, single = self.providers[name]
        except KeyError:
            raise LookupError(f"nobody provides {name!r}" + (f" (wanted by {self.stack[-1]})" if self.stack else "")) from None
        self.stack.append(name)
        try:
            val = self.call(fn)
        finally:
            self.stack.pop()
        if single:
            self.cache[name] = val
        return val
    def call(self, fn, **extra):
        kw = {}
        for p in signature(fn).parameters.values():
            if p.name in extra:
                kw[p.name] = extra[p.name]
            elif p.default is Parameter.empty or p.name in self.providers:
                if p.kind in (Parameter.VAR_KEYWORD, Parameter.VAR_POSITIONAL):
                    continue
                kw[p.name] = self.get(p.name)
        return fn(**kw)

di = Injector()
calls = []
di.provide(lambda: ["cat", "dog"], name="words")
di.provide(lambda: "*-", name="mask")
di.provide(lambda b: b, name="a")
di.provide(lambda c: c, name="b")
di.provide(lambda a, words: a, name="c")

@di.provide(singleton=False)
def greeting(words, punct="!", *rest, **kw):
    calls.append("g")
    return f"hi {words[0]}{punct}"

for n in ("greeting", "greeting", "a", "nope", "orphan"):
    if n == "orphan":
        di.provide(lambda ghost: 1, name="orphan")
    try:
        print(n, "=", di.get(n), calls, sorted(di.cache))
    except (LookupError, RecursionError) as e:
        print(n, type(e).__name__, e)

@runtime_checkable
class Applies(Protocol):
    def apply(self, text: str) -> str: ...

class Duck:
    def apply(self, text):
        return text + " quack"

class Command(ABC):
    table: dict[str, "Command"] = {}
    @abstractmethod
    def run(self, *args): ...
    def __set_name__(self, owner, name):
        Command.table[name] = self

def usage(fn):
    out = []
    for p in signature(fn).parameters.values():
        out.append({Parameter.KEYWORD_ONLY: f"[--{p.name}={p.default}]", Parameter.VAR_POSITIONAL: f"{p.name.upper()}..."}.get(p.kind) or (p.name.upper() if p.default is p.empty else f"[{p.name.upper()}={p.default!r}]"))
    return " ".join([fn.__name__, *out])

def parse(argv):
    pos, opts, it = [], {}, iter(argv)
    for a in it:
        if a == "--":
            pos.extend(it)
        elif a.startswith("--"):
            k, eq, v = a[2:].partition("=")
            opts[k.replace("-", "_")] = v if eq else True
        elif len(a) > 1 and a[0] == "-" and not a[1].isdigit():
            opts |= dict.fromkeys(a[1:], True)
        else:
            pos.append(a)
    return pos, opts

commands = {}

def command(fn):
    commands[fn.__name__] = fn
    return fn

@command
def pipe(text, *plugins, sort=False):
    classes = [PluginMeta.registry[p] for p in plugins]
    for c in sorted(classes) if sort else classes:
        text = c(**{n: di.get(n) for n in c.needs}).apply(text)
    return text

@command
def add(a, b="1", *, base=10):
    return int(a, int(base)) + int(b, int(base))

@command
def ls(*, v=False, x=False):
    return sorted({c.__qualname__ if v else c.name for c in PluginMeta.registry.values()}), x

for line in ("pipe 'a cat sat' up rev", "pipe 'dog and cat' u censor rev", "pipe 'dog and cat' u censor rev --sort", "add 2 3", "add ff --base=16", "add 1 2 3", "add", "add x", "add 1 --bogus", "add -- -5 -6", "add -7", "ls -vx", "ls", "pipe x nope", "pipe x z", "zap", "pipe 'oops"):
    try:
        name, *rest = shlex.split(line)
        pos, opts = parse(rest)
        print(f"$ {line}: {commands[name](*pos, **opts)!r}")
    except KeyError as e:
        print(f"$ {line}: unknown {e}")
    except (TypeError, ValueError, NotImplementedError) as e:
        print(f"$ {line}: {type(e).__name__}: {e}")
print([usage(f) for f in commands.values()], isinstance(Duck(), Applies), isinstance(5, Applies), isinstance(Reverse(), Applies), str(signature(add)))
try:
    Command()
except TypeError as e:
    print(e)
try:
    sys.exit("fatal: nothing left to do")
finally:
    print("finally before exit")
