from functools import singledispatch, singledispatchmethod, cached_property, lru_cache, partialmethod, reduce
from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    v: float


@dataclass(frozen=True)
class Add:
    a: object
    b: object


@dataclass(frozen=True)
class Mul:
    a: object
    b: object


class Neg(Num):
    pass


@singledispatch
def show(node, depth=0):
    raise NotImplementedError(f"no show for {type(node).__name__}")


@show.register
def _(node: Num, depth=0):
    return f"{node.v:g}"


@show.register(Add)
def show_add(node, depth=0):
    s = f"{show(node.a, depth + 1)} + {show(node.b, depth + 1)}"
    return f"({s})" if depth else s


@show.register(list)
@show.register(tuple)
def _(node, depth=0):
    return "[" + "; ".join(show(x, 1) for x in node) + "]"


show.register(Mul, lambda node, depth=0: f"{show(node.a, 1)}*{show(node.b, 1)}")


class Evaluator:
    def __init__(self):
        self.steps = 0

    @singledispatchmethod
    def visit(self, node):
        return f"? {node!r}"

    @visit.register
    def _(self, node: Num):
        self.steps += 1
        return node.v

    @visit.register
    def _(self, node: Add):
        self.steps += 1
        return self.visit(node.a) + self.visit(node.b)

    @visit.register(Mul)
    def mul(self, node):
        self.steps += 1
        return self.visit(node.a) * self.visit(node.b)

    @visit.register(int)
    @visit.register(float)
    def number(self, node):
        return node

    @singledispatchmethod
    @classmethod
    def parse(cls, arg):
        return cls.__name__, "object", arg

    @parse.register
    @classmethod
    def _(cls, arg: str):
        return cls.__name__, "str", arg.upper()

    @cached_property
    def name(self):
        print("naming")
        return f"{type(self).__name__}#{self.steps}"

    def power(self, base, exp=2, *, scale=1):
        return scale * base ** exp

    square = partialmethod(power)
    cube = partialmethod(power, exp=3)
    double_square = partialmethod(power, scale=2)


class Memo:
    calls = 0

    def __init__(self, k):
        self.k = k

    @lru_cache(maxsize=2)
    def compute(self, n):
        Memo.calls += 1
        return n * self.k

    @staticmethod
    @lru_cache(None)
    def fib(n):
        return n if n < 2 else Memo.fib(n - 1) + Memo.fib(n - 2)


tree = Add(Num(2), Mul(Add(Num(1), Num(0.5)), Num(4)))
print(show(tree), show([tree, Neg(3)]), show((Num(1),)))
e = Evaluator()
print(e.visit(tree), e.steps, e.visit(5), e.visit("x"), e.visit(True))
print(Evaluator.parse("abc"), Evaluator.parse(5), e.parse("q"))
print(e.name, e.name, e.__dict__)
print(e.square(3), e.cube(2), e.double_square(3, 3), e.cube(2, scale=5))
m, k = Memo(2), Memo(3)
print([m.compute(i) for i in (1, 2, 1, 3, 1)], k.compute(1), Memo.calls, Memo.compute.cache_info())
print(Memo.fib(80), Memo.fib.cache_info().hits, Memo.fib.cache_parameters())
print(show.dispatch(Neg).__name__, show.dispatch(Add) is show_add, show.dispatch(dict).__name__, len(show.registry))
try:
    show({})
except NotImplementedError as err:
    print("error:", err)
try:
    e.visit()
except (TypeError, IndexError) as err:
    print(type(err).__name__, err)
try:
    show()
except TypeError as err:
    print(err)
try:
    tree.a = 1
except AttributeError as err:
    print(type(err).__name__, err)
show(5)
