# context managers & exceptions: chaining, finally/return, suppress, ExitStack, custom exceptions
from contextlib import contextmanager, ExitStack, suppress, redirect_stdout, closing, nullcontext, ContextDecorator
import io

class AppError(Exception):
    code = 1
    def __init__(self, msg, *, hint=None):
        super().__init__(msg)
        self.hint = hint
    def __str__(self):
        return f"[E{self.code:03}] {super().__str__()}" + (f" ({self.hint})" if self.hint else "")

class NotFound(AppError, KeyError):
    code = 404

class Res:
    log = []
    def __init__(self, name, swallow=(), fail_exit=False):
        self.name, self.swallow, self.fail_exit = name, swallow, fail_exit
    def __enter__(self):
        self.log.append(f"+{self.name}")
        return self.name.upper()
    def __exit__(self, et, ev, tb):
        self.log.append(f"-{self.name}:{et.__name__ if et else None}")
        if self.fail_exit:
            raise RuntimeError(f"exit of {self.name}")
        return bool(et and issubclass(et, self.swallow or ()))

def flush():
    print(" ".join(Res.log))
    Res.log.clear()

with Res("a") as a, Res("b", (ZeroDivisionError,)) as b:
    print(a, b, 1 / 0)
flush()
try:
    with Res("x"), Res("y", fail_exit=True):
        raise KeyError("orig")
except RuntimeError as e:
    print(repr(e), "ctx", repr(e.__context__), "cause", e.__cause__)
flush()

def f(n):
    try:
        if n == 0:
            return "try"
        if n == 1:
            raise ValueError(n)
        if n == 2:
            raise TypeError
    except ValueError as e:
        return f"except {e}"
    else:
        return "else"
    finally:
        print("fin", n, end="; ")
        if n == 2:
            return "finally wins"

print([f(i) for i in range(4)])

def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i, end=" ")
        finally:
            print("f", i, end=" ")
    else:
        print("no break")
    return i

print(loop())

def chain(kind):
    try:
        try:
            {}["k"]
        except KeyError as e:
            if kind == "from":
                raise AppError("wrapped", hint="h") from e
            if kind == "none":
                raise AppError("hidden") from None
            if kind == "ctx":
                raise NotFound("lost")
            if kind == "bare":
                raise
            int("x")
    except Exception as e:
        return f"{type(e).__name__}|{e}|cause={e.__cause__!r}|ctx={e.__context__!r}|sup={e.__suppress_context__}|{e.args}"

for k in ("from", "none", "ctx", "bare", "other"):
    print(chain(k))
try:
    raise NotFound("q")
except (IndexError, LookupError) as e:
    print(repr(e), isinstance(e, AppError), [c.__name__ for c in type(e).__mro__])
try:
    print(e)
except NameError as err:
    print(err)

@contextmanager
def tag(name, out):
    out.append(f"<{name}>")
    try:
        yield out
    except LookupError as e:
        out.append(f"!{type(e).__name__}")
    finally:
        out.append(f"</{name}>")

out = []
with tag("p", out) as o, tag("b", out):
    o.append("text")
    [][3]
print("".join(out))

@contextmanager
def noyield():
    if False:
        yield

try:
    with noyield():
        pass
except RuntimeError as e:
    print(e)
with ExitStack() as st:
    names = [st.enter_context(Res(n, (OSError,))) for n in "pqr"]
    st.callback(lambda *a: Res.log.append(f"cb{a}"), 1, 2)
    st.push(lambda t, v, tb: Res.log.append(repr(v)))
    raise FileNotFoundError(2, "nope", "f.txt")
flush()
with suppress(ZeroDivisionError, KeyError), redirect_stdout(io.StringIO()) as buf:
    print("hidden")
    {}[1]
print(repr(buf.getvalue()), nullcontext(5).__enter__())

def bad(which):
    match which:
        case 0:
            with 5:
                pass
        case 1:
            raise 5
        case 2:
            raise ValueError from 3
        case 3:
            assert [], "empty"
        case 4:
            assert which == 5

for i in range(5):
    try:
        bad(i)
    except Exception as e:
        print(type(e).__name__, e)
eg = ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("in", [OSError(5, "io")])])
try:
    raise eg
except* ValueError as g:
    print("VE", g.exceptions)
except* (OSError, TypeError) as g:
    print("other", g.exceptions, g)
e = ValueError("x", 2)
e.add_note("note 1")
print(e, repr(e), e.args, e.__notes__, OSError(2, "No such", "fn"), repr(OSError(2, "m")), repr(KeyError("a'b")), str(KeyError("a")), str(Exception()), repr(Exception()), str(Exception(1, "a")))
print(f(1), type(OSError(2, "x")).__name__, StopIteration(3).value, SystemExit(4).code, UnicodeError("u").args)
try:
    with Res("last"):
        raise NotFound("final", hint="end") from ValueError("root cause")
finally:
    flush()
