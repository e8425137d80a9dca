def mixed(flag):
    if flag == 0: x = 1
    elif flag == 1: x = "s"
    elif flag == 2: x = [1]
    else: x = None
    y = [x]
    y.append(flag)
    return y, x
print([mixed(i) for i in range(4)])
def early(xs):
    for i, x in enumerate(xs):
        if x < 0: return i
    else:
        return
print(early([1, -1]), early([1]), early([]) is None)
def swap_types(a):
    a = str(a)
    a = [a, a]
    a = {"v": a}
    for k in a: a[k] = tuple(a[k])
    return a
print(swap_types(5))
v = 10
v = v / 4
v = str(v)
v += "!"
print(v)
def outer():
    x = 1
    def a():
        nonlocal x
        x = x + 0.5
        return x
    def b():
        return x
    return a, b
a, b = outer()
print(b(), a(), b(), a())
total = 0
def add(n):
    global total
    total += n
    return total
print(add(1), add(2.5), add(True), total)
def default(d={}, l=[], n=0):
    d[n] = len(d); l.append(n); n += 1
    return d, l, n
print(default(), default(n=5), default({"z": 1}))
def varargs(a, *rest, sep="-", **opts):
    return sep.join(map(str, (a,) + rest)), opts
print(varargs(1), varargs(1, 2.5, None, sep="+", z=[1]), varargs(*"ab", **{"sep": "."}))
fns = {}
for name in ("x", "y"):
    def f(n, name=name): return name * n
    fns[name] = f
def g(n): return name * n
print(fns["x"](2), fns["y"](1), g(1), sorted(fns))
class Acc:
    def __init__(self): self.items, self.total = [], 0
    def add(self, x):
        self.items.append(x)
        self.total += x
        return self
    def __enter__(self): return self
    def __exit__(self, *a): self.items.clear()
with Acc().add(1).add(2.5) as acc:
    print(acc.items, acc.total)
print(acc.items, acc.total)
xs = [1, 2, 3]
ys = xs[:]
zs = xs
zs.append(4)
xs = xs + [5]
print(xs, ys, zs)
nested = [[1, [2, 3]], [4]]
shallow = list(nested)
shallow[0][1].append(9)
shallow.append(0)
print(nested, shallow)
t = (1, [2])
t[1].append(3)
try:
    t[1] += [4]
except TypeError as e:
    print(e, t)
d = {"a": [1]}
e = dict(d)
e["a"].append(2)
e["b"] = 1
print(d, e)
def modify(lst):
    lst += [1]
    lst = lst + [2]
    lst.append(3)
    return lst
L = [0]
print(modify(L), L)
m = [0] * 3
n = [m] * 2
n[0][0] = 1
print(n, n[0] is n[1], m is n[0])
s = "abc"
u = s
s += "d"
print(s, u, s is u)
i = 5
for i in range(3): pass
print(i)
for i in []: pass
print(i)
k = [i * i for i in range(3)]
print(i, k)
try:
    for j in []: pass
    print(j)
except NameError as ex:
    print(ex)
w = 0
while w < 5:
    w += 1
    if w == 2: continue
    if w == 4: break
else:
    print("no")
