import weakref
import functools
import sys


class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name
        self.store = "_" + name
        owner.__dict__.get("fields", []).append(name)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.store, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(obj).__name__}.{self.name} wants {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.store, value)

    def __delete__(self, obj):
        delattr(obj, self.store)


class Node:
    __slots__ = ("key", "value", "prev", "next", "__weakref__")
    fields = []

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = None


class LRU:
    capacity = Typed(int, 2)
    fields = []
    label = Typed(str, "lru")

    def __init__(self, capacity):
        self.capacity = capacity
        self.map = {}
        self.head, self.tail = Node("H"), Node("T")
        self.head.next, self.tail.prev = self.tail, self.head
        self.stats = dict.fromkeys(("hit", "miss", "drop"), 0)

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _front(self, node):
        node.prev, node.next = self.head, self.head.next
        self.head.next.prev = node
        self.head.next = node

    def __getitem__(self, key):
        try:
            node = self.map[key]
        except KeyError:
            self.stats["miss"] += 1
            raise KeyError(f"no {key!r} cached") from None
        self.stats["hit"] += 1
        self._unlink(node)
        self._front(node)
        return node.value

    def __setitem__(self, key, value):
        if key in self.map:
            self._unlink(self.map.pop(key))
        self.map[key] = node = Node(key, value)
        self._front(node)
        if len(self.map) > self.capacity:
            last = self.tail.prev
            self._unlink(last)
            del self.map[last.key]
            self.stats["drop"] += 1

    def __iter__(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key
            node = node.next

    def __reversed__(self):
        node = self.tail
        while (node := node.prev) is not self.head:
            yield node.key


c = LRU(3)
for i, k in enumerate("abcadbe"):
    c[k] = i
    try:
        c["a"]
    except KeyError as error:
        print(error, error.__cause__, error.__suppress_context__)
print(list(c), list(reversed(c)), c.stats, LRU.fields, c.label)
try:
    c.capacity = "5"
except TypeError as error:
    print(error)
del c.capacity
print(c.capacity, vars(c).keys() - {"map", "head", "tail"}, LRU.capacity.kind, LRU.__dict__["label"].store)
try:
    del c.capacity
except AttributeError as error:
    print(error)
n = Node("k")
for action in ("n.extra = 1", ):
    try:
        n.extra = 1
    except AttributeError as error:
        print(error)
try:
    n.__dict__
except AttributeError as error:
    print(error)
r = weakref.ref(n)
print(r() is n, Node.__slots__, Node.key.__get__(n), hasattr(n, "prev"), type(Node.key).__name__)
del n.value
try:
    n.value
except AttributeError as error:
    print(error)


class Sub(Node):
    pass


s = Sub("x")
s.anything = 3
print(s.__dict__, s.key)


@functools.lru_cache(maxsize=2)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30), fib.cache_info(), fib.cache_parameters())
fib.cache_clear()
print(fib.cache_info().currsize)
Node.key = property(lambda self: 1)
print(Node().key)
