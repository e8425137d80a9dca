# mean things
def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f(3, []))
print([i for i in range(3)], (lambda *a, **k: (a, k))(1, 2, z=3))
x = 10
def g():
    try:
        print(x)
    except UnboundLocalError as e:
        print("unbound", e)
    x = 5
try:
    g()
except UnboundLocalError as e:
    print("unbound", e)
try:
    print(undefined_name)
except NameError as e:
    print(e)
d = {1: "a", True: "b", 1.0: "c"}
print(d, {0: 1, False: 2}, {1, True, 1.0})
print(2**63 - 1 + 1, -2**63, 9223372036854775807 * 2, (2**63) // -1, 7 ** 77 % 13, pow(3, -1, 7))
n = 2**63 - 1
n += 1
print(n)
print(0.1 + 0.2 == 0.3, 1e308 * 10, -1e308 * 10, float("nan") == float("nan"), 5 % -3, -5 % 3, 5.5 // -2, -0.0, 0.0 == -0.0)
print(round(0.5), round(1.5), round(-2.5), round(1234.5678, -2), int(-3.9), 1 / 3, 10 / 5, 2 ** 0.5, 1e15, 1e16, 123456.789e-10)
print("%s %r %d %5.2f %e %g %x %o %%" % ("a", "b", 3, 2.5, 12345.678, 0.0001, 255, 8))
print("{:>10}|{:<10}|{:^10}|{:*^9}|{:+d}|{:,}|{:.3f}|{:e}|{:%}|{:b}|{:#x}|{:08.3f}".format("a", "b", "c", "d", 5, 1234567, 3.14159, 12345.6789, 0.25, 10, 255, 3.14159))
print(f"{'x':>5}{3.0:.0f}{10:03d}{1e10:g}{True}{None!r}{[1, 'a']}{'q':{'>'}{4}}")
s = "héllo wörld"
print(len(s), s.upper(), s.title(), s[::-1], s.find("w"), s.encode("utf-8"), s.center(20, "*"), "ß".upper(), "ǆ".title(), "İ".lower(), len("😀"), "😀a"[1])
print(sorted([3, 1, 2], reverse=True), sorted("bAc"), sorted([(1, "b"), (1, "a")], key=lambda t: t[0]), max([1, 5, 3], default=0), min("b", "a"), sum([0.1] * 10), sum([[1], [2]], []))
a = [1, 2, 3, 4, 5]
a[1:3] = [9, 9, 9]
del a[::2]
print(a, a[-1], a[10:], a[::-1], a * 2, [0] * 3 + [1])
b = a
b += [7]
print(a is b, a)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as e:
    print(e, t)
for i in (xs := [1, 2, 3]):
    if i == 2:
        xs.append(99)
    if len(xs) > 5:
        break
print(xs)
dd = {"a": 1}
try:
    for k in dd:
        dd["b"] = 2
except RuntimeError as e:
    print(e)
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
for v in gen():
    print(v)
    break
g2 = gen()
print(next(g2), next(g2))
class A:
    def __init__(self): self.v = 1
    def __getattr__(self, n): return n + "!"
    def __len__(self): return 0
    def __call__(self, *a): return a
    def __iter__(self): return iter([1, 2])
    def __contains__(self, x): return x == 5
    def __getitem__(self, i): return i
    def __enter__(self): print("in"); return self
    def __exit__(self, *a): print("out", a[0]); return True
    def __bool__(self): return False
    def __lt__(self, o): return True
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __iadd__(self, o): self.v += o; return self
    def __neg__(self): return "neg"
o = A()
print(o.zzz, len(o), o(1, 2), list(o), 5 in o, 6 in o, o[1:2], o["k"], bool(o), o < 3, o + 1, 1 + o, -o)
with o as q:
    raise ValueError("x")
o += 5
print(o.v, not o)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("k") from e
except KeyError as e:
    print(repr(e), repr(e.__cause__), e.args)
def fin():
    try:
        return "try"
    finally:
        print("finally")
print(fin())
def fin2():
    for i in range(3):
        try:
            continue
        finally:
            if i == 1:
                break
    return i
print(fin2())
print([*range(3), *[4]], {**{"a": 1}}, *[1, 2], sep="-", end="!\n")
first, *rest = "abc"
print(first, rest, [(i, j) for i in range(3) for j in range(i) if i != j], {i: i * i for i in range(3)}, {c for c in "aab"} == {"a", "b"})
print(1 < 2 < 3 > 2, 1 if [] else 2, [] or "x", 0 and 1, not "", None == 0, "a" "b")
print(isinstance(1, (int, str)), type(1.0), type(None), int, [int, str], print, callable(len))
