import enum
import functools
import re
from collections import OrderedDict, defaultdict
from types import MethodType, FunctionType, SimpleNamespace


class StateError(Exception):
    def __init__(self, machine, event):
        self.machine, self.event = machine, event
        super().__init__(f"{type(machine).__name__}: no {event!r} from {machine.state.name}")


def transition(*sources, to):
    def mark(fn):
        fn.sources = sources
        fn.to = to
        return fn
    return mark


class Namespace(dict):
    def __init__(self):
        super().__init__()
        self.seen = defaultdict(list)

    def __setitem__(self, key, value):
        if isinstance(value, FunctionType) and hasattr(value, "sources"):
            self.seen[key].append(value)
            if key in self:
                return
        super().__setitem__(key, value)


class MachineMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        return Namespace()

    def __new__(mcs, name, bases, ns, initial=None, **kwargs):
        table = {}
        for base in bases:
            table.update(getattr(base, "table", {}))
        for event, handlers in ns.seen.items():
            for h in handlers:
                for src in h.sources:
                    table[src, event] = h
            ns[event] = mcs.dispatcher(event)
        cls = super().__new__(mcs, name, bases, dict(ns), **kwargs)
        cls.table = table
        if initial is not None:
            cls.initial = initial
        return cls

    @staticmethod
    def dispatcher(event):
        def fire(self, *args, **kwargs):
            try:
                handler = self.table[self.state, event]
            except KeyError:
                raise StateError(self, event) from None
            result = handler(self, *args, **kwargs)
            self.history.append((self.state, event))
            self.state = handler.to
            return result
        fire.__name__ = fire.__qualname__ = event
        return fire

    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        if not hasattr(obj, "state"):
            raise TypeError(f"{cls.__name__}.__init__ does not call super().__init__()")
        return obj

    def __iter__(cls):
        return iter(sorted({e for _, e in cls.table}))

    def __len__(cls):
        return len(cls.table)

    def __instancecheck__(cls, obj):
        return hasattr(obj, "state") and hasattr(obj, "history")


class Machine(metaclass=MachineMeta):
    initial = None

    def __init__(self):
        self.state = self.initial
        self.history = []

    def __repr__(self):
        return f"<{type(self).__name__} {self.state.name.lower()}>"


class S(enum.Enum):
    IDLE = enum.auto()
    RUNNING = enum.auto()
    PAUSED = enum.auto()
    DONE = enum.auto()


class Job(Machine, initial=S.IDLE):
    def __init__(self, name):
        super().__init__()
        self.name = name
        self.log = []

    @transition(S.IDLE, to=S.RUNNING)
    def start(self, speed=1):
        self.log.append(f"start x{speed}")
        return self

    @transition(S.PAUSED, to=S.RUNNING)
    def start(self):
        self.log.append("resume")
        return self

    @transition(S.RUNNING, to=S.PAUSED)
    def pause(self):
        self.log.append("pause")

    @transition(S.RUNNING, S.PAUSED, to=S.DONE)
    def stop(self, *, force=False):
        if self.state is S.PAUSED and not force:
            raise RuntimeError("paused; use force")
        self.log.append("stop")


class Printer(Job):
    @transition(S.DONE, to=S.IDLE)
    def reset(self):
        self.log.clear()


class Broken(Machine):
    def __init__(self):
        pass


j = Job("build")
print(j, j.start(speed=3), j.pause(), j.start(), j)
for action in (lambda: j.start(), lambda: (j.pause(), j.stop()), lambda: j.stop(force=True), lambda: j.pause(), lambda: j.start(1, 2), lambda: Broken(), lambda: Job(), lambda: j.fly()):
    try:
        print(action())
    except (StateError, RuntimeError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(j.log, [(s.name, e) for s, e in j.history], list(Job), len(Job), list(Printer), len(Printer))
p = Printer("hp")
p.start()
p.stop()
p.reset()
print(p, p.log, p.initial, Printer.start.__name__, Job.stop.__qualname__)
fake = SimpleNamespace(state=1, history=[])
print(isinstance(fake, Job), isinstance(j, Printer), issubclass(Printer, Job), isinstance(3, Machine), type(Job).__name__)
print([k for k in vars(Printer) if not k.startswith("__")], sorted(e for (s, e) in Job.table if s is S.RUNNING))
j.run = MethodType(lambda self, n: f"{self.name} ran {n}", j)
print(j.run(2), j.run.__self__ is j, "run" in vars(j))
err = StateError(j, "x")
print(err.args, repr(err), err.machine is j)
j.pause()
