# Rope string with lazy concatenation, slicing, rebalancing; UserString comparison
from collections import UserString
import operator
LEAF = 6
class Rope:
    __slots__ = ("left", "right", "text", "length", "depth")
    def __init__(self, text=""):
        self.text, self.left, self.right = text, None, None
        self.length, self.depth = len(text), 0
    @classmethod
    def _join(cls, a, b):
        if not a.length:
            return b
        if not b.length:
            return a
        if a.is_leaf and b.is_leaf and a.length + b.length <= LEAF:
            return cls(a.text + b.text)
        node = cls.__new__(cls)
        node.text, node.left, node.right = None, a, b
        node.length = a.length + b.length
        node.depth = 1 + max(a.depth, b.depth)
        return node
    @classmethod
    def of(cls, text):
        return cls.build([cls(text[i:i + LEAF]) for i in range(0, len(text), LEAF)])
    @classmethod
    def build(cls, leaves):
        if not leaves:
            return cls()
        if len(leaves) == 1:
            return leaves[0]
        mid = len(leaves) // 2
        return cls._join(cls.build(leaves[:mid]), cls.build(leaves[mid:]))
    @property
    def is_leaf(self):
        return self.text is not None
    def leaves(self):
        stack = [self]
        while stack:
            node = stack.pop()
            if node.is_leaf:
                yield node
            else:
                stack += [node.right, node.left]
    def __len__(self):
        return self.length
    def __str__(self):
        return "".join(n.text for n in self.leaves())
    def __repr__(self):
        return repr(self.text) if self.is_leaf else f"({self.left!r} + {self.right!r})"
    def __iter__(self):
        for leaf in self.leaves():
            yield from leaf.text
    def __add__(self, other):
        if isinstance(other, str):
            other = Rope.of(other)
        return Rope._join(self, other) if isinstance(other, Rope) else NotImplemented
    def __radd__(self, other):
        return Rope.of(other) + self if isinstance(other, str) else NotImplemented
    def __mul__(self, n):
        return Rope() if n <= 0 else self if n == 1 else (half := self * (n // 2)) + half + (self if n % 2 else "")
    __rmul__ = __mul__
    def split(self, i):
        if i <= 0:
            return Rope(), self
        if i >= self.length:
            return self, Rope()
        if self.is_leaf:
            return Rope(self.text[:i]), Rope(self.text[i:])
        if i < self.left.length:
            a, b = self.left.split(i)
            return a, Rope._join(b, self.right)
        a, b = self.right.split(i - self.left.length)
        return Rope._join(self.left, a), b
    def __getitem__(self, key):
        if isinstance(key, slice):
            start, stop, step = key.indices(self.length)
            if step == 1:
                return self.split(start)[1].split(stop - start)[0]
            return Rope.of("".join(self[i] for i in range(start, stop, step)))
        key = operator.index(key)
        if key < 0:
            key += self.length
        if not 0 <= key < self.length:
            raise IndexError("rope index out of range")
        node = self
        while not node.is_leaf:
            if key < node.left.length:
                node = node.left
            else:
                key -= node.left.length
                node = node.right
        return node.text[key]
    def insert(self, i, text):
        a, b = self.split(i)
        return a + text + b
    def delete(self, i, j):
        return self.split(i)[0] + self.split(j)[1]
    def __eq__(self, other):
        if isinstance(other, (Rope, str)):
            return len(self) == len(other) and all(map(operator.eq, self, other))
        return NotImplemented
    def __contains__(self, ch):
        return any(c == ch for c in self) if len(ch) == 1 else ch in str(self)
    def balanced(self):
        return Rope.build(list(self.leaves()))
r = Rope.of("The quick brown fox jumps")
print(repr(r), len(r), r.depth, sep=" | ")
print(r[0], r[-1], r[4:9], r[::-1], r[3:-3:4], r[50:], str(r)[4:9] == r[4:9])
s = r.insert(10, "very ").delete(0, 4)
print(s, "|", r, "|", repr(s), s.depth)
t = ">> " + s + "!" * 3
print(t, len(t), "fox" in t, "z" in t, t == str(t), t == 5, t != r, "x" in t)
deep = Rope()
for ch in "abcdefghijklmnopqrstuvwxyz" * 4:
    deep += ch
print(deep.depth, len(list(deep.leaves())), deep.balanced().depth, deep.balanced() == deep, deep[25:27], deep[-1:])
print(repr(Rope("ab") * 3), 2 * Rope("xyz") == "xyzxyz", (Rope("ab") * 1000)[999:1001], (Rope("q") * 10 ** 6).depth, len(Rope("q") * 10 ** 6), repr(Rope("z") * 0))
for bad in (lambda: r[100], lambda: r + 5, lambda: r["a"], lambda: r[1.0], lambda: hash(r), lambda: setattr(r, "extra", 1), lambda: 5 + r, lambda: r < r, lambda: "".join([r])):
    try:
        print(bad())
    except (IndexError, TypeError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}")
class Loud(UserString):
    def __init__(self, seq):
        super().__init__(str(seq).upper())
    def __sub__(self, other):
        return self.replace(str(other).upper(), "")
u = Loud("hello") + " world"
print(u, type(u).__name__, u - "l", u[1:3], type(u[1:3]).__name__, u == "HELLO WORLD", len(u), u.title(), "LO" in u, u * 2, "a" + u, u.data.lower(), f"{u:>15}" if False else str(u).rjust(15), hash(u) == hash("HELLO WORLD"))
