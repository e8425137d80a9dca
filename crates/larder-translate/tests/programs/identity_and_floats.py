a = 5
b = 5
print(a is b, a is not None, None is None, True is True, (1 == 1.0) is True)
x = [1]
y = [1]
print(x is y, x == y, x is x, () is (), "a" is not "b")
t = (1, 2)
u = t
print(t is u, t is tuple(t), t[:] is t, list(x) is x)
s = "hello"
print(s is s[:], str(s) is s, s is "hello")
e = ValueError("x")
try:
    raise e
except ValueError as err:
    print(err is e)
f = 1.5
g = f
print(f is g, float(f) is f)
nan = float("nan")
print(nan == nan, nan is nan, [nan] == [nan], nan in [nan], {nan: 1}.get(nan))
k = 10**20
j = k
print(k is j)
def same(p, q):
    return p is q
print(same(None, None), same(x, x), same(x, y), same(int, int), same(len, len), same(t, u), same(k, j), same(True, 1))
d = {}
print(d.get("z") is None, d.setdefault("l", []) is d["l"])
print(type(1) is int, type(True) is bool, type(None) is type(None))
z = 0.1 + 0.2
print(z, 1e22, 1e21, 123456789012345680.0, 1e16, 1e15 + 0.5, 5e-324, 1.7976931348623157e308, -0.0, 0.1 + 0.7, 100 * 1.1)
print(f"{z:.3}", f"{1e10:g}", f"{12345.678:,.2f}", f"{0.00001:g}", f"{1e-5}", f"{3.0:.0f}", f"{2.5:.0f}", f"{0.5:.0f}", f"{1234567.0:e}", "%g" % 1e6, "%.10g" % 0.1, f"{float('inf'):08.2f}", f"{-1.5:+08.2f}")
print(round(0.5), round(1.5), round(-0.5), round(2.675, 2), round(1e20), round(12345, -2), round(-2.5), round(1.005, 2))
print(1 / 3, 2 / 3, 10 / 2, 7 // 2.0, -7 // 2, -7 % 3, 7 % -3, -7.5 % 2, 5.0 // 0.1, 1e308 * 10, -1e308 * 10)
print(int(1e18), int(-3.9), int("  42 "), float(" 1e3 "), 0.1 * 3, 1.1 + 2.2, 1e3, 1000000.0, 123456.789e3)
print(3 == 3.0, hash(3) == hash(3.0), {1: "a", 1.0: "b", True: "c"}, [1, 2] < [1, 2.5], (1, "a") < (2, 0))
print(2**53 == 2**53 + 1.0, 2**53 + 1 == float(2**53 + 1), 10**16 + 1 > 1e16, 1e400 > 10**400 if False else "-")
