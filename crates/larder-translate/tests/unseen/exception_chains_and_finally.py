import sys
import traceback

class AppError(Exception):
    def __init__(self, code, *details):
        super().__init__(code, *details)
        self.code = code

class RetryError(AppError):
    """Raised when every attempt failed."""

def order(kind):
    steps = []
    try:
        steps.append("try")
        if kind == "raise":
            raise ValueError(kind)
        if kind == "return":
            return steps
    except ValueError:
        steps.append("except")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    steps.append("after")
    return steps

def override():
    for i in range(3):
        try:
            return "from try"
        finally:
            if i == 1:
                return "from finally"
            continue

def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"

def chain(mode):
    try:
        try:
            {}["missing"]
        except KeyError as e:
            if mode == "implicit":
                raise AppError("E1")
            if mode == "explicit":
                raise AppError("E2", e) from e
            if mode == "none":
                raise AppError("E3") from None
            raise
    except Exception as e:
        return e

def depth(e):
    names = []
    while e is not None:
        names.append(type(e).__name__)
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return " <- ".join(names)

def retry(fn, times):
    last = None
    for n in range(1, times + 1):
        try:
            return fn(n)
        except (ZeroDivisionError, LookupError) as e:
            e.add_note(f"attempt {n}")
            last = e
    raise RetryError("gave up", times) from last

for kind in ("raise", "return", "plain"):
    print(kind, order(kind))
print(override(), swallow())
for mode in ("implicit", "explicit", "none", "reraise"):
    e = chain(mode)
    print(f"{mode:<9} {e!r:<40} {depth(e)} {e.__suppress_context__}")
print(retry(lambda n: 10 / (n - 1), 3))
try:
    retry(lambda n: [][n], 2)
except AppError as e:
    print(e, "|", e.code, "|", e.args, "|", repr(e.__cause__), e.__cause__.__notes__)
    print("".join(traceback.format_exception_only(type(e), e)).strip())
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("sub", [ValueError(2)])])
except* ValueError as eg:
    print("values", eg, [type(x).__name__ for x in eg.exceptions])
except* TypeError as eg:
    print("types", eg.exceptions)
for bad in (lambda: (_ for _ in ()).throw(AppError), lambda: int("x1"), lambda: [1][5], lambda: {}[()], lambda: None.x,
            lambda: "a" + 1, lambda: len(5), lambda: (1).foo, lambda: [].pop(), lambda: next(iter([])), lambda: float("1,5"),
            lambda: order(), lambda: order(1, 2), lambda: order(knd=1), lambda: "abc".index("z"), lambda: chr(-1), lambda: 1 < "a"):
    try:
        bad()
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
print(sys.exc_info(), issubclass(KeyError, LookupError), str(KeyError("k")), str(KeyError()))
try:
    try:
        raise OSError(2, "No such file", "x.txt")
    finally:
        print("cleanup runs before the handler")
except OSError as e:
    print(type(e).__name__, e.errno, e)

def process(n):
    with_note = RetryError("fatal", n)
    with_note.add_note("last words")
    raise with_note

try:
    process(7)
finally:
    print("finally, then the end")
