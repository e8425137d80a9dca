import itertools, functools, operator, math, string, copy
from functools import reduce, partial, lru_cache, total_ordering, cached_property, singledispatch
from itertools import chain, groupby, tee
print(reduce(operator.mul, range(1, 11)), reduce(lambda a, b: a + [b * 2], [1, 2], []), list(chain.from_iterable([[1], [2, 3]])))
@total_ordering
class Ver:
    def __init__(self, s): self.parts = tuple(int(p) for p in s.split("."))
    def __eq__(self, o): return self.parts == o.parts
    def __lt__(self, o): return self.parts < o.parts
    def __str__(self): return ".".join(map(str, self.parts))
    def __repr__(self): return f"Ver({str(self)!r})"
vs = [Ver(s) for s in ("1.10", "1.2", "1.2.3")]
print(sorted(vs), max(vs), Ver("1") <= Ver("1.0"), Ver("2") >= Ver("1.9"), Ver("2") > Ver("3"))
class Circle:
    def __init__(self, r): self.r = r; self.calls = 0
    @cached_property
    def area(self): self.calls += 1; return math.pi * self.r ** 2
c = Circle(2); print(round(c.area, 3), round(c.area, 3), c.calls)
@lru_cache(maxsize=2)
def sq(x): print("compute", x); return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info())
data = [("a", 3), ("b", 1), ("a", 2)]
data.sort(key=operator.itemgetter(0, 1)); print(data, [(k, sum(v for _, v in g)) for k, g in groupby(data, key=operator.itemgetter(0))])
print(list(map(operator.add, [1, 2], [10, 20])), operator.attrgetter("r")(c), operator.methodcaller("upper")("x"))
print(string.ascii_lowercase[:5], string.digits, string.punctuation[:5], string.capwords("hello big world"))
a = [[1, 2], {"k": [3]}]; b = copy.copy(a); d = copy.deepcopy(a); a[0].append(9); a[1]["k"].append(8); print(a, b, d)
pow2 = partial(pow, 2); print(pow2(5), partial(int, base=2)("101"), partial(print, "x", sep="-")("y"))
print(list(itertools.islice(itertools.accumulate(itertools.count(1), operator.mul), 6)))
print(["".join(p) for p in itertools.permutations("abc")][:3], len(list(itertools.product("ab", repeat=3))), list(itertools.combinations_with_replacement("ab", 2)))
x, y = tee([1, 2, 3]); print(list(x), list(y))
def grouper(it, n):
    args = [iter(it)] * n
    return list(zip(*args))
print(grouper("abcdef", 2), list(zip(*[[1, 2, 3], [4, 5, 6]])), list(itertools.zip_longest("ab", "xyz", fillvalue="?")))
def window(seq, n):
    it = iter(seq); w = tuple(itertools.islice(it, n))
    if len(w) == n: yield w
    for v in it: w = w[1:] + (v,); yield w
print(list(window(range(5), 3)))
def flatten(l): return [y for x in l for y in (flatten(x) if isinstance(x, list) else [x])]
print(flatten([1, [2, [3, [4]], 5]]), sum([[1], [2]], []), [i for s in ["ab", "c"] for i in s])
def partition(pred, xs):
    t, f = [], []
    for x in xs: (t if pred(x) else f).append(x)
    return t, f
print(partition(lambda v: v % 2, range(6)))
def curry(f, n, *a): return f(*a) if len(a) == n else lambda x: curry(f, n, *a, x)
print(curry(lambda a, b, c: a + b * c, 3)(1)(2)(3))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(10))
print(sorted("The Quick brown".split(), key=str.lower), sorted([(2, "b"), (1, "z"), (2, "a")], key=lambda t: (-t[0], t[1])), sorted(range(-3, 4), key=abs))
print(any(x > 2 for x in (i for i in range(5))), all([]), sum(i * i for i in range(5)), max((len(w), w) for w in ["aa", "b", "cc"]), min("hello"), max([1, 5, 3], default=0), max([], default=-1))
print([*map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))], {**dict(a=1), "b": 2}, [1, *[2, 3], *()], (*"ab", *range(2)))
matrix = [[1, 2], [3, 4]]; print([[r[i] for r in matrix] for i in range(2)], [x for r in matrix for x in r if x % 2 == 0], {(i, j): matrix[i][j] for i in range(2) for j in range(2)})
print("%s %r %5.2f %-5d| %+d %05d %e %g %%" % ("a", "b", 3.14159, 42, 7, -42, 12345.678, 0.0001), "%(x)s-%(y)03d" % {"x": 1, "y": 2})
print(f"{1234567.891:,.2f} {255:#x} {255:b} {255:o} {0.25:.0%} {'hi':*^10} {3:>+5} {-3:=+6} {1e10:.3e} {True!s:>6} {None} {[1]!r:>5}")
print("{:>{w}.{p}f}|{!r}|{0[1]}".format(3.14159, "q", w=8, p=2) if False else "{:>{w}.{p}f}".format(3.14159, w=8, p=2), "{0[1]} {a.r}".format([1, 2], a=c), "{{}}".format())
print(int.from_bytes(b"\x00\x10", "big"), bytes(3), bytearray(b"ab") + b"c", b"a,b".split(b","), "é".encode(), b"\xc3\xa9".decode(), bytes([1, 255]), b"abc"[1], b"abc"[1:], [hex(b) for b in b"\x0f"])
print(divmod(17, 5), divmod(-17, 5), pow(2, 10, 1000), abs(-3.5), round(3.14159, 3), round(2.5), round(-1.5), bin(10), oct(8), hex(255), chr(97), ord("a"), hash("a") == hash("a"), id(a) == id(a), callable(len), isinstance(3, (str, int)), type(3) is int, type("") == str)
lst = list(range(10)); print(lst[2:8:3], lst[::-2], lst[-3:], lst[:-7], lst[8:2:-2], lst[100:], lst[-100:2]); lst[2:5] = ["x"]; print(lst); lst[::3] = [0] * len(lst[::3]); print(lst); del lst[1:3]; print(lst)
print([1, 2] * 2, [0] * 0, [[]] * 2, (1,) * 3, "ab" * 0, -1 * [1], [1, 2] == [1, 2], [1, 2] < [1, 3], (1, 2, 3) > (1, 2), [[1], 2] == [[1], 2.0])
s = "hello"; print(s[1], s[-1], s[1:3], s[::-1], s * 2, "l" in s, s.index("l"), s.count("l"), s.replace("l", "L", 1), s.find("z"), s.split("l"), s.upper().lower().title(), s.startswith("he"), s.center(9, "*"), s.zfill(7), s.isalpha(), "-".join(s), list(s), sorted(s), set(s) == {"h", "e", "l", "o"}, s.translate({ord("l"): "1", ord("h"): None}))
