def f(x):
    try:
        if x == 0: return "zero"
        if x == 1: raise ValueError("one")
        if x == 2: return 1 / 0
        if x == 3: return {}["k"]
        return [1][x]
    except ValueError as e:
        return f"VE {e}"
    except (ZeroDivisionError, KeyError) as e:
        return type(e).__name__ + repr(e)
    else:
        return "else"
    finally:
        print("f", x, end=";")
for k in range(6):
    try:
        print(f(k))
    except IndexError as e:
        print("IE", e)
def g():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            yield i
        finally:
            yield f"fin{i}"
    else:
        yield "never"
    yield "end"
print(list(g()))
def h():
    try:
        return "try"
    finally:
        return "finally"
print(h())
def nested():
    out = []
    try:
        try:
            raise KeyError("a")
        except KeyError as e:
            out.append(repr(e))
            raise RuntimeError("b") from e
        finally:
            out.append("inner")
    except RuntimeError as e:
        out.append((str(e), repr(e.__cause__), e.__suppress_context__))
        try:
            raise
        except RuntimeError as e2:
            out.append(e2 is e)
    return out
print(nested())
class MyErr(Exception):
    def __init__(self, code, msg="dflt"):
        super().__init__(code, msg)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {self.args}"
class Sub(MyErr): pass
for E in (lambda: MyErr(1), lambda: Sub(2, "m"), lambda: Exception(), lambda: Exception("a", 1), lambda: KeyError("k"), lambda: OSError(2, "no"), lambda: ValueError(None), lambda: StopIteration(3)):
    try:
        raise E()
    except MyErr as e:
        print("MyErr", e, repr(e), e.code, isinstance(e, Sub))
    except Exception as e:
        print(type(e).__name__, str(e), repr(e), e.args)
def reraise(n):
    try:
        if n == 0:
            raise ValueError("base")
        reraise(n - 1)
    except ValueError as e:
        if n < 2:
            raise ValueError(f"level {n}") from e
        raise
try:
    reraise(3)
except ValueError as e:
    chain = []
    while e:
        chain.append(str(e)); e = e.__cause__
    print(chain)
class CM:
    def __init__(self, n, eat=False): self.n, self.eat = n, eat
    def __enter__(self): print("in", self.n); return self
    def __exit__(self, t, v, tb):
        print("out", self.n, t.__name__ if t else None, v)
        return self.eat
def use():
    with CM(1) as a, CM(2, True) as b:
        print(a.n, b.n)
        raise ValueError("x")
    with CM(3):
        return "ret"
print(use())
for i in range(3):
    with CM(i):
        if i == 1: break
        continue
def deep(n):
    return 1 + deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print("RecursionError", str(e)[:32])
def assertion(x):
    assert x > 0, f"bad {x}"
    return x
try:
    assertion(-1)
except AssertionError as e:
    print(repr(e), e)
try:
    assert [], ("tuple", 1)
except AssertionError as e:
    print(e.args)
import sys
try:
    sys.exit("bye")
except SystemExit as e:
    print("exit", e.code)
def unbound(flag):
    if flag:
        v = 1
    return v
try:
    unbound(False)
except UnboundLocalError as e:
    print(e)
try:
    undefined_name
except NameError as e:
    print(e)
try:
    None.foo
except AttributeError as e:
    print(e)
for bad in ("1" + 1 if False else None,):
    print(bad)
for fn in (lambda: "1" + 1, lambda: 1 + "1", lambda: [1] + (2,), lambda: {}[[]], lambda: len(5), lambda: int("x"), lambda: int(None), lambda: "abc"[5], lambda: [1, 2, 3][10], lambda: {"a": 1}["b"], lambda: (1).foo, lambda: "a".bar(), lambda: f(), lambda: f(1, 2), lambda: f(y=1), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: [3].remove(4), lambda: [1].index(2), lambda: "a".index("b"), lambda: next(iter([])), lambda: max([]), lambda: int("12", 99), lambda: chr(-1), lambda: ord("ab"), lambda: range(1, 2, 0), lambda: float("abc"), lambda: "%d" % "x", lambda: "{} {}".format(1), lambda: "{a}".format(b=1), lambda: sorted([1, "a"]), lambda: 1 < "a", lambda: [1] < 5, lambda: sum(["a"]), lambda: round("a"), lambda: abs("a"), lambda: -"a", lambda: not_there, lambda: (lambda x: x)(), lambda: object().x, lambda: 5(), lambda: "a"(), lambda: [1, 2](0), lambda: zip(1), lambda: enumerate(5), lambda: iter(5), lambda: dict([1]), lambda: tuple(5), lambda: list(None), lambda: "a" in 5, lambda: 5 in "a", lambda: hash([]), lambda: {[]: 1}, lambda: {1}.add([]), lambda: str(1, 2), lambda: "a".join([1]), lambda: "a".split(""), lambda: "a" * "b", lambda: [1] * 1.5, lambda: 5 // 0, lambda: 5.0 // 0, lambda: 5 % 0, lambda: 0 ** -1, lambda: divmod(1, 0), lambda: 1 << -1, lambda: (1, 2).append, lambda: bytes([256]), lambda: b"a" + "b", lambda: "a".encode("zzz"), lambda: b"\xff".decode()):
    try:
        print("ok", fn())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
raise MyErr(5, "last")
