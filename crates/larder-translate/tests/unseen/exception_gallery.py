# Exception semantics: finally with return, else, chaining, custom hierarchies, re-raise, loops
import sys
def f1():
    try:
        return "try"
    finally:
        print("fin1", end=" ")
def f2():
    try:
        raise ValueError("lost")
    finally:
        return "finally wins"
def f3():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i, end=" ")
        except ZeroDivisionError:
            print("no")
        else:
            print("else", i, end=" ")
        finally:
            print("fin", i, end=" ")
    else:
        print("loop else")
    return i
def f4():
    x = [1]
    try:
        return x
    finally:
        x.append(2)
        x = "rebound"
def f5(n):
    while True:
        try:
            n -= 1
            if n == 0:
                return "zero"
            1 / n
            raise KeyError(n)
        except KeyError as e:
            if e.args[0] > 2:
                continue
            return f"key {e}"
        finally:
            if n == 4:
                break
    return "broke out"
print(f1(), f2(), f3(), f4(), f5(3), f5(1), f5(6), sep=" | ")
class AppError(Exception):
    code = 1
    def __init__(self, *args, hint=None):
        super().__init__(*args)
        self.hint = hint
class NotFound(AppError, KeyError):
    code = 2
class Fatal(AppError):
    code = 3
    def __str__(self):
        return f"[{self.code}] " + super().__str__()
def chain(kind):
    try:
        try:
            {}["k"]
        except KeyError as e:
            if kind == "from":
                raise NotFound("nf", 1, hint="try harder") from e
            if kind == "none":
                raise Fatal("quiet") from None
            if kind == "bare":
                raise
            if kind == "context":
                int("x")
            if kind == "other":
                raise Fatal("bad") from OSError(2, "nofile")
    except Exception as e:
        def name(x):
            return x and f"{type(x).__name__}{x.args}"
        print(f"{kind:>8}: {name(e)} str={e} cause={name(e.__cause__)} ctx={name(e.__context__)} sup={e.__suppress_context__} hint={getattr(e, 'hint', '-')}")
for kind in "from none bare context other nothing".split():
    chain(kind)
def handler(exc):
    try:
        raise exc
    except (LookupError, ArithmeticError) as e:
        return "lookup/arith", type(e).__name__, e.code if hasattr(e, "code") else None
    except AppError as e:
        return "app", e.code
    except Exception:
        t, v, tb = sys.exc_info()
        return "generic", t.__name__, v.args, tb is not None
    except BaseException as e:
        return "base", repr(e)
for exc in (NotFound("x"), Fatal(), ZeroDivisionError, IndexError(), OSError(13, "Permission denied", "file.txt"), StopIteration(3), SystemExit(2), KeyboardInterrupt(), UnicodeDecodeError("utf8", b"\xff", 0, 1, "bad")):
    print(handler(exc), "|", exc if not isinstance(exc, type) else "class")
print(repr(NotFound("k")), str(NotFound("k")), str(KeyError("k")), str(KeyError("a", "b")), repr(ValueError()), [ValueError("x", [1])], str(OSError(2, "m")), Exception() == Exception())
try:
    e = "outer e"
    raise ValueError("v")
except ValueError as e:
    keep = e
try:
    e
except NameError as ne:
    print(ne, "|", keep, ne.name)
print(sys.exc_info())
def retry(times, *excs):
    def deco(fn):
        def run(*a):
            errors = []
            for n in range(1, times + 1):
                try:
                    return fn(n, *a), errors
                except excs as err:
                    errors.append(repr(err))
            raise RuntimeError("gave up", len(errors)) from err_last(errors)
        return run
    return deco
def err_last(errors):
    return ValueError(errors[-1])
@retry(3, ValueError, IndexError)
def flaky(n, limit):
    if n < limit:
        raise (ValueError, IndexError)[n % 2](f"try {n}")
    return n * 10
print(flaky(2), flaky(3))
try:
    flaky(9)
except RuntimeError as err:
    print(err, err.args, repr(err.__cause__))
try:
    try:
        raise TypeError("first")
    finally:
        raise KeyError("second")
except KeyError as err:
    print(repr(err.__context__), err.__cause__, err.with_traceback(None) is err)
err = ValueError("noted")
err.add_note("note 1")
err.add_note("note 2")
print(err.__notes__)
def odd(n):
    match n:
        case 0:
            raise 5
        case 1:
            raise ValueError from 3
        case 2:
            raise
        case 3:
            assert [], [1]
        case 4:
            raise Fatal("f") from Fatal
        case 5:
            try:
                1 / 0
            except 5:
                pass
for n in range(7):
    try:
        odd(n)
        print(n, "passed")
    except (TypeError, RuntimeError, AssertionError, AppError) as e:
        print(n, "->", type(e).__name__, e, repr(e.__cause__))
sys.exit(Fatal("final", 9).code)
