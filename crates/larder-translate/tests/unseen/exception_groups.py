# inventory of exceptions: ExceptionGroup, except*, add_note, retry with backoff log, error aggregation
import sys
import traceback
class AppError(Exception):
    code = 10
class Transient(AppError):
    def __init__(self, msg, attempts=1):
        super().__init__(msg)
        self.attempts = attempts
class Batch(ExceptionGroup):
    def derive(self, excs):
        return Batch(self.message, excs)
    def codes(self):
        return [getattr(e, "code", "-") for e in self.exceptions]
def run_all(jobs):
    results, errors = {}, []
    for name, job in jobs.items():
        try:
            results[name] = job()
        except Exception as e:
            e.add_note(f"job {name}")
            errors.append(e)
    if errors:
        raise Batch(f"{len(errors)} failed", errors) from None
    return results
def flat(eg, depth=0):
    for e in eg.exceptions:
        yield "  " * depth + f"{type(e).__name__}: {e}" + "".join(f" [{n}]" for n in getattr(e, "__notes__", ()))
        if isinstance(e, BaseExceptionGroup):
            yield from flat(e, depth + 1)
def handle(group):
    steps = []
    try:
        try:
            raise group
        except* Transient as eg:
            steps.append(("transient", len(eg.exceptions), type(eg).__name__))
        except* (KeyError, IndexError) as eg:
            steps.append(("lookup", [str(e) for e in eg.exceptions]))
            raise RuntimeError("while handling lookup")
        except* ZeroDivisionError:
            steps.append(("zero",))
        else:
            steps.append("else")
        finally:
            steps.append("finally")
    except BaseExceptionGroup as rest:
        steps.append(("rest", rest.message, [type(e).__name__ for e in rest.exceptions]))
    return steps
jobs = {"ok": lambda: 1, "zero": lambda: 1 / 0, "key": lambda: {}["k"], "tr": lambda: (_ for _ in ()).throw(Transient("net", 3)), "val": lambda: int("x")}
try:
    run_all(jobs)
except Batch as b:
    print(b, b.message, len(b.exceptions), b.codes())
    print(*flat(b), sep="\n")
    match, rest = b.split(Transient)
    print(type(match).__name__, match, type(rest).__name__, rest.codes(), b.subgroup(OSError), b.subgroup(lambda e: isinstance(e, (ArithmeticError, LookupError))).exceptions)
    keep = b
print(run_all({"a": int, "b": lambda: "x"}))
for line in handle(keep):
    print("  ", line)
print(handle(ExceptionGroup("only", [Transient("a"), Transient("b")])))
print(handle(ExceptionGroup("nested", [ExceptionGroup("in", [ZeroDivisionError(), Transient("deep")]), OSError("o")])))
nested = ExceptionGroup("top", [ValueError(1), ExceptionGroup("mid", [TypeError(2), ValueError(3)])])
print(nested, repr(nested), *flat(nested), sep="\n")
print(repr(nested.subgroup(ValueError)), [repr(p) for p in nested.split(TypeError)])
try:
    try:
        raise ValueError("single")
    except* ValueError as eg:
        print("wrapped:", repr(eg), eg.message == "")
    try:
        raise ValueError("not matched")
    except* TypeError:
        print("never")
except ValueError as e:
    print("naked again:", repr(e))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup(3, [ValueError()]), lambda: ExceptionGroup("x")):
    try:
        print(repr(bad()))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [SystemExit()])).__name__, isinstance(keep, Exception), ExceptionGroup.__mro__[1].__name__)
def retry(fn, times, log):
    delay = 1
    for attempt in range(1, times + 1):
        try:
            return fn(attempt)
        except Transient as e:
            e.attempts += attempt
            log.append((attempt, delay, e.attempts))
            delay *= 2
            last = e
        finally:
            log.append("f")
    raise last
def flaky(n):
    if n < 3:
        raise Transient(f"try {n}")
    return f"ok after {n}"
log = []
print(retry(flaky, 5, log), log)
log = []
try:
    retry(flaky, 2, log)
except Transient as e:
    print(e, e.attempts, log)
    tb = traceback.extract_tb(e.__traceback__)
    print([f.name for f in tb])
    print(traceback.format_exception_only(e), traceback.format_exception_only(KeyError("k"))[-1].strip())
def level3():
    raise LookupError("deep")
def level2():
    try:
        level3()
    except LookupError as e:
        raise AppError("middle") from e
try:
    level2()
except AppError as e:
    text = "".join(traceback.format_exception(e)).splitlines()
    print([l for l in text if not l.startswith(" ") and l], len([l for l in text if l.strip().startswith("File")]))
    print(traceback.format_exc().splitlines()[-1], sys.exc_info()[1] is e)
old_hook = sys.excepthook
def hook(typ, val, tb):
    print(f"hook: {typ.__name__}({val}) code={getattr(val, 'code', None)}")
    sys.stdout.flush()
    print("died", file=sys.stderr)
sys.excepthook = hook
raise AppError("unhandled") from keep
