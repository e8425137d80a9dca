"""SystemExit as an exception: codes, swallowing, finally, atexit, nested exits; ends with a real exit code."""
import atexit
import io
import sys
from contextlib import contextmanager, redirect_stdout, redirect_stderr, suppress, closing
def code_of(fn, *args):
    try:
        r = fn(*args)
    except SystemExit as e:
        return f"exit {e.code!r} args={e.args}"
    except BaseException as e:
        return f"{type(e).__name__}: {e}"
    return f"returned {r!r}"
def in_finally():
    try:
        sys.exit(1)
    finally:
        return "finally swallowed the exit"
def replaced():
    try:
        sys.exit("first")
    finally:
        sys.exit("second")
def not_exception():
    try:
        sys.exit(4)
    except Exception:
        return "caught as Exception"
def bare():
    try:
        sys.exit(4)
    except:
        return "bare except", sys.exc_info()[0].__name__
def base():
    try:
        raise SystemExit
    except BaseException as e:
        return e.code, e.args, str(e), repr(e)
def from_generator():
    def g():
        try:
            yield 1
            sys.exit("inside generator")
        finally:
            print("  generator finally")
    return list(g())
def closed_generator():
    def g():
        try:
            yield 1
        except GeneratorExit:
            sys.exit("on close")
    it = g()
    next(it)
    it.close()
class Resource:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("  enter", self.name)
        return self
    def __exit__(self, et, ev, tb):
        print("  exit", self.name, et.__name__ if et else None, getattr(ev, "code", "-"))
        return self.swallow
    def close(self):
        print("  closed", self.name)
def with_resources(swallow):
    with Resource("outer"), Resource("inner", swallow):
        sys.exit(7)
    return "after the with"
@contextmanager
def section(name):
    print(f"  <{name}>")
    try:
        yield name.upper()
    except SystemExit as e:
        print("  section saw", e.code)
        raise RuntimeError("translated") from e
    finally:
        print(f"  </{name}>")
def sectioned():
    with section("s") as up:
        sys.exit(up)
class MyExit(SystemExit):
    def __init__(self, why):
        super().__init__(len(why))
        self.why = why
def subclass():
    raise MyExit("because")
def changed_code():
    try:
        sys.exit(1)
    except SystemExit as e:
        e.code = "changed"
        raise
def in_repr():
    class R:
        def __repr__(self):
            sys.exit("repr exits")
    return f"{R()!r}"
def property_exit():
    class P:
        @property
        def p(self):
            sys.exit(5)

        def __getattr__(self, n):
            return "fallback"
    return P().p
for fn in (in_finally, replaced, not_exception, bare, base, from_generator, closed_generator, sectioned, subclass, changed_code, in_repr, property_exit):
    print(f"{fn.__name__}:", code_of(fn))
for arg in (None, 0, 1, 256, -1, True, "text", "", (1, 2), [], 2.5, {"a": 1}):
    print(code_of(sys.exit, arg), end="; ")
print(code_of(sys.exit), code_of(exit_args := sys.exit, 1, 2))
print(code_of(with_resources, False))
print(code_of(with_resources, True))
out, err = io.StringIO(), io.StringIO()
with suppress(SystemExit), redirect_stdout(out), redirect_stderr(err):
    print("captured", 1, sep=":")
    print("to stderr", file=sys.stderr)
    sys.stdout.write("raw")
    sys.exit("not shown")
print(repr(out.getvalue()), repr(err.getvalue()), out.tell(), sys.stdout is sys.__stdout__)
with closing(Resource("closable")) as r:
    print(" ", r.name)
print(issubclass(SystemExit, Exception), [c.__name__ for c in MyExit.__mro__[:-1]], SystemExit(1) == SystemExit(1), SystemExit(1, 2).code)
try:
    raise KeyboardInterrupt("typed by hand")
except (SystemExit, KeyboardInterrupt) as e:
    print(repr(e), isinstance(e, Exception))
def last_words(text, *, shout=False):
    print("atexit:", text.upper() if shout else text)
@atexit.register
def first_registered():
    print("atexit: decorated, runs last")
atexit.register(last_words, "two", shout=True)
atexit.register(last_words, "one")
removed = atexit.register(lambda: print("never"))
atexit.unregister(removed)
def attempts(n):
    for k in range(n):
        try:
            if k == 2:
                sys.exit(k)
            print("  attempt", k)
        except SystemExit as e:
            print("  caught", e)
            continue
        finally:
            print("  finally", k)
    else:
        print("  loop else")
    return n
print(code_of(attempts, 4))
try:
    try:
        raise MyExit("final goodbye!")
    except MyExit as e:
        print(e.why, e.code)
        raise
    finally:
        print("flushing")
        sys.stdout.flush()
finally:
    sys.exit(40 + (attempts(1) == 1) * 2)
