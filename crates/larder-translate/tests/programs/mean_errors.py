import sys
class ParseError(ValueError):
    def __init__(self, msg, line=None, col=None):
        super().__init__(msg)
        self.line, self.col = line, col
    def __str__(self):
        base = super().__str__()
        return f"{base} at {self.line}:{self.col}" if self.line is not None else base
def parse_kv(text):
    out = {}
    for n, line in enumerate(text.strip().split("\n"), 1):
        line = line.split("#")[0].strip()
        if not line: continue
        if "=" not in line: raise ParseError("missing '='", n, len(line))
        k, _, v = line.partition("=")
        k, v = k.strip(), v.strip()
        for conv in (int, float):
            try: v = conv(v); break
            except ValueError: continue
        else:
            if v.lower() in ("true", "false"): v = v.lower() == "true"
        if k in out: raise ParseError(f"duplicate {k!r}", n)
        out[k] = v
    return out
print(parse_kv("a = 1\nb=2.5 # c\n\nname = Bob\nflag=True\nneg=-3"))
for bad in ["x", "a=1\na=2", "ok=1\nbroken"]:
    try: parse_kv(bad)
    except ParseError as e: print(e, "|", repr(e), e.args, e.line, isinstance(e, ValueError))
def retry(times, exc=Exception):
    def deco(fn):
        def inner(*a, **k):
            last = None
            for i in range(times):
                try: return fn(*a, attempt=i, **k)
                except exc as e: last = e; print("retry", i, type(e).__name__)
            raise last
        return inner
    return deco
@retry(3, (ValueError, KeyError))
def flaky(x, attempt=0):
    if attempt < x: raise ValueError("no") if attempt % 2 else KeyError("k")
    return attempt
print(flaky(2))
try: flaky(9)
except KeyError as e: print("gave up", e)
def cleanup():
    try:
        try: raise ValueError("a")
        finally: print("f1")
    except ValueError as e:
        try: raise TypeError("b") from e
        except TypeError as t:
            print(t, "<-", t.__cause__, t.__suppress_context__)
            raise
    finally: print("f2")
try: cleanup()
except Exception as e: print("outer", repr(e))
def gen():
    try: yield 1; yield 2
    except GeneratorExit: print("closed"); raise
    finally: print("gen finally")
g = gen(); next(g); g.close()
def ctx():
    for i in range(5):
        try:
            if i == 0: continue
            if i == 3: return "ret"
            if i == 1: raise KeyError(i)
            print("i", i)
        except KeyError as e: print("caught", e); continue
        else: print("else", i)
        finally: print("fin", i)
print(ctx())
class Res:
    def __init__(self, n): self.n = n
    def __enter__(self): print("open", self.n); return self
    def __exit__(self, et, ev, tb): print("close", self.n, et and et.__name__); return et is KeyError
with Res(1) as a, Res(2) as b: print(a.n + b.n); {}["q"]
try:
    with Res(3): raise IndexError("x")
except IndexError as e: print("after", e)
def nested():
    with Res(4):
        for _ in range(2):
            with Res(5): return "done"
print(nested())
e1 = ValueError("a", 2); print(e1.args, str(e1), repr(e1), str(ValueError()), repr(KeyError("k")), str(KeyError("k")))
class Quiet(Exception): pass
try: raise Quiet
except Quiet as q: print(repr(q), str(q) == "", q.args)
try:
    try: int("x")
    except ValueError as e: raise RuntimeError("wrap") from None
except RuntimeError as e: print(e.__cause__, e.__suppress_context__, type(e.__context__).__name__)
try: assert 1 == 2, ("tuple", 1)
except AssertionError as e: print(e, e.args)
x = [1, 2, 3]
try: x[10] = 1
except IndexError as e: print(e)
try: del x[5]
except IndexError as e: print(e)
try: x.index(9)
except ValueError as e: print(e)
try: {}["a"]["b"]
except KeyError as e: print("KeyError:", e)
try: "x" + 1
except TypeError as e: print(e)
try: 1 + "x"
except TypeError as e: print(e)
try: [1] + (2,)
except TypeError as e: print(e)
try: int([])
except TypeError as e: print(e)
try: int(None)
except TypeError as e: print(e)
try: float("1.2.3")
except ValueError as e: print(e)
try: round("x")
except TypeError as e: print(e)
try: abs("x")
except TypeError as e: print(e)
try: sum(5)
except TypeError as e: print(e)
try: print(undefined)
except NameError as e: print(e)
try: (None).x
except AttributeError as e: print(e)
try: (lambda a, b: a)(1)
except TypeError as e: print(e)
def ff(a, *, b): return a
try: ff(1, 2)
except TypeError as e: print(e)
try: ff(1)
except TypeError as e: print(e)
try: ff(b=1)
except TypeError as e: print(e)
try: ff(1, b=2, c=3)
except TypeError as e: print(e)
sys.stderr.write("to stderr\n")
print("err", file=sys.stderr)
raise ParseError("final", 3, 4)
