"""Aliases, shallow and deep copies, default arguments, multiplied lists, swaps, augmented names in nested structures."""
import copy
from collections import namedtuple
from dataclasses import dataclass, field


def add_item(item, bag=[], *, seen={}):
    bag.append(item)
    seen[item] = seen.get(item, 0) + 1
    return bag, seen


r1 = add_item("a")
r2 = add_item("b")
r3 = add_item("a", [])
print(r1, r2 is r1, r1[0] is r2[0], r3, add_item.__defaults__, add_item.__kwdefaults__)
row = [0] * 3
grid = [row] * 2
good = [row[:] for _ in range(2)]
grid[0][1] = 5
row.append(9)
good[1][0] += 1
print(grid, good, grid[0] is grid[1], [id(r) == id(row) for r in grid])
t = (1, [2], {"k": [3]})
u = copy.copy(t)
w = copy.deepcopy(t)
t[1].append("x")
t[2]["k"] += ["y"]
print(t, u is t, w, w[1] is t[1])
n = {"self": None, "list": [1, 2]}
n["self"] = n
m = copy.deepcopy(n)
m["list"].append(3)
print(n["list"], m["self"] is m, m["self"]["self"]["list"], n, copy.copy(n)["self"] is n)


class Node:
    registry = []

    def __init__(self, name, *kids, parent=None):
        self.name, self.kids, self.parent = name, list(kids), parent
        for k in kids:
            k.parent = self
        self.registry.append(name)

    def __copy__(self):
        return Node(self.name + "'", *self.kids)

    def __repr__(self):
        return f"{self.name}({', '.join(map(repr, self.kids))})"


leaf = Node("leaf")
tree = Node("root", leaf, Node("other", leaf))
deep = copy.deepcopy(tree)
deep.kids[0].name = "changed"
print(tree, deep, deep.kids[1].kids[0] is deep.kids[0], deep.kids[0].parent.name, Node.registry)
shallow = copy.copy(tree)
print(shallow, leaf.parent is tree, tree.kids[1].parent is shallow, Node.registry[-1])


class Tracked:
    log = []

    def __init__(self, v):
        self.v = v

    def __deepcopy__(self, memo):
        self.log.append(("deep", self.v, len(memo) > 0))
        twin = memo[id(self)] = type(self)(copy.deepcopy(self.v, memo))
        return twin

    def __eq__(self, o):
        return isinstance(o, Tracked) and self.v == o.v

    def __reduce__(self):
        self.log.append(("reduce", self.v))
        return Tracked, (self.v,)


x = Tracked([1])
pair = [x, x, {"x": x}]
twin = copy.deepcopy(pair)
print(twin[0] is twin[1] is twin[2]["x"], twin[0] == x, twin[0] is x, x.log, copy.copy(x).v is x.v, x.log[-1])


@dataclass
class Cart:
    owner: str
    lines: list = field(default_factory=list)
    rates: dict = field(default_factory=lambda: {"vat": 0.2})
    shared = []

    def __iadd__(self, line):
        self.lines.append(line)
        return self

    def __add__(self, line):
        return Cart(self.owner, self.lines + [line], self.rates)


a = Cart("a")
b = a
c = a + "apple"
a += "pear"
b.rates["vat"] = 0.1
c.shared.append("s")
print(a, b is a, c, c.rates is a.rates, Cart("z"), Cart.shared, copy.replace(a) if hasattr(copy, "replace") else "no replace")


def swap_inside(xs, i, j):
    xs[i], xs[j] = xs[j], xs[i]
    xs = xs + ["local"]
    return xs


data = [1, 2, 3]
print(swap_inside(data, 0, -1), data)


def rebind(xs, ys, z):
    xs += [1]
    ys = ys + (1,)
    z += "!"
    return xs, ys, z


L, T, S = [], (), "s"
print(rebind(L, T, S), L, T, S)
i, seq = 0, [10, 20, 30]
i, seq[i] = 2, 99
print(i, seq)
seq[i], i = "x", 1
print(i, seq)
a1 = a2 = []
a1 += [1]
a2 = a2 + [2]
print(a1, a2, a1 is a2)
s1 = {1, 2}
s2 = s1
s1 |= {3}
s1 = s1 - {1}
print(s1, s2)
d1 = d2 = {"n": {"m": 1}}
d3 = d1.copy()
d3["n"]["m"] = 2
d3["new"] = d1
d1 |= {"k": 0}
print(d1, d2 is d1, d3["new"] is d2, list(d3), dict.fromkeys("ab", []), [k for k in (lambda d: (d["a"].append(1), d)[1])(dict.fromkeys("ab", [])).items()])
P = namedtuple("P", "x y")
p = P([1], 2)
q = p._replace(y=3)
q.x.append(2)
print(p, q, p.x is q.x, copy.deepcopy(p).x is p.x, copy.copy(p) is p, p == ([1, 2], 2), P._make("ab"), p + (1,), P(*[5, 6]).x)
f = [lambda: data, lambda: data[:]]
data.append(4)
print(f[0]() is data, f[1]() is data, f[1]())
it = iter(data)
data2 = list(it)
data2[0] = "own"
print(data[0], list(it), [*data] is data, data[:] == data, sorted(data) is data, list(data) is not data, tuple(t) is t, tuple([1]) == (1,), frozenset(fs := frozenset([1])) is fs, str("a") == "a")
nested = [[[]] * 2] * 2
nested[0][0].append(1)
nested[1] = [[2]]
print(nested, [[]] * 3 == [[], [], []], [x for x in [[]] * 2 for x in [x]], ((),) * 2, [None] * 2, ["ab"] * 0)
def outer():
    items = []
    def add(v, into=items):
        into.append(v)
        return into
    return add, items
add, items = outer()
add(1), add(2)
items = items + [3]
print(add(4), items)
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __setitem__(self, ij, v): i, j = ij; self.rows[i][j] = v
    @property
    def T(self): return Matrix([list(c) for c in zip(*self.rows)])
mm = Matrix([[1, 2], [3, 4]])
mm[0, 1] += 10
mm[1, 0], mm[0, 0] = mm[0, 0], mm[1, 0]
tt = mm.T
tt[0, 0] *= 100
print(mm.rows, tt.rows, mm.T.T.rows == mm.rows, vars(mm) == {"rows": mm.rows})
print(copy.deepcopy(lambda: 0) is not None, copy.deepcopy(Node) is Node, copy.copy({1}) == {1}, copy.deepcopy(range(3)), copy.deepcopy(None), copy.copy(bytearray(b"x")))
copy.deepcopy(x for x in "ab")
