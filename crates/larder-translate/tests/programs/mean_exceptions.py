class AppError(Exception):
    pass
class NotFound(AppError, KeyError):
    pass
def f(n):
    try:
        if n == 0:
            return "zero"
        if n == 1:
            raise ValueError("one")
        if n == 2:
            raise NotFound("two")
        if n == 3:
            return 1 / 0
        if n == 4:
            return [][0]
        if n == 5:
            return {}["k"]
        if n == 6:
            return int("abc")
        if n == 7:
            return None.foo
        if n == 8:
            return "a" + 1
        if n == 9:
            assert n < 5, f"n is {n}"
        if n == 10:
            return undefined_name
        if n == 11:
            a, b = [1, 2, 3]
        if n == 12:
            return len(5)
        if n == 13:
            return [1] < ["a"]
        if n == 14:
            raise AppError
        if n == 15:
            return {}[[]]
    except ValueError as e:
        return f"VE {e} {e.args}"
    except AppError as e:
        return f"AE {type(e).__name__} {e}"
    except (ZeroDivisionError, IndexError) as e:
        return f"{type(e).__name__}: {e}"
    except LookupError as e:
        return f"LE {e!r}"
    except Exception as e:
        return f"other {type(e).__name__}: {e}"
    else:
        return "else"
    finally:
        print("fin", n, end=" ")
for i in range(17):
    print(f(i))
def chain():
    try:
        try:
            raise KeyError("inner")
        except KeyError as e:
            raise RuntimeError("outer") from e
    except RuntimeError as e:
        print(repr(e), repr(e.__cause__), e.__cause__ is not None)
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise TypeError("second")
    except TypeError as e:
        print(repr(e.__context__))
chain()
class CM:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v)
        return self.swallow
with CM("a") as a, CM("b", True) as b:
    print(a.name, b.name)
    raise ValueError("inside")
def g():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    else:
        print("no")
g()
def h():
    try:
        return "try"
    finally:
        return "finally"
print(h())
try:
    raise SystemExit(3)
except SystemExit as e:
    print("exit code", e.code)
x = 5
try:
    del x
    print(x)
except NameError as e:
    print(e)
raise NotFound("last")
