# LRU cache with a doubly linked list and a dict
class Node:
    __slots__ = ("key", "value", "prev", "next")

    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.prev = self.next = None


class LRUCache:
    def __init__(self, capacity, on_evict=None):
        if capacity <= 0:
            raise ValueError(f"capacity must be positive, got {capacity!r}")
        self.capacity = capacity
        self.map = {}
        self.head = Node()
        self.tail = Node()
        self.head.next = self.tail
        self.tail.prev = self.head
        self.hits = self.misses = 0
        self.on_evict = on_evict

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _push_front(self, node):
        node.prev, node.next = self.head, self.head.next
        self.head.next.prev = node
        self.head.next = node

    def __getitem__(self, key):
        try:
            node = self.map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(node)
        self._push_front(node)
        return node.value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __setitem__(self, key, value):
        if key in self.map:
            node = self.map[key]
            node.value = value
            self._unlink(node)
        else:
            if len(self) >= self.capacity:
                old = self.tail.prev
                self._unlink(old)
                del self.map[old.key]
                if self.on_evict:
                    self.on_evict(old.key, old.value)
            node = self.map[key] = Node(key, value)
        self._push_front(node)

    def __len__(self):
        return len(self.map)

    def __iter__(self):
        n = self.head.next
        while n is not self.tail:
            yield n.key
            n = n.next

    def __repr__(self):
        return "LRU<" + ", ".join(f"{k!r}: {self.map[k].value!r}" for k in self) + ">"


evicted = []
c = LRUCache(3, on_evict=lambda k, v: evicted.append((k, v)))
for i, ch in enumerate("abcab"):
    c[ch] = i
    print(ch, c)
print(c.get("a"), c.get("zzz", "none"), c)
c["d"] = [1, 2]
c["e"] = None
print(c, evicted)
print("d" in c, "c" in c, len(c), list(c))
print(c.hits, c.misses)
c["d"].append(3)
print(c)
c[1] = "int"
c[1.0] = "float"      # same key as 1, the node keeps its old key
c[True] = "bool"
print(c)
print(bool(c), bool(LRUCache(1)))
try:
    c["nope"]
except KeyError as exc:
    print("KeyError", exc, repr(exc))
try:
    Node().extra = 1
except AttributeError as exc:
    print("slots:", exc)
for bad in (0, -2):
    try:
        LRUCache(bad)
    except ValueError as exc:
        print(exc)
