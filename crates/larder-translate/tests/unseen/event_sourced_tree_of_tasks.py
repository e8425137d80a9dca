"""Tasks as a composite with weak parents, observers, undo by inverse events, lazily sorted views, serialised and rebuilt."""
import json
import weakref
from abc import ABC, abstractmethod
from collections import UserDict, UserList
from contextlib import contextmanager, nullcontext
from dataclasses import KW_ONLY, InitVar, dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cached_property, reduce, singledispatchmethod
from typing import Iterator, Self


class Observable:
    def __init__(self):
        self._subs = {}
        super().__init__()

    def on(self, name):
        def deco(fn):
            self._subs.setdefault(name, []).append(fn)
            return fn
        return deco

    def emit(self, name, /, **kw):
        for fn in self._subs.get(name, []) + self._subs.get("*", []):
            fn(name, **kw)


@dataclass
class Task:
    title: str
    hours: float = 0
    _: KW_ONLY
    done: bool = False
    prefix: InitVar[str] = ""
    kids: list[Self] = field(default_factory=list, repr=False, compare=False)
    code: str = field(init=False)
    _parent: object = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self, prefix):
        self.code = prefix + "".join(w[0] for w in self.title.split()).upper()
        for k in self.kids:
            k._parent = weakref.ref(self)

    @property
    def parent(self):
        return self._parent and self._parent()

    def __iter__(self) -> Iterator[Self]:
        yield self
        for k in self.kids:
            yield from k

    @property
    def total(self):
        return self.hours + sum(k.total for k in self.kids)

    def __truediv__(self, title):
        for k in self.kids:
            if k.title == title:
                return k
        raise KeyError(title)

    def __lshift__(self, kid):
        self.kids.append(kid)
        kid._parent = weakref.ref(self)
        return self

    def path(self):
        return (self.parent.path() if self.parent else "") + "/" + self.title


class Event(ABC):
    kinds = {}

    def __init_subclass__(cls):
        Event.kinds[cls.__name__.lower()] = cls

    @abstractmethod
    def apply(self, board): ...

    @abstractmethod
    def inverse(self): ...

    def to_json(self):
        return {"kind": type(self).__name__.lower(), **vars(self)}

    @classmethod
    def from_json(cls, data):
        data = dict(data)
        return cls.kinds[data.pop("kind")](**data)


class Rename(Event):
    def __init__(self, old, new): self.old, self.new = old, new
    def apply(self, board): board.find(self.old).title = self.new
    def inverse(self): return Rename(self.new, self.old)


class Finish(Event):
    def __init__(self, title, value=True): self.title, self.value = title, value
    def apply(self, board):
        t = board.find(self.title)
        if t.done == self.value:
            raise RuntimeError(f"{t.title} is already {'done' if t.done else 'open'}")
        t.done = self.value
    def inverse(self): return Finish(self.title, not self.value)


class Board(Observable):
    def __init__(self, root):
        super().__init__()
        self.root, self.log, self.undone = root, [], []

    def find(self, title):
        return next((t for t in self.root if t.title == title), None) or self.missing(title)

    def missing(self, title):
        raise LookupError(f"no task {title!r}")

    @singledispatchmethod
    def do(self, what):
        raise NotImplementedError(f"cannot do {type(what).__name__}")

    @do.register
    def _(self, what: Event):
        what.apply(self)
        self.log.append(what)
        self.undone.clear()
        self.emit(type(what).__name__, event=what)

    @do.register(list)
    @do.register(tuple)
    def _(self, what):
        done = []
        try:
            for w in what:
                self.do(w)
                done.append(w)
        except Exception:
            for _ in done:
                self.undo()
            raise

    def undo(self):
        e = self.log.pop()
        e.inverse().apply(self)
        self.undone.append(e)

    def redo(self):
        e = self.undone.pop()
        e.apply(self)
        self.log.append(e)

    @contextmanager
    def preview(self):
        mark = len(self.log)
        try:
            yield self
        finally:
            while len(self.log) > mark:
                self.undo()


