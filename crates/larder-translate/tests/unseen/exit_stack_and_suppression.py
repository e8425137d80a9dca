"""contextlib in depth: order of exits, suppression, ExitStack callbacks, pop_all, reentrant managers."""
import io
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress

log = []


class Res:
    def __init__(self, name, *, swallow=(), fail_enter=None, fail_exit=None):
        self.name, self.swallow = name, swallow
        self.fail_enter, self.fail_exit = fail_enter, fail_exit

    def __enter__(self):
        log.append(f"+{self.name}")
        if self.fail_enter:
            raise self.fail_enter
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        log.append(f"-{self.name}({kind.__name__ if kind else ''}{':' + str(value) if value is not None else ''})")
        if self.fail_exit:
            raise self.fail_exit
        return isinstance(value, self.swallow) if self.swallow else None

def case(title, fn):
    log.clear()
    try:
        result = fn()
    except BaseException as e:
        ctx, chain = e, []
        while ctx is not None:
            chain.append(f"{type(ctx).__name__}({ctx})")
            ctx = ctx.__context__
        result = "raised " + " <- ".join(chain)
    print(f"{title:<22} {' '.join(log)}  => {result}")

def plain():
    with Res("a") as a, Res("b") as b:
        return a + b

def body_fails():
    with Res("a"), Res("b", swallow=KeyError), Res("c"):
        raise KeyError("k")
    return "survived"

def wrong_swallow():
    with Res("a", swallow=OSError):
        raise KeyError("k")

def second_enter_fails():
    with Res("a", swallow=RuntimeError), Res("b", fail_enter=RuntimeError("no b")):
        log.append("body")
    return "after"

def exit_replaces():
    with Res("a"), Res("b", fail_exit=ValueError("exit b")):
        raise KeyError("body")

def exit_fails_quietly():
    with Res("a", swallow=ValueError), Res("b", fail_exit=ValueError("exit b")):
        pass
    return "fine"

def loop_control():
    out = []
    for i in range(5):
        with Res(str(i)):
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
    return out

def stack_basic():
    with ExitStack() as stack:
        names = [stack.enter_context(Res(n)) for n in "xyz"]
        stack.callback(log.append, "callback")
        stack.callback(lambda *a, **k: log.append(f"cb{a}{k}"), 1, two=2)
        return names

def stack_suppress():
    with ExitStack() as stack:
        stack.enter_context(Res("out"))
        stack.push(lambda kind, v, tb: log.append(f"push:{kind and kind.__name__}") or kind is KeyError)
        stack.enter_context(Res("in"))
        raise KeyError("gone")
    return "suppressed"

def stack_changes_error():
    with ExitStack() as stack:
        stack.push(Res("last"))
        stack.enter_context(Res("swap", fail_exit=TypeError("swapped")))
        stack.callback(lambda: 1 / 0)
        raise KeyError("first")

def stack_pop_all():
    with ExitStack() as stack:
        for n in "pq":
            stack.enter_context(Res(n))
        kept = stack.pop_all()
        log.append("block end")
    log.append("outside")
    kept.close()
    return "closed later"

def stack_partial_failure():
    opened = []
    with ExitStack() as stack:
        for n in ("one", "two", "bad", "four"):
            err = OSError(n) if n == "bad" else None
            opened.append(stack.enter_context(Res(n, fail_enter=err)))
    return opened


for fn in (plain, body_fails, wrong_swallow, second_enter_fails, exit_replaces, exit_fails_quietly, loop_control,
           stack_basic, stack_suppress, stack_changes_error, stack_pop_all, stack_partial_failure):
    case(fn.__name__, fn)

@contextmanager
def tag(name, *, eat=()):
    print(f"<{name}>", end="")
    try:
        yield name
    except eat as e:
        print(f"[{type(e).__name__}]", end="")
    finally:
        print(f"</{name}>", end="")


@tag("deco")
def decorated(x):
    print(x, end="")
    return x * 2


print(decorated(4), decorated("s"))
with tag("b"), tag("i") as inner:
    print(inner, end="")
print()
with tag("eater", eat=LookupError):
    [][0]
print()
try:
    with tag("leak", eat=LookupError):
        raise ArithmeticError("through")
except ArithmeticError as e:
    print(" caught", e)

@contextmanager
def twice():
    yield 1
    yield 2

@contextmanager
def never():
    if False:
        yield


for cm in (twice, never):
    try:
        with cm():
            pass
    except RuntimeError as e:
        print(cm.__name__, "RuntimeError:", e)
manager = tag("once")
with manager:
    pass
try:
    with manager:
        pass
except (RuntimeError, AttributeError, TypeError) as e:
    print(" second use:", type(e).__name__)


with suppress(KeyError, IndexError) as nothing:
    {}["x"]
    print("unreachable")
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("hidden", end="!")
    with redirect_stdout(io.StringIO()) as other:
        print("deeper")
print(nothing, repr(buffer.getvalue()), repr(other.getvalue()))

class Door:
    def close(self):
        print("door closed")


with closing(Door()) as d, nullcontext("null") as n, nullcontext():
    print(type(d).__name__, n)
try:
    with Door():
        pass
except (TypeError, AttributeError) as e:
    print(type(e).__name__, e)
