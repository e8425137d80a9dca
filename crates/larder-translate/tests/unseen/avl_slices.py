# AVL tree with in-order iteration, deletion, range queries, checks
import random
from collections import deque
class Node:
    __slots__ = ("key", "value", "left", "right", "height")
    def __init__(self, key, value):
        self.key, self.value = key, value
        self.left = self.right = None
        self.height = 1
    @property
    def balance(self):
        return height(self.left) - height(self.right)
    def fix(self):
        self.height = 1 + max(height(self.left), height(self.right))
        return self
def height(node):
    return node.height if node else 0
class AVL:
    rotations = 0
    def __init__(self, pairs=()):
        self.root = None
        for k, v in dict(pairs).items():
            self[k] = v
    @classmethod
    def rotate(cls, node, side, other):
        cls.rotations += 1
        pivot = getattr(node, side)
        setattr(node, side, getattr(pivot, other))
        setattr(pivot, other, node)
        node.fix()
        return pivot.fix()
    def rebalance(self, node):
        node.fix()
        if node.balance > 1:
            if node.left.balance < 0:
                node.left = self.rotate(node.left, "right", "left")
            return self.rotate(node, "left", "right")
        if node.balance < -1:
            if node.right.balance > 0:
                node.right = self.rotate(node.right, "left", "right")
            return self.rotate(node, "right", "left")
        return node
    def __setitem__(self, key, value):
        def put(node):
            if node is None:
                return Node(key, value)
            if key < node.key:
                node.left = put(node.left)
            elif node.key < key:
                node.right = put(node.right)
            else:
                node.value = value
                return node
            return self.rebalance(node)
        self.root = put(self.root)
    def __delitem__(self, key):
        def drop(node, key):
            if node is None:
                raise KeyError(key)
            if key < node.key:
                node.left = drop(node.left, key)
            elif node.key < key:
                node.right = drop(node.right, key)
            elif node.left is None or node.right is None:
                return node.left or node.right
            else:
                succ = node.right
                while succ.left:
                    succ = succ.left
                node.key, node.value = succ.key, succ.value
                node.right = drop(node.right, succ.key)
            return self.rebalance(node)
        self.root = drop(self.root, key)
    def __getitem__(self, key):
        if isinstance(key, slice):
            return list(self.between(key.start, key.stop))[::key.step]
        node = self.root
        while node and node.key != key:
            node = node.left if key < node.key else node.right
        if node is None:
            raise KeyError(key)
        return node.value
    def between(self, lo, hi):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            if hi is not None and not node.key < hi:
                return
            if lo is None or node.key >= lo:
                yield node.key, node.value
            node = node.right
    def __iter__(self):
        return (k for k, _ in self.between(None, None))
    def __reversed__(self):
        def walk(n):
            if n:
                yield from walk(n.right)
                yield n.key
                yield from walk(n.left)
        return walk(self.root)
    def levels(self):
        queue = deque([(self.root, 0)])
        out = []
        while queue:
            node, d = queue.popleft()
            if node:
                out[d:] = [(out[d] if d < len(out) else []) + [node.key]]
                queue += (node.left, d + 1), (node.right, d + 1)
        return out
t = AVL()
for i in range(1, 16):
    t[i] = i * i
print(t.levels(), t.root.height, AVL.rotations, t.rotations)
print(list(t), list(reversed(t))[:4], t[3:7], t[:4:2], t[13:], t[7], 99 in t, 7 in t)
for k in (8, 4, 12, 1):
    del t[k]
print(t.levels(), [n for n in t])
words = AVL({w: i for i, w in enumerate("the quick brown fox jumps over the lazy dog".split())})
print(words.levels(), words["the"], words["f":"p"])
try:
    del words["cat"]
except KeyError as e:
    print("KeyError", e, e.args, len(list(words)))
rng = random.Random(42)
keys = [rng.randrange(1000) for _ in range(300)]
big = AVL((k, -k) for k in keys)
assert list(big) == sorted(set(keys))
rng.shuffle(keys)
gone = {k for k in keys[:150]}
for k in sorted(gone, key=lambda k: (k % 7, k)):
    del big[k]
print(len(list(big)), big.root.height, list(big)[:8], sum(v for _, v in big[100:200]), list(big) == sorted(set(keys) - gone))
mixed = AVL({2: "a", 1.5: "b", True: "c", 10**20: "d"})
print(list(mixed), mixed[1], mixed[2.0])
try:
    mixed["s"] = 1
except TypeError as e:
    print(e, len(list(mixed)))
