import functools
from abc import ABC
from collections.abc import Mapping, Sequence, Iterable
from functools import singledispatch, singledispatchmethod, partial, partialmethod, cached_property, cmp_to_key, wraps, reduce, cache
from decimal import Decimal
from enum import Enum

class Shade(Enum):
    DARK = "d"

@singledispatch
def describe(x, depth=0):
    return f"? {type(x).__name__}"

@describe.register
def _(x: int, depth=0):
    return f"int {x}"

@describe.register(float)
@describe.register(Decimal)
def _num(x, depth=0):
    return f"real {x:.2f}"

@describe.register(str)
def _(x, depth=0):
    return f"str[{len(x)}]"

@describe.register(Sequence)
def seq(x, depth=0):
    return f"seq({', '.join(describe(i, depth + 1) for i in x)})@{depth}"

@describe.register(Mapping)
def _(x, depth=0):
    return "map{" + ", ".join(f"{describe(k)}->{describe(v, depth + 1)}" for k, v in x.items()) + "}"

describe.register(type(None), lambda x, depth=0: "nothing")
describe.register(Enum, lambda x, depth=0: f"enum {x.name}")

class Animal:
    pass

class Dog(Animal):
    pass

class Loud(ABC):
    pass

Loud.register(Dog)

@singledispatch
def sound(a):
    raise NotImplementedError(f"no sound for {type(a).__name__}")

sound.register(Animal, lambda a: "rustle")
sound.register(Loud, lambda a: "WOOF" if isinstance(a, Animal) else "NOISE")

class Both(Sequence, Mapping):
    __getitem__ = __len__ = __iter__ = None

class Visitor:
    def __init__(self):
        self.seen = []

    @singledispatchmethod
    def visit(self, node):
        self.seen.append(("default", node))
        return self

    @visit.register
    def _(self, node: list):
        for n in node:
            self.visit(n)
        return self

    @visit.register(int)
    @visit.register(bool)
    def _(self, node):
        self.seen.append(("number", node + 0))
        return self

    @singledispatchmethod
    @classmethod
    def build(cls, x):
        return cls.__name__, x

    @build.register(str)
    @classmethod
    def _(cls, x):
        return cls.__name__, "from str", x

class SubVisitor(Visitor):
    @Visitor.visit.register(tuple)
    def _(self, node):
        self.seen.append(("tuple", len(node)))
        return self

class Cell:
    def __init__(self):
        self.state = []

    def set_state(self, value, *rest, mode="plain"):
        self.state.append((value, rest, mode))
        return self
    on = partialmethod(set_state, True)
    off = partialmethod(set_state, False, "x", mode="forced")

    @cached_property
    def total(self):
        self.state.append("computed")
        return len(self.state)

for v in (1, True, 2.5, Decimal("1.005"), "abc", [1, ("a", 2.0)], {"k": [None, {1}]}, None, Shade.DARK, b"by", range(2), {1}, 3j):
    print(describe(v), end="; ")
print()
print(describe.dispatch(bool) is describe.registry[int], describe.dispatch(object) is describe.registry[object], sorted(t.__name__ for t in describe.registry), _num(1), seq([]))
print(sound(Animal()), sound(Dog()), describe(Dog(), depth=5))
for bad in (lambda: sound(5), lambda: describe(), lambda: describe.register("x"), lambda: describe(Both.__new__(Both))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e)[:70])
print(Visitor().visit([1, [True, "s"], 2.5]).seen, SubVisitor().visit((1, 2)).visit([(3,)]).seen, Visitor().visit((1,)).seen)
print(Visitor.build(3), SubVisitor.build("q"), Visitor().build(None))
c = Cell()
c.on().off().off("y", mode="override").on(1, 2)
print(c.state)
print(c.total, c.total, len(c.state), "total" in vars(c))
c.total = 50
print(c.total)
del c.total
print(c.total, Cell.total.attrname)
p = partial(print, "a", sep="-", end="!\n")
p("b", "c")
p("d", sep="+")
q = partial(partial(int, base=2), "101")
print(q(), q.func.__name__, q.args, q.keywords, partial(int, base=2)("11", base=3))
try:
    partial(int, base=2)("1", 5)
except TypeError as e:
    print(e)
div = partial(lambda a, b, /, *, scale=1: a / b * scale, 10)
print(div(4), div(4, scale=2), list(map(partial(pow, 2), range(5))), list(map(partial(pow, exp=2), range(5))))

def counted(fn=None, *, by=1):
    if fn is None:
        return partial(counted, by=by)

    @wraps(fn)
    def inner(*a, **k):
        inner.calls += by
        return fn(*a, **k)
    inner.calls = 0
    return inner

@counted
def one(x):
    """doc of one"""
    return x

@counted(by=10)
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(one(1), one(2), one.calls, one.__name__, one.__doc__, one.__wrapped__(9), one.calls)
print(fib(30), fib.calls, fib.__wrapped__.cache_info())
by_len_then_rev = cmp_to_key(lambda a, b: (len(a) > len(b)) - (len(a) < len(b)) or (a < b) - (a > b))
print(sorted("bb a ccc aa c b".split(), key=by_len_then_rev), max("x yy zz".split(), key=by_len_then_rev), by_len_then_rev("a") < by_len_then_rev("bb"))
print(reduce(lambda a, b: b + a, "abc"), reduce(lambda a, b: a * b, [], 1), reduce(max, [3]), functools.reduce(lambda acc, kv: acc | {kv[0]: kv}, ["ab", "cd", "ae"], {}))
reduce(max, [])
