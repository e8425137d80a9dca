# Functions that return None, numbers, texts or tuples depending on the way; the callers cope.
def find(xs, pred):
    for x in xs:
        if pred(x):
            return x


def safe_div(a, b):
    if b:
        return a / b
    return None


def lookup(d, *path):
    for p in path:
        if d is None:
            return
        d = d.get(p) if isinstance(d, dict) else None
    return d


def parse(s):
    if not s:
        return None
    if s.isdigit():
        return int(s)
    if s.count('.') == 1 and s.replace('.', '').isdigit():
        return float(s)
    return s


class Node:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right


def insert(t, k):
    if t is None:
        return Node(k)
    if k < t.key:
        t.left = insert(t.left, k)
    elif k > t.key:
        t.right = insert(t.right, k)
    return t


def height(t):
    return 0 if t is None else 1 + max(height(t.left), height(t.right))


def walk(t):
    if t:
        yield from walk(t.left)
        yield t.key
        yield from walk(t.right)


def smallest(t):
    while t and t.left:
        t = t.left
    return t.key if t else None


def delete(t, k):
    if t is None:
        return None
    if k < t.key:
        t.left = delete(t.left, k)
    elif k > t.key:
        t.right = delete(t.right, k)
    elif t.left is None:
        return t.right
    elif t.right is None:
        return t.left
    else:
        t.key = smallest(t.right)
        t.right = delete(t.right, t.key)
    return t


class Linked:
    def __init__(self, *xs):
        self.head = None
        self.size = 0
        for x in reversed(xs):
            self.push(x)

    def push(self, x):
        self.head = (x, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            return None
        x, self.head = self.head
        self.size -= 1
        return x

    def reverse(self):
        prev, cur = None, self.head
        while cur is not None:
            prev, cur = (cur[0], prev), cur[1]
        self.head = prev
        return self

    def __iter__(self):
        cur = self.head
        while cur:
            x, cur = cur
            yield x


def best(scores, floor=None):
    top = None
    who = None
    for name, s in scores.items():
        if s is None or floor is not None and s < floor:
            continue
        if top is None or s > top:
            top, who = s, name
    return who and (who, top)


def default(x=None, y=None, *, z=None):
    x = [] if x is None else x
    y = y or len(x)
    x.append(y if z is None else z)
    return x


def maybe(n):
    if n > 2:
        return n
    if n > 1:
        return str(n)
    if n > 0:
        return
    if n == 0:
        return n, n


print(find([1, 5, 8], lambda x: x > 4), find([], bool), find('abc', lambda c: c == 'c'), find([0, None], lambda x: x is None), safe_div(7, 2), safe_div(1, 0), safe_div(0.0, 5))
print(lookup({'a': {'b': 1}}, 'a', 'b'), lookup({'a': {}}, 'a', 'b', 'c'), lookup({}, 'x'), lookup({'a': 5}, 'a', 'z'), lookup(None, 'q'), [parse(s) for s in ('12', '1.5', 'x', '', '1.2.3', '.5')])
root = None
for k in (5, 2, 8, 1, 9, 3, 5):
    root = insert(root, k)
print(list(walk(root)), height(root), smallest(root), smallest(None), height(None))
for k in (5, 1, 42, 8):
    root = delete(root, k)
print(list(walk(root)), root.key, root.left and root.left.key, root.right, height(root))
for k in list(walk(root)):
    root = delete(root, k)
print(root, list(walk(root)))
l = Linked(1, 'two', None, 3.0)
print(list(l), l.pop(), l.size, list(l.reverse()), [l.pop() for _ in range(5)], l.size, l.head)
print(best({'a': 3, 'b': None, 'c': 7}), best({}), best({'x': 1}, 5), best({'p': -1.5, 'q': -2}, -2), best({'z': 0}))
print(default(), default([1]), default([1], 5), default(None, 0, z=''), default(z=0), [maybe(n) for n in (3, 2, 1, 0, -1)])
v = maybe(1)
v = 5 if v is None else v
v += 1
print(v, v if maybe(2) else None, maybe(3) or 'x', maybe(1) or 'dflt', (maybe(0) or (9,))[0], not maybe(-5), maybe(2) == '2', maybe(1) == None, maybe(3) is not None and maybe(3) + 1)
x = None
for i in range(3):
    x = i if x is None else x * 10 + i
print(x)
a = b = None
if a is b is None:
    a = [b]
print(a, [n for n in (maybe(k) for k in range(4)) if n is not None], {None: 1}.get(None), None in [0, None], str(None), f'{None!s:>6}', type(None).__name__, bool(None), None == 0)
try:
    print(safe_div(1, 0) + 1)
except TypeError as e:
    print(e)
try:
    print(find([], bool).upper())
except AttributeError as e:
    print(e)
try:
    for q in lookup({}, 'k'):
        print(q)
except TypeError as e:
    print(e)
try:
    a, b = maybe(1)
except TypeError as e:
    print(e)
print(maybe(2) + maybe(3))
