class _N:
    def __init__(self, k, v):
        self.k, self.v, self.l, self.r, self.h = k, v, None, None, 1

def h(n):
    return n.h if n else 0

def fix(n):
    n.h = 1 + max(h(n.l), h(n.r))
    return n

def rot_right(y):
    x = y.l
    y.l, x.r = x.r, y
    fix(y)
    return fix(x)

def rot_left(x):
    y = x.r
    x.r, y.l = y.l, x
    fix(x)
    return fix(y)

def balance(n):
    fix(n)
    bf = h(n.l) - h(n.r)
    if bf > 1:
        if h(n.l.l) < h(n.l.r):
            n.l = rot_left(n.l)
        return rot_right(n)
    if bf < -1:
        if h(n.r.r) < h(n.r.l):
            n.r = rot_right(n.r)
        return rot_left(n)
    return n

class AVL:
    def __init__(self, items=None, **kw):
        self.root, self.n = None, 0
        for k, v in dict(items or {}, **kw).items():
            self[k] = v

    def __setitem__(self, key, value):
        def put(n):
            if n is None:
                self.n += 1
                return _N(key, value)
            if key < n.k:
                n.l = put(n.l)
            elif n.k < key:
                n.r = put(n.r)
            else:
                n.v = value
            return balance(n)
        self.root = put(self.root)

    def __delitem__(self, key):
        def drop(n):
            nonlocal key
            if n is None:
                raise KeyError(key)
            if key < n.k:
                n.l = drop(n.l)
            elif n.k < key:
                n.r = drop(n.r)
            elif not (n.l and n.r):
                return n.l or n.r
            else:
                m = n.r
                while m.l:
                    m = m.l
                key = m.k
                n.r = drop(n.r)
                n.k, n.v = m.k, m.v
            return balance(n)
        self.root = drop(self.root)
        self.n -= 1

    def __iter__(self):
        stack, n = [], self.root
        while stack or n:
            while n:
                stack.append(n)
                n = n.l
            n = stack.pop()
            yield n.k, n.v
            n = n.r

    def __len__(self):
        return self.n


t = AVL()
for i in range(1, 32):
    t[i] = i * i
print(len(t), h(t.root), t.root.k)
for k in (16, 1, 31, 8):
    del t[k]
print(len(t), h(t.root), t.root.k, [k for k, _ in t][:8])
w = AVL({"m": 1, "c": 2}, z=3, a=4)
print(list(w), dict(w))
w["m"] = "again"
print(list(w), len(w))
seq = [(i * 37) % 101 for i in range(101)]
big = AVL({k: None for k in seq})
print(len(big), h(big.root), [k for k, v in big] == sorted(seq))
for k in seq[::2]:
    del big[k]
print(len(big), h(big.root), [k for k, _ in big][-5:])
for bad in (1000, "text"):
    try:
        del big[bad]
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
tup = AVL({(1, "b"): 0, (1, "a"): 1, (0, "z"): 2})
print([k for k, _ in tup])
try:
    t["seven"] = 7
except TypeError as e:
    print(e, len(t))
