# Context managers of all sorts
from contextlib import contextmanager, ExitStack, suppress, closing, nullcontext, redirect_stdout, ContextDecorator
import io
class Tracer:
    depth = 0
    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("  " * Tracer.depth + f"> {self.name}")
        Tracer.depth += 1
        return self
    def __exit__(self, typ, val, tb):
        Tracer.depth -= 1
        print("  " * Tracer.depth + f"< {self.name} {typ.__name__ if typ else None} {val!s}")
        return isinstance(val, self.swallow)
@contextmanager
def transaction(store):
    backup = dict(store)
    try:
        yield store
    except KeyError as e:
        store.clear()
        store.update(backup)
        print("rolled back", e)
        raise RuntimeError("tx failed") from e
    except ZeroDivisionError:
        print("ignored division")
    else:
        print("commit", sorted(store.items() - backup.items()))
    finally:
        print("tx over")
class tag(ContextDecorator):
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print(f"<{self.name}>", end="")
        return self
    def __exit__(self, *exc):
        print(f"</{self.name}>")
        return False
@tag("b")
def bold(text):
    print(text, end="")
    return len(text)
db = {"a": 1}
with transaction(db) as d:
    d["b"] = 2
with transaction(db) as d:
    d["c"] = 1 / 0
try:
    with transaction(db) as d:
        d["x"] = 9
        d["missing"] += 1
except RuntimeError as e:
    print(e, "|", repr(e.__cause__), "|", db)
with Tracer("outer", (ValueError,)) as o, Tracer("inner") as i:
    print("body", o.name, i.name)
    raise ValueError("from body")
print("after", Tracer.depth)
print(bold("hey"), bold("you"))
def early(n):
    with Tracer(f"f{n}"):
        for k in range(5):
            with Tracer(f"k{k}", (StopIteration,)):
                if k == 0:
                    continue
                if k == n:
                    return f"returned {k}"
                if k == 2:
                    break
                raise StopIteration(k)
        return "end"
print(early(1), early(3))
class Failing(Tracer):
    def __exit__(self, *a):
        super().__exit__(*a)
        raise OSError("exit failed")
try:
    with Failing("F"):
        1 / 0
except OSError as e:
    print(repr(e), "context:", repr(e.__context__), e.__cause__)
with ExitStack() as stack:
    names = [stack.enter_context(Tracer(n)).name for n in "xyz"]
    stack.callback(print, "callback", 1, sep=":")
    stack.push(lambda t, v, tb: t is IndexError)
    kept = stack.pop_all() if "q" in names else None
    print(names, kept)
    [][0]
print("stack done")
saved = ExitStack()
with ExitStack() as s2:
    s2.enter_context(Tracer("moved"))
    saved = s2.pop_all()
    print("popped")
print("not closed yet")
saved.close()
with suppress(KeyError, IndexError):
    {}["x"]
    print("never")
buf = io.StringIO()
with redirect_stdout(buf), tag("i"):
    print("captured", end="")
print(repr(buf.getvalue()))
def gen():
    try:
        yield from range(3)
    finally:
        print("gen closed")
with closing(gen()) as g:
    print(next(g), next(g))
with nullcontext(5) as five, nullcontext():
    print(five)
@contextmanager
def broken():
    if False:
        yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def swallow_all():
    try:
        yield
    except BaseException as e:
        print("swallowed", type(e).__name__)
for cm in (broken, twice):
    try:
        with cm() as v:
            print("in", v)
    except RuntimeError as e:
        print("RuntimeError", e)
with swallow_all():
    raise SystemExit(4)
try:
    with 5:
        pass
except TypeError as e:
    print(e)
with (Tracer("last", (AssertionError,)), Tracer("lastin")):
    assert not db, f"{db=}"
raise SystemExit(len(db))
