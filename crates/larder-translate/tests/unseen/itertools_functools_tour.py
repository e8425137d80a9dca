import itertools as it
import operator
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, wraps

print(list(it.accumulate([3, 1, 4, 1, 5], max)), list(it.accumulate("abc")), list(it.accumulate([], initial=7)))
print(list(it.chain("ab", [1], range(2))), list(it.chain.from_iterable(["xy", "z"])), list(it.compress("ABCDEF", [1, 0, 1, 0, 1])))
print(list(it.islice(it.count(10, -3), 4)), list(it.islice("abcdefg", 2, None, 2)), [next(c) for c in [it.cycle("ab")] * 5])
print(list(it.takewhile(str.isalpha, "ab1c")), list(it.dropwhile(lambda x: x < 3, [1, 3, 1])), list(it.filterfalse(None, [0, 1, "", "a"])))
print([(k, list(g)) for k, g in it.groupby("AAbbbA")], [(k, len([*g])) for k, g in it.groupby(sorted("banana"))])
groups = it.groupby([1, 1, 2, 3, 3], key=lambda v: v % 2)
held = list(groups)
print([(k, list(g)) for k, g in held])
print(list(it.pairwise("abcd")), list(it.zip_longest("ab", "xyz", fillvalue="-")), list(it.starmap(pow, [(2, 5), (3, 2)])))
a, b = it.tee(iter([1, 2, 3]))
print(next(a), list(b), list(a), list(it.repeat("x", 3)), list(map(pow, range(4), it.repeat(2))))
print(list(it.product([1, 2], "ab"))[::-1], len(list(it.permutations(range(5), 3))), list(it.combinations_with_replacement([0, 1], 2)))


def chunks(seq, n):
    source = iter(seq)
    while piece := tuple(it.islice(source, n)):
        yield piece


print(list(chunks("abcdefgh", 3)), list(zip(*[iter(range(7))] * 3)), list(zip()), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])))
try:
    print(list(zip([1, 2], [3], strict=True)))
except ValueError as e:
    print("ValueError:", e)
print(reduce(operator.mul, range(1, 6)), reduce(lambda a, b: f"({a}+{b})", "xyz"), reduce(max, [], -1))
try:
    reduce(operator.add, [])
except TypeError as e:
    print("TypeError:", e)

base2 = partial(int, base=2)
print(base2("1010"), base2.func is int, base2.keywords, partial(print, "hi", end="!\n")("there"), partial(partial(pow, 2), 3)())


def counted(fn):
    """decorator"""
    @wraps(fn)
    def inner(*a, **k):
        inner.calls += 1
        return fn(*a, **k)
    inner.calls = 0
    return inner


@counted
@cache
def fib(n):
    """Fibonacci numbers."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.calls, fib.__name__, fib.__doc__, fib.__wrapped__.cache_info())


@lru_cache(maxsize=2)
def square(x, *, scale=1):
    print("  computing", x)
    return x * x * scale


print([square(v) for v in (1, 2, 1, 3, 2, 2.0)], square(2, scale=1), square.cache_info())
square.cache_clear()
print(square.cache_info().currsize, square.cache_parameters())
try:
    square([1])
except TypeError as e:
    print("TypeError:", e)


@singledispatch
def show(x):
    return f"object {x}"


@show.register(int)
@show.register(float)
def _(x):
    return f"number {x}"


@show.register
def _(x: list):
    return "list of " + ", ".join(map(show, x))


class Button:
    def __init__(self):
        self.state = None

    def set(self, state, loud=False):
        self.state = state.upper() if loud else state
        return self

    on, off = partialmethod(set, "on"), partialmethod(set, "off", loud=True)

    @cached_property
    def expensive(self):
        print("  once")
        return [self.state]

    @singledispatchmethod
    def press(self, how):
        return "?"

    @press.register
    def _(self, how: int):
        return self.state * how


print(show(1), show(2.5), show(True), show([1, ["a"]]), show.dispatch(bool) is show.dispatch(int), sep="; ")
b = Button().on()
print(b.expensive, b.off().state, b.expensive, "expensive" in vars(b), b.press(2), b.press("x"))
print(sorted(["b10", "a9", "b2"], key=cmp_to_key(lambda x, y: (x[0] > y[0]) - (x[0] < y[0]) or int(x[1:]) - int(y[1:]))))
print(operator.itemgetter(2, 0)("abc"), operator.attrgetter("real", "imag")(3), operator.methodcaller("replace", "a", "o", 1)("banana"))
