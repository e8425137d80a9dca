import contextlib
import io
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress

class Ctx:
    depth = 0

    def __init__(self, name, swallow=(), fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("  " * Ctx.depth + f"> {self.name}")
        Ctx.depth += 1
        if self.fail == "enter":
            raise RuntimeError(f"{self.name} cannot start")
        return self.name.upper()

    def __exit__(self, et, ev, tb):
        Ctx.depth -= 1
        print("  " * Ctx.depth + f"< {self.name} {et.__name__ if et else None}")
        if self.fail == "exit":
            raise OSError("exit failed")
        return et is not None and issubclass(et, self.swallow)

@contextmanager
def tag(name, **attrs):
    extra = "".join(f' {k}="{v}"' for k, v in attrs.items())
    print(f"<{name}{extra}>")
    try:
        yield name
    except ValueError as e:
        print(f"<!-- {e} -->")
    finally:
        print(f"</{name}>")

@contextmanager
def twice():
    yield 1
    yield 2

@contextmanager
def never():
    if False:
        yield

with Ctx("a") as A, Ctx("b") as B:
    print(A, B)
with (Ctx("outer", swallow=KeyError) as o, Ctx("inner")):
    {}["gone"]
print("still here", Ctx.depth)
try:
    with Ctx("x"), Ctx("y", fail="enter"), Ctx("z"):
        print("unreachable")
except RuntimeError as e:
    print("caught", e)
Ctx.depth = 0
try:
    with Ctx("bad exit", fail="exit"):
        1 / 0
except OSError as e:
    print(repr(e), "while handling", repr(e.__context__))
with tag("div", id=1) as t, tag("p"):
    raise ValueError("in " + t)

def early():
    for i in range(3):
        with Ctx(f"loop{i}"):
            if i == 0:
                continue
            return i

print("early", early())
for cm in (twice, never):
    try:
        with cm() as v:
            print("body", v)
    except RuntimeError as e:
        print("RuntimeError:", e)
@tag("decorated")
def fn(x):
    if x > 1:
        raise ValueError("big")
    return x

print(fn(1), fn(2))
buf = io.StringIO()
with redirect_stdout(buf):
    print("captured")
    with suppress(ZeroDivisionError, KeyError):
        print(1 / 0)
        print("skipped")
print(repr(buf.getvalue()), buf.closed)
with ExitStack() as stack:
    names = [stack.enter_context(Ctx(n)) for n in "pq"]
    stack.callback(print, "callback", sep="!", end="\n")
    stack.push(lambda et, ev, tb: print("push saw", et.__name__) or True)
    raise LookupError(names)
with closing(io.StringIO("text")) as f, nullcontext("plain") as n:
    print(f.read(), n)
print(f.closed)
try:
    f.read()
except ValueError as e:
    print(e)
for bad in (3, contextlib):
    try:
        with bad:
            pass
    except TypeError as e:
        print(e)
with contextlib.ExitStack() as s:
    keep = s.pop_all()
    keep.callback(lambda: print("kept until closed"))
keep.close()
