from collections import defaultdict
from functools import wraps, total_ordering, partialmethod
import json
import copy


class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, kw)
        return {"made_by": "Meta"}
    __prepare__ = classmethod(lambda cls, name, bases, **kw: {"made_by": cls.__name__, "order": []})

    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        cls.instances = getattr(cls, "instances", 0) + 1
        return obj


class Loggable:
    def __init__(self, *args, log=None, **kwargs):
        print("Loggable.__init__", args, sorted(kwargs))
        super().__init__(*args, **kwargs)
        self.log = log if log is not None else []

    def note(self, text):
        self.log.append(f"{self.__class__.__name__}:{text}")
        return self


class Serial:
    def __init__(self, *args, **kwargs):
        print("Serial.__init__", args, sorted(kwargs))
        super().__init__(*args, **kwargs)

    def dump(self):
        return json.dumps({k: v for k, v in sorted(vars(self).items()) if not k.startswith("_")}, default=lambda o: f"<{type(o).__name__}>")

    def note(self, text):
        return super().note(text.title())


class Base(metaclass=Meta):
    def __init__(self, name="anon"):
        print("Base.__init__", name)
        self.name = name

    def note(self, text):
        print("base note", text)
        return self


class Bus(Serial, Loggable, Base):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._subs = defaultdict(list)

    def on(self, event, fn=None, *, once=False):
        if fn is None:
            return lambda f: self.on(event, f, once=once)

        @wraps(fn)
        def call(*a, **k):
            if once:
                self._subs[event].remove(call)
            return fn(*a, **k)
        self._subs[event].append(call)
        return fn

    def emit(self, event, *args, **kwargs):
        self.note(f"emit {event}")
        return [f(*args, **kwargs) for f in self._subs[event][:]]

    error = partialmethod(emit, "error", 500)
    made = property(lambda self: self.made_by)

    def __getattr__(self, name):
        if name.startswith("emit_"):
            return lambda *a, **k: self.emit(name[5:], *a, **k)
        raise AttributeError(f"bus has no {name}")


bus = Bus("main", log=["start"])


@bus.on("greet")
def hello(who, punct="!"):
    "Say hello."
    return f"hello {who}{punct}"


@bus.on("greet", once=True)
def first(who, **kw):
    return (who, kw)


bus.on("error", lambda code, why="?": f"E{code}:{why}")
print(bus.emit("greet", "bob", punct="?"))
print(bus.emit_greet("al"), bus.error(why="disk"), bus.error())
print(bus.dump())
print(bus.made, Bus.order, Bus.instances, [c.__name__ for c in Bus.__mro__], bus._subs["greet"][0].__doc__)
try:
    bus.nothing
except AttributeError as error:
    print(error)
print(hasattr(bus, "emit_x"), hasattr(bus, "zzz"), getattr(bus, "zzz", "dflt"))
twin = copy.copy(bus)
deep = copy.deepcopy(bus)
twin.log.append("shared")
print(bus.log[-1], deep.log[-1], twin._subs is bus._subs, deep._subs is bus._subs, Bus.instances)
try:
    class X(Base, Bus):
        pass
except TypeError as error:
    print(error)
try:
    Bus(1, 2)
except TypeError as error:
    print(error)
bus.name.nothing
