import weakref
import functools
import gc
import sys
from collections import OrderedDict, UserDict, UserList
from contextlib import ExitStack, AbstractContextManager, suppress
from threading import Lock, RLock, local


class Cached(type):
    _pool = {}

    def __call__(cls, *args, **kwargs):
        key = (cls, args, tuple(sorted(kwargs.items())))
        try:
            return Cached._pool[key]
        except KeyError:
            obj = Cached._pool[key] = super().__call__(*args, **kwargs)
            return obj
        except TypeError:
            return super().__call__(*args, **kwargs)


class Color(metaclass=Cached):
    def __init__(self, r=0, g=0, b=0):
        print(f"making {r},{g},{b}")
        self.rgb = r, g, b

    def __repr__(self):
        return "#%02x%02x%02x" % tuple(self.rgb)

    def mix(self, other, ratio=0.5):
        return type(self)(*(round(a * (1 - ratio) + b * ratio) for a, b in zip(self.rgb, other.rgb)))


class TTL(UserDict):
    def __init__(self, ttl, clock, **kw):
        self.ttl, self.clock, self.expires = ttl, clock, {}
        super().__init__(**kw)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.expires[key] = self.clock() + self.ttl

    def __getitem__(self, key):
        value = super().__getitem__(key)
        if self.clock() >= self.expires[key]:
            del self[key]
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        super().__delitem__(key)
        self.expires.pop(key, None)

    def __missing__(self, key):
        raise LookupError(f"never had {key!r}")


class LRU(OrderedDict):
    def __init__(self, maxsize=2, /, *args, **kw):
        self.maxsize = maxsize
        super().__init__(*args, **kw)

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.maxsize:
            oldest = next(iter(self))
            del self[oldest]


class Transaction(AbstractContextManager):
    depth = 0

    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.saved = dict(self.store)
        Transaction.depth += 1
        return self.store

    def __exit__(self, kind, value, tb):
        Transaction.depth -= 1
        if kind is not None:
            self.store.clear()
            self.store.update(self.saved)
            print(f"rolled back at depth {self.depth}: {value!r}")
        return kind is not None and issubclass(kind, ValueError)


class History(UserList):
    def append(self, item):
        super().append((len(self), item))

    def __contains__(self, item):
        return any(x == item for _, x in self)


now = 0
tick = lambda: now
a, b = Color(255), Color(255)
print(a is b, Color(b=1) is Color(b=1), Color(1) is Color(r=1), a.mix(Color(0, 0, 255)), len(Cached._pool))
with suppress(TypeError):
    print(Color([1], [2], [3]) is Color([1], [2], [3]))
t = TTL(10, tick, x=1)
t["y"] = 2
now = 5
t["x"] = 3
now = 11
print(t.get("x"), "y" in t, t.get("y", "gone"), len(t), t)
try:
    t["y"]
except LookupError as error:
    print(type(error).__name__, error)
for key in ("nope", "x"):
    try:
        print(t[key], t.pop(key), t.get(key), dict(t))
    except LookupError as error:
        print(type(error).__name__, error)
c = LRU(2, a=1)
c["b"] = 2
c["a"]
c["c"] = 3
print(c, c.maxsize, list(c), c.get("b"), c == {"a": 1, "c": 3}, c.popitem(), type(c.copy()).__name__ if False else "")
store = {"k": 1}
with Transaction(store) as s:
    s["k"] = 2
    with Transaction(s) as inner:
        inner["z"] = 9
        raise ValueError("inner")
    print(s)
print(store)
try:
    with Transaction(store) as s:
        s.clear()
        s[1 / 0] = 1
except ZeroDivisionError as error:
    print("outside", error, store)
h = History()
h.append("a")
h.append("c")
h.append("d")
print(h, "c" in h, "a" in h, h[-1], h.data, h + [1], len(h))


class Obj:
    def __init__(self, n):
        self.n = n


o = Obj(1)
ref, bag, keys = weakref.ref(o), weakref.WeakValueDictionary(), weakref.WeakKeyDictionary()
bag["o"] = o
keys[o] = "data"
print(ref() is o, bag["o"].n, keys[o], len(bag), list(keys.values()))
lock = RLock()
with lock, lock:
    print("locked twice")
slot = local()
slot.x = 5
print(slot.x, hasattr(slot, "y"), sys.getrefcount is not None)
with ExitStack() as stack:
    for i in range(3):
        stack.callback(print, "closing", i)
    saved = stack.pop_all()
print("not yet")
saved.close()
c["zzz"]
