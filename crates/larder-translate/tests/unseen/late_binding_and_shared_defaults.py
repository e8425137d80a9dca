"""Defaults evaluated once, closures that see later values, aliases that surprise, names resolved late."""
from functools import partial


def append_to(x, bucket=[]):
    bucket.append(x)
    return bucket


def counter(step=1, state={"n": 0}):
    state["n"] += step
    return state["n"]


def stamp(n=len(append_to("at definition"))):
    return n


first = append_to(1)
second = append_to(2)
other = append_to(3, [])
print(first, first is second, other, append_to.__defaults__, counter(), counter(5), counter(state={"n": 100}), counter(), stamp(), stamp(9))
append_to.__defaults__ = (["fresh"],)
print(append_to(4), first, append_to.__defaults__)

base = 10


def uses_default(x=base, *, y=base * 2):
    return x, y, base


base = 99
print(uses_default(), uses_default(1, y=2), uses_default.__kwdefaults__)

calls = []
adders = [lambda x: calls.append(i) or x + i for i in range(3)]
bound = [lambda x, i=i: x + i for i in range(3)]
parts = [partial(lambda i, x: x + i, i) for i in range(3)]
print([f(10) for f in adders], [f(10) for f in bound], [f(10) for f in parts], calls, bound[0](1, 50))

table = {}
for name in ("open", "close"):
    def handler(event):
        return f"{name}:{event}"
    table[name] = handler
print(table["open"]("x"), table["close"]("x"), table["open"] is table["close"])
name = "rebound"
print(table["open"]("y"))
del name
try:
    table["open"]("z")
except NameError as e:
    print("NameError:", e)


def make():
    fns = []
    for k in range(3):
        def inner():
            return k, total
        fns.append(inner)
    total = sum(f is not None for f in fns)
    k = "after"
    return fns


print([f() for f in make()])


def early():
    def peek():
        return value
    try:
        peek()
    except NameError as e:
        print(type(e).__name__, e)
    value = "now bound"
    print(peek())
    del value
    try:
        peek()
    except NameError as e:
        print(type(e).__name__, e)


early()


def account(balance):
    history = []

    def deposit(n):
        nonlocal balance
        balance += n
        history.append(n)
        return balance

    def statement(h=history):
        return balance, h, len(history)

    def reset():
        nonlocal history
        history = []
    return deposit, statement, reset


dep, stat, reset = account(100)
dep2, stat2, _ = account(1)
dep(5), dep(7), dep2(1)
reset()
dep(1000)
print(stat(), stat2(), stat.__closure__ is not None, len(dep.__closure__), dep.__code__.co_freevars)


class Registry:
    items = []
    limits = {"max": 3}
    scale = 2
    scaled = [2 * n for n in (1, 2, 3)]

    def __init__(self, name, tags=()):
        self.name = name
        self.tags = tags
        self.items.append(name)

    def tag(self, t):
        self.tags += (t,)
        return self

    def own(self):
        self.items = self.items + [self.name.upper()]
        return self.items

    def grow(self, by=scale):
        self.limits["max"] += by
        self.scale += by
        return self.limits["max"], self.scale, Registry.scale


a, b = Registry("a"), Registry("b")
print(Registry.items, a.items is b.items, a.own(), b.items, a.tag("x").tag("y").tags, b.tags, a.grow(), b.grow(1), Registry.limits, a.scale, vars(b))
Registry.scale = 50
print(a.scale, b.scale, Registry("c").scale, Registry("d").grow())

row = [0] * 2
board = [row] * 3
board[1][0] = "X"
board[2] = [9, 9]
row += ["more"]
row = row + ["copy"]
print(board, row, len({id(r) for r in board}))
d = dict.fromkeys("ab", [])
d["a"].append(1)
d["b"] = d["b"] + [2]
print(d, dict.fromkeys("ab"))
t = ([],) * 2
t[0].append("shared")
x = y = z = {}
x["k"] = 1
y = {**y, "j": 2}
print(t, x, y, z, x is z)


def modify(lst, num, text, dct):
    lst.append(4)
    lst = [0]
    lst.append(5)
    num += 1
    text += "!"
    dct["new"] = True
    dct = {}
    return lst, num, text, dct


L, n, s, D = [1], 1, "s", {}
print(modify(L, n, s, D), L, n, s, D)
swap = [1, 2, 3]
swap[0], swap[swap[0]] = swap[1], "here"
print(swap)
fs = {op: (lambda a, b, op=op: eval_op(op, a, b)) for op in "+-*"}


def eval_op(op, a, b):
    return {"+": a + b, "-": a - b, "*": a * b}[op]


print([f(6, 3) for f in fs.values()], fs["+"](1, 2, op="-"))
eval_op = lambda op, a, b: f"patched {op}"
print(fs["*"](1, 1))
gens = [(x * m for x in range(3)) for m in (1, 2)]
print([list(g) for g in gens])
m = 7
gens2 = [lambda: m, *[lambda m=m: m for m in (1, 2)]]
m = 8
print([g() for g in gens2])
compose = lambda *fs: (lambda x: [x := f(x) for f in fs][-1])
print(compose(str, len, lambda v: v + 1)(12345), (lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, e=4), (lambda: (yield))().__class__.__name__)
