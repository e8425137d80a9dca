# __deepcopy__ gets the memo of the whole copy, so that parents and shared parts are copied once
from copy import copy, deepcopy
class Node:
    def __init__(self, name, kids=()):
        self.name, self.kids, self.parent = name, list(kids), None
        for k in self.kids:
            k.parent = self
    def __deepcopy__(self, memo):
        new = type(self).__new__(type(self))
        memo[id(self)] = new
        new.__dict__.update({k: deepcopy(v, memo) for k, v in vars(self).items()})
        new.name += "'"
        return new
leaf = Node("leaf")
tree = Node("root", [leaf, Node("mid", [Node("low")]), leaf])
dup = deepcopy(tree)
print(dup.name, [k.name for k in dup.kids], dup.kids[0] is dup.kids[2], dup.kids[1].parent is dup)
xs = [1]
xs.append(xs)
ys = deepcopy(xs)
print(ys[1] is ys, ys is not xs)
t = ([1], xs)
u = deepcopy(t)
print(u[0] is t[0], u[1][1] is u[1], deepcopy((1, 'a')) == (1, 'a'))
memo = {}
a = [[1], [2]]
b = deepcopy(a, memo)
print(memo[id(a)] is b, memo[id(a[0])] is b[0], b == a)
class Expr:
    def __init__(self, text): self.text = text
    def _op(sign):
        def made(self, other): return Expr(f"({self.text} {sign} {other})")
        return made
    __gt__, __lt__ = _op('>'), _op('<')
    def __bool__(self): raise TypeError("no truth")
print((Expr('pay') > 45).text, (Expr('a') < 3).text)
try:
    with 5:
        pass
except TypeError as e:
    print(e)
class Half:
    def __enter__(self): return self
try:
    with Half():
        pass
except TypeError as e:
    print(e)
