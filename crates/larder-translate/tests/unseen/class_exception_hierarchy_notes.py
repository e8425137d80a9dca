import sys
import traceback


class AppError(Exception):
    """Base."""
    exit_code = 1
    template = "{what} failed"

    def __init__(self, what=None, /, **details):
        super().__init__(what, details)
        self.what = what
        self.details = details

    def __str__(self):
        text = self.template.format(what=self.what, **self.details)
        return text if not self.__notes else text + f" ({len(self.__notes)} notes)"

    @property
    def __notes(self):
        return getattr(self, "__notes__", [])

    def __reduce__(self):
        return type(self), (self.what,), {"details": self.details}

    def __eq__(self, other):
        return type(self) is type(other) and self.args == other.args

    __hash__ = Exception.__hash__


class ConfigError(AppError):
    template = "bad config {what}: {reason}"
    exit_code = 78


class Retry(AppError):
    def __init__(self, what, attempt, *, limit=3):
        super().__init__(what, attempt=attempt)
        self.attempt = attempt
        self.limit = limit

    def __bool__(self):
        return self.attempt < self.limit

    template = "{what} (attempt {attempt})"


class Multi(ExceptionGroup):
    def __new__(cls, msg, excs, code=0):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self

    def derive(self, excs):
        return Multi(self.message, excs, self.code)


def risky(n):
    try:
        if n == 0:
            raise ConfigError("db", reason="no url")
        if n == 1:
            {}["missing"]
        if n == 2:
            raise Retry("net", 2)
        if n == 3:
            raise AppError("plain") from ValueError("root")
        if n == 4:
            return "fine"
        raise Retry("net", n)
    except KeyError as e:
        e.add_note("while reading")
        e.add_note(f"n was {n}")
        raise
    except Retry as r:
        if r:
            r.add_note("again")
            raise r from None
        return f"gave up after {r.attempt}"
    finally:
        print("finally", n, sys.exc_info()[0] and sys.exc_info()[0].__name__)


for n in range(6):
    try:
        print(risky(n))
    except (ConfigError, Retry) as e:
        print(type(e).__name__, e, e.exit_code, e.details, getattr(e, "__notes__", None), e.__suppress_context__)
    except AppError as e:
        print("app", e, repr(e), repr(e.__cause__), e.args)
    except LookupError as e:
        print("lookup", e, e.__notes__, e.__context__)
print(ConfigError("a", reason=1) == ConfigError("a", reason=1), ConfigError("a") == AppError("a"), issubclass(Retry, AppError), AppError.__doc__, Retry.__doc__)
try:
    str(ConfigError("x"))
except KeyError as e:
    print("KeyError", e)
g = Multi("several", [ConfigError("a", reason="r"), ValueError(1), Multi("inner", [Retry("x", 1), TypeError("t")], 5)], 3)
match, rest = g.split(AppError)
print(repr(match), match.code, [type(x).__name__ for x in match.exceptions], rest.code, rest.exceptions[1].code)
try:
    try:
        raise g
    except* ConfigError as eg:
        print("config", [str(x) for x in eg.exceptions], type(eg).__name__, eg.code)
    except* (ValueError, TypeError) as eg:
        print("value", eg.exceptions, eg.message)
except ExceptionGroup as left:
    print("left", left, left.exceptions, left.code)
try:
    raise Retry("final", 9, limit=2) from AppError("cause")
except Retry as e:
    print("".join(traceback.format_exception_only(type(e), e)).strip(), bool(e))
    try:
        raise RuntimeError("during")
    except RuntimeError as r:
        print(r.__context__ is e, r.__cause__)
def deep(n):
    if n == 0:
        raise ConfigError("deep", reason="bottom")
    try:
        deep(n - 1)
    except AppError as e:
        raise AppError(f"level{n}") from e
try:
    deep(3)
except AppError as e:
    chain = []
    while e:
        chain.append(str(e))
        e = e.__cause__
    print(" <- ".join(chain))
err = ConfigError("end", reason="done")
err.add_note("bye")
raise err
