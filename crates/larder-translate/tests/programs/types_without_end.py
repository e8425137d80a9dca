def tree(depth):
    return None if depth == 0 else (tree(depth - 1), depth, tree(depth - 1))
def total(t):
    return 0 if t is None else total(t[0]) + t[1] + total(t[2])
print(tree(2), total(tree(5)))
def lst(n):
    if n == 0:
        return []
    return [n, lst(n - 1)]
print(lst(3))
def chain(n):
    node = None
    for i in range(n):
        node = (i, node)
    return node
print(chain(4))
def nest(n):
    x = []
    for i in range(n):
        x = [x]
    return x
print(nest(3))
def d(n):
    out = {}
    cur = out
    for i in range(n):
        cur[i] = {}
        cur = cur[i]
    return out
print(d(3))
def swap(p, n):
    a, b = p
    return swap((b, (a, b)), n - 1) if n else p
print(swap((1, 2), 3))
def opt(x):
    y = None
    if x: y = [opt(x - 1)]
    return y
print(opt(3))
def pair(n):
    p = (None, None)
    while n:
        p = (p, n)
        n -= 1
    return p
print(pair(3))
def gen(n):
    if n:
        yield (n, list(gen(n - 1)))
print(list(gen(3)))
class T: pass
def acc(n, a=None):
    if n == 0: return a
    return acc(n - 1, {"a": a, "n": n})
print(acc(2))
lam = lambda n: (n, lam(n - 1)) if n else None
print(lam(3))
