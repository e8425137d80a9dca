import contextlib
import sys
import io


class Transaction:
    depth = 0

    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        Transaction.depth += 1
        print("  " * Transaction.depth + "begin", self.name)
        return self

    def __exit__(self, kind, value, trace):
        what = "commit" if kind is None else f"rollback({kind.__name__}: {value})"
        print("  " * Transaction.depth + what, self.name, trace is not None)
        Transaction.depth -= 1
        return kind is not None and issubclass(kind, self.swallow)


with Transaction("a") as a, Transaction("b", (ValueError, KeyError)) as b:
    print(a.name, b.name)
    raise KeyError("k")
print("after", a.depth)
try:
    with Transaction("outer"):
        with Transaction("inner", ZeroDivisionError):
            [].pop()
except IndexError as e:
    print(repr(e), e.__context__)


class Broken:
    def __enter__(self):
        return 1

    def __exit__(self, *a):
        raise RuntimeError("exit broke")


try:
    with Broken():
        raise ValueError("body")
except RuntimeError as e:
    print(e, "context:", repr(e.__context__), e.__cause__)


class NoExit:
    def __enter__(self): return self


class NoEnter:
    def __exit__(self, *a): pass


for thing in (NoExit(), NoEnter(), 5):
    try:
        with thing:
            print("never")
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Indenter(contextlib.ContextDecorator):
    level = 0

    def __enter__(self):
        Indenter.level += 1
        return self

    def __exit__(self, *exc):
        Indenter.level -= 1
        return False

    def print(self, *a):
        print("  " * self.level, *a, sep="")


ind = Indenter()


@ind
def work(n):
    ind.print("work", n)
    return work(n - 1) if n else ind.level


print(work(2), Indenter.level, work.__name__)


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>", end="")
    try:
        yield name.upper()
    except ArithmeticError as e:
        print(f"!{e}!", end="")
    finally:
        print(f"</{name}>")


with tag("p") as P, tag("b"):
    print(P, end="")
    1 / 0


@tag("fn")
def deco():
    print("in", end="")


deco()
deco()
with contextlib.ExitStack() as stack:
    for n in "xyz":
        stack.enter_context(Transaction(n))
    stack.callback(print, "callback", sep="-", end="!\n")
    stack.push(lambda *exc: print("push", exc[0]) or True)
    raise OSError("disk")
print("depth", Transaction.depth)
buf = io.StringIO()
with contextlib.redirect_stdout(buf), contextlib.suppress(LookupError):
    print("captured")
    {}["x"]
    print("no")
print(repr(buf.getvalue()))
class Res:
    def close(self): print("closed", self.__class__.__name__)
with contextlib.closing(Res()) as r, contextlib.nullcontext(5) as five:
    print(five, type(r).__name__)
@contextlib.contextmanager
def bad():
    yield 1
    yield 2
try:
    with bad() as v:
        print(v)
except RuntimeError as e:
    print(e)
def gen():
    with Transaction("gen"):
        yield 1
        yield 2
g = gen()
next(g)
g.close()
def early():
    with Transaction("ret"):
        return "value"
print(early())
for i in range(3):
    with Transaction(f"loop{i}"):
        if i == 1: continue
        if i == 2: break
with Transaction("last"):
    sys.exit("bye")
