import sys
import traceback

class AppError(Exception):
    """has a code"""
    def __init__(self, code, *args, hint=None):
        super().__init__(*args)
        self.code = code
        self.hint = hint
    def __str__(self):
        base = super().__str__() or "<no text>"
        return f"[{self.code}] {base}" + (f" ({self.hint})" if self.hint else "")

class Temporary(AppError):
    retries = 2

class Both(KeyError, IndexError):
    pass
def chain(e):
    out, seen = [], 0
    while e is not None and seen < 9:
        link = "cause" if e.__cause__ is not None else "context" if e.__context__ is not None and not e.__suppress_context__ else "end"
        out.append(f"{type(e).__name__}({e})>{link}")
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
        seen += 1
    return " ".join(out)
def catch(fn, *args):
    try:
        return f"ok {fn(*args)!r}"
    except BaseException as e:
        return chain(e)
def implicit():
    try:
        {}["missing"]
    except KeyError:
        [][3]
def explicit():
    try:
        int("zz")
    except ValueError as e:
        raise AppError(7, "converted", hint="use digits") from e
def in_finally():
    try:
        raise KeyError("first")
    finally:
        raise IndexError("second")
def finally_return():
    try:
        raise KeyError("lost")
    finally:
        return "finally wins"
def continue_in_finally():
    out = []
    for i in range(3):
        try:
            out.append(i)
            if i == 1:
                return out
        finally:
            out.append("f")
            if i == 1:
                continue
    return out
def try_else(n):
    try:
        r = 10 // n
    except ZeroDivisionError:
        return "except"
    else:
        return f"else {r}"
    finally:
        print("(finally)", end=" ")
def reraise():
    try:
        try:
            raise AppError(1, "inner")
        except AppError as e:
            e.code = 99
            raise
    except AppError as e2:
        return e2.code, str(e2), e2.args
def swap():
    try:
        try:
            raise ValueError("A")
        except ValueError as a:
            try:
                raise TypeError("B")
            except TypeError as b:
                raise a
    except ValueError as x:
        return chain(x.__context__), x.__context__.__context__ is None
def nested_handlers():
    try:
        raise Both("k")
    except (ValueError, IndexError) as e:
        return type(e).__name__, isinstance(e, LookupError), str(e), [c.__name__ for c in type(e).__mro__[:4]]
def bad_cause():
    raise ValueError("x") from "string"
def not_exception_handler():
    try:
        raise ValueError("v")
    except "ValueError":
        pass
def gen_cleanup():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("(gen exit)", end=" ")
        raise
    finally:
        print("(gen finally)", end=" ")
def generator_stop():
    def g():
        yield 1
        raise StopIteration("inside")
    return list(g())
def retry(times, fn):
    for attempt in range(times):
        try:
            return fn(attempt)
        except Temporary as e:
            last = e
            if attempt >= e.retries:
                raise AppError(500, f"gave up after {attempt + 1}") from e
    raise last
def flaky(limit):
    def f(n):
        if n < limit:
            raise Temporary(n, "busy")
        return n
    return f

for f in (implicit, explicit, in_finally, finally_return, continue_in_finally, reraise, swap, nested_handlers,
          bad_cause, not_exception_handler, generator_stop):
    print(f"{f.__name__:<22}", catch(f))
for n in (2, 0, None):
    print("try_else", n, catch(try_else, n))
print(catch(retry, 5, flaky(2)), "|", catch(retry, 9, flaky(5)), "|", catch(retry, 1, flaky(1)))
g = gen_cleanup()
next(g)
g.close()
print(next(g, "closed"))
saved = None
try:
    raise AppError(3, "a", 2, hint=[1])
except AppError as e:
    saved = e
print(saved, repr(saved), saved.args, saved.__traceback__ is not None, sys.exc_info()[0])
print("e" in globals(), traceback.format_exception_only(type(saved), saved))
try:
    raise ValueError("one", 2)
except Exception as e:
    print(sys.exc_info()[0].__name__, e, len(traceback.extract_tb(e.__traceback__)), repr(e), e == ValueError("one", 2))
print(repr(KeyError("k")), str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)), repr(Both()), OSError(2, "nope", "file"))
err = ValueError("kept").with_traceback(None)
err.add_note("a note")
print(err.__notes__, issubclass(UnicodeDecodeError, ValueError), BaseException.__subclasses__()[0].__name__)
try:
    explicit()
except AppError as e:
    e.code += 1
    raise Temporary(e.code, "end of program") from e
