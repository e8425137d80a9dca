import sys


class AppError(Exception):
    code = 1


class ConfigError(AppError):
    code = 2

    def __init__(self, key, *, hint=None):
        self.key = key
        self.hint = hint
        super().__init__(key, hint)

    def __str__(self):
        return f"config {self.key}" + (f" ({self.hint})" if self.hint else "")


class Resource:
    live = []

    def __init__(self, name, fail=False, swallow=()):
        self.name, self.fail, self.swallow = name, fail, swallow

    def __enter__(self):
        if self.fail:
            raise OSError(f"cannot open {self.name}")
        Resource.live.append(self.name)
        print("open", self.name)
        return self

    def __exit__(self, et, ev, tb):
        Resource.live.remove(self.name)
        print("close", self.name, et.__name__ if et else None, ev)
        return et is not None and issubclass(et, tuple(self.swallow)) if self.swallow else False


def f(n):
    try:
        print("try", n)
        if n == 0:
            return "early"
        if n == 1:
            raise ConfigError("port", hint="use 80")
        if n == 2:
            return [][0]
        if n == 3:
            return {}["k"]
        if n == 4:
            return int("x1")
        if n == 5:
            return None + 1
        if n == 6:
            return "abc".nope
        if n == 7:
            a, b = 1, 2, 3
        if n == 8:
            a, b, *c = [1]
        if n == 9:
            return 1 / 0
        if n == 10:
            return 1 % 0
        if n == 11:
            raise AppError
        if n == 12:
            return [1, 2].index(3)
        if n == 13:
            return (1).bit_length(2)
        if n == 14:
            return undefined_name
        if n == 15:
            return len(5)
        if n == 16:
            return max([])
        if n == 17:
            for i in 5:
                pass
        if n == 18:
            return "a" * "b"
        if n == 19:
            return {[]: 1}
        if n == 20:
            return 2.0 ** 10000
        if n == 21:
            return float("abc")
        if n == 22:
            return chr(-1)
        if n == 23:
            return [1, 2].pop(9)
        if n == 24:
            return "a" < 1
        if n == 25:
            return f(1, 2)
    except AppError as e:
        return f"app {e} {e.code} {e.args}"
    except (LookupError, ValueError) as e:
        return f"{type(e).__name__}: {e}"
    except Exception as e:
        return f"other {type(e).__name__}: {e}"
    else:
        return "fine"
    finally:
        if n == 26:
            return "from finally"
        print("finally", n)


for i in range(27):
    print(f(i))
with Resource("a") as a, Resource("b", swallow=(ValueError,)):
    print(a.name, Resource.live)
    raise ValueError("inside")
print(Resource.live)
try:
    with Resource("c"):
        with Resource("d", fail=True):
            print("never")
except OSError as e:
    print("caught", e)
try:
    try:
        {}["x"]
    except KeyError as e:
        raise ConfigError("y") from e
except ConfigError as e:
    print(repr(e), repr(e.__cause__), e.__context__ is e.__cause__)
try:
    try:
        1 / 0
    finally:
        print("cleanup")
except ZeroDivisionError as err:
    saved = err
print(saved, "err" in dir())
while True:
    try:
        break
    finally:
        print("leaving")
for i in range(3):
    try:
        if i == 1:
            continue
        print("i", i)
    finally:
        print("f", i)
print("to stderr", file=sys.stderr)


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as e:
    print("RecursionError", e)
raise ConfigError("end", hint="bye")