print(w)
print([x for x in range(10) if x % 2 if x > 3], [(a, b) for a in "ab" for b in (1, 2)], {x % 3 for x in range(10)}, {x: x ** 2 for x in range(3)}, sum(x for x in range(5)), list(x for x in "ab"), [y := 5, y ** 2], y)
print(*[1, 2], *"ab", sep=",", end="|\n")
a, *b, c = range(5)
(d, e), f = [1, 2], 3
[g1, h] = "xy"
print(a, b, c, d, e, f, g1, h)
x = y = z = 0
x += 1
print(x, y, z, x if y else z, not x, x and y or z, 0 or [] or "end", 1 and 2 and 3)
print(1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 == True, "a" < "b" <= "b", [1, 2] < [1, 3], (1,) < (1, 0), {1} < {1, 2}, 3 != 3.0, None == 0, "" == 0)
print(10 // 3, -10 // 3, 10 % -3, 2 ** 10, 2 ** -2, 7 / 2, 6 / 2, 1e3, 5 // 2.0, 10 ** -2, -2 ** 2, (-2) ** 2, 0.1 + 0.2, 1 / 3)
print(int("7") + float("1.5"), str(1) + repr("a"), bool("False"), int(2.9), int(-2.9), round(2.5), round(-1.5), round(1.005, 2), abs(-3), abs(-2.5), max(3, 1, 2), min([4, 2]), sum([0.1] * 3), divmod(17, 5), pow(2, 5), pow(2, 5, 7))
print(len("héllo"), "héllo".upper(), "abc"[1], "abc"[-1], "abc"[0:2], "abc"[::-1], "a,b".split(","), " x ".strip(), "x".join("abc"), "abc".find("z"), "abcabc".replace("b", "B", 1), "a" in "abc", "%d-%s" % (1, "x"), "{:>4}".format(7), f"{3.14159:.2f}", "tEsT".capitalize(), "a b".title(), "abc".isalpha(), "1".isdigit(), ord("a"), chr(98), "ab" * 2, "b" > "a", sorted("bca"), "a\tb\n".encode(), len("\u00e9"))
class Meta(type):
    def __call__(cls, *a):
        o = super().__call__(*a)
        o.tagged = cls.__name__
        return o
class K(metaclass=Meta):
    def __init__(self, v=0): self.v = v
print(K(3).tagged, K().v)
class Sing:
    _i = None
    def __new__(cls, *a):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
    def __init__(self, v): self.v = v
p, q = Sing(1), Sing(2)
print(p is q, p.v)
class V:
    def __init__(self, *c): self.c = c
    def __add__(s, o): return V(*(a + b for a, b in zip(s.c, o.c)))
    def __mul__(s, k): return V(*(a * k for a in s.c)) if isinstance(k, (int, float)) else sum(a * b for a, b in zip(s.c, k.c))
    __rmul__ = __mul__
    def __abs__(s): return (s * s) ** 0.5
    def __eq__(s, o): return s.c == o.c
    def __repr__(s): return f"V{s.c}"
    def __iter__(s): return iter(s.c)
    def __getitem__(s, i): return s.c[i]
    def __neg__(s): return -1 * s
    def __bool__(s): return any(s.c)
    def __hash__(s): return hash(s.c)
    def __format__(s, spec): return "<" + ", ".join(format(a, spec or "g") for a in s.c) + ">"
print(V(1, 2) + V(3, 4), 2 * V(1, 2), V(3, 4) * V(1, 1), abs(V(3, 4)), -V(1, 0), bool(V(0, 0)), V(1) == V(1), {V(1): 2}[V(1)], [*V(7, 8)], V(1, 2)[-1], f"{V(1, 2.5)} {V(1, 2):.1f}")
x, y = V(9, 8)
print(x, y, max(V(3, 7)), sorted(V(2, 1)), list(map(lambda a: a + 1, V(1))), 7 in V(7))
import io, contextlib
buf = io.StringIO()
with contextlib.redirect_stdout(buf):
    print("hidden", 1)
print(repr(buf.getvalue()))
print("err", file=buf); print(buf.getvalue().count("\n"))
import string, time, os, json, copy, random, datetime
print(string.ascii_lowercase[:5], os.path.join("a", "b"), json.dumps({"b": [1, None, True], "a": 1.5}), json.loads('{"x": [1, 2.0, "y"]}'), copy.deepcopy({"a": [1]}), datetime.date(2024, 2, 29) + datetime.timedelta(days=1), datetime.datetime(2024, 1, 1, 12).strftime("%Y-%m-%d %H:%M"))
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(10), 3), [random.shuffle(l := [1, 2, 3, 4]), l])
def f(n): return f(n - 1) if n else undefined
f(2)
