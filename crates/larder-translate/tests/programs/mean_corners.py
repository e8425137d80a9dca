# aliasing and mutation, scoping, evaluation order
def f(x, acc=[], *, memo={}):
    acc.append(x); memo[x] = len(acc)
    return acc, memo
print(f(1), f(2, [9]), f(3))
a = b = []; a.append(1); print(b, a is b)
x = [1, 2, 3]; y = x; x = x + [4]; print(x, y); y += [5]; print(x, y)
t = ([1], [2]); t[0].append(9); print(t)
try: t[0] += [1]
except TypeError as e: print(e, t)
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc, lambda: n
inc, get = outer(); inc(); inc(); print(get())
def g():
    print(i if False else "ok")
i = 5; g()
try:
    def h():
        print(z)
        z = 1
    h()
except UnboundLocalError as e: print(type(e).__name__, e)
for k in range(3): pass
print(k)
print([k for k in range(5)], k)
def order(n): print(n, end=" "); return n
order(1) + order(2) * order(3); print()
d = {order("a"): order("b"), order("c"): order("d")}; print(d)
lst = [0, 0]; idx = 0
idx, lst[idx] = 1, 9; print(idx, lst)
def kw(**k): return list(k.items())
print(kw(b=order(1), a=order(2)))
print(order(1) < order(5) < order(3) < order(9))
class C:
    items = []
    n = 0
    def __init__(self): self.n += 1; self.items.append(self.n)
C(); C(); print(C.items, C.n, C().n)
class P:
    def __init__(self): self.v = 1
    def __eq__(self, o): return isinstance(o, P) and self.v == o.v
    def __bool__(self): return False
    def __len__(self): return 5
p = P(); print(bool(p), len(p), p == P(), p != P(), p in [P()], [P()].index(p), not p)
try: {p: 1}
except TypeError as e: print(e)
s = "abc"
try: s[0] = "z"
except TypeError as e: print(e)
try: s.foo
except AttributeError as e: print(e)
try: None + 1
except TypeError as e: print(e)
try: "a" * "b"
except TypeError as e: print(e)
try: [1, 2, 3]["a"]
except TypeError as e: print(e)
try: int("12x")
except ValueError as e: print(e)
try: float("x")
except ValueError as e: print(e)
try: [].pop()
except IndexError as e: print(e)
try: {}.popitem()
except KeyError as e: print(e)
try: (1,)[3]
except IndexError as e: print(e)
try: "abc".index("z")
except ValueError as e: print(e)
try: [1].remove(2)
except ValueError as e: print(e)
try: max([])
except ValueError as e: print(e)
try: chr(-1)
except ValueError as e: print(e)
try: "%d" % "x"
except TypeError as e: print(e)
try: "{} {}".format(1)
except IndexError as e: print(e)
try: sum(["a"])
except TypeError as e: print(e)
try: sorted([1, "a"])
except TypeError as e: print(e)
try: a, b = 1
except TypeError as e: print(e)
try: a, b = [1]
except ValueError as e: print(e)
try: len(3)
except TypeError as e: print(e)
try: 5()
except TypeError as e: print(e)
try: P().nope()
except AttributeError as e: print(e)
try: P(1)
except TypeError as e: print(e)
try: raise "x"
except TypeError as e: print(e)
try: for_ = iter(5)
except TypeError as e: print(e)
try: [] < {}
except TypeError as e: print(e)
try: 1 << -1
except ValueError as e: print(e)
try: 5 % 0
except ZeroDivisionError as e: print(e)
try: 5.0 // 0
except ZeroDivisionError as e: print(e)
try: range(1, 2, 0)
except ValueError as e: print(e)
try: "abc".encode("ascii").decode("nope")
except LookupError as e: print(type(e).__name__)
try: hash([])
except TypeError as e: print(e)
try: {1, []}
except TypeError as e: print(e)
print(1 if [] else 2, [] == (), (1,) == [1], "1" == 1, None == 0, True == 1, 1.0 == 1, float("nan") == float("nan"))
nan = float("nan"); print(nan in [nan], [nan] == [nan], nan is nan, {nan: 1}.get(nan))
print(0.1 + 0.2 == 0.3, 10 ** 16 + 1.0, 3 == 3.0000000000000001, -0.0 == 0.0, str(-0.0), [0.0, -0.0])
print(sorted([3, 1, 2], reverse=True), sorted("bca"), sorted({"b": 1, "a": 2}), list(reversed("abc")), sorted([(1, "b"), (1, "a")]), sorted([True, 0, 2]))
print("a,b;c".replace(",", ";").split(";"), "abc".find(""), "".split(), "".split(","), " a ".split(" "), "aXbX".split("X"), "a\nb\r\nc".splitlines(True), "x".join([]))
print(bool("False"), int(" 7 "), float(" 1e3 "), int("-0"), int("1_000"), str(1e5), str(123456789012345680.0), repr("it's"), repr('say "hi"'), repr("both ' and \""))
