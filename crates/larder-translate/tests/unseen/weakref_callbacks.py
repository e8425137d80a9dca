"""weakref: plain refs, callbacks, WeakValueDictionary, WeakKeyDictionary, WeakSet, finalize, WeakMethod."""
import weakref
import gc

events = []


class Node:
    alive = 0

    def __init__(self, name, parent=None):
        self.name = name
        self.children = []
        self._parent = None
        Node.alive += 1
        if parent is not None:
            self._parent = weakref.ref(parent)
            parent.children.append(self)

    @property
    def parent(self):
        return self._parent() if self._parent is not None else None

    def path(self):
        p = self.parent
        return (p.path() if p is not None else "") + "/" + self.name

    def ping(self, x=0):
        return f"{self.name} pinged {x}"

    def __del__(self):
        Node.alive -= 1
        events.append(f"del {self.name}")

    def __repr__(self):
        return f"<{self.name}>"


def drain():
    out = ", ".join(events) or "-"
    events.clear()
    return out


root = Node("trunk")
leaf = Node("leaf", Node("mid", root))
print(leaf.path(), leaf.parent, root.children[0].children, Node.alive)
r = weakref.ref(leaf, lambda ref: events.append(f"callback dead={ref() is None}"))
print(r(), r() is leaf, weakref.getweakrefcount(leaf), r == weakref.ref(leaf))
root = None
print("root gone:", drain(), "| parent of leaf:", leaf.parent, "path", leaf.path(), Node.alive)
del leaf
print("leaf gone:", drain(), r(), Node.alive)

cache = weakref.WeakValueDictionary()
keep = []


def fetch(name):
    node = cache.get(name)
    if node is None:
        events.append("miss " + name)
        node = cache[name] = Node(name)
    return node


keep.append(fetch("a"))
keep.append(fetch("b"))
fetch("a")
fetch("temp")
print(drain(), "|", sorted(cache), len(cache), "temp" in cache)
keep.pop()
print(drain(), "|", sorted(cache.keys()), cache.get("b", "default"))
try:
    cache["b"]
except KeyError as e:
    print("KeyError", e)

meta = weakref.WeakKeyDictionary()
x, y = Node("x"), Node("y")
meta[x], meta[y] = 1, [2]
print(len(meta), meta[x], {k.name: v for k, v in meta.items()} == {"x": 1, "y": [2]})
del x
print(drain(), len(meta), [k.name for k in meta], meta.get(y))

group = weakref.WeakSet()
group.add(y)
group.add(y)
z = Node("z")
group.add(z)
print(len(group), y in group, sorted(n.name for n in group))
z = None
print(drain(), len(group), z in group if z is not None else "none")

f = weakref.finalize(y, lambda *a, **k: events.append(f"finalize {a} {k}"), 1, why="bye")
print(f.alive, f.peek()[2:], f.atexit)
wm = weakref.WeakMethod(y.ping)
print(wm()(5), weakref.ref(y.ping)() is None)
group2 = [y]
del y
print(drain(), f.alive)
group2.clear()
print(drain(), f.alive, f(), wm(), len(group), len(meta))

p_target = Node("proxied")
p = weakref.proxy(p_target)
print(p.name, p.ping(1), p.path(), isinstance(p, Node), type(p).__name__)
p.name = "renamed"
print(p_target.name)
p_target = None
print(drain())
try:
    p.name
except ReferenceError as e:
    print("ReferenceError:", e)


class Slotted:
    __slots__ = ("v",)


class SlottedWeak:
    __slots__ = ("v", "__weakref__")


for thing in (5, "text", [1], {}, (), Slotted(), SlottedWeak(), {1}, print, Node, lambda: 0):
    try:
        weakref.ref(thing)
        print(type(thing).__name__, "ok", end="; ")
    except TypeError as e:
        print(e, end="; ")
print()
gc.disable()
a, b = Node("cyc1"), Node("cyc2")
a.children.append(b)
b.children.append(a)
ra = weakref.ref(a)
del a, b
print("before collect:", drain(), ra() is not None, Node.alive)
gc.collect()
print("after collect:", sorted(drain().split(", ")), ra() is None, Node.alive)


class Subject:
    def __init__(self):
        self._observers = []

    def attach(self, method):
        self._observers.append(weakref.WeakMethod(method))

    def fire(self, *args):
        live = [(o, m) for o in self._observers if (m := o()) is not None]
        self._observers = [o for o, _ in live]
        return [m(*args) for _, m in live]


s = Subject()
one, two = Node("one"), Node("two")
s.attach(one.ping)
s.attach(two.ping)
print(s.fire(3), len(s._observers))
one = None
print(s.fire(4), len(s._observers), drain())
keep[0] = None
print(drain(), dict(cache), Node.alive)


def scoped():
    local = Node("local")
    try:
        return weakref.ref(local)
    finally:
        events.append("finally")


print(scoped()(), drain())
weakref.ref(two)().missing
