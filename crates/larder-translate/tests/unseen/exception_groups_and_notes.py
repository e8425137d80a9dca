"""Chaining, notes, groups, except*, tracebacks as data; the program ends with an uncaught error."""
import sys
import traceback


class AppError(Exception):
    def __init__(self, message, *, code=1):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


class NotFound(AppError, LookupError):
    pass


def chain_of(e):
    out = []
    while e is not None:
        link = "cause" if e.__cause__ is not None else "context" if e.__context__ is not None and not e.__suppress_context__ else ""
        out.append(f"{type(e).__name__}({e}){' ' + link if link else ''}")
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return " / ".join(out)


def explicit():
    try:
        {}["key"]
    except KeyError as e:
        raise NotFound("no key", code=44) from e


def implicit():
    try:
        int("x1")
    except ValueError:
        [][3]


def silenced():
    try:
        1 / 0
    except ZeroDivisionError:
        raise AppError("clean") from None


def deep():
    try:
        try:
            implicit()
        except IndexError as e:
            raise TypeError("middle") from e
    finally:
        try:
            explicit()
        except LookupError:
            pass


def reraise():
    try:
        silenced()
    except AppError as e:
        e.add_note("seen once")
        e.add_note("seen twice")
        e.code += 1
        raise


for fn in (explicit, implicit, silenced, deep, reraise):
    try:
        fn()
    except Exception as e:
        print(f"{fn.__name__:<9} {chain_of(e)}", getattr(e, "__notes__", []), e.args)
        print("          lines", [line.rstrip() for line in traceback.format_exception_only(type(e), e)])

print(NotFound.__mro__[1:3], issubclass(NotFound, LookupError), repr(NotFound("x")), str(KeyError("x")), str(KeyError()), repr(OSError(2, "gone", "f.txt")), OSError(2, "gone").errno)
try:
    AppError.add_note(AppError("n"), 3)
except TypeError as e:
    print("TypeError:", e)
print([str(e) for e in (ValueError(), ValueError(1), ValueError(1, "two"), ValueError(("t",)), SystemExit(3), StopIteration(4), AssertionError("a"))])

group = ExceptionGroup("many", [ValueError("v1"), TypeError("t1"), ExceptionGroup("inner", [KeyError("k"), ValueError("v2"), NotFound("nf", code=7)])])
print(group, repr(group.message), len(group.exceptions), isinstance(group, Exception))


def leaves(eg, depth=0):
    for e in eg.exceptions:
        if isinstance(e, BaseExceptionGroup):
            yield from leaves(e, depth + 1)
        else:
            yield depth, e


print([(d, repr(e)) for d, e in leaves(group)])
matched, rest = group.split(ValueError)
print([repr(e) for _, e in leaves(matched)], [repr(e) for _, e in leaves(rest)], matched.message)
print(group.subgroup(lambda e: isinstance(e, LookupError)).exceptions[0].exceptions, group.subgroup(OSError), group.split(ExceptionGroup)[1])


def handle(eg):
    seen = []
    try:
        try:
            raise eg
        except* ValueError as vs:
            seen.append(("value", [str(e) for _, e in leaves(vs)]))
        except* (TypeError, OSError) as ts:
            seen.append(("type", [str(e) for _, e in leaves(ts)]))
        except* AppError as aps:
            seen.append(("app", [e.code for _, e in leaves(aps)]))
            raise RuntimeError("while handling app")
        else:
            seen.append("else")
        finally:
            seen.append("finally")
    except ExceptionGroup as left:
        seen.append(("left", [(type(e).__name__, str(e)) for _, e in leaves(left)]))
    return seen


print(handle(group))
print(handle(ValueError("bare")))
print(handle(ExceptionGroup("types", [OSError("o"), TypeError("t")])))
try:
    try:
        raise KeyboardInterrupt
    except* ValueError:
        print("no")
except KeyboardInterrupt as e:
    print("untouched", type(e).__name__)
try:
    ExceptionGroup("empty", [])
except ValueError as e:
    print("ValueError:", e)
try:
    ExceptionGroup("bad", [1])
except ValueError as e:
    print("ValueError:", e)
try:
    ExceptionGroup("base", [KeyboardInterrupt()])
except TypeError as e:
    print("TypeError:", e)
print(type(BaseExceptionGroup("auto", [ValueError()])).__name__, type(BaseExceptionGroup("auto", [SystemExit()])).__name__)


def context_survives():
    try:
        raise ValueError("outer")
    except ValueError as e:
        saved = e
        for n in range(2):
            try:
                raise IndexError(n)
            except IndexError as inner:
                print("   context of inner:", repr(inner.__context__), inner.__context__ is saved)
    print("   current:", sys.exc_info()[0])
    try:
        e
    except UnboundLocalError as err:
        print("  ", err)
    return saved


context_survives()
try:
    assert 1 + 1 == 3, f"arithmetic {1 + 1}"
except AssertionError as e:
    print("AssertionError:", e)
try:
    raise AppError
except TypeError as e:
    print("TypeError:", e)
try:
    raise 42
except TypeError as e:
    print("TypeError:", e)
final = NotFound("last straw", code=9)
final.add_note("first note")
final.add_note("exit note: look at the log")
sys.stdout.flush()
raise final from ValueError("root")
