# functools gallery: singledispatch(+method), partial, reduce, total_ordering, cached_property, wraps
from functools import singledispatch, singledispatchmethod, partial, partialmethod, reduce, total_ordering, cached_property, wraps, cache, lru_cache
from collections.abc import Mapping, Iterable
from decimal import Decimal
from fractions import Fraction
import numbers
import operator
@singledispatch
def describe(x, depth=0):
    return f"?{type(x).__name__}"
@describe.register
def _(x: int, depth=0):
    return f"int {x}"
@describe.register(float)
@describe.register(Decimal)
def _(x, depth=0):
    return f"real {x:.2f}"
@describe.register(bool)
def describe_bool(x, depth=0):
    return f"bool {'yn'[not x]}"
@describe.register
def _(x: Mapping, depth=0):
    return "{" + "; ".join(f"{describe(k)}=>{describe(v, depth + 1)}" for k, v in x.items()) + "}" * (depth + 1)
@describe.register(list)
@describe.register(tuple)
def _(xs, depth=0):
    return f"{type(xs).__name__}@{depth}<" + ",".join(describe(x, depth + 1) for x in xs) + ">"
describe.register(type(None), lambda x, depth=0: "nothing")
describe.register(str, lambda s, depth=0: f"text[{len(s)}]")
class MyInt(int):
    pass
for v in (1, True, 2.5, Decimal("1.005"), None, "héy", [1, (2.0, [])], {"a": {1: False}}, MyInt(4), {1}, Fraction(1, 2), b"x"):
    print(describe(v))
print(describe.dispatch(bool) is describe_bool, describe_bool(0), describe.dispatch(MyInt) is describe.dispatch(int), len(describe.registry))
class Formatter:
    sep = ","
    @singledispatchmethod
    def fmt(self, arg):
        raise NotImplementedError(f"cannot format {type(arg).__name__}")
    @fmt.register
    def _(self, arg: numbers.Number):
        return f"n{arg}"
    @fmt.register
    def _(self, arg: str):
        return repr(arg)
    @fmt.register
    def _(self, arg: Iterable):
        return "[" + self.sep.join(map(self.fmt, arg)) + "]"
    upper = partialmethod(fmt, "upper!")
f = Formatter()
f.sep = "|"
print(f.fmt([1, "a", (2.5, 1j), []]), f.fmt(True), f.fmt({"k": 1}), f.fmt(range(3)))
try:
    f.fmt(None)
except NotImplementedError as e:
    print(e)
@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))
    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts
    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts
    __repr__ = lambda self: "v" + ".".join(map(str, self.parts))
    @cached_property
    def major(self):
        print("  (major computed)")
        return self.parts[0]
    def bump(self, index=-1, by=1):
        p = list(self.parts)
        p[index] += by
        return Version(".".join(map(str, p)))
    bump_major = partialmethod(bump, 0)
    bump10 = partialmethod(bump, by=10)
v = [Version(s) for s in ("1.10", "1.9.1", "1.9", "2.0")]
print(sorted(v), max(v), v[0] >= v[1], v[2] <= Version("1.9"), v[2] != Version("1.9"), v[0] == "1.10", v[0].bump(), v[3].bump_major(), v[1].bump10(), v[1].bump_major(by=5))
print(v[0].major, v[0].major, "major" in vars(v[0]), "major" in vars(v[1]))
del v[0].major
v[0].parts = (9, 9)
print(v[0].major)
for bad in (lambda: v[0] < 3, lambda: v[0] >= "x", lambda: hash(v[0])):
    try:
        print(bad())
    except TypeError as e:
        print(e)
pow2 = partial(pow, 2)
basetwo = partial(int, base=2)
basetwo.__doc__ = "parse binary"
show = partial(print, "[log]", sep=" ~ ", end="!\n")
show("a", 1)
show("b", sep="-")
pp = partial(partial(max, 5), 7, key=lambda z: -z)
print(pow2(10), basetwo("1011"), basetwo("zz", base=36), basetwo.__doc__, pow2.args, basetwo.keywords, pp(9), pp.func is max, pp.args)
print(reduce(operator.add, [[1], [2, 3]], []), reduce(lambda a, b: f"({a}{b})", "abcd"), reduce(max, [3], 10), reduce(operator.mul, range(1, 6)), reduce(lambda d, kv: {**d, kv[0]: kv[1]}, [("a", 1)], {}))
try:
    reduce(operator.add, [])
except TypeError as e:
    print(e)
def debug(prefix):
    def deco(fn):
        @wraps(fn)
        def wrapper(*a, **k):
            r = fn(*a, **k)
            wrapper.calls.append(f"{prefix}{fn.__name__}{a}={r}")
            return r
        wrapper.calls = []
        return wrapper
    return deco
@debug("<1>")
@cache
@debug("<2>")
def gcd(a, b):
    """Euclid"""
    return a if not b else gcd(b, a % b)
print(gcd(48, 36), gcd(48, 36), gcd.__name__, gcd.__doc__, len(gcd.calls), gcd.__wrapped__.cache_info().hits, gcd.calls[0], gcd.__wrapped__.__wrapped__.calls)
class Circle:
    pi = 3
    def __init__(self, r):
        self.r = r
    @lru_cache(maxsize=8)
    def area(self, scale=1):
        Circle.count = getattr(Circle, "count", 0) + 1
        return self.pi * self.r ** 2 * scale
c, d = Circle(2), Circle(2)
print(c.area(), c.area(), d.area(), c.area(2), c.area(scale=2), Circle.count, Circle.area.cache_info().currsize)
fs = [operator.itemgetter(1), operator.itemgetter(0, -1), operator.itemgetter(slice(1, None)), operator.methodcaller("count", "a")]
print([g("banana") for g in fs], operator.attrgetter("real", "imag")(3), operator.concat([1], [2]), operator.contains("abc", "b"), operator.countOf([1, 1, 2], 1), operator.index(True), operator.iadd(x := [1], [2]), x)
