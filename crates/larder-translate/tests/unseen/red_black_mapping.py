# Left-leaning red-black tree as an ordered map; invariants are checked after every change
from collections.abc import MutableMapping
RED, BLACK = True, False
class Node:
    def __init__(self, key, value, color=RED):
        self.__dict__.update(key=key, value=value, color=color, left=None, right=None, n=1)
def is_red(h):
    return h is not None and h.color == RED
def size(h):
    return h.n if h else 0
class RBMap(MutableMapping):
    def __init__(self, *args, **kw):
        self.root = None
        self.ops = {"left": 0, "right": 0, "flip": 0}
        self.update(*args, **kw)
    def _rotate(self, h, a, b):
        self.ops[a] += 1
        x = getattr(h, b)
        setattr(h, b, getattr(x, a))
        setattr(x, a, h)
        x.color, h.color = h.color, RED
        x.n, h.n = h.n, 1 + size(h.left) + size(h.right)
        return x
    def _flip(self, h):
        self.ops["flip"] += 1
        for node in (h, h.left, h.right):
            node.color = not node.color
    def _fix(self, h):
        if is_red(h.right) and not is_red(h.left):
            h = self._rotate(h, "left", "right")
        if is_red(h.left) and is_red(h.left.left):
            h = self._rotate(h, "right", "left")
        if is_red(h.left) and is_red(h.right):
            self._flip(h)
        h.n = 1 + size(h.left) + size(h.right)
        return h
    def __setitem__(self, key, value):
        def put(h):
            if h is None:
                return Node(key, value)
            if key == h.key:
                h.value = value
            elif key < h.key:
                h.left = put(h.left)
            else:
                h.right = put(h.right)
            return self._fix(h)
        self.root = put(self.root)
        self.root.color = BLACK
    def _move_left(self, h):
        self._flip(h)
        if is_red(h.right.left):
            h.right = self._rotate(h.right, "right", "left")
            h = self._rotate(h, "left", "right")
            self._flip(h)
        return h
    def _move_right(self, h):
        self._flip(h)
        if is_red(h.left.left):
            h = self._rotate(h, "right", "left")
            self._flip(h)
        return h
    def _del_min(self, h):
        if h.left is None:
            return None
        if not is_red(h.left) and not is_red(h.left.left):
            h = self._move_left(h)
        h.left = self._del_min(h.left)
        return self._fix(h)
    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)
        def drop(h, key):
            if key < h.key:
                if not is_red(h.left) and not is_red(h.left.left):
                    h = self._move_left(h)
                h.left = drop(h.left, key)
            else:
                if is_red(h.left):
                    h = self._rotate(h, "right", "left")
                if key == h.key and h.right is None:
                    return None
                if not is_red(h.right) and not is_red(h.right.left):
                    h = self._move_right(h)
                if key == h.key:
                    m = h.right
                    while m.left:
                        m = m.left
                    h.key, h.value = m.key, m.value
                    h.right = self._del_min(h.right)
                else:
                    h.right = drop(h.right, key)
            return self._fix(h)
        if not is_red(self.root.left) and not is_red(self.root.right):
            self.root.color = RED
        self.root = drop(self.root, key)
        if self.root:
            self.root.color = BLACK
    def __getitem__(self, key):
        h = self.root
        while h is not None:
            if key == h.key:
                return h.value
            h = h.left if key < h.key else h.right
        raise KeyError(key)
    def __iter__(self):
        def walk(h):
            if h:
                yield from walk(h.left)
                yield h.key
                yield from walk(h.right)
        return walk(self.root)
    def __len__(self):
        return size(self.root)
    def rank(self, key):
        h, r = self.root, 0
        while h:
            if key <= h.key:
                h = h.left
            else:
                r += 1 + size(h.left)
                h = h.right
        return r
    def check(self):
        def go(h, red_parent):
            if h is None:
                return 0
            assert not (red_parent and is_red(h)), f"two reds at {h.key}"
            assert not is_red(h.right), f"right red at {h.key}"
            a, b = go(h.left, is_red(h)), go(h.right, is_red(h))
            assert a == b, (h.key, a, b)
            return a + (h.color == BLACK)
        return go(self.root, False)
m = RBMap(zip("SEARCHEXAMPLE", range(13)))
print(list(m.items()), len(m), m.check(), m.ops)
print(m.get("Z", "?"), "X" in m, m.rank("M"), m.pop("C"), m.popitem(), m.setdefault("B", []), list(m), m.check())
m["B"].append(1)
print(m["B"], m == dict(m), list(m.values())[:3], m.keys() & {"X", "P", "q"} == {"X", "P"}, dict(m, q=0) == {**m, "q": 0})
big = RBMap()
for i in range(500):
    big[i * 37 % 501] = i
    if i % 100 == 0:
        print(i, len(big), big.check(), end="; ")
print(big.rank(250), big.ops)
for i in range(0, 501, 2):
    big.pop(i, None)
    if i % 125 == 0:
        print(i, len(big), big.check(), end="; ")
print(list(big)[:5], [*big][-1], sum(big.values()))
big.clear()
print(len(big), list(big), big.check(), bool(big), RBMap(b=1, a=2) == {"a": 2, "b": 1})
for bad in (lambda: m["nope"], lambda: big.popitem(), lambda: m.__delitem__("nope"), lambda: m.update({3: 4}), lambda: hash(m)):
    try:
        bad()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