root = Task("house", kids=[Task("paint walls", 5, kids=[Task("buy paint", 1), Task("tape edges", 0.5, prefix="x-")]), Task("fix roof", 12.25, done=True)])
root << Task("garden", 3) << Task("call Bob", prefix="!")
board = Board(root)
seen = []
@board.on("Finish")
def finished(name, *, event): seen.append(f"{event.title}:{event.value}")
board.on("*")(lambda name, **kw: seen.append(name))
print(root, root / "garden", (root / "paint walls" / "tape edges").path(), root.total, [t.code for t in root])
for what in (Finish("garden"), Finish("garden"), Rename("garden", "yard"), [Finish("buy paint"), Finish("nope")], (Finish("buy paint"), Rename("buy paint", "get paint")), "text", Finish("get paint", False)):
    try:
        board.do(what)
    except (RuntimeError, LookupError) as e:
        print(type(e).__name__, e)
print(seen, [t.done for t in root], len(board.log), len(board.undone))
text = json.dumps([e.to_json() for e in board.log])
print(text)
board.undo(), board.undo()
print([t.title for t in root if t.done], [type(e).__name__ for e in board.undone])
board.redo()
with board.preview() as b:
    b.do(Rename("house", "castle"))
    print(root.title, (root / "yard").path())
print(root.title, [vars(Event.from_json(d)) for d in json.loads(text)][-1])
for bad in (lambda: Task(), lambda: Task("a", 1, True), lambda: Event(), lambda: root / "moon", lambda: Task("z").parent, lambda: Task("a b") == Task("a b", 0.0), lambda: Task("a") < Task("b"), lambda: Task("a", prefix="p").prefix, lambda: hash(Task("a"))):
    try:
        print("fine", bad())
    except Exception as e:
        print(type(e).__name__, e)
ref = weakref.ref(Task("temp"))
print(ref() is None, (root / "yard").parent is root)


class Lower(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __missing__(self, k): return f"?{k}"


class Loud(UserList):
    def append(self, x): super().append(str(x).upper())


l = Lower({"A": 1}, B=2)
l.update(C=3)
l |= {"D": 4}
u = Loud("ab")
u.append("c")
u += ["d"]
u.extend("e")
print(l, l["zz"], l.get("A"), "A" in l, l.data, len(l), u, u[1:], type(u[1:]).__name__, u + [1], u == ["a", "b", "C", "d", "e"], u.data, sorted(l), Lower.fromkeys("XY", 0))
tz = timezone(timedelta(hours=5, minutes=30), "IST")
t0 = datetime(2024, 3, 10, 23, 30, tzinfo=timezone.utc)
t1 = t0.astimezone(tz)
print(t0, t1, t1 == t0, t1.tzname(), t1.utcoffset(), t1.isoformat(), t1.strftime("%Y %Z %z"), (t1 - t0), t1.date() > t0.date(), datetime.fromisoformat("2024-01-01T00:00:00+02:00").astimezone(timezone.utc), t0.timestamp(), datetime.fromtimestamp(0, timezone.utc), t0.replace(tzinfo=None), hash(t0) == hash(t1))
try:
    t0 < datetime(2024, 1, 1)
except TypeError as e:
    print(e)
class Lazy:
    calls = 0
    @cached_property
    def value(self):
        Lazy.calls += 1
        return [self.calls]
z = Lazy()
z.value.append(5)
print(z.value, Lazy.calls, "value" in vars(z), reduce(lambda a, f: f(a), [str.strip, str.title, lambda s: s + "!"], " abc "))
with nullcontext(5) as n, board.preview():
    board.do(Finish("fix roof", n == 6))
    print(n, (root / "fix roof").done)
print((root / "fix roof").done)
board.undo(), board.undo(), board.undo(), board.undo()
