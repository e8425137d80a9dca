"""Exceptions in exceptions: context, cause, suppressed, reraised, finally overriding, else, with, custom hierarchies, notes."""
import traceback
from contextlib import ExitStack, contextmanager, suppress


class AppError(Exception):
    code = 1

    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details

    def __str__(self):
        base = super().__str__()
        return base + "".join(f" [{k}={v}]" for k, v in self.details.items())


class NotFound(AppError, KeyError):
    code = 44


class Transient(AppError):
    code = 75

    def __init__(self, tries):
        AppError.__init__(self, f"tried {tries}", tries=tries)
        self.tries = tries


def chain(e):
    out = []
    while e is not None:
        out.append(f"{type(e).__name__}({e})")
        if e.__cause__ is not None:
            out.append("<=cause")
            e = e.__cause__
        elif e.__context__ is not None and not e.__suppress_context__:
            out.append("<=context")
            e = e.__context__
        else:
            e = None
    return " ".join(out)


def run(fn, *args):
    try:
        print(fn.__name__, "->", fn(*args))
    except BaseException as e:
        print(fn.__name__, "!!", chain(e))


def plain():
    try:
        {}["k"]
    except KeyError:
        raise AppError("plain", at=1)


def caused():
    try:
        int("x")
    except ValueError as e:
        raise NotFound("caused", of="int") from e


def hidden():
    try:
        [][1]
    except IndexError:
        raise Transient(3) from None


def reraised():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            try:
                raise TypeError("while handling")
            except TypeError:
                pass
            e.args += ("extended",)
            raise
    except ArithmeticError as e:
        raise e


def final_overrides():
    try:
        raise ValueError("first")
    finally:
        raise RuntimeError("from finally")


def final_returns():
    for n in range(3):
        try:
            if n == 1:
                raise KeyError(n)
        except KeyError:
            continue
        else:
            print("  else", n)
        finally:
            print("  finally", n)
            if n == 2:
                break
    else:
        return "completed"
    return "broke"


def return_order():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
        x = [9]


def nested_return():
    def inner():
        try:
            return "try"
        finally:
            return "finally"
    while True:
        try:
            return inner()
        finally:
            break
    return "after loop"


def in_else():
    try:
        pass
    except ValueError:
        return "not me"
    else:
        raise ValueError("else is not guarded")
    finally:
        print("  finally of else")


def multi(kind):
    try:
        raise {"a": NotFound("n"), "b": Transient(2), "c": OSError(2, "No such file", "f.txt"), "d": UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), "e": StopIteration(5), "f": SystemExit(3), "g": AppError("app", x=None)}[kind]
    except (LookupError, OSError) as e:
        return "lookup or os", str(e), e.args, getattr(e, "code", None), getattr(e, "filename", None)
    except AppError as e:
        return e.code, str(e), e.details, repr(e)
    except Exception as e:
        return type(e).__mro__[1].__name__, str(e), e.args


for fn in (plain, caused, hidden, reraised, final_overrides, final_returns, return_order, nested_return, in_else):
    run(fn)
for k in "abcdefgh":
    run(multi, k)


@contextmanager
def guard(name, swallow=()):
    print("  enter", name)
    try:
        yield name.upper()
    except swallow as e:
        print("  swallowed", type(e).__name__, "in", name)
    finally:
        print("  leave", name)


class Quiet:
    def __init__(self, answer):
        self.answer = answer

    def __enter__(self):
        return self

    def __exit__(self, typ, value, tb):
        print("  exit", typ and typ.__name__, value, tb is not None)
        return self.answer


def managed():
    with guard("a") as a, guard("b", KeyError) as b:
        print("  body", a, b)
        raise KeyError("inside")
    with Quiet("truthy"), Quiet(0):
        raise ValueError("eaten")
    with Quiet([]):
        pass
    with suppress(ZeroDivisionError), ExitStack() as stack:
        stack.callback(print, "  callback")
        stack.enter_context(guard("s"))
        stack.push(lambda *exc: print("  pushed", exc[0].__name__))
        return 1 / 0
    return "after"


run(managed)


def bad_exit():
    class Bad:
        def __enter__(self):
            return self

        def __exit__(self, *a):
            raise LookupError("exit failed")
    with Bad():
        raise ValueError("body")


def raise_things(thing):
    raise thing


run(bad_exit)
for thing in (ValueError, ValueError("v"), "text", None, 5, int, AppError):
    run(raise_things, thing)


def bad_cause():
    raise ValueError("v") from "text"


def handler_fails():
    try:
        raise KeyError("one")
    except KeyError as e:
        raise undefined_name
    except NameError:
        return "not reached"


def nothing_active():
    raise


def bad_except():
    try:
        raise ValueError("x")
    except "text":
        pass


for fn in (bad_cause, handler_fails, nothing_active, bad_except):
    run(fn)
e = ValueError("noted", 2)
e.add_note("first note")
e.add_note("second")
try:
    e.add_note(3)
except TypeError as t:
    print(t)
print(e.__notes__, e, repr(e), e.args, e == ValueError("noted", 2), traceback.format_exception_only(type(e), e))
try:
    try:
        raise e
    finally:
        print("context now", e.__context__)
except ValueError as again:
    print(again is e, again.__traceback__ is not None)
def deep(n):
    return deep(n + 1) if n < 10000 else n
try:
    deep(0)
except RecursionError as r:
    print(type(r).__name__, str(r)[:32])
def final():
    try:
        raise Transient(1)
    except Transient as t:
        raise NotFound("the end", left=2) from t
final()
